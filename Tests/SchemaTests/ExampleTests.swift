import Ingest
import Prepare
import References
import TestSupport
import Testing
import XMLTree

/// The full-size example has the size and the sums that issue 2 asks for, read from the plan
/// itself, and the documents print the same.
@Suite struct ExampleTests {
  private let root: Element

  init() throws {
    root = try #require(XMLSource(parsing: try Files.bytes(Repository.example)).root)
  }

  private func objects(_ domain: String) -> [Element] {
    root.first("domain-\(domain)")?.elements ?? []
  }

  private func isToday(_ object: Element) -> Bool {
    ["saat-ini", "dihentikan"].contains(object[attribute: "keadaan"] ?? "saat-ini")
  }

  @Test(arguments: [
    ("proses-bisnis", 120), ("layanan", 110), ("data-informasi", 350), ("aplikasi", 66),
    ("infrastruktur", 15), ("keamanan", 7),
  ])
  func domainIsLargeEnough(_ sample: (String, Int)) {
    #expect(objects(sample.0).count(where: isToday) >= sample.1)
  }

  @Test func kindsAreAllThere() throws {
    let fields = try Shared.library.get().fields
    for domain in ["infrastruktur", "keamanan"] {
      let kinds = Set(objects(domain).filter(isToday).map(\.name))
      #expect(kinds == Set(try #require(fields.domain(domain)).kinds.map(\.key)))
    }
  }

  @Test func planIsLargeEnough() {
    let domains = [
      "proses-bisnis", "layanan", "data-informasi", "aplikasi", "infrastruktur", "keamanan",
    ]
    #expect(domains.flatMap(objects).count { !isToday($0) } >= 45)
    #expect(root.descendants("kesenjangan").count { $0[attribute: "kode"] != nil } >= 60)
    let activities = root.first("peta-rencana")?.elements ?? []
    #expect(activities.count >= 80)
    #expect(Set(activities.compactMap { $0[attribute: "muatan"] }).count == 7)
    let years = Set(
      activities.flatMap { $0.elements(named: "rincian") }.compactMap { $0[attribute: "tahun"] })
    #expect(years == ["2025", "2026", "2027", "2028", "2029"])
    #expect((root.first("perangkat-daerah")?.elements.count ?? 0) >= 30)
    let objectives = root.first("strategi")?.descendants("sasaran").filter {
      $0[attribute: "kode"] != nil
    }
    #expect(objectives?.count == 16)
    #expect(objectives?.allSatisfy { $0.first("iku") != nil } == true)
    #expect(root[attribute: "contoh"] == "ya")
  }

  @Test func proseIsLongEnough() {
    let words = (root.first("narasi")?.elements ?? []).flatMap {
      $0.descendants("p") + $0.descendants("butir")
    }.reduce(0) { $0 + $1.foldedText.split(separator: " ").count }
    #expect(words >= 3_500)
  }

  // MARK: Sums

  /// Rupiah by a key of each line and by year, from the XML alone; nil counts as nothing.
  private func sums(_ key: (Element, Element) -> String) -> [String: [String: Int128]] {
    var sums: [String: [String: Int128]] = [:]
    for activity in root.first("peta-rencana")?.elements ?? []
    where activity[attribute: "status"] != "ditunda" {
      for line in activity.elements(named: "rincian") {
        guard let amount = line.first("pagu").flatMap({ Int128($0.foldedText) }) else { continue }
        sums[key(activity, line), default: [:]][line[attribute: "tahun"] ?? "", default: 0] +=
          amount
      }
    }
    return sums
  }

  private func number(_ cell: String) -> Int128? {
    let digits = cell.filter { $0.isNumber }
    return digits.isEmpty ? nil : Int128(digits)
  }

  private func check(_ id: String, _ sums: [String: [String: Int128]], name: (String) -> String)
    throws
  {
    let tree = try Build.full(.publik).document("peta-rencana").tree
    let rows = try #require(tree.part("tabel-\(id)")).bodyRows.filter { $0.count > 6 }
    let years = ["2025", "2026", "2027", "2028", "2029"]
    var total: [Int128] = [0, 0, 0, 0, 0]
    for (key, byYear) in sums {
      let row = try #require(rows.first { $0.contains(name(key)) }, "\(key)")
      let amounts = years.map { byYear[$0] ?? 0 }
      #expect(row.suffix(6).dropLast().map { number($0) ?? 0 } == amounts, "\(key)")
      #expect(row.last.flatMap(number) == amounts.reduce(0, +), "\(key)")
      total = zip(total, amounts).map(+)
    }
    let last = try #require(rows.last)
    #expect(last.suffix(6).dropLast().map { number($0) ?? 0 } == total)
    #expect(last.last.flatMap(number) == total.reduce(0, +))
  }

  @Test func recapByGroupIsRight() throws {
    let groups = try Shared.prepare(Repository.example).groups
    try check("rekap-muatan", sums { activity, _ in activity[attribute: "muatan"] ?? "" }) { key in
      groups.first { $0.key == key }?.name ?? key
    }
  }

  @Test func recapByUnitIsRight() throws {
    let tree = try Build.full(.publik).document("peta-rencana").tree
    let rows = try #require(tree.part("tabel-rekap-unit")).bodyRows
    let groups = try Shared.prepare(Repository.example).groups
    let years = ["2025", "2026", "2027", "2028", "2029"]
    let expected = sums { activity, line in
      let unit = line[attribute: "perangkat-daerah"] ?? ""
      let group = groups.first { $0.key == activity[attribute: "muatan"] }?.name ?? ""
      return "\(unit)|\(group)"
    }
    var unit = ""
    var seen: [String: [Int128]] = [:]
    var running: [Int128] = [0, 0, 0, 0, 0]
    for row in rows.dropLast() {
      if row.count == 1 {
        unit = String(row[0].prefix { $0 != " " })
        running = [0, 0, 0, 0, 0]
        continue
      }
      let amounts = row.suffix(6).dropLast().map { number($0) ?? 0 }
      if row[0] == "Subjumlah \(unit)" {
        #expect(amounts == running, "\(unit)")
      } else {
        seen["\(unit)|\(row[0])"] = amounts
        running = zip(running, amounts).map(+)
      }
      #expect(row.last.flatMap(number) ?? 0 == amounts.reduce(0, +), "\(unit) \(row[0])")
    }
    let wanted = expected.mapValues { byYear in years.map { byYear[$0] ?? 0 } }
    #expect(seen.filter { $0.value.contains { $0 != 0 } } == wanted)
    let total = wanted.values.reduce([0, 0, 0, 0, 0] as [Int128]) { zip($0, $1).map(+) }
    #expect(rows.last?.suffix(6).dropLast().map { number($0) ?? 0 } == total)
  }

  @Test func recapByFundIsRight() throws {
    try check("rekap-sumber", sums { _, line in line[attribute: "sumber-dana"] ?? "" }) { $0 }
  }

  @Test func countsByDomainAreRight() throws {
    let tree = try Build.full(.publik).document("arsitektur").tree
    let rows = try #require(tree.part("tabel-ringkasan-domain")).bodyRows
    let prepared = try Shared.prepare(Repository.example)
    for (row, key) in zip(rows, prepared.domainKeys) {
      let all = objects(key)
      let today = all.count(where: isToday)
      #expect(row[0] == prepared.domainName(key))
      #expect(number(row[1]) == Int128(today), "\(key)")
      #expect((number(row[row.count - 1]) ?? 0) == Int128(all.count - today), "\(key)")
    }
  }

  @Test func everyVisibleObjectIsInTheRegisters() throws {
    let build = try Build.full(.publik)
    let main = Set(try build.document("arsitektur").tree.all.compactMap { $0[attribute: "xml:id"] })
    let register = Set(
      try build.document("register").tree.all.compactMap { $0[attribute: "xml:id"] })
    for object in build.prepared.plan.objects where !object.isRestricted {
      #expect(register.contains("obj.\(object.kode)"), "\(object.kode)")
      #expect(main.contains("obj.\(object.kode)"), "\(object.kode)")
    }
  }

  @Test func everyActivityIsInThePetaRencana() throws {
    let tree = try Build.full(.publik).document("peta-rencana").tree
    let text = Haystack(tree.foldedText)
    for activity in root.first("peta-rencana")?.elements ?? [] {
      #expect(text.contains(activity.first("nama")?.foldedText ?? "?"))
    }
  }
}

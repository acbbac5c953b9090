import TestSupport
import Testing

@Suite struct ScheduleCommandTests {
  /// What the Python package icalendar reads, beside the JSON of the same run: every turn must be an
  /// event on its last day, every milestone on its own, every duty without last day a thing to do.
  private static let facts = """
    import sys, json, datetime, icalendar
    raw = open(sys.argv[1], 'rb').read()
    lines = raw.split(b'\\r\\n')
    assert lines[-1] == b'' and b'\\n' not in raw.replace(b'\\r\\n', b'')
    assert max(map(len, lines)) <= 75, 'long line'
    calendar = icalendar.Calendar.from_ical(raw)
    assert not calendar.errors and str(calendar['VERSION']) == '2.0'
    entries = {}
    for part in calendar.subcomponents:
        assert not part.errors and str(part['UID']) not in entries
        entries[str(part['UID'])] = part
    data = json.load(open(sys.argv[2], encoding='utf-8'))
    stamp = datetime.datetime.combine(datetime.date.fromisoformat(data['tanggal']),
                                      datetime.time(), datetime.timezone.utc)
    turns = steps = free = 0
    for plan in data['rencana']:
        for duty in plan['kewajiban']:
            if duty['status'] == 'tanpa-tenggat':
                free += 1
                assert 'tidak ada tenggat menurut' in duty['keterangan']
                continue
            event = entries[duty['uid']]
            day = datetime.date.fromisoformat(duty['tenggat'])
            assert event.name == 'VEVENT' and event['DTSTART'].params['VALUE'] == 'DATE'
            assert event.decoded('DTSTART') == day
            assert event.decoded('DTEND') == day + datetime.timedelta(days=1)
            assert event.decoded('DTSTAMP') == stamp
            assert duty['nama'] in str(event['SUMMARY']) and plan['daerah'] in str(event['SUMMARY'])
            assert duty.get('dasar', '') in str(event['DESCRIPTION'])
            turns += 1
            for step in duty.get('persiapan', []):
                before = entries[step['kunci'] + '-' + duty['uid']]
                assert before.decoded('DTSTART') == datetime.date.fromisoformat(step['paling-lambat'])
                assert step['sumber'] in str(before['DESCRIPTION'])
                steps += 1
    assert len(entries) == turns + steps + free, (len(entries), turns, steps, free)
    print(turns, steps, free, len([e for e in entries.values() if e.name == 'VTODO']))
    """

  private let plans = ["kapuas", "banjarbaru", "lebak", "kuantan-singingi", "kapuas-hulu"].map {
    $0 == "kapuas" ? Repository.small : Repository.path("Examples/\($0)/rencana.xml")
  }

  @Test func anotherProgramReadsTheCalendarOfManyPlans() throws {
    let folder = try TemporaryFolder()
    let arguments =
      ["jadwal"] + plans + [
        "--tanggal", "2027-02-01", "--laporan", "ics=\(folder.file("a.ics"))", "--laporan",
        "json=\(folder.file("a.json"))",
      ]
    let result = try Naskah.run(arguments: arguments)
    #expect(result.code == 0, "\(result.report)")
    #expect(result.text.hasPrefix("Jadwal kewajiban per 1 Februari 2027\n"))
    #expect(!result.text.contains("⟦") && !result.text.contains("%"))
    let read = try Command.run(
      Repository.path(".build/venv/bin/python"),
      ["-c", ScheduleCommandTests.facts, folder.file("a.ics"), folder.file("a.json")])
    #expect(read.report == "")
    let counts = read.text.split(whereSeparator: \.isWhitespace).compactMap { Int($0) }
    #expect(counts.count == 4 && counts.allSatisfy { $0 > 0 })
    // The same day gives the same bytes.
    let first = try Files.bytes(folder.file("a.ics"))
    _ = try Naskah.run(arguments: arguments)
    #expect(try Files.bytes(folder.file("a.ics")) == first)
  }

  @Test func whatIsOverdueComesFirstAndIsAFailureWhenStrict() throws {
    let result = try Naskah.run("jadwal", Repository.small, "--tanggal", "2028-01-10", "--ketat")
    #expect(result.code == 1)
    let text = result.text
    let overdue = try #require(text.firstRange(of: "Lewat tenggat (")?.lowerBound)
    let open = try #require(text.firstRange(of: "Sedang berjalan (")?.lowerBound)
    let free = try #require(text.firstRange(of: "Tanpa tenggat (")?.lowerBound)
    #expect(overdue < open && open < free)
    #expect(text[overdue..<open].contains("31 Desember 2027  Reviu Arsitektur SPBE, paruh waktu"))
    #expect(text[overdue..<open].contains("lewat 10 hari dan tidak tercatat pada proses"))
    #expect(text.contains("Perbup Kapuas 26/2024 Pasal\u{A0}5 ayat\u{A0}(2)"))
    let early = try Naskah.run("jadwal", Repository.small, "--tanggal", "2024-10-01", "--ketat")
    #expect(early.code == 0)
  }

  @Test func whatTheLawAllowsHasNoDeadline() throws {
    let result = try Naskah.run(
      "jadwal", Repository.path("Examples/banjarbaru/rencana.xml"), "--tanggal", "2040-01-01")
    #expect(result.code == 0)
    let free = try #require(result.text.firstRange(of: "Tanpa tenggat ("))
    #expect(
      result.text[free.lowerBound...].contains(
        "tidak ada tenggat menurut Perda Kota Banjarbaru 5/2022 Pasal\u{A0}8"))
    #expect(!result.text[..<free.lowerBound].contains("Reviu Arsitektur"))
  }

  @Test func withoutADayTodayIsPrinted() throws {
    let result = try Naskah.run("jadwal", Repository.small)
    #expect(result.code == 0)
    #expect(result.text.contains(/^Jadwal kewajiban per \d+ [A-Z][a-z]+ \d{4}\n/))
  }

  private static let badOptions: [([String], Int32)] = [
    (["--tanggal", "2027-02-30"], 2), (["--tanggal", ""], 2), (["--tanggal", "besok"], 2),
    (["--laporan", "pdf"], 2), (["--laporan", "ics="], 2), (["--profil", "tidak-ada"], 1),
    (["--laporan", "ics=/proc/tidak-ada/a.ics"], 5),
  ]

  @Test(arguments: badOptions) func badOptionsAreRefused(_ sample: ([String], Int32)) throws {
    let result = try Naskah.run(arguments: ["jadwal", Repository.small] + sample.0)
    #expect(result.code == sample.1)
    #expect(!result.report.isEmpty && !result.report.contains("⟦"))
  }

  @Test func oneUnreadablePlanStopsTheCalendar() throws {
    let folder = try TemporaryFolder()
    let result = try Naskah.run(
      "jadwal", Repository.small, folder.file("tidak-ada.xml"), "--tanggal", "2027-01-01",
      "--laporan", "ics=\(folder.file("a.ics"))")
    #expect(result.code == 3)
    #expect(result.text.isEmpty)
    #expect(!Files.exists(folder.file("a.ics")))
  }
}

import References
import TestSupport
import Testing

@Suite struct FieldCatalogueTests {
  @Test func sixDomainsHaveTheirKinds() throws {
    let fields = try Shared.library.get().fields
    let counts = fields.domains.map { ($0.key, $0.kinds.count) }
    #expect(
      counts.map(\.0).sorted() == [
        "aplikasi", "data-informasi", "infrastruktur", "keamanan", "layanan", "proses-bisnis",
      ])
    #expect(fields.domain("infrastruktur")?.kinds.count == 12)
    #expect(fields.domain("keamanan")?.kinds.count == 7)
  }

  @Test func everyFieldLeadsToSomethingThatExists() throws {
    let library = try Shared.library.get()
    for domain in library.fields.domains {
      #expect(library.referenceSets[domain.referenceSet] != nil, "\(domain.key)")
      for kind in domain.kinds {
        #expect(kind.field(domain.ownerField) != nil, "\(kind.key)")
        for field in kind.fields {
          #expect(!field.label.isEmpty, "\(kind.key) \(field.key)")
          switch field.content {
          case .list(let list): #expect(library.lists[list] != nil, "\(kind.key) \(list)")
          case .reference(let set): #expect(library.referenceSets[set] != nil, "\(kind.key) \(set)")
          case .link(let kinds):
            for target in kinds where target != "sasaran" {
              #expect(library.fields.kind(target) != nil, "\(kind.key) \(target)")
            }
          case .text, .unit, .date, .number, .money, .code: break
          }
        }
      }
    }
  }

  @Test(arguments: [
    ("layanan", "risiko"), ("kerentanan-keamanan", "hasil"), ("audit-keamanan", "tindak-lanjut"),
    ("server", "lokasi"), ("jaringan-intra", "bandwidth"), ("aplikasi", "server"),
  ])
  func detailsThatHelpAnAttackerAreRestricted(_ sample: (String, String)) throws {
    let kind = try #require(try Shared.library.get().fields.kind(sample.0))
    #expect(kind.field(sample.1)?.isRestricted == true)
  }
}

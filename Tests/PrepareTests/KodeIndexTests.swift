import Ingest
import Prepare
import TestSupport
import Testing

@Suite struct KodeIndexTests {
  private let index: KodeIndex
  private let plan: Plan

  init() throws {
    let prepared = try Shared.prepare(Repository.small)
    index = prepared.index
    plan = prepared.plan
  }

  @Test(arguments: [
    ("DAB-001", "proses-bisnis"), ("DAI-003", "jaringan-intra"), ("S-01", "sasaran"),
    ("IKU-01", "iku"), ("K-003", "kesenjangan"), ("PR-007", "kegiatan"),
  ])
  func kodeLeadsToItsKind(_ sample: (String, String)) {
    #expect(index[sample.0]?.kind == sample.1)
  }

  @Test func unknownKodeLeadsNowhere() {
    #expect(index["TIDAK-ADA"] == nil)
    #expect(index["DINKES"] == nil)
    #expect(index.unit("TIDAK-ADA") == nil)
  }

  @Test func positionsLeadBack() throws {
    for object in plan.objects {
      let target = try #require(index[object.kode])
      #expect(plan.objects[target.position].kode == object.kode)
      #expect(target.name == object.name)
    }
    for unit in plan.units {
      #expect(index.unit(unit.kode).map { plan.units[$0].kode } == unit.kode)
    }
    #expect(Set(index.unitKodes) == ["DINKES", "DISKOMINFO"])
  }
}

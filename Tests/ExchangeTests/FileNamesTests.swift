import Exchange
import Testing

@Suite struct FileNamesTests {
  @Test func textsThatWouldShareANameGetNumbers() {
    #expect(
      FileNames.unique(["A-B", "A/B", "a-b"]) == ["A-B": "A-B", "A/B": "A-B-2", "a-b": "a-b-3"])
  }

  @Test func numbersDoNotTakeTheNameOfAnother() {
    let names = FileNames.unique(["A-B", "A-B-2", "A/B", "A_B"])
    #expect(names["A/B"] == "A-B-3" && names["A_B"] == "A_B")
    #expect(Set(names.values).count == 4)
  }

  @Test func namesThatAreTakenAreNotGivenAway() {
    #expect(FileNames.unique(["Tanpa-PD"], besides: ["tanpa-pd"]) == ["Tanpa-PD": "Tanpa-PD-2"])
  }

  @Test(arguments: [
    ("../etc/passwd", "-etc-passwd"), ("RSUD dr. H. (Kota).", "RSUD dr. H. (Kota)"), ("...", "-"),
    ("a\u{0}b|c", "a-b-c"), ("Dinas  Pekerjaan\nUmum", "Dinas Pekerjaan Umum"),
  ])
  func whatFileSystemsMindBecomesAHyphen(_ text: String, _ name: String) {
    #expect(FileNames.safe(text) == name)
  }
}

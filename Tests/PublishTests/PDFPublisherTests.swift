import Testing

@testable import Publish

/// What WeasyPrint says while it works.
@Suite struct PDFPublisherTests {
  @Test(
    arguments: [
      ("INFO: Step 5 - Creating layout - Page 1\nINFO: Step 5 - Creating layout - Page 7\n", 7),
      // Contents with page numbers are laid out again until they hold.
      (
        "INFO: Step 5 - Creating layout - Page 50\nINFO: Step 5 - Creating layout - Repagination #1\n"
          + "INFO: Step 5 - Creating layout - Page 48 (up-to-date)\n"
          + "INFO: Step 5 - Creating layout - Page 49 (up-to-date)\nINFO: Step 6 - Creating PDF\n",
        49
      ),
      ("INFO: Step 6 - Creating PDF\n", nil), ("", nil), ("Step 5 - Page x", nil),
    ] as [(String, Int?)])
  func lastPageOfTheLogIsTheNumberOfPages(_ sample: (String, Int?)) {
    #expect(PDFPublisher.pages(in: sample.0) == sample.1)
  }
}

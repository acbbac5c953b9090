// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

/// A module of our own: dependencies point down only.
func module(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: settings)
}

/// Tests of one module, with the helpers that all tests share.
func tests(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .testTarget(
    name: "\(name)Tests", dependencies: dependencies + ["TestSupport"], swiftSettings: settings)
}

let package = Package(
  name: "naskah",
  products: [
    .executable(name: "naskah", targets: ["naskah"]),
    .executable(name: "naskah-gambar", targets: ["naskah-gambar"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")
  ],
  targets: [
    .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .systemLibrary(name: "CLibXSLT", pkgConfig: "libxslt", providers: [.apt(["libxslt1-dev"])]),
    .systemLibrary(name: "CNettle", pkgConfig: "nettle", providers: [.apt(["nettle-dev"])]),
    .systemLibrary(
      name: "CMarkdown", pkgConfig: "libcmark-gfm",
      providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"])]),
    .systemLibrary(name: "CPNG", pkgConfig: "libpng", providers: [.apt(["libpng-dev"])]),
    .systemLibrary(name: "CRSVG", pkgConfig: "librsvg-2.0", providers: [.apt(["librsvg2-dev"])]),
    .target(name: "CHeaps"),
    .target(name: "CXMLShims", dependencies: ["CLibXML2", "CLibXSLT"]),
    // Of libzip only the header is needed: the library is loaded when an archive is opened.
    .target(name: "CLibZip"),
    module("XMLTree", ["CHeaps", "CLibXML2", "CLibXSLT", "CXMLShims"]),
    module("Diagnostics", []),
    module("Workbook", ["CLibZip", "XMLTree", "Diagnostics"]),
    module("Markdown", ["CMarkdown"]),
    module("TextDocument", ["Workbook", "XMLTree"]),
    module("Pictures", ["References", "XMLTree"]),
    module("Docx", ["Pictures", "References", "TextDocument", "Workbook", "XMLTree"]),
    module(
      "Prose",
      [
        "Markdown", "TextDocument", "Workbook", "Pictures", "XMLTree", "Diagnostics", "References",
      ]),
    module("Schematron", ["XMLTree", "Diagnostics"]),
    module("References", ["CHeaps", "XMLTree", "Diagnostics"]),
    module("Ingest", ["XMLTree", "Diagnostics", "References", "Pictures"]),
    module(
      "Exchange",
      [
        "XMLTree", "Diagnostics", "References", "Ingest", "Workbook", "TextDocument", "Prose",
        "Pictures",
      ]),
    module("Review", ["XMLTree", "Diagnostics", "References"]),
    module("Prepare", ["XMLTree", "Diagnostics", "References", "Pictures", "Ingest", "Review"]),
    module(
      "Check",
      ["XMLTree", "Schematron", "Diagnostics", "References", "Ingest", "Prepare", "Review"]),
    module("Instruments", ["XMLTree", "Diagnostics", "References", "Ingest", "Prepare", "Docx"]),
    module(
      "Telaah", ["XMLTree", "Diagnostics", "References", "Instruments", "TextDocument"]),
    module(
      "Banding",
      [
        "XMLTree", "Diagnostics", "References", "Ingest", "Prepare", "Docx", "TextDocument",
        "Instruments", "Workbook",
      ]),
    module("Redline", ["XMLTree", "Diagnostics", "References"]),
    module("Draft", ["XMLTree", "Diagnostics", "References", "Prepare"]),
    module("Publish", ["CNettle", "XMLTree", "Diagnostics", "References"]),
    module(
      "CommandLine",
      [
        "XMLTree", "Diagnostics", "References", "Ingest", "Prepare", "Check", "Draft", "Publish",
        "Exchange", "Instruments", "Pictures", "Workbook", "Telaah", "Review", "Docx",
        "Banding", "Redline", "Prose", "TextDocument",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    .executableTarget(name: "naskah", dependencies: ["CommandLine"], swiftSettings: settings),
    .executableTarget(
      name: "naskah-gambar", dependencies: ["CPNG", "CRSVG"], path: "Sources/DrawingPrinter",
      swiftSettings: settings),
    .executableTarget(
      name: "workbook-fuzz", dependencies: ["Workbook", "References", "XMLTree"],
      path: "Sources/WorkbookFuzz", swiftSettings: settings),
    .executableTarget(
      name: "schematron-run", dependencies: ["Schematron", "XMLTree"],
      path: "Sources/SchematronRunner", swiftSettings: settings),
    .target(
      name: "TestSupport",
      dependencies: [
        "XMLTree", "Diagnostics", "References", "Ingest", "Prepare", "Check", "Draft", "Publish",
        "Instruments", "Review",
      ],
      path: "Tests/TestSupport", swiftSettings: settings),
    tests("XMLTree", ["XMLTree"]),
    tests("Diagnostics", ["Diagnostics"]),
    tests("Workbook", ["Workbook", "Diagnostics", "XMLTree"]),
    tests("Markdown", ["Markdown"]),
    tests("TextDocument", ["TextDocument", "Workbook"]),
    tests("Pictures", ["Pictures"]),
    tests("Docx", ["Docx", "References", "TextDocument", "Workbook", "XMLTree"]),
    tests(
      "Prose",
      [
        "Prose", "Pictures", "TextDocument", "Workbook", "Ingest", "Prepare", "References",
        "XMLTree",
      ]),
    tests("Schematron", ["Schematron", "XMLTree"]),
    tests("References", ["References", "XMLTree"]),
    tests("Ingest", ["Ingest", "Diagnostics", "References", "XMLTree"]),
    tests("Prepare", ["Diagnostics", "Prepare", "Ingest", "References", "Review", "XMLTree"]),
    tests(
      "Check",
      [
        "Check", "Diagnostics", "Ingest", "Prepare", "References", "Review", "Schematron",
        "XMLTree",
      ]),
    tests(
      "Instruments",
      ["Instruments", "Diagnostics", "Ingest", "Prepare", "References", "XMLTree"]),
    tests(
      "Redline",
      ["Redline", "Docx", "Draft", "Publish", "Ingest", "Prepare", "References", "XMLTree"]),
    tests("Draft", ["Draft", "Ingest", "Prepare", "References", "XMLTree"]),
    tests("Publish", ["Publish", "Ingest", "Prepare", "References", "XMLTree"]),
    tests(
      "Telaah",
      ["Telaah", "Instruments", "TextDocument", "Diagnostics", "References", "XMLTree"]),
    tests(
      "Exchange",
      [
        "Exchange", "Diagnostics", "Ingest", "Prose", "References", "TextDocument", "Workbook",
        "XMLTree",
      ]),
    tests(
      "CommandLine",
      [
        "CommandLine", "Docx", "Exchange", "Ingest", "Workbook", "Prepare", "References",
        "TextDocument", "XMLTree",
      ]),
    tests(
      "Banding",
      [
        "Banding", "Docx", "Ingest", "Prepare", "References", "TextDocument", "Workbook",
        "XMLTree",
      ]),
    tests("Review", ["Review", "Diagnostics", "Ingest", "References", "XMLTree"]),
    tests("Schema", ["Ingest", "Prepare", "References", "XMLTree"]),
  ],
  swiftLanguageModes: [.v6]
)

import TestSupport

/// LibreOffice, run without a window.
enum LibreOffice {
  /// What LibreOffice makes of a workbook when it opens it and stores it again.
  static func convert(_ bytes: [UInt8]) throws -> [UInt8] {
    try Command.require("soffice", package: "libreoffice-calc-nogui")
    let folder = try TemporaryFolder()
    let file = try folder.write(bytes, as: "buku.xlsx")
    let result = try Command.run(
      "soffice",
      [
        "-env:UserInstallation=file://\(folder.file("profil"))", "--headless", "--convert-to",
        "xlsx:Calc MS Excel 2007 XML", "--outdir", folder.file("keluar"), file,
      ], environment: ["HOME": folder.path])
    guard result.code == 0 else { throw TestFailure("soffice: \(result.report)") }
    return try Files.bytes(folder.file("keluar/buku.xlsx"))
  }
}

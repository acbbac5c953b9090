internal import CLibXML2
internal import CLibXSLT
internal import CXMLShims
internal import Synchronization

#if canImport(Glibc)
  internal import Glibc
#endif

/// Start-up of libxml2 and libxslt: global state is set once, before any other use, and never
/// swapped afterwards.
///
/// The order follows the measured recipe: the lazy initialisers of the C libraries race, so every
/// one of them runs here on the calling thread.
public enum LibXML {
  /// Folders that schemas and stylesheets may be loaded from, as real paths that end in a slash.
  private static let roots = Mutex<[String]>([])

  private static let started: Bool = {
    xmlInitParser()
    xmlSchemaInitTypes()
    xmlRelaxNGInitTypes()
    xmlCatalogSetDefaults(XML_CATA_ALLOW_NONE)
    naskah_install_handlers()
    xmlSetExternalEntityLoader { url, _, context in
      guard let url, let path = LibXML.allowedPath(String(cString: url)) else { return nil }
      return xmlNewInputFromFile(context, path)
    }
    xsltSetLoaderFunc { uri, dictionary, _, _, _ in
      guard let uri, let path = LibXML.allowedPath(String(cString: uri)) else { return nil }
      return LibXML.readTrusted(path, dictionary: dictionary)
    }
    let preferences = LibXML.denyingPreferences()
    xsltSetDefaultSecurityPrefs(preferences)
    return preferences != nil
  }()

  /// Whether the functions that stylesheets may use beside those of XSLT are known.
  private static let extensions: Bool = {
    naskah_register_exslt()
    return true
  }()

  /// Makes the libraries ready for stylesheets.
  static func startStylesheets() { _ = start(allowing: []) && extensions }

  /// Makes the libraries ready and allows schemas and stylesheets to be loaded from `folders`.
  ///
  /// May be called again with further folders; none is ever taken back.
  ///
  /// - Parameter folders: folders of our own data, or ones that the user named.
  /// - Returns: false when libxslt gave no memory for its security preferences.
  @discardableResult
  public static func start(allowing folders: [String]) -> Bool {
    let real = folders.compactMap(realFolder)
    roots.withLock { roots in
      for folder in real where !roots.contains(folder) { roots.append(folder) }
    }
    return started
  }

  /// The real path behind `uri` when it lies in an allowed folder; nil otherwise.
  static func allowedPath(_ uri: String) -> String? {
    var path = uri
    if path.hasPrefix("file://") { path.removeFirst(7) }
    let roots = roots.withLock { $0 }
    if path.hasPrefix("naskah:") {
      let relative = String(path.dropFirst(7))
      for root in roots {
        if let real = realPath(root + relative), real.hasPrefix(root) { return real }
      }
      return nil
    }
    guard let real = realPath(path), roots.contains(where: { real.hasPrefix($0) }) else {
      return nil
    }
    return real
  }

  private static func realFolder(_ path: String) -> String? { realPath(path).map { $0 + "/" } }

  private static func realPath(_ path: String) -> String? {
    guard let buffer = realpath(path, nil) else { return nil }
    defer { free(buffer) }
    return String(cString: buffer)
  }

  /// Parses one of our own files for libxslt, which owns the result.
  ///
  /// Its URL is the real path, so that relative imports resolve beside it.
  private static func readTrusted(_ path: String, dictionary: xmlDictPtr?) -> xmlDocPtr? {
    guard let context = xmlNewParserCtxt() else { return nil }
    defer { xmlFreeParserCtxt(context) }
    if let dictionary {
      xmlDictFree(context.pointee.dict)
      context.pointee.dict = dictionary
      xmlDictReference(dictionary)
    }
    let options = Int32(XML_PARSE_NONET.rawValue | XML_PARSE_NOCDATA.rawValue)
    guard let doc = xmlCtxtReadFile(context, path, nil, options) else { return nil }
    guard doc.pointee.intSubset == nil else {
      xmlFreeDoc(doc)
      return nil
    }
    return doc
  }

  /// Preferences that forbid reading, writing and the net; nil when out of memory. The caller
  /// owns them, or hands them to libxslt for good.
  static func denyingPreferences() -> xsltSecurityPrefsPtr? {
    guard let preferences = xsltNewSecurityPrefs() else { return nil }
    for option in [
      XSLT_SECPREF_WRITE_FILE, XSLT_SECPREF_CREATE_DIRECTORY, XSLT_SECPREF_WRITE_NETWORK,
    ] {
      xsltSetSecurityPrefs(preferences, option, xsltSecurityForbid)
    }
    // Files are read through our loader only, which checks the folder; this check comes first
    // and would otherwise refuse our own locale files too. What libxslt takes for the net is every
    // address with a scheme, ours among them; no other leads to an allowed folder.
    for option in [XSLT_SECPREF_READ_FILE, XSLT_SECPREF_READ_NETWORK] {
      xsltSetSecurityPrefs(preferences, option) { _, _, value in
        guard let value, LibXML.allowedPath(String(cString: value)) != nil else { return 0 }
        return 1
      }
    }
    return preferences
  }
}

extension LibXML {
  /// Reads a file in one of the allowed folders.
  ///
  /// - Parameter path: the file, or a path relative to the working folder.
  /// - Returns: its real path and its bytes; nil when it lies elsewhere or cannot be read.
  public static func readAllowed(_ path: String) -> (path: String, bytes: [UInt8])? {
    guard let real = allowedPath(path), let file = fopen(real, "rb") else { return nil }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = fread(&chunk, 1, chunk.count, file)
      if count == 0 { break }
      bytes.append(contentsOf: chunk[..<count])
    }
    return ferror(file) == 0 ? (real, bytes) : nil
  }
}

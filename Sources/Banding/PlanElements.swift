internal import Prepare
internal import XMLTree

/// Elements of a plan by where they stand: those that edits are about.
struct PlanElements {
  /// An element with the way to it.
  struct Found {
    let element: Element
    /// Names from the root, with the kode of those that have one: `peta-rencana/kegiatan[PR-001]`.
    let path: String
    /// Where it stands, as findings about the plan say it.
    let place: Place

    /// The way to a field of it.
    func path(to field: String) -> String { field.isEmpty ? path : "\(path)/\(field)" }
  }

  private var found: [SourceTrace.Origin: Found] = [:]
  /// Sheets that elements of each name were read from, as `Place.source` counts them.
  private(set) var sheets: [String: Set<Int>] = [:]

  /// Goes through the tree once.
  ///
  /// - Parameters:
  ///   - root: the plan, with the places of workbooks.
  ///   - wanted: elements that are looked for.
  init(_ root: Element, wanted: Set<SourceTrace.Origin>) {
    let names = Set(wanted.map(\.element))
    var path: [String] = []
    walk(root, names, wanted, &path)
  }

  private mutating func walk(
    _ element: Element, _ names: Set<String>, _ wanted: Set<SourceTrace.Origin>,
    _ path: inout [String]
  ) {
    for case .element(let child) in element.children {
      let kode = child[attribute: "kode"].map { "[\($0)]" } ?? ""
      path.append(child.name + kode)
      if names.contains(child.name) {
        let origin = SourceTrace.Origin(child.name, child.place)
        if wanted.contains(origin), found[origin] == nil {
          found[origin] = Found(
            element: child, path: path.joined(separator: "/"), place: child.place)
        }
      }
      if child.place.source > 0 { sheets[child.name, default: []].insert(child.place.source) }
      walk(child, names, wanted, &path)
      path.removeLast()
    }
  }

  /// The element that something was printed from.
  subscript(origin: SourceTrace.Origin) -> Found? { found[origin] }
}

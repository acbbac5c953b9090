internal import References

extension CheckRun {
  /// Ministers and ministries go by their affairs, not by names that change (UU 12/2011, Lampiran II);
  /// the titles of regulations keep theirs.
  mutating func checkMinistries() {
    let known = checker.library.ministries
    let inTitles = known.titles.flatMap { title in known.names.map { "\(title) \($0.text)" } }
    // A name inside a title is hidden by the longer one.
    let terms = TermIndex((known.names.map(\.text) + inTitles).map { [$0] })
    for position in index.parts.indices {
      guard let provision = index.parts[position].provision else { continue }
      let texts = [provision.title, provision.text] + provision.rows.flatMap(\.self)
      for term in texts.flatMap({ terms.terms(in: $0.plainText) }) where term < known.names.count {
        let name = known.names[term]
        add(
          "KMT001", at: position, ["nilai": name.text, "harapan": name.replacement],
          value: name.text)
      }
    }
  }
}

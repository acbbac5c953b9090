/// Ends of items and sentences, and the word before the last item.
extension Review {
  /// How a provision ends.
  struct End {
    /// The mark: `.`, `;`, `,`, `:` or empty.
    var mark: String
    /// The connector behind it, or empty.
    var connector: String
    /// The unit whose words these are.
    var unit: Int
  }

  /// How a unit ends, with everything below it.
  func end(_ unit: Int) -> End {
    var last = unit
    while let child = reading.units[last].children.last { last = child }
    return ownEnd(last)
  }

  /// How a unit's own words end.
  func ownEnd(_ unit: Int) -> End {
    var list = tokens[unit][...]
    // Closing quotes and brackets say nothing.
    while let last = list.last, last.kind == .mark, ["\"", "”", ")", "'", "’"].contains(last.key) {
      list.removeLast()
    }
    var connector = ""
    if let last = list.last, last.kind == .word, vocabulary.has(last.key, in: "penghubung") {
      connector = last.key
      list.removeLast()
    }
    guard let last = list.last, last.kind == .mark,
      [".", ";", ",", ":", "!", "?"].contains(last.key)
    else { return End(mark: "", connector: connector, unit: unit) }
    let mark = last.key == "!" || last.key == "?" ? "." : last.key
    return End(mark: mark, connector: connector, unit: unit)
  }

  mutating func checkLists() {
    for index in reading.units.indices where !reading.units[index].children.isEmpty {
      for list in lists(below: index) where reading.units[list[0]].kind != .definisi {
        checkConnectors(list)
        checkItemEnds(list)
      }
    }
  }

  private func isPreamble(_ unit: Int) -> Bool {
    reading.around(unit, .pasal) == nil
  }

  // MARK: Connectors

  private mutating func checkConnectors(_ list: [Int]) {
    guard list.count > 1, !isPreamble(list[0]) else { return }
    for (place, item) in list.enumerated() {
      let end = end(item)
      let isNextToLast = place == list.count - 2
      if isNextToLast, end.connector.isEmpty {
        add("TLH020", item, ending(end.unit), expected: connectorSuggestion(end))
      } else if !isNextToLast, !end.connector.isEmpty,
        !mayConnect(item, isLast: place == list.count - 1)
      {
        add("TLH021", item, ending(end.unit))
      }
    }
  }

  private func connectorSuggestion(_ end: End) -> String {
    let words = reading.text(of: [ending(end.unit)])
    let bare = words.last.map { ".;,".contains($0) } ?? false ? String(words.dropLast()) : words
    return "\(bare); \(vocabulary.wording("penghubung"))"
  }

  /// Whether the last item of an inner list may end with the connector of the list around it.
  private func mayConnect(_ item: Int, isLast: Bool) -> Bool {
    guard isLast else { return false }
    var outer = reading.units[item].parent
    while reading.units[outer].kind == .alinea { outer = reading.units[outer].parent }
    guard reading.units[outer].kind.isItem else { return false }
    let row = lists(below: reading.units[outer].parent).first { $0.contains(outer) } ?? []
    guard let place = row.firstIndex(of: outer) else { return false }
    return place == row.count - 2 || (place == row.count - 1 && mayConnect(outer, isLast: true))
  }

  // MARK: Marks

  private mutating func checkItemEnds(_ list: [Int]) {
    guard list.count > 1 || !isPreamble(list[0]) else { return }
    var isReported: Set<String> = []
    for (place, item) in list.enumerated() {
      let end = end(item)
      let isLast = place == list.count - 1
      // The end of a nested list is judged with that list.
      guard end.unit == item else { continue }
      let right = isLast && closesSentence(item) ? "." : ";"
      if isLast, isPreamble(item), end.mark == ";" || end.mark == "." || end.mark.isEmpty {
        continue
      }
      guard end.mark != right else { continue }
      let rule = end.mark.isEmpty ? "TLH023" : "TLH022"
      guard isReported.insert("\(rule)\(right)").inserted else { continue }
      add(rule, item, ending(item), expected: closed(item, with: right), ["benar": right])
    }
  }

  /// Whether an item is the last of its list and of all lists around it.
  private func closesSentence(_ item: Int) -> Bool {
    var index = item
    while true {
      let parent = reading.units[index].parent
      guard reading.units[parent].kind.isItem else { return true }
      guard reading.units[parent].children.last == index else { return false }
      let row = lists(below: reading.units[parent].parent).first { $0.contains(parent) } ?? []
      guard row.last == parent else { return false }
      index = parent
    }
  }

  /// The last words of a unit with another mark behind them.
  private func closed(_ unit: Int, with mark: String) -> String {
    var text = reading.text(of: [ending(unit)])
    let connector = ownEnd(unit).connector
    if !connector.isEmpty, text.hasSuffix(connector) {
      text = String(text.dropLast(connector.count))
      while text.last == " " { text.removeLast() }
    }
    if let last = text.last, ".;,:".contains(last) { text.removeLast() }
    return text + mark + (connector.isEmpty || mark == "." ? "" : " " + connector)
  }

  /// Ends of paragraphs and definitions, and of the sentences that lead in lists.
  mutating func checkEnds() {
    for unit in reading.units.indices where reading.around(unit, .pasal) != nil {
      let part = reading.units[unit]
      guard !part.spans.isEmpty, !reading.numberedLeads.contains(unit) else { continue }
      let end = ownEnd(unit)
      if part.children.contains(where: { reading.units[$0].kind.isItem }) {
        if end.mark != ":" { add("TLH024", unit, ending(unit), expected: closed(unit, with: ":")) }
        continue
      }
      guard part.children.isEmpty, !part.kind.isItem || part.kind == .definisi else { continue }
      if part.kind == .alinea, reading.units[part.parent].kind.isItem || part.spans[0].count < 4 {
        continue
      }
      guard end.mark != "." || !end.connector.isEmpty else { continue }
      let rule = end.mark.isEmpty || end.mark == ":" ? "TLH023" : "TLH022"
      add(rule, unit, ending(unit), expected: closed(unit, with: "."), ["benar": "."])
    }
  }
}

internal import XMLTree

/// Makes an `Instrument` from the events of its text: provisions and their running text, of which there
/// are thousands, become values at once; what stands around them becomes a tree for `InstrumentDecoder`.
///
/// It gives what the decoder makes of the whole tree of a text that the schema takes (law of
/// InstrumentEventsTests), and something or other for every other text.
final class InstrumentEvents: XMLEventHandler {
  private var state = State()

  /// What the text holds.
  ///
  /// - Parameter bytes: text of an XML document, which nobody trusts.
  /// - Returns: nil when the text is not well-formed or is refused.
  static func instrument(_ bytes: [UInt8]) -> Instrument? {
    let events = InstrumentEvents()
    do throws(XMLFailure) { try XMLEvents.read(bytes, to: events) } catch { return nil }
    return events.state.root.map {
      InstrumentDecoder(ready: events.state.provisions).instrument($0)
    }
  }

  func start(_ element: borrowing XMLStart) throws(XMLStop) { state.start(element) }

  func end(at offset: Int) throws(XMLStop) { state.end() }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) throws(XMLStop) { state.text(bytes) }
}

/// What is open, and what has ended. A struct, since the properties of a class are watched for
/// overlapping access, which costs more than the work of most events.
private struct State {
  /// What an open element becomes.
  private enum Form {
    /// An element of the tree.
    case element
    case provision
    /// Running text of the provision around it.
    case words(isTitle: Bool)
    /// A reference in running text.
    case reference
    /// Nothing.
    case nothing
  }

  /// The tree around the provisions, once it has ended.
  private(set) var root: Element?
  /// The provisions in elements of the tree, which have the number of theirs (`InstrumentDecoder.mark`).
  private(set) var provisions: [[Provision]] = []
  private var forms: [Form] = []
  private var elements: [Element] = []
  private var open: [Provision] = []
  private var words = InlineList()
  private var reference: Reference?
  private var titleLine: Int?
  private var pending: [UInt8] = []
  /// Number of elements of the tree that are open around the cells of a table; nil outside of tables.
  private var table: Int?
  private let decoder = InstrumentDecoder()

  mutating func start(_ element: borrowing XMLStart) {
    flush()
    // Asked for at each tag, so that none is too far from the one before.
    let place = element.place
    switch forms.last {
    case nil: begin(element, place)
    case .reference, .nothing: forms.append(.nothing)
    case .words:
      if element.isNamed("rujuk") {
        reference = decoder.reference(element, place)
        forms.append(.reference)
      } else {
        begin(element, place)
      }
    case .element:
      if table == nil, let kind = State.kind(of: element) {
        begin(kind, element, place)
      } else {
        begin(element, place)
      }
    case .provision: startInProvision(element, place)
    }
  }

  private mutating func startInProvision(_ element: borrowing XMLStart, _ place: Place) {
    let isText = element.isNamed("teks")
    guard isText || element.isNamed("judul") else {
      if let kind = State.kind(of: element) {
        begin(kind, element, place)
      } else {
        forms.append(.nothing)
      }
      return
    }
    forms.append(.words(isTitle: !isText))
    words = InlineList()
    words.reserve(2)
    if !isText { titleLine = element.token("baris").flatMap { Int($0) } }
  }

  private mutating func begin(_ element: borrowing XMLStart, _ place: Place) {
    forms.append(.element)
    elements.append(Element(element.name, attributes: State.attributes(element), place: place))
  }

  /// Begins a provision; a table is one by its cells, which the decoder takes from the tree.
  private mutating func begin(
    _ kind: Provision.Kind, _ element: borrowing XMLStart, _ place: Place
  ) {
    if kind == .tabel {
      table = elements.count
      begin(element, place)
      return
    }
    forms.append(.provision)
    // Changed where it stays: there are thousands, and a copy costs more than what is changed.
    open.append(Provision(kind, place: place))
    if element.attributeCount == 1, let id = element.token("id") {
      open[open.count - 1].id = id
    } else {
      decoder.take(State.attributes(element), into: &open[open.count - 1])
    }
  }

  mutating func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    switch forms.last {
    case .element, .words, .reference: pending.append(contentsOf: bytes)
    case nil, .provision, .nothing: break
    }
  }

  private mutating func flush() {
    guard !pending.isEmpty else { return }
    switch forms.last {
    case .words: pending.withUnsafeBufferPointer { words.append($0) }
    case .element: elements[elements.count - 1].children.append(.text(pendingText))
    // The words of a reference are taken when it ends.
    case .reference: return
    case nil, .provision, .nothing: break
    }
    pending.removeAll(keepingCapacity: true)
  }

  private var pendingText: String { String(decoding: pending, as: UTF8.self) }

  mutating func end() {
    flush()
    switch forms.popLast() {
    case .element: endElement()
    case .provision: if let ended = open.popLast() { keep(ended) }
    case .words(let isTitle): endWords(isTitle)
    case .reference: endReference()
    case nil, .nothing: break
    }
  }

  private mutating func endElement() {
    guard let ended = elements.popLast() else { return }
    if table == elements.count {
      table = nil
      keep(decoder.provision(ended, .tabel))
      return
    }
    switch forms.last {
    case .words: decoder.inline(ended).map { words.append($0) }
    case .element: elements[elements.count - 1].children.append(.element(ended))
    default: root = ended
    }
  }

  private mutating func endReference() {
    guard var ended = reference.take() else { return }
    if !pending.isEmpty {
      ended.words = decoder.token(pendingText)
      pending.removeAll(keepingCapacity: true)
    }
    words.append(.reference(ended))
  }

  /// The first text of a provision is its text, and so with its title.
  private mutating func endWords(_ isTitle: Bool) {
    let inlines = words.trimmed
    let last = open.count - 1
    if isTitle {
      guard open[last].title.isEmpty, open[last].titleLine == nil else { return }
      open[last].title = inlines
      open[last].titleLine = titleLine
    } else if open[last].text.isEmpty {
      open[last].text = inlines
    }
  }

  /// Puts a provision that has ended where it belongs.
  private mutating func keep(_ provision: consuming Provision) {
    if case .provision = forms.last {
      open[open.count - 1].children.append(provision)
      return
    }
    guard !elements.isEmpty else { return }
    let around = elements.count - 1
    if let number = InstrumentDecoder.number(elements[around]) {
      provisions[number].append(provision)
    } else {
      elements[around].attributes.append(
        Attribute(InstrumentDecoder.mark, String(provisions.count)))
      provisions.append([provision])
    }
  }

  /// The kind of provision that an element is.
  private static func kind(of element: borrowing XMLStart) -> Provision.Kind? {
    for (kind, name) in kinds where element.isNamed(name) { return kind }
    return nil
  }

  /// Names of the elements that are provisions, the most frequent first.
  private static let kinds: [(Provision.Kind, StaticString)] = [
    (.ayat, "ayat"), (.huruf, "huruf"), (.angka, "angka"), (.pasal, "pasal"),
    (.kalimat, "kalimat"), (.subhuruf, "subhuruf"), (.subangka, "subangka"), (.butir, "butir"),
    (.bab, "bab"), (.bagian, "bagian"), (.paragraf, "paragraf"), (.diktum, "diktum"),
    (.tabel, "tabel"), (.kutipan, "kutipan"),
  ]

  /// The attributes without prefix.
  private static func attributes(_ element: borrowing XMLStart) -> [Attribute] {
    var list: [Attribute] = []
    let count = element.attributeCount
    if count > 0 { list.reserveCapacity(count) }
    for index in 0..<count {
      guard let (name, namespace, value) = element.attribute(at: index), namespace == nil else {
        continue
      }
      list.append(Attribute(name, value))
    }
    return list
  }
}

internal import CLibXML2

/// Nodes that wait until the element around them ends, so that each list of children is made once, at
/// its full length.
///
/// Its owner calls `free`.
struct NodeStack {
  private var nodes: UnsafeMutablePointer<Node>
  private(set) var count = 0
  private var capacity: Int

  init() {
    capacity = 64
    nodes = .allocate(capacity: capacity)
  }

  /// Puts a node behind the others.
  mutating func push(_ node: consuming Node) {
    if count == capacity { grow() }
    (nodes + count).initialize(to: node)
    count += 1
  }

  /// Takes the nodes from an index on.
  mutating func pop(from first: Int) -> [Node] {
    guard first < count else { return [] }
    let (start, length) = (nodes + first, count - first)
    count = first
    // Not `unsafeUninitializedCapacity`, which asks the runtime for the type of the array each time.
    var list: [Node] = []
    list.reserveCapacity(length)
    for offset in 0..<length { list.append((start + offset).move()) }
    return list
  }

  private mutating func grow() {
    let larger = UnsafeMutablePointer<Node>.allocate(capacity: capacity * 2)
    larger.moveInitialize(from: nodes, count: count)
    nodes.deallocate()
    nodes = larger
    capacity *= 2
  }

  /// Gives the memory back; nothing may be called afterwards.
  mutating func free() {
    nodes.deinitialize(count: count)
    nodes.deallocate()
    count = 0
  }
}

/// Names that were read already, by their entries in the dictionary of the parser: the same few come
/// again and again.
struct NameCache {
  private static let size = 64
  private var keys = [UnsafePointer<xmlChar>?](repeating: nil, count: size)
  private var values = [String](repeating: "", count: size)

  /// The name as a string; `name` is an entry of the parser's dictionary, which outlives the parse.
  mutating func string(_ name: UnsafePointer<xmlChar>) -> String {
    let address = UInt(bitPattern: name)
    let slot = Int(truncatingIfNeeded: (address ^ address >> 6) % UInt(NameCache.size))
    if keys[slot] == name { return values[slot] }
    let value = String(xml: name)
    keys[slot] = name
    values[slot] = value
    return value
  }
}

/// Finds the longest known word at a place: a trie over scalars, its edges in one table.
struct WordTrie<Value: Sendable>: Sendable {
  private var edges: [UInt64: Int32] = [:]
  private var values: [Int32: [Value]] = [:]
  private var count: Int32 = 1

  /// Adds a word; a word may have several values.
  mutating func add(_ word: String, _ value: Value) {
    var node: Int32 = 0
    for scalar in word.unicodeScalars {
      let edge = UInt64(UInt32(bitPattern: node)) << 32 | UInt64(scalar.value)
      if let next = edges[edge] {
        node = next
      } else {
        edges[edge] = count
        node = count
        count += 1
      }
    }
    if node != 0 { values[node, default: []].append(value) }
  }

  /// The longest word that begins at `start`, its end and values.
  func longest(_ text: [Unicode.Scalar], at start: Int) -> (end: Int, values: [Value])? {
    var node: Int32 = 0
    var index = start
    var found: (Int, Int32)?
    while index < text.count {
      guard let next = edges[UInt64(UInt32(bitPattern: node)) << 32 | UInt64(text[index].value)] else { break }
      node = next
      index += 1
      if values[node] != nil { found = (index, node) }
    }
    return found.flatMap { end, node in values[node].map { (end, $0) } }
  }
}

/// Finds the longest known word at a place: a trie over scalars, its edges in one table.
struct WordTrie<Value: Sendable>: Sendable {
  /// The edges by node and scalar: an open table whose size is a power of two; a free place has the key `.max`.
  private var keys: [UInt64] = []
  private var targets: [Int32] = []
  private var edgeCount = 0
  /// Where the values of each node are; -1 for a node that ends no word.
  private var ends: [Int32] = [-1]
  private var values: [[Value]] = []

  /// Adds a word; a word may have several values.
  mutating func add(_ word: String, _ value: Value) {
    var node: Int32 = 0
    for scalar in word.unicodeScalars { node = child(of: node, scalar) }
    end(node, value)
  }

  /// The node behind `node` for `scalar`, made where there is none; the root is 0.
  mutating func child(of node: Int32, _ scalar: Unicode.Scalar) -> Int32 {
    if edgeCount * 2 >= keys.count { grow() }
    let edge = Self.key(node, scalar)
    let place = self.place(of: edge)
    if keys[place] == edge { return targets[place] }
    let new = Int32(truncatingIfNeeded: ends.count)
    keys[place] = edge
    targets[place] = new
    edgeCount += 1
    ends.append(-1)
    return new
  }

  /// Gives the word that ends at `node` a value; the root ends none.
  mutating func end(_ node: Int32, _ value: Value) {
    if node == 0 { return }
    if ends[Int(node)] < 0 {
      ends[Int(node)] = Int32(truncatingIfNeeded: values.count)
      values.append([value])
    } else {
      values[Int(ends[Int(node)])].append(value)
    }
  }

  /// The longest word that begins at `start`, its end and values.
  func longest(_ text: [Unicode.Scalar], at start: Int) -> (end: Int, values: [Value])? {
    if edgeCount == 0 { return nil }
    var node: Int32 = 0
    var index = start
    var found: (end: Int, values: Int32)?
    while index < text.count {
      let edge = Self.key(node, text[index])
      let place = self.place(of: edge)
      guard keys[place] == edge else { break }
      node = targets[place]
      index += 1
      if ends[Int(node)] >= 0 { found = (index, ends[Int(node)]) }
    }
    return found.map { ($0.end, values[Int($0.values)]) }
  }

  private static func key(_ node: Int32, _ scalar: Unicode.Scalar) -> UInt64 {
    UInt64(UInt32(bitPattern: node)) << 32 | UInt64(scalar.value)
  }

  /// Where `edge` is, or would be.
  private func place(of edge: UInt64) -> Int {
    let mask = keys.count - 1
    var place = Int(truncatingIfNeeded: (edge &* 0x9E37_79B9_7F4A_7C15) >> 32) & mask
    while keys[place] != .max, keys[place] != edge { place = (place + 1) & mask }
    return place
  }

  private mutating func grow() {
    let (oldKeys, oldTargets) = (keys, targets)
    keys = Array(repeating: .max, count: max(64, oldKeys.count * 4))
    targets = Array(repeating: 0, count: keys.count)
    for (index, key) in oldKeys.enumerated() where key != .max {
      let place = self.place(of: key)
      keys[place] = key
      targets[place] = oldTargets[index]
    }
  }
}

/// Finds the name that somebody most likely meant.
package enum Nearest {
  /// The one of `names` that is nearest to `written`: at most half of its characters differ; `nil` if none is near.
  package static func name(to written: String, among names: [String]) -> String? {
    let word = Array(written.unicodeScalars.prefix(64))
    var best: (name: String, distance: Int)?
    for name in names {
      let other = Array(name.unicodeScalars.prefix(64))
      let distance = distance(word, other)
      if distance * 2 <= max(word.count, other.count), distance < best?.distance ?? .max { best = (name, distance) }
    }
    return best?.name
  }

  /// The number of characters to replace, add, drop or exchange with their neighbour.
  private static func distance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
    var before: [Int] = []
    var last = Array(0...b.count)
    for i in a.indices {
      var row = [i + 1]
      for j in b.indices {
        var cost = min(last[j + 1] + 1, row[j] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { cost = min(cost, before[j - 1] + 1) }
        row.append(cost)
      }
      (before, last) = (last, row)
    }
    return last[b.count]
  }
}

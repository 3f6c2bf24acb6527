/// Where each of some keys stands in a list: the places in order, chained, so that no key needs an array of its own.
struct Occurrences<Key: Hashable & Sendable>: Sendable {
  private var ends: [Key: (first: Int32, last: Int32)] = [:]
  /// The next place of the same key; below zero for none.
  private var next: [Int32]

  /// The places in a list of `count`.
  init(count: Int) { next = Array(repeating: -1, count: count) }

  /// Adds a place, which must stand behind those added before.
  mutating func add(_ key: Key, at place: Int) {
    guard next.indices.contains(place), let place = Int32(exactly: place) else { return }
    if let known = ends[key] {
      next[Int(known.last)] = place
      ends[key] = (known.first, place)
    } else {
      ends[key] = (place, place)
    }
  }

  /// The first place of `key`.
  func first(_ key: Key) -> Int? { ends[key].map { Int($0.first) } }

  /// The places of `key`, in order.
  subscript(key: Key) -> [Int] {
    var places: [Int] = []
    var place = ends[key]?.first ?? -1
    while place >= 0 {
      places.append(Int(place))
      place = next[Int(place)]
    }
    return places
  }
}

import GoujiText

extension ProseRelations {
  /// The instances, each tie between the same figures once: a certain one rather than a likely one.
  var distinct: [Instance] {
    var places: [Tie: Int] = [:]
    places.reserveCapacity(instances.count)
    var result: [Instance] = []
    for instance in instances {
      let key = Tie(instance)
      if let place = places[key] {
        if result[place].isTentative, !instance.isTentative { result[place] = instance }
      } else {
        places[key] = result.count
        result.append(instance)
      }
    }
    return result
  }
}

/// The places of the figures that an instance ties together; in a sum their order does not matter.
private struct Tie: Hashable {
  private let left: [TextRange]
  private let right: [TextRange]
  private let word: TextRange

  init(_ instance: Instance) {
    left = Self.places(instance.left, instance.isLinear)
    right = Self.places(instance.right, instance.isLinear)
    word = instance.word ?? TextRange(0, 0)
  }

  private static func places(_ operands: [Operand], _ isLinear: Bool) -> [TextRange] {
    let places = operands.map(\.range)
    return isLinear && places.count > 1 ? places.sorted() : places
  }

  func hash(into hasher: inout Hasher) {
    // The first and the last tell most ties apart, and are mixed faster than all.
    var mixed = left.count &* 31 &+ right.count
    for place in [left.first, left.last, right.first, right.last] { mixed = mixed &* 1_000_003 &+ (place?.start ?? -1) }
    hasher.combine(mixed)
  }
}

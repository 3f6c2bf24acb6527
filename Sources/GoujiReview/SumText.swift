import GoujiRelations
import GoujiRules

/// The arithmetic of a relation, cut into pieces so that its figures can be told from the rest.
enum SumText {
  /// The pieces of the arithmetic of `instance`.
  static func pieces(_ instance: Instance, _ places: PlaceList) -> [Piece] {
    let text = Array(Arithmetic.text(instance).utf8)
    var operands = instance.operands.compactMap { operand -> (literal: [UInt8], place: Int)? in
      let literal = Array(Arithmetic.literal(operand).utf8)
      return literal.isEmpty ? nil : places.index(of: operand).map { (literal, $0) }
    }
    var pieces: [Piece] = []
    var plain: [UInt8] = []
    var index = 0
    while index < text.count {
      let isInside = index > 0 && isFigure(text[index - 1])
      if !isInside, isFigure(text[index]),
        let found = operands.firstIndex(where: { text[index...].starts(with: $0.literal) && ends($0.literal, text, index) })
      {
        if !plain.isEmpty { pieces.append(Piece(String(decoding: plain, as: UTF8.self))) }
        plain = []
        let operand = operands.remove(at: found)
        pieces.append(Piece(String(decoding: operand.literal, as: UTF8.self), place: operand.place))
        index += operand.literal.count
      } else {
        plain.append(text[index])
        index += 1
      }
    }
    if !plain.isEmpty { pieces.append(Piece(String(decoding: plain, as: UTF8.self))) }
    return pieces
  }

  private static func isFigure(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) || byte == 0x2C || byte == 0x2E }

  private static func ends(_ literal: [UInt8], _ text: [UInt8], _ index: Int) -> Bool {
    let end = index + literal.count
    return end >= text.count || !isFigure(text[end])
  }
}

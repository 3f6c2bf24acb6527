/// Unpacks what DEFLATE (RFC 1951) packed. Broken input gives `nil`, and never more bytes than allowed.
struct Inflater {
  private let input: ArraySlice<UInt8>
  private var position: Int
  private var buffer: UInt32 = 0
  private var available = 0
  private var output: [UInt8] = []
  private let limit: Int

  /// The bytes that `input` unpacks to, at most `limit` of them.
  static func inflate(_ input: ArraySlice<UInt8>, limit: Int) -> [UInt8]? {
    var inflater = Inflater(input, limit: limit)
    return inflater.run() ? inflater.output : nil
  }

  private init(_ input: ArraySlice<UInt8>, limit: Int) {
    self.input = input
    position = input.startIndex
    self.limit = limit
  }

  private mutating func run() -> Bool {
    while true {
      guard let isLast = bits(1), let kind = bits(2) else { return false }
      switch kind {
      case 0: guard stored() else { return false }
      case 1: guard packed(Code.fixedLiterals, Code.fixedDistances) else { return false }
      case 2:
        guard let (literals, distances) = codes(), packed(literals, distances) else { return false }
      default: return false
      }
      if isLast == 1 { return true }
    }
  }

  /// The next `count` bits, the lowest first; at most 16.
  private mutating func bits(_ count: Int) -> Int? {
    while available < count {
      guard position < input.endIndex else { return nil }
      buffer |= UInt32(input[position]) << UInt32(available)
      position += 1
      available += 8
    }
    let value = buffer & ((1 << UInt32(count)) - 1)
    buffer >>= UInt32(count)
    available -= count
    return Int(value)
  }

  private mutating func stored() -> Bool {
    buffer = 0
    available = 0
    guard position + 4 <= input.endIndex else { return false }
    let count = Int(input[position]) | Int(input[position + 1]) << 8
    position += 4
    guard position + count <= input.endIndex, output.count + count <= limit else { return false }
    output += input[position..<(position + count)]
    position += count
    return true
  }

  // MARK: Codes

  /// A Huffman code: how many codes of each length there are, and the symbols in order.
  private struct Code {
    var counts = [Int](repeating: 0, count: 16)
    var symbols: [Int] = []

    init(_ lengths: [Int]) {
      for length in lengths { counts[min(length, 15)] += 1 }
      counts[0] = 0
      symbols = lengths.indices.filter { lengths[$0] > 0 }.sorted { (lengths[$0], $0) < (lengths[$1], $1) }
    }

    static let fixedLiterals = Code((0..<288).map { $0 < 144 ? 8 : $0 < 256 ? 9 : $0 < 280 ? 7 : 8 })
    static let fixedDistances = Code(Array(repeating: 5, count: 30))
  }

  private mutating func symbol(_ code: Code) -> Int? {
    var (value, first, index) = (0, 0, 0)
    for length in 1..<16 {
      guard let bit = bits(1) else { return nil }
      value |= bit
      let count = code.counts[length]
      if value - count < first {
        let place = index + value - first
        return code.symbols.indices.contains(place) ? code.symbols[place] : nil
      }
      index += count
      first = (first + count) << 1
      value <<= 1
    }
    return nil
  }

  private static let order = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]

  private mutating func codes() -> (literals: Code, distances: Code)? {
    guard let literals = bits(5), let distances = bits(5), let count = bits(4), literals <= 29, distances <= 29 else { return nil }
    var lengths = [Int](repeating: 0, count: 19)
    for index in 0..<(count + 4) {
      guard let length = bits(3) else { return nil }
      lengths[Self.order[index]] = length
    }
    let code = Code(lengths)
    let total = literals + 257 + distances + 1
    var all: [Int] = []
    while all.count < total {
      guard let symbol = symbol(code) else { return nil }
      switch symbol {
      case 0...15: all.append(symbol)
      case 16:
        guard let last = all.last, let more = bits(2) else { return nil }
        all += Array(repeating: last, count: more + 3)
      case 17:
        guard let more = bits(3) else { return nil }
        all += Array(repeating: 0, count: more + 3)
      default:
        guard let more = bits(7) else { return nil }
        all += Array(repeating: 0, count: more + 11)
      }
    }
    guard all.count == total else { return nil }
    return (Code(Array(all[..<(literals + 257)])), Code(Array(all[(literals + 257)...])))
  }

  private static let lengthBases = [
    3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258,
  ]
  private static let lengthBits = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0]
  private static let distanceBases = [
    1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145, 8193, 12289,
    16385, 24577,
  ]

  private mutating func packed(_ literals: Code, _ distances: Code) -> Bool {
    while true {
      guard let symbol = symbol(literals) else { return false }
      if symbol < 256 {
        guard output.count < limit else { return false }
        output.append(UInt8(truncatingIfNeeded: symbol))
        continue
      }
      if symbol == 256 { return true }
      let index = symbol - 257
      guard index < Self.lengthBases.count, let extra = bits(Self.lengthBits[index]), let far = self.symbol(distances),
        far < Self.distanceBases.count, let more = bits(far < 4 ? 0 : far / 2 - 1)
      else { return false }
      let length = Self.lengthBases[index] + extra
      let distance = Self.distanceBases[far] + more
      guard distance <= output.count, output.count + length <= limit else { return false }
      for _ in 0..<length { output.append(output[output.count - distance]) }
    }
  }
}

/// Slips of the pen in a number: ASCII or full-width digits, with separators and blanks.
enum NumberSlip {
  /// The value that `text` shows, for comparison; `nil` where there is no number in it.
  static func value(_ text: String) -> Double? {
    let digits = text.compactMap { character -> String? in
      if isDigit(character), let digit = character.wholeNumberValue { return "\(digit)" }
      return character == "." || character == "．" ? "." : nil
    }.joined()
    return Double(digits)
  }

  private static func isDigit(_ character: Character) -> Bool {
    ("0"..."9").contains(character) || ("０"..."９").contains(character)
  }

  /// `old` with a slip; `nil` where it cannot have this one.
  static func changed(_ old: String, _ change: PlantedError.Change, _ random: inout SeededGenerator) -> String? {
    var characters = Array(old)
    let digits = characters.indices.filter { isDigit(characters[$0]) }
    guard let last = digits.last else { return nil }
    let isWide = ("０"..."９").contains(characters[last])
    func digit(_ value: Int) -> Character {
      UnicodeScalar((isWide ? 0xFF10 : 0x30) + UInt32(value)).map { Character($0) } ?? "0"
    }
    switch change {
    case .digit:
      // A number of one digit has no other.
      let place = random.pick(digits.count == 1 ? digits : Array(digits.dropLast()))
      characters[place] = digit(random.int(place == digits[0] ? 1...9 : 0...9))
    case .cent: characters[last] = digit(((characters[last].wholeNumberValue ?? 0) + random.int(1...9)) % 10)
    case .swap:
      let pairs = zip(digits, digits.dropFirst()).filter { a, b in
        characters[a] != characters[b] && !(a == digits[0] && characters[b].wholeNumberValue == 0)
      }
      guard !pairs.isEmpty else { return nil }
      let (a, b) = random.pick(pairs)
      characters.swapAt(a, b)
    case .shift:
      guard let point = characters.firstIndex(where: { $0 == "." || $0 == "．" }) else { return nil }
      let isLeft = random.oneIn(2)
      let whole = digits.filter { $0 < point }.map { characters[$0] }
      let fraction = digits.filter { $0 > point }.map { characters[$0] }
      guard let front = whole.last, let back = fraction.first else { return nil }
      let rest = isLeft ? Array(whole.dropLast()) : whole + [back]
      let decimals = isLeft ? [front] + fraction.dropLast() : Array(fraction.dropFirst()) + [digit(0)]
      characters = group(rest.isEmpty ? [digit(0)] : rest, like: old) + [characters[point]] + decimals
    case .drop:
      guard digits.count > 2 || (digits.count == 2 && !old.contains(".")) else { return nil }
      characters.remove(at: random.pick(Array(digits.dropFirst())))
    case .add:
      let place = random.pick(digits)
      characters.insert(digit(random.int(1...9)), at: place)
    default: return nil
    }
    return String(characters)
  }

  /// Digits with separators, where `text` has them.
  private static func group(_ digits: [Character], like text: String) -> [Character] {
    guard text.contains(",") else { return digits }
    return digits.indices.flatMap { index in
      index > 0 && (digits.count - index) % 3 == 0 ? [",", digits[index]] : [digits[index]]
    }
  }
}

import GoujiArithmetic

/// How a workbook shows a number: the decimals, separators and percent sign of a format code, or a date.
struct CellFormat: Equatable {
  /// The decimals that are shown; `nil` shows all there are.
  private var decimals: Int?
  private var isGrouped = false
  private var isPercent = false
  private var isDate = false

  /// The format that is built in with number `id`, unless the workbook has a `code` of its own.
  init(id: Int, code: String?) {
    if let code {
      read(code)
      return
    }
    switch id {
    case 1: decimals = 0
    case 2: decimals = 2
    case 3, 5, 6, 37, 38, 41, 42: (decimals, isGrouped) = (0, true)
    case 4, 7, 8, 39, 40, 43, 44: (decimals, isGrouped) = (2, true)
    case 9: (decimals, isPercent) = (0, true)
    case 10: (decimals, isPercent) = (2, true)
    case 14...17, 22, 27...31, 36, 50...58: isDate = true
    default: break
    }
  }

  private mutating func read(_ code: String) {
    // The first section is for numbers above zero; quoted text and what stands in brackets is no format.
    var plain = ""
    var isQuoted = false
    var isBracketed = false
    var isSkipped = false
    for character in code.prefix(200) {
      if isSkipped {
        isSkipped = false
      } else if isQuoted {
        isQuoted = character != "\""
      } else if isBracketed {
        isBracketed = character != "]"
      } else if character == "\"" {
        isQuoted = true
      } else if character == "[" {
        isBracketed = true
      } else if "\\_*".contains(character) {
        isSkipped = true
      } else if character == ";" {
        break
      } else {
        plain.append(character)
      }
    }
    let lower = plain.lowercased()
    if lower.contains("y") || lower.contains("d") || lower.contains("年") {
      isDate = true
      return
    }
    guard plain.contains(where: { "0#?".contains($0) }), !lower.contains("e+"), !lower.contains("general") else { return }
    isPercent = plain.contains("%")
    isGrouped = plain.contains("#,##") || plain.contains("0,0")
    let parts = plain.split(separator: ".", maxSplits: 1)
    decimals = parts.count > 1 ? parts[1].prefix { "0#?".contains($0) }.count : 0
  }

  /// The text that the workbook shows for the number `value`.
  func text(_ value: String) -> String {
    guard var decimal = Self.decimal(value) else { return value }
    if isDate { return Self.date(decimal) ?? value }
    if isPercent { decimal = Self.shifted(decimal, by: 2) }
    if let decimals, let fixed = Fixed(decimal) {
      decimal = fixed.rounded(scale: decimals)
    } else {
      decimal = decimal.withoutTrailingZeros
    }
    return decimal.text(grouped: isGrouped) + (isPercent ? "%" : "")
  }

  /// The number that a file has for a cell: the shortest one that means the same, without the noise of binary fractions.
  private static func decimal(_ value: String) -> Decimal? {
    guard let double = Double(value), double.isFinite, abs(double) < 1e15 else { return nil }
    // Fifteen digits are what a workbook keeps.
    let whole = String(Int(abs(double))).count
    var scale = max(0, min(15 - whole, 12))
    let plainDigits = value.split(separator: ".", maxSplits: 1)
    if !value.contains("e"), !value.contains("E"), plainDigits.count == 2 { scale = min(scale, plainDigits[1].count) }
    if !value.contains("e"), !value.contains("E"), plainDigits.count == 1 { scale = 0 }
    var factor = 1.0
    for _ in 0..<scale { factor *= 10 }
    let scaled = (double * factor).rounded()
    guard abs(scaled) < 1e17 else { return nil }
    return Decimal(coefficient: Int128(Int(scaled)), scale: scale).withoutTrailingZeros
  }

  private static func shifted(_ decimal: Decimal, by places: Int) -> Decimal {
    decimal.scale >= places
      ? Decimal(coefficient: decimal.coefficient, scale: decimal.scale - places)
      : Decimal(coefficient: decimal.coefficient * Decimal.power(places - decimal.scale), scale: 0)
  }

  /// The day number `decimal` of a workbook, counted from the end of 1899: 2024年12月31日.
  private static func date(_ decimal: Decimal) -> String? {
    let number = Int(decimal.coefficient / Decimal.power(decimal.scale))
    guard (61...110_000).contains(number) else { return nil }
    // Days since 1 March 1900, which was day 61; a year that begins in March has its leap day at its end.
    var days = number - 61
    var year = 1900
    func length(_ year: Int) -> Int {
      let next = year + 1
      return next % 4 == 0 && (next % 100 != 0 || next % 400 == 0) ? 366 : 365
    }
    while days >= length(year) {
      days -= length(year)
      year += 1
    }
    var month = 3
    for count in [31, 30, 31, 30, 31, 31, 30, 31, 30, 31, 31] {
      if days < count { break }
      days -= count
      month += 1
    }
    return month > 12 ? "\(year + 1)年\(month - 12)月\(days + 1)日" : "\(year)年\(month)月\(days + 1)日"
  }
}

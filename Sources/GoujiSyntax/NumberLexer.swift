import GoujiArithmetic
import GoujiText

/// A number as it stands in a text.
package struct NumberToken: Hashable, Sendable {
  /// Its exact value; `nil` where it has more digits than are computed with.
  package var decimal: Decimal?
  /// Whether it has thousands separators.
  package var isGrouped = false
  /// Whether a space stands behind a separator or beside the point.
  package var hasInnerSpace = false
  /// Whether a separator stands where none belongs (`14,02.76`): most likely a digit was dropped or added.
  package var isMisgrouped = false
  /// Whether it is written with full-width digits or signs.
  package var isFullWidth = false
  /// Whether it has a point.
  package var hasPoint = false
  /// The number of digits before the point.
  @FourBytes package var wholeDigits = 0
  /// Where it stands, its sign included.
  package var range: TextRange

  /// A number at `range`.
  init(range: TextRange, decimal: Decimal? = nil) {
    self.range = range
    self.decimal = decimal
  }
}

/// Reads numbers: `1,638.02`, `1, 638. 00`, `１，６３８．０２`. A comma separates thousands only before exactly three
/// digits; a space may stand beside a point or behind a comma (text taken from a PDF has them).
package enum NumberLexer {
  /// What surrounds the number: a table cell holds nothing else, so it may be read more generously.
  package enum Context: Sendable { case prose, cell }

  /// The number whose first digit stands at `start`, or `nil` if there is no digit.
  package static func lex(_ bytes: [UInt8], at start: Int, end: Int, context: Context) -> NumberToken? {
    if let plain = plain(bytes, start, min(end, bytes.count)) { return plain }
    var cursor = ByteCursor(bytes, TextRange(start, end))
    guard let first = cursor.scalar, first.isAnyDigit else { return nil }
    var digits = Digits()
    var token = NumberToken(range: TextRange(start, start))
    read(&cursor, into: &digits, &token)
    token.wholeDigits = digits.count
    let firstGroup = digits.count
    var groups = Lookahead(cursor: cursor, digits: digits, token: token)
    // The groups before the first space: in prose what follows the space may be another figure.
    var sound = groups
    if firstGroup <= 3 {
      while let group = thousands(groups, context: context) {
        groups = group
        if !groups.token.hasInnerSpace { sound = groups }
      }
    }
    if context == .cell, let odd = misgrouped(groups) { groups = odd }
    let pointed = point(groups, context: context)
    if groups.token.isGrouped {
      // In prose `12, 300` may be two figures; a decimal part settles that it is one.
      if let pointed {
        (cursor, digits, token) = (pointed.cursor, pointed.digits, pointed.token)
      } else {
        let taken = context == .cell || isOne(groups, bytes) ? groups : sound
        (cursor, digits, token) = (taken.cursor, taken.digits, taken.token)
      }
    } else if let pointed {
      (cursor, digits, token) = (pointed.cursor, pointed.digits, pointed.token)
    }
    token.range.end = cursor.index
    token.decimal = digits.decimal
    return token
  }

  /// A number as most are: digits, with or without separators of thousands and a point, and behind it nothing that could belong to
  /// it; `nil` for any other.
  private static func plain(_ bytes: [UInt8], _ start: Int, _ end: Int) -> NumberToken? {
    bytes.withUnsafeBufferPointer { bytes in
      guard start >= 0, start < end else { return nil }
      var index = start
      var value: UInt64 = 0
      func digits() -> Int {
        let first = index
        while index < end, index - first < 18, bytes[index] >= 0x30, bytes[index] <= 0x39 {
          value = value &* 10 &+ UInt64(bytes[index] - 0x30)
          index += 1
        }
        return index - first
      }
      func isDigit(_ index: Int) -> Bool { index < end && bytes[index] >= 0x30 && bytes[index] <= 0x39 }
      var token = NumberToken(range: TextRange(start, start))
      token.wholeDigits = digits()
      guard token.wholeDigits > 0 else { return nil }
      while token.wholeDigits <= 3 || token.isGrouped, index < end, bytes[index] == 0x2C {
        index += 1
        guard digits() == 3 else { return nil }
        token.wholeDigits += 3
        token.isGrouped = true
      }
      var decimals = 0
      if index < end, bytes[index] == 0x2E {
        guard isDigit(index + 1) else { return nil }
        index += 1
        decimals = digits()
        token.hasPoint = true
      } else if index < end, bytes[index] == 0x20 || bytes[index] == 0x2C {
        return nil
      }
      // More digits than one word holds, or full-width ones and marks.
      guard token.wholeDigits + decimals <= 18, !isDigit(index), index >= end || bytes[index] != 0xEF else { return nil }
      token.range.end = index
      token.decimal = Decimal(coefficient: Int128(value), scale: decimals)
      return token
    }
  }

  /// Whether groups that a space parts are one number: money (`12, 300万元`), cut off by the end of its line, or with a last group
  /// that is no number by itself (`1, 077%`).
  private static func isOne(_ groups: Lookahead, _ bytes: [UInt8]) -> Bool {
    var cursor = groups.cursor
    let last = cursor.index - 3
    if bytes.indices.contains(last), bytes[last] == 0x30 { return true }
    cursor.skip { $0.isBlank }
    if cursor.scalar == "\n" || cursor.scalar == "\r" { return true }
    return cursor.looking(at: "万") || cursor.looking(at: "元") || cursor.looking(at: "亿")
  }

  private struct Lookahead {
    var cursor: ByteCursor
    var digits: Digits
    var token: NumberToken
  }

  /// The digits so far, as one integer while they fit.
  private struct Digits {
    var count = 0
    var decimals = 0
    var coefficient: Int128 = 0
    var overflowed = false

    mutating func append(_ scalar: Unicode.Scalar, behindPoint: Bool) {
      count += 1
      if behindPoint { decimals += 1 }
      let folded = ByteCursor.fold(scalar)
      if count > 30 || decimals > 18 { overflowed = true }
      if !overflowed { coefficient = coefficient * 10 + Int128(folded.value - 0x30) }
    }

    var decimal: Decimal? { overflowed ? nil : Decimal(coefficient: coefficient, scale: decimals) }
  }

  private static func read(
    _ cursor: inout ByteCursor, into digits: inout Digits, _ token: inout NumberToken, behindPoint: Bool = false
  ) {
    while let scalar = cursor.scalar, scalar.isAnyDigit {
      if !scalar.isDigit { token.isFullWidth = true }
      digits.append(scalar, behindPoint: behindPoint)
      cursor.next()
    }
  }

  /// One more group of three digits, or `nil`.
  private static func thousands(_ state: Lookahead, context: Context) -> Lookahead? {
    var state = state
    var spaced = false
    if context == .cell, state.cursor.scalar == " " {
      state.cursor.next()
      spaced = true
    }
    guard let comma = state.cursor.scalar, comma == "," || comma == "，" else { return nil }
    if comma == "，", context == .prose, !state.token.isFullWidth { return nil }
    state.cursor.next()
    if state.cursor.scalar == " " {
      state.cursor.next()
      spaced = true
    }
    let before = state.digits.count
    read(&state.cursor, into: &state.digits, &state.token)
    guard state.digits.count - before == 3 else { return nil }
    state.token.wholeDigits = state.digits.count
    state.token.isGrouped = true
    if spaced { state.token.hasInnerSpace = true }
    if comma == "，" { state.token.isFullWidth = true }
    return state
  }

  /// The rest of a number whose separators do not part thousands, if a decimal part follows: only in a cell, where it
  /// cannot be a list.
  private static func misgrouped(_ state: Lookahead) -> Lookahead? {
    var state = state
    let before = state.cursor.index
    while let comma = state.cursor.scalar, comma == "," || comma == "，" {
      state.cursor.next()
      state.cursor.skip { $0 == " " }
      let digits = state.digits.count
      read(&state.cursor, into: &state.digits, &state.token)
      guard (1...5).contains(state.digits.count - digits) else { return nil }
      state.token.wholeDigits = state.digits.count
    }
    guard state.cursor.index > before, point(state, context: .cell) != nil else { return nil }
    state.token.isGrouped = true
    state.token.isMisgrouped = true
    return state
  }

  /// The decimal part, or `nil`.
  private static func point(_ state: Lookahead, context: Context) -> Lookahead? {
    var state = state
    var spaced = false
    if state.cursor.scalar == " " {
      state.cursor.next()
      spaced = true
    }
    guard let point = state.cursor.scalar, point == "." || point == "．" else { return nil }
    state.cursor.next()
    if state.cursor.scalar == " " {
      state.cursor.next()
      spaced = true
    }
    let before = state.digits.count
    read(&state.cursor, into: &state.digits, &state.token, behindPoint: true)
    let decimals = state.digits.count - before
    guard decimals > 0 else { return nil }
    if spaced {
      // `见表 1. 2024年`: a list number or the end of a sentence, not a decimal point.
      guard decimals <= 4 else { return nil }
      var behind = state.cursor
      behind.skip { $0 == " " }
      if decimals == 4 || context == .prose, behind.looking(at: "年") { return nil }
      state.token.hasInnerSpace = true
    }
    if point == "．" { state.token.isFullWidth = true }
    state.token.hasPoint = true
    return state
  }
}

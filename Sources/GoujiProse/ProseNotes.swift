import GoujiReport
import GoujiSyntax
import GoujiText

/// Finds what was left undone in the wording, and counts that do not fit the names listed behind them.
struct ProseNotes {
  let text: ProseText
  let tokens: [Token]
  let bytes: [UInt8]

  /// The notes of one passage.
  func all() -> [ProseNote] { placeholders() + alternatives() + counts() + limits() }

  // MARK: Placeholders

  /// Two or more X between Chinese text: XX, XXX.
  private func placeholders() -> [ProseNote] {
    var notes: [ProseNote] = []
    var index = 0
    while index < text.scalars.count {
      var end = index
      while end < text.scalars.count, text.scalars[end] == "X" || text.scalars[end] == "x" { end += 1 }
      if end - index >= 2, !isLatin(index - 1), !isLatin(end), let range = range(index..<end) {
        notes.append(ProseNote(kind: .placeholder, range: range, detail: bytes.text(range)))
      }
      index = max(end, index + 1)
    }
    return notes
  }

  private func isLatin(_ index: Int) -> Bool {
    guard index >= 0, index < text.scalars.count else { return false }
    let scalar = text.scalars[index]
    return scalar.isLatin || scalar.isDigit || scalar == ProseText.figureMark || scalar == ProseText.numeralMark
  }

  // MARK: Alternatives

  /// 增加（减少）12.00万元, 增长/下降: both directions before one figure.
  private func alternatives() -> [ProseNote] {
    var notes: [ProseNote] = []
    for index in tokens.indices where index + 2 < tokens.count {
      guard let first = tokens[index].word, first.kind == .direction else { continue }
      let gap = text.scalars[tokens[index].range.upperBound..<min(tokens[index].range.upperBound + 1, text.scalars.count)]
      guard let mark = gap.first, "(/、".unicodeScalars.contains(mark) else { continue }
      let start = tokens[index].range.upperBound + 1
      guard let second = tokens[(index + 1)...].first(where: { $0.range.lowerBound >= start })?.word, second.kind == .direction,
        second.value != first.value,
        let last = tokens[(index + 1)...].first(where: { $0.range.lowerBound >= start })
      else { continue }
      let close = last.range.upperBound + (mark == "(" ? 1 : 0)
      let behind = tokens.first { $0.range.lowerBound >= close }
      guard case .figure? = behind?.kind, let range = range(tokens[index].range.lowerBound..<min(close, text.scalars.count))
      else { continue }
      notes.append(ProseNote(kind: .alternative, range: range, detail: bytes.text(range)))
    }
    return notes
  }

  // MARK: Counts

  /// 内设机构5个，包括：甲、乙、丙。: a count and the names behind it, up to the full stop.
  private func counts() -> [ProseNote] {
    var notes: [ProseNote] = []
    for index in tokens.indices {
      guard case .figure(let number) = tokens[index].kind, number < text.figures.count else { continue }
      let figure = text.figures[number]
      guard figure.kind == .count, let stated = figure.decimal?.integer, (1...60).contains(stated),
        namesThings(index), let opener = opener(behind: index), let listed = listed(behind: opener)
      else { continue }
      if !listed.contains(stated) {
        let detail = listed.count == 1 ? "\(listed.lowerBound)" : "\(listed.lowerBound)—\(listed.upperBound)"
        notes.append(ProseNote(kind: .count, range: figure.number, detail: detail))
      }
    }
    return notes
  }

  /// Whether a word for units, offices or projects stands beside the count.
  private func namesThings(_ index: Int) -> Bool {
    let near = tokens[max(0, index - 2)..<min(tokens.count, index + 7)]
    return near.contains { $0.word?.kind == .things }
  }

  /// The word behind the count, in the same or the next clause, that opens the list.
  private func opener(behind index: Int) -> Int? {
    var commas = 0
    for next in tokens.indices.dropFirst(index + 1) {
      switch tokens[next].kind {
      case .figure, .mark("。"), .mark(";"): return nil
      case .mark(","):
        commas += 1
        if commas > 1 { return nil }
      case .word(let word) where word.kind == .list || word.kind == .respectively: return next
      case .mark(":"): return next
      default: continue
      }
    }
    return nil
  }

  /// How many names are listed; `nil` where figures stand among them, where 等 leaves the list open, or where it does not
  /// end with its sentence. A 和 may join two names or stand inside one.
  private func listed(behind opener: Int) -> ClosedRange<Int>? {
    var names = 1
    var joined = 0
    var scalars = 0
    for next in tokens.indices.dropFirst(opener + 1) {
      switch tokens[next].kind {
      case .figure, .mark(","), .mark(";"): return nil
      case .mark("。"): return scalars >= 4 && names >= 2 ? names...(names + joined) : nil
      case .mark("、"): names += 1
      case .mark: continue
      default:
        let word = text.text(tokens[next].range)
        if word.contains("等") { return nil }
        if word.contains("和") || word.contains("及") || word.contains("与") { joined += 1 }
        scalars += tokens[next].range.count
      }
    }
    return nil
  }

  // MARK: Limits

  /// 单价100万元（含）以上设备: the amount between the word for a limit and 以上.
  private func limits() -> [ProseNote] {
    tokens.indices.compactMap { index in
      guard tokens[index].word?.kind == .limit, let next = tokens[(index + 1)...].first(where: { $0.word?.kind != .function }),
        case .figure(let number) = next.kind, number < text.figures.count, text.figures[number].kind == .amount,
        let yuan = text.figures[number].inBaseUnit
      else { return nil }
      let behind = text.text(next.range.upperBound..<min(next.range.upperBound + 6, text.scalars.count))
      guard behind.hasPrefix("以上") || behind.hasPrefix("(含)以上") || behind.hasPrefix("及以上") else { return nil }
      return ProseNote(kind: .limit, range: text.figures[number].number, detail: yuan)
    }
  }

  private func range(_ scalars: Range<Int>) -> TextRange? {
    guard let first = scalars.first, let last = scalars.last, last < text.offsets.count else { return nil }
    var cursor = ByteCursor(bytes, TextRange(text.offsets[last], bytes.count))
    cursor.next()
    return TextRange(text.offsets[first], cursor.index)
  }
}

/// The names and words that one report is read with: the lexicon's, its rows' and its unit's.
struct Vocabulary: Sendable {
  private enum Entry: Sendable {
    case word(Lexicon.Word)
    case sense(NameSense)
    case fund(Int)
    case unitName
  }

  /// The lexicon's own words: made once.
  private var trie = WordTrie<Entry>()
  /// What the report at hand adds.
  private var local = WordTrie<Entry>()

  /// Marks between the parts of a name that are written or left out: 收、支总计, 收支总计.
  private static let conjunctions = ["", "、", "和", "及", "与", "/", ","]
  /// Stands for a fund in a form.
  private static let fundSlot = Array("{口径}".unicodeScalars)

  init(_ lexicon: Lexicon) {
    for (key, word) in lexicon.words { trie.add(key.text, .word(word)) }
    for (index, fund) in lexicon.funds.enumerated() {
      for form in fund.forms { trie.add(form, .fund(index)) }
    }
    // What counts things is told by its own reader: 车辆 stands in many names of other things.
    for (index, indicator) in lexicon.indicators.enumerated() where !indicator.isCounted {
      for form in indicator.forms { add(form, index, lexicon) }
    }
  }

  private mutating func add(_ form: String, _ indicator: Int, _ lexicon: Lexicon) {
    add(Array(form.unicodeScalars)[...], behind: 0, indicator, nil, lexicon)
  }

  /// Adds what is left of a form behind a node of the trie; `slot` is the fund that {口径} stands for, as written.
  private mutating func add(
    _ form: ArraySlice<Unicode.Scalar>, behind node: Int32, _ indicator: Int, _ slot: (fund: Int, written: String)?,
    _ lexicon: Lexicon
  ) {
    var node = node
    var rest = form
    while let scalar = rest.first {
      if scalar == "·" {
        let behind = rest.dropFirst()
        for mark in Self.conjunctions { add(behind, behind: walk(mark, from: node), indicator, slot, lexicon) }
        return
      }
      if scalar == "{", rest.starts(with: Self.fundSlot) {
        let behind = rest.dropFirst(Self.fundSlot.count)
        if let slot {
          node = walk(slot.written, from: node)
          rest = behind
          continue
        }
        for (index, fund) in lexicon.funds.enumerated() {
          for written in fund.forms { add(behind, behind: walk(written, from: node), indicator, (index, written), lexicon) }
        }
        return
      }
      if let folded = ProseText.fold(scalar) { node = trie.child(of: node, folded) }
      rest = rest.dropFirst()
    }
    trie.end(node, .sense(.indicator(indicator, fund: slot?.fund)))
  }

  private mutating func walk(_ text: String, from node: Int32) -> Int32 {
    var node = node
    for scalar in text.unicodeScalars { if let folded = ProseText.fold(scalar) { node = trie.child(of: node, folded) } }
    return node
  }

  /// Adds a row's label.
  mutating func addRow(_ label: String, _ index: Int) { local.add(label, .sense(.rows(index))) }

  /// Adds a name of the unit that reports.
  mutating func addUnit(_ name: String) { local.add(ProseText.key(name), .unitName) }

  /// The tokens of `text`.
  func tokens(_ text: ProseText, _ bytes: [UInt8]) -> [Token] {
    var tokens: [Token] = []
    var index = 0
    var figure = 0
    var numeral = 0
    let scalars = text.scalars
    func add(_ kind: Token.Kind, to end: Int) {
      tokens.append(Token(kind: kind, range: index..<end))
      index = end
    }
    while index < scalars.count {
      let scalar = scalars[index]
      if scalar == "\u{200B}" {
        index += 1
      } else if scalar == ProseText.figureMark {
        add(.figure(figure), to: index + 1)
        figure += 1
      } else if scalar == ProseText.numeralMark {
        let year = numeral < text.numerals.count ? Self.year(bytes, text.numerals[numeral].start) : nil
        add(year.map { .year($0) } ?? .numeral, to: index + 1)
        numeral += 1
      } else if let found = longest(scalars, at: index) {
        add(Self.kind(found.values), to: found.end)
      } else if ",;:。、()!?".unicodeScalars.contains(scalar) {
        add(.mark(scalar), to: index + 1)
      } else {
        if case .text? = tokens.last?.kind, let last = tokens.indices.last, tokens[last].range.upperBound == index {
          tokens[last].range = tokens[last].range.lowerBound..<index + 1
          index += 1
        } else {
          add(.text, to: index + 1)
        }
      }
    }
    return tokens
  }

  private func longest(_ scalars: [Unicode.Scalar], at index: Int) -> (end: Int, values: [Entry])? {
    guard let mine = local.longest(scalars, at: index) else { return trie.longest(scalars, at: index) }
    guard let base = trie.longest(scalars, at: index), base.end >= mine.end else { return mine }
    return base.end > mine.end ? base : (mine.end, base.values + mine.values)
  }

  private static func kind(_ entries: [Entry]) -> Token.Kind {
    let senses = entries.compactMap { entry -> NameSense? in if case .sense(let sense) = entry { sense } else { nil } }
    // 国有资本经营预算 is a fund before it is the name of a row.
    let isFund = entries.contains { if case .fund = $0 { true } else { false } }
    let isIndicator = senses.contains { if case .indicator = $0 { true } else { false } }
    if !senses.isEmpty, !isFund || isIndicator { return .name(senses) }
    for entry in entries {
      switch entry {
      case .word(let word): return word.kind == .label ? .text : .word(word)
      case .fund(let fund): return .fund(fund)
      case .unitName: return .unitName
      case .sense: break
      }
    }
    return .text
  }

  /// The year that the digits at `start` spell.
  private static func year(_ bytes: [UInt8], _ start: Int) -> Int? {
    guard start >= 0, start + 4 <= bytes.count else { return nil }
    var value = 0
    for byte in bytes[start..<start + 4] {
      guard byte >= 0x30, byte <= 0x39 else { return nil }
      value = value * 10 + Int(byte) - 0x30
    }
    if start + 4 < bytes.count, bytes[start + 4] >= 0x30, bytes[start + 4] <= 0x39 { return nil }
    return (1949...2099).contains(value) ? value : nil
  }
}

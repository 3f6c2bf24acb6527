import GoujiReport
import GoujiSyntax
import GoujiText

/// The words of a passage, and what is wrong with them: a function of its text and of the vocabulary.
struct PassageWords: Sendable {
  /// Its tokens.
  var tokens: [Token]
  /// What is wrong with its wording.
  var notes: [ProseNote]
}

/// What the reading of a report's prose lends to that of the state after an edit.
package struct ProseMemory: Sendable {
  /// The passages.
  package var passages: [Passage]
  /// The words of each passage.
  var words: [PassageWords] = []
  var lexicon: CompiledLexicon
  var vocabulary: Vocabulary
  /// The names that the vocabulary has from the report.
  var labels: [String]
  var context: ProseContext
  var outline: Outline
  package var reading = ProseReading()
}

/// The passages of an earlier state of a report, to be taken over where the blocks that they are made of are the same.
package struct ProseReuse {
  private let memory: ProseMemory
  private let match: BlockMatch
  /// The passage that begins with a block.
  private let passageOfBlock: [Int: Int]

  /// What `memory`, of an earlier state, lends to a state whose blocks are the earlier ones where `match` says so.
  package init(_ memory: ProseMemory, _ match: BlockMatch) {
    self.memory = memory
    self.match = match
    passageOfBlock = Dictionary(
      memory.passages.enumerated().compactMap { index, passage in passage.blocks.first.map { ($0, index) } },
      uniquingKeysWith: { first, _ in first })
  }

  /// The passage of the earlier state that `passage` was, and by how many bytes it has moved.
  package func earlier(_ passage: Passage) -> (index: Int, shift: Int)? {
    guard let (first, shift) = passage.blocks.first.flatMap({ match.earlier($0) }), let index = passageOfBlock[first] else { return nil }
    let (blocks, text) = (memory.passages[index].blocks, memory.passages[index].text)
    guard blocks.count == passage.blocks.count, text.scalars == passage.text.scalars,
      zip(passage.blocks, blocks).allSatisfy({ new, old in match.earlier(new).map { $0.index == old && $0.shift == shift } ?? false })
    else { return nil }
    return (index, shift)
  }

  /// Whether the vocabulary is the same as before; then it is `vocabulary`.
  func knows(_ lexicon: CompiledLexicon, labels: [String], units: [String]) -> Bool {
    memory.lexicon === lexicon && memory.labels == labels && memory.context.units == units
  }

  /// The reading, if all that is read is the same: every passage and the headings over it, the words that are known, and what
  /// the tables lend.
  func reading(
    _ report: Report, _ passages: [Passage], _ lexicon: CompiledLexicon, _ context: ProseContext
  ) -> (reading: ProseReading, memory: ProseMemory)? {
    guard passages.count == memory.passages.count, memory.lexicon === lexicon, memory.context == context,
      report.outline.saysTheSame(as: memory.outline),
      passages.indices.allSatisfy({ index in
        let (new, old) = (passages[index], memory.passages[index])
        return earlier(new)?.index == index && new.section == old.section && new.level == old.level && new.report == old.report
          && new.isHeading == old.isHeading
      })
    else { return nil }
    var next = memory
    next.passages = passages
    next.outline = report.outline
    next.reading = memory.reading.moved(match)
    for passage in next.words.indices {
      for note in next.words[passage].notes.indices {
        next.words[passage].notes[note].range = match.moved(next.words[passage].notes[note].range)
      }
    }
    return (next.reading, next)
  }

  var vocabulary: Vocabulary { memory.vocabulary }

  /// The words of `passage`, if it is the same as before.
  func words(_ passage: Passage) -> PassageWords? {
    guard let (index, shift) = earlier(passage) else { return nil }
    var words = memory.words[index]
    for note in words.notes.indices { words.notes[note].range = words.notes[note].range.moved(by: shift) }
    return words
  }
}

extension Outline {
  /// Whether the sections have the same titles, numbers and places among each other.
  fileprivate func saysTheSame(as other: Outline) -> Bool {
    sections.count == other.sections.count
      && zip(sections, other.sections).allSatisfy { a, b in
        a.title == b.title && a.level == b.level && a.parent == b.parent && a.isRunIn == b.isRunIn && a.report == b.report
          && a.numbering?.style == b.numbering?.style && a.numbering?.value == b.numbering?.value
      }
  }
}

extension ProseReading {
  /// The same reading, where the passages have moved as `match` says.
  fileprivate func moved(_ match: BlockMatch) -> ProseReading {
    guard match.shift != 0 else { return self }
    var reading = self
    for index in figures.indices {
      let range = figures[index].figure.range
      reading.figures[index].figure = figures[index].figure.moved(by: match.moved(range).start - range.start)
    }
    for index in notes.indices { reading.notes[index].range = match.moved(notes[index].range) }
    for index in statements.indices {
      for slot in statements[index].slots.indices {
        reading.statements[index].slots[slot].word = statements[index].slots[slot].word.map { match.moved($0) }
      }
      for comparison in statements[index].comparisons.indices {
        reading.statements[index].comparisons[comparison].range = match.moved(statements[index].comparisons[comparison].range)
      }
    }
    return reading
  }

  /// Whether this reading says what `other` says of the same figures, wherever they stand; `bytes` are those of each.
  package func saysTheSame(as other: ProseReading, _ bytes: [UInt8], _ otherBytes: [UInt8]) -> Bool {
    guard figures.count == other.figures.count, statements.count == other.statements.count else { return false }
    for (mine, theirs) in zip(figures, other.figures) {
      var moved = theirs
      moved.figure = theirs.figure.moved(by: mine.figure.range.start - theirs.figure.range.start)
      guard mine == moved, bytes.text(mine.figure.number) == otherBytes.text(theirs.figure.number) else { return false }
    }
    for (mine, theirs) in zip(statements, other.statements) {
      guard mine.slots.count == theirs.slots.count, mine.comparisons.count == theirs.comparisons.count else { return false }
      var moved = theirs
      for slot in mine.slots.indices where (mine.slots[slot].word == nil) == (theirs.slots[slot].word == nil) {
        moved.slots[slot].word = mine.slots[slot].word
      }
      for comparison in mine.comparisons.indices { moved.comparisons[comparison].range = mine.comparisons[comparison].range }
      guard mine == moved else { return false }
    }
    return true
  }
}

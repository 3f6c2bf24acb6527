/// Writes sentences from templates and records every figure that it prints.
///
/// A template has slots, `{T}`, and choices among equal words, `[较|比|与]`. The same choice comes out the same way throughout
/// a report, unless its style mixes; `{Y}`, `{L}` and `{U}` are the year, the last one, and the department.
struct ProseWriter {
  let style: ProseStyle
  var random: SeededGenerator
  /// What is finished.
  private(set) var blocks: [ProseBlock] = []
  /// The paragraph that is being written.
  private(set) var current = ProseBlock(kind: .paragraph)

  /// The last change that was told, which a reason may explain in part.
  var lastChange = 0

  init(style: ProseStyle, random: SeededGenerator) {
    self.style = style
    self.random = random
  }

  // MARK: Blocks

  /// Writes one of `shapes`.
  mutating func say(_ shapes: [String], _ slots: Slots = [:]) { render(Array(choose(shapes).utf8)[...], slots) }

  /// Writes a template.
  mutating func say(_ shape: String, _ slots: Slots = [:]) { render(Array(shape.utf8)[...], slots) }

  /// Ends the paragraph.
  mutating func end() {
    if !current.bytes.isEmpty { blocks.append(current) }
    current = ProseBlock(kind: .paragraph)
  }

  /// A paragraph of its own.
  mutating func paragraph(_ shapes: [String], _ slots: Slots = [:]) {
    say(shapes, slots)
    end()
  }

  /// A heading of a level, 1 for 第三部分.
  mutating func heading(_ level: Int, _ numbering: String, _ shapes: [String]) {
    end()
    current.kind = .heading(level)
    append(numbering)
    say(shapes)
    end()
  }

  /// Text as it is.
  mutating func append(_ text: String) {
    let narrow = style.hasNarrowBrackets && text.utf8.contains(0xEF)
    current.bytes += Array(narrow ? text.replacing("（", with: "(").replacing("）", with: ")").utf8 : text.utf8)
  }

  /// Bytes as they are, and the figure that they are.
  mutating func record(_ literal: [UInt8], unit: [UInt8], gap: Bool = false, _ figure: RecordedFigure) {
    var figure = figure
    let start = current.bytes.count
    current.bytes += literal
    figure.range = start..<current.bytes.count
    if gap { current.bytes.append(0x20) }
    let end = current.bytes.count
    current.bytes += unit
    if !unit.isEmpty { figure.unit = end..<current.bytes.count }
    current.figures.append(figure)
  }

  // MARK: Choices

  /// One of several things that mean the same: what this report always says, or another where it mixes.
  mutating func choose<Item>(_ items: [Item], _ choice: UInt64) -> Item {
    if style.mixing > 0, random.oneIn(style.mixing) { return random.pick(items) }
    var mixed = SeededGenerator(seed: choice ^ style.voice)
    return items[Int(truncatingIfNeeded: mixed.next() >> 33) % items.count]
  }

  mutating func choose(_ shapes: [String]) -> String {
    shapes.count < 2 ? shapes.first ?? "" : choose(shapes, Self.mark(of: Array(shapes[0].utf8)[...]))
  }

  private static func mark(of bytes: ArraySlice<UInt8>) -> UInt64 {
    bytes.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }

  // MARK: Templates

  private mutating func render(_ template: ArraySlice<UInt8>, _ slots: Slots) {
    var place = template.startIndex
    while place < template.endIndex {
      switch template[place] {
      case UInt8(ascii: "{"):
        let close = template[place...].firstIndex(of: UInt8(ascii: "}")) ?? template.endIndex
        fill(String(decoding: template[(place + 1)..<close], as: UTF8.self), slots)
        place = min(close + 1, template.endIndex)
      case UInt8(ascii: "["):
        let (choices, end) = Self.choices(template, from: place + 1)
        render(choose(choices, Self.mark(of: template[place..<end])), slots)
        place = end
      default:
        let next = template[place...].firstIndex { $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "[") } ?? template.endIndex
        if style.hasNarrowBrackets {
          append(String(decoding: template[place..<next], as: UTF8.self))
        } else {
          current.bytes += template[place..<next]
        }
        place = next
      }
    }
  }

  /// The choices in a bracket, and where it ends.
  private static func choices(_ template: ArraySlice<UInt8>, from start: Int) -> ([ArraySlice<UInt8>], Int) {
    var choices: [ArraySlice<UInt8>] = []
    var depth = 0
    var begin = start
    for place in start..<template.endIndex {
      switch template[place] {
      case UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "|") where depth == 0:
        choices.append(template[begin..<place])
        begin = place + 1
      case UInt8(ascii: "]"):
        if depth == 0 { return (choices + [template[begin..<place]], place + 1) }
        depth -= 1
      default: break
      }
    }
    return ([template[begin...]], template.endIndex)
  }

  private mutating func fill(_ name: String, _ slots: Slots) {
    if let slot = slots.first(where: { $0.key == name })?.value { return write(slot) }
    switch name {
    case "Y": append(style.yearWord)
    case "L": append(style.lastYearWord)
    case "U": append(style.subject)
    default: append("{\(name)}")
    }
  }
}

/// What stands in the slots of a template.
typealias Slots = KeyValuePairs<String, Slot>

/// What stands in a slot.
indirect enum Slot {
  case text(String)
  /// One of several templates.
  case shapes([String], Slots)
  case amount(Quantity)
  /// A quotient of two amounts as a percentage: a share, a degree of completion.
  case ratio(String, Quantity, Quantity)
  /// 增加X，增长Y, or what is said when nothing changed, with the words that name last year; a subject before the verb.
  case versus(Comparison, subject: String)
  /// 增加X，增长Y; nothing if the two look equal.
  case change(Comparison)
  /// How far a budget was spent, with the comma before it.
  case completion(Quantity, of: Quantity, name: String)
  /// 大于, 小于 or 持平 against the budget, with the mark before it and a reason now and then.
  case balance(Quantity, against: Quantity, name: String)
  /// A reason for a rise (1), a fall (-1) or for neither, with the mark before it; often nothing.
  case reason(Int)
  case count(Int, String)
  /// Points, in hundredths.
  case score(Int, String)
}

/// A heading or a paragraph with the figures in it; their ranges count from its first byte.
struct ProseBlock {
  enum Kind: Equatable { case heading(Int), paragraph }

  var kind: Kind
  var bytes: [UInt8] = []
  var figures: [RecordedFigure] = []
}

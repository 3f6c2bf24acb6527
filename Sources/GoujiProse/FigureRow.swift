/// A row of figures for a row of names: 甲、乙分别为 A、B，分别占 C、D.
struct FigureRow {
  private var subjects: [(subject: Subject, isCertain: Bool, name: String)] = []
  private var statements: [Int?] = []
  private var index = 0
  private var isSound = false

  /// No row.
  init() {}

  /// A row of `count` figures for `subjects`; sound only where there are as many and nothing else is named.
  init(subjects: [(Subject, Bool, String)], count: Int, isSound: Bool) {
    self.subjects = subjects.map { (subject: $0.0, isCertain: $0.1, name: $0.2) }
    self.isSound = subjects.count == count && isSound
    // 收、支总计分别减少20.1万元、20.1万元: one name, and two figures of the same kind.
    if subjects.count != count { self.subjects = Array(repeating: (.unknown(""), false, ""), count: count) }
    statements = Array(repeating: nil, count: self.subjects.count)
  }

  /// A row of `count` figures for statements that stand before it; for nobody knows whom where there are others.
  init(behind known: [(number: Int, statement: Statement)], count: Int) {
    isSound = known.count == count
    subjects =
      isSound
      ? known.map { ($0.statement.subject, $0.statement.isCertain, $0.statement.name) }
      : Array(repeating: (.unknown(""), false, ""), count: count)
    statements = isSound ? known.map(\.number) : Array(repeating: nil, count: count)
  }

  /// Starts again with the same subjects, behind the statement `current`, which is one of theirs: 分别占 behind 分别为.
  mutating func restart(_ count: Int, behind current: Int?) {
    index = 0
    // 甲、乙分别为…，丙1万元。两项分别占…: which two nobody knows.
    isSound = isSound && subjects.count == count && current.map { statements.contains($0) } ?? false
  }

  /// Whether there is no row.
  var isEmpty: Bool { subjects.isEmpty }
  /// Whether figures of the row are still to come.
  var isOpen: Bool { index > 0 && index < subjects.count }
  /// The statement that the figure just taken belongs to, where an earlier row made it.
  var statement: Int? { isSound && index > 0 && index <= statements.count ? statements[index - 1] : nil }

  /// The subject of the next figure; `nil` without a row.
  mutating func next() -> (subject: Subject, isCertain: Bool, name: String)? {
    guard !subjects.isEmpty, index < subjects.count else { return nil }
    index += 1
    return isSound ? subjects[index - 1] : (.unknown("分别\(index)"), false, "")
  }

  /// Notes the statement of the figure just taken.
  mutating func note(_ statement: Int?) {
    guard index > 0, index <= statements.count, statements[index - 1] == nil else { return }
    statements[index - 1] = statement
  }

  /// How many figures stand in a row behind the token at `index`, parted by 、 or 和.
  static func length(_ tokens: [Token], behind index: Int) -> Int {
    var count = 0
    for token in tokens[(index + 1)...] {
      switch token.kind {
      case .figure: count += 1
      case .mark("、"): continue
      case .mark(","): if count == 0 { return 0 } else { continue }
      case .word(let word):
        if count > 0, word.kind != .function, word.kind != .direction { return count }
      case .name: if count > 0 { return count }
      default: if count > 0 { return count }
      }
      if case .mark = token.kind { if count > 0 { return count } }
    }
    return count
  }
}

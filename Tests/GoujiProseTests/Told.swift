@testable import GoujiProse
import GoujiReport
import GoujiSyntax
import GoujiText
import TestSupport

/// What a text says, figure by figure.
///
/// A figure with a meaning is one line: number and unit, subject, fund, year, stage, role, word. A subject that is not
/// certain has a ? behind it, one that nothing knows stands in ‹›, rows are their code and label. `-` is what nothing
/// says. A figure without a meaning is `number ? why`.
struct Told {
  let reading: ProseReading
  private(set) var lines: [String] = []
  private let lexicon: Lexicon
  private let rows: [ProseContext.Row]
  private let bytes: [UInt8]

  /// Reads `text`, with rows (`2010301 行政运行`) of the table of appropriations, or of that named before a `!`.
  init(
    _ text: String, rows: [String] = [], units: [String] = [], year: Int? = 2024, lexicon: CompiledLexicon = .standard
  ) {
    let report = Documents.report(text)
    var context = ProseContext()
    context.units = units
    context.year = year
    context.rows = rows.enumerated().map { Self.row($1, $0, lexicon.lexicon) }
    self.lexicon = lexicon.lexicon
    self.rows = context.rows
    bytes = report.bytes
    reading = Binder.read(report, Passage.all(report), lexicon, context)
    lines = reading.figures.map { line($0) }
  }

  private static func row(_ text: String, _ index: Int, _ lexicon: Lexicon) -> ProseContext.Row {
    let parts = text.split(separator: "!")
    let kind = parts.count > 1 ? String(parts[0]) : "一般公共预算财政拨款支出决算表"
    let words = (parts.last ?? "").split(separator: " ")
    let code = words.count > 1 ? ClassificationCode(digits: String(words[0])) : nil
    return ProseContext.Row(
      source: lexicon.rowSources.firstIndex { $0.kind == kind } ?? 0, table: 0, entry: index,
      label: LabelText(String(words.last ?? "")).key, code: code)
  }

  // MARK: Lines

  private func line(_ figure: ProseFigure) -> String {
    let number = bytes.text(figure.figure.number) + Self.unit(figure.figure)
    guard let role = figure.role, let index = figure.statement else {
      return "\(number) ? \(figure.reason.map(\.rawValue) ?? "-")"
    }
    let statement = reading.statements[index]
    let slot = statement.slots.first { reading.figures[$0.figure].figure.number == figure.figure.number }
    let (year, stage) = Self.time(role, slot?.stage)
    let word = slot?.word.map { bytes.text($0) } ?? "-"
    return [number, name(statement), fund(statement), year, stage, role.rawValue, word].joined(separator: " ")
  }

  private static func unit(_ figure: FigureSyntax) -> String {
    switch figure.kind {
    case .amount: [0: "元", 3: "千元", 4: "万元", 8: "亿元"][figure.exponent] ?? "10^\(figure.exponent)元"
    case .percent: figure.exponent == -2 ? "%" : "10^\(figure.exponent)"
    default: figure.kind.rawValue
    }
  }

  private static func time(_ role: Role, _ stage: String?) -> (year: String, stage: String) {
    switch role {
    case .outturn, .share: ("本年", "决算")
    case .initialBudget, .initialCompletion: ("本年", "年初预算")
    case .adjustedBudget, .adjustedCompletion: ("本年", "全年预算")
    case .budget, .completion: ("本年", "预算")
    case .lastYear: ("上年", "决算")
    case .change, .rate: ("比上年", "决算")
    case .budgetChange, .budgetRate: ("本年", "比" + (stage ?? "?"))
    }
  }

  private func fund(_ statement: Statement) -> String {
    let own: Int? = if case .indicator(_, let fund, _) = statement.subject { fund } else { statement.fund }
    return own.map { lexicon.funds[$0].name } ?? "-"
  }

  private func name(_ statement: Statement) -> String { name(statement.subject) + (statement.isCertain ? "" : "?") }

  private func name(_ subject: Subject) -> String {
    switch subject {
    case .indicator(let index, _, _): lexicon.indicators[index].name
    case .rows(let indices): indices.map { (rows[$0].code?.digits ?? "") + rows[$0].label }.joined(separator: "|")
    case .unknown(let name): "‹\(name)›"
    }
  }

  // MARK: Statements

  /// The lists: each whole and its parts, closed ones with a full stop.
  var lists: [String] {
    reading.statements.filter { !$0.parts.isEmpty }.map { whole in
      let parts = whole.parts.map { name(reading.statements[$0].subject) }
      return "\(name(whole.subject)): " + parts.joined(separator: "、") + (whole.isListClosed ? "。" : "")
    }
  }

  /// What is compared without a figure: subject, the word, and what with.
  var comparisons: [String] {
    reading.statements.flatMap { statement in
      statement.comparisons.map { comparison in
        let base =
          switch comparison.base {
          case .lastYear: "上年"
          case .budget(let stage): stage
          case .other: "其他"
          }
        return
          "\(name(statement.subject)) \(comparison.value)\(comparison.isApproximate ? "约" : "") \(base) “\(bytes.text(comparison.range))”"
      }
    }
  }

  /// The wholes that the share at figure `number` names.
  func wholes(_ number: Int) -> [String] {
    guard number < reading.figures.count, let index = reading.figures[number].statement else { return [] }
    return reading.statements[index].slots.first { $0.figure == number }?.whole.map { name($0) } ?? []
  }

  /// The notes: kind, text and detail.
  var notes: [String] { reading.notes.map { "\($0.kind) “\(bytes.text($0.range))” \($0.detail)" } }
}

import GoujiArithmetic
import GoujiReport
import GoujiSyntax
import GoujiText

/// Checks what writers wrote beside figures: `{=式}`, `{#名}`, `{#名 = 式}`.
///
/// Both sides are compared as quantities: amounts in 元, percentages as hundredths; a figure behind 减少, 下降 or 降低 is
/// negative.
package enum ReferenceChecker {
  /// The rule, and the id of every relation that a formula states.
  package static let rule = "引用"

  static func check(_ scope: CheckScope, into result: inout CheckResult) {
    var references = Collector.collect(result.report, scope)
    guard !references.isEmpty else { return }
    let names = self.names(&references, &result)
    for reference in references {
      guard let formula = reference.formula else { continue }
      guard let operand = reference.operand else {
        result.problems.append(
          ReferenceProblem(
            kind: .unattached, range: reference.range,
            message: Localized("这个引用旁边没有数", "there is no figure beside this reference")))
        continue
      }
      var evaluator = Evaluator(scope: scope, home: nil)
      evaluator.names = names
      do throws(Unevaluated) {
        let right = try evaluator.side(formula)
        guard let left = Side(operand), let (verdict, slack) = Judge.judge(left, .equal, right) else {
          throw .uncomputable
        }
        let text = result.report.bytes.text(reference.formulaRange)
        let relation = result.profile.relations.count
        result.profile.relations.append(Self.relation(text))
        result.instances.append(
          Instance(
            relation: relation, table: operand.cell?.table ?? 0, left: left.operands, right: right.operands, sign: .equal,
            verdict: verdict, leftValue: left.printed, rightValue: right.printed, expected: right.wide,
            isLinear: right.isLinear, slack: slack))
      } catch {
        // The form of the formula has been objected to already.
        if case .unknownFunction = error { continue }
        result.problems.append(problem(error, reference, scope))
      }
    }
  }

  private static func relation(_ text: String) -> Profile.Relation {
    Profile.Relation(
      id: rule, kind: "", comparison: Comparison.nothing, meaning: Localized("按公式 \(text)", "by the formula \(text)"),
      source: "", text: text)
  }

  // MARK: Names

  /// The figures that have names; a name given twice or computed from itself is a problem.
  private static func names(_ references: inout [Reference], _ result: inout CheckResult) -> [String: Operand] {
    var names: [String: Operand] = [:]
    var uses: [String: Set<String>] = [:]
    for reference in references {
      guard let name = reference.name else { continue }
      if names[name] != nil {
        result.problems.append(
          ReferenceProblem(
            kind: .duplicate, range: reference.range,
            message: Localized("“\(name)”这个名字已经用过", "the name “\(name)” is taken")))
        continue
      }
      guard let operand = reference.operand else { continue }
      names[name] = operand
      uses[name] = Set(reference.formula.map { Self.names(in: $0) } ?? [])
    }
    for index in references.indices {
      guard let name = references[index].name, reaches(name, from: name, uses) else { continue }
      result.problems.append(
        ReferenceProblem(
          kind: .circular, range: references[index].range,
          message: Localized("“\(name)”绕了一圈由它自己算出", "“\(name)” is computed from itself")))
      references[index].formula = nil
    }
    return names
  }

  private static func reaches(_ goal: String, from start: String, _ uses: [String: Set<String>]) -> Bool {
    var seen: Set<String> = []
    var queue = Array(uses[start] ?? [])
    while let next = queue.popLast() {
      if next == goal { return true }
      if seen.insert(next).inserted { queue += uses[next] ?? [] }
    }
    return false
  }

  private static func names(in formula: Formula) -> [String] {
    switch formula {
    case .constant, .path: []
    case .name(let name, _): [name]
    case .sum(let terms): terms.flatMap { names(in: $0.value) }
    case .product(let factors): factors.flatMap { names(in: $0.value) }
    case .call(_, let arguments, _): arguments.flatMap { names(in: $0) }
    }
  }

  // MARK: Problems

  static func problem(_ error: Unevaluated, _ reference: Reference, _ scope: CheckScope) -> ReferenceProblem {
    let reason = error.message(scope.bytes)
    var kind = ReferenceProblem.Kind.uncomputable
    var near: [String] = []
    switch error {
    case .missingTable(let name):
      kind = .unknown
      near = Nearest.name(to: name, among: scope.tableNames).map { [$0] } ?? Array(scope.tableNames.prefix(3))
    case .missing(let name):
      kind = .unknown
      near = Self.near(name, scope)
    case .unknownName(let name):
      kind = .unknown
      near = Nearest.name(to: name, among: Collector.names(scope)).map { ["#" + $0] } ?? []
    case .noLastYear, .noUnits: kind = .unknown
    case .noTable: kind = .unknown
    case .needsColumn: kind = .ambiguous
    case .ambiguous(let name):
      kind = .ambiguous
      near = candidates(name, scope)
    default: break
    }
    let chinese = near.isEmpty ? "" : (kind == .ambiguous ? "：" : "，是否") + near.joined(separator: "、") + (kind == .ambiguous ? "" : "？")
    let english =
      near.isEmpty ? "" : (kind == .ambiguous ? ": " : "; did you mean ") + near.joined(separator: ", ") + (kind == .ambiguous ? "" : "?")
    return ReferenceProblem(
      kind: kind, range: reference.formulaRange, message: Localized(reason.chinese + chinese, reason.english + english))
  }

  /// The rows and columns whose names are near `name`.
  private static func near(_ name: String, _ scope: CheckScope) -> [String] {
    var names: Set<String> = []
    for table in scope.tables {
      for entry in table.entries where !entry.label.key.isEmpty { names.insert(entry.label.key) }
      for column in table.panels.flatMap(\.amounts) { names.formUnion(column.header) }
    }
    return Nearest.name(to: LabelText(name).key, among: names.sorted()).map { [$0] } ?? []
  }

  /// Where an ambiguous name stands: titles with lines.
  private static func candidates(_ name: String, _ scope: CheckScope) -> [String] {
    let key = LabelText(name).key
    let lines = scope.tree.source.lines
    func line(_ offset: Int) -> Int { lines.line(of: offset) + 1 }
    var found: [String] = []
    for table in scope.tables where TableTitle.key(table.title) == TableTitle.key(name) {
      found.append("《\(table.title)》（第\(line(table.range.start))行）")
    }
    for table in scope.tables {
      for entry in table.entries where entry.label.key == key {
        found.append("《\(table.title)》第\(line(entry.labelRange.start))行")
      }
    }
    return Array(found.prefix(5))
  }
}

/// A reference of the text, with the figure that it stands beside.
struct Reference {
  /// The whole of `{…}`.
  var range: TextRange
  /// The formula in it.
  var formulaRange: TextRange
  /// The formula, if it has one.
  var formula: Formula?
  /// The name that it gives.
  var name: String?
  /// The figure that it is attached to.
  var operand: Operand?
}

extension Comparison {
  /// `0 = 0`: for relations that have no statement of their own.
  static let nothing = Comparison(
    left: .constant(Decimal(coefficient: 0, scale: 0), exponent: 0), sign: .equal,
    right: .constant(Decimal(coefficient: 0, scale: 0), exponent: 0))
}

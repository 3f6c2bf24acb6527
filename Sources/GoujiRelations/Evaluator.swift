import GoujiArithmetic
import GoujiReport
import GoujiSyntax
import GoujiText

/// Evaluates formulas over one table, with the row and column at hand that `全部` and the row classes stand for.
struct Evaluator {
  let scope: CheckScope
  /// The table that relative paths stay in; `nil` for a reference in the text.
  let home: Int?
  /// The entry that `全部`, `科目` … stand for, if the relation goes over rows.
  var row: Int?
  /// The entry that the relation's left side names: sums of 序号项 end before it.
  var anchor: Int?
  /// The figures that have names.
  var names: [String: Operand] = [:]
  /// The position of the column at hand, and its panel.
  var column: (panel: Int, position: Int)?
  /// What the paths of the relation at hand name, found once for all rows and columns.
  var targets: TargetMemo?

  func side(_ formula: Formula) throws(Unevaluated) -> Side {
    switch formula {
    case .constant(let decimal, let exponent):
      guard let value = Fixed(decimal, exponent: exponent) else { throw .uncomputable }
      return Side(printed: value, narrow: Interval(value), wide: Interval(value), operands: [])
    case .path(let path):
      if let operand = try quickOperand(path) { return try leaf(operand) }
      let operands = try operands(path)
      guard operands.count == 1 || path.isOptional else { throw .ambiguous(path.segments.joined(separator: "!")) }
      guard let operand = operands.first else { return .nothing }
      return try leaf(operand)
    case .name(let name, _):
      guard let operand = names[name] else { throw .unknownName(name) }
      return try leaf(operand)
    case .sum(let terms):
      var sum = Side.nothing
      for term in terms {
        if case .path(let path) = term.value, let operand = try quickOperand(path) {
          try sum.add(operand, isNegative: term.isNegative)
        } else {
          try sum.add(try side(term.value), isNegative: term.isNegative)
        }
      }
      return sum
    case .product(let factors): return try multiply(factors)
    case .call("合计", let arguments, _):
      var sum = Side.nothing
      var isEmpty = true
      for argument in arguments {
        guard case .path(let path) = argument else {
          try sum.add(try side(argument), isNegative: false)
          isEmpty = false
          continue
        }
        let operands = try operands(path)
        sum.operands.reserveCapacity(sum.operands.count + operands.count)
        for operand in operands { try sum.add(operand, isNegative: false) }
        if !operands.isEmpty { isEmpty = false }
      }
      guard !isEmpty else { throw .missing("合计") }
      sum.hasGap =
        sum.hasGap
        || sum.operands.contains { operand in
          operand.cell.map { cell in
            guard let view = scope.scope(of: operand.document).views[cell.table], view.hasGap else { return false }
            let isHome = operand.document == scope.document && cell.table == home
            return !(row.map { view.complete.contains($0) } ?? false && isHome)
          } ?? false
        }
      sum.isSingle = false
      return sum
    case .call(let name, _, _): throw .unknownFunction(name)
    }
  }

  // MARK: Arithmetic

  /// The sum of figures, each with its sign.
  func sum(_ operands: [Operand]) throws(Unevaluated) -> Side {
    if operands.count == 1, let only = operands.first, !only.isNegative { return try leaf(only) }
    var sum = Side.nothing
    sum.operands.reserveCapacity(operands.count)
    for operand in operands {
      var bare = operand
      bare.isNegative = false
      try sum.add(bare, isNegative: operand.isNegative)
    }
    return sum
  }

  private func leaf(_ operand: Operand) throws(Unevaluated) -> Side {
    guard let reading = operand.reading else {
      var side = Side.nothing
      side.operands = [operand]
      side.isSingle = true
      return side
    }
    let (narrow, wide) = reading.intervals
    return Side(printed: reading.value, narrow: narrow, wide: wide, operands: [operand], isSingle: true)
  }

  private func multiply(_ factors: [Formula.Factor]) throws(Unevaluated) -> Side {
    var result = Side(printed: Fixed(1), narrow: Interval(Fixed(1)), wide: Interval(Fixed(1)), operands: [])
    result.isLinear = false
    for factor in factors {
      let side = try side(factor.value)
      let printed =
        factor.isDivisor
        ? result.printed.divided(by: side.printed, rounding: .down)
        : result.printed.multiplied(by: side.printed, rounding: .down)
      let narrow = factor.isDivisor ? result.narrow.divided(by: side.narrow) : result.narrow.multiplied(by: side.narrow)
      let wide = factor.isDivisor ? result.wide.divided(by: side.wide) : result.wide.multiplied(by: side.wide)
      guard let printed, let narrow, let wide else { throw .uncomputable }
      (result.printed, result.narrow, result.wide) = (printed, narrow, wide)
      result.operands += side.operands
    }
    return result
  }

  // MARK: Cells

  /// The cells that a path names. An optional path that names none gives no cell.
  func operands(_ path: FormulaPath) throws(Unevaluated) -> [Operand] {
    if !path.isRelative, let others = try documents(path.segments.first ?? "") {
      var rest = path
      rest.segments.removeFirst()
      var operands: [Operand] = []
      for other in others { operands += try Evaluator(scope: other, home: nil).operands(rest) }
      return operands
    }
    let resolved: [CellPlace]
    do throws(Unevaluated) {
      resolved = try PathResolver(evaluator: self).places(path)
    } catch {
      guard path.isOptional else { throw error }
      switch error {
      case .missing, .missingTable, .noTable: return []
      default: throw error
      }
    }
    var operands: [Operand] = []
    operands.reserveCapacity(resolved.count)
    for place in resolved { operands.append(try operand(place)) }
    return operands
  }

  /// Whether the first segment of a path reaches into another document.
  private static func isDocument(_ segment: String) -> Bool { segment == "上年" || segment == "下级" }

  /// The other documents that the first segment of a path reaches into; `nil` for one that names a table.
  private func documents(_ segment: String) throws(Unevaluated) -> [CheckScope]? {
    if segment == "上年" {
      guard let lastYear = scope.lastYear else { throw .noLastYear }
      return [lastYear]
    }
    if segment == "下级" {
      if scope.units.isEmpty { throw .noUnits }
      return scope.units
    }
    return nil
  }

  func operand(_ place: CellPlace) throws(Unevaluated) -> Operand {
    guard let view = scope.views[place.table] else { throw .missingTable("") }
    return try view.operands[place.entry][place.column].get()
  }

  /// The only cell that `path` names, where that is seen at a glance; `nil` otherwise: `operands` finds out.
  private func quickOperand(_ path: FormulaPath) throws(Unevaluated) -> Operand? {
    guard let targets, path.isRelative || !Self.isDocument(path.segments.first ?? "") else { return nil }
    let target: PathTarget
    // What is missing may count as nothing: not to be decided here.
    do throws(Unevaluated) { target = try targets.target(path) } catch { return nil }
    guard let place = PathResolver.quickPlace(target, self) else { return nil }
    return try target.view.operands[place.entry][place.column].get()
  }
}

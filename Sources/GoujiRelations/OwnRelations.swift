import GoujiReport
import GoujiSyntax
import GoujiText

/// What a report adds to the profile by itself: `@定义` other names, `@勾稽` relations of its own.
enum OwnRelations {
  /// A relation that the report states, and where.
  struct Statement {
    var relation: Profile.Relation
    var range: TextRange
  }

  /// The profile with the report's own definitions, and its relations.
  static func read(
    _ report: Report, _ profile: Profile
  ) -> (profile: Profile, relations: [Statement]) {
    var profile = profile
    var relations: [Statement] = []
    for root in report.tree.roots where root.kind == .directive {
      guard let name = root.first(.directiveName)?.text, let directive = Directive(rawValue: String(name.dropFirst()))
      else { continue }
      switch directive {
      case .definition:
        for statement in root.children where statement.kind == .statement {
          guard let key = statement.first(.key), let value = statement.first(.value) else { continue }
          let others = NameList.split(value.text).map { LabelText($0).key }
          profile.aliases[LabelText(key.text).key, default: []] += others
        }
      case .relation:
        for node in root.descendants(.comparison) {
          guard let comparison = Comparison(node) else { continue }
          let relation = Profile.Relation(
            id: "自定", kind: "", comparison: comparison, meaning: Localized("本报告自定的关系", "a relation of this report"),
            source: "", text: node.text)
          relations.append(Statement(relation: relation, range: node.range))
        }
      default: break
      }
    }
    return (profile, relations)
  }

  /// Evaluates the report's own relations. The table of the left side is the one that `全部` goes over.
  static func check(_ statements: [Statement], _ scope: CheckScope, into result: inout CheckResult) {
    for statement in statements {
      let number = result.profile.relations.count
      result.profile.relations.append(statement.relation)
      do throws(Unevaluated) {
        guard let name = firstName(statement.relation.comparison.left) else { throw .noTable }
        let home = try scope.table(name, from: nil)
        guard let view = scope.views[home] else { throw .missingTable(name) }
        var check = RelationCheck(statement.relation, number, scope: scope, home: home, view: view)
        check.run()
        result.instances += check.instances
        if check.instances.isEmpty { throw check.reasons.first ?? .missing(statement.relation.text) }
      } catch {
        let reference = Reference(range: statement.range, formulaRange: statement.range)
        result.problems.append(ReferenceChecker.problem(error, reference, scope))
      }
    }
  }

  /// The table that the left side begins with.
  private static func firstName(_ formula: Formula) -> String? {
    switch formula {
    case .path(let path): path.isRelative ? nil : path.segments.first
    case .sum(let terms): terms.lazy.compactMap { firstName($0.value) }.first
    case .product(let factors): factors.lazy.compactMap { firstName($0.value) }.first
    case .call(_, let arguments, _): arguments.lazy.compactMap { firstName($0) }.first
    case .constant, .name: nil
    }
  }
}

import GoujiText

/// What became of each relation in a table: how often it was evaluated and with what verdicts, or why not.
package struct RelationLedger: Sendable {
  /// One relation in one table.
  package struct Line: Sendable {
    /// Its number in the catalogue.
    package var id: String
    /// The relation as written.
    package var text: String
    /// How often it was evaluated, by verdict.
    package var verdicts: [Verdict: Int] = [:]
    /// Why it was not evaluated somewhere; each reason once.
    package var reasons: [Localized] = []

    /// How often it was evaluated.
    package var evaluated: Int { verdicts.values.reduce(0, +) }
    /// How often it does not hold.
    package var broken: Int { verdicts.filter { $0.key.isBroken }.values.reduce(0, +) }
  }

  /// What a relation is about: its number and left side.
  private static func subject(_ line: Line) -> String {
    line.id + line.text.prefix { !"=≤≥<>≈".contains($0) }
  }

  /// The lines, in the order of the profile; relations that say nothing of the table have none.
  package var lines: [Line]

  /// The ledger of table `index`.
  package init(_ result: CheckResult, table index: Int) {
    var lines: [Int: Line] = [:]
    func line(_ relation: Int) -> Line {
      lines[relation]
        ?? Line(id: result.profile.relations[relation].id, text: result.profile.relations[relation].text)
    }
    for instance in result.instances where instance.table == index {
      var entry = line(instance.relation)
      entry.verdicts[instance.verdict, default: 0] += 1
      lines[instance.relation] = entry
    }
    for unevaluation in result.unevaluated where unevaluation.table == index {
      var entry = line(unevaluation.relation)
      if !entry.reasons.contains(unevaluation.reason) { entry.reasons.append(unevaluation.reason) }
      lines[unevaluation.relation] = entry
    }
    let all = lines.keys.sorted().compactMap { lines[$0] }
    // Of several forms of a relation (one layout each) those that do not fit say nothing where another one does.
    let evaluated = Set(all.filter { $0.evaluated > 0 }.map { Self.subject($0) })
    self.lines = all.filter { $0.evaluated > 0 || !evaluated.contains(Self.subject($0)) }
  }
}

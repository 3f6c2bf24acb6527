import GoujiProse
import GoujiReport
import GoujiSyntax
import GoujiText

/// A catalogue of relations: kinds of tables, other names, and what must agree. Data, read from the dialect.
package struct Profile: Sendable {
  /// The kinds of tables.
  package var kinds: [TableKind] = []
  /// The relations, in the order of the file.
  package var relations: [Relation] = []
  /// Whether the relations are those of the standard profile, to be read for the kinds of tables that a report has.
  var isOutline = false
  /// Other names of a row, column or table, in comparable form, by the comparable form of the name.
  package var aliases: [String: [String]] = [:]
  /// What it adds to the words and names of the prose.
  package var ownLexicon = Lexicon()
  /// The words and names that the prose is read with.
  package var lexicon = CompiledLexicon.standard

  /// A profile without relations, and with the words that every report is read with.
  package init() {}

  /// A kind of table, and how it is recognised.
  package struct TableKind: Hashable, Sendable {
    /// Its name: 支出决算表.
    package var name: String
    /// The titles it goes by, in comparable form.
    package var titles: [String] = []
    /// The columns that tell it where its title does not, in comparable form.
    package var columns: [String] = []
    /// The names of its panels.
    package var panels: [String] = []
    /// `评分` for a form of scores, `得分栏` for a table whose columns are scores; otherwise `nil`.
    package var form: String?
    /// Whether its figures count things: whole numbers are exact.
    package var countsThings = false
    /// Rows of the left panel and those of the right one that face them, from top to bottom.
    package var facingRows: [FacingRows] = []

    /// Two rows that face each other.
    package struct FacingRows: Hashable, Sendable {
      /// The row on the left: 本年收入合计.
      package var left: String
      /// The row on the right: 本年支出合计.
      package var right: String
    }
  }

  /// A relation of one kind of table.
  package struct Relation: Sendable {
    /// Its number in the catalogue: A7.
    package var id: String
    /// The kind of table it holds in; `全部` for every table that can be read.
    package var kind: String
    /// What must hold.
    package var comparison: Comparison
    /// Another form that may hold instead.
    package var alternative: Comparison?
    /// Its meaning, for readers.
    package var meaning: Localized
    /// Where it comes from: a form, a regulation, a practice.
    package var source: String
    /// Whether every amount column must take part, or the relation is not evaluated.
    package var needsAllColumns = false
    /// The number of amount columns that the table must have.
    package var columnCount: Int?
    /// Columns, in comparable form, for which the relation is not evaluated.
    package var excludedColumns: [String] = []
    /// Whether one last digit too much is a digit balanced by hand.
    package var allowsBalanced = false
    /// Whether a difference may be right: it is listed, and says nothing about which figure is wrong.
    package var allowsDifference = false
    /// How loud it is when broken, where that is not an error: 警告, 信息 or 提示.
    package var loudness: String?
    /// The statement as written.
    package var text: String

    /// The kind that stands for every table.
    package static let everyKind = "全部"

    /// Whether it holds in tables of `kind`.
    func holds(in kind: String?) -> Bool { self.kind == kind || self.kind == Self.everyKind }
  }

  /// A line of a profile that cannot be used, and why.
  package struct Problem: Hashable, Sendable {
    /// Where it stands.
    package var range: TextRange
    /// What is wrong.
    package var message: Localized
  }

  /// Adds another profile. What it says of a kind or of a relation of one kind of table takes the place of what this one
  /// says; names add up.
  package mutating func extend(by other: Profile) {
    let kindNames = Set(other.kinds.map(\.name))
    kinds.removeAll { kindNames.contains($0.name) }
    kinds += other.kinds
    let replaced = Set(other.relations.map { [$0.id, $0.kind] })
    relations.removeAll { replaced.contains([$0.id, $0.kind]) }
    relations += other.relations
    aliases.merge(other.aliases) { $0 + $1 }
    if other.hasLexicon {
      ownLexicon.extend(by: other.ownLexicon)
      let own = ownLexicon
      lexicon = CompiledLexicon(Lexicon.standard.extended(by: own))
    }
  }

  private var hasLexicon: Bool {
    !ownLexicon.words.isEmpty || !ownLexicon.indicators.isEmpty || !ownLexicon.rowSources.isEmpty || !ownLexicon.funds.isEmpty
      || !ownLexicon.sectionWords.isEmpty || !ownLexicon.foreignSectionWords.isEmpty
  }

  /// The relations that hold in tables of each kind (`nil` for tables of no kind), as indices in order.
  func relationsByKind(_ kinds: [String?]) -> [TextKey: [Int]] {
    var result: [TextKey: [Int]] = [:]
    for kind in kinds { result[TextKey(kind ?? "")] = [] }
    let all = Array(result.keys)
    for index in relations.indices {
      if relations[index].kind == Relation.everyKind || relations[index].kind.isEmpty {
        for kind in all where relations[index].holds(in: kind.text.isEmpty ? nil : kind.text) { result[kind]?.append(index) }
      } else {
        result[TextKey(relations[index].kind)]?.append(index)
      }
    }
    return result
  }

  /// The names that `name` goes by: itself first, in comparable form.
  package func names(_ name: String) -> [String] {
    let key = LabelText(name).key
    return [key] + (aliases[key] ?? [])
  }
}

import GoujiArithmetic
import GoujiSyntax
import GoujiText

/// A table as an accountant sees it: panels of labelled entries under headed columns.
package struct Table: Sendable {
  /// The title as written, trimmed; empty where none was found.
  package var title = ""
  /// Where the title stands.
  package var titleRange: TextRange?
  /// 代号: 公开01表.
  package var code: String?
  /// The unit of its amounts, as the power of ten that leads to 元 (万元 is 4); `nil` where nothing says it.
  package var unit: Int?
  /// The unit as written: 万元, or 台、辆、套.
  package var unitText: String?
  /// 年度.
  package var year: Int?
  /// 部门 or 单位.
  package var department: String?
  /// What tells tables of the same title apart: the 项目名称 of a score table.
  package var subject: String?
  /// How it is read.
  package var layout = Layout.standard
  /// Whether its kind is known to count things.
  package var countsThings = false
  /// From its first row to its last.
  package var range: TextRange
  /// The indices of the blocks that its parts are.
  package var blocks: [Int] = []
  /// All rows of all parts, repeated headers included.
  package var rows: [GridRow] = []
  /// The index of each part's first row.
  package var partStarts: [Int] = [0]
  /// The number of cells of most rows.
  package var width = 0
  /// The rows (indices into `rows`) that are header rows.
  package var headerRows: [Int] = []
  /// How many of the header rows are the first part's.
  package var headerCount = 0
  /// The panels, left to right.
  package var panels: [Panel] = []
  /// The entries: one per panel and row that has a label, a code or a figure.
  package var entries: [Entry] = []
  /// The decimals that most of its figures have.
  package var usualScale = 0
  /// Whether all but a few of its figures have these decimals, at least one: then one with fewer has lost a digit.
  package var isUniform = false
  /// Whether some figure has thousands separators.
  package var hasGroupedFigures = false
  /// Whether rows may be missing: text or lone figures stand between its parts.
  package var isTorn = false
  /// What was recognised as out of place.
  package var notes: [StructureNote] = []
  /// The report that it belongs to: 0 is the main one, others are embedded.
  package var report = 0

  /// How a table is read.
  package enum Layout: String, Sendable {
    /// Labels and amounts under headers.
    case standard
    /// 绩效自评表: indicators with 分值 and 得分.
    case score
    /// Neither: no relation is evaluated in it.
    case other
  }

  /// A column.
  package struct Column: Sendable {
    /// The index of its cells in a row.
    package var index: Int
    /// What its cells are.
    package var role: Role
    /// The header texts above it, from the top, in comparable form.
    package var header: [String] = []
    /// Its number in the 栏次 row.
    package var number: Int?
    /// The power of ten that its header gives (`（元）`), where it gives one.
    package var unit: Int?

    /// What the cells of a column are.
    package enum Role: String, Sendable {
      case label, code, rowNumber, amount, none
    }
  }

  /// Columns that belong together: 收入 beside 支出.
  package struct Panel: Sendable {
    /// The first text of each header row over it, in comparable form: 收入, 支出.
    package var names: [String] = []
    /// The label columns.
    package var labels: [Int] = []
    /// The code columns: one, or three for 类 | 款 | 项.
    package var codes: [Int] = []
    /// The 行次 column.
    package var rowNumber: Int?
    /// Whether that column is headed 序号 and not 行次.
    package var isOrdinal = false
    /// The columns that hold amounts.
    package var amounts: [Column] = []
  }

  /// A row of one panel.
  package struct Entry: Sendable {
    /// The index of its panel.
    package var panel: Int
    /// The index of its row in `rows`.
    package var row: Int
    /// Its label.
    package var label: LabelText
    /// Where the label stands.
    package var labelRange: TextRange
    /// Its 科目编码.
    package var code: ClassificationCode?
    /// Its 行次.
    package var rowNumber: Int?
    /// One cell per amount column of the panel.
    package var cells: EntryCells
    /// What the entry is in a score table.
    package var role = Role.plain

    /// What an entry is.
    package enum Role: String, Sendable { case plain, part, total, fund, source }
  }

  /// Something out of place, recognised and read around.
  package struct StructureNote: Hashable, Sendable {
    /// What it is.
    package var kind: Kind
    /// Where it stands.
    package var range: TextRange
    /// What is meant: the number of cells shifted, the label that was expected.
    package var detail: String

    /// A note on `range`.
    package init(kind: Kind, range: TextRange, detail: String) {
      self.kind = kind
      self.range = range
      self.detail = detail
    }

    /// The kinds of notes.
    package enum Kind: String, Sendable, CaseIterable {
      /// A row is shifted by some cells.
      case shiftedRow
      /// Two figures stand in one cell.
      case gluedCell
      /// Text or lone figures between the parts of a table.
      case debris
      /// 行次 and label contradict each other.
      case labelMismatch
    }
  }

  /// Whether its figures count things or points: then a whole number is exact.
  package var isCounted: Bool { countsThings || layout == .score || (unitText != nil && unit == nil) }

  /// The power of ten that leads from a figure without a unit to 元, or to 1 where the unit is unknown.
  package func exponent(of column: Column) -> Int { column.unit ?? unit ?? 0 }
}

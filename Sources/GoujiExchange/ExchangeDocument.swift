/// A document between formats: what text processors, web pages and the dialect have in common.
///
/// Texts are UTF-8 without markup. A line end inside one is a forced break; `**` around the start of a paragraph is a label
/// in bold, which the dialect knows.
package struct ExchangeDocument: Sendable, Equatable {
  /// Entries of a front matter, in order.
  package var properties: [Property] = []
  /// The blocks, in order.
  package var blocks: [ExchangeBlock] = []
  /// Whether a table has more rows, columns or cells than are read: then the blocks are not all that there was.
  package var isCut = false

  /// Whether a table is larger than ``ExchangeLimits`` allow, empty cells included.
  package var isTooLarge: Bool {
    isCut
      || blocks.contains { block in
        guard case .table(let rows) = block, let width = rows.lazy.map(\.count).max() else { return false }
        return width > ExchangeLimits.columns || rows.count > ExchangeLimits.cells / max(width, 1)
      }
  }

  /// An empty document.
  package init() {}

  /// One entry of a front matter.
  package struct Property: Sendable, Equatable {
    /// The key, as the dialect knows it.
    package var key: String
    /// The value; one line.
    package var value: String
  }
}

/// One block of a document between formats.
package enum ExchangeBlock: Sendable, Equatable {
  /// A heading: its level from 1, and its text with its numbering.
  case heading(Int, [UInt8])
  /// Text.
  case paragraph([UInt8])
  /// Text behind a bullet.
  case bullet([UInt8])
  /// What means nothing: the foot of a page, a remark of the program.
  case comment([UInt8])
  /// The name of the table that follows, and its unit where one is known.
  case tableName(String, unit: String?)
  /// Rows of cells. What spans several cells stands in the first of them.
  case table([[[UInt8]]])
}

/// What no input may exceed: hostile files say that a cell spans a million columns.
package enum ExchangeLimits {
  /// The most bytes of a file that is read, packed or unpacked.
  package static let bytes = 512 << 20
  /// The most columns of a table.
  package static let columns = 1_000
  /// The most cells of a table, empty ones included.
  package static let cells = 4_000_000
}

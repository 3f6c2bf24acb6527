/// What a node of the tree is. The first group are blocks; their nodes tile the document.
package enum SyntaxKind: UInt8, Sendable, CaseIterable {
  // MARK: Blocks

  /// `---` … `---` with one entry a line.
  case frontMatter
  /// Lines with nothing but spaces and page breaks.
  case blank
  /// A heading: native numbering or `#`, and a title.
  case heading
  /// A numbered or bulleted paragraph; with a `label` it is a run-in heading.
  case item
  /// An entry of a glossary: numbering, term, colon, explanation.
  case definition
  /// Entries of a table of contents.
  case contents
  /// A line that describes a table: title, 代号, 单位, 年度 or 部门.
  case caption
  /// Rows of cells between tabs or `|`.
  case table
  /// Any other text.
  case paragraph
  /// A line that starts with `@`, and the indented lines that belong to it.
  case directive
  /// A line that starts with `//`.
  case comment

  // MARK: Parts of blocks

  /// The `---` of a front matter.
  case fence
  /// One `键: 值` line.
  case entry
  /// The key of an entry.
  case key
  /// The value of an entry.
  case value
  /// The number of a heading or an item, with its brackets or point.
  case numbering
  /// The title of a heading.
  case title
  /// The label of a run-in heading, or the term of a definition, with the mark that ends it.
  case label
  /// The text behind a label or a numbering.
  case body
  /// One line of a table of contents.
  case contentsEntry
  /// The page number of a contents entry.
  case page
  /// One field of a caption: the title of the table.
  case captionTitle
  /// One field of a caption: 公开01表.
  case captionCode
  /// One field of a caption: 单位：万元.
  case captionUnit
  /// One field of a caption: 2024年度.
  case captionYear
  /// One field of a caption: 部门：….
  case captionDepartment
  /// One row of a table, with its line end.
  case row
  /// One cell; its text is trimmed inside it.
  case cell
  /// A tab or `|` between cells.
  case separator
  /// A `|---|` line.
  case delimiterRow
  /// The name of a directive, with its `@`.
  case directiveName
  /// One argument of a directive: a word, or `键=值`.
  case argument
  /// A statement on a directive's own line or on an indented one: a relation, or `键: 值`.
  case statement

  // MARK: Inside text

  /// A number with its unit and what is attached to it.
  case figure
  /// The digits of a figure.
  case number
  /// The unit of a figure.
  case unit
  /// A number that is no figure: a year, a date, a document number, a code.
  case numeral
  /// `{=式}` or `{#名 = 式}`.
  case reference
  /// `{注: …}`.
  case note
  /// `{忽略 规则: 理由}`.
  case suppression
  /// The rule that a suppression names.
  case ruleName
  /// The reason that a suppression gives.
  case reason
  /// The name behind `#`.
  case name

  // MARK: Formulas

  /// `左 = 右` or another comparison.
  case comparison
  /// A sum or difference.
  case sum
  /// A product or quotient.
  case product
  /// A value with the other sign.
  case negation
  /// `( … )`.
  case group
  /// `合计(…)`.
  case call
  /// The name of a function.
  case function
  /// `表!行!栏`.
  case path
  /// One part of a path.
  case segment
  /// A number in a formula.
  case constant
  /// `#名`.
  case nameUse

  // MARK: Leaves

  /// Text.
  case text
  /// Spaces inside a line.
  case space
  /// A line end.
  case lineBreak
  /// Punctuation of the dialect: `#`, `**`, `- `, `{`, `}`, `:`, quotes, operators.
  case mark
  /// What stands where the grammar expects something else.
  case unexpected

  /// Whether a node of this kind is a whole block.
  package var isBlock: Bool { rawValue <= SyntaxKind.comment.rawValue }
  /// Whether nodes of this kind have no children.
  package var isLeaf: Bool {
    switch self {
    case .text, .space, .lineBreak, .mark, .unexpected, .number, .unit, .numeral, .key, .numbering, .page, .separator,
      .delimiterRow, .directiveName, .ruleName, .reason, .name, .function, .segment, .constant, .fence, .captionTitle,
      .captionCode, .captionUnit, .captionYear, .captionDepartment:
      true
    default: false
    }
  }
}

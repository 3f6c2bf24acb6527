import GoujiSyntax
import GoujiText

/// The report that a tree means: its front matter, outline, tables and prose figures.
package struct Report: Sendable {
  /// The tree that it was made of.
  package let tree: SyntaxTree
  /// The entries of the front matter, as written.
  package let frontMatter: [FrontMatterKey: String]
  /// The sections.
  package let outline: Outline
  /// The tables, in order.
  package let tables: [Table]
  /// What the state after an edit can take over.
  let assembly: TableAssembly

  /// The document's bytes.
  package var bytes: [UInt8] { tree.bytes }

  /// Understands `tree`.
  package init(_ tree: SyntaxTree) { (self, _) = Self.read(tree, nil) }

  /// Understands `tree`, which came from that of `earlier` by an edit: the same as from scratch, with the tables that the edit
  /// has left as they were. `origins` says which these are.
  package static func read(
    _ tree: SyntaxTree, after earlier: Report, _ match: BlockMatch
  ) -> (report: Report, origins: [TableOrigin?]) {
    read(tree, TableReuse(earlier, match))
  }

  private static func read(_ tree: SyntaxTree, _ reuse: TableReuse?) -> (report: Report, origins: [TableOrigin?]) {
    let frontMatter = frontMatter(tree)
    let outline = Outline(tree)
    let currency = frontMatter[.currency].map { (text: $0, exponent: Caption.exponent($0)) }
    let read = TableAssembler.assemble(tree, defaultUnit: currency, reportOfBlock: outline.reportOfBlock, reuse: reuse)
    let report = Report(
      tree: tree, frontMatter: frontMatter, outline: outline, tables: read.tables, assembly: read.assembly)
    return (report, read.origins)
  }

  private init(
    tree: SyntaxTree, frontMatter: [FrontMatterKey: String], outline: Outline, tables: [Table], assembly: TableAssembly
  ) {
    (self.tree, self.frontMatter, self.outline) = (tree, frontMatter, outline)
    (self.tables, self.assembly) = (tables, assembly)
  }

  private static func frontMatter(_ tree: SyntaxTree) -> [FrontMatterKey: String] {
    guard let root = tree.roots.first, root.kind == .frontMatter else { return [:] }
    var result: [FrontMatterKey: String] = [:]
    for entry in root.children where entry.kind == .entry {
      guard let key = entry.first(.key).flatMap({ FrontMatterKey(rawValue: $0.text) }), result[key] == nil else { continue }
      result[key] = entry.first(.value)?.text ?? ""
    }
    return result
  }

  /// The figures in the prose that are money or percentages, in order: gathered when they are asked for.
  package var proseFigures: [FigureSyntax] {
    tree.roots.flatMap { root -> [FigureSyntax] in
      switch root.kind {
      case .heading, .item, .paragraph, .definition:
        return root.descendants(.figure).compactMap { FigureSyntax($0) }.filter { $0.kind == .amount || $0.kind == .percent }
      default: return []
      }
    }
  }
}

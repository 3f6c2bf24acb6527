import Foundation
import GoujiSyntax
import GoujiText
import TestSupport
import Testing

@Suite struct TreeDumpTests {
  @Test func rangesCountCharacters() {
    #expect(
      TreeDump.text(Documents.tree("一、收入\n\n本年收入1.5万元。\n")) == """
        heading 1:1-2:1
          numbering 1:1-1:3 "一、"
          title 1:3-1:5
            text 1:3-1:5 "收入"
          lineBreak 1:5-2:1 "\\n"
        blank 2:1-3:1
          lineBreak 2:1-3:1 "\\n"
        paragraph 3:1-4:1
          text 3:1-3:5 "本年收入"
          figure 3:5-3:10 amount 15000元
            number 3:5-3:8 "1.5"
            unit 3:8-3:10 "万元"
          text 3:10-3:11 "。"
          lineBreak 3:11-4:1 "\\n"

        """)
  }

  @Test func outlinesHaveNoRangesAndNoSpaces() {
    #expect(
      TreeDump.outline(Documents.tree("一、收入\r\n\r\n合计 5%\r\n")) == """
        heading
          numbering "一、"
          title
            text "收入"
        paragraph
          text "合计 "
          figure percent 0.05
            number "5"
            unit "%"

        """)
  }

  @Test func textsAreQuoted() {
    let outline = TreeDump.outline(Documents.tree("\u{FEFF}a\"b\\c\u{0}d。"))
    #expect(outline.contains(#"mark "\u{FEFF}""#))
    #expect(outline.contains(#"text "a\"b\\c\0d。""#))
    #expect(TreeDump.text(Documents.tree("\n\r\n\r")).contains(#""\r\n""#))
  }

  /// One node a line, whatever the bytes are.
  @Test func oneLineANode() {
    var generator = DialectGenerator(seed: 91)
    for _ in 0..<1_000 {
      let tree = TreeInvariants.tree(generator.input())
      let lines = TreeDump.text(tree).split(separator: "\n", omittingEmptySubsequences: false).dropLast()
      #expect(lines.count == tree.blocks.map(\.nodes.count).reduce(0, +))
    }
  }

  // MARK: JSON

  private func json(_ tree: SyntaxTree) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(TreeDump.json(tree))) as? [String: Any])
  }

  @Test func theDocument() throws {
    let tree = Parser.parse(SourceText(path: "决算 \"a\".gouji", bytes: Array("一、收入\n".utf8)))
    let document = try json(tree)
    #expect(Set(document.keys) == ["schema", "path", "blocks"])
    #expect(document["schema"] as? String == "gouji.tree/1")
    #expect(document["path"] as? String == "决算 \"a\".gouji")
    #expect((document["blocks"] as? [[String: Any]])?.count == 1)
    #expect(TreeDump.json(tree).last == 0x0A)
  }

  @Test func theEmptyDocument() throws {
    #expect((try json(Documents.tree(""))["blocks"] as? [Any])?.isEmpty == true)
    #expect(TreeDump.text(Documents.tree("")).isEmpty)
    #expect(TreeDump.outline(Documents.tree("")).isEmpty)
  }

  @Test func rangesBehindWideCharacters() throws {
    let tree = Documents.tree("𠮷é收\n\n共5人。\n")
    let blocks = try #require(try json(tree)["blocks"] as? [[String: Any]])
    let figure = try #require((blocks.last?["children"] as? [[String: Any]])?.first { $0["kind"] as? String == "figure" })
    let range = try #require(figure["range"] as? [String: [String: Int]])
    #expect(range["start"] == ["offset": 14, "line": 3, "column": 2])
    #expect(range["end"] == ["offset": 18, "line": 3, "column": 4])
  }

  /// The JSON is the tree: the same nodes, and leaves that give the document again, at the offsets that they say.
  @Test(arguments: Repository.files(in: "Tests/Samples", suffix: ".gouji"))
  func samples(_ path: String) throws {
    let bytes = try #require(Repository.bytes(path))
    let tree = TreeInvariants.tree(bytes)
    var nodes: [(kind: String, start: Int, end: Int)] = []
    var leaves = ""
    func walk(_ node: [String: Any]) throws {
      let range = try #require(node["range"] as? [String: [String: Int]])
      let start = try #require(range["start"]?["offset"])
      let end = try #require(range["end"]?["offset"])
      nodes.append((try #require(node["kind"] as? String), start, end))
      let children = node["children"] as? [[String: Any]]
      let text = node["text"] as? String
      #expect((children == nil) != (text == nil))
      if let text {
        #expect(bytes.text(TextRange(start, end)) == text)
        leaves += text
      }
      for child in children ?? [] { try walk(child) }
    }
    for block in try #require(try json(tree)["blocks"] as? [[String: Any]]) { try walk(block) }
    #expect(Array(leaves.utf8) == bytes)
    let expected = tree.blocks.indices.flatMap { number in
      tree.blocks[number].nodes.map { node in
        (String(describing: node.kind), tree.starts[number] + Int(node.start), tree.starts[number] + Int(node.end))
      }
    }
    #expect(nodes.elementsEqual(expected) { $0 == $1 })
  }

  /// Any bytes give JSON that can be read.
  @Test func anyBytesGiveJSON() throws {
    var generator = DialectGenerator(seed: 92)
    for _ in 0..<1_000 {
      let tree = TreeInvariants.tree(generator.input())
      let blocks = try #require(try json(tree)["blocks"] as? [Any])
      #expect(blocks.count == tree.blocks.count)
    }
  }
}

import Foundation
import GoujiText
import TestSupport
import Testing

@testable import GoujiSyntax

/// The tree is lossless: whatever the bytes are, its leaves are all of them, in order.
@Suite struct RoundTripTests {
  @Test(
    arguments: [
      "", "\n", "\r", "\r\n", "\n\r", " ", "\t", "\u{C}", "\u{FEFF}", "\u{FEFF}\n", "\u{FEFF}---\n单位: 局\n---",
      "\u{FEFF}一、收入\r\n", "\u{FEFF}甲\t乙\t丙\n", "\u{FEFF}@表 甲", "\u{FEFF}5万元", "a\u{FEFF}b\n\u{FEFF}", "\u{0}",
      "a\u{0}b\t\u{0}\t1\n", "甲\r乙\n丙\r\n丁\r\r\n戊", "---", "---\n---", "---\r单位: 局\r---\r", "@", "{", "{=", "5{=",
      "\"", "\"\t", "甲\t\"乙\n丙\"\t丁", "|", "||", "|\\", "#", "# ", "一、", "1.", "（", "-",
    ])
  func texts(_ text: String) {
    #expect(TreeInvariants.violation(Array(text.utf8)) == nil)
  }

  @Test(
    arguments: [
      [0x80], [0xFF], [0xE4], [0xE4, 0xB8], [0xF0, 0x9F, 0x87], [0xC0, 0x80], [0xED, 0xA0, 0x80],
      [0xF5, 0x80, 0x80, 0x80], [0xEF, 0xBB], [0xEF, 0xBB, 0xBF, 0xEF, 0xBB, 0xBF], [0x35, 0xE4, 0xB8, 0x0A],
      [0x09, 0xE3, 0x80, 0x09, 0xC2, 0x09, 0xA0], [0x7B, 0x3D, 0xE4, 0x7D], [0x40, 0xE8, 0xA1],
      [0xB5, 0xA5, 0xCE, 0xBB], [0xFF, 0xFE, 0x31, 0x00], [0xE3, 0x80, 0x80, 0x80],
    ] as [[UInt8]])
  func invalidBytes(_ bytes: [UInt8]) {
    #expect(TreeInvariants.violation(bytes) == nil)
  }

  @Test(arguments: Repository.files(in: "Tests/Samples", suffix: ".gouji"))
  func samples(_ path: String) throws {
    let bytes = try #require(Repository.bytes(path))
    let tree = TreeInvariants.tree(bytes)
    #expect(TreeInvariants.violation(in: tree) == nil)
    #expect(TreeInvariants.unreadableFigure(in: tree) == nil)
    #expect(tree.roots.contains { $0.kind == .table })
  }

  @Test func samplesAreThere() {
    #expect(Repository.files(in: "Tests/Samples", suffix: ".gouji").count > 10)
  }

  @Test(.enabled(if: !Repository.corpus.isEmpty, "the corpus beside the repository is missing"), arguments: Repository.corpus)
  func publishedReports(_ url: URL) throws {
    let tree = TreeInvariants.tree(Array(try Data(contentsOf: url)))
    #expect(TreeInvariants.violation(in: tree) == nil)
    #expect(TreeInvariants.unreadableFigure(in: tree) == nil)
  }

  @Test(arguments: ["excel", "pipes"])
  func everyPrefixOfATable(_ name: String) throws {
    let bytes = try #require(Repository.bytes("Tests/Samples/layouts/\(name).gouji"))
    for count in bytes.indices {
      let violation = TreeInvariants.violation(Array(bytes.prefix(count)))
      #expect(violation == nil, "the first \(count) bytes")
      if violation != nil { return }
    }
  }

  /// 40 × 2,500 generated inputs; the seed and the number of a failing one are in the message.
  @Test(arguments: 1...40 as ClosedRange<UInt64>)
  func generatedInputs(seed: UInt64) {
    var generator = DialectGenerator(seed: seed)
    var kinds: Set<SyntaxKind> = []
    for number in 1...2_500 {
      let bytes = generator.input()
      let tree = TreeInvariants.tree(bytes)
      for block in tree.blocks { for node in block.nodes { kinds.insert(node.kind) } }
      if let fault = TreeInvariants.violation(in: tree) ?? TreeInvariants.unreadableFigure(in: tree) {
        Issue.record("input \(number) of seed \(seed): \(fault)\n\(bytes)\n\(bytes.text(TextRange(0, bytes.count)).debugDescription)")
        return
      }
    }
    // A generator that never reaches some kind of node proves nothing about it.
    #expect(Set(SyntaxKind.allCases).subtracting(kinds).isEmpty)
  }

  // MARK: What changes nothing

  /// A block is a function of its kind and its bytes: alone in a document it has the same nodes.
  @Test func blocksMeanTheSameWhereverTheyStand() throws {
    var generator = DialectGenerator(seed: 41)
    var builder = NodeBuilder(origin: 0)
    let samples = Repository.files(in: "Tests/Samples", suffix: ".gouji").compactMap(Repository.bytes)
    for bytes in samples + (0..<3_000).map({ _ in generator.input() }) where !bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      let tree = TreeInvariants.tree(bytes)
      for (number, block) in tree.blocks.enumerated() {
        let start = tree.starts[number]
        let alone = Array(bytes[start..<start + block.length])
        if alone.starts(with: [0xEF, 0xBB, 0xBF]) { continue }
        let again = BlockParser.parse(alone, BlockExtent(kind: block.kind, range: TextRange(0, alone.count)), with: &builder)
        if again != block {
          Issue.record("\(block.kind) \(alone.text(TextRange(0, alone.count)).debugDescription) of \(bytes)")
          return
        }
      }
    }
  }

  /// The kind of line end decides nothing.
  @Test(arguments: ["\r\n", "\r"])
  func lineEnds(_ end: String) {
    var generator = DialectGenerator(seed: 42)
    var count = 0
    while count < 2_000 {
      let bytes = generator.input()
      if bytes.contains(0x0D) { continue }
      count += 1
      let other = bytes.flatMap { $0 == 0x0A ? Array(end.utf8) : [$0] }
      let outline = TreeDump.outline(TreeInvariants.tree(bytes))
      let escaped = end == "\r" ? "\\r" : "\\r\\n"
      let otherOutline = TreeDump.outline(TreeInvariants.tree(other)).replacing(escaped, with: "\\n")
      #expect(otherOutline == outline, "\(bytes)")
      if otherOutline != outline { return }
    }
  }

  /// A byte order mark is a mark of the first block, and nothing else.
  @Test func byteOrderMark() {
    var generator = DialectGenerator(seed: 43)
    for _ in 0..<2_000 {
      let bytes = generator.input()
      let tree = TreeInvariants.tree(bytes)
      if bytes.starts(with: [0xEF, 0xBB, 0xBF]) || tree.blocks.first?.kind ?? .blank == .blank { continue }
      let marked = TreeInvariants.tree([0xEF, 0xBB, 0xBF] + bytes)
      var outline = TreeDump.outline(marked).split(separator: "\n").map(String.init)
      let mark = outline.firstIndex(of: "  mark \"\\u{FEFF}\"")
      #expect(mark == 1, "\(bytes)")
      if mark == 1 { outline.remove(at: 1) }
      #expect(outline == TreeDump.outline(tree).split(separator: "\n").map(String.init), "\(bytes)")
      #expect(marked.blocks.map(\.kind) == tree.blocks.map(\.kind), "\(bytes)")
    }
  }
}

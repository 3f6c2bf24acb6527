import GoujiEditor
import GoujiProtocol
import GoujiReport
import GoujiRules
import GoujiServer
import GoujiSyntax
import GoujiText
import GoujiWorkspace

/// A part of the program that takes whatever bytes there are, and what must be true of its answer.
package enum FuzzTarget: String, CaseIterable, Sendable {
  /// Lines, blocks, nodes: every byte is in the tree once.
  case parser
  /// Outline, tables, entries, figures; the form that formatting gives is one that it leaves alone.
  case report
  /// Relations, prose, findings and repairs.
  case checker
  /// Frames and JSON.
  case messages
  /// A session that is initialized and gets messages: edits, requests, nonsense.
  case server

  /// A fault that was found.
  package struct Fault: Error, CustomStringConvertible {
    /// What is wrong.
    package var description: String
  }

  /// Feeds `bytes` to the target.
  package func run(_ bytes: [UInt8]) throws(Fault) {
    switch self {
    case .parser: try Self.parse(bytes)
    case .report: try Self.report(bytes)
    case .checker: try Self.check(bytes)
    case .messages: try Self.messages(bytes)
    case .server: try ServerFuzzing.run(bytes)
    }
  }

  private static func require(_ condition: Bool, _ fault: @autoclosure () -> String) throws(Fault) {
    if !condition { throw Fault(description: fault()) }
  }

  // MARK: Documents

  private static func source(_ bytes: [UInt8]) -> SourceText { SourceText(path: "/nowhere/fuzz.gouji", bytes: bytes) }

  private static func parse(_ bytes: [UInt8]) throws(Fault) {
    let tree = Parser.parse(source(bytes))
    var end = 0
    for root in tree.roots {
      try require(root.range.start == end, "a block begins at \(root.range.start), not at \(end)")
      try cover(root)
      end = root.range.end
    }
    try require(end == bytes.count, "the blocks end at \(end) of \(bytes.count)")
  }

  /// Children stand in order inside their node, without gaps.
  private static func cover(_ node: NodeView) throws(Fault) {
    let children = node.children
    guard !children.isEmpty else { return }
    var end = node.range.start
    for child in children {
      try require(child.range.start == end, "\(child.kind) in \(node.kind) begins at \(child.range.start), not at \(end)")
      try cover(child)
      end = child.range.end
    }
    try require(end == node.range.end, "\(node.kind) ends at \(node.range.end), its children at \(end)")
  }

  private static func report(_ bytes: [UInt8]) throws(Fault) {
    let report = Report(Parser.parse(source(bytes)))
    for table in report.tables {
      try require(table.range.start >= 0 && table.range.end <= bytes.count, "a table stands outside the text")
      for entry in table.entries {
        try require(table.panels.indices.contains(entry.panel), "an entry of no panel")
        try require(table.rows.indices.contains(entry.row), "an entry of no row")
      }
    }
    guard UTF8Bytes.firstInvalid(bytes) == nil else { return }
    let formatted = Formatter.format(report.tree)
    try require(Formatter.format(Parser.parse(source(formatted))) == formatted, "formatting twice is not formatting once")
  }

  private static let linter: Linter = {
    var settings = Linter.Settings()
    settings.readsConfiguration = false
    settings.showsTails = true
    return Linter(settings)
  }()

  private static func check(_ bytes: [UInt8]) throws(Fault) {
    let source = source(bytes)
    let file = linter.analyse(Report(Parser.parse(source))) { path in
      .failure(ReadingProblem(path: path, position: nil, message: Localized("没有", "none")))
    }.file
    for finding in file.findings {
      let edits = finding.fixes.flatMap { $0.edits }
      let ranges = [finding.range] + finding.related.map { $0.range } + edits.map { $0.range }
      for range in ranges {
        try require(range.start >= 0 && range.start <= range.end && range.end <= bytes.count, "\(finding.rule) stands outside the text")
      }
    }
    _ = FixApplier.apply(FixApplier.select(file.findings), to: bytes)
  }

  // MARK: Messages

  private static func messages(_ bytes: [UInt8]) throws(Fault) {
    // In one piece and byte by byte the same messages are found.
    var whole = MessageReader()
    whole.append(bytes)
    var first: [String] = []
    while let item = whole.next() { first.append(text(item)) }
    guard bytes.count <= 4_096 else { return }
    var pieces = MessageReader()
    var second: [String] = []
    for byte in bytes {
      pieces.append([byte])
      while let item = pieces.next() { second.append(text(item)) }
    }
    let messages = first.filter { $0 != "broken" }
    try require(messages == second.filter { $0 != "broken" }, "\(first) in one piece, \(second) in many")
  }

  private static func text(_ item: MessageReader.Item) -> String {
    switch item {
    case .broken: "broken"
    case .message(let value):
      switch Message(value) {
      case .request(let id, let method, _): "request \(id) \(method)"
      case .notification(let method, _): "notification \(method)"
      case .response(let id, _): "response \(id)"
      case .invalid: "invalid"
      case .ignored: "ignored"
      }
    }
  }
}

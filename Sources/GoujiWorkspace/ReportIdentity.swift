import GoujiReport
import GoujiSyntax
import GoujiText

/// Whose accounts a report gives, and of which year: from its front matter, or from the title on its first lines.
package struct ReportIdentity: Hashable, Sendable {
  /// Whose accounts: a department's with all its units, or one unit's.
  package enum Kind: Hashable, Sendable {
    /// 部门决算
    case department
    /// 单位决算
    case unit
  }

  /// The department or unit, in comparable form.
  package var unit: String?
  /// The year of the accounts.
  package var year: Int?
  /// Whose accounts they are.
  package var kind: Kind?
  /// Whether the front matter names last year's report, or says that there is none.
  var namesLastYear = false
  /// Whether the front matter names the units, or says that there are none.
  var namesUnits = false

  /// The title stands within so many bytes.
  static let headLength = 8192

  /// What the first lines of `source` say.
  package init(_ source: SourceText) {
    let first = Self.opening(of: source)
    let matter = first.map { Self.frontMatter($0) } ?? [:]
    let title = Title(source, from: first?.kind == .frontMatter ? first?.range.end ?? 0 : 0)
    year = matter[.year].flatMap { Title.year($0)?.value } ?? title.year
    unit = (matter[.unit] ?? title.unit).map { LabelText($0).key }.flatMap { $0.isEmpty ? nil : $0 }
    kind = matter[.category].flatMap { Self.kind($0) } ?? title.kind
    namesLastYear = matter[.lastYear] != nil
    namesUnits = matter[.units] != nil
  }

  /// The front matter, if the document begins with some: nothing behind it need be parsed.
  private static func opening(of source: SourceText) -> NodeView? {
    let lines = source.lines
    let filled = (0..<lines.count).first { line in
      let content = lines.content(ofLine: line, in: source.bytes)
      return !Trim.range(source.bytes, content).isEmpty
    }
    guard let filled, source.bytes.text(lines.content(ofLine: filled, in: source.bytes)).contains("---") else { return nil }
    let end = filled + mostFrontMatter < lines.count ? lines.starts[filled + mostFrontMatter] : source.bytes.count
    return Parser.parse(SourceText(path: source.path, bytes: Array(source.bytes[..<end]))).roots.first { $0.kind != .blank }
  }

  /// Front matter has at most so many lines.
  private static let mostFrontMatter = 60

  /// The first lines of a document: what is read of it to tell whose it is.
  package static func head(of source: SourceText) -> SourceText {
    let lines = source.lines
    let end = source.bytes.count <= headLength ? source.bytes.count : lines.starts[lines.line(of: headLength)]
    return SourceText(path: source.path, bytes: Array(source.bytes[..<end]))
  }

  /// Whether `other` is the department's own part among its units: 示例市档案局（本级）.
  func isOwnPart(of department: ReportIdentity) -> Bool {
    guard let unit, let whole = department.unit, unit.hasPrefix(whole) else { return false }
    return ["", "本级", "机关", "机关本级", "本级机关"].contains(String(unit.dropFirst(whole.count)))
  }

  private static func kind(_ text: String) -> Kind? {
    let (department, unit) = (text.contains("部门"), text.contains("单位"))
    return department == unit ? nil : department ? .department : .unit
  }

  private static func frontMatter(_ root: NodeView) -> [FrontMatterKey: String] {
    guard root.kind == .frontMatter else { return [:] }
    var result: [FrontMatterKey: String] = [:]
    for entry in root.children where entry.kind == .entry {
      if let key = entry.first(.key).flatMap({ FrontMatterKey(rawValue: $0.text) }), result[key] == nil {
        result[key] = entry.first(.value)?.text ?? ""
      }
    }
    return result
  }

  /// The title of a report: 示例市档案局2024年度部门决算, in one line or in two.
  private struct Title {
    var unit: String?
    var year: Int?
    var kind: Kind?

    /// A title stands in one of so many lines with text.
    private static let mostLines = 8
    /// What may stand behind 部门决算 in a title.
    private static let endings: Set<String> = [
      "", "公开", "报告", "公开报告", "说明", "公开说明", "情况说明", "公开情况说明", "信息公开", "报表", "公开报表",
    ]

    /// Reads the lines of `source` behind `offset`.
    init(_ source: SourceText, from offset: Int) {
      var before: [String] = []
      for line in 0..<source.lines.count where source.lines.starts[line] >= offset && before.count < Self.mostLines {
        let text = LabelText.key(source.bytes, source.lines.content(ofLine: line, in: source.bytes))
        if text.isEmpty { continue }
        if text == "目录" { return }
        for (mark, kind) in [("部门决算", Kind.department), ("单位决算", Kind.unit)] {
          guard let found = text.firstRange(of: mark), Self.endings.contains(String(text[found.upperBound...])) else { continue }
          read(String(text[..<found.lowerBound]), before)
          self.kind = kind
          return
        }
        before.append(text)
      }
    }

    /// Reads what stands before 部门决算, and the lines before it for what that does not say.
    private mutating func read(_ text: String, _ before: [String]) {
      var name = text
      if let found = Self.year(name) {
        year = found.value
        name = String(name[..<found.range.lowerBound] + name[found.range.upperBound...])
      }
      let last = before.last ?? ""
      if year == nil, let found = Self.year(last), found.range == last.startIndex..<last.endIndex || name.isEmpty {
        year = found.value
        if name.isEmpty { name = String(last[..<found.range.lowerBound] + last[found.range.upperBound...]) }
      } else if name.isEmpty, Self.year(last) == nil {
        name = last
      }
      // A word or two is no name.
      unit = name.count >= 3 ? name : nil
    }

    /// The year that `text` names, and where: 2024年度, 2024年, or four digits alone.
    static func year(_ text: String) -> (value: Int, range: Range<String.Index>)? {
      var start = text.startIndex
      while let first = text[start...].firstIndex(where: \.isNumber) {
        let digits = text[first...].prefix { $0.isNumber }
        start = digits.endIndex
        guard digits.count == 4, let value = Int(digits), (1950...2100).contains(value) else { continue }
        var end = digits.endIndex
        for word in ["年", "度"] where text[end...].hasPrefix(word) { end = text.index(after: end) }
        if end > digits.endIndex || digits.count == text.count { return (value, first..<end) }
      }
      return nil
    }
  }
}

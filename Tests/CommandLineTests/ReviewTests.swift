import Foundation
import TestSupport
import Testing

/// `gouji review`: its formats as recorded, and what it does with bad files.
@Suite struct ReviewTests {
  private static let samples = ["Tests/Samples/flawed.gouji", "Tests/Samples/report.gouji"]

  /// The errors planted in the first sample: line, kind, what was there, what is there.
  private static let planted = Repository.text("Tests/Samples/flawed.expected.tsv").split(separator: "\n").map { $0.split(separator: "\t") }

  private static func write(_ text: String, _ name: String, in folder: URL) throws -> String {
    let file = folder.appendingPathComponent(name)
    try Data(text.utf8).write(to: file)
    return file.path
  }

  private static func json(_ text: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  /// The text without the page's style and script, which change more often than the page.
  private static func withoutPage(_ text: String) -> String {
    var text = text
    for name in ["style", "script"] {
      guard let start = text.range(of: "<\(name)>\n"), let end = text.range(of: "</\(name)>") else { continue }
      text.replaceSubrange(start.upperBound..<end.lowerBound, with: "…\n")
    }
    return text
  }

  // MARK: Formats

  @Test(arguments: ["text", "html", "csv", "json", "markdown"], ["zh", "en"])
  func formatsAreAsRecorded(_ format: String, _ locale: String) throws {
    let run = try Program.run(
      "review", "--format", format, "--locale", locale, "--no-config", Self.samples[0], Self.samples[1])
    #expect(run.status == 1 && run.errors.isEmpty)
    let name = "Tests/CommandLineTests/Golden/review.\(locale).\(format == "text" ? "txt" : format == "markdown" ? "md" : format)"
    // A recorded file is read without its byte order mark.
    let output = run.output.hasPrefix("\u{FEFF}") ? String(run.output.unicodeScalars.dropFirst()) : run.output
    #expect(Snapshot.difference(Self.withoutPage(output), name) == nil)
    if locale == "en" {
      let chrome = ["确定", "待核", "应为", "依据", "没有"]
      let style = format == "html" ? Self.withoutPage(run.output) : run.output
      #expect(chrome.filter(style.contains).isEmpty)
    }
  }

  /// Each planted error is in the list, with what was there before it.
  @Test func plantedErrorsAreListedWithWhatShouldBeThere() throws {
    let json = try Self.json(try Program.run("review", "--format", "json", Self.samples[0]).output)
    let report = try #require((json["reports"] as? [[String: Any]])?.first)
    let findings = try #require(report["findings"] as? [[String: Any]])
    #expect(report["unit"] as? String == "示例市数据资源局" && report["year"] as? Int == 2024)
    // The list of planted errors has units behind the literals.
    func begins(_ field: Substring, _ text: Any?) -> Bool { (text as? String).map { !$0.isEmpty && field.hasPrefix($0) } ?? false }
    var found = 0
    for error in Self.planted where error.count > 3 {
      let match = findings.first { finding in
        let place = (finding["places"] as? [[String: Any]])?.first
        return place?["line"] as? Int == Int(error[0]) && begins(error[3], finding["written"])
      }
      if let match, begins(error[2], match["proposed"]) { found += 1 }
    }
    #expect(found == Self.planted.count && found == 12)
    let order = findings.compactMap { $0["certainty"] as? String }
    #expect(
      order == order.sorted { ["certain", "open", "hint"].firstIndex(of: $0) ?? 9 < ["certain", "open", "hint"].firstIndex(of: $1) ?? 9 })
  }

  @Test func jsonPlacesAreThere() throws {
    let json = try Self.json(try Program.run("review", "--format", "json", Self.samples[0], Self.samples[1]).output)
    #expect(json["schema"] as? String == "gouji.review/1")
    let reports = try #require(json["reports"] as? [[String: Any]])
    #expect(reports.count == 2 && (reports[1]["findings"] as? [Any])?.isEmpty == true)
    let findings = try #require(reports[0]["findings"] as? [[String: Any]])
    #expect(findings.count == Self.planted.count)
    for finding in findings {
      let places = try #require(finding["places"] as? [[String: Any]])
      #expect(places.first?["role"] as? String == "accused")
      for place in places {
        #expect((place["quote"] as? String ?? "").contains(place["literal"] as? String ?? "?"))
      }
      let relations = try #require(finding["relations"] as? [[String: Any]])
      // A list that lacks a name (C19) is a matter of words.
      #expect(relations.isEmpty == (finding["rule"] as? String == "C19"))
      for relation in relations {
        let indices = try #require(relation["places"] as? [Int])
        #expect(!indices.isEmpty && indices.allSatisfy(places.indices.contains))
        let arithmetic = relation["arithmetic"] as? String ?? ""
        for index in indices { #expect(arithmetic.contains(places[index]["literal"] as? String ?? "?")) }
      }
    }
    let coverage = try #require(reports[1]["coverage"] as? [String: [String: Int]])
    #expect(coverage["cells"]?["total"] ?? 0 > 800 && coverage["figures"]?["witnessed"] ?? 0 > 100)
  }

  /// What is written in a report is text on the page, and no formula in a spreadsheet.
  @Test func hostileTextStaysText() throws {
    try TemporaryFolder.with { folder in
      let text = Repository.text(Self.samples[0])
        .replacingOccurrences(of: "单位: 示例市数据资源局", with: "单位: =HYPERLINK(\"x\")<script>alert(1)</script>")
        .replacingOccurrences(of: "（三）", with: "（三）</p><img src=x onerror=alert(1)>")
      let file = try Self.write(text, "a&<b>.txt", in: folder)
      let page = try Program.run("review", "--format", "html", file).output
      #expect(!page.contains("<script>alert") && !page.contains("<img") && !page.contains("a&<b>"))
      #expect(page.contains("&lt;script&gt;alert(1)") && page.contains("a&amp;&lt;b&gt;.txt"))
      #expect(!page.contains("http://") && !page.contains("https://") && !page.contains("<link rel=\"stylesheet\""))
      let rows = Self.rows(try Program.run("review", "--format", "csv", file).output)
      #expect(rows.count > 10 && rows.dropFirst().allSatisfy { $0.first?.hasPrefix("'=HYPERLINK(\"x\")") == true })
    }
  }

  @Test func spreadsheetsCanReadIt() throws {
    let output = try Program.run("review", "--format", "csv", Self.samples[0], Self.samples[1], "missing.gouji").output
    #expect(output.unicodeScalars.first == "\u{FEFF}" && output.hasSuffix("\r\n"))
    let rows = Self.rows(output)
    let heads = try #require(rows.first)
    #expect(heads.contains("位置") && heads.contains("原文") && heads.contains("应为") && heads.contains("依据") && heads.contains("说明"))
    #expect(rows.allSatisfy { $0.count == heads.count } && rows.count == 1 + Self.planted.count + 1 + 1)
    #expect(rows.last?.contains("missing.gouji") == true)
    for row in rows { #expect(row.allSatisfy { cell in !"=+-@".contains(cell.first ?? " ") }) }
  }

  /// The cells of a CSV text, read as RFC 4180 has it.
  private static func rows(_ text: String) -> [[String]] {
    var rows: [[String]] = []
    var (row, cell, isQuoted) = ([String](), "", false)
    var scalars = Array(text.unicodeScalars.dropFirst())[...]
    while let scalar = scalars.popFirst() {
      if isQuoted {
        if scalar == "\"" {
          if scalars.first == "\"" { cell.unicodeScalars.append(scalars.removeFirst()) } else { isQuoted = false }
        } else {
          cell.unicodeScalars.append(scalar)
        }
      } else if scalar == "\"", cell.isEmpty {
        isQuoted = true
      } else if scalar == "," {
        row.append(cell)
        cell = ""
      } else if scalar == "\r", scalars.first == "\n" {
        scalars.removeFirst()
        rows.append(row + [cell])
        (row, cell) = ([], "")
      } else {
        cell.unicodeScalars.append(scalar)
      }
    }
    return rows
  }

  // MARK: Files

  @Test func endsWithTheWorstThatHappened() throws {
    #expect(try Program.run("review", Self.samples[1]).status == 0)
    #expect(try Program.run("review", Self.samples[0]).status == 1)
    #expect(try Program.run("review").status == 2)
    #expect(try Program.run("review", "--format", "xml", "x").status == 2)
    #expect(try Program.run("review", "--jobs", "none", "x").status == 2)
  }

  @Test(arguments: ["text", "html", "csv", "json", "markdown"])
  func aBadFileStopsNothingAndIsListedAtTheEnd(_ format: String) throws {
    try TemporaryFolder.with { folder in
      let bad = folder.appendingPathComponent("bad.txt").path
      try Data([0xCA, 0xD5, 0xC8, 0xEB, 0xD6, 0xA7, 0xB3, 0xF6, 0x0A]).write(to: URL(fileURLWithPath: bad))
      let run = try Program.run(
        "review", "--format", format, bad, "missing.gouji", "report.docx", Self.samples[0], Self.samples[1])
      #expect(run.status == 2 && run.output.contains("97.82") && run.output.contains("report.gouji"))
      for (name, reason) in [("bad.txt", "GB18030 编码"), ("missing.gouji", "没有这个文件")] {
        #expect(run.errors.contains(name) && run.errors.contains(reason))
        let last = run.output.range(of: name, options: .backwards)?.lowerBound
        let report = run.output.range(of: "Tests/Samples/report.gouji", options: .backwards)?.lowerBound
        #expect(try #require(last) > #require(report))
      }
    }
  }

  /// They are read as `import` reads them; this one is none, or the program that reads them is missing.
  @Test func brokenDocumentsAreNamed() throws {
    try TemporaryFolder.with { folder in
      let file = try Self.write("PK", "报告.DOCX", in: folder)
      let run = try Program.run("review", file)
      #expect(run.status == 2 && run.errors.contains("报告.DOCX"))
    }
  }

  @Test func foldersAreSearchedForPlainTextToo() throws {
    try TemporaryFolder.with { folder in
      let text = Repository.text(Self.samples[1])
      for name in ["b.txt", "a.gouji", "c.md"] { _ = try Self.write(text, name, in: folder) }
      let json = try Self.json(try Program.run("review", "--format", "json", folder.path).output)
      let paths = (json["reports"] as? [[String: Any]] ?? []).compactMap { $0["path"] as? String }
      #expect(paths.map { $0.split(separator: "/").last } == ["a.gouji", "b.txt"])
    }
  }

  @Test func outputIsWrittenWholeAndNeverOverAReport() throws {
    try TemporaryFolder.with { folder in
      _ = try Self.write(Repository.text(Self.samples[0]), "a.txt", in: folder)
      let page = folder.appendingPathComponent("review.txt").path
      for _ in 0..<2 {
        let run = try Program.run("review", "--output", page, folder.path)
        #expect(run.status == 1 && run.output.isEmpty && run.errors.contains("报告1份，确定 11"))
      }
      #expect(try String(contentsOfFile: page, encoding: .utf8).contains("4,371.78"))
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == ["a.txt", "review.txt"])
      let over = try Program.run("review", "--output", page, page)
      #expect(over.status == 2 && over.errors.contains("不能写在它上面"))
      let nowhere = try Program.run("review", "--output", folder.path + "/none/a.html", folder.path)
      #expect(nowhere.status == 2 && nowhere.errors.contains("没有这个文件夹") && nowhere.output.isEmpty)
      #expect(try Program.run("review", "--output", folder.path, page).status == 2)
    }
  }

  @Test func rulesCanBeChosen() throws {
    let all = try Self.json(try Program.run("review", "--format", "json", "--select", "C7", Self.samples[0]).output)
    let rules = ((all["reports"] as? [[String: Any]])?.first?["findings"] as? [[String: Any]] ?? []).map { $0["rule"] as? String }
    #expect(!rules.isEmpty && Set(rules) == ["C7"])
    #expect(try Program.run("review", "--select", "Q99", Self.samples[0]).status == 2)
  }

  /// Last year's report is quoted under its own name.
  @Test func placesOfOtherReportsNameThem() throws {
    try TemporaryFolder.with { folder in
      let thisYear = Repository.text(Self.samples[1])
      _ = try Self.write(thisYear, "2024.gouji", in: folder)
      let lastYear = thisYear.replacingOccurrences(of: "2024", with: "2023").replacingOccurrences(of: "99.12", with: "99.21")
      _ = try Self.write(lastYear, "2023.gouji", in: folder)
      let output = try Program.run("review", "--format", "json", folder.path).output
      let reports = try #require(try Self.json(output)["reports"] as? [[String: Any]])
      let second = try #require(reports.last?["findings"] as? [[String: Any]])
      let documents = second.flatMap { ($0["places"] as? [[String: Any]] ?? []).compactMap { $0["document"] as? String } }
      #expect(documents.contains("2023.gouji"))
    }
  }
}

import GoujiText

/// A review as one self-contained page: no network, no other file.
///
/// Everything stands in the page itself and can be read and printed without its script, which filters, counts, moves by
/// keys and shows which figures belong together.
struct HTMLReview: ReviewWriter {
  /// The language of what is shown.
  let language: Language
  private var number = 0

  init(language: Language) { self.language = language }

  private func say(_ chinese: String, _ english: String) -> String {
    HTMLText.escaped(Localized(chinese, english).text(language))
  }

  private func say(_ text: Localized) -> String { HTMLText.escaped(text.text(language)) }

  // MARK: The page

  mutating func begin() -> String {
    let css = String(decoding: PackageResources.review_css, as: UTF8.self)
    return """
      <!DOCTYPE html>
      <html lang="\(language == .chinese ? "zh-CN" : "en")">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:">
      <link rel="icon" href="data:,">
      <title>\(say(ReviewWords.title))</title>
      <style>
      \(css)</style>
      </head>
      <body>
      <a class="skip" href="#reports">\(say("跳到核对结果", "Skip to the findings"))</a>
      <header class="top"><h1>\(say(ReviewWords.title))</h1>
      <p class="keys" aria-hidden="true" hidden><kbd>j</kbd><kbd>k</kbd> \(say("上下", "move")) &ensp;<kbd>Enter</kbd> \(say("展开", "open")) \
      &ensp;<kbd>/</kbd> \(say("搜索", "search")) &ensp;<kbd>Esc</kbd> \(say("清除筛选", "clear"))</p></header>
      \(toolbar())
      <main id="reports" tabindex="-1">

      """
  }

  private func toolbar() -> String {
    let chips = ReviewItem.Certainty.allCases.map { certainty in
      """
      <button type="button" class="chip \(certainty.rawValue)" data-certainty="\(certainty.rawValue)" aria-pressed="false">\
      <i aria-hidden="true"></i>\(say(certainty.name)) <b></b></button>
      """
    }.joined()
    func select(_ name: String, _ label: Localized, _ all: Localized) -> String {
      """
      <label><span class="unseen">\(say(label))</span><select id="\(name)"><option value="">\(say(all))</option></select></label>
      """
    }
    return """
      <form class="tools" role="search" aria-label="\(say("筛选", "Filters"))" hidden>
      <label class="find"><span class="unseen">\(say("搜索", "Search"))</span>\
      <input id="find" type="search" autocomplete="off" placeholder="\(say("搜索单位、位置、数……", "Search units, places, figures…"))"><kbd aria-hidden="true">/</kbd></label>
      <div class="chips" role="group" aria-label="\(say(ReviewWords.certainty))">\(chips)</div>
      \(select("severity", ReviewWords.severity, Localized("全部程度", "Any severity")))
      \(select("rule", ReviewWords.rule, Localized("全部规则", "Any rule")))
      \(select("unit", Localized("单位", "unit"), Localized("全部单位", "Any unit")))
      <button type="button" id="expand" data-open="\(say("全部展开", "Open all"))" data-close="\(say("全部收起", "Close all"))">\
      \(say("全部展开", "Open all"))</button>
      <output id="shown" aria-live="polite" data-text="\(say("显示 {n} / {all} 条", "{n} of {all} findings"))"></output>
      </form>
      """
  }

  mutating func end(_ totals: ReviewTotals) -> String {
    let script = String(decoding: PackageResources.review_js, as: UTF8.self)
    var html = "<p id=\"nothing\" class=\"nothing\" hidden>\(say("没有符合条件的条目", "Nothing matches"))</p>\n"
    if !totals.unreadable.isEmpty {
      html += "<section class=\"unreadable\" aria-labelledby=\"unreadable\">"
      html += "<h2 id=\"unreadable\">\(say(ReviewWords.unreadable))</h2>\n<ul>\n"
      for problem in totals.unreadable { html += "<li>\(HTMLText.escaped(ReviewWords.line(problem, language)))</li>\n" }
      html += "</ul></section>\n"
    }
    let names: [(String, Int, Localized)] = [
      ("certain", totals.count(.certain), ReviewItem.Certainty.certain.name),
      ("open", totals.count(.open), ReviewItem.Certainty.open.name),
      ("hint", totals.count(.hint), ReviewItem.Certainty.hint.name),
      ("", totals.reports, Localized("报告", "reports")),
      ("", totals.cleanReports, Localized("没有发现不符", "without findings")),
      ("unread", totals.unreadable.count, Localized("没有读出来", "not read")),
    ]
    let cells = names.filter { $0.1 > 0 || $0.0 == "certain" }
      .map { "<div class=\"\($0.0)\"><dd>\($0.1)</dd><dt>\(say($0.2))</dt></div>" }.joined()
    html += "</main>\n"
    html += "<section id=\"totals\" class=\"totals\" aria-label=\"\(say("总计", "Totals"))\"><dl>\(cells)</dl>"
    html += coverage(totals.coverage) + "</section>\n"
    return html + "<script>\n\(script)</script>\n</body>\n</html>\n"
  }

  // MARK: One report

  mutating func report(_ report: ReviewedReport) -> String {
    number += 1
    let id = "r\(number)"
    let unit = report.unit.isEmpty ? report.title.text(language) : report.unit
    var html = "<section class=\"report\(report.items.isEmpty ? " clean" : "")\" id=\"\(id)\""
    html += " data-unit=\"\(HTMLText.escaped(unit))\" aria-labelledby=\"\(id)-t\">\n"
    let counts = ReviewItem.Certainty.allCases.filter { report.count($0) > 0 }
      .map { "<span class=\"tag \($0.rawValue)\">\(say($0.name)) \(report.count($0))</span>" }.joined(separator: " ")
    html += "<header><h2 id=\"\(id)-t\">\(say(report.title))</h2> "
    html += "<p class=\"counts\">\(counts.isEmpty ? "<span class=\"tag good\">\(say(ReviewWords.nothing))</span>" : counts)</p>"
    html += "<p class=\"path\">\(HTMLText.escaped(report.path))</p>"
    html += coverage(report.coverage)
    if let others = ReviewWords.others(report) { html += "<p class=\"path\">\(say(others))</p>" }
    html += "</header>\n"
    if !report.items.isEmpty {
      html += "<ol class=\"findings\">\n"
      for (index, item) in report.items.enumerated() {
        html += HTMLItem(item: item, id: "\(id)-\(index + 1)", number: index + 1, language: language).html
      }
      html += "</ol>\n"
    }
    return html + "</section>\n"
  }

  /// How much was checked, as two bars.
  private func coverage(_ coverage: Coverage) -> String {
    func bar(_ name: String, _ part: Int, _ whole: Int, _ meaning: String) -> String {
      guard whole > 0 else { return "" }
      let percent = Double(part * 1000 / whole) / 10
      return """
        <div title="\(meaning)"><dt>\(name)</dt><dd><span class="bar" aria-hidden="true"><i style="width:\(percent)%"></i></span>\
        \(part) / \(whole)</dd></div>
        """
    }
    let tables = bar(
      say("表内数已核对", "table figures checked"), coverage.witnessedCells, coverage.cells,
      say("有勾稽关系印证的数：改动首位就会使某条关系不成立", "figures that some relation pins: changing the first digit would break it"))
    let prose = bar(
      say("文中数已核对", "prose figures checked"), coverage.witnessedFigures, coverage.figures,
      say("认出\(coverage.boundFigures)个", "\(coverage.boundFigures) understood"))
    return tables.isEmpty && prose.isEmpty ? "" : "<dl class=\"coverage\">\(tables)\(prose)</dl>"
  }
}

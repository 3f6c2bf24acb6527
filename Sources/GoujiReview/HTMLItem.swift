import GoujiText

/// One finding of the page: a line that can be opened.
struct HTMLItem {
  /// The finding.
  let item: ReviewItem
  /// Its anchor.
  let id: String
  /// Its number in the report.
  let number: Int
  /// The language of what is shown.
  let language: Language

  private func say(_ text: Localized) -> String { HTMLText.escaped(text.text(language)) }

  /// The finding as an element of its report's list.
  var html: String {
    let written = HTMLText.escaped(ReviewWords.written(item, language))
    var html = "<li><details class=\"finding \(item.certainty.rawValue)\" id=\"\(id)\" data-certainty=\"\(item.certainty.rawValue)\""
    html += " data-severity=\"\(item.severity.rawValue)\" data-severity-name=\"\(say(item.severity.name))\""
    html += " data-rule=\"\(HTMLText.escaped(item.rule))\">\n<summary>"
    html += "<span class=\"no\">\(number)</span><span class=\"tag \(item.certainty.rawValue)\">\(say(item.certainty.name))</span>"
    html += "<span class=\"place\">\(place)</span>"
    html += "<span class=\"change\"><del>\(written)</del>"
    if let proposed = item.proposed {
      html +=
        "<span class=\"arrow\" aria-label=\"\(say(ReviewWords.proposed))\">→</span><ins>\(HTMLText.escaped(proposed))\(item.hasAlternatives ? " ?" : "")</ins>"
    }
    html +=
      "</span><span class=\"rule\" title=\"\(say(item.meaning))\">\(HTMLText.escaped(item.rule))</span></summary>\n<div class=\"body\">\n"
    html += sums + sides + form
    return html + "</div></details></li>\n"
  }

  private var place: String { item.places.first.map { say($0.name) } ?? "" }

  /// The arithmetic: every figure leads to its place below.
  private var sums: String {
    guard !item.sums.isEmpty else { return "" }
    var html = "<ul class=\"sums\">\n"
    for sum in item.sums {
      html += "<li><span class=\"sum\">\(sum.pieces.map { figure($0, isLink: true) }.joined())</span>"
      html += "<span class=\"meaning\">\(HTMLText.escaped(ReviewWords.basis(sum, language)))</span></li>\n"
    }
    return html + "</ul>\n"
  }

  /// The 检查表's own columns.
  private var form: String {
    var rows: [(Localized, String)] = [(ReviewWords.place, place)]
    if let first = item.places.first, ReviewWords.full(first, language) != first.name.text(language) {
      rows[0].1 += " <span class=\"line\">\(HTMLText.escaped(ReviewWords.line(first, language)))</span>"
    }
    rows.append((ReviewWords.written, HTMLText.escaped(ReviewWords.written(item, language))))
    rows.append((ReviewWords.proposed, HTMLText.escaped(ReviewWords.proposed(item, language))))
    rows.append((ReviewWords.basis, ReviewWords.bases(item, language).map { HTMLText.escaped($0) }.joined(separator: "<br>")))
    let explanation = item.explanation.text(language)
    if !explanation.isEmpty { rows.append((ReviewWords.explanation, HTMLText.escaped(explanation))) }
    return "<dl class=\"form\">" + rows.map { "<div><dt>\(say($0.0))</dt><dd>\($0.1)</dd></div>" }.joined() + "</dl>\n"
  }

  // MARK: Prose and tables

  private var sides: String {
    guard !item.excerpts.isEmpty else { return "" }
    let prose = item.excerpts.filter(\.isProse).map { excerpt($0) }.joined()
    let tables = item.excerpts.filter { !$0.isProse }.map { excerpt($0) }.joined()
    let isBoth = !prose.isEmpty && !tables.isEmpty
    return "<div class=\"sides\(isBoth ? " both" : "")\">"
      + [prose, tables].filter { !$0.isEmpty }.map { "<div class=\"side\">\($0)</div>" }.joined() + "</div>\n"
  }

  private func excerpt(_ excerpt: Excerpt) -> String {
    let line = Localized("第\(excerpt.line)行", "line \(excerpt.line)")
    var html = "<figure class=\"\(excerpt.isProse ? "prose" : "table")\"><figcaption>"
    if let document = excerpt.document { html += "<span class=\"document\">\(HTMLText.escaped(document))</span> " }
    html += "\(say(excerpt.title)) <span class=\"line\">\(say(line))</span></figcaption>\n"
    switch excerpt.body {
    case .prose(let pieces): html += "<p>\(pieces.map { figure($0, isLink: false) }.joined())</p>"
    case .table(let columns, let rows): html += table(columns, rows)
    }
    return html + "</figure>\n"
  }

  private func table(_ columns: [String], _ rows: [Excerpt.Row]) -> String {
    var html = "<div class=\"scroll\"><table>"
    if columns.contains(where: { !$0.isEmpty }) {
      html += "<thead><tr><td></td>" + columns.map { "<th scope=\"col\">\(HTMLText.escaped($0))</th>" }.joined() + "</tr></thead>"
    }
    html += "<tbody>"
    for row in rows {
      html += "<tr\(row.isBehindGap ? " class=\"gap\"" : "")><th scope=\"row\">\(HTMLText.escaped(row.label))</th>"
      html += row.cells.map { "<td>\(figure($0, isLink: false))</td>" }.joined() + "</tr>\n"
    }
    return html + "</tbody></table></div>"
  }

  /// A piece of text; a figure can be pointed at, and knows which place of the finding it is.
  private func figure(_ piece: Piece, isLink: Bool) -> String {
    let text = HTMLText.escaped(piece.text)
    guard let place = piece.place, item.places.indices.contains(place) else { return text }
    let role = item.places[place].role.rawValue
    if isLink { return "<a class=\"f \(role)\" href=\"#\(id)-p\(place)\" data-f=\"\(place)\">\(text)</a>" }
    return "<span class=\"f \(role)\" id=\"\(id)-p\(place)\" data-f=\"\(place)\" tabindex=\"0\">\(text.isEmpty ? "&nbsp;" : text)</span>"
  }
}

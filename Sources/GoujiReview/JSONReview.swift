import GoujiJSON
import GoujiText

/// `{"schema":"gouji.review/1","reports":[…],"unreadable":[…],"totals":{…}}`: stable; one report a line.
///
/// Lines and columns are counted from 1, columns in Unicode scalars.
struct JSONReview: ReviewWriter {
  /// The language of texts.
  let language: Language
  private var isFirst = true

  init(language: Language) { self.language = language }

  mutating func begin() -> String { "{\"schema\":\"gouji.review/1\",\"reports\":[" }

  mutating func report(_ report: ReviewedReport) -> String {
    var json = JSONWriter()
    json.object { json in
      json.field("path", report.path)
      json.field("unit", report.unit)
      json.key("year")
      if let year = report.year { json.int(year) } else { json.null() }
      json.key("coverage")
      write(report.coverage, to: &json)
      json.field("otherFindings", report.otherFindings)
      json.key("findings")
      json.array(report.items) { json, item in write(item, to: &json) }
    }
    defer { isFirst = false }
    return (isFirst ? "\n" : ",\n") + String(decoding: json.bytes, as: UTF8.self)
  }

  mutating func end(_ totals: ReviewTotals) -> String {
    var list = JSONWriter()
    list.array(totals.unreadable) { json, problem in
      json.object { json in
        json.field("path", problem.path)
        if let position = problem.position {
          json.field("line", position.line)
          json.field("column", position.column)
        }
        json.field("message", problem.message.text(language))
      }
    }
    var sums = JSONWriter()
    sums.object { json in
      json.field("reports", totals.reports)
      json.field("clean", totals.cleanReports)
      json.field("unreadable", totals.unreadable.count)
      for certainty in ReviewItem.Certainty.allCases {
        json.key(name: certainty.rawValue)
        json.int(totals.count(certainty))
      }
      json.key("coverage")
      write(totals.coverage, to: &json)
    }
    let (unreadable, total) = (String(decoding: list.bytes, as: UTF8.self), String(decoding: sums.bytes, as: UTF8.self))
    return "\n],\"unreadable\":\(unreadable),\"totals\":\(total)}\n"
  }

  private func write(_ coverage: Coverage, to json: inout JSONWriter) {
    json.object { json in
      json.key("cells")
      json.object { json in
        json.field("total", coverage.cells)
        json.field("witnessed", coverage.witnessedCells)
      }
      json.key("figures")
      json.object { json in
        json.field("total", coverage.figures)
        json.field("bound", coverage.boundFigures)
        json.field("witnessed", coverage.witnessedFigures)
      }
    }
  }

  private func write(_ item: ReviewItem, to json: inout JSONWriter) {
    json.object { json in
      json.field("certainty", item.certainty.rawValue)
      json.field("severity", item.severity.rawValue)
      json.field("rule", item.rule)
      json.field("written", item.written)
      json.key("proposed")
      json.optional(item.proposed)
      json.field("hasAlternatives", item.hasAlternatives)
      json.field("message", item.message.text(language))
      json.field("explanation", item.explanation.text(language))
      json.key("relations")
      json.array(item.sums) { json, sum in
        json.object { json in
          json.field("rule", sum.rule)
          json.field("meaning", sum.meaning.text(language))
          json.field("arithmetic", sum.text)
          json.key("places")
          json.array(sum.pieces.compactMap(\.place)) { $0.int($1) }
        }
      }
      json.key("places")
      json.array(item.places) { json, place in write(place, to: &json) }
    }
  }

  private func write(_ place: ReviewPlace, to json: inout JSONWriter) {
    json.object { json in
      json.field("role", place.role.rawValue)
      json.key("document")
      json.optional(place.document)
      json.field("line", place.position.line)
      json.field("column", place.position.column)
      json.field("place", place.name.text(language))
      json.field("literal", place.literal)
      json.field("quote", place.quote.text)
    }
  }
}

import GoujiJSON

/// Something that a client shows at a range.
package struct Diagnostic: ProtocolValue {
  /// How loud it is.
  package enum Severity: Int, Sendable { case error = 1, warning, information, hint }

  /// A place that has to do with it.
  package struct Related: Sendable {
    package var location: Location
    package var message: String

    /// A place.
    package init(location: Location, message: String) { (self.location, self.message) = (location, message) }
  }

  package var range: ProtocolRange
  package var severity: Severity
  package var code: String
  package var message: String
  /// The URI of a page about the code.
  package var href: String?
  /// Whether the marked text is of no use, and may be shown faded.
  package var isUnnecessary = false
  package var related: [Related] = []
  /// The index of the finding that it shows, for code actions.
  package var finding: Int?

  /// A diagnostic.
  package init(range: ProtocolRange, severity: Severity, code: String, message: String) {
    (self.range, self.severity, self.code, self.message) = (range, severity, code, message)
  }

  package func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("range", range)
      json.field("severity", severity.rawValue)
      json.field("code", code)
      if let href {
        json.key("codeDescription")
        json.object { $0.field("href", href) }
      }
      json.field("source", "gouji")
      json.field("message", message)
      if isUnnecessary {
        json.key("tags")
        json.array { $0.int(1) }
      }
      if !related.isEmpty {
        json.key("relatedInformation")
        json.array(related) { json, related in
          json.object { json in
            json.field("location", related.location)
            json.field("message", related.message)
          }
        }
      }
      if let finding {
        json.key("data")
        json.object { json in
          json.field("rule", code)
          json.field("finding", finding)
        }
      }
    }
  }
}

import GoujiJSON
import GoujiProtocol
import GoujiText

/// `textDocument/diagnostic`.
enum DocumentDiagnosticRequest: Request {
  static let method = "textDocument/diagnostic"

  static func answer(_ params: JSONValue, _ context: RequestContext, _ json: inout JSONWriter) throws(ResponseError) {
    // The newest state: by the time of the answer that is what the client has, or it will ask again.
    let snapshot = try context.session.snapshot(try context.document(params).uri)
    let report = DiagnosticReport(snapshot, context.session)
    json.object { report.write(previous: params["previousResultId"]?.string, to: &$0) }
    context.session.forgetEarlier(than: snapshot)
  }
}

/// `workspace/diagnostic`.
enum WorkspaceDiagnosticRequest: Request {
  static let method = "workspace/diagnostic"

  static func answer(_ params: JSONValue, _ context: RequestContext, _ json: inout JSONWriter) throws(ResponseError) {
    var previous: [String: String] = [:]
    for item in params["previousResultIds"]?.array ?? [] {
      if let uri = item["uri"]?.string, let value = item["value"]?.string { previous[uri] = value }
    }
    let documents = context.session.workspaceDocuments()
    let progress = Progress(params["workDoneToken"], context, Localized("核对", "Checking"), isLong: documents.count >= Progress.many)
    var reports: [(uri: String, version: Int?, report: DiagnosticReport)] = []
    defer { progress.end() }
    for (index, document) in documents.enumerated() {
      try context.checkCancellation()
      progress.report(index + 1, of: documents.count)
      guard let snapshot = context.session.snapshot(document) else { continue }
      reports.append((snapshot.uri, snapshot.version, DiagnosticReport(snapshot, context.session)))
    }
    json.object { json in
      json.key("items")
      json.array(reports) { json, item in
        json.object { json in
          json.field("uri", item.uri)
          json.key("version")
          if let version = item.version { json.int(version) } else { json.null() }
          item.report.write(previous: previous[item.uri], to: &json)
        }
      }
    }
  }
}

/// The diagnostics of a state with a name that is the same for the same diagnostics.
struct DiagnosticReport {
  private let items: [UInt8]
  private let id: String

  init(_ snapshot: Snapshot, _ session: Session) {
    var json = JSONWriter()
    json.array(session.diagnostics(snapshot)) { $1.write(to: &$0) }
    items = json.bytes
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in items { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    id = String(hash, radix: 36)
  }

  func write(previous: String?, to json: inout JSONWriter) {
    json.field("kind", previous == id ? "unchanged" : "full")
    json.field("resultId", id)
    if previous != id {
      json.key("items")
      json.raw(items)
    }
  }
}

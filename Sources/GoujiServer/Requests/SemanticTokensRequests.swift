import GoujiEditor
import GoujiJSON
import GoujiProtocol
import GoujiText

/// `textDocument/semanticTokens/full`.
enum SemanticTokensRequest: Request {
  static let method = "textDocument/semanticTokens/full"

  static func answer(_ params: JSONValue, _ context: RequestContext, _ json: inout JSONWriter) throws(ResponseError) {
    let snapshot = try context.document(params)
    let data = TokenData.encode(SemanticTokens.all(snapshot.document.tree), snapshot.positions)
    let id = TokenData.keep(data, snapshot, context.session)
    json.object { json in
      json.field("resultId", id)
      json.key("data")
      json.array(data) { $0.int($1) }
    }
  }
}

/// `textDocument/semanticTokens/full/delta`.
enum SemanticTokensDeltaRequest: Request {
  static let method = "textDocument/semanticTokens/full/delta"

  static func answer(_ params: JSONValue, _ context: RequestContext, _ json: inout JSONWriter) throws(ResponseError) {
    let snapshot = try context.document(params)
    let data = TokenData.encode(SemanticTokens.all(snapshot.document.tree), snapshot.positions)
    let known = context.session.state.withLock { $0.tokens[snapshot.uri] }
    let id = TokenData.keep(data, snapshot, context.session)
    guard let known, known.id == params["previousResultId"]?.string else {
      return json.object { json in
        json.field("resultId", id)
        json.key("data")
        json.array(data) { $0.int($1) }
      }
    }
    let edit = TokenData.difference(known.data, data)
    json.object { json in
      json.field("resultId", id)
      json.key("edits")
      json.array { json in
        guard let edit else { return }
        json.object { json in
          json.field("start", edit.old.lowerBound)
          json.field("deleteCount", edit.old.count)
          json.key("data")
          json.array(data[edit.new]) { $0.int($1) }
        }
      }
    }
  }
}

/// `textDocument/semanticTokens/range`.
enum SemanticTokensRangeRequest: Request {
  static let method = "textDocument/semanticTokens/range"

  static func answer(_ params: JSONValue, _ context: RequestContext, _ json: inout JSONWriter) throws(ResponseError) {
    let snapshot = try context.document(params)
    let range = try context.range(params, in: snapshot)
    let tokens = SemanticTokens.all(snapshot.document.tree, in: range).filter { $0.range.overlaps(range) }
    json.object { json in
      json.key("data")
      json.array(TokenData.encode(tokens, snapshot.positions)) { $0.int($1) }
    }
  }
}

/// Tokens as the protocol has them: five numbers each, places relative to the token before.
enum TokenData {
  static func encode(_ tokens: [SemanticTokens.Token], _ positions: PositionMap) -> [Int] {
    var data: [Int] = []
    data.reserveCapacity(tokens.count * 5)
    var last = ProtocolPosition(line: 0, character: 0)
    var walker = PositionMap.Walker(positions)
    for token in tokens {
      let start = walker.position(token.range.start)
      let range = ProtocolRange(start: start, end: walker.position(token.range.end))
      guard range.start.line == range.end.line, range.end.character > range.start.character, range.start >= last else { continue }
      let line = range.start.line - last.line
      data += [
        line, line == 0 ? range.start.character - last.character : range.start.character,
        range.end.character - range.start.character, token.kind.rawValue, token.isDeclaration ? 1 : 0,
      ]
      last = range.start
    }
    return data
  }

  /// Keeps what the client now has, and returns its name.
  static func keep(_ data: [Int], _ snapshot: Snapshot, _ session: Session) -> String {
    session.state.withLock { state in
      state.lastID += 1
      let id = "t\(state.lastID)"
      if state.documents.entries[snapshot.uri] != nil { state.tokens[snapshot.uri] = (id, data) }
      return id
    }
  }

  /// The one stretch of numbers that differs.
  static func difference(_ old: [Int], _ new: [Int]) -> (old: Range<Int>, new: Range<Int>)? {
    if old == new { return nil }
    var start = 0
    while start < old.count, start < new.count, old[start] == new[start] { start += 1 }
    var end = 0
    while end < old.count - start, end < new.count - start, old[old.count - 1 - end] == new[new.count - 1 - end] { end += 1 }
    return (start..<(old.count - end), start..<(new.count - end))
  }
}

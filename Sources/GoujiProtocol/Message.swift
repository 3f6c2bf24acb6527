import GoujiJSON

/// The id of a request.
package enum RequestID: Hashable, Sendable {
  case number(Int)
  case text(String)

  /// The id that a value is; `nil` for null and what no id can be.
  package init?(_ value: JSONValue?) {
    if let number = value?.int {
      self = .number(number)
    } else if let text = value?.string {
      self = .text(text)
    } else {
      return nil
    }
  }
}

/// A JSON-RPC message as it came in.
package enum Message: Sendable {
  case request(RequestID, method: String, params: JSONValue)
  case notification(method: String, params: JSONValue)
  /// An answer to a request of ours: its result, or `nil` for an error.
  case response(RequestID, result: JSONValue?)
  /// No message: the id to answer it with, if it has one; `nil` is an answer without one.
  case invalid(RequestID?, ResponseError)
  /// Nothing that could be answered: a response without an id.
  case ignored

  /// The message that a value is.
  package init(_ value: JSONValue) {
    guard value.members != nil else {
      self = .invalid(nil, ResponseError(.invalidRequest, "a message is an object"))
      return
    }
    let id = RequestID(value["id"])
    let params = value["params"] ?? .null(value.range)
    guard let method = value["method"]?.string else {
      if value["method"] == nil, value["result"] != nil || value["error"] != nil {
        self = id.map { .response($0, result: value["result"]) } ?? .ignored
      } else {
        self = .invalid(id, ResponseError(.invalidRequest, "a message without a method"))
      }
      return
    }
    if let id {
      self = .request(id, method: method, params: params)
    } else if let other = value["id"] {
      // Clients are known to send notifications with an id of null.
      self =
        other.isNull
        ? .notification(method: method, params: params)
        : .invalid(nil, ResponseError(.invalidRequest, "an id is a string or an integer"))
    } else {
      self = .notification(method: method, params: params)
    }
  }
}

/// Why a request has no result.
package struct ResponseError: Error, Hashable, Sendable {
  /// The codes of JSON-RPC and of the protocol.
  package enum Code: Int, Sendable {
    case parseError = -32700
    case invalidRequest = -32600
    case methodNotFound = -32601
    case invalidParams = -32602
    case internalError = -32603
    case serverNotInitialized = -32002
    case requestFailed = -32803
    case serverCancelled = -32802
    case contentModified = -32801
    case requestCancelled = -32800
  }

  /// The kind of failure.
  package var code: Code
  /// What is wrong.
  package var message: String

  /// An error of this kind.
  package init(_ code: Code, _ message: String) {
    self.code = code
    self.message = message
  }
}

/// Writes messages, each with its header.
package enum MessageWriter {
  /// The answer with a result.
  package static func response(_ id: RequestID, _ result: (inout JSONWriter) -> Void) -> [UInt8] {
    frame { json in
      Self.id(id, &json)
      json.key("result")
      result(&json)
    }
  }

  /// The answer with an error.
  package static func failure(_ id: RequestID?, _ error: ResponseError) -> [UInt8] {
    frame { json in
      Self.id(id, &json)
      json.key("error")
      json.object { json in
        json.field("code", error.code.rawValue)
        json.field("message", error.message)
      }
    }
  }

  /// A notification.
  package static func notification(_ method: String, _ params: (inout JSONWriter) -> Void) -> [UInt8] {
    frame { json in
      json.field("method", method)
      json.key("params")
      params(&json)
    }
  }

  /// A request; one without `params` has none.
  package static func request(_ id: RequestID, _ method: String, _ params: ((inout JSONWriter) -> Void)?) -> [UInt8] {
    frame { json in
      Self.id(id, &json)
      json.field("method", method)
      if let params {
        json.key("params")
        params(&json)
      }
    }
  }

  private static func id(_ id: RequestID?, _ json: inout JSONWriter) {
    json.key("id")
    switch id {
    case .number(let number): json.int(number)
    case .text(let text): json.string(text)
    case nil: json.null()
    }
  }

  private static func frame(_ body: (inout JSONWriter) -> Void) -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.field("jsonrpc", "2.0")
      body(&json)
    }
    return Array("Content-Length: \(json.bytes.count)\r\n\r\n".utf8) + json.bytes
  }
}

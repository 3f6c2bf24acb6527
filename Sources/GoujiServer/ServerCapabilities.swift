import GoujiEditor
import GoujiJSON
import GoujiProtocol

/// What the server can do, as it tells the client.
enum ServerCapabilities {
  static let commands = ["gouji.explain", "gouji.fixAll", "gouji.bind", "gouji.fill", "gouji.relations", "gouji.checkWorkspace"]

  static func write(_ client: ClientCapabilities, to json: inout JSONWriter) {
    json.object { json in
      json.field("positionEncoding", client.encoding.rawValue)
      json.key("textDocumentSync")
      json.object { json in
        json.field("openClose", true)
        json.field("change", 2)
        json.key("save")
        json.object { $0.field("includeText", false) }
      }
      for name in [
        "hoverProvider", "definitionProvider", "referencesProvider", "documentHighlightProvider", "documentSymbolProvider",
        "workspaceSymbolProvider", "foldingRangeProvider", "selectionRangeProvider", "callHierarchyProvider",
        "documentFormattingProvider", "documentRangeFormattingProvider",
      ] {
        json.key(name: name)
        json.bool(true)
      }
      options("documentLinkProvider", resolves: false, &json)
      options("inlayHintProvider", resolves: true, &json)
      options("codeLensProvider", resolves: true, &json)
      json.key("semanticTokensProvider")
      json.object { json in
        json.key("legend")
        json.object { json in
          json.field("tokenTypes", strings: SemanticTokens.Kind.allCases.map(\.name))
          json.field("tokenModifiers", strings: ["declaration"])
        }
        json.field("range", true)
        json.key("full")
        json.object { $0.field("delta", true) }
      }
      json.key("completionProvider")
      json.object { json in
        json.field("resolveProvider", true)
        json.field("triggerCharacters", strings: ["{", "=", "!", "#", "@", "：", "！", "＝", "＃", "｛", "为", "加", "少", "长", "降"])
      }
      json.key("codeActionProvider")
      if client.readsCodeActionLiterals {
        json.object { json in
          json.field("codeActionKinds", strings: ["quickfix", "refactor.rewrite", "source.fixAll.gouji"])
          json.field("resolveProvider", true)
        }
      } else {
        json.bool(true)
      }
      json.key("renameProvider")
      if client.preparesRename { json.object { $0.field("prepareProvider", true) } } else { json.bool(true) }
      json.key("executeCommandProvider")
      json.object { $0.field("commands", strings: commands) }
      if client.pullsDiagnostics {
        json.key("diagnosticProvider")
        json.object { json in
          json.field("identifier", "gouji")
          json.field("interFileDependencies", true)
          json.field("workspaceDiagnostics", true)
        }
      }
      json.key("workspace")
      json.object { json in
        json.key("workspaceFolders")
        json.object { json in
          json.field("supported", true)
          json.field("changeNotifications", true)
        }
      }
    }
  }

  private static func options(_ name: StaticString, resolves: Bool, _ json: inout JSONWriter) {
    json.key(name)
    json.object { $0.field("resolveProvider", resolves) }
  }
}

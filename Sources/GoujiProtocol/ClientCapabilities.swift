import GoujiJSON
import GoujiText

/// What a client says that it can do, resolved once.
package struct ClientCapabilities: Sendable {
  package var encoding = PositionEncoding.utf16
  package var pullsDiagnostics = false
  package var knowsVersionsOfDiagnostics = false
  package var showsRelatedInformation = false
  package var showsCodeDescriptions = false
  package var showsUnnecessary = false
  package var keepsDiagnosticData = false
  package var readsMarkdownHover = false
  package var readsMarkdownDocumentation = false
  package var readsHierarchicalSymbols = false
  package var readsCodeActionLiterals = false
  package var resolvesCodeActionEdits = false
  package var readsDocumentChanges = false
  package var appliesEdits = false
  package var answersConfiguration = false
  package var watchesFiles = false
  package var createsProgress = false
  package var refreshesDiagnostics = false
  package var refreshesInlayHints = false
  package var refreshesCodeLenses = false
  package var refreshesSemanticTokens = false
  package var readsSnippets = false
  package var foldsLinesOnly = false
  package var preparesRename = false

  /// A client that says nothing.
  package init() {}

  /// What `capabilities` of an initialize request says.
  package init(_ capabilities: JSONValue?) {
    func value(_ path: String) -> JSONValue? {
      path.split(separator: "/").reduce(capabilities) { $0?[String($1)] }
    }
    func flag(_ path: String) -> Bool { value(path)?.bool ?? false }
    func list(_ path: String) -> [String] { (value(path)?.array ?? []).compactMap(\.string) }
    // The first that both know: the client lists them by its liking.
    let offered = list("general/positionEncodings").compactMap { PositionEncoding(rawValue: $0) }
    encoding = offered.contains(.utf8) ? .utf8 : offered.first ?? .utf16
    pullsDiagnostics = value("textDocument/diagnostic")?.members != nil
    let publish = "textDocument/publishDiagnostics/"
    knowsVersionsOfDiagnostics = flag(publish + "versionSupport")
    showsRelatedInformation = flag(publish + "relatedInformation") || flag("textDocument/diagnostic/relatedInformation")
    showsCodeDescriptions = flag(publish + "codeDescriptionSupport") || flag("textDocument/diagnostic/codeDescriptionSupport")
    showsUnnecessary = value(publish + "tagSupport") != nil || value("textDocument/diagnostic/tagSupport") != nil
    keepsDiagnosticData = flag(publish + "dataSupport") || flag("textDocument/diagnostic/dataSupport")
    readsMarkdownHover = list("textDocument/hover/contentFormat").contains("markdown")
    readsMarkdownDocumentation = list("textDocument/completion/completionItem/documentationFormat").contains("markdown")
    readsHierarchicalSymbols = flag("textDocument/documentSymbol/hierarchicalDocumentSymbolSupport")
    readsCodeActionLiterals = value("textDocument/codeAction/codeActionLiteralSupport") != nil
    resolvesCodeActionEdits =
      list("textDocument/codeAction/resolveSupport/properties").contains("edit") && flag("textDocument/codeAction/dataSupport")
    readsDocumentChanges = flag("workspace/workspaceEdit/documentChanges")
    appliesEdits = flag("workspace/applyEdit")
    answersConfiguration = flag("workspace/configuration")
    watchesFiles = flag("workspace/didChangeWatchedFiles/dynamicRegistration")
    createsProgress = flag("window/workDoneProgress")
    refreshesDiagnostics = flag("workspace/diagnostics/refreshSupport")
    refreshesInlayHints = flag("workspace/inlayHint/refreshSupport")
    refreshesCodeLenses = flag("workspace/codeLens/refreshSupport")
    refreshesSemanticTokens = flag("workspace/semanticTokens/refreshSupport")
    readsSnippets = flag("textDocument/completion/completionItem/snippetSupport")
    foldsLinesOnly = flag("textDocument/foldingRange/lineFoldingOnly")
    preparesRename = flag("textDocument/rename/prepareSupport")
  }
}

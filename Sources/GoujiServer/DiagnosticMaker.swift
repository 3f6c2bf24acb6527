import GoujiProtocol
import GoujiRules
import GoujiText
import GoujiWorkspace

/// Makes diagnostics of findings.
struct DiagnosticMaker {
  /// The most diagnostics of a document, the one that counts the rest included.
  static let limit = 500

  let snapshot: Snapshot
  let capabilities: ClientCapabilities
  let settings: Settings
  let language: Language
  /// The URI of a rule's page.
  let href: (String) -> String?

  /// The diagnostics of `findings`, in the order of the document; the loudest, where there are too many.
  func diagnostics(_ findings: [Finding]) -> [Diagnostic] {
    var shown = findings.indices.filter { settings.showsHints || findings[$0].severity > .hint }
    var rest: Diagnostic?
    if shown.count > Self.limit {
      let sorted = shown.sorted { findings[$0].severity != findings[$1].severity ? findings[$0].severity > findings[$1].severity : $0 < $1 }
      shown = sorted.prefix(Self.limit - 1).sorted()
      rest = self.rest(sorted.dropFirst(Self.limit - 1).map { findings[$0] })
    }
    var pages: [String: String?] = [:]
    let diagnostics = shown.map { index in
      let finding = findings[index]
      var diagnostic = Diagnostic(
        range: snapshot.positions.range(finding.range), severity: severity(finding.severity), code: finding.rule,
        message: finding.message.text(language))
      if capabilities.showsCodeDescriptions {
        let page = pages[finding.rule] ?? href(finding.rule)
        pages[finding.rule] = page
        diagnostic.href = page
      }
      diagnostic.isUnnecessary = capabilities.showsUnnecessary && finding.rule == "unused-suppression"
      if capabilities.showsRelatedInformation {
        diagnostic.related = finding.related.map {
          Diagnostic.Related(
            location: Location(uri: snapshot.uri, range: snapshot.positions.range($0.range)), message: $0.message.text(language))
        }
      }
      if capabilities.keepsDiagnosticData, !finding.fixes.isEmpty { diagnostic.finding = index }
      return diagnostic
    }
    return diagnostics + (rest.map { [$0] } ?? [])
  }

  /// One diagnostic that counts those which are not shown.
  private func rest(_ findings: [Finding]) -> Diagnostic {
    let loudest = findings.map(\.severity).max() ?? .hint
    let range = findings.map(\.range).min() ?? TextRange(0, 0)
    let text = Localized(
      "另有\(findings.count)个问题没有列出，用 gouji lint 可以看到全部。", "\(findings.count) more problems are not listed; gouji lint shows them all.")
    return Diagnostic(
      range: snapshot.positions.range(range), severity: severity(loudest), code: "more", message: text.text(language))
  }

  private func severity(_ severity: Severity) -> Diagnostic.Severity {
    switch severity {
    case .error: .error
    case .warning: .warning
    case .info: .information
    case .hint: .hint
    }
  }
}

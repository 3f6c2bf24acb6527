import GoujiJSON
import GoujiText
import GoujiWorkspace

/// What users can set in their editors, below `gouji` or in the initialization options.
package struct Settings: Sendable, Equatable {
  /// Milliseconds to wait for more edits before checking; 0 starts at once.
  package var delay = 0
  /// Whether hints are shown.
  package var showsHints = true
  /// Whether 尾差 are shown; `nil` leaves it to `gouji.json`.
  package var showsTails: Bool?
  /// The rules or prefixes that count; empty for all.
  package var select: [String] = []
  /// The rules or prefixes that do not count.
  package var ignore: [String] = []
  /// Whether hints about bindings are shown in the text.
  package var showsInlayHints = true
  /// Whether tables have a line about what was checked.
  package var showsLenses = true

  /// The usual settings.
  package init() {}

  /// The settings with what `value` says; what it does not say, or says wrongly, stays.
  package mutating func update(_ value: JSONValue?) {
    guard let given = value, given.members != nil else { return }
    let value = given["gouji"].flatMap { $0.members == nil ? nil : $0 } ?? given
    func names(_ value: JSONValue?) -> [String]? { value?.array.map { $0.compactMap(\.string) } }
    if let diagnostics = value["diagnostics"] {
      if let delay = diagnostics["delay"]?.int { self.delay = min(max(0, delay), 60_000) }
      if let shows = diagnostics["hints"]?.bool { showsHints = shows }
      if let names = names(diagnostics["select"]) { select = names }
      if let names = names(diagnostics["ignore"]) { ignore = names }
    }
    if let shows = value["showTails"]?.bool { showsTails = shows }
    if let shows = value["inlayHints"]?.bool { showsInlayHints = shows }
    if let shows = value["codeLens"]?.bool { showsLenses = shows }
  }

  /// What of it concerns linting.
  var linter: Linter.Settings {
    var settings = Linter.Settings()
    settings.countsWitnesses = false
    settings.showsTails = showsTails
    settings.select = select
    settings.ignore = ignore
    return settings
  }
}

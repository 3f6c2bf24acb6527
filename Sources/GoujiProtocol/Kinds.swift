/// What a symbol is; the numbers are the protocol's.
package enum SymbolKind: Int, Sendable {
  case file = 1
  case namespace = 3
  case field = 8
  case variable = 13
  case number = 16
  case array = 18
  case key = 20
  case structure = 23
}

/// What a completion is; the numbers are the protocol's.
package enum CompletionItemKind: Int, Sendable {
  case field = 5
  case variable = 6
  case module = 9
  case property = 10
  case unit = 11
  case value = 12
  case keyword = 14
  case reference = 18
  case structure = 22
}

/// What a highlighted range does; the numbers are the protocol's.
package enum HighlightKind: Int, Sendable { case text = 1, read, write }

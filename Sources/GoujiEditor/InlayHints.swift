import GoujiRelations
import GoujiRules
import GoujiText

/// The cells that figures of the prose restate, shown behind them.
package enum InlayHints {
  /// A hint.
  package struct Item: Sendable {
    /// Where it stands.
    package var offset: Int
    /// What it says.
    package var label: String
    /// The figure that it is about.
    package var figure: TextRange
    /// The edit that writes down what was inferred; `nil` where the text says it.
    package var edit: TextEdit?
  }

  /// The hints in `range`, in order.
  package static func all(in document: EditorDocument, _ range: TextRange) -> [Item] {
    let facts = document.facts
    return facts.bindings.filter { $0.figure.start < range.end && range.start <= $0.end }.map { binding in
      let values = binding.cells.prefix(3).map { Arithmetic.literal($0) }.joined(separator: ", ")
      let label: String
      if binding.isWritten {
        label = "= " + values + (binding.cells.count > 3 ? ", …" : "")
      } else {
        label = "⇠ " + binding.formula
      }
      let edit =
        binding.isWritten
        ? nil : TextEdit(range: TextRange(binding.end, binding.end), newText: "{=\(binding.formula)}")
      return Item(offset: binding.end, label: label, figure: binding.figure, edit: edit)
    }
  }

  /// What a hint about `figure` means, as Markdown.
  package static func tooltip(_ figure: TextRange, in document: EditorDocument, _ language: Language) -> String? {
    let facts = document.facts
    guard let binding = facts.bindings.first(where: { $0.figure == figure }) else { return nil }
    return binding.cells.prefix(20).map { operand in
      "**\(RuleText.escaped(Arithmetic.literal(operand)))** " + RuleText.escaped(facts.name(operand).text(language))
    }.joined(separator: "\n\n")
  }
}

import GoujiProse
import GoujiRelations
import GoujiSyntax
import GoujiText

/// Everything that a value holds, written out: two values that were made in different ways can be compared as a whole.
package enum WholeText {
  /// The text of `value`. What is not part of a result (the source, the profile, what one state lends to the next) is left out.
  package static func text(_ value: Any) -> String {
    var lines: [String] = []
    append(value, "", &lines)
    return lines.joined(separator: "\n")
  }

  /// The first line in which two texts differ, with that of the other.
  package static func difference(_ a: String, _ b: String) -> String? {
    if a == b { return nil }
    let (a, b) = (a.split(separator: "\n"), b.split(separator: "\n"))
    let index = zip(a, b).enumerated().first { $0.element.0 != $0.element.1 }?.offset ?? min(a.count, b.count)
    let before = a.prefix(index).suffix(6).joined(separator: "\n")
    return "\(before)\n+ \(a.count > index ? a[index] : "")\n- \(b.count > index ? b[index] : "")"
  }

  private static func append(_ value: Any, _ name: String, _ lines: inout [String]) {
    switch value {
    case is SourceText, is SyntaxTree, is Profile, is CompiledLexicon: return
    case let range as TextRange: lines.append("\(name) \(range.start)..<\(range.end)")
    case let text as String: lines.append("\(name) \(text.debugDescription)")
    default: break
    }
    if value is TextRange || value is String { return }
    let mirror = Mirror(reflecting: value)
    let type = "\(mirror.subjectType)"
    if type.contains("CheckMemory") || type.contains("TableAssembly") { return }
    if mirror.displayStyle == .set || mirror.displayStyle == .dictionary {
      let members = mirror.children.map { child in
        var inner: [String] = []
        append(child.value, "", &inner)
        return inner.joined(separator: "; ")
      }
      lines.append("\(name) {\(members.sorted().joined(separator: " | "))}")
    } else if mirror.children.isEmpty {
      lines.append("\(name) \(value)")
    } else {
      lines.append("\(name):")
      for child in mirror.children { append(child.value, name + "." + (child.label ?? ""), &lines) }
    }
  }
}

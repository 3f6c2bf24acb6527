/// Lists of names as profiles write them: 甲、乙（丙、丁）、戊.
package enum NameList {
  /// The names of `text`, parted by 、 or a comma that stands in no brackets, without spaces around them.
  package static func split(_ text: String) -> [String] {
    var names: [String] = []
    var current = ""
    var depth = 0
    for character in text {
      switch character {
      case "（", "(": depth += 1
      case "）", ")": depth = max(0, depth - 1)
      case "、", "，", ",":
        if depth == 0 {
          names.append(current)
          current = ""
          continue
        }
      default: break
      }
      current.append(character)
    }
    names.append(current)
    return names.map { name in
      String(name.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }.filter { !$0.isEmpty }
  }
}

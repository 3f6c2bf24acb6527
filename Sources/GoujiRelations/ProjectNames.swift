import GoujiReport
import GoujiText

/// The projects that the tables of a report name, and how the prose names them.
struct ProjectNames {
  /// Where a project is named in a text.
  struct Mention {
    /// The project.
    var project: Int
    /// The scalars that name it.
    var range: Range<Int>
  }

  /// The least number of characters by which a name may be found inside a longer one, or in running text.
  private static let leastCharacters = 6

  /// The names, in comparable form, of each project.
  private(set) var names: [[String]] = []
  /// The sources that have named each project.
  private var sources: [Set<Int>] = []
  /// Names that stand twice in one source: nobody can tell them apart.
  private(set) var doubtful: Set<Int> = []

  /// The comparable form of a project's name: without the code before it, the year, and a 项目 at its end.
  static func key(_ text: String) -> String {
    var key = LabelText(text).key[...]
    let code = key.unicodeScalars.prefix { $0.isDigit || $0.isLatin || $0 == "-" }
    if code.count >= 8 { key = key[code.endIndex...] }
    let year = key.prefix { $0.isASCII && $0.isNumber }
    if year.count == 4, key.dropFirst(4).hasPrefix("年") {
      key = key.dropFirst(5)
      if key.hasPrefix("度") { key = key.dropFirst() }
    }
    if key.hasSuffix("项目"), key.count > 4 { key = key.dropLast(2) }
    return String(key)
  }

  /// The project that source number `source` calls `name`: one known already, or a new one.
  mutating func add(_ name: String, source: Int) -> Int? {
    let key = Self.key(name)
    guard key.count >= 3 else { return nil }
    if let known = names.firstIndex(where: { $0.contains(key) }) {
      if !sources[known].insert(source).inserted { doubtful.insert(known) }
      return known
    }
    let like = names.indices.filter { index in
      !sources[index].contains(source) && names[index].contains { Self.isPart($0, key) || Self.isPart(key, $0) }
    }
    if like.count == 1, let known = like.first {
      names[known].append(key)
      sources[known].insert(source)
      return known
    }
    doubtful.formUnion(like)
    names.append([key])
    sources.append([source])
    return names.count - 1
  }

  private static func isPart(_ part: String, _ whole: String) -> Bool {
    part.count >= leastCharacters && whole.contains(part)
  }

  /// The projects that `scalars` name, in order; `nil` names stand for those that may be several.
  func mentions(in scalars: [Unicode.Scalar]) -> [Mention] {
    // Names are compared without punctuation.
    let kept = scalars.indices.filter { Self.counts(scalars[$0]) }
    var found: [Mention] = []
    var index = 0
    while index < kept.count {
      var best: (project: Int, length: Int)?
      for (project, names) in searched.enumerated() {
        for name in names where name.count > best?.length ?? 0 && index + name.count <= kept.count {
          if name.indices.allSatisfy({ scalars[kept[index + $0]] == name[$0] }) { best = (project, name.count) }
        }
      }
      guard let best else {
        index += 1
        continue
      }
      let range = kept[index]..<kept[index + best.length - 1] + 1
      if best.length >= 8 || Self.isFree(scalars, before: range.lowerBound) {
        found.append(Mention(project: best.project, range: range))
      }
      index += best.length
    }
    return found
  }

  /// Whether a name that begins at `index` is no part of a longer one.
  private static func isFree(_ scalars: [Unicode.Scalar], before index: Int) -> Bool {
    guard index > 0 else { return true }
    return !scalars[index - 1].isHan || "年度对和及与的中位门排织选取了为".unicodeScalars.contains(scalars[index - 1])
  }

  private static func counts(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isHan || scalar.isLatin || scalar.isDigit || scalar == "%" || scalar == "-" || scalar == "/" || scalar == "+"
      || scalar.value >= 0xFFFB && scalar.value <= 0xFFFC
  }

  /// The names that running text can be searched for: long ones that begin no other project's name.
  private(set) var searched: [[[Unicode.Scalar]]] = []

  /// Prepares the names for ``mentions(in:)``, once all are known.
  mutating func prepare() {
    searched = names.indices.map { project in
      if doubtful.contains(project) { return [] }
      return names[project].filter { name in
        name.count >= Self.leastCharacters
          && !names.indices.contains { other in other != project && names[other].contains { $0.contains(name) } }
      }.map { Array($0.unicodeScalars) }
    }
  }
}

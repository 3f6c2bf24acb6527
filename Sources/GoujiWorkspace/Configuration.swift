// `gouji.json`: which rules count, and how loudly.

import GoujiJSON
import GoujiRelations
import GoujiRules
import GoujiText
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Something in a configuration file that cannot be used.
package struct ConfigurationProblem: Error, Hashable, Sendable {
  /// The configuration file.
  package var path: String
  /// Where it stands, if it stands anywhere.
  package var position: LinePosition?
  /// What is wrong, and what may have been meant.
  package var message: Localized
}

/// What a `gouji.json` says. Without one, everything is as the rules have it.
package struct Configuration: Sendable, Equatable {
  /// The file it was read from.
  package var path: String?
  /// How loud findings of a rule are, by its id; a rule with the value `nil` is off.
  package var severities: [String: Severity?] = [:]
  /// The rules that count, by id or prefix (`A` stands for A1, A2, …); all of them where it is empty.
  package var select: [String] = []
  /// The rules that do not count, by id or prefix.
  package var ignore: [String] = []
  /// Paths of further profiles, the folder of the configuration file included.
  package var profiles: [String] = []
  /// Whether 尾差 are shown.
  package var showsTails: Bool?
  /// The language of messages on the command line, where none is asked for.
  package var language: Language?

  /// A configuration that changes nothing.
  package init() {}

  /// Reads a configuration file. What cannot be used is reported and left out; the rest counts.
  package static func read(_ source: SourceText) -> (Configuration, [ConfigurationProblem]) {
    var reader = ConfigurationReader(source)
    reader.read()
    return (reader.configuration, reader.problems)
  }

  /// The findings that count, as loud as the configuration has it.
  ///
  /// A hint of a rule that is louder by itself (a rounding difference, say) is hidden or not, but never made louder.
  package func apply(to findings: [Finding]) -> [Finding] {
    if severities.isEmpty, select.isEmpty, ignore.isEmpty { return findings }
    var verdicts: [String: Verdict] = [:]
    return findings.compactMap { finding in
      let verdict = verdicts[finding.rule] ?? verdict(on: finding.rule)
      verdicts[finding.rule] = verdict
      if !verdict.counts { return nil }
      var finding = finding
      if let severity = verdict.severity, finding.severity > .hint || verdict.mayRaiseHints { finding.severity = severity }
      return finding
    }
  }

  private struct Verdict {
    var counts = true
    var severity: Severity?
    var mayRaiseHints = true
  }

  private func verdict(on rule: String) -> Verdict {
    var verdict = Verdict()
    verdict.counts =
      (select.isEmpty || select.contains { Configuration.matches($0, rule) })
      && !ignore.contains { Configuration.matches($0, rule) }
    guard let severity = severities[rule] else { return verdict }
    verdict.counts = verdict.counts && severity != nil
    verdict.severity = severity
    if let known = RuleRegistry.rules.first(where: { $0.id == rule }) {
      verdict.mayRaiseHints = known.severity == .hint
    } else {
      verdict.mayRaiseHints = Profile.standard.relations.contains { $0.id == rule && $0.loudness == "提示" }
    }
    return verdict
  }

  /// Whether `pattern` is `rule`, or a prefix without a number where `rule` has one: `A` matches A11, `A1` does not.
  static func matches(_ pattern: String, _ rule: String) -> Bool {
    let (pattern, rule) = (pattern.utf8, rule.utf8)
    guard rule.starts(with: pattern) else { return false }
    let rest = rule.dropFirst(pattern.count)
    if rest.isEmpty { return true }
    func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
    guard let last = pattern.last, !isDigit(last) else { return false }
    return rest.allSatisfy(isDigit)
  }
}

// MARK: - Reading

private struct ConfigurationReader {
  private static let keys = ["rules", "select", "ignore", "profiles", "showTails", "locale", "$schema"]
  private static let severities = Severity.allCases.map(\.rawValue) + ["off"]

  private let source: SourceText
  private(set) var configuration = Configuration()
  private(set) var problems: [ConfigurationProblem] = []

  init(_ source: SourceText) {
    self.source = source
    configuration.path = source.path
  }

  mutating func read() {
    switch JSONReader.read(source.bytes) {
    case .failure(let error):
      report(error.offset, Localized("不是有效的 JSON：\(error.chinese)", "invalid JSON: \(error.english)"))
    case .success(let value):
      guard let members = value.members else {
        return report(value.range.lowerBound, Localized("配置应当是花括号里的一个对象", "a configuration is an object in braces"))
      }
      // The profiles come first: with them, rules may exist that are not known here.
      if let value = value["profiles"] { readProfiles(value) }
      for member in members { read(member) }
    }
    problems.sort { a, b in (a.position?.line ?? 0, a.position?.column ?? 0) < (b.position?.line ?? 0, b.position?.column ?? 0) }
  }

  private mutating func read(_ member: JSONValue.Member) {
    let value = member.value
    switch member.key {
    case "rules": readRules(value)
    case "select": configuration.select = patterns(value, "select")
    case "ignore": configuration.ignore = patterns(value, "ignore")
    case "profiles", "$schema": break
    case "showTails":
      if let shows = value.bool { configuration.showsTails = shows } else { wrongType(value, "showTails", "true 或 false", "true or false") }
    case "locale":
      let language = value.string.flatMap { Language(rawValue: $0) }
      if let language { configuration.language = language } else { wrongType(value, "locale", "\"zh\" 或 \"en\"", "\"zh\" or \"en\"") }
    default:
      unknown(member.key, at: member.keyRange, among: Self.keys, Localized("没有这一项：", "unknown key"))
    }
  }

  private mutating func readRules(_ value: JSONValue) {
    guard let members = value.members else { return wrongType(value, "rules", "花括号里的对象", "an object in braces") }
    for member in members {
      guard let id = rule(member.key, at: member.keyRange) else { continue }
      if configuration.severities.keys.contains(id) {
        report(
          member.keyRange.lowerBound,
          Localized("规则“\(member.key)”（\(id)）设了两次", "the rule “\(member.key)” (\(id)) is set twice"))
        continue
      }
      guard let word = member.value.string else {
        wrongType(member.value, member.key, Self.severities.joined(separator: "、"), Self.severities.joined(separator: ", "))
        continue
      }
      if word == "off" {
        configuration.severities.updateValue(nil, forKey: id)
      } else if let severity = Severity(rawValue: word) {
        configuration.severities.updateValue(severity, forKey: id)
      } else {
        unknown(word, at: member.value.range, among: Self.severities, Localized("没有这种级别：", "unknown severity"))
      }
    }
  }

  private mutating func readProfiles(_ value: JSONValue) {
    let folder = source.path.utf8.lastIndex(of: UInt8(ascii: "/")).map { source.path[...$0] } ?? ""
    for (path, range) in strings(value, "profiles") {
      if path.isEmpty || path.utf8.contains(0) {
        report(range.lowerBound, Localized("这不是路径", "this is no path"))
      } else {
        configuration.profiles.append(path.utf8.first == UInt8(ascii: "/") ? path : folder + path)
      }
    }
  }

  private mutating func patterns(_ value: JSONValue, _ key: String) -> [String] {
    strings(value, key).compactMap { name, range in
      let upper = name.uppercased()
      if Profile.standard.relations.contains(where: { Configuration.matches(upper, $0.id) }), !upper.isEmpty { return upper }
      return rule(name, at: range)
    }
  }

  /// The strings of an array; other elements are reported.
  private mutating func strings(_ value: JSONValue, _ key: String) -> [(String, Range<Int>)] {
    guard let elements = value.array else {
      wrongType(value, key, "方括号里的字符串", "an array of strings")
      return []
    }
    return elements.compactMap { element in
      if let text = element.string { return (text, element.range) }
      wrongType(element, key, "方括号里的字符串", "an array of strings")
      return nil
    }
  }

  /// The id of the rule that somebody names. Further profiles may have relations that nobody knows yet.
  private mutating func rule(_ name: String, at range: Range<Int>) -> String? {
    if let id = RuleRegistry.id(of: name) { return id }
    if !configuration.profiles.isEmpty, let last = name.utf8.last {
      if (0x30...0x39).contains(last) || name.utf8.count == 1 { return name }
    }
    var names = RuleRegistry.rules.flatMap { [$0.id, $0.chineseName] }
    for relation in Profile.standard.relations where names.last != relation.id { names.append(relation.id) }
    unknown(name, at: range, among: names, Localized("没有这条规则：", "unknown rule"))
    return nil
  }

  // MARK: Problems

  private mutating func wrongType(_ value: JSONValue, _ key: String, _ chinese: String, _ english: String) {
    report(value.range.lowerBound, Localized("“\(key)”的值应当是\(chinese)", "the value of “\(key)” must be \(english)"))
  }

  private mutating func unknown(_ name: String, at range: Range<Int>, among names: [String], _ what: Localized) {
    let near = Nearest.name(to: name, among: names)
    report(
      range.lowerBound,
      Localized(
        "\(what.chinese)“\(name)”" + (near.map { "，是否“\($0)”？" } ?? ""),
        "\(what.english) “\(name)”" + (near.map { ", did you mean “\($0)”?" } ?? "")))
  }

  private mutating func report(_ offset: Int, _ message: Localized) {
    let position = source.lines.position(of: offset, in: source.bytes)
    problems.append(ConfigurationProblem(path: source.path, position: position, message: message))
  }
}

// MARK: - Finding

/// Finds the configuration of files, and reads each only once; may be used from several threads.
package final class ConfigurationFinder: Sendable {
  /// The name of configuration files.
  package static let fileName = "gouji.json"

  /// By folder, as an absolute path.
  private let known = Mutex<[String: Configuration]>([:])

  /// A finder that knows no folder yet.
  package init() {}

  /// The configuration of the file at `path`, which need not exist: the first `gouji.json` in its folder and those
  /// above, up to the root of the repository or of the file system; and what is wrong in it, when it is read first.
  package func configuration(of path: String) -> (configuration: Configuration, problems: [ConfigurationProblem]) {
    let start = Self.folder(of: path)
    return known.withLock { known in
      var passed: [String] = []
      var found = Configuration()
      var problems: [ConfigurationProblem] = []
      for folder in Self.upward(from: start) {
        if let earlier = known[folder] {
          found = earlier
          break
        }
        passed.append(folder)
        if let read = Self.read(in: folder) {
          (found, problems) = read
          break
        }
        if Self.isPresent(Self.join(folder, ".git")) { break }
      }
      for folder in passed { known[folder] = found }
      return (found, problems)
    }
  }

  /// Reads the configuration file of a folder; `nil` where it has none.
  private static func read(in folder: String) -> (Configuration, [ConfigurationProblem])? {
    let path = join(folder, fileName)
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    let shown = shown(path)
    switch SourceReading.read(path, standardInputName: path) {
    case .success(let source): return Configuration.read(SourceText(path: shown, bytes: source.bytes))
    case .failure(let problem):
      var configuration = Configuration()
      configuration.path = shown
      return (configuration, [ConfigurationProblem(path: shown, position: problem.position, message: problem.message)])
    }
  }

  // MARK: Paths

  /// The absolute path of a file's folder: without links where it exists.
  private static func folder(of path: String) -> String {
    let end = path.utf8.lastIndex(of: UInt8(ascii: "/"))
    var folder = end.map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
    if folder.utf8.contains(0) { folder = "." }
    if let resolved = realpath(folder, nil) {
      defer { free(resolved) }
      if let text = String(validatingCString: resolved) { return text }
    }
    return normalized(folder.utf8.first == UInt8(ascii: "/") ? folder : join(workingFolder ?? "/", folder))
  }

  /// An absolute path without dots and doubled slashes.
  private static func normalized(_ path: String) -> String {
    var parts: [Substring] = []
    for part in path.split(separator: "/") where part != "." {
      if part == ".." { _ = parts.popLast() } else { parts.append(part) }
    }
    return "/" + parts.joined(separator: "/")
  }

  /// A folder and those above it.
  private static func upward(from folder: String) -> UnfoldSequence<String, (String?, Bool)> {
    sequence(first: folder) { folder in
      guard folder != "/", let slash = folder.utf8.lastIndex(of: UInt8(ascii: "/")) else { return nil }
      return slash == folder.startIndex ? "/" : String(folder[..<slash])
    }
  }

  private static var workingFolder: String? {
    guard let resolved = realpath(".", nil) else { return nil }
    defer { free(resolved) }
    return String(validatingCString: resolved)
  }

  /// A path as users see it: from the working folder where it lies below.
  private static func shown(_ path: String) -> String {
    guard let base = workingFolder, base != "/", path.utf8.starts(with: (base + "/").utf8) else { return path }
    return String(decoding: path.utf8.dropFirst(base.utf8.count + 1), as: UTF8.self)
  }

  private static func join(_ folder: String, _ name: String) -> String {
    folder.utf8.last == UInt8(ascii: "/") ? folder + name : folder + "/" + name
  }

  private static func isPresent(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0
  }
}

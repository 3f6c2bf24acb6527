import GoujiText

/// An option of a verb, as its help shows it and its parser knows it.
struct OptionSpec {
  /// The name, with its dashes.
  var name: String
  /// What stands for its value in the help; `nil` for a switch.
  var value: Localized?
  /// The values it takes, where they are few.
  var choices: [String] = []
  /// What it does.
  var help: Localized

  /// What a shell may complete behind it.
  var completion: Completion {
    guard let value else { return .nothing }
    if !choices.isEmpty { return .words(choices) }
    switch value.english {
    case "PATH", "FILE": return .files
    case "RULES": return .rules
    default: return .nothing
    }
  }
}

/// What a shell may complete in the place of a word.
enum Completion: Equatable {
  /// Nothing in particular.
  case nothing
  /// Files and folders.
  case files
  /// The ids of rules.
  case rules
  /// The ids of rules, and files.
  case rulesOrFiles
  /// One of these words.
  case words([String])
}

/// A call that cannot be understood.
struct UsageError: Error {
  var message: Localized
}

/// The options and paths of a call, checked against what the verb knows.
struct ParsedOptions {
  /// The options by name, `""` for switches; the last one counts.
  private(set) var values: [String: String] = [:]
  /// Everything else.
  private(set) var paths: [String] = []

  /// Reads `arguments`. `--name value` and `--name=value` are the same; behind `--` everything is a path.
  init(_ arguments: [String], _ specs: [OptionSpec]) throws(UsageError) {
    var index = 0
    var onlyPaths = false
    while index < arguments.count {
      let argument = arguments[index]
      index += 1
      if onlyPaths || !argument.hasPrefix("-") || argument == "-" {
        paths.append(argument)
        continue
      }
      if argument == "--" {
        onlyPaths = true
        continue
      }
      let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      let name = parts[0] == "-h" ? "--help" : parts[0]
      guard let spec = specs.first(where: { $0.name == name }) else {
        let near = Nearest.name(to: name, among: specs.map(\.name))
        throw UsageError(
          message: Localized(
            "没有 \(name) 这个选项" + (near.map { "，是否 \($0)？" } ?? ""),
            "unknown option \(name)" + (near.map { ", did you mean \($0)?" } ?? "")))
      }
      var value = parts.count > 1 ? parts[1] : nil
      if spec.value != nil, value == nil {
        guard index < arguments.count else {
          throw UsageError(message: Localized("\(name) 后面缺值", "\(name) needs a value"))
        }
        value = arguments[index]
        index += 1
      } else if spec.value == nil, value != nil {
        throw UsageError(message: Localized("\(name) 不带值", "\(name) takes no value"))
      }
      if let value, !spec.choices.isEmpty, !spec.choices.contains(value) {
        let list = spec.choices.joined(separator: ", ")
        throw UsageError(message: Localized("\(name) 只能是 \(list)", "\(name) must be one of \(list)"))
      }
      values[name] = value ?? ""
    }
  }

  /// Whether a switch was given.
  func has(_ name: String) -> Bool { values[name] != nil }
}

import GoujiExchange
import GoujiReport
import GoujiSyntax
import GoujiText
import GoujiWorkspace

/// `gouji new 部门|单位 --year N --name …` and `gouji new --from LAST`: the beginning of a report, from nothing or from last year's.
enum NewVerb: Verb {
  static let name = "new"
  static let usage = "(部门|单位 --name NAME --year N | --from LAST [--year N]) [--output FILE]"
  static let summary = Localized(
    "新建一份报告：空表和写好出处的说明文字；--from 用上年报告", "begin a report: empty tables, prose with bound figures; --from takes last year's")
  static let options = [
    OptionSpec(name: "--name", value: Localized("名称", "NAME"), help: Localized("部门或单位的名称", "the department or unit")),
    OptionSpec(name: "--year", value: Localized("年份", "YEAR"), help: Localized("决算年度", "the year of the accounts")),
    OptionSpec(
      name: "--from", value: Localized("上年报告", "LAST"),
      help: Localized("以上年报告为底稿：本年的数空着，增减与上年报告比较", "take last year's report: this year's figures are open, changes compare with it")),
    OptionSpec(
      name: "--output", value: Localized("文件", "FILE"),
      help: Localized("写入这个新文件（缺省写到标准输出）", "write to this new file (default: standard output)")),
  ]

  static func run(_ options: ParsedOptions, _ language: Language, _ environment: Environment) throws(UsageError)
    -> ExitCode
  {
    let output = options.values["--output"]
    let year = try options.values["--year"].map { (text) throws(UsageError) in
      guard let year = Int(text), (1950...2100).contains(year) else {
        throw UsageError(message: Localized("--year 应为四位数的年份", "--year needs a year"))
      }
      return year
    }
    if let last = options.values["--from"] {
      guard options.paths.count <= 1 else { throw UsageError(message: Localized("只能指定一种类别", "one kind is enough")) }
      return next(after: last, year, output, language)
    }
    guard options.paths.count == 1, let kind = options.paths.first.flatMap({ kind($0) }) else {
      throw UsageError(message: Localized("请写明“部门”或“单位”", "say whose report it is: 部门 (department) or 单位 (unit)"))
    }
    guard let name = options.values["--name"], !name.isEmpty, !name.contains(where: \.isNewline) else {
      throw UsageError(message: Localized("请用 --name 写明名称", "--name is needed"))
    }
    guard let year else { throw UsageError(message: Localized("请用 --year 写明年份", "--year is needed")) }
    return NewFile.write(Skeleton.text(kind, year: year, name: name), output, language)
  }

  private static func kind(_ word: String) -> Skeleton.Kind? {
    switch word {
    case "department": .department
    case "unit": .unit
    default: Skeleton.Kind(rawValue: word)
    }
  }

  private static func next(after path: String, _ year: Int?, _ output: String?, _ language: Language) -> ExitCode {
    switch SourceReading.read(path, standardInputName: "<stdin>") {
    case .failure(let problem):
      Output.error(problem.line(language))
      return .failure
    case .success(let source):
      let report = Report(Parser.parse(source))
      guard let year = year ?? NextYear.year(of: report).map({ $0 + 1 }) else {
        Output.error("\(path): " + Localized("看不出是哪一年的报告，请写 --year", "its year is not clear; say --year").text(language))
        return .failure
      }
      let result = Linter().analyse(report).result
      return NewFile.write(NextYear.text(after: result, year: year, path: relative(path, output)), output, language)
    }
  }

  /// The path of last year's report from the folder of the new one.
  private static func relative(_ path: String, _ output: String?) -> String {
    guard !path.hasPrefix("/"), let output, let slash = output.lastIndex(of: "/") else { return path }
    let folder = output[...slash]
    if path.hasPrefix(folder) { return String(path.dropFirst(folder.count)) }
    if output.hasPrefix("/") { return path }
    let up = folder.split(separator: "/").filter { $0 != "." }.map { _ in "../" }.joined()
    return up + path
  }
}

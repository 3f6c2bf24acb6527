import Dispatch
import GoujiSyntax
import Synchronization
import Testing

/// Inputs that make a careless parser hang or overflow its stack: each must end, and give a sound tree.
///
/// What is looked at again for every character of a long line takes hours here, not seconds. A time limit of the test
/// library would count the time that a test waits for a processor, and cannot leave a parser that hangs behind.
@Suite struct PathologicalInputTests {
  /// An input, and the name under which a failure shows it.
  struct Input: Sendable, CustomTestStringConvertible {
    var name: String
    var make: @Sendable () -> String

    init(_ name: String, _ make: @escaping @Sendable () -> String) { (self.name, self.make) = (name, make) }

    /// `text`, `count` times.
    init(_ text: String, times count: Int, before: String = "", after: String = "") {
      let name = "\(count) × \(text.debugDescription)"
      self.init(before.isEmpty ? name : before.debugDescription + " and " + name) {
        before + String(repeating: text, count: count) + after
      }
    }

    var testDescription: String { name }
  }

  @Test(
    arguments: [
      // 4 MB.
      Input("本年收入1,638.02万元，", times: 135_000),
      Input("甲", times: 1_400_000),
      Input("{", times: 200_000),
      Input("{=", times: 200_000),
      Input("5{=", times: 50_000),
      Input("{#甲", times: 50_000),
      Input("甲", times: 50_000, before: "5{注:"),
      Input("甲", times: 50_000, before: "5{忽略 "),
      Input("甲", times: 50_000, before: "5{="),
      Input("甲", times: 50_000, before: "5{= '"),
      Input("{注:", times: 100_000),
      Input("{忽略 ", times: 100_000),
      Input("{=甲!乙}", times: 20_000, before: "5"),
      Input("(", times: 100_000, after: String(repeating: ")", count: 100_000)),
      Input("(", times: 100_000, before: "{="),
      Input("-", times: 100_000, before: "{="),
      Input("甲(", times: 100_000, before: "{="),
      Input("甲+", times: 50_000, before: "@勾稽 甲 = "),
      Input("甲!", times: 100_000, before: "{="),
      Input("（一）", times: 50_000),
    ])
  func longLines(_ input: Input) {
    check(input)
  }

  @Test(
    arguments: [
      Input("\"\n", times: 100_000),
      Input("\"甲\n", times: 100_000),
      Input("\"甲\"\t\"\n", times: 50_000),
      Input("甲\t\"乙\n", times: 50_000),
      Input("\"\"", times: 200_000),
      Input("甲\n", times: 50_000, before: "\""),
      Input("|", times: 50_000),
      Input("|", times: 50_000, before: "@表 甲\n"),
      Input("|\\", times: 50_000, before: "@表 甲\n"),
      Input("|-|\n", times: 50_000),
      Input("\t", times: 1_000_000),
      Input("\t", times: 200_000, before: "@表 甲\n"),
      Input("\t\"\"", times: 50_000, before: "@表 甲\n"),
      Input("5{=\t", times: 20_000, before: "@表 甲\n"),
      Input("\t\n", times: 50_000),
      Input("甲\t\n\n", times: 20_000),
    ])
  func tables(_ input: Input) {
    check(input)
  }

  @Test(
    arguments: [
      Input("@表\n甲\n", times: 20_000),
      Input("@勾稽\n  甲=乙\n", times: 20_000),
      Input("  甲=乙\n", times: 20_000, before: "@勾稽\n"),
      Input("---\n", times: 50_000),
      Input("\n", times: 200_000, before: "---\n"),
      Input("键: 值\n", times: 20_000, before: "---\n"),
      Input("目录\n", times: 50_000),
      Input("甲......1\n", times: 30_000),
      Input("一、\n", times: 50_000, before: "目录\n"),
      Input("甲乙丙丁，\n\n", times: 30_000),
      Input("\n", times: 200_000, before: String(repeating: "本年收入，", count: 20)),
      Input("\u{C}\n", times: 100_000),
      Input("** ", times: 200_000, before: "甲"),
      Input(".", times: 500_000, before: "甲"),
      Input(". ", times: 250_000, before: "甲", after: "乙"),
    ])
  func blocks(_ input: Input) {
    check(input)
  }

  @Test(
    arguments: [
      Input("9", times: 1_000_000),
      Input("1,", times: 100_000),
      Input(",234", times: 200_000, before: "1"),
      Input("1.", times: 100_000),
      Input("1 . ", times: 100_000),
      Input("-1", times: 100_000),
      Input("-", times: 500_000),
      Input("一", times: 200_000),
      Input("一个/", times: 100_000),
      Input("2024年", times: 100_000),
      Input("1A", times: 300_000),
      Input("1元/甲", times: 50_000),
      Input("5\n", times: 50_000),
    ])
  func numbers(_ input: Input) {
    check(input)
  }

  private func check(_ input: Input) {
    let fault = withinTwoMinutes {
      let tree = TreeInvariants.tree(Array(input.make().utf8))
      return TreeInvariants.violation(in: tree) ?? TreeInvariants.misplacedProblem(in: tree)
    }
    #expect(fault == nil)
  }

  /// What `body` gives; where it hangs it is left behind.
  private func withinTwoMinutes(_ body: @escaping @Sendable () -> String?) -> String? {
    let end = DispatchSemaphore(value: 0)
    let result = Result()
    DispatchQueue.global().async {
      let fault = body()
      result.fault.withLock { $0 = fault }
      end.signal()
    }
    _ = end.wait(timeout: .now() + 120)
    return result.fault.withLock { $0 }
  }

  private final class Result: Sendable {
    let fault = Mutex<String?>("it has not ended after two minutes")
  }
}

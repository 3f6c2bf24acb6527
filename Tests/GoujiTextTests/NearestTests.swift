import GoujiText
import TestSupport
import Testing

@Suite struct NearestTests {
  private let keys = ["决算年度", "单位", "类别", "金额单位", "上年报告", "模板"]

  @Test(
    arguments: [
      ("决算年度", "决算年度"), ("决算年", "决算年度"), ("决算年份", "决算年度"), ("年度决算", nil), ("上年报吿", "上年报告"), ("金额単位", "金额单位"),
      ("单位名称", "单位"), ("资产负债情况说明", nil), ("xyz", nil),
    ])
  func keys(_ written: String, _ expected: String?) {
    #expect(Nearest.name(to: written, among: keys) == expected)
  }

  @Test func nothingToChooseFrom() {
    #expect(Nearest.name(to: "单位", among: []) == nil)
    #expect(Nearest.name(to: "", among: keys) == nil)
    #expect(Nearest.name(to: "单位", among: [""]) == nil)
  }

  /// An exact match beats a near one; of two equally near the first is named.
  @Test func theNearestThenTheFirst() {
    #expect(Nearest.name(to: "abcde", among: ["abcdf", "abcde"]) == "abcde")
    #expect(Nearest.name(to: "abcde", among: ["abcdf", "abcdg"]) == "abcdf")
    #expect(Nearest.name(to: "abcdef", among: ["abcxyf", "abcdxf"]) == "abcdxf")
  }

  /// Replacing, adding, dropping one character and exchanging two neighbours each count one: all are nearer than two
  /// replacements.
  @Test(arguments: ["abcxef", "abcdxef", "abcef", "abdcef", "bacdef", "abcdfe"])
  func oneSlip(_ slip: String) {
    #expect(Nearest.name(to: slip, among: ["zzcxef", "abcdef", "zbzdef"]) == "abcdef")
    #expect(Nearest.name(to: "abcdef", among: [slip]) == slip)
  }

  /// A name with at most one slip is always found, and one without a common character never.
  @Test func randomSlips() {
    var random = SeededGenerator(seed: 41)
    let alphabet = Array("甲乙丙丁戊己庚辛壬癸").map(String.init)
    for _ in 0..<2_000 {
      let name = (0..<random.int(3...12)).map { _ in random.pick(alphabet) }
      var slip = name
      let place = random.int(0...name.count - 1)
      switch random.int(1...4) {
      case 1: slip[place] = random.pick(alphabet)
      case 2: slip.remove(at: place)
      case 3: slip.insert(random.pick(alphabet), at: place)
      default: slip.swapAt(place, max(0, place - 1))
      }
      #expect(Nearest.name(to: slip.joined(), among: ["春夏秋冬", name.joined()]) == name.joined())
      #expect(Nearest.name(to: slip.joined(), among: ["春夏秋冬", "子丑寅卯辰巳午未"]) == nil)
    }
  }

  /// Long texts, such as a whole line written as a key, are no reason to search for long.
  @Test(.timeLimit(.minutes(1))) func longTexts() {
    let long = String(repeating: "甲", count: 1_000_000)
    #expect(Nearest.name(to: long, among: keys) == nil)
  }
}

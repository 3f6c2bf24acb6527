import TestSupport
import Testing

/// Numbers of things: kinds that add up, and what may be counted besides.
@Suite struct CountRelationTests {
  /// The rule and the figure of each finding that is louder than a hint.
  private static func loud(_ text: String) -> [String] {
    let report = "三、三公经费及其他重要事项的情况说明\n\n" + text
    return Documents.loud(report).map { "\($0.rule) \(Array(report.utf8).text($0.range))" }
  }

  @Test func aListThatIsNotClosedMayLeaveOut() {
    #expect(Self.loud("共有车辆6辆，其中：执法执勤用车2辆、机要通信用车1辆。") == [])
    #expect(Self.loud("共有车辆2辆，其中：执法执勤用车2辆、机要通信用车1辆。").count == 1)
    #expect(Self.loud("共有车辆6辆，其中：执法执勤用车2辆、其他用车1辆。").count == 1)
  }

  @Test func whatNothingKnowsMayBeAKind() {
    #expect(Self.loud("共有车辆6辆，其中：执法执勤用车2辆、示例用车3辆、其他用车1辆。") == [])
    #expect(Self.loud("共有车辆3辆，其中：执法执勤用车2辆、其他用车1辆、新能源汽车2辆。") == [])
    #expect(Self.loud("共有车辆3辆，其中：执法执勤用车2辆（其中待处置1辆）、其他用车1辆。") == [])
  }

  @Test func carsKeptAreAtMostAllCars() {
    #expect(Self.loud("年末公务用车保有量为7辆。共有车辆5辆，其中：执法执勤用车5辆。") == ["C16 7"])
    #expect(Self.loud("年末公务用车保有量为7辆。机关共有车辆5辆，所属单位共有车辆5辆。") == [])
    #expect(Self.loud("上年末公务用车保有量为7辆。共有车辆5辆。") == [])
  }

  @Test func gradesAreThoseOfTheProjectsAssessed() {
    let grades = "8个项目自评等级为优、1个项目自评等级为良、0个项目自评等级为中、0个项目自评等级为差。"
    #expect(Self.loud("对9个项目开展绩效自评。" + grades) == [])
    #expect(Self.loud("对8个项目开展绩效自评。" + grades).count == 1)
    #expect(Self.loud("对8个项目开展绩效自评，其中示例专项项目9个。" + grades) == [])
    #expect(Self.loud("选取3个项目开展绩效监控。" + grades) == [])
    #expect(Self.loud("对8个项目开展绩效自评。部门评价中，" + grades) == [])
  }

  @Test func whatIsBoughtCostsMoney() {
    #expect(Self.loud("公务用车购置费0.00万元，使用其他资金购置公务用车1辆。") == [])
    #expect(Self.loud("公务用车购置费2.10万元，为支付尾款，全年购置公务用车0辆。") == [])
    #expect(Self.loud("公务用车购置费0.00万元，购置公务用车0辆，主要原因是上年购置公务用车1辆。") == [])
  }
}

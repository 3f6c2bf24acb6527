import Testing

@testable import GoujiRelations

/// Places of keys in a list.
@Suite struct OccurrencesTests {
  @Test func placesStandInOrder() {
    let list = ["甲", "乙", "甲", "丙", "甲", "乙"]
    var places = Occurrences<String>(count: list.count)
    for (place, key) in list.enumerated() { places.add(key, at: place) }
    #expect(places["甲"] == [0, 2, 4] && places["乙"] == [1, 5] && places["丙"] == [3] && places["丁"] == [])
    #expect(places.first("乙") == 1 && places.first("丁") == nil)
  }
}

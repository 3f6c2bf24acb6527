@testable import GoujiProse
import Testing

/// The longest known word at a place.
@Suite struct WordTrieTests {
  private static let trie: WordTrie<Int> = {
    var trie = WordTrie<Int>()
    trie.add("支出", 1)
    trie.add("支出总计", 2)
    trie.add("总计", 3)
    trie.add("总计", 4)
    trie.add("", 5)
    return trie
  }()

  private static func longest(_ text: String, _ start: Int = 0) -> (end: Int, values: [Int])? {
    trie.longest(Array(text.unicodeScalars), at: start)
  }

  @Test func theLongestWordWins() throws {
    let found = try #require(Self.longest("支出总计表"))
    #expect(found.end == 4 && found.values == [2])
  }

  @Test func aWordThatBreaksOffGivesTheShorterOne() throws {
    let found = try #require(Self.longest("支出总额"))
    #expect(found.end == 2 && found.values == [1])
  }

  @Test func aWordMayHaveSeveralValues() throws {
    let found = try #require(Self.longest("支出总计", 2))
    #expect(found.end == 4 && found.values == [3, 4])
  }

  @Test(arguments: [("收入", 0), ("支", 0), ("支出", 1), ("支出", 2), ("支出", 9), ("", 0)]) func whatIsNotThereIsNotFound(
    _ text: String, _ start: Int
  ) {
    #expect(Self.longest(text, start) == nil)
  }
}

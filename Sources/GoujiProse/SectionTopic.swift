import GoujiReport

/// What the headings over a passage say: its fund, and which figures are meant.
struct SectionTopic {
  /// The index in the outline.
  var index: Int?
  /// The section of the level 一、 over it, or itself.
  var group: Int?
  /// The headings from the top, in comparable form.
  private var titles: [String] = []
  /// The fund that the nearest heading names.
  var fund: Int?
  /// Whether figures are bound to tables here.
  var isBound = true

  init() {}

  init(_ outline: Outline, _ section: Int?, _ lexicon: Lexicon) {
    index = section
    var next = section
    group = section
    while let current = next {
      if outline.sections[current].numbering?.style == .han { group = current }
      titles.insert(ProseText.key(outline.sections[current].title), at: 0)
      next = outline.sections[current].parent
    }
    for title in titles.reversed() where fund == nil {
      // The longest form wins: 一般公共预算财政拨款 is not 财政拨款.
      var best = 0
      for (number, candidate) in lexicon.funds.enumerated() {
        for form in candidate.forms where form.utf8.count > best && title.contains(form) {
          best = form.utf8.count
          fund = number
        }
      }
    }
    if titles.contains(where: { title in lexicon.foreignSectionWords.contains { title.contains($0) } }) {
      isBound = false
    } else if !titles.isEmpty {
      isBound = titles.contains { title in lexicon.sectionWords.contains { title.contains($0) } }
    }
  }

  /// Whether some heading has one of `words`.
  func mentions(_ words: [String]) -> Bool {
    titles.isEmpty || titles.contains { title in words.contains { title.contains($0) } }
  }
}

extension Outline {
  /// Whether a section belongs to the main report.
  func isMain(_ section: Int?) -> Bool { section.map { sections[$0].report == 0 } ?? true }
}

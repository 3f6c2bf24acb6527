/// The language of what users read: Chinese unless they choose English.
package enum Language: String, Sendable, CaseIterable {
  case chinese = "zh"
  case english = "en"

  /// The language of a tag such as `zh-CN`, `en_US.UTF-8` or `EN`; `nil` for any other language.
  package init?(tag: String) {
    let primary = tag.prefix { $0.isASCII && $0.isLetter }.lowercased()
    self.init(rawValue: primary)
  }
}

/// One text in both languages; neither may be missing.
package struct Localized: Hashable, Sendable {
  /// The Chinese wording.
  package var chinese: String
  /// The English wording.
  package var english: String

  /// A text in both languages.
  package init(_ chinese: String, _ english: String) {
    self.chinese = chinese
    self.english = english
  }

  /// The wording in `language`.
  package func text(_ language: Language) -> String {
    switch language {
    case .chinese: chinese
    case .english: english
    }
  }
}

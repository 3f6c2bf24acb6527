import GoujiText

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// How far a long run has come: one line on standard error, only where that is a terminal.
struct ProgressBar {
  private let total: Int
  private let language: Language
  private let isShown: Bool
  private let began = ProgressBar.now()
  private var done = 0
  private var found = 0
  private var drawn = 0.0
  private var isVisible = false

  /// Seconds between two drawings.
  private static let pause = 0.08
  private static let width = 24

  /// A bar for `total` files.
  init(total: Int, language: Language) {
    self.total = total
    self.language = language
    let term = getenv("TERM").map { String(cString: $0) } ?? ""
    isShown = total > 1 && isatty(2) == 1 && term != "dumb"
  }

  /// Draws the bar.
  mutating func show() {
    guard isShown else { return }
    drawn = Self.now()
    isVisible = true
    Output.progress("\r\u{1B}[K" + line(drawn - began))
  }

  /// One more file is done, in which `found` things are wrong.
  mutating func advance(found: Int) {
    done += 1
    self.found += found
    if isShown, !isVisible || Self.now() - drawn >= Self.pause { show() }
  }

  /// Takes the bar off the terminal.
  mutating func clear() {
    guard isVisible else { return }
    isVisible = false
    Output.progress("\r\u{1B}[K")
  }

  private func line(_ seconds: Double) -> String {
    let filled = total > 0 ? done * Self.width / total : 0
    let bar = String(repeating: "━", count: filled) + String(repeating: "─", count: Self.width - filled)
    var text = "\(bar) \(done)/\(total)" + Localized("  发现\(found)处", "  \(found) found").text(language)
    if done > 0, done < total, seconds > 2 {
      let left = Int(seconds / Double(done) * Double(total - done))
      let time = left >= 60 ? "\(left / 60):\(left % 60 < 10 ? "0" : "")\(left % 60)" : "0:\(left < 10 ? "0" : "")\(left)"
      text += Localized("  还要\(time)", "  \(time) left").text(language)
    }
    return text
  }

  private static func now() -> Double {
    var time = timespec()
    guard clock_gettime(CLOCK_MONOTONIC, &time) == 0 else { return 0 }
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}

import Foundation
import TestSupport

/// The reports that are measured: generated, without a fault, of any size.
enum BenchReports {
  /// The sizes of the single reports, by file name.
  private static let sizes = [
    ("10k", 10_000), ("65k", 65_000), ("650k", 650_000), ("6400k", 6_400_000), ("30m", 30_000_000), ("100m", 100_000_000),
  ]
  /// How many reports the folder of many holds, and how large each is.
  private static let many = (count: 1_000, size: 58_000)

  /// Writes all of them, as .gouji and as .md for the peers, into `folder`.
  static func write(to folder: URL) throws {
    let reports = folder.appendingPathComponent("reports")
    let markdown = folder.appendingPathComponent("markdown")
    for each in [reports, markdown] { try FileManager.default.createDirectory(at: each, withIntermediateDirectories: true) }
    for (name, size) in sizes { try write(text(size, seed: 1), name, folder, folder) }
    try write(
      Data(text(65_000, seed: 1).split(separator: 0x0A, omittingEmptySubsequences: false).prefix(10).joined(separator: [0x0A])) + [0x0A],
      "ten", folder, folder)
    for number in 0..<many.count {
      try write(text(many.size, seed: UInt64(10_000 + number * 8)), "\(number)", reports, markdown)
    }
  }

  private static func write(_ data: Data, _ name: String, _ reports: URL, _ markdown: URL) throws {
    try data.write(to: reports.appendingPathComponent(name + ".gouji"))
    try data.write(to: markdown.appendingPathComponent(name + ".md"))
  }

  /// A report of `size` bytes, cut at a line: that of a unit, and those of further units behind it, each under its title.
  private static func text(_ size: Int, seed: UInt64) -> Data {
    var text = Data(GeneratedReport(seed: seed).text.utf8)
    // A hundred units are as different as a million.
    var units: [Data] = []
    var next = 0
    while text.count < size {
      if units.count < 100 { units.append(unit(seed &+ UInt64(units.count) &+ 1)) }
      text += Data("\n示例单位\(next + 1)2025年度单位决算公开报告\n\n".utf8)
      text += units[next % units.count]
      next += 1
    }
    let end = text[..<min(size, text.count)].lastIndex(of: 0x0A) ?? text.count - 1
    return text[...end]
  }

  /// The report of another unit as a part of the same document: without front matter and without the headings of parts, which
  /// would begin the main report anew.
  private static func unit(_ seed: UInt64) -> Data {
    var text = GeneratedReport(seed: seed).text
    if text.hasPrefix("---\n"), let end = text.range(of: "\n---\n") { text = String(text[end.upperBound...]) }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).filter { line in
      !(line.hasPrefix("第") && line.prefix(4).contains("部分"))
    }
    return Data(("一、决算公开表\n\n" + lines.joined(separator: "\n")).utf8)
  }
}

import Foundation

/// Where the repository's own files are, found from this file's place in it.
package enum Repository {
  /// The folder with Package.swift.
  package static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The bytes of a file of the repository, by its path from the root; `nil` where there is none.
  package static func bytes(_ path: String) -> [UInt8]? {
    (try? Data(contentsOf: root.appendingPathComponent(path))).map { Array($0) }
  }

  /// The text of a file of the repository. A file that is not there ends the tests: nothing is proved by reading nothing.
  package static func text(_ path: String) -> String {
    guard let bytes = bytes(path) else { fatalError("no file \(path)") }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The examples of a specification.
  package static func specificationExamples(_ path: String) -> [SpecificationExample] {
    SpecificationExample.extract(from: text(path))
  }

  /// The files below a folder of the repository whose names end in `suffix`, as paths from the root, sorted.
  package static func files(in folder: String, suffix: String) -> [String] {
    let base = root.appendingPathComponent(folder)
    guard let names = FileManager.default.enumerator(atPath: base.path) else { return [] }
    return names.compactMap { $0 as? String }.filter { $0.hasSuffix(suffix) }.map { folder + "/" + $0 }.sorted()
  }

  /// The published reports beside the repository, if they are there.
  package static let corpus: [URL] = {
    let folder = root.deletingLastPathComponent().appendingPathComponent("shared/corpus")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { $0.hasSuffix(".txt") }.sorted().map { folder.appendingPathComponent($0) }
  }()
}

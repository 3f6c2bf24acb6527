import Foundation
import GoujiWorkspace
import TestSupport
import Testing

@Suite("File discovery")
struct FileDiscoveryTests {
  private typealias Problem = FileDiscovery.Problem

  @Test("A folder is searched to all depths for names with the ending, in the order of their bytes")
  func search() throws {
    let tree = try Tree([
      "b.gouji", "a/z.gouji", "a.gouji", "a/b/c/d.GouJi", "a-b/x.gouji", "决算/表.gouji", "a/x.txt", "gouji",
    ])
    defer { tree.remove() }
    #expect(
      tree.files()
        == ["a-b/x.gouji", "a.gouji", "a/b/c/d.GouJi", "a/z.gouji", "b.gouji", "决算/表.gouji"])
    #expect(tree.find([tree.path]).problems.isEmpty)
  }

  @Test("Paths begin with the argument as it was written")
  func prefixes() throws {
    let tree = try Tree(["x/a.gouji", "x/y/b.gouji"])
    defer { tree.remove() }
    let found = { tree.find([tree.path + $0]).files.map { String($0.dropFirst(tree.path.count)) } }
    #expect(found("/x") == ["/x/a.gouji", "/x/y/b.gouji"])
    #expect(found("/x/") == ["/x/a.gouji", "/x/y/b.gouji"])
    #expect(found("/x/../x/.") == ["/x/../x/./a.gouji", "/x/../x/./y/b.gouji"])
    #expect(found("//x//y") == ["//x//y/b.gouji"])
  }

  @Test("A file that is reached twice is listed once, where it was first reached")
  func duplicates() throws {
    let tree = try Tree(["a.gouji", "b.gouji", "c/d.gouji"])
    defer { tree.remove() }
    let found = tree.find([tree.path + "/b.gouji", "-", tree.path + "/./", tree.path + "//a.gouji", "-", tree.path])
    #expect(
      found.files
        == [tree.path + "/b.gouji", "-", tree.path + "/./a.gouji", tree.path + "/./c/d.gouji"])
    #expect(tree.find(["none", "./none"]).problems == [Problem(path: "none", kind: .notFound)])
  }

  @Test("Two spellings of one character are two files")
  func normalization() throws {
    let tree = try Tree(["\u{E9}.gouji", "e\u{301}.gouji"])
    defer { tree.remove() }
    let entries = try FileManager.default.contentsOfDirectory(atPath: tree.path)
    #expect(tree.files().count == entries.count)
    #expect(tree.files().first.map { Array($0.utf8) } == Array("e\u{301}.gouji".utf8))
  }

  @Test("What is hidden, built or installed is skipped unless it is named")
  func hidden() throws {
    let tree = try Tree([
      ".x/a.gouji", ".b.gouji", ".gouji", ".build/c.gouji", "node_modules/d.gouji", "y/node_modules/e.gouji", "f.gouji",
      ".git/g.gouji", "node_modules2/h.gouji",
    ])
    defer { tree.remove() }
    #expect(tree.files() == ["f.gouji", "node_modules2/h.gouji"])
    #expect(tree.files(respectsIgnoreFiles: false) == ["f.gouji", "node_modules2/h.gouji"])
    #expect(tree.files(".x") == [".x/a.gouji"])
    #expect(tree.files(".b.gouji") == [".b.gouji"])
    #expect(tree.files(".build") == [".build/c.gouji"])
    #expect(tree.files("node_modules") == ["node_modules/d.gouji"])
  }

  @Test("A named file is taken whatever its ending, and even if it is ignored")
  func namedFile() throws {
    let tree = try Tree(["a.txt", "b.gouji", "old/c.gouji"], [".gitignore": "*\n"])
    defer { tree.remove() }
    #expect(tree.files("a.txt") == ["a.txt"])
    #expect(tree.files("b.gouji") == ["b.gouji"])
    #expect(tree.files().isEmpty)
    #expect(tree.files(respectsIgnoreFiles: false) == ["b.gouji", "old/c.gouji"])
  }

  @Test("Another suffix may be searched for")
  func suffix() throws {
    let tree = try Tree(["a.md", "b.MD", "c.gouji"])
    defer { tree.remove() }
    let found = FileDiscovery(fileNameSuffixes: [".Md"]).find([tree.path])
    #expect(found.files == [tree.path + "/a.md", tree.path + "/b.MD"])
    #expect(FileDiscovery(fileNameSuffixes: [""]).find([tree.path]).files.count == 3)
  }

  @Test("Arguments that are no files are problems, and the others are searched all the same")
  func problems() throws {
    let tree = try Tree(["a.gouji"])
    defer { tree.remove() }
    #expect(mkfifo(tree.path + "/pipe.gouji", 0o600) == 0)
    try tree.link("loop", to: "loop")
    let arguments = [
      "", tree.path + "/none", tree.path + "/a.gouji/x", tree.path + "/pipe.gouji", "/dev/null", tree.path + "/loop",
      tree.path + "/a.gouji\0", tree.path,
    ]
    let found = tree.find(arguments)
    #expect(found.files == [tree.path + "/a.gouji"])
    let kinds: [Problem.Kind] = [
      .notFound, .notFound, .notFound, .notAFile, .notAFile, .unreadable(errno: ELOOP), .notFound,
    ]
    #expect(found.problems == zip(arguments, kinds).map { Problem(path: $0, kind: $1) })
    #expect(tree.find([]) == FileDiscovery.Result())
  }

  @Test("Links to files are taken if they stay inside, and links to folders are not followed")
  func links() throws {
    let outside = try Tree(["o.gouji", "sub/p.gouji"])
    defer { outside.remove() }
    let tree = try Tree(["real/a.gouji", "real/text.md"])
    defer { tree.remove() }
    try tree.link("in.gouji", to: "real/a.gouji")
    try tree.link("renamed.gouji", to: "real/text.md")
    try tree.link("real/up.gouji", to: "../real/a.gouji")
    try tree.link("out.gouji", to: outside.path + "/o.gouji")
    try tree.link("folder.gouji", to: "real")
    try tree.link("circle", to: ".")
    try tree.link("real/circle", to: "..")
    try tree.link("away", to: outside.path)
    try tree.link("broken.gouji", to: "nowhere")
    try tree.link("broken.txt", to: "nowhere")
    #expect(tree.files() == ["in.gouji", "real/a.gouji", "real/up.gouji", "renamed.gouji"])
    #expect(tree.find([tree.path]).problems == [Problem(path: tree.path + "/broken.gouji", kind: .notFound)])
    // The link leaves the folder that is searched, though not the one above.
    #expect(tree.files("real") == ["real/a.gouji", "real/up.gouji"])
    #expect(tree.files("away") == ["away/o.gouji", "away/sub/p.gouji"])
    #expect(tree.files("out.gouji") == ["out.gouji"])
  }

  @Test("Ignore files count in every folder; the deeper one wins, and then the later name")
  func ignoreFiles() throws {
    let names = [
      "a.gouji", "b.gouji", "c.gouji", "sub/a.gouji", "sub/b.gouji", "sub/deep/a.gouji", "old/x.gouji",
      "old/keep.gouji",
    ]
    let texts = [
      ".gitignore": "a.gouji\nb.gouji\nold/\n", ".ignore": "!b.gouji\nc.gouji\n", ".goujiignore": "!c.gouji\n",
      "sub/.gitignore": "!/a.gouji\nb.gouji\n", "old/.gitignore": "!keep.gouji\n",
    ]
    let tree = try Tree(names, texts)
    defer { tree.remove() }
    #expect(tree.files() == ["b.gouji", "c.gouji", "sub/a.gouji"])
    // Below a named folder its own files count, and without a repository nothing above it does.
    #expect(tree.files("old") == ["old/keep.gouji", "old/x.gouji"])
    #expect(tree.files("sub") == ["sub/a.gouji", "sub/deep/a.gouji"])
  }

  @Test("Above a named folder, ignore files count up to the root of its repository")
  func parents() throws {
    let names = [
      "repo/.git/HEAD", "repo/desk/sub/a.gouji", "repo/desk/sub/b.gouji", "repo/desk/sub/c.gouji",
      "repo/desk/sub/low.gouji", "repo/desk/excluded.gouji", "repo/desk/sub/tmp/t.gouji", "outside/x.gouji",
      "repo/desk/inner/excluded.gouji", "repo/desk/inner/tmp/t.gouji",
    ]
    let texts = [
      ".gitignore": "*.gouji\n", "repo/.git/info/exclude": "/desk/excluded.gouji\nlow.gouji\n",
      "repo/.gitignore": "!low.gouji\n/desk/sub/b.gouji\n/desk/sub/tmp/\n",
      "repo/desk/.goujiignore": "sub/c.gouji\n", "repo/desk/inner/.git": "gitdir: elsewhere\n",
    ]
    let tree = try Tree(names, texts)
    defer { tree.remove() }
    let sub = ["repo/desk/sub/a.gouji", "repo/desk/sub/low.gouji"]
    // A repository of its own inside another is under its own rules alone, from wherever the search starts.
    let inner = ["repo/desk/inner/excluded.gouji", "repo/desk/inner/tmp/t.gouji"]
    #expect(tree.files("repo/desk/sub") == sub)
    #expect(tree.files("repo/desk") == inner + sub)
    #expect(tree.files("repo") == inner + sub)
    #expect(tree.files() == inner + sub)
    #expect(tree.files("repo/desk/inner") == inner)
    // That a named folder is itself ignored does not matter.
    #expect(tree.files("repo/desk/sub/tmp") == ["repo/desk/sub/tmp/t.gouji"])
    #expect(tree.files("outside") == ["outside/x.gouji"])
    try tree.link("entrance", to: "repo/desk/sub")
    #expect(tree.files("entrance") == ["entrance/a.gouji", "entrance/low.gouji"])
  }

  @Test("An ignore file that cannot be read is a problem, and the search goes on")
  func unreadableIgnoreFile() throws {
    let tree = try Tree(["sub/a.gouji", "x/.gitignore/y.gouji"])
    defer { tree.remove() }
    #expect(mkfifo(tree.path + "/sub/.gitignore", 0o600) == 0)
    let problem = Problem(path: tree.path + "/sub/.gitignore", kind: .unreadable(errno: EINVAL))
    #expect(tree.files() == ["sub/a.gouji"])
    #expect(tree.find([tree.path]).problems == [problem])
    #expect(tree.find([tree.path], respectsIgnoreFiles: false).problems.isEmpty)
  }

  @Test("An ignore file of more than 16 MiB is a problem and hides nothing")
  func hugeIgnoreFile() throws {
    let tree = try Tree(["a.gouji"], [".gitignore": "a.gouji\n"])
    defer { tree.remove() }
    #expect(tree.find([tree.path]) == FileDiscovery.Result())
    #expect(truncate(tree.path + "/.gitignore", 1 << 24 + 1) == 0)
    #expect(tree.files() == ["a.gouji"])
    #expect(tree.find([tree.path]).problems == [Problem(path: tree.path + "/.gitignore", kind: .unreadable(errno: EFBIG))])
  }

  @Test("Folders are searched 256 deep, and the first that is not is a problem")
  func nestedFolders() throws {
    func path(_ depth: Int) -> String { Array(repeating: "d", count: depth).joined(separator: "/") }
    let tree = try Tree([path(256) + "/a.gouji", path(257) + "/b.gouji", path(257) + "/e/c.gouji"])
    defer { tree.remove() }
    #expect(tree.files() == [path(256) + "/a.gouji"])
    #expect(tree.find([tree.path]).problems == [Problem(path: tree.path + "/" + path(257), kind: .tooDeep)])
  }

  @Test("A folder without permission is a problem, and the rest goes on", .enabled(if: geteuid() != 0, "root may read everything"))
  func unreadableFolder() throws {
    let tree = try Tree(["a/x.gouji", "locked/y.gouji", "z/x.gouji"])
    defer { tree.remove() }
    #expect(chmod(tree.path + "/locked", 0) == 0)
    defer { chmod(tree.path + "/locked", 0o700) }
    let problem = Problem(path: tree.path + "/locked", kind: .unreadable(errno: EACCES))
    #expect(tree.files() == ["a/x.gouji", "z/x.gouji"])
    #expect(tree.find([tree.path]).problems == [problem])
    #expect(tree.find([tree.path + "/locked"]) == FileDiscovery.Result(problems: [problem]))
    let below = tree.path + "/locked/y.gouji"
    #expect(tree.find([below]).problems == [Problem(path: below, kind: .unreadable(errno: EACCES))])
  }

  #if os(Linux)
    @Test("A name that is not UTF-8 is a problem, unless it is ignored or not asked for")
    func notUTF8() throws {
      let tree = try Tree(["a.gouji"])
      defer { tree.remove() }
      for name in [[0xFF], Array("b.txt".utf8) + [0xFF], [0xFF] + Array(".gouji".utf8)] as [[UInt8]] {
        let path = (Array((tree.path + "/").utf8) + name + [0]).map { CChar(bitPattern: $0) }
        if name.count == 1 {
          try #require(mkdir(path, 0o700) == 0)
        } else {
          let descriptor = open(path, O_CREAT | O_WRONLY, 0o600)
          try #require(descriptor >= 0)
          close(descriptor)
        }
      }
      #expect(tree.files() == ["a.gouji"])
      let paths = ["/\u{FFFD}", "/\u{FFFD}.gouji"].map { tree.path + $0 }
      #expect(tree.find([tree.path]).problems == paths.map { Problem(path: $0, kind: .unreadable(errno: EILSEQ)) })
      try tree.write("?*\n!a*\n", to: ".ignore")
      #expect(tree.find([tree.path]).problems.isEmpty)
    }
  #endif

  @Test("A tree beyond all measure ends in a problem, and the rest is found")
  func tooDeep() throws {
    let tree = try Tree(["a.gouji", "z/b.gouji"])
    defer { tree.remove() }
    let deep = tree.path + String(repeating: "/d", count: 300)
    try FileManager.default.createDirectory(atPath: deep, withIntermediateDirectories: true)
    try tree.write("", to: String(repeating: "d/", count: 256) + "x.gouji")
    try tree.write("", to: String(repeating: "d/", count: 257) + "y.gouji")
    #expect(tree.files() == ["a.gouji", String(repeating: "d/", count: 256) + "x.gouji", "z/b.gouji"])
    let problem = Problem(path: tree.path + String(repeating: "/d", count: 257), kind: .tooDeep)
    #expect(tree.find([tree.path]).problems == [problem])
  }

  @Test("A path longer than the system takes ends in a problem")
  func tooLong() throws {
    let tree = try Tree(["a.gouji"])
    defer { tree.remove() }
    // Such a path cannot be made or removed in one step, only from folder to folder.
    let name = String(repeating: "n", count: 200)
    var descriptors = [open(tree.path, O_RDONLY)]
    defer {
      for descriptor in descriptors.reversed() {
        unlinkat(descriptor, name, AT_REMOVEDIR)
        close(descriptor)
      }
    }
    for _ in 0..<25 {
      let descriptor = try #require(descriptors.last)
      try #require(descriptor >= 0 && mkdirat(descriptor, name, 0o700) == 0)
      descriptors.append(openat(descriptor, name, O_RDONLY))
    }
    let found = tree.find([tree.path])
    #expect(found.files == [tree.path + "/a.gouji"])
    #expect(found.problems.map(\.kind) == [.tooDeep])
  }

  @Test("Ten thousand files are found, each once and in order")
  func many() throws {
    let names = (0..<100).flatMap { folder in (0..<100).map { "f\(folder)/\($0).gouji" } }
    let tree = try Tree([])
    defer { tree.remove() }
    for folder in 0..<100 { try tree.write("*.tmp\n/x\n", to: "f\(folder)/.gitignore") }
    for name in names { try tree.write("", to: name) }
    let found = tree.find([tree.path, tree.path + "/f7"])
    #expect(found.problems.isEmpty)
    #expect(found.files == names.map { tree.path + "/" + $0 }.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
  }
}

/// A folder of files for one test.
private struct Tree {
  let path: String

  /// Makes empty files, and others with a text.
  init(_ names: [String], _ texts: [String: String] = [:]) throws {
    path = try TemporaryFolder.make().path
    for name in names { try write("", to: name) }
    for (name, text) in texts { try write(text, to: name) }
  }

  func remove() { try? FileManager.default.removeItem(atPath: path) }

  func write(_ text: String, to name: String) throws {
    let file = URL(fileURLWithPath: path + "/" + name)
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    // Not by way of Foundation, which on some systems changes the spelling of names.
    let descriptor = open(path + "/" + name, O_CREAT | O_WRONLY | O_TRUNC, 0o600)
    try #require(descriptor >= 0)
    defer { close(descriptor) }
    let bytes = Array(text.utf8)
    try #require(Foundation.write(descriptor, bytes, bytes.count) == bytes.count)
  }

  func link(_ name: String, to target: String) throws {
    try #require(symlink(target, path + "/" + name) == 0)
  }

  func find(_ arguments: [String], respectsIgnoreFiles: Bool = true) -> FileDiscovery.Result {
    FileDiscovery(respectsIgnoreFiles: respectsIgnoreFiles).find(arguments)
  }

  /// The files found in a folder of the tree, relative to the tree.
  func files(_ name: String = "", respectsIgnoreFiles: Bool = true) -> [String] {
    let argument = name.isEmpty ? path : path + "/" + name
    return find([argument], respectsIgnoreFiles: respectsIgnoreFiles).files.map {
      String(decoding: $0.utf8.dropFirst(path.utf8.count + 1), as: UTF8.self)
    }
  }
}

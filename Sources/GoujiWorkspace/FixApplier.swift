// Repairs: which may be made without asking, what the text is with them, and how it gets into the file.

import GoujiRules
import GoujiText

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Why a new text could not be written. The file is then what it was before.
package enum WriteFailure: Error, Equatable, Sendable {
  /// The file cannot be read any more.
  case unreadable(ReadFailure)
  /// The file's content is no longer the one that was read.
  case changed
  /// The file itself may not be written.
  case permission
  /// The folder of the file may not be written, and the new text needs a place in it first.
  case readOnlyFolder(String)
  /// There is no room for the new text.
  case noSpace
  /// Any other reason, by its number in the operating system.
  case other(errno: Int32)

  /// What is wrong, for users.
  package var message: Localized {
    switch self {
    case .unreadable(.notFound): Localized("没有改：文件已经不在了", "not changed: the file is gone")
    case .unreadable: Localized("没有改：文件读不出来了", "not changed: the file cannot be read any more")
    case .changed: Localized("没有改：读入之后文件又有改动，请再运行一次", "not changed: the file was edited meanwhile; run this again")
    case .permission: Localized("没有改：没有写入权限", "not changed: the file is read-only")
    case .readOnlyFolder(let folder):
      Localized("没有改：所在的文件夹（\(folder)）不能写入", "not changed: its folder (\(folder)) is read-only")
    case .noSpace: Localized("没有改：磁盘已满", "not changed: the disk is full")
    case .other(let code): Localized("没有改：写不进去（系统错误\(code)）", "not changed: cannot be written (system error \(code))")
    }
  }
}

/// Makes repairs.
package enum FixApplier {
  /// The edits that may be made without asking, in the order of the document; no two of them touch the same bytes.
  ///
  /// They come from warnings and errors with only one explanation, and from spaces inside numbers. A repair is made
  /// whole or not at all: where two collide, the one that begins earlier is made.
  package static func select(_ findings: [Finding]) -> [TextEdit] {
    var repairs: [[TextEdit]] = []
    for finding in findings where finding.rule == "spaced-number" || (finding.isCertain && finding.severity >= .warning) {
      guard let edits = finding.fixes.first?.edits, !edits.isEmpty else { continue }
      let sorted = edits.sorted { $0.range < $1.range }
      let collides = zip(sorted, sorted.dropFirst()).contains { collide($0, $1) }
      if !collides { repairs.append(sorted) }
    }
    let order = repairs.indices.sorted { a, b in
      let (first, second) = (repairs[a][0].range, repairs[b][0].range)
      return first.start != second.start ? first.start < second.start : a < b
    }
    var chosen: [TextEdit] = []
    for repair in order where !repairs[repair].contains(where: { isTaken($0, chosen) }) {
      for edit in repairs[repair] { chosen.insert(edit, at: place(of: edit.range.start, in: chosen)) }
    }
    return chosen
  }

  /// The text with `edits` made. An edit outside the text, or one that collides with an earlier one, is left out.
  package static func apply(_ edits: [TextEdit], to bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + edits.count * 8)
    var end = 0
    var last: TextEdit?
    for edit in edits.sorted(by: { $0.range < $1.range }) {
      guard edit.range.start >= 0, edit.range.end <= bytes.count else { continue }
      if let last, collide(last, edit) { continue }
      result += bytes[end..<edit.range.start]
      result += Array(edit.newText.utf8)
      end = edit.range.end
      last = edit
    }
    result += bytes[end...]
    return result
  }

  // MARK: Collisions

  /// Whether two edits touch the same bytes, or begin at the same place, where their order would decide.
  private static func collide(_ a: TextEdit, _ b: TextEdit) -> Bool {
    a.range.overlaps(b.range) || a.range.start == b.range.start
  }

  /// The index in `chosen`, which is sorted, before which an edit that begins at `start` belongs.
  private static func place(of start: Int, in chosen: [TextEdit]) -> Int {
    var low = 0
    var high = chosen.count
    while low < high {
      let middle = (low + high) / 2
      if chosen[middle].range.start < start { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private static func isTaken(_ edit: TextEdit, _ chosen: [TextEdit]) -> Bool {
    let place = place(of: edit.range.start, in: chosen)
    if place > 0, collide(chosen[place - 1], edit) { return true }
    return place < chosen.count && collide(chosen[place], edit)
  }

  // MARK: Writing

  /// Replaces the content of the file at `path`, which must still be `original`, by `new`: wholly or not at all.
  ///
  /// The new text is written beside the file and takes its place when it is safely on disk, with the same permissions
  /// and, where the system allows it, the same owner. Where `path` is a symbolic link the file it leads to is replaced
  /// and the link stays; other hard links to the file keep the old text.
  package static func write(path: String, original: [UInt8], new: [UInt8]) -> Result<Void, WriteFailure> {
    InterruptGuard.run { replace(path: path, original: original, new: new) }
  }

  private static func replace(path: String, original: [UInt8], new: [UInt8]) -> Result<Void, WriteFailure> {
    if path.utf8.contains(0) { return .failure(.unreadable(.notFound)) }
    guard let target = resolve(path) else { return .failure(.unreadable(ReadFailure(errno: errno))) }
    var status = stat()
    guard stat(target, &status) == 0 else { return .failure(.unreadable(ReadFailure(errno: errno))) }
    if let failure = difference(target, original) { return .failure(failure) }
    // A file that its owner has locked would give way to a rename all the same.
    guard access(target, W_OK) == 0 else { return .failure(reason(errno)) }

    let folder = folder(of: target)
    let temporary: (path: String, descriptor: Int32)
    switch create(in: folder) {
    case .success(let created): temporary = created
    case .failure(let failure): return .failure(failure)
    }
    var failure = fill(temporary.descriptor, with: new, like: status)
    if close(temporary.descriptor) != 0, failure == nil { failure = reason(errno) }
    // Once more: writing takes time, and nothing that somebody has saved meanwhile may be lost.
    if failure == nil { failure = difference(target, original) }
    if failure == nil, rename(temporary.path, target) != 0 { failure = reason(errno, in: folder) }
    if let failure {
      unlink(temporary.path)
      return .failure(failure)
    }
    synchronize(folder)
    return .success(())
  }

  /// Writes `bytes` into the file at `path`, which is made where there is none: wholly or not at all.
  package static func write(path: String, _ bytes: [UInt8]) -> Result<Void, WriteFailure> {
    switch FileReading.read(path) {
    case .success(let old): return old == bytes ? .success(()) : write(path: path, original: old, new: bytes)
    case .failure(.notFound) where !path.utf8.contains(0): break
    case .failure(let failure): return .failure(.unreadable(failure))
    }
    let folder = folder(of: path)
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { return .failure(reason(errno, in: folder)) }
    var failure = writeAll(bytes, to: descriptor).map { reason($0) }
    if close(descriptor) != 0, failure == nil { failure = reason(errno) }
    if let failure {
      unlink(path)
      return .failure(failure)
    }
    return .success(())
  }

  /// The file that a path leads to, if it is a link; otherwise the path itself.
  private static func resolve(_ path: String) -> String? {
    var status = stat()
    guard lstat(path, &status) == 0 else { return nil }
    guard status.st_mode & S_IFMT == S_IFLNK else { return path }
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    guard let target = String(validatingCString: resolved) else {
      errno = EILSEQ
      return nil
    }
    return target
  }

  private static func folder(of path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  private static func difference(_ path: String, _ original: [UInt8]) -> WriteFailure? {
    switch FileReading.read(path) {
    case .success(let bytes): bytes == original ? nil : .changed
    case .failure(let failure): .unreadable(failure)
    }
  }

  /// A new, empty file in `folder` that nobody else may read yet.
  private static func create(in folder: String) -> Result<(path: String, descriptor: Int32), WriteFailure> {
    var code: Int32 = EEXIST
    for _ in 0..<64 where code == EEXIST || code == EINTR {
      let path = folder + "/.gouji-" + String(UInt64.random(in: .min ... .max), radix: 36) + ".tmp"
      let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
      if descriptor >= 0 { return .success((path, descriptor)) }
      code = errno
    }
    return .failure(reason(code, in: folder))
  }

  /// Writes `bytes` to disk, and gives the file the owner and the permissions of another.
  private static func fill(_ descriptor: Int32, with bytes: [UInt8], like status: stat) -> WriteFailure? {
    if let code = writeAll(bytes, to: descriptor) { return reason(code) }
    // Only root may give files away; a group is kept where the user belongs to it.
    var isOwnerKept = fchown(descriptor, status.st_uid, status.st_gid) == 0
    if !isOwnerKept {
      _ = fchown(descriptor, uid_t.max, status.st_gid)
      var present = stat()
      isOwnerKept = fstat(descriptor, &present) == 0 && present.st_uid == status.st_uid && present.st_gid == status.st_gid
    }
    // What runs with its owner's rights must not do so with another's.
    if fchmod(descriptor, status.st_mode & (isOwnerKept ? 0o7777 : 0o777)) != 0 { return reason(errno) }
    return fsync(descriptor) == 0 ? nil : reason(errno)
  }

  /// Brings the new name of a file to disk; where that is not possible, the next write-back does it.
  private static func synchronize(_ folder: String) {
    let descriptor = open(folder, O_RDONLY | O_CLOEXEC)
    if descriptor < 0 { return }
    _ = fsync(descriptor)
    close(descriptor)
  }

  /// The failure that a number of the operating system stands for; `folder` is the one to blame for a refusal, if any.
  private static func reason(_ code: Int32, in folder: String? = nil) -> WriteFailure {
    switch code {
    case EACCES, EPERM, EROFS: folder.map { .readOnlyFolder($0) } ?? .permission
    case ENOSPC, EDQUOT: .noSpace
    default: .other(errno: code)
    }
  }
}

/// Writes all of `bytes`; the number of the operating system's error where that fails.
private func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Int32? {
  bytes.withUnsafeBytes { buffer in
    var rest = buffer[...]
    while !rest.isEmpty {
      // Systems take no more than 2 GiB at a time.
      let part = UnsafeRawBufferPointer(rebasing: rest.prefix(1 << 30))
      let count = write(descriptor, part.baseAddress, part.count)
      if count < 0, errno != EINTR { return errno }
      rest = rest.dropFirst(max(0, count))
    }
    return nil
  }
}

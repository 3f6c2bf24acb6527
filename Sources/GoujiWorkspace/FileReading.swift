// Whole files and standard input as bytes, with the reasons for failure that a user can act on told apart.

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Why a file could not be read.
package enum ReadFailure: Error, Equatable, Sendable {
  /// There is nothing at the path.
  case notFound
  /// The file is there, but may not be read.
  case permission
  /// The path is that of a folder.
  case isDirectory
  /// The content is longer than the caller takes; the size is what was known when reading stopped.
  case tooLarge(size: Int)
  /// Any other reason, by its number in the operating system; `EINVAL` for what is neither file nor folder.
  case other(errno: Int32)

  /// The failure that a number of the operating system stands for.
  ///
  /// - Parameter code: A value of `errno`.
  package init(errno code: Int32) {
    switch code {
    case ENOENT, ENOTDIR: self = .notFound
    case EACCES, EPERM: self = .permission
    case EISDIR: self = .isDirectory
    default: self = .other(errno: code)
    }
  }

  /// The number of the operating system that says the same.
  package var errno: Int32 {
    switch self {
    case .notFound: ENOENT
    case .permission: EACCES
    case .isDirectory: EISDIR
    case .tooLarge: EFBIG
    case .other(let code): code
    }
  }
}

/// Reading of whole files into memory.
package enum FileReading {
  /// Reads a regular file.
  ///
  /// What is no file, such as a named pipe or a device, is refused rather than waited for.
  ///
  /// - Parameters:
  ///   - path: The path, absolute or relative to the working folder.
  ///   - limit: The most bytes to take; by default so many that every offset fits 32 bits.
  /// - Returns: The bytes, or why there are none.
  package static func read(_ path: String, limit: Int = Int(Int32.max) - 1) -> Swift.Result<[UInt8], ReadFailure> {
    withFile(path) { descriptor, size in
      size > limit ? .failure(.tooLarge(size: size)) : readAll(descriptor, expecting: size, limit: limit)
    }
  }

  /// Reads the first `count` bytes of a regular file, or all where there are fewer.
  package static func head(_ path: String, _ count: Int) -> Swift.Result<[UInt8], ReadFailure> {
    withFile(path) { descriptor, size in readAll(descriptor, expecting: min(size, count), most: count) }
  }

  /// Opens the regular file at `path` for `body`, which gets its size too.
  private static func withFile(
    _ path: String, _ body: (_ descriptor: Int32, _ size: Int) -> Swift.Result<[UInt8], ReadFailure>
  ) -> Swift.Result<[UInt8], ReadFailure> {
    // A path is handed on as a C string, which would end early.
    if path.utf8.contains(0) { return .failure(.notFound) }
    var descriptor: Int32
    repeat {
      // Without O_NONBLOCK, opening a named pipe would wait for a writer.
      descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    } while descriptor < 0 && errno == EINTR
    if descriptor < 0 { return .failure(ReadFailure(errno: errno)) }
    defer { close(descriptor) }

    var status = stat()
    if fstat(descriptor, &status) != 0 { return .failure(ReadFailure(errno: errno)) }
    switch status.st_mode & S_IFMT {
    case S_IFREG: break
    case S_IFDIR: return .failure(.isDirectory)
    default: return .failure(.other(errno: EINVAL))
    }
    return body(descriptor, Int(status.st_size))
  }

  /// Reads standard input to its end.
  ///
  /// - Parameter limit: The most bytes to take; by default so many that every offset fits 32 bits.
  /// - Returns: The bytes, or why there are none.
  package static func readStandardInput(limit: Int = Int(Int32.max) - 1) -> Swift.Result<[UInt8], ReadFailure> {
    readToEnd(STDIN_FILENO, limit: limit)
  }

  /// Reads what an open descriptor still gives, and leaves it open.
  ///
  /// - Parameters:
  ///   - descriptor: A descriptor of any kind: a file, a pipe, a terminal.
  ///   - limit: The most bytes to take.
  /// - Returns: The bytes, or why there are none.
  package static func readToEnd(_ descriptor: Int32, limit: Int) -> Swift.Result<[UInt8], ReadFailure> {
    readAll(descriptor, expecting: 0, limit: limit)
  }
}

/// Reads to the end, or `most` bytes. The expected size saves copies, but is not relied on: files grow, and some state none.
private func readAll(
  _ descriptor: Int32, expecting size: Int, limit: Int = .max, most: Int = .max
) -> Swift.Result<[UInt8], ReadFailure> {
  var bytes: [UInt8] = []
  bytes.reserveCapacity(max(0, size))
  let chunkSize = 1 << 16
  let failure: ReadFailure? = withUnsafeTemporaryAllocation(byteCount: chunkSize, alignment: 16) { chunk in
    while bytes.count < most {
      let count = read(descriptor, chunk.baseAddress, min(chunkSize, most - bytes.count))
      if count > 0 {
        bytes.append(contentsOf: chunk[..<count])
        if bytes.count > limit { return .tooLarge(size: bytes.count) }
      } else if count == 0 {
        return nil
      } else if errno == EAGAIN {
        // Standard input may have been left non-blocking by another program on the same terminal.
        var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        if poll(&request, 1, -1) < 0, errno != EINTR { return ReadFailure(errno: errno) }
      } else if errno != EINTR {
        return ReadFailure(errno: errno)
      }
    }
    return nil
  }
  if let failure { return .failure(failure) }
  return .success(bytes)
}

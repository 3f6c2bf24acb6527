import FuzzTargets

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

// Built with `-sanitize=fuzzer -DFUZZING` this is libFuzzer with the target that FUZZ_TARGET names; otherwise it feeds the
// files that are named to their target: `gouji-fuzz TARGET FILE …`.

/// Writes to standard error.
func say(_ text: String) {
  let bytes = Array(text.utf8)
  _ = write(2, bytes, bytes.count)
}

#if FUZZING
  @_silgen_name("LLVMFuzzerRunDriver")
  func runDriver(
    _ count: UnsafeMutablePointer<Int32>, _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
    _ callback: @convention(c) (UnsafePointer<UInt8>?, Int) -> Int32
  ) -> Int32

  /// The target that FUZZ_TARGET names.
  enum Chosen {
    static let target = getenv("FUZZ_TARGET").flatMap { FuzzTarget(rawValue: String(cString: $0)) } ?? .parser
  }

  /// What libFuzzer calls, from its own `main` or from here.
  @_cdecl("LLVMFuzzerTestOneInput")
  public func testOneInput(_ data: UnsafePointer<UInt8>?, _ size: Int) -> Int32 {
    do throws(FuzzTarget.Fault) {
      try Chosen.target.run(Array(UnsafeBufferPointer(start: data, count: size)))
    } catch {
      say("fault: \(error)\n")
      abort()
    }
    return 0
  }

  var count = CommandLine.argc
  var arguments = CommandLine.unsafeArgv
  exit(runDriver(&count, &arguments) { testOneInput($0, $1) })
#else
  guard CommandLine.arguments.count > 2, let target = FuzzTarget(rawValue: CommandLine.arguments[1]) else {
    say("gouji-fuzz \(FuzzTarget.allCases.map(\.rawValue).joined(separator: "|")) FILE …\n")
    exit(2)
  }
  var failed = false
  for path in CommandLine.arguments.dropFirst(2) {
    guard let file = fopen(path, "rb") else {
      say("\(path): cannot be read\n")
      exit(2)
    }
    var bytes: [UInt8] = []
    while true {
      let byte = fgetc(file)
      if byte == EOF { break }
      bytes.append(UInt8(truncatingIfNeeded: byte))
    }
    fclose(file)
    do throws(FuzzTarget.Fault) {
      try target.run(bytes)
    } catch {
      say("\(path): \(error)\n")
      failed = true
    }
  }
  exit(failed ? 1 : 0)
#endif

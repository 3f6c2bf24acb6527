#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The program: one verb, its options and its paths.
@main
enum Gouji {
  static func main() {
    signal(SIGPIPE, SIG_IGN)
    keepStandardDescriptors()
    exit(CommandLineTool.run(Array(CommandLine.arguments.dropFirst()), Environment.current()).rawValue)
  }

  /// Where a standard descriptor is closed, the next file that is opened would take its place, and what is meant for the
  /// terminal would be written into it. So something stands there that can neither be read nor written.
  private static func keepStandardDescriptors() {
    for descriptor: Int32 in 0...2 where fcntl(descriptor, F_GETFD) == -1 {
      _ = open("/dev/null", descriptor == 0 ? O_WRONLY : O_RDONLY)
    }
  }
}

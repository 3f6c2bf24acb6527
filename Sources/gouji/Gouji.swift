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
    exit(CommandLineTool.run(Array(CommandLine.arguments.dropFirst()), Environment.current()).rawValue)
  }
}

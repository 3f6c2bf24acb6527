import Foundation

/// Runs the built program, in the repository's root.
package enum Program {
  /// What a run printed and ended with.
  package struct Run: Sendable {
    /// Standard output.
    package var output: String
    /// Standard error.
    package var errors: String
    /// The exit code.
    package var status: Int32
  }

  /// The program beside the test bundle.
  package static let url: URL = {
    var folder = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
    for _ in 0..<4 where !FileManager.default.isExecutableFile(atPath: folder.appendingPathComponent("gouji").path) {
      folder.deleteLastPathComponent()
    }
    return folder.appendingPathComponent("gouji")
  }()

  /// Runs the program with `arguments`, `input` on standard input.
  package static func run(_ arguments: String..., input: [UInt8] = []) throws -> Run {
    try run(arguments: arguments, input: input)
  }

  /// Runs the program with `arguments`, `input` on standard input.
  package static func run(arguments: [String], input: [UInt8] = []) throws -> Run {
    let process = Process()
    process.executableURL = url
    process.arguments = arguments
    process.currentDirectoryURL = Repository.root
    let (output, errors, standardInput) = (Pipe(), Pipe(), Pipe())
    process.standardOutput = output
    process.standardError = errors
    process.standardInput = standardInput
    try process.run()
    let writer = Thread {
      try? standardInput.fileHandleForWriting.write(contentsOf: Data(input))
      try? standardInput.fileHandleForWriting.close()
    }
    writer.start()
    nonisolated(unsafe) var errorData = Data()
    let reader = DispatchWorkItem { errorData = errors.fileHandleForReading.readDataToEndOfFile() }
    DispatchQueue.global().async(execute: reader)
    let outputData = output.fileHandleForReading.readDataToEndOfFile()
    reader.wait()
    process.waitUntilExit()
    return Run(
      output: String(decoding: outputData, as: UTF8.self), errors: String(decoding: errorData, as: UTF8.self),
      status: process.terminationStatus)
  }
}

import Foundation

// gouji-bench makes the reports that are measured, and measures what happens inside the process; `run` beside this file
// measures the rest. README.md says how.

let arguments = Array(CommandLine.arguments.dropFirst())
switch (arguments.first, arguments.count) {
case ("generate", 2):
  try BenchReports.write(to: URL(fileURLWithPath: arguments[1]))
case ("keystrokes", 3):
  guard let rounds = Int(arguments[2]) else { exit(2) }
  let text = String(decoding: try Data(contentsOf: URL(fileURLWithPath: arguments[1])), as: UTF8.self)
  print(Keystrokes(text).run(rounds: rounds))
case ("stages", 3):
  guard let count = Int(arguments[2]) else { exit(2) }
  print(Stages.run(String(decoding: try Data(contentsOf: URL(fileURLWithPath: arguments[1])), as: UTF8.self), count: count))
default:
  FileHandle.standardError.write(Data("gouji-bench generate FOLDER | keystrokes FILE ROUNDS | stages FILE EDITS\n".utf8))
  exit(2)
}

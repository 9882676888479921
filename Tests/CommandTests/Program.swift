import Foundation

/// The built program, run as a person would.
struct Program {
  struct Outcome {
    let status: Int32
    let output: String
    let errors: String
  }

  /// It is built beside the tests.
  static let executable: URL = {
    var folder = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
    for _ in 0..<6 {
      let candidate = folder.appending(path: "jobjournal")
      if FileManager.default.isExecutableFile(atPath: candidate.path),
        !folder.pathExtension.contains("xctest")
      {
        return candidate
      }
      folder.deleteLastPathComponent()
    }
    return URL(filePath: "jobjournal")
  }()

  /// Nothing of the machine's own, so that a test means the same everywhere.
  static let variables: [String: String] = {
    var variables = ["PATH": "/usr/bin:/bin", "TZ": "UTC", "LANG": "C"]
    // The last two say what a program that was built with a sanitizer looks for.
    for name in ["LD_LIBRARY_PATH", "ASAN_OPTIONS", "TSAN_OPTIONS"] {
      variables[name] = ProcessInfo.processInfo.environment[name]
    }
    return variables
  }()

  static func run(
    _ arguments: [String], in folder: URL? = nil, environment: [String: String] = [:],
    executable other: URL? = nil
  ) throws -> Outcome {
    let process = Process()
    process.executableURL = other ?? executable
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.environment = variables.merging(environment) { $1 }
    let output = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    let errors = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    for url in [output, errors] { try Data().write(to: url) }
    defer { for url in [output, errors] { try? FileManager.default.removeItem(at: url) } }
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: errors)
    process.standardInput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return Outcome(
      status: process.terminationStatus,
      output: try String(contentsOf: output, encoding: .utf8),
      errors: try String(contentsOf: errors, encoding: .utf8))
  }
}

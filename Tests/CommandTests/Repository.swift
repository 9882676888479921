import Foundation
import TestSupport

/// A repository of the real git, gone when the test ends. Its journal is `journal/` in it, or the
/// top.
final class Repository {
  let scratch: Scratch
  /// Where git and the program run.
  let folder: URL
  let environment: [String: String]

  static let application = """
    ---
    company: Ostwind Rowing
    role: Coach
    applied: 2026-11-02
    ---

    ## Contacts

    - Piet Aerts, Head Coach <piet@ostwind.example>

    ## Log

    - 2026-11-03 Heard: it arrived

    """

  init(_ files: [String: String] = [:], _ name: String = "journal", options: [String] = []) throws {
    scratch = try Scratch(["home/x": ""])
    for (path, text) in files { try scratch.write(text, to: "\(name)/\(path)") }
    folder = scratch.folder.appending(path: name)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    environment = [
      "PATH": Program.executable.deletingLastPathComponent().path
        + ":/usr/local/bin:/usr/bin:/bin",
      "HOME": scratch.folder.appending(path: "home").path, "GIT_CONFIG_NOSYSTEM": "1",
      "GIT_AUTHOR_NAME": "Ada Lund", "GIT_AUTHOR_EMAIL": "ada@lund.example",
      "GIT_COMMITTER_NAME": "Ada Lund", "GIT_COMMITTER_EMAIL": "ada@lund.example",
      "GIT_AUTHOR_DATE": "2026-11-10T12:00:00+0000",
      "GIT_COMMITTER_DATE": "2026-11-10T12:00:00+0000", "JOBJOURNAL_TODAY": "2026-11-21",
    ]
    _ = try git(["init", "--quiet", "--initial-branch=main"] + options)
  }

  @discardableResult
  func git(_ arguments: [String], _ variables: [String: String] = [:]) throws -> Program.Outcome {
    try Program.run(
      ["git"] + arguments, in: folder, environment: environment.merging(variables) { $1 },
      executable: URL(filePath: "/usr/bin/env"))
  }

  @discardableResult
  func git(_ arguments: String...) throws -> Program.Outcome { try git(arguments) }

  func run(_ arguments: String..., with variables: [String: String] = [:]) throws
    -> Program.Outcome
  {
    try Program.run(
      arguments, in: folder, environment: environment.merging(variables) { $1 })
  }

  func write(_ text: String, to path: String) throws {
    try scratch.write(text, to: "\(folder.lastPathComponent)/\(path)")
  }

  func read(_ path: String) throws -> String {
    try scratch.read("\(folder.lastPathComponent)/\(path)")
  }

  /// Commits everything; the author's clock shows `time` where it is given.
  @discardableResult
  func commit(_ subject: String, at time: String? = nil) throws -> Program.Outcome {
    _ = try git("add", "--all", ".")
    return try git(
      ["commit", "--quiet", "--no-verify", "--message", subject],
      time.map { ["GIT_AUTHOR_DATE": $0, "GIT_COMMITTER_DATE": $0] } ?? [:])
  }
}

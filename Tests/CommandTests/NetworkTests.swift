import Foundation
import TestSupport
import Testing

/// No command talks to anybody.
@Suite struct NetworkTests {
  /// Every command, in a repository with a journal.
  private static let commands: [[String]] = [
    ["init", "../new", "--git"], ["new", "Nordlicht", "Cook"], ["import", "jobs.csv", "--write"],
    ["agenda"], ["agenda", "--at", "HEAD"], ["agenda", "--since", "HEAD"],
    ["log", "ostwind", "Heard: soon"], ["done", "Thank Piet Aerts"],
    ["waive", "Thank Mara Quist", "--because", "she left"],
    ["snooze", "ostwind#task-due/oil-the-oars", "2026-11-27"],
    ["draft", "thank-you", "ostwind", "--save"], ["draft", "thank-you", "ostwind"],
    ["lint", "--fix"], ["lint", "--staged"], ["proofread", "--draft"], ["rules"],
    ["rules", "check-in-due"], ["list"], ["show", "ostwind"], ["history"], ["patterns"],
    ["report", "--output", "page.html"], ["export", "json"], ["export", "ics"], ["export", "vcf"],
    ["export", "csv"], ["lsp"], ["help"], ["--version"],
  ]

  private static func repository() throws -> Repository {
    let repository = try Repository([
      "jobjournal.yml": "from: Ada Lund <ada@lund.example>\n",
      "ostwind.md": WritingCommand.application.replacing(
        "role: Coach", with: "role: Coach\nlink: https://ostwind.example/coach"),
      "jobs.csv": "company,role\nWestend,Cook\n",
      "drafts/x.md": "Application: ostwind\n\nDear Mr Aerts,\n\nthank you for the talk.\n",
    ])
    try repository.git("config", "remote.origin.url", "https://git.example/journal.git")
    try repository.commit("first")
    return repository
  }

  /// - Returns: How it ended, and what it printed.
  private static func run(
    _ words: [String], in repository: Repository, with tool: [String] = []
  ) throws -> (ending: RunningProgram.Ending, output: String) {
    let script = #"cd "$0" && exec "$@""#
    let run = try RunningProgram(
      tool + ["/bin/sh", "-c", script, repository.folder.path, Program.executable.path] + words,
      environment: repository.environment)
    return (run.wait(), try run.output)
  }

  @Test("Every command is among those that are tried")
  func allCommands() throws {
    let help = try Program.run(["help"]).output
    let list = try #require(help.firstRange(of: "SUBCOMMANDS:"))
    let names = help[list.upperBound...].matches(of: /\n  ([a-z]+)/).map { String($0.output.1) }
    #expect(names.count > 15)
    #expect(Set(names).isSubset(of: Self.commands.map { $0[0] }))
  }

  @Test(
    "No command, and no program that it runs, opens a socket",
    .enabled(if: Tracer.isThere, "strace cannot run here"), arguments: commands)
  func noSocket(words: [String]) throws {
    let repository = try Self.repository()
    let log = repository.scratch.path + "/log"
    let trace = Tracer.command(["-e", "trace=%network"], log: log, [])
    let ending = try Self.run(words, in: repository, with: trace).ending
    guard case .exited(let status) = ending else {
      Issue.record("\(ending)")
      return
    }
    #expect(status < 5)
    let calls = try repository.scratch.read("log").split(separator: "\n").filter {
      !$0.contains("+++") && !$0.contains("---")
    }
    #expect(calls.isEmpty)
  }

  @Test("The tool that looks for sockets finds one", .enabled(if: Tracer.isThere))
  func alarm() throws {
    let scratch = try Scratch()
    let connect = "import socket; socket.socket()"
    let run = try RunningProgram(
      Tracer.command(
        ["-e", "trace=%network"], log: scratch.path + "/log",
        ["/usr/bin/env", "python3", "-c", connect]))
    #expect(run.wait() == .exited(0))
    #expect(try scratch.read("log").contains("socket(AF_INET"))
  }

  /// A network with nothing in it, not even this machine.
  private static let noNetwork = [
    "/usr/bin/unshare", "--map-root-user", "--net", "--",
  ]

  private static let canLeaveNetwork: Bool = {
    guard FileManager.default.isExecutableFile(atPath: noNetwork[0]),
      let run = try? RunningProgram(noNetwork + ["/bin/true"])
    else { return false }
    return run.wait() == .exited(0)
  }()

  @Test(
    "Every command does without a network what it does with one",
    .enabled(if: canLeaveNetwork, "the network cannot be left here"), arguments: commands)
  func withoutNetwork(words: [String]) throws {
    let (one, other) = (try Self.repository(), try Self.repository())
    let here = try Self.run(words, in: one)
    let alone = try Self.run(words, in: other, with: Self.noNetwork)
    #expect(alone.ending == here.ending)
    #expect(
      alone.output.replacing(other.scratch.path, with: "")
        == here.output.replacing(one.scratch.path, with: ""))
  }
}

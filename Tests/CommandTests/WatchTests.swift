import Foundation
import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// `agenda --watch`.
@Suite struct WatchTests {
  private static func start(_ scratch: Scratch) throws -> RunningProgram {
    try .jobjournal(["agenda", "--watch", "--journal", scratch.path] + WritingCommand.others)
  }

  private static let task = "oil the oars"

  private static let limit = Duration.seconds(60)

  @Test("It goes on writing the agenda: after a change, a tick, and a mistake in the settings")
  func changes() throws {
    let scratch = try Scratch(["ostwind.md": WritingCommand.application])
    let run = try Self.start(scratch)
    #expect(wait(for: run) { try run.output.contains(Self.task) })
    let first = try run.output

    try scratch.write(
      WritingCommand.application.replacing(Self.task, with: "oil the bell"), to: "ostwind.md")
    #expect(wait(for: run) { try scratch.read("AGENDA.md").contains("oil the bell") })
    // Its own file is no change: the new agenda is printed once.
    #expect(wait(for: run) { try run.output.ranges(of: "oil the bell").count == 1 })

    try scratch.write("horizon: [", to: "jobjournal.yml")
    #expect(wait(for: run) { try run.errors.contains("jobjournal.yml:1:") })
    try scratch.write("horizon: 7\n", to: "jobjournal.yml")

    let agenda = try scratch.read("AGENDA.md")
    let line = try #require(agenda.split(separator: "\n").first { $0.contains("oil the bell") })
    try scratch.write(
      agenda.replacing(line, with: line.replacing("- [ ]", with: "- [x]")), to: "AGENDA.md")
    #expect(wait(for: run) { try scratch.read("ostwind.md").contains("- [x] oil the bell") })
    #expect(wait(for: run) { try !scratch.read("AGENDA.md").contains("oil the bell") })

    run.signal(SIGINT)
    #expect(run.wait() == .killed(signal: SIGINT))
    #expect(try run.output.hasPrefix(first))
    #expect(try scratch.contents().keys.sorted() == ["AGENDA.md", "jobjournal.yml", "ostwind.md"])
  }

  @Test("Interrupted at any moment, it leaves every file whole", arguments: [SIGINT, SIGTERM])
  func interrupted(signal: Int32) throws {
    let journal = try TickedJournal.small()
    var random = SplitMix64(seed: 20_261_121)
    for _ in 0..<Proofs.count(10, all: 200) {
      let scratch = try Scratch(journal.before)
      let run = try Self.start(scratch)
      usleep(useconds_t.random(in: 0..<60_000, using: &random))
      run.signal(signal)
      #expect(run.wait() == .killed(signal: signal))
      for (path, text) in try scratch.contents() where !path.hasPrefix(".jobjournal-") {
        #expect(text == journal.before[path] || text == journal.after[path], "\(path)")
      }
    }
  }

  @Test("It watches the journal's own agenda file and no other")
  func refused() throws {
    for words in [["--check"], ["--format", "json"], ["--output", "-"], ["--at", "HEAD"]] {
      #expect(try Program.run(["agenda", "--watch"] + words).status == 2)
    }
    let scratch = try Scratch()
    let nowhere = try Program.run(["agenda", "--watch", "--journal", scratch.path + "/none"])
    #expect(nowhere.status == 2)
  }

  /// - Returns: Whether it came about in good time, and the program still runs.
  private func wait(for run: RunningProgram, _ holds: () throws -> Bool) -> Bool {
    let start = ContinuousClock.now
    while !((try? holds()) ?? false) {
      guard !run.hasEnded, ContinuousClock.now - start < Self.limit else { return false }
      usleep(20_000)
    }
    return true
  }
}

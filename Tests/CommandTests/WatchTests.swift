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
  private static func start(
    _ scratch: Scratch, _ words: [String] = [], pipes: (input: Int32, output: Int32)? = nil
  ) throws -> RunningProgram {
    try RunningProgram(
      [Program.executable.path, "agenda", "--watch", "--journal", scratch.path]
        + WritingCommand.others + words, pipes: pipes)
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
    #expect(wait(for: run) { try run.output.contains("oil the bell") })

    try scratch.write("horizon: [", to: "jobjournal.yml")
    #expect(wait(for: run) { try run.errors.contains("jobjournal.yml:1:") })
    try scratch.write("horizon: 7\n", to: "jobjournal.yml")
    #expect(try run.output.ranges(of: "oil the bell").count == 1)

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

  @Test("Without printing, it goes on after a mistake in the settings, too")
  func quiet() throws {
    let scratch = try Scratch(["ostwind.md": WritingCommand.application])
    let run = try Self.start(scratch, ["--quiet"])
    #expect(wait(for: run) { scratch.exists("AGENDA.md") })
    try scratch.write("horizon: [", to: "jobjournal.yml")
    #expect(wait(for: run) { try run.errors.contains("jobjournal.yml:1:") })
    try scratch.write(
      WritingCommand.application.replacing(Self.task, with: "oil the bell"), to: "ostwind.md")
    try scratch.write("", to: "jobjournal.yml")
    #expect(wait(for: run) { try scratch.read("AGENDA.md").contains("oil the bell") })
    #expect(try run.output.isEmpty)
  }

  @Test("What is ticked while it prints is recorded")
  func tickedMeanwhile() throws {
    let scratch = try Scratch(["ostwind.md": WritingCommand.application])
    let pipe = try RunningServer.pipe()
    defer { for descriptor in [pipe.read, pipe.write] { close(descriptor) } }
    // Nobody reads, and nothing more fits in.
    _ = fcntl(pipe.write, F_SETFL, O_NONBLOCK)
    let filling = [UInt8](repeating: 10, count: 4096)
    while write(pipe.write, filling, filling.count) > 0 {}
    while write(pipe.write, filling, 1) > 0 {}
    _ = fcntl(pipe.write, F_SETFL, 0)
    let nothing = open("/dev/null", O_RDONLY | O_CLOEXEC)
    defer { close(nothing) }
    let run = try Self.start(scratch, pipes: (input: nothing, output: pipe.write))
    #expect(wait(for: run) { try scratch.read("AGENDA.md").contains("- [ ] \(Self.task)") })
    let agenda = try scratch.read("AGENDA.md")
    try scratch.write(
      agenda.replacing("- [ ] \(Self.task)", with: "- [x] \(Self.task)"), to: "AGENDA.md")
    _ = fcntl(pipe.read, F_SETFL, O_NONBLOCK)
    var buffer = filling
    #expect(
      wait(for: run) {
        while read(pipe.read, &buffer, buffer.count) > 0 {}
        return try scratch.read("ostwind.md").contains("- [x] \(Self.task)")
      })
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

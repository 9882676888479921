import Foundation
import TestSupport
import Testing

/// What a run that is killed, stopped or kept waiting does to a journal.
@Suite struct KilledRunTests {
  @Test("A run killed at any moment loses no tick and leaves every file whole")
  func killed() throws {
    let journal = try TickedJournal(files: Proofs.count(4, all: 50))
    var random = SplitMix64(seed: 20_261_120)
    let kills = Proofs.count(12, all: 200)
    let start = ContinuousClock.now
    var (number, inTheMiddle, halfWritten, tooLate) = (0, 0, 0, 0)
    // On a busy machine an aimed kill can come too late; then more are needed.
    while number < kills || inTheMiddle < kills / 3 {
      try #require(number < kills * 4, "\(inTheMiddle) of \(number) kills hit in the middle")
      let scratch = try Scratch(journal.before)
      let run = try RunningProgram.jobjournal(TickedJournal.arguments(scratch))
      if number.isMultiple(of: 2) {
        Self.pause(journal.duration * Double.random(in: 0..<1, using: &random))
      } else {
        let file = journal.applications.randomElement(using: &random) ?? ""
        Self.wait(for: file, in: scratch, of: run)
        // At once, or within about the time that it takes to write one file.
        if Bool.random(using: &random) {
          Self.pause(.microseconds(Int.random(in: 0..<2000, using: &random)))
        }
      }
      run.kill()
      if run.wait() != .killed(signal: SIGKILL) { tooLate += 1 }
      number += 1

      let contents = try scratch.contents()
      var new = 0
      for (path, text) in contents {
        if path.hasPrefix(".jobjournal") {
          halfWritten += 1
          continue
        }
        let isNew = text == journal.after[path]
        #expect(isNew || text == journal.before[path], "\(path) is neither old nor new")
        if isNew { new += 1 }
      }
      #expect(Set(contents.keys).isSuperset(of: journal.before.keys))
      if contents["AGENDA.md"] == journal.after["AGENDA.md"] {
        // Its ticks are gone: every single one must be in an application.
        #expect(new == journal.after.count)
      } else if new > 0 || contents.count > journal.before.count {
        inTheMiddle += 1
      }
      #expect(HeldLock.isFree(scratch.folder))

      let next = try Program.run(TickedJournal.arguments(scratch))
      #expect(next.status == 0)
      #expect(next.errors.isEmpty)
      #expect(try scratch.contents() == journal.after)
    }
    Proofs.report(
      "\(number) kills in \(journal.ticks) ticks of \(journal.duration): \(inTheMiddle) in the"
        + " middle of the writing, \(halfWritten) of them of one file, \(tooLate) too late;"
        + " \(ContinuousClock.now - start)")
  }

  @Test("A run that is killed while it holds the lock leaves none behind")
  func lockOfKilled() throws {
    let journal = try TickedJournal.small()
    let (scratch, run) = try Self.stopped(in: journal)
    #expect(!HeldLock.isFree(scratch.folder))
    let next = try RunningProgram.jobjournal(TickedJournal.arguments(scratch))
    while try !next.errors.contains("waiting"), !next.hasEnded { Self.pause(.milliseconds(5)) }
    #expect(!next.hasEnded)
    run.kill()
    #expect(run.wait() == .killed(signal: SIGKILL))
    #expect(next.wait() == .exited(0))
    #expect(try scratch.contents() == journal.after)
    #expect(HeldLock.isFree(scratch.folder))
  }

  @Test("A run that has to wait says so, and goes on when the other one is done")
  func waiting() throws {
    let journal = try TickedJournal.small()
    let scratch = try Scratch(journal.before)
    let lock = try #require(HeldLock(scratch.folder))
    let run = try RunningProgram.jobjournal(TickedJournal.arguments(scratch))
    while try run.errors.isEmpty, !run.hasEnded { Self.pause(.milliseconds(5)) }
    #expect(try run.errors == "waiting for another run of jobjournal …\n")
    #expect(!run.hasEnded)
    #expect(try scratch.contents() == journal.before)
    lock.release()
    #expect(run.wait() == .exited(0))
    #expect(try scratch.contents() == journal.after)
  }

  @Test(
    "What only reads waits for nobody",
    arguments: [
      ["agenda", "--check"], ["agenda", "--dry-run"], ["agenda", "--output", "-"], ["list"],
      ["log", "100", "Heard: soon", "--dry-run"], ["lint", "--fail-on", "never"], ["show", "100"],
    ])
  func reading(command: [String]) throws {
    let journal = try TickedJournal.small()
    let scratch = try Scratch(journal.before)
    let lock = try #require(HeldLock(scratch.folder))
    let place = ["--journal", scratch.path, "--today", TickedJournal.today]
    let outcome = try Program.run(command + place)
    #expect(outcome.status == (command.contains("--check") ? 1 : 0))
    #expect(!outcome.errors.contains("waiting"))
    #expect(try scratch.contents() == journal.before)
    lock.release()
  }

  /// How another program writes a file.
  enum Writer: CaseIterable { case inPlace, byRenaming }

  @Test(
    "An application that changes after it was read is left alone, and its ticks stay, status 4",
    arguments: Writer.allCases)
  func changedApplication(writer: Writer) throws {
    let journal = try TickedJournal.small()
    let (scratch, run) = try Self.stopped(in: journal)
    let last = try #require(journal.applications.last)
    let theirs = try #require(journal.before[last]) + Data("\nThey have a dry dock.\n".utf8)
    try Self.write(theirs, to: last, in: scratch, writer)
    run.goOn()
    #expect(run.wait() == .exited(4))
    #expect(try run.errors.contains("\(last) was not written: it has changed since it was read"))
    let contents = try scratch.contents()
    #expect(contents[last] == theirs)
    for file in journal.applications.dropLast() { #expect(contents[file] == journal.after[file]) }
    let ticked = try scratch.read("AGENDA.md").split(separator: "\n").filter {
      $0.hasPrefix("- [x] ")
    }
    #expect(ticked.count == journal.ticks / journal.applications.count)
    #expect(ticked.allSatisfy { $0.contains("<!-- \(last.dropLast(3))#") })
    #expect(contents.count == journal.before.count)

    let next = try Program.run(TickedJournal.arguments(scratch))
    #expect(next.status == 0)
    var expected = journal.after
    expected[last] = nil
    var now = try scratch.contents()
    let new = now.removeValue(forKey: last).map { String(decoding: $0, as: UTF8.self) } ?? ""
    #expect(now == expected)
    #expect(new.contains("\nThey have a dry dock.\n"))
    #expect(new.ranges(of: "\n- 2026-11-20 ").count + new.ranges(of: "\n- [x] ").count == 20)
  }

  @Test(
    "An agenda file that changes after it was read is left alone, status 4",
    arguments: Writer.allCases)
  func changedAgenda(writer: Writer) throws {
    let journal = try TickedJournal.small()
    let (scratch, run) = try Self.stopped(in: journal)
    let theirs = try #require(journal.before["AGENDA.md"]) + Data("\nBuy tea.\n".utf8)
    try Self.write(theirs, to: "AGENDA.md", in: scratch, writer)
    run.goOn()
    #expect(run.wait() == .exited(4))
    let message = "AGENDA.md was not written: it has changed since it was read; run it again"
    #expect(try run.errors.contains(message))
    var expected = journal.after
    expected["AGENDA.md"] = theirs
    #expect(try scratch.contents() == expected)

    let next = try Program.run(TickedJournal.arguments(scratch))
    #expect(next.status == 0)
    #expect(next.errors.isEmpty)
    expected["AGENDA.md"] = journal.after["AGENDA.md"].map { $0 + Data("\nBuy tea.\n".utf8) }
    #expect(try scratch.contents() == expected)
  }

  // MARK: Moments

  /// A run that stands still after its first file and before its last.
  private static func stopped(in journal: TickedJournal) throws -> (Scratch, RunningProgram) {
    for _ in 0..<20 {
      let scratch = try Scratch(journal.before)
      let run = try RunningProgram.jobjournal(TickedJournal.arguments(scratch))
      wait(for: journal.applications[0], in: scratch, of: run)
      guard run.stop() else { continue }
      let names = [journal.applications[journal.applications.count - 1], "AGENDA.md"]
      let hidden = try scratch.contents().filter { $0.key.hasPrefix(".") }.values
      // Not while one of the two is about to be renamed: then it has been compared already.
      if try names.allSatisfy({ try scratch.contents()[$0] == journal.before[$0] }),
        !hidden.contains(where: { text in names.contains { journal.after[$0] == text } })
      {
        return (scratch, run)
      }
    }
    struct TooFast: Error {}
    throw TooFast()
  }

  /// Until a file is changed, or the run has ended without. Without a pause: a file that is written
  /// in place is in pieces for microseconds only.
  private static func wait(for file: String, in scratch: Scratch, of run: RunningProgram) {
    let path = scratch.folder.appending(path: file).path
    let old = Scratch.Stamp(path)
    while Scratch.Stamp(path) == old, !run.hasEnded {}
  }

  private static func pause(_ duration: Duration) {
    Thread.sleep(forTimeInterval: duration / .seconds(1))
  }

  private static func write(
    _ text: Data, to path: String, in scratch: Scratch, _ writer: Writer
  ) throws {
    try text.write(
      to: scratch.folder.appending(path: path), options: writer == .byRenaming ? .atomic : [])
  }
}

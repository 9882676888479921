import Foundation
import TestSupport
import Testing

/// Many runs on one journal at the same time.
@Suite struct ConcurrencyTests {
  private static let today = ["--today", "2026-11-20"]

  private static func application(_ name: String) -> String {
    "---\ncompany: \(name)\nrole: Pilot\napplied: 2026-11-02\n---\n\n## Log\n\n- 2026-11-02 Applied\n"
  }

  /// One process after the other, until one fails.
  private static func worker(
    _ number: Int, into file: Int, entries: Int, in scratch: Scratch
  ) throws -> RunningProgram {
    let script = """
      entry=1
      while [ $entry -le $1 ]; do
        "$4" log "$3" "Heard: $2, number $entry" --journal "$5" --today 2026-11-20 || exit
        entry=$((entry + 1))
      done
      """
    return try RunningProgram.shell(
      script,
      ["\(entries)", "worker \(number)", "ferry-\(file)", Program.executable.path, scratch.path])
  }

  @Test("Entries that are added at the same time are all there, each once", arguments: [1, 7])
  func entries(files: Int) throws {
    let names = (0..<files).map { "ferry-\($0)" }
    let scratch = try Scratch(
      Dictionary(uniqueKeysWithValues: names.map { ("\($0).md", Self.application($0)) }))
    let start = ContinuousClock.now
    let workers = Proofs.count(6, all: 20)
    let entries = Proofs.count(5, all: 50)
    let runs = try (0..<workers).map { number in
      try Self.worker(number, into: number % files, entries: entries, in: scratch)
    }
    for run in runs {
      #expect(run.wait() == .exited(0))
      let others = try run.errors.split(separator: "\n").filter { !$0.hasPrefix("waiting for") }
      #expect(others.isEmpty)
    }
    for (file, name) in names.enumerated() {
      let lines = try scratch.read("\(name).md").split(separator: "\n")
      let expected = (0..<workers).filter { $0 % files == file }.flatMap { number in
        (1...entries).map { "- 2026-11-20 Heard: worker \(number), number \($0)" }
      }
      #expect(lines.filter { $0.contains("Heard") }.sorted() == expected.map { $0[...] }.sorted())
    }
    #expect(try scratch.contents().count == files)
    Proofs.report(
      "\(workers * entries) entries by \(workers) at the same time into \(files) files,"
        + " \(ContinuousClock.now - start)")
  }

  @Test("Entries and ticks at the same time are all recorded, each once")
  func ticks() throws {
    let journal = try TickedJournal(files: Proofs.count(3, all: 12))
    let scratch = try Scratch(journal.before)
    let workers = Proofs.count(4, all: 16)
    let entries = Proofs.count(4, all: 25)
    try scratch.write(Self.application("Ferry"), to: "ferry-0.md")
    let agendas = try (0..<3).map { _ in
      try RunningProgram.jobjournal(TickedJournal.arguments(scratch))
    }
    let logs = try (0..<workers).map { number in
      try Self.worker(number, into: 0, entries: entries, in: scratch)
    }
    for run in agendas + logs { #expect(run.wait() == .exited(0)) }
    for run in agendas { #expect(try !run.errors.contains("not recorded")) }
    let written = try scratch.contents()
    for file in journal.applications { #expect(written[file] == journal.after[file]) }
    let lines = try scratch.read("ferry-0.md").split(separator: "\n").filter {
      $0.contains("Heard: worker")
    }
    #expect(lines.count == workers * entries)
    #expect(Set(lines).count == workers * entries)
    #expect(written.count == journal.before.count + 1)
    #expect(HeldLock.isFree(scratch.folder))
  }

  @Test("While another program keeps rewriting a file, nothing of it is ever overwritten")
  func rewriting() throws {
    let scratch = try Scratch(["ferry-0.md": ""])
    let url = scratch.folder.appending(path: "ferry-0.md")
    let wanted = Proofs.count(5, all: 100)
    var (version, refused, recorded) = (0, 0, 0)
    func rewrite() throws {
      version += 1
      let text = Self.application("Ferry") + "- 2026-11-03 Heard: version \(version)\n"
      try Data(text.utf8).write(to: url, options: .atomic)
    }
    let words = ["log", "ferry-0", "Heard: a horn", "--journal", scratch.path] + Self.today
    while refused < wanted {
      try #require(recorded < 20 * wanted)
      try rewrite()
      let run = try RunningProgram.jobjournal(words)
      while !run.hasEnded { try rewrite() }
      let text = try scratch.read("ferry-0.md")
      guard run.wait() == .exited(4) else {
        #expect(run.wait() == .exited(0))
        recorded += 1
        continue
      }
      refused += 1
      #expect(try run.errors.contains("ferry-0.md was not written: it has changed since it was"))
      #expect(text == Self.application("Ferry") + "- 2026-11-03 Heard: version \(version)\n")
      #expect(try scratch.contents().count == 1)
    }
    Proofs.report("\(refused) runs refused, \(recorded) not, while \(version) versions were saved")
  }
}

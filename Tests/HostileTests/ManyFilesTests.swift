import Foundation
import FollowUp
import Journal
import Store
import Syntax
import TestSupport
import Testing
import Views

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Whatever there is many of takes a journal no more time for each than few of it take.
///
/// Files are read on all cores: in a process of its own, no other test's time is counted.
@Suite(.serialized) struct ManyFilesTests {
  /// A thing there may be many of, by its number.
  private typealias Write = (Scratch, _ number: Int) throws -> Void

  private static let few = 1000
  private static let many = Proofs.count(10_000, all: 100_000)

  /// How much longer each of many may take than each of few.
  private static let most = 3.0

  /// Reads as the program does, up to the agenda's text.
  private static func read(_ root: String) throws -> Assessment {
    let journal = try LoadedJournal(try JournalFolder.find(from: root))
    let assessment = journal.assessment(on: try day(HostileFile.today))
    let agenda = Agenda(assessment, horizon: 14, includesRecord: true)
    _ = AgendaMarkdown(agenda).text(replacing: try AgendaFile(nil))
    return assessment
  }

  /// Writes few and then more of something, and reads both.
  private static func compare(
    _ what: String, many: Int = many, _ write: Write, _ check: (Assessment, _ count: Int) -> Void
  ) throws {
    let scratch = try Scratch()
    func costOfEach(_ count: Int, runs: Int) throws -> Double {
      let cost = try HostileFile.cost(runs: runs, by: CLOCK_PROCESS_CPUTIME_ID) {
        check(try read(scratch.path), count)
      }
      return cost / Double(count)
    }
    for number in 0..<few { try write(scratch, number) }
    let eachOfFew = try costOfEach(few, runs: 3)
    for number in few..<many { try write(scratch, number) }
    let eachOfMany = try costOfEach(many, runs: 1)
    #expect(eachOfMany / eachOfFew <= most)
    Proofs.report("\(what), \(many) compared with \(few): \(eachOfMany / eachOfFew)")
  }

  /// Passes on what a process has reported.
  private static func tell(_ result: ExitTest.Result?) {
    guard let output = result?.standardOutputContent else { return }
    for line in String(decoding: output, as: UTF8.self).split(separator: "\n") {
      if let figures = line.firstRange(of: "Proof: ") {
        Proofs.report(String(line[figures.upperBound...]))
      }
    }
  }

  private static func make(_ text: String, _ path: String) throws {
    let descriptor = open(path, O_CREAT | O_WRONLY, 0o600)
    let bytes = Array(text.utf8)
    let isWritten = pwrite(descriptor, bytes, bytes.count, 0) == bytes.count
    close(descriptor)
    try #require(isWritten)
  }

  @Test("Many small applications take as long as their number says")
  func applications() async {
    let result = await #expect(
      processExitsWith: .success, observing: [\.standardOutputContent]
    ) {
      try ManyFilesTests.compare("applications") { scratch, number in
        try ManyFilesTests.make(
          "---\ncompany: Firm \(number)\nrole: Editor\napplied: 2026-11-02\n---\n",
          "\(scratch.path)/f\(number).md")
      } _: { assessment, count in
        #expect(assessment.search.standings.count == count)
      }
    }
    Self.tell(result)
  }

  @Test("Many applications for one job take as long as their number says")
  func sameJob() async {
    let result = await #expect(
      processExitsWith: .success, observing: [\.standardOutputContent]
    ) {
      try ManyFilesTests.compare("applications for one job") { scratch, number in
        try ManyFilesTests.make(
          "---\ncompany: Firm\nrole: Editor\napplied: 2026-11-02\n"
            + "contact: Ana Ruiz\n---\n\n# Log\n\n- 2026-11-12 Heard: x\n",
          "\(scratch.path)/f\(number).md")
      } _: { assessment, count in
        #expect(assessment.search.standings.count == count)
      }
    }
    Self.tell(result)
  }

  @Test("Many entries take as long as their number says, in as many files as they need")
  func entries() async {
    let result = await #expect(
      processExitsWith: .success, observing: [\.standardOutputContent]
    ) {
      let line = "- 2026-11-12 Heard: x\n"
      let head = "---\ncompany: Firm\nrole: Editor\n---\n\n# Log\n\n"
      // As many as a file holds.
      let perFile = (SourceText.sizeLimit - head.utf8.count) / line.utf8.count
      try ManyFilesTests.compare("entries", many: Proofs.count(20_000, all: 100_000)) {
        scratch, number in
        let path = "\(scratch.path)/f\(number / perFile).md"
        let isFirst = number.isMultiple(of: perFile)
        let descriptor = open(path, O_CREAT | O_WRONLY | O_APPEND, 0o600)
        let bytes = Array((isFirst ? head + line : line).utf8)
        #expect(write(descriptor, bytes, bytes.count) == bytes.count)
        close(descriptor)
      } _: { assessment, count in
        let entries = assessment.search.standings.map(\.application.entries.count)
        #expect(entries.reduce(0, +) == count)
      }
    }
    Self.tell(result)
  }

  @Test("Many plain notes take as long as their number says")
  func notes() async {
    let result = await #expect(
      processExitsWith: .success, observing: [\.standardOutputContent]
    ) {
      try ManyFilesTests.compare("notes") { scratch, number in
        try ManyFilesTests.make("A note of mine.\n", "\(scratch.path)/n\(number).md")
      } _: { assessment, _ in
        #expect(assessment.search.standings.isEmpty && assessment.findings.isEmpty)
      }
    }
    Self.tell(result)
  }

  @Test("Many broken files are each reported, and take as long as their number says")
  func broken() async {
    let result = await #expect(
      processExitsWith: .success, observing: [\.standardOutputContent]
    ) {
      try ManyFilesTests.compare("broken files") { scratch, number in
        try ManyFilesTests.make("---\ncompany: [\n---\n", "\(scratch.path)/b\(number).md")
      } _: { assessment, count in
        #expect(assessment.findings.count { $0.rule == .frontMatterInvalid } == count)
      }
    }
    Self.tell(result)
  }

  @Test("Many folders take as long as their number says")
  func folders() async {
    let result = await #expect(
      processExitsWith: .success, observing: [\.standardOutputContent]
    ) {
      try ManyFilesTests.compare("folders", many: 10_000) { scratch, number in
        #expect(mkdir("\(scratch.path)/d\(number)", 0o700) == 0)
        try ManyFilesTests.make("A note of mine.\n", "\(scratch.path)/d\(number)/n.md")
      } _: { assessment, _ in
        #expect(assessment.search.standings.isEmpty && assessment.findings.isEmpty)
      }
    }
    Self.tell(result)
  }
}

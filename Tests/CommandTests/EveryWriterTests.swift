import Foundation
import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A journal before a command that writes, and after one that nothing disturbs.
private struct Course {
  let before: [String: Data]
  let after: [String: Data]
  /// What is said when nothing goes wrong.
  let errors: String
  private let words: [String]
  private let first: Scratch

  /// - Parameter more: Other files of the journal.
  init(_ command: WritingCommand, more: [String: String] = [:]) throws {
    (first, words) = try command.journal()
    for (path, text) in more { try first.write(text, to: "journal/\(path)") }
    before = try first.contents()
    let copy = try Scratch(before)
    let run = try RunningProgram(Self.command(words, from: first, to: copy))
    let ending = run.wait()
    errors = try run.errors.replacing(copy.path, with: "")
    try #require(ending == .exited(0), "\(errors)")
    after = try copy.contents()
    try #require(after != before)
  }

  private static func command(
    _ words: [String], from first: Scratch, to copy: Scratch
  ) -> [String] {
    [Program.executable.path] + words.map { $0.replacing(first.path, with: copy.path) }
  }

  /// The same journal once more, and what to run in it.
  func again() throws -> (scratch: Scratch, command: [String]) {
    let copy = try Scratch(before)
    return (copy, Self.command(words, from: first, to: copy))
  }

  /// Every file is the old or the new one, to the last byte.
  ///
  /// - Parameter leavesWork: Whether what was being written may lie beside it.
  func expectWhole(
    _ scratch: Scratch, leavesWork: Bool = false, except partial: String? = nil, _ what: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let now = try scratch.contents()
    for (path, text) in now where path != "log" && path != partial {
      let isWork = path.contains("/.jobjournal-") && path.hasSuffix(".tmp")
      #expect(
        isWork ? leavesWork : text == before[path] || text == after[path] || keepsTick(path, text),
        "\(what): \(path) is neither old nor new", sourceLocation: sourceLocation)
    }
    #expect(
      Set(now.keys).isSuperset(of: before.keys), "\(what)", sourceLocation: sourceLocation)
  }
}

/// Whether it is an agenda that says why a tick of its could not be recorded, to its last line.
private func keepsTick(_ path: String, _ data: Data) -> Bool {
  let text = String(decoding: data, as: UTF8.self)
  return path == "journal/AGENDA.md" && text.contains("\n- [x] Thank Piet Aerts")
    && text.contains("*Not recorded:*") && text.hasSuffix("<!-- jobjournal agenda ends -->\n")
}

/// What every command that writes does when something goes wrong.
@Suite struct EveryWriterTests {
  // MARK: Faults at each call

  /// The calls by which files are made and changed; by their names on any processor.
  private static let calls = [
    "write", "fsync", "rename", "renameat", "renameat2", "link", "linkat", "unlink", "unlinkat",
    "mkdir", "mkdirat", "fchmod", "fchown", "flock",
  ]

  enum Fault: String, CaseIterable {
    case killed = "signal=KILL"
    case ioError = "error=EIO"
  }

  @Test(
    "Whatever goes wrong at whichever call, every file is the old or the new one",
    .enabled(if: Tracer.isThere, "strace cannot run here; the kills at random stand for it"),
    arguments: WritingCommand.allCases, Fault.allCases)
  func everyCall(command: WritingCommand, fault: Fault) throws {
    let course = try Course(command)
    let set = Self.calls.map { "?" + $0 }.joined(separator: ",")
    let (scratch, words) = try course.again()
    let counted = try RunningProgram(
      Tracer.command(["-e", "trace=\(set)"], log: scratch.path + "/log", words))
    try #require(counted.wait() == .exited(0))
    let log = try scratch.read("log")
    var hits = 0
    for call in Self.calls {
      let count = log.split(separator: "\n").count { line in
        line.drop { $0.isNumber || $0 == " " }.hasPrefix(call + "(")
      }
      for number in 0..<count {
        let (scratch, words) = try course.again()
        let inject = "inject=\(call):\(fault.rawValue):when=\(number + 1)"
        let run = try RunningProgram(
          Tracer.command(
            ["-e", "trace=\(call)", "-e", inject], log: scratch.path + "/log", words))
        let what = "\(call) \(number + 1)"
        // The threads of the runtime do not make the same calls each time.
        let ending = run.wait()
        if ending != .exited(0) { hits += 1 }
        let endings: [RunningProgram.Ending] =
          fault == .killed
          ? [.exited(0), .killed(signal: SIGKILL)] : [0, 2, 3, 4].map { .exited($0) }
        #expect(endings.contains(ending), "\(what)")
        // What cannot be removed stays.
        try course.expectWhole(
          scratch, leavesWork: fault == .killed || call.hasPrefix("unlink"), what)
      }
    }
    #expect(hits > 2)
  }

  // MARK: Handles

  @Test("32 open files are enough", arguments: WritingCommand.allCases)
  func fewHandles(command: WritingCommand) throws {
    let course = try Course(command, more: Self.many)
    let (scratch, words) = try course.again()
    let run = try RunningProgram.shell(#"ulimit -n 32; exec "$@""#, words)
    let (ending, errors) = (run.wait(), try run.errors)
    #expect(ending == .exited(0), "\(errors)")
    #expect(try scratch.contents() == course.after)
  }

  @Test("With too few open files nothing is half written", arguments: WritingCommand.allCases)
  func tooFewHandles(command: WritingCommand) throws {
    let course = try Course(command, more: Self.many)
    for limit in 4...10 {
      let (scratch, words) = try course.again()
      let run = try RunningProgram.shell("ulimit -n \(limit); exec \"$@\"", words)
      // The system cannot load the program with the fewest, nor can the runtime start its threads.
      var (isKilled, isPartial) = (false, false)
      switch run.wait() {
      case .exited(0): #expect(try scratch.contents() == course.after, "\(limit) files")
      case .exited(let status):
        #expect([2, 3, 4, 127].contains(status), "\(limit) files")
        #expect(try !(run.errors + run.output).isEmpty, "\(limit) files")
        // It is told to be made of the files that could be read.
        isPartial = status == 3 && command.isView
      case .killed(let signal):
        isKilled = true
        #expect([SIGILL, SIGTRAP].contains(signal))
      }
      try course.expectWhole(
        scratch, leavesWork: isKilled, except: isPartial ? "journal/" + command.file : nil,
        "\(limit) files")
    }
  }

  private static let many = Dictionary(
    uniqueKeysWithValues: (100..<160).map { number in
      ("old/\(number).md", "---\ncompany: Firm \(number)\nrole: Cook\nclosed: 2026-10-01\n---\n")
    })

  // MARK: Nobody reads

  @Test("Where nobody reads what is printed, it ends quietly", arguments: WritingCommand.allCases)
  func brokenPipe(command: WritingCommand) throws {
    let course = try Course(command)
    let (scratch, words) = try course.again()
    let pipe = try RunningServer.pipe()
    close(pipe.read)
    let nothing = open("/dev/null", O_RDONLY | O_CLOEXEC)
    defer { for descriptor in [pipe.write, nothing] { close(descriptor) } }
    let run = try RunningProgram(words, pipes: (input: nothing, output: pipe.write))
    let ending = run.wait()
    #expect([.exited(0), .killed(signal: SIGPIPE)].contains(ending), "\(ending)")
    let errors = try run.errors.replacing(scratch.path, with: "")
    #expect(course.errors.hasPrefix(errors), "\(errors)")
    try course.expectWhole(scratch, "nobody reads")
  }

  @Test(
    "Nothing that is printed gets into a file, whatever is closed",
    arguments: WritingCommand.allCases)
  func closedStreams(command: WritingCommand) throws {
    let course = try Course(command)
    for closed in ["<&-", ">&-", "2>&-", ">&- 2>&-", "<&- >&-", "<&- >&- 2>&-"] {
      let (scratch, words) = try course.again()
      let run = try RunningProgram.shell("exec \"$@\" \(closed)", words)
      let ending = run.wait()
      #expect([.exited(0), .exited(3)].contains(ending), "\(closed): \(ending)")
      try course.expectWhole(scratch, closed)
    }
  }

  // MARK: Two at once

  @Test(
    "Two runs at the same time write what they write one after the other",
    arguments: WritingCommand.allCases)
  func twice(command: WritingCommand) throws {
    let course = try Course(command)
    let (inTurn, words) = try course.again()
    for _ in 0..<2 { _ = try RunningProgram(words).wait() }
    for _ in 0..<Proofs.count(2, all: 50) {
      let (scratch, words) = try course.again()
      let runs = try [RunningProgram(words), RunningProgram(words)]
      for run in runs {
        let (ending, errors) = (run.wait(), try run.errors)
        #expect([.exited(0), .exited(4)].contains(ending), "\(ending) \(errors)")
      }
      #expect(try scratch.contents() == inTurn.contents())
    }
  }
}

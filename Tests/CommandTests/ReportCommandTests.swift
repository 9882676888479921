import Foundation
import TestSupport
import Testing

private let note = """
  ---
  company: Ostwind Rowing
  role: Coach
  applied: 2026-11-09
  contact: Piet Aerts
  ---

  ## Interview 2026-11-16

  - With: Piet Aerts (Head Coach)

  """

private let today = ["--today", "2026-11-21"]

@Suite struct ReportCommandTests {
  @Test("The page is printed, or written into a file, and is the same on the same day")
  func output() throws {
    let scratch = try Scratch(["ostwind.md": note])
    let printed = try Program.run(["report"] + today, in: scratch.folder)
    #expect(printed.status == 0, "\(printed.errors)")
    #expect(printed.output.hasPrefix("<!DOCTYPE html>"))
    #expect(printed.output.contains("Thank Piet Aerts"))
    for _ in 1...2 {
      let written = try Program.run(
        ["report", "--output", "report.html"] + today, in: scratch.folder)
      #expect(written.status == 0, "\(written.errors)")
      #expect(written.output.isEmpty)
      #expect(try scratch.read("report.html") == printed.output)
    }
  }

  @Test("A file that holds anything else than a page is left alone, status 4")
  func overwriting() throws {
    let scratch = try Scratch(["ostwind.md": note])
    let outcome = try Program.run(["report", "--output", "ostwind.md"] + today, in: scratch.folder)
    #expect(outcome.status == 4)
    #expect(outcome.errors.contains("ostwind.md holds something else"))
    #expect(try scratch.read("ostwind.md") == note)
    let missing = try Program.run(["report", "--output", "no/r.html"] + today, in: scratch.folder)
    #expect(missing.status == 3)
  }

  @Test("Redacted, the page names nobody")
  func redact() throws {
    let scratch = try Scratch(["ostwind.md": note])
    let page = try Program.run(["report", "--redact"] + today, in: scratch.folder).output
    #expect(page.contains("Thank Person 1"))
    for name in ["Ostwind", "ostwind", "Piet", "Aerts"] { #expect(!page.contains(name)) }
  }

  @Test("The proof lists the applications between two days")
  func proof() throws {
    let scratch = try Scratch([
      "ostwind.md": note, "jobjournal.yml": "from: Jule Sander <jule@sander.example>\n",
    ])
    let page = try Program.run(
      ["report", "--proof", "--from", "2026-11-01", "--to", "today"] + today, in: scratch.folder)
    #expect(page.status == 0)
    #expect(page.output.contains("Ostwind Rowing"))
    #expect(page.output.contains("Jule Sander"))
    #expect(page.errors.contains("“today” is Sat 2026-11-21"))
  }

  @Test(
    "What does not go together is refused, with what to write",
    arguments: [
      (["--proof"], "--from 2026-11-01 --to"), (["--proof", "--from", "2026-11-01"], "--to"),
      (["--proof", "--redact", "--from", "today", "--to", "today"], "leave one of them out"),
      (["--from", "2026-11-01"], "--proof"),
      (["--proof", "--from", "2026-11-09", "--to", "2026-11-01"], "exchange them"),
      (["--proof", "--from", "soon", "--to", "today"], "“soon” is not a date"),
    ])
  func refusals(arguments: [String], advice: String) throws {
    let scratch = try Scratch(["ostwind.md": note])
    let outcome = try Program.run(["report"] + arguments + today, in: scratch.folder)
    #expect(outcome.status == 2)
    #expect(outcome.output.isEmpty)
    #expect(outcome.errors.contains(advice), "\(outcome.errors)")
  }

  @Test("A terminal gets no page, but a sentence on where to put it")
  func terminal() throws {
    let scratch = try Scratch(["ostwind.md": note])
    // Either side of a made-up terminal is one.
    let terminal = open("/dev/ptmx", O_RDWR | O_NOCTTY)
    try #require(isatty(terminal) == 1)
    let process = Process()
    process.executableURL = Program.executable
    process.arguments = ["report"] + today
    process.currentDirectoryURL = scratch.folder
    process.environment = Program.variables
    process.standardOutput = FileHandle(fileDescriptor: terminal, closeOnDealloc: true)
    let errors = Pipe()
    process.standardError = errors
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 2)
    let text = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    #expect(text.contains("--output report.html"))
  }
}

import Foundation
import TestSupport
import Testing

private let notes = """
  ---
  company: Ostwind Rowing
  role: Coach
  applied: 2026-11-02
  ---

  ## Interview 2026-11-16 10:00

  - With: Piet Aerts (Head Coach)

  """

@Suite struct ExportCommandTests {
  private func run(
    _ arguments: String..., in scratch: Scratch, today: String = "2026-11-17"
  ) throws -> Program.Outcome {
    try Program.run(arguments + ["--today", today], in: scratch.folder)
  }

  @Test(
    "Each format is printed, or written into the file that is named",
    arguments: [
      ("json", "{\n  \"version\": 1,"), ("ics", "BEGIN:VCALENDAR\r\n"), ("vcf", "BEGIN:VCARD\r\n"),
    ])
  func formats(format: String, start: String) throws {
    let scratch = try Scratch(["ostwind.md": notes])
    let printed = try run("export", format, in: scratch)
    #expect(printed.status == 0, "\(printed.errors)")
    #expect(printed.output.hasPrefix(start))
    let written = try run("export", format, "--output", "out", in: scratch)
    #expect(written.status == 0 && written.output.isEmpty)
    #expect(try scratch.read("out") == printed.output)
  }

  @Test("The calendar of the record is the agenda's with --all")
  func all() throws {
    let scratch = try Scratch(["ostwind.md": notes])
    let record = try run("export", "ics", in: scratch)
    #expect(record.output == (try run("agenda", "--format", "ics", "--all", in: scratch)).output)
    let ahead = try run("agenda", "--format", "ics", in: scratch)
    #expect(ahead.output.contains("Thank Piet Aerts"))
    #expect(!ahead.output.contains("Interview: Ostwind"))
  }

  @Test("A calendar file is brought up to date, and not touched where nothing is new")
  func update() throws {
    let scratch = try Scratch(["ostwind.md": notes])
    let command = ["agenda", "--format", "ics", "--output", "a.ics", "--today"]
    func update(_ day: String, _ options: String...) throws -> Program.Outcome {
      try Program.run(command + [day] + options, in: scratch.folder)
    }
    #expect(try update("2026-11-17", "--check").status == 1)
    #expect(try update("2026-11-17").status == 0)
    let first = try scratch.read("a.ics")
    let file = scratch.folder.appending(path: "a.ics").path
    let date = Date(timeIntervalSince1970: 1_000_000_000)
    try FileManager.default.setAttributes([.modificationDate: date], ofItemAtPath: file)
    #expect(try update("2026-11-18", "--check").status == 0)
    #expect(try update("2026-11-18").status == 0)
    let attributes = try FileManager.default.attributesOfItem(atPath: file)
    #expect(attributes[.modificationDate] as? Date == date)

    try scratch.write(
      notes + "\n## Log\n\n- 2026-11-18 Thank-you: Piet Aerts\n", to: "ostwind.md")
    let difference = try update("2026-11-18", "--dry-run")
    #expect(difference.output.contains("+COMPLETED:20261118T120000Z"))
    #expect(try scratch.read("a.ics") == first)
    #expect(try update("2026-11-18").status == 0)
    #expect(try scratch.read("a.ics").contains("STATUS:COMPLETED"))
  }

  @Test(
    "What is no calendar of ours is left as it is",
    arguments: [
      "agenda --format ics", "export ics",
    ])
  func foreign(command: String) throws {
    let calendar = "BEGIN:VCALENDAR\r\nPRODID:-//mine//EN\r\nEND:VCALENDAR\r\n"
    let scratch = try Scratch(["ostwind.md": notes, "mine.ics": calendar])
    for name in ["ostwind.md", "mine.ics"] {
      let outcome = try Program.run(
        command.split(separator: " ").map(String.init)
          + ["--output", name, "--today", "2026-11-17"], in: scratch.folder)
      #expect(outcome.status == 4)
      #expect(outcome.errors.contains("\(name) is "))
    }
    #expect(try scratch.read("ostwind.md") == notes)
    #expect(try scratch.read("mine.ics") == calendar)
    // An empty file is nothing to lose.
    try scratch.write("", to: "new.ics")
    #expect(try run("export", "ics", "--output", "new.ics", in: scratch).status == 0)
  }

  @Test(
    "Wrong usage is told",
    arguments: [
      ["export"], ["export", "xml"], ["agenda", "--since", "HEAD", "--format", "ics"],
      ["agenda", "--format", "ics", "--check"],
    ])
  func usage(arguments: [String]) throws {
    let scratch = try Scratch(["ostwind.md": notes])
    #expect(try Program.run(arguments, in: scratch.folder).status == 2)
  }

  @Test("A file that cannot be written is told", arguments: ["json", "ics", "vcf"])
  func unwritable(format: String) throws {
    let scratch = try Scratch(["ostwind.md": notes])
    let outcome = try run("export", format, "--output", "none/out", in: scratch)
    #expect(outcome.status == 3)
    #expect(outcome.errors.contains("none/out"))
  }
}

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

  @Test(
    "What is written can be replaced by the same kind, and takes nobody's work away",
    arguments: [
      "export json", "export ics", "export vcf", "export csv", "agenda --format json",
      "agenda --format ics", "agenda --format text", "agenda --format markdown", "report",
      "report --proof --from 2026-11-01 --to 2026-11-30",
    ])
  func replacing(command: String) throws {
    let page = "<!DOCTYPE html>\n<html><body>my page</body></html>\n"
    let scratch = try Scratch(["ostwind.md": notes, "mine": "my diary\n", "page": page, "new": ""])
    func run(_ name: String, _ day: String) throws -> Program.Outcome {
      try Program.run(
        command.split(separator: " ").map(String.init) + ["--output", name, "--today", day],
        in: scratch.folder)
    }
    for name in ["ostwind.md", "mine", "page"] {
      // An agenda in Markdown keeps what stands around its own part.
      if command.hasSuffix("markdown"), name != "ostwind.md" { continue }
      #expect(try run(name, "2026-11-17").status == 4, "\(name)")
    }
    #expect(try scratch.read("ostwind.md") == notes)
    #expect(try scratch.read("mine").hasSuffix("my diary\n"))
    #expect(try scratch.read("page").hasSuffix(page))
    #expect(try run("new", "2026-11-17").status == 0)
    let first = try scratch.read("new")
    try scratch.write(notes.replacing("Ostwind", with: "Nordwind"), to: "ostwind.md")
    #expect(try run("new", "2026-11-18").status == 0)
    #expect(try scratch.read("new") != first)
    #expect(try run("", "2026-11-18").status == 2)
  }

  @Test("Nothing is cancelled because a file cannot be read for a while")
  func unread() throws {
    let scratch = try Scratch(["ostwind.md": notes])
    let command = ["export", "ics", "--output", "a.ics", "--today", "2026-11-17"]
    #expect(try Program.run(command, in: scratch.folder).status == 0)
    let before = try scratch.read("a.ics")
    try Data(notes.utf8 + [0xFF]).write(to: scratch.folder.appending(path: "ostwind.md"))
    let outcome = try Program.run(command, in: scratch.folder)
    #expect(outcome.status == 3)
    #expect(outcome.errors.contains("a.ics is left as it is: ostwind.md could not be read"))
    #expect(try scratch.read("a.ics") == before)
  }

  @Test(
    "What a result leaves out is said",
    arguments: [
      "export json", "export ics", "export csv", "export vcf", "list", "patterns",
      "agenda --format json", "report", "report --proof --from 2026-11-01 --to 2026-11-30",
    ])
  func incomplete(command: String) throws {
    let scratch = try Scratch(["ostwind.md": notes])
    try Data([0xFF]).write(to: scratch.folder.appending(path: "broken.md"))
    let outcome = try Program.run(
      command.split(separator: " ").map(String.init) + ["--today", "2026-11-17"],
      in: scratch.folder)
    #expect(outcome.errors.contains("not complete: broken.md could not be read"))
    if command.hasPrefix("report") {
      #expect(outcome.output.contains("Not complete: broken.md could not be read."))
    }
  }

  @Test("A calendar that somebody else has written into is left as it is")
  func others() throws {
    let scratch = try Scratch(["ostwind.md": notes])
    let command = ["export", "ics", "--output", "a.ics", "--today", "2026-11-17"]
    #expect(try Program.run(command, in: scratch.folder).status == 0)
    let theirs =
      "BEGIN:VEVENT\r\nUID:0b1f7c52-8f0e-4a57-9c1e-3f1f4d1f2a11\r\nSUMMARY:Dentist\r\n"
      + "DTSTART;VALUE=DATE:20261201\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    let mixed = try scratch.read("a.ics").replacing("END:VCALENDAR\r\n", with: theirs)
    try scratch.write(mixed, to: "a.ics")
    let outcome = try Program.run(command, in: scratch.folder)
    #expect(outcome.status == 4)
    #expect(outcome.errors.contains("not of this program"))
    #expect(try scratch.read("a.ics") == mixed)
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

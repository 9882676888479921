import Foundation
import TestSupport
import Testing

private let ostwind = """
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

@Suite struct AgendaCommandTests {
  @Test("The agenda is written, printed, and left alone when nothing changed")
  func write() throws {
    let scratch = try Scratch(["ostwind.md": ostwind])
    let first = try Program.run(["agenda"] + today, in: scratch.folder)
    #expect(first.status == 0)
    #expect(first.output.contains("Thank Piet Aerts — Ostwind Rowing"))
    let text = try scratch.read("AGENDA.md")
    let url = scratch.folder.appending(path: "AGENDA.md")
    let old = Date(timeIntervalSince1970: 1_000_000_000)
    try FileManager.default.setAttributes([.modificationDate: old], ofItemAtPath: url.path)
    #expect(try Program.run(["agenda"] + today, in: scratch.folder).status == 0)
    #expect(try scratch.read("AGENDA.md") == text)
    let attributes = try FileManager.default.attributesOfItem(atPath: url.path)
    #expect(attributes[.modificationDate] as? Date == old)
  }

  @Test("--check writes nothing and says by its status whether the file is stale")
  func check() throws {
    let scratch = try Scratch(["ostwind.md": ostwind])
    #expect(try Program.run(["agenda", "--check"] + today, in: scratch.folder).status == 1)
    #expect(!scratch.exists("AGENDA.md"))
    _ = try Program.run(["agenda"] + today, in: scratch.folder)
    #expect(try Program.run(["agenda", "--check"] + today, in: scratch.folder).status == 0)
    let later = ["agenda", "--check", "--today", "2026-11-30"]
    #expect(try Program.run(later, in: scratch.folder).status == 1)
  }

  @Test("What the user wrote around the generated part stays")
  func around() throws {
    let scratch = try Scratch(["ostwind.md": ostwind])
    _ = try Program.run(["agenda"] + today, in: scratch.folder)
    let text = try scratch.read("AGENDA.md")
    try scratch.write("Mine above\n\n" + text + "\nMine below\n", to: "AGENDA.md")
    _ = try Program.run(["agenda", "--today", "2026-11-30"], in: scratch.folder)
    let new = try scratch.read("AGENDA.md")
    #expect(new.hasPrefix("Mine above\n\n# Agenda"))
    #expect(new.hasSuffix("\nMine below\n"))
    #expect(new != "Mine above\n\n" + text + "\nMine below\n")
  }

  @Test("An agenda that cannot be written leaves the old one intact, status 3")
  func unwritable() throws {
    let scratch = try Scratch(["ostwind.md": ostwind, "out/keep.txt": "old"])
    for path in ["missing/AGENDA.md", "out"] {
      let file = scratch.folder.appending(path: path).path
      let outcome = try Program.run(["agenda", "--output", file] + today, in: scratch.folder)
      #expect(outcome.status == 3, "\(outcome.errors)")
      #expect(outcome.errors.contains(path))
    }
    #expect(try scratch.read("out/keep.txt") == "old")
    #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.path).count == 2)
  }

  @Test("Links lead from another folder to the applications")
  func links() throws {
    let scratch = try Scratch(["journal/ostwind.md": ostwind, "other/note.txt": ""])
    let file = scratch.folder.appending(path: "other/mine.md").path
    let journal = scratch.folder.appending(path: "journal").path
    let outcome = try Program.run(["agenda", "--journal", journal, "--output", file] + today)
    #expect(outcome.status == 0)
    #expect(try scratch.read("other/mine.md").contains("(../journal/ostwind.md#L8)"))
  }

  @Test("A broken file never stops the others")
  func broken() throws {
    let scratch = try Scratch([
      "ostwind.md": ostwind, "a.md": "---\ncompany: [\n---\n", "b.md": "---\nrole: x\n---\n",
    ])
    try Data([0x2D, 0xFF, 0x0A]).write(to: scratch.folder.appending(path: "c.md"))
    let outcome = try Program.run(["agenda", "--format", "text"] + today, in: scratch.folder)
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("Thank Piet Aerts"))
    #expect(outcome.output.contains("c.md could not be read"))
    let lint = try Program.run(["lint"] + today, in: scratch.folder)
    #expect(lint.status == 1)
    for rule in ["front-matter-invalid", "company-missing", "file-unreadable"] {
      #expect(lint.output.contains("error[\(rule)]"))
    }
  }

  @Test("An empty folder is an empty agenda and a hint")
  func empty() throws {
    let scratch = try Scratch()
    let outcome = try Program.run(["agenda"] + today, in: scratch.folder)
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("No applications yet"))
    #expect(try scratch.read("AGENDA.md").contains("No applications yet"))
  }

  @Test("The bytes do not depend on time zone or language")
  func environments() throws {
    let scratch = try Scratch(["ostwind.md": ostwind, "2026/öl.md": ostwind])
    let arguments = ["agenda", "--format", "json", "--all"] + today
    let expected = try Program.run(arguments, in: scratch.folder).output
    #expect(!expected.isEmpty)
    for (zone, language) in [
      ("Pacific/Kiritimati", "de_DE.UTF-8"), ("America/Los_Angeles", "tr_TR.UTF-8"),
      ("Asia/Kathmandu", "ja_JP.UTF-8"),
    ] {
      let other = try Program.run(
        arguments, in: scratch.folder,
        environment: ["TZ": zone, "LANG": language, "LC_ALL": language])
      #expect(other.output == expected)
    }
  }

  @Test("The day can come from the environment, and an option wins")
  func day() throws {
    let scratch = try Scratch(["ostwind.md": ostwind])
    let environment = ["JOBJOURNAL_TODAY": "2026-11-30"]
    let json = ["agenda", "--format", "json"]
    let fromEnvironment = try Program.run(json, in: scratch.folder, environment: environment)
    #expect(fromEnvironment.output.contains("\"today\": \"2026-11-30\""))
    let fromOption = try Program.run(json + today, in: scratch.folder, environment: environment)
    #expect(fromOption.output.contains("\"today\": \"2026-11-21\""))
  }

  @Test("The journal is found from a folder inside it")
  func upwards() throws {
    let scratch = try Scratch([
      "jobjournal.yml": "agenda: {file: notes/agenda.md}\n", "ostwind.md": ostwind,
      "notes/x.txt": "",
    ])
    let outcome = try Program.run(
      ["agenda"] + today, in: scratch.folder.appending(path: "notes"))
    #expect(outcome.status == 0)
    #expect(try scratch.read("notes/agenda.md").contains("(../ostwind.md#L8)"))
  }

  @Test("A link to an agenda outside the journal is not written through")
  func linkOut() throws {
    let scratch = try Scratch(["journal/ostwind.md": ostwind, "outside.md": "mine\n"])
    let journal = scratch.folder.appending(path: "journal")
    try FileManager.default.createSymbolicLink(
      at: journal.appending(path: "AGENDA.md"),
      withDestinationURL: scratch.folder.appending(path: "outside.md"))
    let outcome = try Program.run(["agenda"] + today, in: journal)
    #expect(outcome.status == 3)
    #expect(try scratch.read("outside.md") == "mine\n")
  }
}

extension AgendaCommandTests {
  @Test("Standard output takes the agenda as Markdown, and no file is written")
  func standardOutput() throws {
    let scratch = try Scratch(["ostwind.md": ostwind])
    let outcome = try Program.run(["agenda", "--output", "-"] + today, in: scratch.folder)
    #expect(outcome.output.hasPrefix("# Agenda\n"))
    #expect(!scratch.exists("AGENDA.md"))
  }

  @Test("An application is not taken for an agenda file")
  func application() throws {
    let scratch = try Scratch([
      "jobjournal.yml": "agenda: {file: ostwind.md}\n", "ostwind.md": ostwind,
    ])
    let outcome = try Program.run(["agenda"] + today, in: scratch.folder)
    #expect(outcome.status == 4)
    #expect(try scratch.read("ostwind.md") == ostwind)
  }

  @Test("A link out of the journal is not read as its agenda either")
  func linkRead() throws {
    let scratch = try Scratch([
      "journal/ostwind.md": ostwind, "outside.md": "- [x] secret\n",
    ])
    let journal = scratch.folder.appending(path: "journal")
    try FileManager.default.createSymbolicLink(
      at: journal.appending(path: "AGENDA.md"),
      withDestinationURL: scratch.folder.appending(path: "outside.md"))
    let outcome = try Program.run(["agenda", "--check"] + today, in: journal)
    #expect(outcome.status == 3)
    #expect(!outcome.errors.contains("secret"))
  }
}

@Suite struct LintCommandTests {
  @Test(
    "The threshold decides the status",
    arguments: [("error", Int32(0)), ("warning", 1), ("hint", 1), ("never", 0)])
  func failOn(level: String, status: Int32) throws {
    let scratch = try Scratch(["ostwind.md": ostwind])
    let outcome = try Program.run(["lint", "--fail-on", level] + today, in: scratch.folder)
    #expect(outcome.status == status)
    #expect(outcome.output.contains("warning[timeline-not-asked]"))
  }

  @Test("Only the rules and files that were asked for are reported")
  func selection() throws {
    let scratch = try Scratch(["a/one.md": ostwind, "two.md": ostwind])
    let rule = ["--rule", "timeline-not-asked", "process-not-asked"]
    let byRule = try Program.run(["lint", "--format", "json"] + today + rule, in: scratch.folder)
    let findings = try #require(
      try JSONSerialization.jsonObject(with: Data(byRule.output.utf8)) as? [[String: Any]])
    #expect(findings.count == 4)
    let byFile = try Program.run(["lint", "a"] + today, in: scratch.folder)
    #expect(byFile.output.contains("a/one.md:8:1"))
    #expect(!byFile.output.contains("two.md"))
  }

  @Test(
    "A group stands for all its rules",
    arguments: [
      (
        "record", ["timeline-not-asked", "process-not-asked"],
        ["thank-you-not-sent", "key-unknown"]
      ),
      ("Duty", ["thank-you-not-sent"], ["timeline-not-asked", "key-unknown"]),
      ("form", ["key-unknown"], ["timeline-not-asked", "thank-you-not-sent"]),
    ])
  func group(name: String, present: [String], absent: [String]) throws {
    let text = ostwind.replacingOccurrences(of: "contact:", with: "mood: fine\ncontact:")
    let scratch = try Scratch(["one.md": text])
    let outcome = try Program.run(["lint", "--rule", name] + today, in: scratch.folder)
    for rule in present { #expect(outcome.output.contains("[\(rule)"), "\(outcome.output)") }
    for rule in absent { #expect(!outcome.output.contains("[\(rule)"), "\(outcome.output)") }
  }

  @Test("A clean journal has nothing to report, status 0")
  func clean() throws {
    let scratch = try Scratch()
    let outcome = try Program.run(["lint"] + today, in: scratch.folder)
    #expect(outcome.status == 0)
    #expect(outcome.output == "Nothing to report.\n")
  }
}

@Suite struct UsageTests {
  @Test(
    "Wrong usage ends with 2 and says what to write",
    arguments: [
      (["agenda", "--journal", "/nowhere/at/all"], "To start a journal, run `jobjournal init`"),
      (["agenda", "--today", "2026-02-30"], "“2026-02-30” is not a date"),
      (["agenda", "--dayz"], "--days"),
      (["agenda", "--format", "xml"], "markdown"),
      (["lint", "--rule", "thank-you-not-snt"], "did you mean thank-you-not-sent?"),
      (["lint", "--rule", "conduckt"], "no rule or group “conduckt”; did you mean conduct?"),
      (["rules", "no-such-rule-at-all"], "jobjournal rules"),
      (["agenda", "--days", "-1"], "--days"),
      (["agneda"], "agneda"),
    ])
  func usage(arguments: [String], message: String) throws {
    let scratch = try Scratch()
    let outcome = try Program.run(arguments, in: scratch.folder)
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains(message), "\(outcome.errors)")
    #expect(outcome.output.isEmpty)
  }

  @Test("A configuration that is no YAML is named with its line, status 2")
  func configuration() throws {
    let scratch = try Scratch(["jobjournal.yml": "rules:\n  - [\n", "ostwind.md": ostwind])
    let outcome = try Program.run(["agenda"] + today, in: scratch.folder)
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("jobjournal.yml:"))
    #expect(!scratch.exists("AGENDA.md"))
  }

  @Test("Several applications fit: they are listed, status 4; none: status 2")
  func ambiguous() throws {
    let scratch = try Scratch(["one.md": ostwind, "two.md": ostwind])
    let several = try Program.run(["show", "rowing"] + today, in: scratch.folder)
    #expect(several.status == 4)
    #expect(several.errors.contains("  one\n  two"))
    #expect(try Program.run(["show", "zebra"] + today, in: scratch.folder).status == 2)
    let one = try Program.run(["show", "one"] + today, in: scratch.folder)
    #expect(one.status == 0)
    #expect(one.output.contains("Mon 2026-11-16  interview with Piet Aerts"))
  }

  @Test("Help and version end with 0", arguments: ["--help", "--version"])
  func help(option: String) throws {
    let outcome = try Program.run([option])
    #expect(outcome.status == 0)
    #expect(!outcome.output.isEmpty)
  }

  @Test("list shows every application, rules every rule")
  func listings() throws {
    let scratch = try Scratch(["one.md": ostwind])
    let list = try Program.run(["list"] + today, in: scratch.folder)
    #expect(list.output.contains("Ostwind Rowing, Coach"))
    #expect(try Program.run(["rules"]).output.contains("thank-you-not-sent"))
    let rule = try Program.run(["rules", "Thank_You not sent"])
    #expect(rule.output.hasPrefix("thank-you-not-sent\n"))
  }
}

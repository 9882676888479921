import Foundation
import TestSupport
import Testing

@Suite struct NewCommandTests {
  private func new(_ scratch: Scratch, _ arguments: String...) throws -> Program.Outcome {
    try Program.run(["new"] + arguments + ["--today", "2026-11-21"], in: scratch.folder)
  }

  @Test("An application is made, named, and read by the next command")
  func make() throws {
    let scratch = try Scratch()
    let outcome = try new(scratch, "Northwind Robotics", "Firmware: Engineer")
    #expect(outcome.status == 0)
    #expect(outcome.output.hasPrefix("made northwind-robotics.md\n"))
    #expect(try scratch.read("northwind-robotics.md").contains("role: 'Firmware: Engineer'\n"))
    let list = try Program.run(["list", "--today", "2026-11-21"], in: scratch.folder)
    #expect(list.output.contains("Northwind Robotics, Firmware: Engineer"))
    let form = ["lint", "--rule", "form", "--today", "2026-11-21"]
    #expect(try Program.run(form, in: scratch.folder).output == "Nothing to report.\n")
  }

  @Test("Nothing is replaced: the second takes another name, the third is refused")
  func taken() throws {
    let scratch = try Scratch(["acme.md": "mine\n"])
    try FileManager.default.createSymbolicLink(
      atPath: scratch.folder.appending(path: "none.md").path, withDestinationPath: "nowhere")
    let second = try new(scratch, "Acme", "Baker", "--quiet")
    #expect(second.status == 0)
    #expect(second.output.isEmpty)
    #expect(scratch.exists("acme-baker.md"))
    let third = try new(scratch, "Acme", "Baker")
    #expect(third.status == 4)
    #expect(third.errors.contains("acme.md and acme-baker.md are there already"))
    #expect(third.errors.contains("--file"))
    #expect(try new(scratch, "x", "y", "--file", "acme.md").status == 4)
    #expect(try new(scratch, "x", "y", "--file", "none.md").status == 4)
    #expect(try scratch.read("acme.md") == "mine\n")
    #expect(!scratch.exists("nowhere"))
  }

  @Test("What would not be read as an application is not made, and the name says why")
  func excluded() throws {
    let scratch = try Scratch([
      "journal/jobjournal.yml": "exclude: [\"old/**\", acme.md]\nagenda: {file: todo.md}\n"
    ])
    let journal = scratch.folder.appending(path: "journal").path
    for (path, reason) in [
      ("../x.md", "below the journal"), ("/tmp/x.md", "below the journal"),
      ("x.txt", "Markdown"), ("a//x.md", "Markdown"), (".x.md", "a dot or an underscore"),
      ("_x.md", "a dot or an underscore"), (".git/x.md", "a dot or an underscore"),
      ("./x.md", "a dot or an underscore"), ("TODO.md", "the agenda"), ("old/x.md", "“old/**”"),
    ] {
      let outcome = try new(scratch, "A", "B", "--journal", journal, "--file", path)
      #expect(outcome.status == 2, "\(path)")
      #expect(outcome.errors.contains("--file \(path): "))
      #expect(outcome.errors.contains(reason), "\(outcome.errors)")
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: journal) == ["jobjournal.yml"])
    #expect(try new(scratch, "Acme", "Smith", "--journal", journal).status == 0)
    #expect(scratch.exists("journal/acme-smith.md"))
    #expect(try new(scratch, "Todo", "Smith", "--journal", journal).status == 0)
    #expect(scratch.exists("journal/todo-smith.md"))
  }

  @Test("A named file’s folders are made, but none through a link")
  func folders() throws {
    let scratch = try Scratch(["journal/x.txt": "", "outside/x.txt": ""])
    let journal = scratch.folder.appending(path: "journal")
    for (link, target) in [("out", "../outside"), ("in", "2026"), ("dangling", "nowhere")] {
      try FileManager.default.createSymbolicLink(
        atPath: journal.appending(path: link).path, withDestinationPath: target)
    }
    let at = ["new", "A", "B", "--today", "2026-11-21", "--file"]
    #expect(try Program.run(at + ["2026/spring/a.Markdown"], in: journal).status == 0)
    #expect(scratch.exists("journal/2026/spring/a.Markdown"))
    for path in ["out/a.md", "out/new/a.md", "in/a.md", "dangling/a.md", "x.txt/a.md"] {
      #expect(try Program.run(at + [path], in: journal).status == 3, "\(path)")
    }
    #expect(!scratch.exists("outside/a.md") && !scratch.exists("outside/new"))
    #expect(!scratch.exists("journal/2026/a.md") && !scratch.exists("journal/nowhere"))
  }

  @Test("A dry run prints the file and writes nothing")
  func dryRun() throws {
    let scratch = try Scratch(["acme.md": "mine\n"])
    let outcome = try new(scratch, "Acme", "Baker", "--applied", "2026-11-09", "--dry-run")
    #expect(outcome.status == 0)
    #expect(outcome.output.hasPrefix("would make acme-baker.md:\n\n---\ncompany: Acme\n"))
    #expect(outcome.output.contains("applied: 2026-11-09\n"))
    #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.path) == ["acme.md"])
    #expect(try new(scratch, "Acme", "x", "--file", "acme.md", "--dry-run").status == 4)
  }

  @Test("The journal’s own template is used; a broken one is refused with its line")
  func template() throws {
    let scratch = try Scratch([
      "_template.md": "---\ncompany: COMPANY\nrole: ROLE\nx-day: DATE\n---\n\nWhy COMPANY?\n"
    ])
    #expect(try new(scratch, "Acme", "Baker").status == 0)
    #expect(
      try scratch.read("acme.md")
        == "---\ncompany: Acme\nrole: Baker\nx-day: 2026-11-21\n---\n\nWhy Acme?\n")
    try scratch.write("---\ncompany: Krume\n---\n", to: "_template.md")
    let broken = try new(scratch, "Ostwind", "Coach")
    #expect(broken.status == 4)
    #expect(broken.errors.contains("_template.md:2: "))
    #expect(!scratch.exists("ostwind.md"))
  }

  @Test(
    "Wrong usage ends with 2",
    arguments: [
      (["--applied", "soon"], "“soon” is not a date"),
      (["--applied", "2026-11-22"], "2026-11-22 is after today"),
    ])
  func usage(arguments: [String], message: String) throws {
    let scratch = try Scratch()
    let outcome = try Program.run(
      ["new", "A", "B", "--today", "2026-11-21"] + arguments, in: scratch.folder)
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains(message))
    #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.path).isEmpty)
  }

  @Test("A company without a letter needs a file name")
  func nameless() throws {
    let scratch = try Scratch()
    let outcome = try new(scratch, "!!!", "???")
    #expect(outcome.status == 4)
    #expect(outcome.errors.contains("--file"))
    #expect(try new(scratch, "!!!", "???", "--file", "odd.md").status == 0)
  }
}

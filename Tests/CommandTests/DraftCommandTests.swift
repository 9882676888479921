import Foundation
import TestSupport
import Testing

@Suite struct DraftCommandTests {
  private static let file = """
    ---
    company: Northwind Robotics
    role: Firmware Engineer
    ---

    ## Contacts

    - Dana Whitfield, Engineering Manager <dana@northwind.example>
    - Priya Raman, Recruiter <priya@northwind.example>

    ## Interview 2026-11-19

    - With: Dana, Priya
    - Liked: the rig runs every night

    """

  private func journal(_ others: [String: String] = [:]) throws -> Scratch {
    try Scratch(
      ["jobjournal.yml": "from: Ada Lund <ada@lund.example>\n", "2026/northwind.md": Self.file]
        .merging(others) { $1 })
  }

  private func draft(_ scratch: Scratch, _ arguments: String...) throws -> Program.Outcome {
    try Program.run(["draft"] + arguments + ["--today", "2026-11-20"], in: scratch.folder)
  }

  @Test("Several messages are shown with a line between them, each with whom it is for")
  func show() throws {
    let scratch = try journal()
    let outcome = try draft(scratch, "thank-you", "north")
    #expect(outcome.status == 0)
    let messages = outcome.output.components(separatedBy: "\n---\n\n")
    #expect(messages.count == 2)
    #expect(messages[0].contains("\nTo: Dana Whitfield <dana@northwind.example>\n"))
    #expect(messages[1].hasSuffix("\nAda Lund\n"))
    #expect(!scratch.exists("2026/drafts"))
  }

  @Test("Saved beside the application, never over another draft, and done as it says")
  func save() throws {
    let scratch = try journal()
    let outcome = try draft(scratch, "thank-you", "north", "--save", "--to", "Dana")
    let path = "2026/drafts/northwind-thank-you-dana-whitfield.md"
    let id = "2026/northwind#thank-you-not-sent/2026-11-19/dana-whitfield"
    #expect(outcome.output == "made \(path)\n  once it is sent: jobjournal done \(id)\n")
    let first = try scratch.read(path)
    #expect(first.hasPrefix("Application: 2026/northwind\nAbout: thank-you 2026-11-19\n"))
    let second = try draft(scratch, "thank-you", "north", "--save", "--format", "eml")
    #expect(second.status == 0)
    #expect(scratch.exists("2026/drafts/northwind-thank-you-dana-whitfield.eml"))
    #expect(scratch.exists("2026/drafts/northwind-thank-you-priya-raman.eml"))
    try scratch.write("mine\n", to: path)
    let third = try draft(scratch, "thank-you", "north", "--save", "--to", "Dana")
    #expect(third.output.hasPrefix("made \(path.dropLast(3))-2.md\n"))
    #expect(try scratch.read(path) == "mine\n")
    let done = try Program.run(["done", id, "--today", "2026-11-20"], in: scratch.folder)
    #expect(done.status == 0)
    #expect(
      try scratch.read("2026/northwind.md").contains("- 2026-11-20 Thank-you: Dana Whitfield\n"))
    // A draft is a note, and nobody complains about it.
    let form = try Program.run(
      ["lint", "--rule", "form", "--today", "2026-11-20"], in: scratch.folder)
    #expect(form.output == "Nothing to report.\n")
  }

  @Test("One e-mail can be printed, several have to be named or saved")
  func mail() throws {
    let scratch = try journal()
    let both = try draft(scratch, "thank-you", "north", "--format", "eml")
    #expect(both.status == 4)
    #expect(both.errors.contains("--to"))
    #expect(both.errors.contains("--save"))
    #expect(both.output.isEmpty)
    let one = try draft(scratch, "thank-you", "north", "--format", "eml", "--to", "priya")
    #expect(one.output.hasPrefix("X-Unsent: 1\r\nFrom: Ada Lund <ada@lund.example>\r\n"))
    let links = try draft(scratch, "thank-you", "north", "--format", "mailto")
    #expect(links.output.split(separator: "\n").allSatisfy { $0.hasPrefix("mailto:") })
  }

  @Test("Too early is a warning, nothing owed a refusal, and both say what to do")
  func advice() throws {
    let scratch = try journal()
    let early = try draft(scratch, "check-in", "north")
    #expect(early.status == 0)
    #expect(early.errors.contains("leave Northwind Robotics in peace until Thu 2026-11-26"))
    let none = try draft(scratch, "introduction", "north")
    #expect(none.status == 4)
    #expect(none.errors.contains("--to NAME"))
    #expect(none.errors.contains("2026/northwind.md"))
    #expect(try draft(scratch, "thank-you").status == 2)
    #expect(try draft(scratch, "thank-you", "north", "--save", "--format", "mailto").status == 2)
  }

  @Test("A template of one’s own is used, listed, and refused with its line where it is broken")
  func templates() throws {
    let scratch = try journal([
      "templates/check-in.mustache": "Hello {{name}}\n",
      "templates/thank-you.en.mustache": "Subject: Hi\n\n{{greting}}\n",
    ])
    #expect(try draft(scratch, "check-in", "north", "--to", "Dana").output.contains("Hello Dana"))
    let broken = try draft(scratch, "thank-you", "north")
    #expect(broken.status == 4)
    #expect(broken.errors.contains("templates/thank-you.en.mustache:3: "))
    #expect(broken.errors.contains("did you mean greeting?"))
    let list = try draft(scratch, "--list")
    #expect(list.status == 0)
    #expect(list.output.contains("    de: templates/check-in.mustache\n"))
    #expect(list.output.contains("templates/thank-you.en.mustache, cannot be used: line 3: "))
  }

  @Test("A template is not read from outside the journal, and no draft is written there")
  func links() throws {
    let scratch = try journal(["out/secret": "secret\n", "inner/jobjournal.yml": ""])
    try scratch.write(Self.file, to: "inner/northwind.md")
    let inner = scratch.folder.appending(path: "inner")
    let out = scratch.folder.appending(path: "out")
    let manager = FileManager.default
    try manager.createDirectory(
      at: inner.appending(path: "templates"), withIntermediateDirectories: true)
    try manager.createSymbolicLink(
      at: inner.appending(path: "templates/check-in.mustache"),
      withDestinationURL: out.appending(path: "secret"))
    try manager.createSymbolicLink(
      at: inner.appending(path: "drafts"), withDestinationURL: out)
    func run(_ arguments: String...) throws -> Program.Outcome {
      try Program.run(["draft"] + arguments + ["--today", "2026-11-20"], in: inner)
    }
    let read = try run("check-in", "north", "--to", "Dana")
    #expect(read.status == 3)
    #expect(!read.output.contains("secret"))
    #expect(try run("thank-you", "north", "--save").status == 3)
    #expect(try manager.contentsOfDirectory(atPath: out.path) == ["secret"])
  }
}

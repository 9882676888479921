import Foundation
import TestSupport
import Testing

@Suite struct ProofreadCommandTests {
  private static let notes = """
    ---
    company: Northwind Ferries
    role: Purser
    applied: 2026-11-12
    ---

    ## Contacts
    - Dana Whitfield, Head of Service <dana@northwind.example>
    """

  private static let fields = """
    Application: northwind
    To: Dana Whitfield <dana@northwind.example>
    Subject: The list


    """

  private static let good = fields + "Dear Dana,\n\nhere is the list.\n\nKind regards\nAda Lund\n"

  private func journal(_ drafts: [String: String]) throws -> Scratch {
    let scratch = try Scratch(["jobjournal.yml": "", "northwind.md": Self.notes])
    for (name, text) in drafts { try scratch.write(text, to: "drafts/\(name)") }
    return scratch
  }

  private func proofread(
    _ scratch: Scratch, _ arguments: [String], environment: [String: String] = [:]
  ) throws -> Program.Outcome {
    try Program.run(
      ["proofread", "--today", "2026-11-21"] + arguments, in: scratch.folder,
      environment: environment)
  }

  @Test("A good message passes, and a bad one is shown with its line and column")
  func drafts() throws {
    let bad = Self.good.replacing("the list.", with: "the list. [… when]\nI recieved it.")
    let scratch = try journal(["good.md": Self.good, "bad.md": bad])
    #expect(try proofread(scratch, ["drafts/good.md"]).status == 0)
    let all = try proofread(scratch, ["--draft"])
    #expect(all.status == 1)
    #expect(all.output.contains("drafts/bad.md:7:19"))
    #expect(all.output.contains("drafts/bad.md:8:3"))
    #expect(!all.output.contains("good.md"))
    #expect(all.errors == "")
    #expect(try proofread(scratch, ["--draft", "--fail-on", "never"]).status == 0)
    let one = try proofread(scratch, ["--draft", "--rule", "word-misspelled"])
    #expect(one.output.contains("recieved"))
    #expect(!one.output.contains("when"))
    #expect(
      try Program.run(["lint", "--today", "2026-11-21"], in: scratch.folder).output.contains(
        "drafts") == false)
  }

  @Test("The formats are those of lint", arguments: ["json", "sarif", "github"])
  func formats(format: String) throws {
    let scratch = try journal(["bad.md": Self.good + "[… why]\n"])
    let outcome = try proofread(scratch, ["--draft", "--format", format])
    #expect(outcome.status == 1)
    #expect(outcome.output.contains("place-to-fill"))
    #expect(outcome.output.contains("drafts/bad.md"))
  }

  @Test("A message may lie anywhere, and --for says to which application it belongs")
  func elsewhere() throws {
    let scratch = try journal([:])
    let letter = try Scratch(["letter.txt": "Dear Dana,\n\nDana Whitfeild is right.\n\nAda"])
    let path = letter.path + "/letter.txt"
    let plain = try proofread(scratch, [path])
    #expect(!plain.output.contains("name-misspelled"))
    #expect(plain.output.contains("subject-missing"))
    #expect(try proofread(scratch, [path, "--for", "ferries"]).output.contains("name-misspelled"))
  }

  @Test("Without Hunspell everything else is checked, and one line says so")
  func withoutHunspell() throws {
    let german = Self.good.replacing("Subject", with: "Language: de\nSubject")
    let scratch = try journal(["a.md": Self.good, "b.md": german, "c.md": Self.good + "[… x]"])
    let outcome = try proofread(scratch, ["--draft"], environment: ["PATH": "/nowhere"])
    #expect(outcome.status == 1)
    #expect(outcome.output.contains("place-to-fill"))
    #expect(outcome.errors == "spelling is not checked: there is no hunspell to run\n")
  }

  @Test("Nothing to read, or nothing there, is said")
  func wrong() throws {
    let scratch = try journal([:])
    #expect(try proofread(scratch, []).status == 2)
    #expect(try proofread(scratch, ["nothing.md"]).status == 3)
    #expect(try proofread(scratch, ["--draft"]).status == 0)
  }
}

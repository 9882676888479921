import Foundation
import TestSupport
import Testing

private let sloppy = """
  ---
  company: Ostwind Rowing
  role: Coach
  aplied: 2026-11-02
  contact: Piet Aerts
  ---

  ## Contacts

  - Piet Aerts, Head Coach

  ## Log

  - 2026/11/16 Haerd: soon
  - 2026-11-17 Haerd: they like me
  - 2026-11-31 Heard: no

  """

private let today = ["--today", "2026-11-21"]

@Suite struct LintFixTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch(["ostwind.md": sloppy]) }

  private func run(_ arguments: String...) throws -> Program.Outcome {
    try Program.run(["lint"] + arguments + today, in: scratch.folder)
  }

  @Test("--fix writes what is surely meant, says so, and reports the rest")
  func fix() throws {
    let outcome = try run("--fix", "--rule", "form")
    #expect(outcome.status == 1)
    #expect(
      try scratch.read("ostwind.md")
        == sloppy.replacing("aplied", with: "applied").replacing("Haerd", with: "Heard")
        .replacing("2026/11/16", with: "2026-11-16"))
    #expect(outcome.errors.contains("ostwind.md: `aplied` is now `applied` (key-unknown)\n"))
    #expect(outcome.output.contains("error[date-invalid]: “2026-11-31”"))
    #expect(!outcome.output.contains("Haerd"))
    let text = try scratch.read("ostwind.md")
    #expect(try run("--fix", "--rule", "form").errors == "")
    #expect(try scratch.read("ostwind.md") == text)
  }

  @Test("--diff shows the same change and makes none")
  func diff() throws {
    let outcome = try run("--diff")
    #expect(outcome.status == 1)
    for line in ["-aplied: 2026-11-02\n", "+applied: 2026-11-02\n", "+- 2026-11-17 Heard: they"] {
      #expect(outcome.output.contains(line))
    }
    #expect(try scratch.read("ostwind.md") == sloppy)
    _ = try run("--fix")
    let clean = try run("--diff")
    #expect(clean.status == 0)
    #expect(clean.output == "")
  }

  @Test("Only the rules and files that are named are fixed")
  func chosen() throws {
    try scratch.write(sloppy, to: "other/acme.md")
    _ = try run("--fix", "other", "--rule", "key-unknown")
    #expect(try scratch.read("ostwind.md") == sloppy)
    #expect(
      try scratch.read("other/acme.md") == sloppy.replacing("aplied", with: "applied"))
  }

  @Test("--fix and --diff do not go together")
  func both() throws {
    #expect(try run("--fix", "--diff").status == 2)
  }
}

import Foundation
import TestSupport
import Testing

@Suite struct ImportCommandTests {
  private static let table = """
    Company,Job Title,List,Date Applied,Notes
    Northwind Robotics,Firmware Engineer,Applied,2026-11-02,"quick answer
    from Ana"
    Acme Ferries,Deck Officer,Wishlist,,
    Acme Ferries,deck officer,Applied,2026-11-03,
    Brightwater,Smith,On hold,soon,

    """

  private func run(_ scratch: Scratch, _ arguments: String...) throws -> Program.Outcome {
    let journal = scratch.folder.appending(path: "journal")
    return try Program.run(arguments + ["--today", "2026-11-21"], in: journal)
  }

  private func files(_ scratch: Scratch) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: scratch.folder.path + "/journal").sorted()
  }

  @Test("First it is only shown, then written, and the second time nothing is left to do")
  func import_() throws {
    let scratch = try Scratch(["jobs.csv": Self.table, "journal/jobjournal.yml": ""])
    let shown = try run(scratch, "import", "../jobs.csv")
    #expect(shown.status == 0)
    #expect(
      shown.output == """
        4 rows of Huntr
        read: Company → company, Job Title → role, List → status, Date Applied → applied
        kept as notes: Notes

        would make northwind-robotics.md: Northwind Robotics, Firmware Engineer (applied; applied 2026-11-02)
        would make acme-ferries.md: Acme Ferries, Deck Officer (lead)
        would make brightwater.md: Brightwater, Smith (lead)

        would make 3 files, left out 1: 1 with company and role of another; to make them, add --write

        """)
    #expect(
      shown.errors.hasPrefix(
        """
        row 4 left out: it has the same company and role as row 3
        row 5: “List” is “On hold”, which is none of lead, applied,
        """))
    #expect(shown.errors.contains("row 5: “Date Applied” is “soon”, which is no date"))
    #expect(try files(scratch) == ["jobjournal.yml"])

    let written = try run(scratch, "import", "../jobs.csv", "--write")
    #expect(written.status == 0)
    #expect(written.output.contains("made acme-ferries.md: Acme Ferries, Deck Officer (lead)\n"))
    #expect(
      written.output.hasSuffix("\nmade 3 files, left out 1: 1 with company and role of another\n"))
    #expect(
      try scratch.read("journal/northwind-robotics.md") == """
        ---
        company: Northwind Robotics
        role: Firmware Engineer
        applied: 2026-11-02
        ---

        # Firmware Engineer at Northwind Robotics

        ## Imported

        From Huntr, row 2:

            Notes: quick answer
              from Ana

        """)
    let lint = try run(scratch, "lint", "--rule", "form")
    #expect(lint.output == "Nothing to report.\n")

    let again = try run(scratch, "import", "../jobs.csv", "--write")
    #expect(again.status == 0)
    #expect(
      again.output.hasSuffix("made 0 files, left out 4: 4 with company and role of another\n"))
    #expect(try files(scratch).count == 4)
  }

  @Test("Nothing is replaced, and a folder is made where it is named")
  func folder() throws {
    let scratch = try Scratch(["jobs.csv": Self.table, "journal/acme-ferries.md": "mine\n"])
    let outcome = try run(scratch, "import", "../jobs.csv", "--write", "--quiet")
    #expect(outcome.status == 0 && outcome.output.isEmpty)
    #expect(try scratch.read("journal/acme-ferries.md") == "mine\n")
    #expect(scratch.exists("journal/acme-ferries-deck-officer.md"))
    let table = "Company,Role\nHeron Press,Editor\n"
    try scratch.write(table, to: "more.csv")
    #expect(try run(scratch, "import", "../more.csv", "--write", "--folder", "2026/").status == 0)
    #expect(scratch.exists("journal/2026/heron-press.md"))
    for folder in ["../out", "/tmp/out", ".git", "_x", "a//b"] {
      let refused = try run(scratch, "import", "../more.csv", "--write", "--folder", folder)
      #expect(refused.status == 2 && refused.errors.contains("--folder \(folder): "), "\(folder)")
    }
  }

  @Test(
    "The exit status says what was wrong",
    arguments: [
      ("Firm,Role\nA,B\n", [], 4, "--map \"company=Firm\""),
      ("Company,Role,Applied\nA,B,03/04/2026\n", [], 4, "--dates dmy (day first)"),
      ("Company,Role\nA,\"B\n", [], 3, "row 2 is never closed"),
      ("Company,Role\nA,B\n", ["--map", "company=Firm"], 2, "no such heading"),
      ("Company,Role\nA,B\n", ["--map", "firm=Company"], 2, "write KEY=HEADING"),
      ("Company,Role\nA,B\n", ["--map", ""], 2, "write KEY=HEADING"),
      ("Company,Role\nA,B\n", ["--map", "=Role"], 2, "write KEY=HEADING"),
      ("Company,Role\nA,B\n", ["--map", "role="], 2, "no such heading"),
      ("Company,Role\nA,B\n", ["--dates", "mixed"], 2, "ymd"),
      (
        "Firma,Stelle\nA,B\n", ["--map", "company=Firma", "--map", "company=Stelle"], 2,
        "the key company is named twice"
      ),
      (
        "Firma,Stelle\nA,B\n", ["--map", "company=Firma", "--map", "role= firma"], 2,
        "the heading “ firma” is named twice"
      ),
    ])
  func status(table: String, arguments: [String], status: Int32, message: String) throws {
    let scratch = try Scratch(["jobs.csv": table])
    let outcome = try Program.run(["import", "jobs.csv"] + arguments, in: scratch.folder)
    #expect(outcome.status == status)
    #expect(outcome.errors.contains(message), "\(outcome.errors)")
    #expect(outcome.output.isEmpty)
  }

  @Test("A huge cell, and a huge heading, do not fill the terminal")
  func hugeCells() throws {
    let long = String(repeating: "Acme ", count: 5000)
    let table = "Company,Role,\(long)\n\(long),\(long),x\n"
    let scratch = try Scratch(["jobs.csv": table, "journal/jobjournal.yml": ""])
    let shown = try run(scratch, "import", "../jobs.csv")
    #expect(shown.status == 0 && shown.output.contains("would make 1 file"))
    #expect(shown.output.contains("…, Acme") && shown.output.contains("… (lead)"))
    #expect(shown.output.count < 1500)
  }

  @Test("Without rows to make there is one blank line, as elsewhere")
  func nothingToMake() throws {
    let scratch = try Scratch(["jobs.csv": "Company,Role\n", "journal/jobjournal.yml": ""])
    let shown = try run(scratch, "import", "../jobs.csv")
    #expect(
      shown.output == """
        0 rows of a spreadsheet
        read: Company → company, Role → role

        would make 0 files

        """)
  }

  @Test("A file that is not there, or a folder, cannot be read")
  func missing() throws {
    let scratch = try Scratch()
    for path in ["none.csv", "."] {
      let outcome = try Program.run(["import", path], in: scratch.folder)
      #expect(outcome.status == 3 && outcome.errors.contains(path))
    }
  }

  @Test("What is exported as CSV is imported as the same journal")
  func roundTrip() throws {
    let samples = packageFolder.appending(path: "samples").path
    let exported = try Program.run(
      ["export", "csv", "--journal", samples, "--today", "2026-11-21"])
    #expect(exported.status == 0 && exported.output.contains("file,company,role,status,"))
    let scratch = try Scratch(["jobs.csv": exported.output, "journal/jobjournal.yml": ""])
    #expect(try run(scratch, "import", "../jobs.csv", "--write").errors.isEmpty)
    #expect(try run(scratch, "export", "csv").output == exported.output)
  }
}

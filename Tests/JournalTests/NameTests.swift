import Editing
import Journal
import TestSupport
import Testing

/// Whom a name means, and what is said where it means nobody.
@Suite struct NameTests {
  private enum Match: Equatable {
    case one(Int)
    case nobody(String?)
    case several([String])
  }

  private func match(_ name: String, _ names: [String]) -> Match {
    var index = NameIndex<Int>()
    for (id, name) in names.enumerated() { index.add(name, id) }
    return switch index.match(name) {
    case .one(let id): .one(id)
    case .nobody(let nearest): .nobody(nearest)
    case .several(let names): .several(names)
    }
  }

  @Test(
    "A name is whole, or any one part that only one person has",
    arguments: [
      ("Ada Lund", 0), ("ada  LUND", 0), ("Ada", 0), ("lund", 0), ("Bo Ek", 1), ("BO", 1),
      ("Zoë", 3), ("ZOË", 3), ("größe", 3), ("Anne-Lise", 4), ("de", 5), ("Juan de la Cruz", 5),
      ("Hanna", 6),
    ])
  func known(name: String, id: Int) {
    let names = [
      "Ada Lund", "Bo Ek", "Cy Dahl", "Zoë Größe", "Anne-Lise Moe", "Juan de la Cruz", "Hanna",
      "Hanna Voss",
    ]
    #expect(match(name, names) == .one(id))
  }

  @Test("A part that several have, and a name that nobody has, mean nobody")
  func unknown() {
    let names = ["Hanna Voss", "Hanna Lind", "Emil Brandt"]
    #expect(match("hanna", names) == .several(["Hanna Voss", "Hanna Lind"]))
    #expect(match("Emil Brant", names) == .nobody("Emil Brandt"))
    #expect(match("Hanna Vos", names) == .nobody("Hanna Voss"))
    #expect(match("Oskar", names) == .nobody(nil))
    #expect(match("Emi", names) == .nobody("Emil Brandt"))
    #expect(match("Brant", names) == .nobody("Emil Brandt"))
    #expect(match("Voss Hanna", names) == .nobody(nil))
    #expect(match("Hanna", []) == .nobody(nil))
  }

  @Test(
    "A name in an interview that is nearly a contact's is reported, and is a person all the same",
    arguments: [
      ("Hanna Voss", "Hanna Voss", false), ("voss", "Hanna Voss", false),
      ("Hana Voss", "Hana Voss", true), ("Hannah Vos", "Hannah Vos", true),
      ("Hanan Voss", "Hanan Voss", true), ("Hannes Vos", "Hannes Vos", false),
      ("Johanna Foss", "Johanna Foss", false), ("Hanna Olsen", "Hanna Olsen", false),
      ("Voos", "Voos", false),
    ])
  func nearContact(written: String, name: String, isReported: Bool) throws {
    let text = "## Contacts\n\n- Hanna Voss\n\n## Interview 2026-11-10\n\n- With: \(written)\n"
    #expect(
      try FactListing.lines(of: text)
        == ["status interviewing", "person Hanna Voss", "interview 2026-11-10 | with \(name)"]
        + (isReported ? ["finding person-unknown 7:9"] : []))
  }

  @Test("A part of a name may stand before the whole name does")
  func partFirst() throws {
    let text = """
      ---
      company: Acme
      role: Cook
      contact: Ada
      ---

      ## Log

      - 2026-11-12 Thank-you: Bo

      ## Interview 2026-11-10

      - With: Bo
      - Contact: Lund

      ## Interview 2026-11-11

      - With: Bo Ek, Ada Lund
      """
    #expect(
      try FactListing.lines(of: text) == [
        "status interviewing", "company Acme", "role Cook", "contact Ada Lund",
        "interview 2026-11-10 | with Bo Ek", "interview 2026-11-11 | with Bo Ek, Ada Lund",
        "entry 2026-11-12 Thank-you | Bo | people Bo Ek", "entry 2026-11-10 Contact | Lund",
      ])
  }

  @Test(
    "A waiver names its rule in any spelling, and perhaps a person and a reason",
    arguments: [
      ("process-not-asked: x", "rule process-not-asked | because x", nil),
      ("Process Not Asked: x: y", "rule process-not-asked | because x: y", nil),
      ("process_not_asked : x", "rule process-not-asked | because x", nil),
      ("thank-you-not-sent Ada: x", "rule thank-you-not-sent | for Ada | because x", nil),
      (
        "thank-you-not-sent, Ada Lund: x", "rule thank-you-not-sent | for Ada Lund | because x", nil
      ),
      ("Thank you not sent, Ada: x", "rule thank-you-not-sent | for Ada | because x", nil),
      ("process-not-asked", "rule process-not-asked", "waiver-without-reason 7:3"),
      ("process-not-asked:", "rule process-not-asked", "waiver-without-reason 7:3"),
      ("be-kind: x", "rule be-kind | because x", "rule-unknown 7:22"),
      ("process-not-askd: x", "rule process-not-askd | because x", "rule-unknown 7:22"),
      (
        "thank-you-not-sent Eve: x", "rule thank-you-not-sent | for Eve | because x",
        "person-unknown 7:41"
      ),
    ] as [(String, String, String?)])
  func waivers(value: String, parts: String, finding: String?) throws {
    let text = """
      ## Interview 2026-11-10

      - With: Ada Lund (Captain)

      ## Log

      - 2026-11-12 Waived: \(value)
      """
    #expect(
      try FactListing.lines(of: text) == [
        "status interviewing", "interview 2026-11-10 | with Ada Lund (Captain)",
        "entry 2026-11-12 Waived | \(parts)",
      ] + (finding.map { ["finding \($0)"] } ?? []))
  }

  @Test(
    "What is kept is the promise whose text fits, or else the only open one",
    arguments: [
      (["two maps"], "two maps", 0), (["two maps"], "MAPS", 0), (["maps"], "the two maps", 0),
      (["two maps"], "a letter", 0), (["two maps"], "", 0), (["two maps", "a word"], "maps", 0),
      (["two maps", "a word"], "a word", 1), (["two maps", "a word"], "a letter", nil),
      (["two maps", "a word"], "", nil), (["two maps", "a map of two maps"], "two maps", 0),
      (["two maps", "a map of two maps"], "map", nil),
      ([], "two maps", nil),
    ] as [([String], String, Int?)])
  func promises(promised: [String], kept: String, index: Int?) throws {
    let made = promised.map { "- 2026-11-10 Promised: \($0)\n" }.joined()
    let found = try FactListing.lines(of: "## Log\n\n\(made)- 2026-11-12 Kept: \(kept)\n")
    let marks = found.filter { $0.contains("Promised") }.map { $0.contains("kept 2026-11-12") }
    #expect(marks == promised.indices.map { $0 == index })
    #expect(
      found.filter { $0.hasPrefix("finding") }
        == (index == nil ? ["finding promise-unclear \(3 + promised.count):3"] : []))
  }

  @Test(
    "The latest timeline outdates an earlier decision-by",
    arguments: [
      ("2026-11-20", "2026-11-10 Timeline: 2026-11-20", false),
      ("2026-11-20", "2026-11-10 Timeline: 2026-11-19", false),
      ("2026-11-20", "2026-11-10 Timeline: 2026-11-21", true),
      ("2026-11-20", "2026-11-10 Timeline: two weeks", true),
      ("2026-11-20", "2026-11-10 Timeline: ten days", false),
      ("2026-11-20", "2026-11-10 Timeline: soon", false),
      ("2026-11-20", "2026-11-22 Timeline: 2026-12-24", false),
      ("2026-11-20", "2026-11-10 Timeline: 2026-12-24\n- 2026-11-11 Timeline: 2026-11-19", false),
    ])
  func timelineMismatch(decisionBy: String, entry: String, isReported: Bool) throws {
    let text = """
      ---
      company: Acme
      role: Cook
      decision-by: \(decisionBy)
      ---

      ## Log

      - \(entry)
      """
    let found = try FactListing.lines(of: text)
    #expect(found.contains("finding timeline-mismatch 4:14") == isReported)
  }
}

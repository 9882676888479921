import Editing
import TestSupport
import Testing

@Suite struct PeopleTests {
  @Test(
    "A person's item is taken apart",
    arguments: [
      ("Ada Lund", "Ada Lund"), ("Ada Lund, Captain", "Ada Lund | title Captain"),
      ("Ada Lund <ada@sea.example>", "Ada Lund | email ada@sea.example"),
      ("Ada Lund, ada@sea.example", "Ada Lund | email ada@sea.example"),
      ("Ada Lund ada@sea.example, Captain", "Ada Lund | title Captain | email ada@sea.example"),
      ("Ada Lund, Captain, ada@sea.example.", "Ada Lund | title Captain | email ada@sea.example"),
      ("Ada Lund [post](mailto:ada@sea.example)", "Ada Lund | email ada@sea.example"),
      (
        "[Ada Lund](mailto:ada@sea.example), Captain",
        "Ada Lund | title Captain | email ada@sea.example"
      ),
      ("[Ada Lund](https://sea.example/ada)", "Ada Lund | link https://sea.example/ada"),
      ("Ada Lund, https://sea.example/ada", "Ada Lund | link https://sea.example/ada"),
      ("Ada Lund, www.sea.example", "Ada Lund | link www.sea.example"),
      (
        "Ada Lund, <https://sea.example>, Captain",
        "Ada Lund | title Captain | link https://sea.example"
      ),
      ("Ada Lund, +49 421 5550 33", "Ada Lund | phone +49 421 5550 33"),
      ("Ada Lund, (0421) 5550/33-4", "Ada Lund | phone (0421) 5550/33-4"),
      ("Ada Lund, 123456", "Ada Lund | phone 123456"),
      ("Ada Lund, 12345", "Ada Lund | title 12345"),
      ("Ada Lund, 0421.555033, Captain", "Ada Lund | title Captain | phone 0421.555033"),
      ("Ada Lund, Captain, sails, sings", "Ada Lund | title Captain | note sails | note sings"),
      (
        "Ada Lund, Captain, 123456, 654321", "Ada Lund | title Captain | phone 123456 | note 654321"
      ),
      ("Ada Lund — Captain", "Ada Lund | title Captain"),
      ("Ada Lund – Captain", "Ada Lund | title Captain"),
      ("Ada Lund - Captain", "Ada Lund | title Captain"),
      ("Ada Lund | Captain", "Ada Lund | title Captain"),
      ("Ada-Lise Lund", "Ada-Lise Lund"), ("Ada Lund—Captain", "Ada Lund—Captain"),
      ("Ada Lund (Captain)", "Ada Lund | title Captain"),
      ("Ada Lund (Captain, North), 123456", "Ada Lund | title Captain, North | phone 123456"),
      ("Ada Lund (Captain - North)", "Ada Lund | title Captain - North"),
      ("Ada Lund, Captain (North, South)", "Ada Lund | title Captain (North, South)"),
      ("**Ada Lund**, *Captain*", "Ada Lund | title Captain"), ("`Ada` _Lund_", "Ada Lund"),
      ("Ada\n  Lund,\n  Captain", "Ada Lund | title Captain"),
      ("Ada  Lund ,  Captain", "Ada Lund | title Captain"),
      ("Ada Lund,, Captain,", "Ada Lund | title Captain"),
      ("Zoë Größe, Ärztin", "Zoë Größe | title Ärztin"),
      ("[x] Ada Lund, Captain", "Ada Lund | title Captain"),
      (
        "Ada Lund, [her page](https://sea.example), Captain",
        "Ada Lund | title Captain | link https://sea.example"
      ),
    ])
  func items(written: String, person: String) throws {
    for (heading, word) in [("Contacts", "person"), ("References", "reference")] {
      let found = try FactListing.lines(of: "## \(heading)\n\n- \(written)\n")
      #expect(found == ["status lead", "\(word) \(person)"])
    }
  }

  @Test("A person named in several places is one person")
  func onePerson() throws {
    let text = """
      ## Contacts

      - Ada Lund, Captain
      - ada  LUND <ada@sea.example>

      ## Interview 2026-11-10

      - With: Ada Lund
      """
    #expect(
      try FactListing.lines(of: text) == [
        "status interviewing", "person Ada Lund | title Captain | email ada@sea.example",
        "interview 2026-11-10 | with Ada Lund (Captain)",
      ])
  }

  @Test(
    "The people of an interview end where free text begins",
    arguments: [
      ("Ada Lund", "Ada Lund"), ("Ada Lund, Bo Ek", "Ada Lund, Bo Ek"),
      ("Ada Lund; Bo Ek", "Ada Lund, Bo Ek"), ("Ada Lund & Bo Ek", "Ada Lund, Bo Ek"),
      ("Ada Lund and Bo Ek", "Ada Lund, Bo Ek"), ("Ada Lund, and Bo Ek", "Ada Lund, Bo Ek"),
      ("Ada Lund AND Bo Ek", "Ada Lund, Bo Ek"),
      ("Alexandra Sand, Andy Land", "Alexandra Sand, Andy Land"),
      ("Ada Lund (Captain), Bo Ek (Cook, Baker)", "Ada Lund (Captain), Bo Ek (Cook, Baker)"),
      ("Ada Lund (by the sea and more)", "Ada Lund (by the sea and more)"),
      ("Ada Lund by phone", "Ada Lund"), ("Ada Lund, by phone, Bo Ek", "Ada Lund"),
      ("Ada Lund via Zoom", "Ada Lund"), ("Ada Lund VIA Zoom", "Ada Lund"),
      ("Ada Lund, on the phone", "Ada Lund"), ("Ada Lund, in the office", "Ada Lund"),
      ("Ada Lund, at noon", "Ada Lund"), ("Ada Lund; Over lunch", "Ada Lund"),
      ("Ada Lund, from home, Bo Ek", "Ada Lund"), ("Onno Byrd, Ina Viand", "Onno Byrd, Ina Viand"),
      ("Ada Lund, Ada Lund", "Ada Lund"), ("Ada Lund, Ada", "Ada Lund"),
      ("Ada, Ada Lund", "Ada Lund"), ("Lund, Bo Ek", "Lund, Bo Ek"), ("*Ada* Lund", "Ada Lund"),
      ("Ada Lund / Bo Ek", "Ada Lund / Bo Ek"), ("Ada Lund,\n  Bo Ek", "Ada Lund, Bo Ek"),
    ])
  func interviewers(value: String, people: String) throws {
    let found = try FactListing.lines(of: "## Interview 2026-11-10\n\n- With: \(value)\n")
    #expect(found == ["status interviewing", "interview 2026-11-10 | with \(people)"])
  }

  @Test(
    "A thank-you names people first, and the rest is free text",
    arguments: [
      ("", "Ada Lund, Bo Ek", []), ("everyone", "Ada Lund, Bo Ek", []),
      ("All", "Ada Lund, Bo Ek", []), ("panel, by email", "Ada Lund, Bo Ek", []),
      ("by email", "Ada Lund, Bo Ek", []), ("Ada", "Ada Lund", []), ("LUND", "Ada Lund", []),
      ("ada lund and Bo", "Ada Lund, Bo Ek", []), ("Ek; Ada & Bo", "Bo Ek, Ada Lund", []),
      ("Ada, for the tour, and Bo", "Ada Lund", []), ("Ada by post, Bo", "Ada Lund", []),
      ("Ada via Bo", "Ada Lund", []), ("Cy Dahl", "Cy Dahl", []), ("Ada, lund", "Ada Lund", []),
      ("Ada, Oskar", "Ada Lund", ["person-unknown"]),
      ("Oskar, Ada", "Ada Lund", ["person-unknown"]),
      ("the team", nil, ["person-unknown"]), ("Ad", nil, ["person-unknown"]),
      ("Ada Ek", nil, ["person-unknown"]), ("Ruth", nil, ["person-unknown"]),
      ("Eva", nil, ["person-ambiguous"]), ("Eva, by email", nil, ["person-ambiguous"]),
      ("Eva, for the tour", nil, ["person-ambiguous"]), ("Eva Holm", "Eva Holm", []),
    ] as [(String, String?, [String])])
  func thanked(value: String, people: String?, findings: [String]) throws {
    let text = """
      ## Contacts

      - Cy Dahl
      - Eva Holm
      - Eva Berg

      ## References

      - Ruth Calder

      ## Interview 2026-11-10

      - With: Ada Lund, Bo Ek

      ## Interview 2026-11-26

      - With: Dan Sjo

      ## Log

      - 2026-11-12 Thank-you: \(value)
      """
    let found = try FactListing.lines(of: text)
    let entry = try #require(found.first { $0.hasPrefix("entry") })
    let named = entry.split(separator: " | ").first { $0.hasPrefix("people ") }
    #expect(named.map { String($0.dropFirst(7)) } == people)
    let rules = found.filter { $0.hasPrefix("finding") }.compactMap {
      $0.split(separator: " ").dropFirst().first.map(String.init)
    }
    #expect(rules == findings)
  }

  @Test(
    "Nested keys say the same as the item, and what they cannot say is reported",
    arguments: [
      ("Title: Captain", " | title Captain", nil),
      ("EMAIL: a@b.example", " | email a@b.example", nil),
      ("Email: <a@b.example>", " | email a@b.example", nil), ("phone: 12", " | phone 12", nil),
      ("Link: [page](https://c.example)", " | link https://c.example", nil),
      ("Note: a, b: c", " | note a, b: c", nil), ("Title:", "", nil), ("Boat: small", "", nil),
      ("Provided: 2026-11-10", " | provided 2026-11-10", nil),
      ("Provided: on 2026-11-10", " | provided 2026-11-10", nil),
      ("Provided: 2026-11-31", "", "date-invalid 4:15"),
      ("Provided: soon", "", "value-invalid 4:15"),
      ("Briefed: 2026-11-10, 2026-11-12", " | briefed 2026-11-10, 2026-11-12", nil),
      ("Briefed: 2026-11-10, soon", " | briefed 2026-11-10", "value-invalid 4:26"),
      ("Contacted: 2026-11-16", " | contacted 2026-11-16", nil),
      ("Will tell: YES", " | will tell yes", nil), ("will-tell: no", " | will tell no", nil),
      ("Will tell: 2026-11-10", " | will tell 2026-11-10", nil),
      ("Will tell: maybe", "", "value-invalid 4:16"),
      ("Will tell: 2026-13-10", "", "date-invalid 4:16"),
      ("Titel: Captain", "", "entry-unknown 4:5"),
      ("Providde: 2026-11-10", "", "entry-unknown 4:5"),
      ("Briefd: 2026-11-10", "", "entry-unknown 4:5"), ("Lnik: x", "", nil),
    ] as [(String, String, String?)])
  func nestedKeys(written: String, parts: String, finding: String?) throws {
    #expect(
      try FactListing.lines(of: "## References\n\n- Ruth Calder\n  - \(written)\n")
        == ["status lead", "reference Ruth Calder\(parts)"]
        + (finding.map { ["finding \($0)"] } ?? []))
  }

  @Test("A task among people is a task and no person")
  func tasks() throws {
    let text = "## Contacts\n\n- [ ] write to Ada by 2026-11-24\n- [ ] Ada Lund\n- Bo Ek\n"
    #expect(
      try FactListing.lines(of: text) == [
        "status lead", "person Ada Lund", "person Bo Ek", "task 2026-11-24 | write to Ada",
      ])
  }
}

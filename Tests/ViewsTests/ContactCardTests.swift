import FollowUp
import TestSupport
import Testing
import Views

@Suite struct ContactCardTests {
  private func cards(_ files: [(path: String, text: String)]) throws -> [[String]] {
    let search = try TestJournal(files).assessment(on: "2026-11-21").search
    return ContactCards(of: search).text.replacing("\r\n ", with: "")
      .split(separator: "BEGIN:VCARD\r\n").map { card in
        card.split(separator: "\r\n").map(String.init).filter {
          !["PRODID:", "UID:", "END:", "VERSION:"].contains(where: $0.hasPrefix)
        }
      }
  }

  private func file(_ company: String, _ people: String) -> (path: String, text: String) {
    ("\(company).md", "---\ncompany: \(company)\nrole: Coach\n---\n\n\(people)\n")
  }

  @Test("A card has what an address book needs, and nothing that is thought of somebody")
  func card() throws {
    let person = "- Piet Aerts, Head Coach <piet@ostwind.example>, +49 30 5550 101, never smiles"
    let people = """
      ## Contacts

      \(person)
        - Note: vain
        - Link: https://ostwind.example/piet

      ## References

      - Lee Okafor, former coach

      ## Interview 2026-11-16

      - With: Piet Aerts
      """
    #expect(
      try cards([file("Ostwind", people)]) == [
        [
          "FN:Lee Okafor", "N:;Lee Okafor;;;", "TITLE:former coach",
          "CATEGORIES:Job search,Reference",
        ],
        [
          "FN:Piet Aerts", "N:;Piet Aerts;;;", "TITLE:Head Coach", "ORG:Ostwind",
          "EMAIL:piet@ostwind.example", "TEL:+49 30 5550 101", "URL:https://ostwind.example/piet",
          "CATEGORIES:Job search,Interviewer,Contact",
        ],
      ])
  }

  @Test(
    "Who is one person has one card",
    arguments: [
      ("## Contacts\n- Ann <ann@x.example>", "## Contacts\n- ann <ANN@x.example>", 1),
      ("## Contacts\n- Ann <ann@x.example>", "## Contacts\n- Ann <ann@y.example>", 2),
      ("## Contacts\n- Ann", "## Contacts\n- Ann", 2),
      ("## References\n- Ann", "## References\n- Ann", 1),
      ("## References\n- Ann <ann@x.example>", "## References\n- Ann", 1),
      ("## References\n- Ann", "## Contacts\n- Ann", 2),
    ])
  func merging(first: String, second: String, count: Int) throws {
    #expect(try cards([file("A", first), file("B", second)]).count == count)
    #expect(try cards([file("B", second), file("A", first)]).count == count)
  }

  @Test("Somebody at one employer is one person in two applications")
  func oneEmployer() throws {
    let text = "---\ncompany: Acme\nrole: Coach\n---\n\n## Contacts\n\n- Ann\n"
    let both = [("a.md", text), ("b.md", text.replacing("Ann", with: "Ann <ann@acme.example>"))]
    #expect(try cards(both.map { (path: $0.0, text: $0.1) }).count == 1)
  }

  @Test("No name ends a card or begins another")
  func hostile() throws {
    let name = #""Ann \\ X\r\nEND:VCARD\r\nBEGIN:VCARD x""#
    let text = "---\ncompany: \"A;B, C\\r\\nNOTE:x\"\nrole: Coach\ncontact: \(name)\n---\n"
    #expect(
      try cards([(path: "a.md", text: text)]) == [
        [
          #"FN:Ann \\ X END:VCARD BEGIN:VCARD x"#, #"N:;Ann \\ X END:VCARD BEGIN:VCARD x;;;"#,
          #"ORG:A\;B\, C NOTE:x"#, "CATEGORIES:Job search,Contact",
        ]
      ])
  }
}

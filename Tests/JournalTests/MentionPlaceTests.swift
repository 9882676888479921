import Journal
import Syntax
import TestSupport
import Testing

/// Where exactly people are named. In these texts `«` and `»` stand around the names.
@Suite struct MentionPlaceTests {
  /// The application without the marks, and what the marks enclose.
  private func read(_ marked: String) throws -> (application: Application, marks: [Range<Int>]) {
    let whole = marked.hasPrefix("---") ? marked : "---\ncompany: A\nrole: B\n---\n\(marked)"
    var bytes: [UInt8] = []
    var marks: [Range<Int>] = []
    var open: Int?
    for scalar in whole.unicodeScalars {
      switch scalar {
      case "«": open = bytes.count
      case "»": marks.append((open ?? 0)..<bytes.count)
      default: bytes += Array(String(scalar).utf8)
      }
    }
    return (try #require(try application(String(decoding: bytes, as: UTF8.self))), marks)
  }

  private func expectMarks(_ marked: String, _ mentions: [String]? = nil) throws {
    let (application, marks) = try read(marked)
    let source = application.source
    #expect(
      application.mentions.map { source.string(in: $0.range) }
        == marks.map { source.string(in: $0) })
    #expect(application.mentions.map(\.range) == marks)
    if let mentions {
      #expect(
        application.mentions.map { "\($0.kind) \(application.name(of: $0.person))" } == mentions)
    }
  }

  @Test("Everybody is found wherever they are named, in the order of the file")
  func kinds() throws {
    try expectMarks(
      """
      ---
      company: A
      role: B
      contact: «Lund»
      interviews:
        - date: 2026-11-03
          with: [«Ada Lund», «Bo»]
      ---

      ## Interview 2026-11-10

      - With: «Bo Ek» (Cook), «ada»
        - «Cy Dahl»
      - Contact: «Cy»
      - Thank-you: «Bo», by email

      ## Log

      - 2026-11-11 Thank-you: «Ada» and «Lund», everything by phone
      - 2026-11-11 Thank-you: everyone
      - 2026-11-12 Briefed: «Ono»
      - 2026-11-12 Reference contacted: «lee ono»
      - 2026-11-12 Check-in: Ada

      ## Contacts

      - «Ada Lund», Captain

      ## References

      - «Lee Ono»
      """,
      [
        "contactPerson Ada Lund", "interviewer Ada Lund", "interviewer Bo Ek",
        "interviewer Bo Ek", "interviewer Ada Lund", "interviewer Cy Dahl",
        "contactPerson Cy Dahl", "entry Bo Ek", "entry Ada Lund", "entry Ada Lund",
        "entry Lee Ono", "entry Lee Ono", "contact Ada Lund", "reference Lee Ono",
      ])
  }

  @Test(
    "A person's own item has the name alone, whatever stands around it",
    arguments: [
      "- «Ada Lund», Captain", "- «Ada Lund» (Captain)", "- **«Ada Lund»**, Captain",
      "- **«Ada** Lund»", "- «Ada *Lund»*, Captain", "- `«Ada Lund»`", "- «Ada_Lund»",
      "- [«Ada Lund»](mailto:Ada@bay.example)", "- [«Ada](https://ada.example) Lund», Captain",
      "- [«Ada Lund»](https://ada.example/Ada(1) \"Ada Lund\"), Captain",
      "- [«Ada Lund»](https://ada.example), Captain, [Ada Lund](https://lund.example)",
      "- [«Ada Lund»][1]\n\n[1]: https://ada.example", "- [«Ada»][], Captain\n\n[ada]: a.html",
      "- <Ada@bay.example> «Ada»", "- Ada@bay.example, «Ada»", "- www.Ada.example «Ada»",
      "- «Ada Lund» <ada@bay.example>, +49 421 5550 33", "- «ada@bay.example»",
      "- «Ada  Lund»", "- «Ada\n  Lund», Captain", "- «Ada\nLund», Captain",
      "- «Ada Lund»\\\n  <ada@bay.example>", "- «Ada Lund»,  \n  Captain", "- «Ada \\*Lund»",
      "- <b>«Ada»</b>, Captain", "- «Ada» <!-- Ada -->, Captain", "- «Zoë Größe», Captain",
      "- «🎒 Ada», Captain", "- «Ren&eacute; Lund»", "- «Dr.&nbsp;Lund»", "- «R&amp;D», Captain",
      "- «AT&T Desk», Captain", "- «Ada &foo; Lund»", "- «Anne-Lise Moe» - Vice-Chair",
      "1. «Ada Lund»", "+\t«Ada Lund»", "  * «Ada Lund»", "- [x] «Ada Lund»",
      "- «Ada Lund»\r\n- «Bo Ek»\r\n", "- «Ada Lund»\r- «Bo Ek»\r",
      "- «Ada»\n- «Ad», friend of Ada\n- «Ada»",
    ])
  func items(item: String) throws {
    try expectMarks("## Contacts\n\n\(item)\n")
    try expectMarks("## References\n\n\(item)\n")
  }

  @Test(
    "Of several names on a line each has its own place, also the same one twice",
    arguments: [
      "With: «Ada Lund», «Bo Ek»", "With: «Ada Lund», «Ada»", "With: «Ada», «Ada» & «Ada»",
      "With: «Ada Lund» (Bo's boss); «Bo Ek»",
      "With: «Anabel Ruiz», «Ana», «An»", "With: «Ada Lund» and «Andy Ek» by Ada's phone",
      "With: **«Ada Lund»** (*Bo's boss*), «Bo»", "With: «Ada\n  Lund», «Bo\n  Ek»",
      "With: [«Ada»](https://a.example/Bo), «Bo»", "With: «Ada» <bo@a.example>, «Bo»",
      "With: bo@a.example «Bo», «Ada»", "With: [«Ada»](mailto:bo@a.example) (boss), «bo»",
      "With: «Zoë», «Größe 🎒», «Zoë»", "**With**: «Ada»", "*With:* «Ada», **«Bo»**",
      "`Met`: «Met», «Ada»", "2026-11-10 Interviewers: «Interviewers», «Ada»",
      "With:\n  - «Ada Lund», Captain\n  - **«Bo Ek»** (Cook)\n  - Liked: Bo Ek",
      "With: «Ada Lund»\n  1. [«Bo»](https://bo.example)", "Contact: «Ada Lund», Bo",
      "Contact person: **«Ada»** (Captain), by phone", "Contact: «Ada Lund» <ada@bay.example>",
    ])
  func lists(item: String) throws {
    try expectMarks("## Interview 2026-11-10\n\n- \(item)\n")
  }

  @Test(
    "What was done names people, and free text names nobody",
    arguments: [
      "Thank-you: «Ada», «Bo», for the tour with Ada", "Thanks: «Ada» and «Bo» and «ada» via Bo",
      "Thanked: *«Ada* Lund»", "Thank-you: Eve, «Ada», Eve",
      "Thank-you: «Ada» (Bo said so), «Bo»", "Thank-you: 2026-11-11 «Ada»", "Thank-you: all",
      "Briefed: «Lee», about Ada", "Briefed: Ada, «Ono»", "Reference contacted: «LEE  ONO»",
      "Heard: Ada Lund", "[ ] Thank-you: Ada",
    ])
  func entries(entry: String) throws {
    try expectMarks(
      """
      ## Contacts
      - «Ada Lund»
      - «Bo Ek»
      ## References
      - «Lee Ono»
      ## Interview 2026-11-10
      - \(entry)
      """)
  }

  @Test(
    "In front matter a name stands without its quotes",
    arguments: [
      "contact: «Ada Lund»", "contact: \"«Ada Lund»\"", "contact: '«Ada Lund»'",
      "contact: '«Ada O''Lund» (Captain)'", "contact: \"«Ada \\\"Al\\\" Lund», Bo\"",
      "contact: «Ada Lund» <ada@bay.example> # Ada", "contact: «Ada\n  Lund»",
      "contact: >-\n  «Ada\n  Lund»", "contact: | # Ada\n  «Ada Lund»\n", "contact:   «Ada  Lund»",
      "contact: \"«Zoë Größe»\"",
      "interviews:\n  - date: 2026-11-10\n    with: [«Ada», \"«Bo Ek»\", '«Cy», «Ada»']",
      "interviews: [{date: 2026-11-10, with: [«Ada Lund», «Ada», «Ada»]}]",
      "interviews:\n  - date: 2026-11-10\n    with:\n      - «Ada Lund» (Captain)\n      - «Ada»",
      "interviews: {date: 2026-11-10, with: \"«Ada» (Bo's boss), «Bo» and «Cy»\"}",
      "interviews: [{with: [«Bo», «Ada»], date: 2026-11-10}]\ncontact: «Bo»",
    ])
  func frontMatter(lines: String) throws {
    try expectMarks("---\ncompany: A\nrole: B\n\(lines)\n---\n")
  }

  @Test("Where a name cannot be made out, all of its value stands for it")
  func fallback() throws {
    try expectMarks("---\ncompany: A\nrole: B\ncontact: «\"Ren\\u00e9 Lund\"»\n---\n")
    try expectMarks("## Contacts\n\n- «Ada &NotEqualTilde; Lund, Captain»\n")
    // What stands before that is exact all the same.
    let (application, marks) = try read(
      "## Interview 2026-11-10\n\n- «»With: «Ada», &NotEqualTilde;, Bo«»\n")
    let item = marks[0].lowerBound..<marks[2].upperBound
    #expect(application.mentions.map(\.range) == [item, item, marks[1]])
    #expect(application.mention(at: marks[1].lowerBound)?.range == marks[1])
  }

  @Test(
    "Somebody is introduced in Contacts, else in References, else where first named",
    arguments: [
      "---\ncompany: A\nrole: B\ncontact: Ada\n---\n## References\n- Ada\n## Contacts\n- «Ada»\n",
      "## Interview 2026-11-10\n- With: Ada\n## References\n- «Ada Lund»\n",
      "## Interview 2026-11-10\n- With: Bo, «Ada Lund»\n- Contact: Ada\n- Thank-you: Ada\n",
      "## Log\n- 2026-11-10 Thank-you: Ada\n## Interview 2026-11-09\n- With: «Ada Lund»\n",
    ])
  func definitions(text: String) throws {
    let (application, marks) = try read(text)
    let ada = try #require(application.people.firstIndex { $0.name.hasPrefix("Ada") })
    #expect(application.people[ada].place == marks.first)
  }

  @Test("A place lies in a name from before its first to behind its last letter")
  func offsets() throws {
    let (application, marks) = try read("## Interview 2026-11-10\n\n- With: «Zoë»,«Bo», x\n")
    let names = (marks[0].lowerBound - 1...marks[1].upperBound + 1).map { offset in
      application.mention(at: offset).map { application.name(of: $0.person) }
    }
    #expect(
      names == [nil, "Zoë", "Zoë", "Zoë", "Zoë", "Zoë", "Bo", "Bo", "Bo", nil])
  }

  @Test("Between odd markup, too, a mention without any is the name", arguments: [UInt64](1...60))
  func randomText(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let alphabet = [
      "Ada", "Bo Ek", "Zoë", "Lund", " ", " ", ", ", " and ", " (", ")", "*", "**", "`", "[",
      "[a](b \"Ada\")", "<ada@bay.example>", "www.bo.example", "<b>", "</b>", "&amp;",
      "&eacute;", "](u)",
      "&nbsp;", "\\", "\n  ", "\r\n  ", "\t", "_", " - ", "'", "\"", ": ", "📅", "![c](d)",
    ]
    func line() -> String {
      (0..<12).map { _ in alphabet.randomElement(using: &random) ?? "" }.joined()
    }
    let text = """
      ---
      company: A
      role: B
      contact: '\(line().replacing("'", with: "''"))'
      ---
      ## Contacts
      - \(line())
      - Ada \(line())
      ## Interview 2026-11-10
      - With: \(line())
        - Bo \(line())
      - With: Bo\(line())
      - Contact: \(line())
      - Thank-you: \(line()), Ada
      """
    let read = try #require(try application(text))
    for mention in read.mentions {
      let written = read.source.string(in: mention.range)
      #expect(!written.isEmpty)
      guard !written.contains(where: { "*_`[]<>\\&!'\"".contains($0) }) else { continue }
      let name = foldedName(read.name(of: mention.person))
      #expect(
        name == foldedName(written)
          || name.split(separator: " ").contains(Substring(foldedName(written))))
    }
    #expect(
      read.mentions.map(\.range.lowerBound) == read.mentions.map(\.range.lowerBound).sorted())
  }

  @Test("An address behind the name of a contact person is no part of the name")
  func contactAddress() throws {
    let (application, _) = try read(
      "## Interview 2026-11-10\n- With: Ada Lund\n- Contact: Ada Lund <ada@bay.example>\n")
    #expect(application.people.map(\.name) == ["Ada Lund"])
    #expect(application.people.map(\.email) == ["ada@bay.example"])
  }
}

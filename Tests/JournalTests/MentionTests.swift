import Editing
import Journal
import TestSupport
import Testing

/// One person, however and wherever named; and items that are not what they look like.
@Suite struct MentionTests {
  @Test(
    "A mention is read alike in the front matter, in a section and as the contact",
    arguments: [
      ("interviews: [{date: 2026-11-10, with: ['Ada Lund (Captain)']}]", "- With: Ada"),
      ("interviews: [{date: 2026-11-10, with: 'Ada Lund (Captain), Bo Ek'}]", "- With: Ada"),
      ("interviews: [{date: 2026-11-10, with: ['Ada Lund <ada@bay.example>']}]", "- With: Lund"),
      ("contact: Ada Lund (Captain)", "- With: Ada"),
      ("contact: Ada", "- With: Ada Lund (Captain), Bo Ek"),
      ("contact: Ada Lund", "- Contact: Ada Lund, by phone\n- With: Ada"),
    ])
  func alike(frontMatter: String, body: String) throws {
    let text =
      "---\ncompany: A\nrole: B\n\(frontMatter)\n---\n\n## Interview 2026-11-10\n\n\(body)\n"
    let application = try #require(try application(text))
    #expect(application.people.map(\.name).filter { $0.contains("Ada") } == ["Ada Lund"])
    #expect(application.faults.isEmpty)
  }

  @Test("Somebody listed twice is one reference with the facts of both items")
  func twice() throws {
    let lines = try FactListing.lines(
      of:
        "## References\n\n- Lee Ono\n  - Will tell: yes\n- Lee Ono, boss\n  - Briefed: 2026-11-02\n"
    )
    #expect(
      lines == [
        "status lead", "reference Lee Ono | title boss | briefed 2026-11-02 | will tell yes",
      ])
  }

  @Test("Lines below an item without a name belong to nobody")
  func nobody() throws {
    let lines = try FactListing.lines(
      of: "## Contacts\n\n- Ada Lund\n- [x] ask by 2026-11-02\n  - Email: desk@bay.example\n")
    #expect(lines == ["status lead", "person Ada Lund"])
  }

  @Test(
    "A task is never lost",
    arguments: [
      "## Interview 2026-11-10\n\n- [ ] Timelne: ask again by 2026-11-24",
      "## Interview 2026-11-10\n\n- With: Ada Lund\n  - [ ] find her title by 2026-11-24",
      "## Contacts\n\n- Ada Lund\n  - [ ] find her title by 2026-11-24",
      "## Log\n\n- [ ] Heared: ring them by 2026-11-24 10:00",
    ])
  func tasks(text: String) throws {
    let lines = try FactListing.lines(of: text + "\n")
    #expect(lines.contains { $0.hasPrefix("task 2026-11-24 | ") && !$0.contains("10:00") })
  }

  @Test(
    "Links with blanks in them are read",
    arguments: [
      "- Ada, [x ](https://a.example)[](https://b.example)", "- Ada [x ](u) [](v)",
      "- [](u)", "- [ ](u)", "- [Ada ](mailto:ada@bay.example)",
    ])
  func links(item: String) throws {
    #expect(try application("---\ncompany: A\nrole: B\n---\n## Contacts\n\n\(item)") != nil)
  }

  @Test("What names a person is marked where it stands, not in the key")
  func places() throws {
    let text = """
      ## Interview 2026-11-10

      - With: Hanna Voss
      - Thank-you: Hanna Voss, Hana

      """
    #expect(try FactListing.lines(of: text).last == "finding person-unknown 4:26")
    #expect(
      try FactListing.lines(of: "## Interview 2026-11-10\n\n- Round: o\n").last
        == "finding value-invalid 3:10")
  }

  @Test(
    "A time that no clock shows makes the date invalid",
    arguments: ["24:00", "9:75", "9:5"])
  func times(time: String) throws {
    let lines = try FactListing.lines(of: "## Log\n\n- 2026-11-12 \(time) Heard: x\n")
    #expect(lines == ["status lead", "finding date-invalid 3:3"])
  }

  @Test(
    "A date that opens a value takes its time along",
    arguments: [
      ("2026-11-12T10:00 a letter", "entry 2026-11-12 Heard | a letter"),
      ("2026-11-12 9:30, a letter", "entry 2026-11-12 Heard | a letter"),
      ("2026-11-12 24:00 a letter", "finding date-invalid 3:10"),
    ])
  func openingDates(value: String, line: String) throws {
    #expect(try FactListing.lines(of: "## Log\n\n- Heard: \(value)\n").last == line)
  }
}

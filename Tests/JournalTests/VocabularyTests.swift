import Editing
import Journal
import Syntax
import TestSupport
import Testing

/// The words that an editor offers are those that the reader reads and the specification lists.
@Suite struct VocabularyTests {
  /// The rows of the first table below a heading of the specification, cell by cell.
  private func table(below heading: String) throws -> [[String]] {
    let lines = try Specification.text().split(separator: "\n", omittingEmptySubsequences: false)
    let section = lines.drop { !$0.hasPrefix("#") || !$0.hasSuffix(heading) }.dropFirst()
    let table = section.drop { !$0.hasPrefix("|") }.prefix { $0.hasPrefix("|") }
    return table.dropFirst(2).map { row in
      row.split(separator: "|").map { trimmingSpaces(String($0)) }
    }
  }

  /// What stands between backquotes.
  private func words(in cell: String) -> [String] {
    cell.split(separator: "`", omittingEmptySubsequences: false).enumerated()
      .filter { $0.offset % 2 == 1 }.map { String($0.element) }
  }

  @Test("The keys of the front matter, in order, with what they take")
  func frontMatterKeys() throws {
    let rows = try table(below: "4.2 The keys")
    #expect(rows.map { words(in: $0[0]) } == FrontMatterKey.allCases.map { [$0.rawValue] })
    for (row, key) in zip(rows, FrontMatterKey.allCases) {
      switch key.value {
      case .text: #expect(row[1] == "text")
      case .name: #expect(row[1] == "name, as in `With`")
      case .date: #expect(row[1] == "date")
      case .words(let fixed): #expect(words(in: row[1]) == fixed)
      case .dateOrWords(let fixed):
        #expect(row[1].hasPrefix("date, "))
        #expect(words(in: row[1]) == fixed)
      case .texts: #expect(row[1] == "list of text")
      case .rules: #expect(row[1] == "list of rule names")
      case .interviews:
        #expect(row[1].hasPrefix("list; an item is a date"))
        #expect(words(in: row[1]).dropLast() == InterviewKey.allCases.map(\.rawValue)[...])
      }
    }
  }

  @Test("The fixed words of a key are read, and no others", arguments: FrontMatterKey.allCases)
  func values(key: FrontMatterKey) throws {
    func faults(_ value: String) throws -> Int {
      let others = ["company", "role"].filter { $0 != key.rawValue }.map { "\($0): A\n" }.joined()
      let read = try application("---\n\(others)\(key.rawValue): \(value)\n---\n")
      // What says that it is no application has no application.
      return read?.faults.count ?? 0
    }
    switch key.value {
    case .words(let words):
      for word in words { #expect(try faults(word) == 0) }
      #expect(try faults("2026-11-10") == 1)
    case .dateOrWords(let words):
      for word in words + ["2026-11-10"] { #expect(try faults(word) == 0) }
      #expect(try faults("perhaps") == 1)
    case .date, .interviews:
      #expect(try faults("2026-11-10") == 0)
      #expect(try faults("perhaps") == 1)
    case .text, .name:
      #expect(try faults("perhaps") == 0)
      #expect(try faults("[perhaps]") == 1)
    case .texts, .rules:
      #expect(try faults("[perhaps, not]") == 0)
      #expect(try faults("[[perhaps]]") == 1)
    }
  }

  @Test("The keys of entries, with their other names")
  func entryKeys() throws {
    var aliases: [String: [String]] = [:]
    let interviewRows = try table(below: "10. What the interview brought")
    let eventRows = try table(below: "11. What happened")
    for row in interviewRows + eventRows {
      for key in words(in: row[0]) { aliases[key] = words(in: row[1]) }
    }
    let waivers = try table(below: "12. Waivers and snoozes").flatMap { words(in: $0[0]) }
    for key in waivers { aliases[key] = [] }
    let keys = EntryKey.allCases.map { ($0.rawValue, $0.aliases) }
    #expect(aliases == Dictionary(uniqueKeysWithValues: keys))
    let events = eventRows.flatMap { words(in: $0[0]) } + waivers
    #expect(Set(events) == Set(EntryKey.allCases.filter(\.isEvent).map(\.rawValue)))
  }

  @Test("The keys below people, in order")
  func personKeys() throws {
    let own = try table(below: "7.5 References").flatMap { words(in: $0[0]) }
    #expect(own == PersonKey.allCases.filter(\.isOfReferences).map(\.rawValue))
    let shared = PersonKey.allCases.filter { !$0.isOfReferences }.map { "`\($0.rawValue)`" }
    let list = shared.dropLast().joined(separator: ", ") + " and " + (shared.last ?? "")
    let text = try Specification.text().replacing("\n", with: " ")
    #expect(text.contains("The keys are \(list)."))
  }

  @Test("The headings of sections, with their other names")
  func sectionKinds() throws {
    let rows = try table(below: "6. Sections")
    let kinds = SectionKind.allCases.filter { $0 != .interviews }
    #expect(rows.map { words(in: $0[0])[0] } == kinds.map(\.rawValue))
    for (row, kind) in zip(rows, kinds) where kind != .interview {
      #expect(words(in: row[1]) == kind.aliases)
    }
    #expect(words(in: rows[2][1]) == [SectionKind.interviews.rawValue])
  }

  @Test("Every meaning is one short sentence of its own")
  func meanings() {
    for meanings in [
      FrontMatterKey.allCases.map(\.meaning), InterviewKey.allCases.map(\.meaning),
      EntryKey.allCases.map(\.meaning), PersonKey.allCases.map(\.meaning),
      SectionKind.allCases.map(\.meaning),
    ] {
      #expect(Set(meanings).count == meanings.count)
      for meaning in meanings {
        #expect(meaning.hasSuffix(".") && !meaning.contains(". ") && !meaning.contains("\n"))
        #expect((10...110).contains(meaning.count), "\(meaning)")
        #expect(meaning.count { $0 == "`" } % 2 == 0)
      }
    }
  }

  @Test("The examples in meanings are read as they say")
  func examples() throws {
    let contact = try #require(words(in: SectionKind.contacts.meaning).first)
    let interview = try #require(words(in: SectionKind.interview.meaning).first)
    let entry = try #require(words(in: SectionKind.log.meaning).first)
    let with = try #require(words(in: EntryKey.with.meaning).first)
    let lines = try FactListing.lines(
      of: "## Contacts\n\n\(contact)\n\n\(interview)\n\n- With: \(with)\n\n## Log\n\n\(entry)\n")
    #expect(
      lines.dropFirst() == [
        "person Dana Whitfield | title Engineering Manager | email dana@northwind.example",
        "interview 2026-11-10 14:00 | phone screen | with Dana Whitfield (Engineering Manager), "
          + "Priya Raman (Recruiter)",
        "entry 2026-11-12 Heard | they got my papers",
      ])
  }
}

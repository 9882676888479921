import Editing
import Journal
import TestSupport
import Testing

/// The keys at the top of a file: what they take, and where a fault is.
@Suite struct FrontMatterTests {
  private func lines(_ yaml: String) throws -> [String] {
    Array(
      try FactListing.lines(of: "---\ncompany: Acme\nrole: Cook\n\(yaml)\n---\n").dropFirst()
        .filter { !["company Acme", "role Cook"].contains($0) })
  }

  @Test(
    "A value is read in every way it can be written",
    arguments: [
      ("found: 2026-11-02", "found 2026-11-02"), ("FOUND: '2026-11-02'", "found 2026-11-02"),
      ("found: 2026-11-02 14:00", "found 2026-11-02"),
      ("found: 2026-11-02T00:00", "found 2026-11-02"),
      ("found: \"2026-11-02\" # a remark", "found 2026-11-02"),
      ("decision by: 2026-11-27", "decision-by 2026-11-27"),
      ("Offer_Expires: 2026-11-27", "offer-expires 2026-11-27"),
      ("starts: 2027-01-04", "starts 2027-01-04"),
      ("interest: HIGH", "interest high"), ("interest: low", "interest low"),
      ("interest: Normal", nil),
      ("still-open: yes", "still-open yes"), ("still open: No", "still-open no"),
      ("still-open: 2026-11-18", "still-open 2026-11-18"),
      ("contact: Ada  Lund", "contact Ada Lund"),
      ("contact-by: E_mail", "value"), ("contact-by: Email", "contact-by email"),
      ("contact-by: post", "contact-by post"), ("source: 12", "source 12"),
      ("source: a\n  b", "source a b"), ("link: https://a.example/#b", "link https://a.example/#b"),
      ("location: |\n  Bremen\n  Kiel", "location Bremen Kiel"),
      ("salary: 48,000 a year", "salary 48,000 a year"),
      ("salary: '~'", "salary ~"), ("tags: a", "tags a"), ("tags: [a, 'b c']", "tags a, b c"),
      ("tags:\n  - a\n  - b", "tags a, b"), ("tags: []", nil), ("tags:", nil),
      ("tags: [a, ~]", "tags a"),
      ("ignore: task-due", "ignore task-due"), ("ignore: [Task_Due]", "ignore Task_Due"),
      ("found: ~", nil), ("found: null", nil), ("found:", nil), ("found: ''", nil),
      ("interest:", nil),
      ("jobjournal:", nil), ("title: [a, {b: c}]", nil), ("x-found: soon", nil), ("X_a: 1", nil),
      ("cssclasses: a", nil), ("CREATED: b", nil), ("status:", nil), ("interviews: []", nil),
    ] as [(String, String?)])
  func values(yaml: String, line: String?) throws {
    let expected = line == "value" ? "finding value-invalid 4:13" : line
    #expect(try lines(yaml) == (expected.map { [$0] } ?? []))
  }

  @Test(
    "A value that cannot be read is reported where it stands, and not used",
    arguments: [
      ("found: soon", "date-invalid 4:8"), ("found: 2026-11-31", "date-invalid 4:8"),
      ("found:   \"2026-2-1\"", "date-invalid 4:10"),
      ("found: 2026-11-02 9:30", "date-invalid 4:8"),
      ("found: 2026-11-02 24:00", "date-invalid 4:8"),
      ("found: 2026-11-02 or so", "date-invalid 4:8"),
      ("found: 2026-11-02 14:00:00", "date-invalid 4:8"),
      ("found: [2026-11-02]", "date-invalid 4:8"),
      ("found: 2026/11/02", "date-invalid 4:8"), ("found: {a: b}", "date-invalid 4:8"),
      ("# é 🎒\nfound: x", "date-invalid 5:8"), ("x-é: 🎒\n'found': x", "date-invalid 5:10"),
      ("starts: tomorrow", "date-invalid 4:9"), ("decision-by: next week", "date-invalid 4:14"),
      ("interest: lukewarm", "value-invalid 4:11"), ("interest: [high]", "value-invalid 4:11"),
      ("status: waiting", "value-invalid 4:9"), ("status: 2026-11-02", "value-invalid 4:9"),
      ("contact-by: fax", "value-invalid 4:13"), ("contact: [Ada, Bo]", "value-invalid 4:10"),
      ("still-open: maybe", "value-invalid 4:13"), ("still-open: 2026-11-31", "date-invalid 4:13"),
      ("still-open: 18.11.2026", "value-invalid 4:13"), ("source: [a]", "value-invalid 4:9"),
      ("link: {a: b}", "value-invalid 4:7"), ("tags: [[a]]", "value-invalid 4:8"),
      ("tags: {a: b}", "value-invalid 4:7"), ("jobjournal: yes", "value-invalid 4:13"),
      ("interviews: soon", "date-invalid 4:13"), ("interviews: [2026-11-31]", "date-invalid 4:14"),
      ("interviews:\n  - 2026-11-1", "date-invalid 5:5"),
      ("interviews: [{title: a}]", "value-invalid 4:14"),
      ("interviews:\n  - title: a", "value-invalid 5:5"),
      ("interviews: [{date: soon}]", "date-invalid 4:21"),
      ("aplied: 2026-11-02", "key-unknown 4:1"), ("colour: green", "key-unknown 4:1"),
      ("'colour': green", "key-unknown 4:1"), ("decisionby: 2026-11-27", "key-unknown 4:1"),
      ("x: a", "key-unknown 4:1"), ("Company: b", "key-duplicate 4:1"),
      ("tags: a\ntags: b", "key-duplicate 5:1"), ("ignore: [be-kind]", "rule-unknown 4:10"),
      ("ignore:\n  - task-due\n  - 'be-kind'", "rule-unknown 6:5"),
    ])
  func faults(yaml: String, finding: String) throws {
    let found = try lines(yaml).filter { !$0.hasPrefix("tags a") && !$0.hasPrefix("ignore ") }
    #expect(found == ["finding \(finding)"])
  }

  @Test(
    "An interview is a date, a date with a time, or a map",
    arguments: [
      ("interviews: 2026-11-10", ["2026-11-10"]),
      ("interviews: 2026-11-10 14:00", ["2026-11-10 14:00"]),
      ("interviews: [2026-11-12, 2026-11-10T09:00]", ["2026-11-10 09:00", "2026-11-12"]),
      ("interviews: {date: 2026-11-10}", ["2026-11-10"]),
      ("interviews: [{date: 2026-11-10, time: 14:00}]", ["2026-11-10 14:00"]),
      ("interviews: [{Date: 2026-11-10 14:00, Title: phone}]", ["2026-11-10 14:00 | phone"]),
      ("interviews:\n  - date: 2026-11-10\n    round: 2", ["2026-11-10 | round 2"]),
      ("interviews:\n  - date: 2026-11-10\n    round: Final", ["2026-11-10 | round final"]),
      ("interviews:\n  - date: 2026-11-10\n    with: Ada Lund", ["2026-11-10 | with Ada Lund"]),
      (
        "interviews:\n  - date: 2026-11-10\n    with: [Ada Lund (Captain), Bo Ek]",
        ["2026-11-10 | with Ada Lund (Captain), Bo Ek"]
      ),
    ])
  func interviews(yaml: String, interviews: [String]) throws {
    #expect(try lines(yaml) == interviews.map { "interview \($0)" })
  }

  @Test(
    "A fault inside an interview's map leaves the rest of it",
    arguments: [
      ("time: 9:30", "value-invalid 6:11"), ("time: noon", "value-invalid 6:11"),
      ("time: 24:00", "value-invalid 6:11"), ("round: last", "value-invalid 6:12"),
      ("round: 0", "value-invalid 6:12"), ("titel: a", "key-unknown 6:5"),
      ("title: [a]", "value-invalid 6:12"), ("with: [[a]]", "value-invalid 6:12"),
      ("date: 2026-11-11", "key-duplicate 6:5"), ("company: b", "key-unknown 6:5"),
    ])
  func mapFaults(line: String, finding: String) throws {
    #expect(
      try lines("interviews:\n  - date: 2026-11-10\n    \(line)") == [
        "interview 2026-11-10", "finding \(finding)",
      ])
  }

  @Test(
    "A file without company or role says so at its beginning",
    arguments: [
      ("", ["company-missing", "role-missing"]), ("company: a", ["role-missing"]),
      ("role: b", ["company-missing"]),
      ("company: ''\nrole: ~", ["company-missing", "role-missing"]),
      ("company:\nrole: null", ["company-missing", "role-missing"]),
      ("company: 'null'\nrole: 12", []), ("COMPANY: a\nRole: b", []),
    ])
  func missing(yaml: String, rules: [String]) throws {
    let found = try FactListing.lines(of: "---\n\(yaml)\n---\n")
    #expect(found.filter { $0.hasPrefix("finding") } == rules.map { "finding \($0) 1:1" })
  }

  @Test(
    "Front matter that is broken is reported once, and nothing else of it",
    arguments: [
      ("---\ncompany: a: b\ncolour: c\n---\n", "2:1"),
      ("---\nrole: b\ncompany: &x a\n---\n", "3:1"),
      ("---\nrole: &x b\ncompany: *x\n---\n", "2:1"), ("---\ncompany: [a\n---\n", nil),
      ("---\ncompany: Acme\n", "1:1"), ("---\r\ncompany: Acme\r\n", "1:1"),
      ("---\ncompany: \"a\n---\n", nil), ("---\ncompany: a\n\trole: b\n---\n", nil),
    ] as [(String, String?)])
  func invalid(text: String, place: String?) throws {
    let found = try FactListing.lines(of: text + "\n## Log\n\n- 2026-11-12 Heard: x\n")
    #expect(found.prefix(2) == ["status lead", "entry 2026-11-12 Heard | x"])
    #expect(found.count == 3)
    #expect(found.last?.hasPrefix("finding front-matter-invalid ") == true)
    if let place { #expect(found.last == "finding front-matter-invalid \(place)") }
  }

  @Test(
    "A file that says so, or whose front matter is no mapping, is no application",
    arguments: [
      "---\njobjournal: ignore\n---\n", "---\ncompany: a\nJobJournal: IGNORE\n---\n",
      "---\n- a\n---\n", "---\na\n---\n", "---\n[a, b]\n---\n", "", "Some words.\n",
      "---\njobjournal: ignore\nfound: soon\n---\n# Log\n",
    ])
  func noApplications(text: String) throws {
    let today = try day("2026-11-21")
    #expect(FactListing.lines(of: Array(text.utf8), on: today) == ["no application"])
  }

  @Test("The kinds of company and role do not matter, only that they are text")
  func company() throws {
    let found = try FactListing.lines(of: "---\ncompany: [a, b]\nrole: {c: d}\n---\n")
    #expect(found == ["status lead", "finding value-invalid 2:10", "finding value-invalid 3:7"])
  }
}

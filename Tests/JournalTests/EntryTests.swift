import Editing
import FollowUp
import Foundation
import Journal
import Syntax
import TestSupport
import Testing

/// One word for a key, from the specification's tables.
struct KeyWord: Sendable, CustomTestStringConvertible {
  let word: String
  let key: EntryKey

  var testDescription: String { word }

  /// A value that the key can take.
  var value: String {
    switch key {
    case .with, .contact, .briefed, .referenceContacted, .thankYou: "Ada Lund"
    case .timeline: "2026-11-27"
    case .prefers: "email"
    case .round: "2"
    case .time: "14:00"
    case .waived: "process-not-asked: a reason"
    case .snoozed: "thank-you-not-sent until 2026-11-30"
    default: "some words"
    }
  }

  /// In the tables of the sections 10, 11 and 12: the key, or several, and then its other names.
  static func all() throws -> [KeyWord] {
    var words: [KeyWord] = []
    var isInTable = false
    for line in try Specification.text().split(separator: "\n") {
      if line.hasPrefix("#") {
        isInTable = ["## 10.", "## 11.", "## 12."].contains { line.hasPrefix($0) }
      }
      guard isInTable, line.hasPrefix("| `") else { continue }
      let cells = line.split(separator: "|").map(codeSpans)
      guard let name = cells[0].first, let first = EntryKey(rawValue: name) else { continue }
      let hasAliases = cells.count > 2 && !line.contains("the rule, perhaps")
      words += cells[0].compactMap { word in
        EntryKey(rawValue: word).map { KeyWord(word: word, key: $0) }
      }
      if hasAliases { words += cells[1].map { KeyWord(word: $0, key: first) } }
    }
    return words
  }

  private static func codeSpans(_ cell: Substring) -> [String] {
    cell.split(separator: "`", omittingEmptySubsequences: false).enumerated()
      .filter { !$0.offset.isMultiple(of: 2) }.map { String($0.element) }
  }
}

private func keyWords() throws -> [KeyWord] { try KeyWord.all() }

@Suite struct EntryTests {
  private static let head = """
    ## Contacts

    - Ada Lund

    ## References

    - Ada Lund

    """

  private func lines(inInterview item: String) throws -> [String] {
    try FactListing.lines(of: Self.head + "\n## Interview 2026-11-10\n\n\(item)\n")
  }

  private func lines(inLog item: String) throws -> [String] {
    try FactListing.lines(of: Self.head + "\n## Log\n\n\(item)\n")
  }

  /// The keys of the entries among the lines, and what an interview's line shows instead.
  private func keys(_ lines: [String]) -> [EntryKey] {
    lines.flatMap { line -> [EntryKey] in
      if line.hasPrefix("entry ") {
        let words = line.dropFirst("entry 2026-11-10 ".count).split(separator: " | ")
        return words.first.flatMap { EntryKey(rawValue: String($0)) }.map { [$0] } ?? []
      }
      guard line.hasPrefix("interview 2026-11-10") else { return [] }
      var keys: [EntryKey] = []
      if line.contains("with Ada Lund") { keys.append(.with) }
      if line.contains("round 2") { keys.append(.round) }
      if line.contains("14:00") { keys.append(.time) }
      if line.contains("cancelled") { keys.append(.cancelled) }
      return keys
    }
  }

  @Test("The tables of the specification hold every word for every key, and no other")
  func tables() throws {
    let words = try keyWords()
    #expect(Set(words.map(\.key)) == Set(EntryKey.allCases))
    #expect(words.count == Set(words.map { foldedKey($0.word) }).count)
    for key in EntryKey.allCases {
      #expect(words.filter { $0.key == key }.map(\.word) == [key.rawValue] + key.aliases)
    }
  }

  @Test("Every word means its key below an interview", arguments: try keyWords())
  func interviewWords(word: KeyWord) throws {
    let written = [
      word.word, word.word.uppercased(), word.word.lowercased(),
      word.word.replacing(" ", with: "_"), word.word.replacing("-", with: " "),
      word.word.replacing(" ", with: "-"), "**\(word.word)**",
    ]
    for text in written {
      #expect(keys(try lines(inInterview: "- \(text): \(word.value)")) == [word.key], "\(text)")
    }
  }

  @Test(
    "Every word for an event, and for a timeline, means its key in the log",
    arguments: try keyWords())
  func logWords(word: KeyWord) throws {
    let isTaken = word.key.isEvent || word.key == .timeline
    for date in ["2026-11-12 ", "2026-11-12 14:30 ", "2026-11-12: ", "[x] 2026-11-12 – "] {
      let found = try lines(inLog: "- \(date)\(word.word): \(word.value)")
      #expect(keys(found) == (isTaken ? [word.key] : []), "\(date)")
      // In the log, `Contact` is a slip for `Contacted`.
      let isSlip = word.word == "Contact"
      #expect(found.contains { $0.contains("entry-unknown") } == isSlip, "\(date)")
      #expect(!found.contains { $0.contains("undated") }, "\(date)")
    }
  }

  @Test(
    "An entry of the log without a date is reported, unless it is a plan", arguments: try keyWords()
  )
  func undated(word: KeyWord) throws {
    let isTaken = word.key.isEvent || word.key == .timeline
    let item = "\(word.word): \(word.value)"
    for box in ["", "[x] "] {
      let found = try lines(inLog: "- \(box)\(item)")
      let finding = "finding entry-undated 11:\(3 + box.count)"
      #expect(found.last == (isTaken ? finding : "reference Ada Lund"))
      #expect(keys(found) == [])
    }
    let isPlan = word.key != .promised && word.key != .interview
    #expect(
      try lines(inLog: "- [ ] \(item)").last
        == (isTaken && !isPlan ? "finding entry-undated 11:7" : "reference Ada Lund"))
  }

  @Test("A dated plan is a task, and no fact", arguments: try keyWords())
  func plans(word: KeyWord) throws {
    let item = "- [ ] 2026-11-24 \(word.word): \(word.value)"
    let task = "task 2026-11-24 | \(word.word): \(word.value)"
    let below = try lines(inInterview: item)
    let inLog = try lines(inLog: item)
    if word.word == "Contact" {
      #expect(inLog.last == "finding entry-unknown 11:18")
      return
    }
    if word.key == .promised {
      #expect(below.last == "finding date-in-future 11:7")
      #expect(inLog.last == "finding date-in-future 11:7")
      return
    }
    #expect(below.last == task)
    #expect(keys(below) == [])
    if word.key == .interview {
      #expect(
        inLog.suffix(2) == [
          "interview 2026-11-24 | some words", "entry 2026-11-24 Interview | some words",
        ])
    } else {
      #expect(
        inLog.last
          == (word.key.isEvent || word.key == .timeline ? task : "reference Ada Lund"))
    }
  }

  @Test("An event dated after today is reported and does not count", arguments: try keyWords())
  func future(word: KeyWord) throws {
    let item = "- 2026-11-22 \(word.word): \(word.value)"
    let inLog = try lines(inLog: item)
    let below = try lines(inInterview: item)
    let isFuture = word.key.isEvent && word.key != .interview || word.key == .timeline
    for found in [inLog, below] {
      #expect(found.contains { $0.hasPrefix("finding date-in-future 11:3") } == isFuture)
      if isFuture { #expect(keys(found) == []) }
    }
    let today = item.replacing("2026-11-22", with: "2026-11-21")
    #expect(try !lines(inLog: today).contains { $0.contains("date-in-future") })
  }

  @Test("A date and an event need no colon between them", arguments: try keyWords())
  func withoutColon(word: KeyWord) throws {
    let expected = word.key.isEvent && ![.waived, .snoozed].contains(word.key) ? [word.key] : []
    guard ![.waived, .snoozed].contains(word.key) else { return }
    #expect(keys(try lines(inLog: "- 2026-11-12 \(word.word)")) == expected)
    #expect(keys(try lines(inLog: "- \(word.word)")) == [])
    #expect(keys(try lines(inLog: "- 2026-11-12 \(word.word) so it was")) == [])
    #expect(keys(try lines(inInterview: "- \(word.word)")) == [])
  }

  @Test("A date that opens the value of an event counts as written", arguments: try keyWords())
  func openingDate(word: KeyWord) throws {
    let found = try lines(inLog: "- \(word.word): 2026-11-12 \(word.value)")
    if word.key.isEvent {
      #expect(keys(found) == [word.key])
      #expect(found.contains { $0.hasPrefix("entry 2026-11-12 \(word.key.rawValue)") })
    } else {
      #expect(keys(found) == [])
    }
  }

  @Test("A key of an interview says nothing without a value", arguments: try keyWords())
  func blank(word: KeyWord) throws {
    let found = try lines(inInterview: "- \(word.word):")
    switch word.key {
    case .snoozed: #expect(keys(found) == [])
    case .cancelled: #expect(keys(found) == [.cancelled])
    default: #expect(keys(found) == (word.key.isEvent ? [word.key] : []))
    }
  }

  @Test("A value that cannot be a date takes its entry out", arguments: try keyWords())
  func invalidDate(word: KeyWord) throws {
    let found = try lines(inInterview: "- 2026-11-31 \(word.word): \(word.value)")
    #expect(found.filter { $0.hasPrefix("finding") } == ["finding date-invalid 11:3"])
    #expect(keys(found) == [])
  }

  // MARK: Near misses

  @Test(
    "A slip in a key is reported",
    arguments: [
      "Haerd", "Herd", "Heardd", "Heart", "Hear", "Haeard", "Ofer", "Offre", "Offers", "Signd",
      "Closd", "Waved", "Snozed", "Chek-in", "Checkin", "Check-ins", "Thankyou",
      "Thnak you", "Thank-yuo", "Thankd", "Breifed", "Contactd", "Cotnacted", "Conctated",
      "Reject", "Accept", "Thank", "Interveiw", "Intervew", "Promise", "Promissed", "Rejcetd",
      "Rejectd", "Withdrawed",
      "Acepted", "Accetpde", "Timelne", "Time line", "Seen opne", "Feedback aksed",
      "Introduction asked", "Told about offers", "Refernce contacted", "Shard offer", "Delivred",
    ])
  func slips(word: String) throws {
    #expect(
      try FactListing.lines(of: "## Log\n\n- 2026-11-12 \(word): x\n") == [
        "status lead", "finding entry-unknown 3:14",
      ])
    #expect(
      try FactListing.lines(of: "## Log\n\n- [x] 2026-11-12, \(word): x\n") == ["status lead"])
    #expect(try FactListing.lines(of: "## Log\n\n- \(word): x\n") == ["status lead"])
    #expect(
      try FactListing.lines(of: "## Interview 2026-11-10\n\n- 🎒 \n- **\(word)**: x\n") == [
        "status interviewing", "interview 2026-11-10", "finding entry-unknown 4:5",
      ])
  }

  @Test(
    "A key that is further off, or for which a slip is too likely, makes a note",
    arguments: [
      "Kep", "Sen", "Snet", "Mte", "Wiht", "Fti", "Lunch", "Lgo", "Eard", "Beard", "Yeard",
      "Hrd", "Hd", "Of", "Ofr", "Contract", "CONTRACT", "Brief", "Sign", "Wave", "Check", "Told",
      "Xthank-you", "Withdraws the", "A", "Notes", "2026", "Told them",
    ])
  func notes(word: String) throws {
    #expect(try FactListing.lines(of: "## Log\n\n- 2026-11-12 \(word): x\n") == ["status lead"])
    #expect(
      try FactListing.lines(of: "## Interview 2026-11-10\n\n- \(word): x\n") == [
        "status interviewing", "interview 2026-11-10",
      ])
  }

  @Test(
    "A slip in a key of an interview is reported there and is a note in the log",
    arguments: [
      "Proces", "Proccess", "Intervewers", "Prefer", "Preferes", "Stregths", "Concernss", "Tpoics",
      "Rond", "Roudn", "Wher", "Canceld", "Cancelld", "Postponde", "Challange", "Next setp",
      "Should have siad", "Other proceses", "Asked abuot", "Forgto",
      "Contact persn",
      "Interviewer",
    ])
  func interviewSlips(word: String) throws {
    #expect(
      try FactListing.lines(of: "## Interview 2026-11-10\n\n- \(word): x\n") == [
        "status interviewing", "interview 2026-11-10", "finding entry-unknown 3:3",
      ])
  }

  // MARK: Values

  @Test(
    "A timeline gives a date, a span, or neither",
    arguments: [
      ("2026-11-27", "answer 2026-11-27", false), ("by 2026-11-27", "answer 2026-11-27", false),
      ("2026-11-27 or 2026-12-04", "answer 2026-11-27", false),
      ("two weeks, so 2026-11-24", "answer 2026-11-24", false),
      ("a day", "answer 1 day", false), ("1 day", "answer 1 day", false),
      ("an week", "answer 1 week", false), ("one week", "answer 1 week", false),
      ("2 weeks", "answer 2 weeks", false), ("Ten Days", "answer 10 days", false),
      ("three months", "answer 3 months", false), ("1 month", "answer 1 month", false),
      ("5 working days", "answer 5 working days", false),
      ("one business day", "answer 1 working day", false),
      ("ten business days or two weeks", "answer 10 working days", false),
      ("in about 3 weeks, she said", "answer 3 weeks", false),
      ("9999 days", "answer 9999 days", false),
      ("a week or two weeks", "answer 1 week", false),
      ("four or five days", "answer 5 days", false),
      ("soon", "no date", false), ("they could not say", "no date", false),
      ("it may take time", "no date", false), ("in some years", "no date", false),
      ("eleven days", "no date", false), ("a fortnight", "no date", false),
      ("some days", "no date", false), ("on monday", "no date", false),
      ("on Monday", "no date", true), ("in December", "no date", true), ("May", "no date", true),
      ("Mayday", "no date", false), ("next week", "no date", true), ("WEEKS", "no date", true),
      ("next month", "no date", true), ("the 27th", "no date", true), ("27.11.", "no date", true),
      ("27/11/2026", "no date", true), ("12345 days", "no date", true), ("Q1", "no date", true),
      ("week 48", "no date", true), ("Sat", "no date", false), ("weekly", "no date", false),
    ])
  func timelines(value: String, answer: String, isUnclear: Bool) throws {
    #expect(
      try FactListing.lines(of: "## Interview 2026-11-10\n\n- Timeline: \(value)\n")
        == [
          "status interviewing", "interview 2026-11-10",
          "entry 2026-11-10 Timeline | \(value) | \(answer)",
        ] + (isUnclear ? ["finding timeline-unclear 3:13"] : []))
  }

  @Test(
    "A timeline with an impossible date says nothing",
    arguments: [
      ("2026-11-31", 13), ("by 2026-11-31", 16), ("🎒 2026/11/27", 16),
      ("2026-1-1 or 2026-11-27", 13),
    ])
  func invalidTimelines(value: String, column: Int) throws {
    #expect(
      try FactListing.lines(of: "## Interview 2026-11-10\n\n- Timeline: \(value)\n") == [
        "status interviewing", "interview 2026-11-10", "finding date-invalid 3:\(column)",
      ])
  }

  @Test(
    "A round is a number or the final one",
    arguments: [
      ("1", "round 1"), ("02", "round 2"), ("99", "round 99"), ("final", "round final"),
      ("FINAL", "round final"), ("0", nil), ("100", nil), ("-1", nil), ("two", nil),
      ("final one", nil), ("2 of 3", nil), ("1.5", nil),
    ] as [(String, String?)])
  func rounds(value: String, round: String?) throws {
    let found = try FactListing.lines(of: "## Interview 2026-11-10\n\n- Round: \(value)\n")
    #expect(
      found == ["status interviewing", "interview 2026-11-10" + (round.map { " | \($0)" } ?? "")]
        + (round == nil ? ["finding value-invalid 3:10"] : []))
  }

  @Test(
    "A preference begins with one of four words",
    arguments: [
      ("email", true), ("Phone, after six", true), ("POST", true), ("message (any app)", true),
      ("e-mail", false), ("emails", false), ("by email", false), ("fax", false), ("📞", false),
    ])
  func preferences(value: String, isKnown: Bool) throws {
    #expect(
      try FactListing.lines(of: "## Interview 2026-11-10\n\n- Prefers: \(value)\n")
        == [
          "status interviewing", "interview 2026-11-10", "entry 2026-11-10 Prefers | \(value)",
        ] + (isKnown ? [] : ["finding value-invalid 3:12"]))
  }

  @Test(
    "A promise's date follows the word by, and is no part of its text",
    arguments: [
      ("a map by 2026-11-24", "a map", "2026-11-24", "task"),
      ("a map, by 2026-11-24", "a map", "2026-11-24", "task"),
      ("a map BY 2026-11-24.", "a map.", "2026-11-24", "task"),
      ("a map (by 2026-11-24)", "a map", "2026-11-24", "task"),
      ("by 2026-11-24 a map", "a map", "2026-11-24", "task"),
      ("a map by 2026-11-24 for Ada", "a map for Ada", "2026-11-24", "task"),
      ("a map — by 2026-11-24", "a map", "2026-11-24", "task"),
      ("a map of 2026-11-01, by 2026-11-24", "a map of 2026-11-01", "2026-11-24", "task"),
      ("a map by Ada", "a map by Ada", nil, "note"),
      ("a map 2026-11-24", "a map 2026-11-24", nil, "note"),
      ("a map due 2026-11-24", "a map due 2026-11-24", nil, "task"),
      ("a map goodby 2026-11-24", "a map goodby 2026-11-24", nil, "note"),
      ("a map by24 2026-11-24", "a map by24 2026-11-24", nil, "note"),
    ] as [(String, String, String?, String)])
  func promises(value: String, text: String, by: String?, kind: String) throws {
    let found = try FactListing.lines(of: "## Log\n\n- 2026-11-10 Promised: \(value)\n")
    #expect(
      found == [
        "status lead", "entry 2026-11-10 Promised | \(text)" + (by.map { " | by \($0)" } ?? ""),
      ])
    let task = try FactListing.lines(of: "- [ ] \(value)\n")
    #expect(task.contains { $0.hasPrefix("task") } == (kind == "task"))
    if let by { #expect(task == ["status lead", "task \(by) | \(text)"]) }
  }

  @Test(
    "A task has an empty box and a date with its word",
    arguments: [
      ("- [ ] a by 2026-11-24", "a"), ("- [ ] a due 2026-11-24", "a"),
      ("- [ ] a due: 2026-11-24", "a"), ("- [ ] a due:2026-11-24", "a"),
      ("- [ ] a 📅 2026-11-24", "a"),
      ("- [ ] a 📅2026-11-24", "a"), ("- [ ] a 📅\u{FE0F} 2026-11-24", "a"),
      ("- [ ] a DUE: 2026-11-24", "a"), ("- [ ] a; due 2026-11-24 b", "a b"),
      ("- [ ] **a** by\n  2026-11-24", "a"), ("1. [ ] a by 2026-11-24", "a"),
      ("* b\n  + [ ] a by 2026-11-24", "a"),
      ("- [ ] a, due 2026-11-24, by 2026-12-01", "a, by 2026-12-01"),
      ("- [x] a by 2026-11-24", nil), ("- [X] a by 2026-11-24", nil), ("- a by 2026-11-24", nil),
      ("- [] a by 2026-11-24", nil), ("- [ ]a by 2026-11-24", nil),
      ("- [ ] a on 2026-11-24", nil), ("- [ ] a 2026-11-24", nil), ("- [ ] a by Tuesday", nil),
      ("- [ ] a\n\n  by 2026-11-24", nil), ("> - [ ] a by 2026-11-24", nil),
      ("[ ] a by 2026-11-24", nil), ("- [ ] a overdue 2026-11-24", nil),
      ("- [-] a by 2026-11-24", nil),
      ("- [ ] a due2026-11-24", nil), ("- `[ ]` a on 2026-11-24", nil),
    ] as [(String, String?)])
  func tasks(written: String, text: String?) throws {
    let expected = ["status lead"] + (text.map { ["task 2026-11-24 | \($0)"] } ?? [])
    #expect(try FactListing.lines(of: written + "\n") == expected)
    #expect(try FactListing.lines(of: "# Some heading\n\n\(written)\n") == expected)
    #expect(try FactListing.lines(of: "# Log\n\n\(written)\n") == expected)
  }

  @Test("Several keys under one list, wrapped lines and notes between them are all read")
  func together() throws {
    let text = """
      ## Interview 2026-11-10

      1. With: Ada Lund
         (Captain), Bo
         Ek
      2. we sat outside
         * Liked: the
           view
           - Forgot: the key
      3. [x] Process: a trial day

         and another paragraph: not read
      """
    #expect(
      try FactListing.lines(of: text) == [
        "status interviewing", "interview 2026-11-10 | with Ada Lund (Captain), Bo Ek",
        "entry 2026-11-10 Liked | the view", "entry 2026-11-10 Forgot | the key",
        "entry 2026-11-10 Process | a trial day",
      ])
  }
}

import FollowUp
import Journal
import TestSupport
import Testing

/// On Saturday 2026-11-21.
private let acme = """
  ---
  company: Acme
  role: Dyer
  contact: Dana Whitfield
  ---

  ## Contacts

  - Dana Whitfield, Head of Dyeing
  - Mo Ray, Recruiter

  ## References

  - Lee Okafor
    - Provided: 2026-11-09
  - Ann Lee

  ## Interview 2026-11-19

  - With: Dana Whitfield, Tom Ivers
  - Timeline: 2026-12-04
  - Promised: the colour chart by 2026-11-25

  ## Log

  - 2026-11-19 Thank-you: Tom

  """

/// A place with a cursor, and where in the application it is.
private enum Place: CustomTestStringConvertible {
  /// Lines of the front matter, of the end of the interview’s section, or of the log.
  case front(String), interview(String), log(String)
  /// Lines in place of some that are there.
  case instead(String, String)

  var text: String {
    switch self {
    case .front(let lines):
      acme.replacing("contact: Dana Whitfield\n", with: "contact: Dana Whitfield\n\(lines)\n")
    case .interview(let lines): acme.replacing("\n\n## Log", with: "\n\(lines)\n\n## Log")
    case .log(let lines): "\(acme)\(lines)\n"
    case .instead(let old, let new): acme.replacing("\n\(old)\n", with: "\n\(new)\n")
    }
  }

  var testDescription: String {
    switch self {
    case .front(let lines), .interview(let lines), .log(let lines), .instead(_, let lines): lines
    }
  }
}

@Suite struct CompletionTests {
  private func list(_ marked: String, capabilities: JSON = [:]) throws -> JSON {
    let marked = Marked(marked)
    var client = try TestClient(capabilities: capabilities)
    try client.open("acme.md", marked.text)
    return try client.ask("textDocument/completion", "acme.md", marked.line, marked.character)
  }

  private func items(_ marked: String) throws -> [JSON] {
    try list(marked)["items"]?.elements ?? []
  }

  private func labels(_ marked: String) throws -> [String] {
    try items(marked).compactMap { $0["label"]?.text }
  }

  // MARK: What is offered

  @Test(
    "What is offered, in order",
    arguments: [
      // Front matter.
      (.front("st‸"), ["status", "starts", "still-open"]), (.front("STA‸"), ["status", "starts"]),
      (.front("decision‸"), ["decision-by"]),
      (.front("status: ‸"), Status.allCases.map(\.rawValue)),
      (.front("status: a‸"), ["applied", "accepted"]),
      (.front("interest: ‸normal"), ["high", "normal", "low"]),
      (.front("contact by: p‸"), ["phone", "post"]), (.front("jobjournal: ‸"), ["ignore"]),
      (.front("ignore: [check-in-due, check‸]"), []),
      (.front("ignore: [check-in-due,\n  rejection‸"), ["rejection-not-thanked"]),
      (.front("ignore:\n  - contacted-too‸"), ["contacted-too-soon", "contacted-too-often"]),
      (.front("ignore:\n- waiver‸"), ["waiver-without-reason", "waiver-unused"]),
      (.front("interviews:\n  - t‸"), ["time", "title"]),
      (.front("interviews:\n  - date: 2026-11-19\n    ‸"), ["time", "title", "round", "with"]),
      (
        .front("interviews:\n  - title: x\n    ‸\n    with: Tom\n  - time: 9:00"),
        ["date", "time", "round"]
      ),
      (.front("interviews:\n  - date: 2026-11-19\n    round: ‸"), ["final"]),
      (.front("interviews:\n  - date: 2026-11-19\n    with: [Mo, To‸]"), ["Tom Ivers"]),
      (.front("interviews:\n  - date: 2026-11-19\n    with: Mo, D‸"), ["Dana Whitfield"]),
      (.front("interviews:\n  - date: 2026-11-19\n    with:\n      - Mo‸"), ["Mo Ray"]),
      (
        .instead("contact: Dana Whitfield", "contact: ‸"),
        ["Dana Whitfield", "Mo Ray", "Tom Ivers"]
      ),
      (.instead("contact: Dana Whitfield", "contact: \"r‸"), []),
      (.instead("contact: Dana Whitfield", "contact: 'M‸'"), ["Mo Ray"]),
      // Keys of entries.
      (.interview("- l‸"), ["Liked"]),
      (.interview("- asked‸"), ["Asked about"]),
      (.interview("- [ ] Conc‸"), ["Concerns", "Concern"]),
      (.interview("- 2026-11-20 Tha‸"), ["Thank-you", "Thanked", "Thanks"]),
      (.log("- 2026-11-20 told about o‸"), ["Told about offer"]),
      (.log("- 2026-11-20 14:00 — chec‸"), ["Check-in", "Checked in"]),
      (.log("- se‸"), ["2026-11-21 Seen open", "2026-11-21 Sent"]),
      (.log("- liked‸"), []), (.log("1. [x] rej‸"), ["Rejected"]),
      (.instead("  - Provided: 2026-11-09", "  - ‸"), PersonKey.allCases.map(\.rawValue)),
      (
        .instead("- Mo Ray, Recruiter", "- Mo Ray\n  - ‸"),
        ["Title", "Email", "Phone", "Link", "Note"]
      ),
      // Values.
      (.interview("- Prefers: p‸"), ["phone", "post"]), (.interview("- Round: ‸"), ["final"]),
      (.instead("  - Provided: 2026-11-09", "  - Will tell: n‸"), ["no"]),
      (.log("- 2026-11-21 Kept: ‸"), ["the colour chart"]),
      (.log("- 2026-11-21 Sent: chart‸"), ["the colour chart"]),
      (.log("- 2026-11-20 Kept: the colour chart\n- 2026-11-21 Kept: ‸"), []),
      // Names.
      (.log("- 2026-11-21 Thank-you: ‸"), ["Dana Whitfield", "Mo Ray", "Tom Ivers", "everyone"]),
      (.log("- Thank-you: 2026-11-21 T‸"), ["Tom Ivers"]),
      (.log("- 2026-11-21 Thank-you: Dana, ‸"), ["Mo Ray", "Tom Ivers"]),
      (.log("- 2026-11-21 Thank-you: Dana and w‸"), []),
      (.log("- 2026-11-21 Thank-you: Dana and i‸"), ["Tom Ivers"]),
      (.log("- 2026-11-21 Thank-you: Dana & Mo; ‸"), ["Tom Ivers"]),
      (.log("- 2026-11-21 Thank-you: D‸, Tom"), ["Dana Whitfield"]),
      (.log("- 2026-11-21 Briefed: ‸"), ["Lee Okafor", "Ann Lee", "everyone"]),
      (.log("- 2026-11-21 Briefed: lee‸"), ["Lee Okafor", "Ann Lee"]),
      (.log("- 2026-11-21 Reference contacted: ‸"), ["Lee Okafor", "Ann Lee"]),
      (.log("- 2026-11-21 Check-in: ‸"), ["Dana Whitfield", "Mo Ray", "Tom Ivers"]),
      (.interview("- Contact: mo‸"), ["Mo Ray"]),
      (.interview("- Met: Dana Whitfield (Head, Dyeing), m‸"), ["Mo Ray"]),
      (.interview("- Met: Eve New‸"), []),
      // Rules.
      (
        .log("- 2026-11-21 Waived: thank‸"),
        [
          "thank-you-not-sent", "thank-you-points-missing", "rejection-not-thanked",
          "thank-you-not-individual",
        ]
      ),
      (
        .log("- 2026-11-21 Waived: asked‸"),
        [
          "contact-preference-not-asked", "process-not-asked", "reference-not-asked-to-tell",
          "feedback-not-asked", "introductions-not-asked", "timeline-not-asked",
          "concerns-not-asked",
        ]
      ),
      (.log("- 2026-11-21 Waived: date-inv‸"), []),
      (.log("- 2026-11-21 Snoozed: contact‸"), []),
      (.log("- 2026-11-21 Waived: thank-you-not-sent ‸"), ["Dana Whitfield", "Tom Ivers"]),
      (.log("- 2026-11-21 Waived: references-not-briefed, ‸"), ["Lee Okafor", "Ann Lee"]),
      (.log("- 2026-11-21 Waived: references not briefed, an‸"), ["Ann Lee"]),
      (.log("- 2026-11-21 Waived: references-not-briefed, Lee: ‸"), []),
      (.log("- 2026-11-21 Snoozed: references-not-briefed ‸"), ["Lee Okafor", "Ann Lee", "until"]),
      (.log("- 2026-11-21 Snoozed: references-not-briefed, Lee ‸"), ["until"]),
      (.log("- 2026-11-21 Snoozed: check-in-due u‸"), ["until"]),
    ] as [(Place, [String])])
  private func offered(place: Place, expected: [String]) throws {
    let labels = try labels(place.text)
    #expect(labels == expected, "\(labels)")
  }

  @Test func `keys that are there are not offered again, or offered last`() throws {
    let front = try labels(Place.front("offer: 2026-11-20\n‸").text)
    #expect(
      Set(front)
        == Set(FrontMatterKey.allCases.map(\.rawValue)).subtracting([
          "company", "role", "contact", "offer",
        ]))
    let keys = try labels(Place.interview("- ‸").text)
    #expect(keys.prefix(3) == ["Process", "Contact", "Prefers"])
    let with = try #require(keys.firstIndex(of: "With"))
    #expect(keys[with...].prefix(3) == ["With", "Timeline", "2026-11-21 Sat, today"])
    #expect(Set(EntryKey.allCases.map(\.rawValue)).isSubset(of: keys))
  }

  @Test func `the log begins with what is due, as entries of today`() throws {
    let offers = try items(Place.log("- ‸").text)
    let expected: [(String, String)] = [
      ("2026-11-21 Briefed: Lee Okafor", "overdue: Brief Lee Okafor"),
      ("2026-11-21 Briefed: Ann Lee", "overdue: Brief Ann Lee"),
      ("2026-11-21 Thank-you: Dana Whitfield", "open: Thank Dana Whitfield"),
      ("2026-11-21 Kept: the colour chart", "open: Keep your promise: the colour chart"),
    ]
    for (offer, expected) in zip(offers, expected) {
      #expect(offer["label"]?.text == expected.0)
      #expect(offer["textEdit"]?["newText"]?.text == expected.0)
      #expect(offer["detail"]?.text == expected.1)
    }
    let rest = offers.dropFirst(4).compactMap { $0["textEdit"]?["newText"]?.text }
    #expect(
      rest.prefix(3) == ["2026-11-21 Timeline: ", "2026-11-21 Thank-you: ", "2026-11-21 Briefed: "])
    #expect(rest.suffix(3) == ["2026-11-21 ", "2026-11-20 ", "2026-11-19 "])
    // With a date, the same without it.
    #expect(try labels(Place.log("- 2026-11-20 ‸").text).first == "Briefed: Lee Okafor")
  }

  // MARK: Dates

  @Test(
    "Dates say which day they are, the likeliest first",
    arguments: [
      (
        .log("- 2‸"),
        [
          "2026-11-21 Sat, today", "2026-11-20 Fri, yesterday, last working day",
          "2026-11-19 Thu, interview",
        ]
      ),
      (
        .log("- 20‸26-11-19 Heard: x"),
        [
          "2026-11-21 Sat, today", "2026-11-20 Fri, yesterday, last working day",
          "2026-11-19 Thu, interview",
        ]
      ),
      (
        .log("- [ ] call, by ‸"),
        [
          "2026-11-21 Sat, today", "2026-11-22 Sun, tomorrow", "2026-11-23 Mon, next working day",
          "2026-11-25 Wed, you promised", "2026-11-28 Sat, in a week", "2026-12-04 Fri, they said",
          "2026-12-05 Sat, in two weeks",
        ]
      ),
      (
        .log("- [ ] call, due: 2026-12‸"),
        ["2026-12-04 Fri, they said", "2026-12-05 Sat, in two weeks"]
      ),
      (
        .log("- [ ] call 📅 2026-12‸"),
        ["2026-12-04 Fri, they said", "2026-12-05 Sat, in two weeks"]
      ),
      (.log("- [ ] 2026-12‸"), ["2026-12-04 Fri, they said", "2026-12-05 Sat, in two weeks"]),
      (
        .interview("- Promised: a list\n  by 2026-12‸"),
        ["2026-12-04 Fri, they said", "2026-12-05 Sat, in two weeks"]
      ),
      (
        .interview("- Timeline: by 2026-12-0‸4"),
        [
          "2026-12-04 Fri, they said", "2026-12-05 Sat, in two weeks", "2026-12-01 Tue",
          "2026-12-02 Wed", "2026-12-03 Thu", "2026-12-06 Sun", "2026-12-07 Mon", "2026-12-08 Tue",
          "2026-12-09 Wed",
        ]
      ),
      (
        .log("- 2026-11-21 Snoozed: check-in-due until 2026-11-2‸"),
        [
          "2026-11-22 Sun, tomorrow", "2026-11-23 Mon, next working day",
          "2026-11-25 Wed, you promised", "2026-11-28 Sat, in a week", "2026-11-20 Fri",
          "2026-11-24 Tue", "2026-11-26 Thu", "2026-11-27 Fri", "2026-11-29 Sun",
        ]
      ),
      (
        .front("applied: ‸"),
        [
          "2026-11-21 Sat, today", "2026-11-20 Fri, yesterday, last working day",
          "2026-11-19 Thu, interview",
        ]
      ),
      (
        .front("offer-expires: 2026-12‸"),
        ["2026-12-04 Fri, they said", "2026-12-05 Sat, in two weeks"]
      ),
      (
        .front("interviews:\n  - date: 2026-11-1‸"),
        [
          "2026-11-19 Thu, interview", "2026-11-10 Tue", "2026-11-11 Wed", "2026-11-12 Thu",
          "2026-11-13 Fri", "2026-11-14 Sat", "2026-11-15 Sun", "2026-11-16 Mon", "2026-11-17 Tue",
          "2026-11-18 Wed",
        ]
      ),
      (
        .instead("  - Provided: 2026-11-09", "  - Briefed: 2026-11-09, 20‸"),
        [
          "2026-11-21 Sat, today", "2026-11-20 Fri, yesterday, last working day",
          "2026-11-19 Thu, interview",
        ]
      ),
      (
        .log("\nOn 2026-02-2‸"),
        [
          "2026-02-20 Fri", "2026-02-21 Sat", "2026-02-22 Sun", "2026-02-23 Mon", "2026-02-24 Tue",
          "2026-02-25 Wed", "2026-02-26 Thu", "2026-02-27 Fri", "2026-02-28 Sat",
        ]
      ),
      (.log("\n## Phone interview, 2026-11-19‸"), ["2026-11-19 Thu, interview"]),
    ] as [(Place, [String])])
  private func dates(place: Place, expected: [String]) throws {
    let labels = try labels(place.text)
    #expect(labels == expected, "\(labels)")
  }

  @Test func `a month that was begun is asked for again`() throws {
    #expect(try list(Place.log("- 2026-‸").text)["isIncomplete"] == true)
    #expect(try list(Place.log("- 2026-12-‸").text)["isIncomplete"] == false)
    #expect(try labels(Place.log("- 2026-12-‸").text).count == 31)
    #expect(
      try items(Place.log("- 2026-12-24‸").text)[0]["detail"] == "in 24 working days (33 days)")
  }

  // MARK: Headings

  @Test(
    "A heading that was begun may become one that means something",
    arguments: [
      (
        "#‸",
        [
          "## Interview 2026-11-03", "## Interview 2026-11-21", "## References",
          "## Interview 2026-11-20",
        ]
      ),
      (
        "##‸",
        [
          "## Interview 2026-11-03", "## Interview 2026-11-21", "## References",
          "## Interview 2026-11-20",
        ]
      ),
      ("### r‸", ["### References"]),
      ("# ref‸", ["## References"]),
      ("## Lo‸", []), ("## Log ‸", []), ("# My ‸", []), ("    # ‸", []), ("```\n## ‸\n```", []),
      ("x ## ‸", []),
      (
        "## Interview ‸",
        [
          "## Interview 2026-11-03", "## Interview 2026-11-21", "## Interview 2026-11-20",
          "## Interview 2026-11-22",
        ]
      ),
      ("## Interview 2026-12‸", ["## Interview 2026-12-05"]),
      ("## Interview 2026-12-0‸", ["## Interview 2026-12-05"]),
    ])
  func headings(line: String, expected: [String]) throws {
    let text = """
      ---
      company: A
      role: B
      interviews: [2026-11-03, 2026-11-19]
      ---
      # Job

      ## People

      ## Interview 2026-11-19

      ## Log

      \(line)

      """
    let labels = try labels(text)
    #expect(labels.prefix(4) == expected.prefix(4), "\(labels)")
  }

  // MARK: Acceptance

  @Test(
    "What is accepted reads as it was meant",
    arguments: [
      (.front("sta‸"), "status", "status: "), (.front("sta‸tus: lead"), "status", "status: lead"),
      (.front("decision by‸: 2026-12-04"), "decision-by", "decision-by: 2026-12-04"),
      (.front("status: le‸"), "lead", "status: lead"),
      (.front("interest: h‸ig # or so"), "high", "interest: high # or so"),
      (
        .front("applied: 2026-1‸"), "2026-11-20 Fri, yesterday, last working day",
        "applied: 2026-11-20"
      ),
      (.front("applied: 2026-10-0‸3"), "2026-10-05 Mon", "applied: 2026-10-05"),
      (
        .front("ignore: [check-in-due,promise-n‸,  x ]"), "promise-not-kept",
        "ignore: [check-in-due,promise-not-kept,  x ]"
      ),
      (.front("interviews:\n  - da‸"), "date", "  - date: "),
      (.front("interviews:\n  - ‸"), "2026-11-19 Thu, interview", "  - 2026-11-19"),
      (.instead("contact: Dana Whitfield", "contact: r‸"), "Mo Ray", "contact: Mo Ray"),
      (
        .instead("contact: Dana Whitfield", "contact: \"D‸\""), "Dana Whitfield",
        "contact: \"Dana Whitfield\""
      ),
      (.interview("- Prefers: ‸"), "phone", "- Prefers: phone"),
      (.interview("- Ti‸meline: x"), "Time", "- Time: x"),
      (.interview("- wi‸"), "With", "- With: "),
      (.log("- 2026-11-21 thank y‸"), "Thank-you", "- 2026-11-21 Thank-you: "),
      (
        .log("- 2026-11-21 Waived: thank you n‸"), "thank-you-not-sent",
        "- 2026-11-21 Waived: thank-you-not-sent"
      ),
      (.interview("- With: d‸, Mo"), "Dana Whitfield", "- With: Dana Whitfield, Mo"),
      (.interview("- With: Mo and d‸"), "Dana Whitfield", "- With: Mo and Dana Whitfield"),
      (
        .interview("- Promised: a list, by ‸"), "2026-11-23 Mon, next working day",
        "- Promised: a list, by 2026-11-23"
      ),
      (.log("- ch‸"), "2026-11-21 Check-in", "- 2026-11-21 Check-in: "),
      (.log("- ‸Heard: x"), "2026-11-20 Fri, yesterday, last working day", "- 2026-11-20 Heard: x"),
      (.log("- 2‸"), "2026-11-21 Sat, today", "- 2026-11-21 "),
      (.log("- Heard‸: x"), "2026-11-21 Heard", "- 2026-11-21 Heard: x"),
      (.log("- ‸"), "2026-11-21 Kept: the colour chart", "- 2026-11-21 Kept: the colour chart"),
      (
        .log("- 2026-11-21 Waived: thank-you-n‸"), "thank-you-not-sent",
        "- 2026-11-21 Waived: thank-you-not-sent"
      ),
      (
        .log("- 2026-11-21 Snoozed: thank-you-not-sent, d‸ until 2026-11-24"), "Dana Whitfield",
        "- 2026-11-21 Snoozed: thank-you-not-sent, Dana Whitfield until 2026-11-24"
      ),
      (
        .log("- 2026-11-21 Thanked: 🦦, d‸"), "Dana Whitfield",
        "- 2026-11-21 Thanked: 🦦, Dana Whitfield"
      ),
    ] as [(Place, String, String)])
  private func accepted(place: Place, label: String, expected: String) throws {
    let text = try accept(label, place.text)
    #expect(text.split(separator: "\n").contains { $0 == expected }, "\(text)")
  }

  @Test(
    "Nothing that is accepted is reported as a slip or as unknown",
    arguments: [
      .front("‸"), .front("status: ‸"), .front("interest: ‸"), .front("contact-by: ‸"),
      .front("still-open: ‸"), .front("applied: ‸"), .front("ignore: [‸]"),
      .front("interviews:\n  - date: ‸"), .front("interviews:\n  - date: 2026-11-19\n    ‸"),
      .front("interviews:\n  - date: 2026-11-19\n    with: [‸]"),
      .instead("contact: Dana Whitfield", "contact: ‸"), .interview("- ‸"), .interview("- [ ] ‸"),
      .interview("- 2026-11-20 ‸"), .interview("- Prefers: ‸"), .interview("- Round: ‸"),
      .interview("- With: ‸"), .interview("- Contact: ‸"), .interview("- Timeline: ‸"), .log("- ‸"),
      .log("- 2026-11-21 ‸"), .log("- 2026-11-21 Thank-you: ‸"), .log("- 2026-11-21 Briefed: ‸"),
      .log("- 2026-11-21 Reference contacted: ‸"), .log("- 2026-11-21 Kept: ‸"),
      .log("- 2026-11-21 Check-in: ‸"), .log("- 2026-11-21 Waived: ‸"),
      .log("- 2026-11-21 Waived: thank-you-not-sent, ‸: no"),
      .log("- 2026-11-21 Snoozed: check-in-due until ‸"), .log("- [ ] go there by ‸"),
      .log("\n## ‸"), .instead("  - Provided: 2026-11-09", "  - ‸"),
      .instead("  - Provided: 2026-11-09", "  - Provided: ‸"),
      .instead("  - Provided: 2026-11-09", "  - Will tell: ‸"),
    ] as [Place])
  private func readAgain(place: Place) throws {
    let text = Marked(place.text).text
    let items = try items(place.text)
    #expect(!items.isEmpty)
    // A snooze without its day is not done with yet.
    for item in items where !(item["label"]?.text?.hasSuffix("Snoozed") ?? false) {
      let accepted = try apply(item, to: text)
      let application = try #require(try application(accepted))
      let faults = application.faults.map { "\($0.kind)" }
      #expect(faults.isEmpty, "\(item["label"]?.text ?? "")")
    }
  }

  @Test func `a date or name that is accepted is the one that is read`() throws {
    func read(_ label: String, _ place: Place) throws -> Application {
      try #require(try application(try accept(label, place.text)))
    }
    let promise = try read(
      "2026-11-23 Mon, next working day", .interview("- Promised: a list by ‸"))
    #expect(promise.promises.last?.by == (try day("2026-11-23")))
    let applied = try read("2026-11-19 Thu, interview", .front("applied: ‸"))
    #expect(applied.milestones[.applied]?.value == (try day("2026-11-19")))
    let task = try read("2026-11-28 Sat, in a week", .log("- [ ] call them, due ‸"))
    #expect(task.tasks.first?.due == (try day("2026-11-28")))
    let thanks = try read("Mo Ray", .log("- 2026-11-21 Thank-you: Dana, ‸"))
    #expect(thanks.entries.last?.people.map(thanks.name) == ["Dana Whitfield", "Mo Ray"])
    let heading = try read("## Interview 2026-11-23", .log("\n## ‸"))
    #expect(heading.interviews.last?.date == (try day("2026-11-23")))
  }

  // MARK: Nothing

  @Test(
    "Where nothing in particular fits, nothing is offered",
    arguments: [
      .front("company: ‸"), .front("tags: [‸]"), .front("# sta‸"), .front("status: lead # a‸"),
      .front("foo: ‸"), .front("status:‸"), .front("status: lead ‸"), .front("x-mine: st‸"),
      .interview("\nThey were nice, ‸"), .interview("\nby ‸"), .interview("- the people ‸"),
      .interview("- Liked: w‸"), .interview("- Where: 2‸"), .interview("- Topics: by ‸"),
      .interview("- With: Dana by ‸"), .interview("‸- With: Dana"), .interview("- ‸With: Dana"),
      .instead("contact: Dana Whitfield", "contact: Dana, M‸"), .interview("- Prefers:‸"),
      .log("- in 20‸26"), .log("- 2026-11-21 Heard: they ‸"), .log("- 2026-11-21 Heard: on ‸"),
      .log("- 2026-11-21 Check-in: Dana, Mo‸"), .log("- 2026-11-21 Waived: check-in-due: t‸"),
      .log("- hand it in by ‸"), .log("> - ‸"), .log("\n```\n- ‸\n```"), .log("\n<!--\n- ‸\n-->"),
      .log("\n# Notes\n- ‸"), .instead("- Mo Ray, Recruiter", "- M‸"),
      .instead("  - Provided: 2026-11-09", "  - Note: 2‸"),
    ] as [Place])
  private func nothing(place: Place) throws { #expect(try list(place.text) == .null) }

  @Test(
    "A file that is no application is left alone",
    arguments: [
      "‸", "## Log\n- ‸", "## ‸", "2026-11-2‸", "---‸", "---\njobjournal: ignore\n---\n## Log\n- ‸",
    ])
  func others(text: String) throws { #expect(try list(text) == .null) }

  // MARK: Editors

  @Test(
    "Front matter that was only begun is helped along",
    arguments: ["---\ncom‸\n---\n", "---\nrole: B\ncom‸\n", "---\r\nrole: [\r\ncom‸\r\n---\r\n"])
  func begun(text: String) throws { #expect(try labels(text) == ["company"]) }

  @Test func `at each place all offers fit what was typed, and replace the same stretch`() throws {
    let text = """
      ---
      company: 🦦
      contact-by: email
      applied: 2026-11-02
      ignore: [check-in-due, 'promise-undated']
      interviews:
        - date: 2026-11-19
          with: ["Tom", Mo Ray]
      ---
      ## Contacts
      - Mo Ray
        - Title: x
      ## Log
      - [ ] Thank-you: 🦦, Mo, by 2026-11-24
      - 2026-11-20 Snoozed: task-due until 2026-11-22
      """
    var client = try TestClient()
    try client.open("acme.md", text)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    for (number, line) in lines.enumerated() {
      for column in 0...line.utf16.count + 1 {
        let list = try client.ask("textDocument/completion", "acme.md", number, column)
        guard let items = list["items"]?.elements else { continue }
        let cursor = min(column, line.utf16.count)
        let edit = try #require(items.first?["textEdit"]?["range"])
        let start = try #require(edit["start"]?["character"]?.number)
        let end = try #require(edit["end"]?["character"]?.number)
        #expect(edit["start"]?["line"]?.number == number && edit["end"]?["line"]?.number == number)
        #expect(start <= cursor && cursor <= end && end <= line.utf16.count)
        // A cursor within a character is taken to one of its ends.
        guard
          let typed = String(validating: Array(line.utf16)[start..<cursor], as: UTF16.self)?
            .lowercased()
        else { continue }
        for item in items {
          #expect(item["textEdit"]?["range"] == edit)
          let filter = item["filterText"] ?? item["label"]
          #expect(filter?.text?.lowercased().hasPrefix(typed) ?? false, "\(line) \(column)")
          let new = item["textEdit"]?["newText"]?.text ?? ""
          #expect(!new.isEmpty && !new.contains("\n"))
        }
        let order = items.compactMap { $0["sortText"]?.text }
        #expect(order.count == items.count && order == order.sorted())
      }
    }
  }

  @Test func `what it means is told as the client reads it`() throws {
    let text = Place.log("- 2026-11-21 Thank-you: mo‸").text
    func documentation(_ format: String) throws -> JSON? {
      let item: JSON = ["documentationFormat": [.string(format)]]
      let list = try list(
        text, capabilities: ["textDocument": ["completion": ["completionItem": item]]])
      return list["items"]?[0]?["documentation"]
    }
    #expect(try documentation("markdown")?["kind"] == "markdown")
    #expect(
      try documentation("markdown")?["value"]?.text?.hasPrefix("**Mo Ray**, Recruiter") ?? false)
    #expect(try documentation("plaintext")?.text?.hasPrefix("Mo Ray, Recruiter") ?? false)
    #expect(
      try items(Place.log("- 2026-11-21 he‸").text)[0]["documentation"]
        == "They got in touch with you.")
  }
}

extension CompletionTests {
  /// Applies an offer as an editor does.
  private func accept(_ label: String, _ marked: String) throws -> String {
    let items = try items(marked)
    let labels = items.compactMap { $0["label"]?.text }
    let item = try #require(items.first { $0["label"]?.text == label }, "\(labels)")
    return try apply(item, to: Marked(marked).text)
  }

  private func apply(_ item: JSON, to text: String) throws -> String {
    let edit = item["textEdit"]
    let utf16 = Array(text.utf16)
    let start = try offset(edit?["range"]?["start"], in: text)
    let end = try offset(edit?["range"]?["end"], in: text)
    let new = try #require(edit?["newText"]?.text)
    return String(decoding: utf16[..<start] + Array(new.utf16) + utf16[end...], as: UTF16.self)
  }

  /// In UTF-16 units.
  private func offset(_ position: JSON?, in text: String) throws -> Int {
    let line = try #require(position?["line"]?.number)
    let character = try #require(position?["character"]?.number)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    return lines[..<line].reduce(0) { $0 + $1.utf16.count + 1 } + character
  }
}

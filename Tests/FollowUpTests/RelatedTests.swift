import FollowUp
import Journal
import Syntax
import TestSupport
import Testing

extension TestJournal {
  /// What a rule's findings are explained by: `2026-11-16 | the offer`, with the file before it where
  /// it is another one.
  fileprivate func related(_ rule: RuleName, on today: String) throws -> [[String]] {
    let settings = configuration.map { [(path: Configuration.fileName, text: $0)] } ?? []
    let texts = Dictionary((files + settings).map { ($0.path, $0.text) }) { $1 }
    return try findings(rule, on: today).map { finding in
      try finding.related.map { place in
        let source = try SourceText(#require(texts[place.file]))
        let name = place.file == finding.file ? "" : "\(place.file): "
        return "\(name)\(source.string(in: place.span)) | \(place.message)"
      }
    }
  }
}

/// The other places that explain a finding.
@Suite struct RelatedTests {
  private static let ofSamples: [RuleName: [String]] = [
    .thankYouNotSent: ["## Interview 2026-11-16 | the interview"],
    .referencesNotBriefed: ["Mira Sandoval | the reference"],
    .checkInDue: ["## Interview 2026-11-02 | you last heard from them"],
    .stillNoWord: [
      "## Interview 2026-10-12 | you last heard from them",
      "Timeline: 2026-10-19 | the day that they named",
    ],
    .timeToMoveOn: [
      "## Interview 2026-10-12 | you last heard from them",
      "Timeline: 2026-10-19 | the day that they named",
    ],
    .jobStillOpen: [
      "## Interview 2026-07-06 | you last heard from them",
      "Timeline: 2026-07-13 | the day that they named",
    ],
    .offerNotShared: ["brightwater.md: 2026-11-16 | the offer"],
    .offerUnanswered: ["2026-11-13 | the last day of the offer"],
    .interviewerTitleMissing: ["Yusuf Demir | no title here, either"],
    .contactDetailsMissing: ["Ruth Adeyemi | this is Ruth Adeyemi"],
    .referenceNotAskedToTell: ["## Interview 2026-11-16 | since this interview they may call"],
    .contactedTooSoon: [
      "## Interview 2026-11-09 | you last heard from them",
      "Timeline: 2026-11-20 | the day that they named",
    ],
    .contactedTooOften: [
      "2026-11-09 Contacted: asked whether my papers arrived | you had contacted them before"
    ],
    .thankYouNotIndividual: ["Ines Krol | this is Ines Krol", "Jonas Feld | this is Jonas Feld"],
    .tooFewApplications: [
      "acme.md: Acme Books | in play", "brightwater.md: Brightwater Stationery | in play",
    ],
    .searchStalled: ["acme.md: 2026-11-02 | the newest date"],
    .duplicateApplication: ["acme.md: Acme Harbour | the first one"],
    .keyDuplicate: ["found | the first one"],
    .datesOutOfOrder: ["2026-11-12 | the date of `accepted`"],
    .datesDisagree: ["2026-11-12 | the date that counts"],
    .statusMismatch: ["2026-11-12 | this says `applied`"],
    .timelineMismatch: ["2026-11-16 Timeline: 2026-12-04 | what they last said"],
    .personUnknown: ["Ines Krol | the nearest name"],
    .personAmbiguous: [
      "Ruth Adeyemi | this is Ruth Adeyemi", "Ruth Lindqvist | this is Ruth Lindqvist",
    ],
    .promiseUnclear: [
      "2026-11-10 Promised: the climbing certificate by 2026-11-24 | a promise that was open",
      "2026-11-10 Promised: two photographs by 2026-11-24 | a promise that was open",
    ],
  ]

  @Test(
    "A rule’s sample is explained by what is on other lines, and by nothing else",
    arguments: RuleName.assessed)
  func sample(name: RuleName) throws {
    let example = Rule[name].example
    let related = try TestJournal(example.files).related(name, on: example.today)
    #expect(related == (Rule[name].severity == nil ? [] : [Self.ofSamples[name] ?? []]))
  }

  struct Explained: CustomTestStringConvertible, Sendable {
    let rule: RuleName
    let text: String
    let today: String
    /// Of each finding.
    let places: [[String]]
    var configuration: String?

    var testDescription: String { "\(rule.rawValue) \(places)" }
  }

  private static func row(
    _ rule: RuleName, on today: String, _ text: String, _ places: [String]...,
    configuration: String? = nil
  ) -> Explained {
    Explained(
      rule: rule, text: text, today: today, places: places, configuration: configuration)
  }

  static let duties = [
    row(.thankYouNotSent, on: "2026-11-19", acme("", "## Interview 2026-11-16"), []),
    row(
      .thankYouNotSent, on: "2026-11-19",
      acme("interviews:\n  - with: [Ana Ruiz]\n    date: 2026-11-16"),
      ["2026-11-16 | the interview"]),
    row(
      .referencesNotBriefed, on: "2026-11-19",
      acme(
        "",
        """
        ## Contacts
        - Lee Okafor
        ## References
        - lee okafor, former manager
        ## Interview 2026-11-16
        - Topics: the winter
        - Liked: the rig
        """),
      [
        "lee okafor, former manager | the reference", "Topics: the winter | what they asked about",
      ]),
    row(
      .checkInDue, on: "2026-11-20",
      acme("decision-by: 2026-11-13", "## Interview 2026-11-02", log: "- 2026-11-06 Heard: soon"),
      ["2026-11-06 Heard: soon | you last heard from them"]),
    row(.checkInDue, on: "2026-11-20", acme("", "## Interview 2026-11-02"), []),
    row(
      .checkInDue, on: "2026-11-20", acme("", "", log: "- 2026-11-02 Interview: by phone"), []),
    row(
      .stillNoWord, on: "2026-12-18",
      acme(
        "interest: high", "## Interview 2026-11-02",
        log: "- 2026-11-06 Timeline: 2026-11-13\n- 2026-11-18 Check-in: Ana"),
      [
        "2026-11-06 Timeline: 2026-11-13 | you last heard from them",
        "2026-11-06 Timeline: 2026-11-13 | the day that they named",
      ]),
    row(
      .timeToMoveOn, on: "2027-01-20",
      acme(
        "interest: high", "## Interview 2026-11-02",
        log: "- 2026-11-11 Check-in: Ana\n- 2026-12-03 Check-in: Ana"),
      [
        "## Interview 2026-11-02 | you last heard from them",
        "2026-11-11 Check-in: Ana | you asked",
      ]),
    row(
      .timeToMoveOn, on: "2026-12-02",
      acme("", "## Interview 2026-11-02", log: "- 2026-11-12 Waived: check-in-due: no calls"),
      ["2026-11-12 Waived: check-in-due: no calls | you chose not to ask"]),
    row(
      .jobStillOpen, on: "2026-10-30",
      acme("still-open: 2026-10-15", "## Interview 2026-07-06", log: "- 2026-10-08 Seen open"),
      ["2026-10-15 | you saw it posted"]),
    row(
      .jobStillOpen, on: "2026-10-30",
      acme("still-open: 2026-07-15", "## Interview 2026-07-06", log: "- 2026-10-08 Seen open"),
      ["2026-10-08 Seen open | you saw it posted"]),
    row(
      .jobStillOpen, on: "2026-10-30", acme("still-open: 2026-07-15", "## Interview 2026-07-06"),
      []),
  ]

  static let records =
    [
      (RuleName.timelineNotAsked, "Timeline: a week"), (.contactNotNamed, "Contact: Ana Ruiz"),
      (.contactPreferenceNotAsked, "Prefers: phone"), (.processNotAsked, "Process: a test"),
      (.concernsNotAsked, "Concerns: none"),
    ].map { rule, entry in
      row(
        rule, on: "2026-11-17",
        acme(
          "",
          """
          ## Interview 2026-11-09
          - \(entry)
          ## Interview 2026-11-02
          - \(entry), so far
          ## Interview 2026-11-16
          """),
        ["\(entry) | from before that interview"], configuration: rules(rule, "on"))
    } + [
      row(
        .interviewerTitleMissing, on: "2026-11-17",
        acme("", "## Interview 2026-11-16\n- With: Ana Ruiz"), []),
      row(
        .contactDetailsMissing, on: "2026-11-17",
        acme("", "## Contacts\n- **Ana** Ruiz\n## Interview 2026-11-16\n- With: Ana, Bo Ek"),
        ["Ana** Ruiz | this is Ana Ruiz", "Bo Ek | this is Bo Ek"]),
      row(
        .contactedTooSoon, on: "2026-12-01",
        acme(
          "", "## Interview 2026-11-02",
          log: "- 2026-11-11 Check-in: Ana\n- 2026-11-30 Check-in: Ana"),
        ["2026-11-11 Check-in: Ana | you had asked before"]),
      row(
        .contactedTooOften, on: "2026-11-30",
        acme(
          log: "- 2026-11-09 Heard: hello\n"
            + ["02", "10", "17", "24", "30"].map { "- 2026-11-\($0) Contacted\n" }.joined()),
        ["2026-11-24 Contacted | you had contacted them before"]),
      row(
        .contactedTooOften, on: "2026-11-30",
        acme(log: ["01", "10", "20", "30"].map { "- 2026-11-\($0) Contacted\n" }.joined()),
        ["20", "10", "01"].map { "2026-11-\($0) Contacted | you had contacted them before" }),
      row(
        .thankYouNotIndividual, on: "2026-11-17",
        acme("", "## Interview 2026-11-16\n- With: Ana Ruiz, Bo Ek", log: "- 2026-11-17 Thank-you"),
        ["Ana Ruiz | this is Ana Ruiz", "Bo Ek | this is Bo Ek"]),
    ]

  static let form = [
    row(
      .companyMissing, on: "2026-11-17", "---\nrole: Smith\nCompany:\n---\n",
      ["Company | `company` is empty"]),
    row(
      .roleMissing, on: "2026-11-17", "---\ncompany: Acme\nrole: ~\n---\n",
      ["role | `role` is empty"]),
    row(
      .keyDuplicate, on: "2026-11-17", acme("found: 2026-11-02\nFound: 2026-11-03\nfound:"),
      ["found | the first one"], ["found | the first one"]),
    row(
      .keyDuplicate, on: "2026-11-17", "---\n{company: Acme, role: Smith, company: Acne}\n---\n",
      []),
    row(
      .keyDuplicate, on: "2026-11-17", acme(), ["agenda | the first one"],
      configuration: "agenda:\n  horizon: 3\nagenda:\n  horizon: 4\n"),
    row(
      .dateInFuture, on: "2026-11-17", acme("", "## Interview 2026-11-20\n- Heard: they rang"),
      ["## Interview 2026-11-20 | its interview"]),
    row(
      .dateInFuture, on: "2026-11-17",
      acme("", "## Interview 2026-11-20\n- 2026-11-19 Heard: they rang"), []),
    row(
      .datesDisagree, on: "2026-11-17",
      acme(log: "- 2026-11-13 Offer: by phone\n- 2026-11-12 Offer: by phone"),
      ["2026-11-12 Offer: by phone | the date that counts"]),
    row(
      .datesOutOfOrder, on: "2026-11-17", acme("found: 2026-11-12", log: "- 2026-11-11 Applied"),
      ["2026-11-12 | the date of `found`"]),
    row(
      .statusMismatch, on: "2026-11-17", acme("status: lead", "## Interview 2026-11-20"),
      ["## Interview 2026-11-20 | this says `interviewing`"]),
    row(
      .statusMismatch, on: "2026-11-17",
      acme("status: lead\napplied: 2026-11-02", log: "- 2026-11-13 Rejected: by phone"),
      ["2026-11-13 Rejected: by phone | this says `rejected`"]),
    row(
      .personUnknown, on: "2026-11-17",
      acme("", "## Contacts\n- Ines Krol\n\n## Interview 2026-11-16\n- With: Inez Krol"),
      ["Ines Krol | the nearest name"]),
    row(
      .personUnknown, on: "2026-11-17",
      acme(
        "", "## Interview 2026-11-16\n- With: Ines Krol",
        log: "- 2026-11-17 Waived: thank-you-not-sent, Inez: no letters"),
      ["Ines Krol | the nearest name"]),
    row(
      .personUnknown, on: "2026-11-17", acme(log: "- 2026-11-17 Thank-you: Ines Krol"), []),
    row(
      .personAmbiguous, on: "2026-11-17",
      acme(
        "", "## Interview 2026-11-16\n- With: Ines Krol, Ines Ruiz",
        log: "- 2026-11-17 Waived: thank-you-not-sent, Ines: no letters"),
      ["Ines Krol | this is Ines Krol", "Ines Ruiz | this is Ines Ruiz"]),
    row(
      .personAmbiguous, on: "2026-11-17",
      acme("contact: Ines", "## Contacts\n- Ines Krol\n- Ines Ruiz"),
      ["Ines Krol | this is Ines Krol", "Ines Ruiz | this is Ines Ruiz"]),
    row(
      .promiseUnclear, on: "2026-11-17",
      acme(
        log: """
          - 2026-11-02 Promised: a plan
          - 2026-11-02 Promised: a list of tools
          - 2026-11-02 Promised: a list of dates
          - 2026-11-03 Kept: a list
          """),
      [
        "2026-11-02 Promised: a list of tools | a promise that fits",
        "2026-11-02 Promised: a list of dates | a promise that fits",
      ]),
    row(.promiseUnclear, on: "2026-11-17", acme(log: "- 2026-11-02 Kept: the plan"), []),
  ]

  @Test(
    "A finding names the facts on other lines that it follows from",
    arguments: duties + records + form)
  func related(explained: Explained) throws {
    let journal = TestJournal(explained.text, configuration: explained.configuration)
    #expect(try journal.related(explained.rule, on: explained.today) == explained.places)
  }

  @Test("Of many places a few are named")
  func limit() throws {
    let people = (0..<20).map { "- Ines \(Character(UnicodeScalar(UInt8(65 + $0))))" }
    let journal = TestJournal(
      acme(
        "", "## Contacts\n\(people.joined(separator: "\n"))", log: "- 2026-11-17 Thank-you: Ines")
    )
    let related = try #require(try journal.related(.personAmbiguous, on: "2026-11-17").first)
    #expect(related.count == 8)
    #expect(related.first == "Ines A | this is Ines A")
  }

  @Test("A name is found far down a long line")
  func far() throws {
    let others = (0..<50).map { "Number\($0) Somebody" }.joined(separator: ", ")
    let with = "With: \(others), Ana Ruiz"
    let journal = TestJournal(
      acme("", "## Interview 2026-11-16\n- \(with)", log: "- 2026-11-17 Thank-you: Ana Ruis"))
    let related = [["Ana Ruiz | the nearest name"]]
    #expect(try journal.related(.personUnknown, on: "2026-11-17") == related)
  }
}

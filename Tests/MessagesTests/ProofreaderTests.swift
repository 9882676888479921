import FollowUp
import Journal
import Messages
import Syntax
import TestSupport
import Testing

/// A journal with messages in it, as a person writes both.
struct ProofreadJournal {
  static let notes = """
    ---
    company: Northwind Ferries
    role: Senior Platform Engineer (m/w/d)
    applied: 2026-11-02
    tags: [Kubernetes]
    ---

    ## Contacts
    - Dana Whitfield, Head of Engineering <dana@northwind.example>
    - Zoë Schäfer, Recruiter <zoe@northwind.example>
    - Christina Feldmann, Product Manager

    ## Interview 2026-11-10
    - With: Dana Whitfield, Zoë Schäfer
    - Timeline: 2026-11-27
    - Process: a second talk
    - Liked: the timetable is planned with the crews
    """

  static let others: [(path: String, text: String)] = [
    (
      "elbe.md",
      """
      ---
      company: Elbdampfer
      role: Deckhand
      found: 2026-11-01
      ---

      ## Contacts
      - Thomas Krause, Captain
      """
    ),
    ("pine.md", "---\ncompany: Pine Hollow\nrole: Data Engineer\nfound: 2026-11-01\n---\n"),
  ]

  var files: [(path: String, text: String)]

  init(
    _ drafts: [(path: String, text: String)], configuration: String? = nil, notes: String = notes
  ) {
    files = [(path: "northwind.md", text: notes)] + Self.others + drafts
    if let configuration { files.append((path: Configuration.fileName, text: configuration)) }
  }

  /// One message, with all its fields.
  init(
    body: String, language: String = "en", about: String = "promise",
    to: String = "Dana Whitfield <dana@northwind.example>", subject: String = "Our talk"
  ) {
    self.init([
      (
        "drafts/one.md",
        """
        Application: northwind
        About: \(about)
        Language: \(language)
        To: \(to)
        Subject: \(subject)

        \(body)
        """
      )
    ])
  }

  func findings(
    on today: String = "2026-11-21", of chosen: Set<String>? = nil,
    misspelled: [Language: Misspellings] = [:]
  ) throws -> (findings: [Finding], sources: [String: SourceText]) {
    let journal = try WrittenJournal(files)
    let search = journal.assessment(on: try day(today)).search
    let proofs = Proof.drafts(among: journal.sources)
    let findings = Proofreader(search, proofs).findings(
      of: chosen ?? Set(proofs.map(\.file)), misspelled: misspelled)
    return (findings, journal.sources)
  }

  /// Each finding as `rule: the words that it underlines`.
  func found(
    on today: String = "2026-11-21", misspelled: [Language: Misspellings] = [:]
  ) throws -> [String] {
    let (findings, sources) = try findings(on: today, misspelled: misspelled)
    return findings.map { finding in
      let text = finding.span.flatMap { span in
        finding.file.flatMap { sources[$0] }.map { source in
          source.string(in: source.offset(of: span.start)..<source.offset(of: span.end))
        }
      }
      return "\(finding.rule.rawValue): \(text ?? "")"
    }
  }
}

@Suite struct ProofreaderTests {
  @Test(
    "What is wrong in an English message is underlined",
    arguments: [
      ("Dear Dana,\n\nI liked [… what you liked].", ["place-to-fill: [… what you liked]"]),
      ("Dear Dana,\n\nI liked [... it]", ["place-to-fill: [... it]"]),
      ("Dear Dana,\n\nI liked [… it and", ["place-to-fill: [… it and"]),
      ("Dear [Name],\n\nHello.", ["place-to-fill: [Name]"]),
      ("Dear <your name>,\n\nHello.", ["place-to-fill: <your name>"]),
      ("Dear {{ name }},\n\nHello.", ["place-to-fill: {{ name }}"]),
      ("Dear Dana,\n\nSee you on ____ then. TODO", ["place-to-fill: ____", "place-to-fill: TODO"]),
      ("Dear Dana,\n\nDana Whitfeild and I spoke.", ["name-misspelled: Whitfeild"]),
      ("Dear Dana,\n\nDena Whitfield and I spoke.", ["name-misspelled: Dena"]),
      ("Dear Dana,\n\nI spoke with Zoe about it.", ["name-misspelled: Zoe"]),
      (
        "Dear Dana,\n\nI met Ms Schaefer and Christian.",
        ["name-misspelled: Schaefer", "name-misspelled: Christian"]
      ),
      ("Dear Dana,\n\nhow Nortwind plans is good.", ["name-misspelled: Nortwind"]),
      ("Dear Dana,\n\nworking at Nortwind Feries is good.", ["name-misspelled: Nortwind Feries"]),
      ("Dear Mr Witfield,\n\nhello.", ["name-misspelled: Witfield"]),
      ("Dear Dana,\n\nas your Head of Engineering I would plan.", []),
      (
        "Dear Dana,\n\nas your Junior Platform Engineer I would plan.",
        ["title-mismatch: Junior Platform Engineer"]
      ),
      (
        "Dear Dana,\n\nthe Senior Platform Enginer role suits me.",
        ["title-mismatch: Senior Platform Enginer"]
      ),
      ("Dear Dana,\n\nI want the role of Data Engineer.", ["title-mismatch: Data Engineer"]),
      (
        "Dear Dana,\n\nDana Whitfield, your Head of Platform, said so.",
        ["title-mismatch: Head of Platform"]
      ),
      ("Dear Dana,\n\nI want to work at Elbdampfer.", ["title-mismatch: Elbdampfer"]),
      ("Dear Dana,\n\nPine Hollow is where I want to work.", ["title-mismatch: Pine Hollow"]),
      (
        "Dear Dana,\n\nI need this job, and sorry to\nbother you.",
        ["tone-pleading: need this job", "tone-pleading: sorry to\nbother"]
      ),
      ("Dear Dana,\n\nI still haven’t heard.", ["tone-pleading: still haven’t heard"]),
      (
        "Dear Dana,\n\nit is the the\nthe plan.",
        ["word-doubled: the the", "word-doubled: the\nthe"]
      ),
      ("It was good to talk.\n\nBye", ["greeting-missing: It was good to talk."]),
      ("Dear Thomas,\n\nhello.", ["greeting-wrong: Thomas"]),
      ("Dear Zoë,\n\nhello.", ["greeting-wrong: Zoë"]),
      ("Dear Dana and Christina,\n\nhello.", ["greeting-wrong: Christina"]),
      ("Dear Dana,\n\nwe met on 11 November.", ["date-unknown: 11 November"]),
      ("Dear Dana,\n\nwe met on Nov 11th.", ["date-unknown: Nov 11th"]),
      ("Dear Dana,\n\nwe met on 2026-11-12, at noon.", ["date-unknown: 2026-11-12"]),
      ("Dear Dana,\n\nwe met on Wednesday, 10 November.", ["date-unknown: Wednesday"]),
      ("Dear Dana,\n\nI am free on Tuesday the 25th of November.", ["date-unknown: Tuesday"]),
      ("Dear Dana,\n\nsee you on 31 November 2026.", ["date-unknown: 31 November 2026"]),
      ("Dear Dana,\n\nyou said that you decide by 28 November.", ["date-unknown: 28 November"]),
    ])
  func english(body: String, expected: [String]) throws {
    #expect(try ProofreadJournal(body: body).found() == expected)
  }

  @Test(
    "What is wrong in a German message is underlined",
    arguments: [
      ("Guten Tag Frau Witfield,\n\nhallo.", ["name-misspelled: Witfield"]),
      ("Liebe Dana,\n\nDana Whitfeld war dabei.", ["name-misspelled: Whitfeld"]),
      ("Liebe Dana,\n\nich sprach mit Frau Schaefer.", ["name-misspelled: Schaefer"]),
      ("Lieber Thomas,\n\nhallo.", ["greeting-wrong: Thomas"]),
      ("Liebe [Name],\n\nhallo.", ["place-to-fill: [Name]"]),
      (
        "Liebe Dana,\n\nich freue mich auf die Stelle als Data Engineer.",
        ["title-mismatch: Data Engineer"]
      ),
      ("Liebe Dana,\n\nich möchte bei Elbdampfer arbeiten.", ["title-mismatch: Elbdampfer"]),
      (
        "Liebe Dana,\n\nich bin verzweifelt und störe. Es tut mir leid, dass ich störe.",
        ["tone-pleading: verzweifelt", "tone-pleading: dass ich störe"]
      ),
      ("Liebe Dana,\n\ndas das ist gut.", ["word-doubled: das das"]),
      ("Liebe Dana,\n\nam Dienstag, den 11. November.", ["date-unknown: Dienstag"]),
      ("Liebe Dana,\n\nwir trafen uns am 11. November.", ["date-unknown: 11. November"]),
      ("Liebe Dana,\n\nwir trafen uns am 11.11. im Büro.", ["date-unknown: 11.11."]),
      ("Liebe Dana,\n\nwir trafen uns am 11.11.2026 im Büro.", ["date-unknown: 11.11.2026"]),
      ("Danke für das Gespräch.\n\nGruß", ["greeting-missing: Danke für das Gespräch."]),
    ])
  func german(body: String, expected: [String]) throws {
    #expect(try ProofreadJournal(body: body, language: "de").found() == expected)
  }

  @Test(
    "A good English message is left alone",
    arguments: [
      "I liked [the plan](https://plan.example) and [sic] the note [1]. It is [a matter of taste].",
      "He said that that had had an effect. We met at 10:30 on 10 November.",
      "As I said, no news is good news; so far so good. I would do it in March or in May.",
      "Kubernetes and the Danish crews: Friday’s plan, Whitfield’s idea, the Whitfields.",
      "With ten years as a Data Engineer, I know timetables. Data Engineers plan well.",
      "Two Senior Platform Engineers and one Senior Engineer would do.",
      "I was at Pinewood before. Posts like this are rare. The Elbe is near.",
      "Marks and Winters came. Dane by birth, I sail. Christmas is near. Fielding questions is fun.",
      "Could we talk on Wednesday, 25 November or on 2 December? I am free from 1 December 2026.",
      "I started on 3 March 2019, and left on 1 April.",
      "I could start as soon as possible; I could start immediately.",
      "It takes 2.5 hours, version 2.1. Page 11.30 is out. 25 people came.",
      "Dana Whitfield, the Head of Engineering, said so. Christina Feldmann (Product Manager) too.",
      "As Head of Engineering, Dana plans. You said that you decide by Friday, 27 November.",
      "Please write to dana@northwind.example or see www.northwind.example/Whitfeild.",
      "> Dear Thomas, the the Elbdampfer\n> [Name]",
      "___\nThe team at Northwind is small; Northwind Ferries sail early.",
    ])
  func goodEnglish(text: String) throws {
    let body = "Dear Dana,\n\n\(text)\n\nKind regards\nAda Lund"
    let found = try ProofreadJournal(body: body).found().filter {
      // A quoted line may hold a place to fill: the whole file must be without one.
      !(text.hasPrefix(">") && $0.hasPrefix("place-to-fill"))
    }
    #expect(found == [])
  }

  @Test(
    "A good German message is left alone",
    arguments: [
      "Die Leute, die die Fähren planen, und das Team, das das Netz baut, haben Geduld.",
      "Wenn Sie sie sehen: Ich habe Zeit. Der Bäcker, das Feld, die Feldmänner und der Schiffer.",
      "Das Schäfchen, der Schäferhund, die Christen und das Zoll­amt: alles Nomen.",
      "Ich bin ab sofort frei. Am Freitag, den 27. November, hätte ich Zeit.",
      "Vom 1. Dezember an, am 2.12. oder am 3.12.2026. Um 11.30 Uhr geht es. Seite 3.4.",
      "Mit der Post kam nichts. Die Elbe ist nah. Meine Erfahrung als Data Engineer hilft.",
      "Whitfields Plan und die Arbeit von Christina Feldmann gefallen mir.",
      "Als Ihre Senior Platform Engineer würde ich mit dem Fahrplan beginnen.",
      "Ich erwarte nichts Besonderes. Die Störung im Netz habe ich behoben.",
    ])
  func goodGerman(text: String) throws {
    let body = "Guten Tag Frau Whitfield,\n\n\(text)\n\nMit freundlichen Grüßen\nAda Lund"
    #expect(try ProofreadJournal(body: body, language: "de").found() == [])
  }

  @Test(
    "A greeting may name its addressee in many ways",
    arguments: [
      ("Dear Ms Whitfield,", "Dana Whitfield <dana@northwind.example>"),
      ("Hi Dana!", "dana@northwind.example"), ("Dana,", "Dana Whitfield"),
      ("Dear Chris,", "Christina Feldmann"), ("Good morning Dr. Whitfield:", "Dana Whitfield"),
      ("Dear Dana and Zoë,", "Dana Whitfield, Zoë Schäfer"), ("Hello everyone,", "Dana Whitfield"),
      ("Dear Hiring Team,", ""), ("Hello,", "Dana Whitfield"),
    ])
  func greetings(greeting: String, to: String) throws {
    let journal = ProofreadJournal(body: "\(greeting)\n\nhello.\n\nAda", to: to)
    #expect(try journal.found() == [])
  }

  @Test(
    "Subject and addressee are read as well",
    arguments: [
      ("Dana Whitfeild <dana@northwind.example>", "Our talk", ["name-misspelled: Whitfeild"]),
      ("Dana Whitfield", "The role of Data Engineer", ["title-mismatch: Data Engineer"]),
      (
        "Dana Whitfield", "Our our talk on Monday, 10 November",
        ["word-doubled: Our our", "date-unknown: Monday"]
      ),
      ("Dana Whitfield", "Thanks, [name]", ["place-to-fill: [name]"]),
      ("Dana Whitfield", "", ["subject-missing: Subject:"]),
    ])
  func fields(to: String, subject: String, expected: [String]) throws {
    let journal = ProofreadJournal(
      body: "Dear Dana,\n\nhello.\n\nAda", to: to, subject: subject)
    #expect(try journal.found() == expected)
  }

  @Test("A name with one meaning is mended, and an editor can take out a doubled word")
  func fixes() throws {
    let journal = ProofreadJournal(body: "Dear Dana,\n\nDana Whitfeild is is here.")
    let (findings, sources) = try journal.findings()
    let source = try #require(sources["drafts/one.md"])
    let fixed = try findings.map { finding in
      let fix = try #require(finding.fix)
      return "\(source.string(in: fix.range)) → \(fix.replacement)"
    }
    #expect(fixed == ["Whitfeild → Whitfield", " is → "])
  }

  @Test("What somebody says on the phone needs neither greeting nor subject")
  func talkingPoints() throws {
    let journal = ProofreadJournal([
      ("drafts/call.md", "Application: northwind\nTo: Zoë Schäfer\n\n- ask about the crews\n")
    ])
    #expect(try journal.found() == [])
  }

  @Test("Only what needs no notes is looked at in a message of no application")
  func withoutNotes() throws {
    let body = "Dear Thomas,\n\nDana Whitfeild was was there on Monday, 10 November. [… why]"
    let journal = ProofreadJournal([("drafts/a.md", body)])
    #expect(
      try journal.found() == [
        "subject-missing: Dear Thomas,", "word-doubled: was was", "date-unknown: Monday",
        "place-to-fill: [… why]",
      ])
  }

  @Test("An application or a language that nobody knows is said, not passed over")
  func unknownFields() throws {
    let text = "Application: nortwind\nLanguage: fr\nSubject: x\n\nDear Dana,\n\nhello."
    let journal = ProofreadJournal([("drafts/a.md", text)])
    #expect(try journal.found() == ["value-invalid: nortwind", "value-invalid: fr"])
  }

  // MARK: Points

  @Test(
    "A thank-you says something of what was noted",
    arguments: [
      ("thank you for your time on Tuesday.", "en", true),
      ("thank you for Tuesday. I like that crews have a say in it.", "en", false),
      ("thank you. Planning the timetables together makes sense.", "en", false),
      ("vielen Dank für das Gespräch.", "de", false),
    ])
  func points(text: String, language: String, isFound: Bool) throws {
    let journal = ProofreadJournal(
      body: "Hello Dana,\n\n\(text)\n\nAda", language: language, about: "thank-you 2026-11-10")
    #expect(try journal.found() == (isFound ? ["nothing-but-thanks: \(text)"] : []))
    #expect(try ProofreadJournal(body: "Hello Dana,\n\n\(text)\n\nAda").found() == [])
  }

  // MARK: The same text

  private static let paragraph = """
    the plan for the first weeks is here: I would sit with every crew for a day, write down what \
    keeps them waiting, and bring you a list of five things that cost nothing to change at all.
    """

  private static let another = """
    what I take from our talk is how much depends on the ticket machines on the pier; I have \
    repaired such machines for six years, and would gladly look at the broken one next week.
    """

  private static func draft(_ name: String, _ text: String) -> (path: String, text: String) {
    let first = name.prefix { $0 != " " }
    return (
      "drafts/\(first.lowercased()).md",
      """
      Application: northwind
      To: \(name)
      Subject: My plan

      Dear \(first),

      thank you for the talk on Tuesday and for showing me around. \(text)

      I look forward to hearing from you by the end of the month. Kind regards
      Ada
      """
    )
  }

  @Test("Nearly the same text to two people is found in the second; the same person may get it")
  func sameText() throws {
    let small = Self.paragraph.replacing("five things", with: "six things")
    let twins = ProofreadJournal([
      Self.draft("Dana Whitfield", Self.paragraph), Self.draft("Zoë Schäfer", small),
    ])
    let (findings, _) = try twins.findings()
    #expect(findings.map(\.rule) == [.sameText])
    #expect(findings.map(\.file) == ["drafts/zoë.md"])
    #expect(findings[0].related.map(\.file) == ["drafts/dana.md"])
    #expect(try twins.findings(of: ["drafts/dana.md"]).findings.map(\.rule) == [.sameText])

    let different = ProofreadJournal([
      Self.draft("Dana Whitfield", Self.paragraph), Self.draft("Zoë Schäfer", Self.another),
    ])
    #expect(try different.found() == [])

    var again = Self.draft("Dana Whitfield", Self.paragraph)
    again.path = "drafts/dana-again.md"
    let same = ProofreadJournal([Self.draft("Dana Whitfield", Self.paragraph), again])
    #expect(try same.found() == [])
  }

  // MARK: Length and spelling

  @Test("A text is too long from the word behind the limit on")
  func length() throws {
    let words = (1...147).map { "word\($0)" }.joined(separator: " ")
    #expect(try ProofreadJournal(body: "Dear Dana,\n\n\(words) end").found() == [])
    #expect(
      try ProofreadJournal(body: "Dear Dana,\n\n\(words) end over it").found() == [
        "message-too-long: over"
      ])
  }

  @Test("Names, tags, capitals inside, numbers and addresses are not spelled")
  func spelledWords() throws {
    let body = """
      Dear Dana,

      Whitfield’s Kubernetes runs PostgreSQL 16b at www.northwind.example; Grüße, don’t woried.

      Kind regards
      Ada Lundgren
      """
    let journal = try WrittenJournal(ProofreadJournal(body: body).files)
    let proofs = Proof.drafts(among: journal.sources)
    let proofreader = Proofreader(journal.assessment(on: try day("2026-11-21")).search, proofs)
    #expect(
      proofreader.words(of: ["drafts/one.md"])[.english] == [
        "Our", "talk", "Dear", "runs", "at", "Grüße", "don't", "woried", "Kind", "regards",
      ])
    #expect(
      try ProofreadJournal(body: body).found(misspelled: [.english: ["woried": ["worried"]]]) == [
        "word-misspelled: woried"
      ])
  }
}

/// Settings that hold for the rules about messages, shown by their examples.
@Suite struct MessageRuleSettingTests {
  static let rules = RuleName.allCases.filter { Rule[$0].group == .message }

  private func findings(
    _ name: RuleName, _ setting: String? = nil, ignoring: Bool = false
  ) throws -> [Finding] {
    let rule = Rule[name]
    var files = rule.example.files
    if ignoring {
      files[0].text = "---\nignore: \(name.rawValue)\n" + files[0].text.dropFirst(4)
    }
    if let setting {
      files.removeAll { $0.path == Configuration.fileName }
      files.append((Configuration.fileName, "rules:\n  \(name.rawValue): \(setting)\n"))
    }
    let journal = try WrittenJournal(files)
    let proofs = Proof.drafts(among: journal.sources)
    return Proofreader(journal.assessment(on: try day(rule.example.today)).search, proofs)
      .findings(
        of: Set(proofs.map(\.file)), misspelled: [.english: rule.example.unknownWords])
  }

  private func options(_ name: RuleName) -> String {
    name == .messageTooLong ? ", words: 13" : ""
  }

  @Test(
    "A rule about messages is switched off, ignored in a file, and takes a severity",
    arguments: rules)
  func settings(name: RuleName) throws {
    #expect(try findings(name).map(\.rule) == [name])
    #expect(try findings(name).map(\.severity) == [Rule[name].severity])
    #expect(try findings(name, "off").isEmpty)
    #expect(try findings(name, ignoring: true).isEmpty)
    for severity in Severity.allCases {
      let setting = "{ severity: \(severity.rawValue)\(options(name)) }"
      #expect(try findings(name, setting).map(\.severity) == [severity])
    }
  }
}

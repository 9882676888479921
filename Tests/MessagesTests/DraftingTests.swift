import Foundation
import FollowUp
import Journal
import Messages
import TestSupport
import Testing

/// Who gets a message, and why somebody does not.
@Suite struct DraftingTests {
  private func names(_ drafts: Drafts) -> [String?] { drafts.messages.map(\.recipient?.name) }

  private func refusal(_ body: () throws -> Drafts) -> String? {
    do {
      _ = try body()
      return nil
    } catch {
      return (error as? DraftRefusal)?.reason
    }
  }

  @Test("Each one still owed a thank-you gets one, and says what settles it")
  func owed() throws {
    var notes = Notes(panel: 3)
    notes.log = "- 2026-11-17 Thank-you: Dana\n"
    let drafts = try notes.drafts(.thankYou)
    #expect(names(drafts) == ["Dr. Falk Zimmermann", "Frau Ramona Schmieder"])
    #expect(
      drafts.messages[0].afterwards
        == [["done", "northwind#thank-you-not-sent/2026-11-16/dr-falk-zimmermann"]])
    #expect(names(try notes.drafts(.thankYou, to: "falk")) == ["Dr. Falk Zimmermann"])
    // Asked for by name, somebody gets another one.
    let again = try notes.drafts(.thankYou, to: "Whitfield")
    #expect(names(again) == ["Dana Whitfield"])
    #expect(again.messages[0].afterwards == [["log", "northwind", "Thank-you: Dana Whitfield"]])
  }

  @Test("Two of one panel begin with different points, in different words, and stay short")
  func panel() throws {
    for language in Language.allCases {
      var notes = Notes(language: language, panel: 4)
      notes.entries = "- Timeline: 2026-11-25\n"
      let texts = try notes.drafts(.thankYou).messages.map(\.text)
      #expect(texts.count == 4)
      let paragraphs = texts.map { $0.components(separatedBy: "\n\n") }
      let points = paragraphs.map { $0[2].components(separatedBy: ": ")[1] }
      #expect(Set(points).count == 4)
      for part in [1, 2, 3] {
        #expect(Set(paragraphs.prefix(3).map { $0[part] }).count == 3)
      }
      for text in texts { #expect(text.split(whereSeparator: \.isWhitespace).count < 150) }
    }
  }

  @Test("Points that speak about people are to be put in other words first")
  func otherWords() throws {
    var notes = Notes(isFull: false)
    notes.entries =
      "- With: Dana Whitfield\n- Liked: they answer [every] call\n- Fit: I know why.\n"
    let text = try notes.drafts(.thankYou).messages[0].text
    #expect(text.contains("[… in words to them: they answer (every) call]"))
    #expect(text.contains("What I would bring: I know why."))
  }

  @Test(
    "What is said about somebody in German, and what is said to them",
    arguments: [
      ("sie hat zugehört", true), ("Er fragt nach", true),
      ("dass ich mit Ihnen arbeiten kann", false),
    ])
  func germanPronouns(text: String, isAbout: Bool) throws {
    var notes = Notes(language: .german, isFull: false)
    notes.entries = "- Liked: \(text)\n"
    let message = try notes.drafts(.thankYou).messages[0]
    #expect(message.text.contains("[… in Worten an sie: \(text)]") == isAbout)
  }

  @Test("Somebody of whom only an address is known gets a place for the name")
  func addressOnly() throws {
    var notes = Notes(isFull: false, frontMatter: "contact: dana@northwind.example\n")
    notes.log = "\n## Contacts\n\n- <dana@northwind.example>\n"
    let message = try notes.drafts(.checkIn, isMail: true).messages[0]
    #expect(message.text.hasPrefix("Dear [… name],"))
    #expect(message.fileText.contains("\nTo: <dana@northwind.example>\n"))
    let mail = String(decoding: message.mailFile(from: nil), as: UTF8.self)
    #expect(mail.contains("\r\nTo: <dana@northwind.example>\r\n"))
    #expect(!mail.contains("From:"))
  }

  @Test("The wait has an end: until when to leave them in peace is said, and the draft is there")
  func tooEarly() throws {
    let drafts = try Notes().drafts(.checkIn)
    #expect(drafts.messages.count == 1)
    #expect(
      drafts.warnings
        == ["it is too early: leave Northwind Robotics in peace until Mon 2026-11-23"])
    #expect(try Notes().drafts(.checkIn, on: "2026-11-23").warnings.isEmpty)
    var ahead = Notes()
    ahead.log = "- [ ] 2026-11-30 Interview\n"
    #expect(
      try ahead.drafts(.checkIn, to: "Dana", on: "2026-11-24").warnings
        == ["it is too early: the next interview at Northwind Robotics is on Mon 2026-11-30"])
  }

  @Test(
    "What cannot be written says why, and what to do instead",
    arguments: [
      (.thankYou, nil, "", "nobody is owed a thank-you", "--to NAME"),
      (.thankYou, "Diana", "", "nobody is called “Diana”", "did you mean Dana Whitfield?"),
      (.brief, "Dana", "", "nobody is called “Dana”", "## References"),
      (.brief, nil, "- 2026-11-17 Briefed: Lee\n", "nobody is owed a briefing", "--to NAME"),
      (.rejection, nil, "", "there is no rejection", "Rejected"),
      (.introduction, nil, "", "nobody is to be asked", "--to NAME"),
      (.promise, nil, "", "there is no open promise", "Promised"),
      (.offerNews, nil, "", "nobody is owed news of an offer", "--to NAME"),
      (.offerNews, "Dana", "", "no other application has an offer", "offer: DATE"),
      (.checkIn, "a", "", "nobody is called “a”", "Contacts"),
    ] as [(MessageKind, String?, String, String, String)])
  func refusals(
    kind: MessageKind, recipient: String?, log: String, what: String, instead: String
  ) throws {
    var notes = Notes()
    notes.log = "- 2026-11-17 Thank-you: Dana\n\(log)"
    let reason = try #require(refusal { try notes.drafts(kind, to: recipient) })
    #expect(reason.contains(what))
    #expect(reason.contains(instead))
  }

  @Test("A part of two names fits both, and they are shown")
  func ambiguous() throws {
    var notes = Notes(isFull: false)
    notes.entries = "- With: Dana Whitfield, Dana Okafor\n"
    let reason = refusal { try notes.drafts(.thankYou, to: "dana") }
    #expect(
      reason == "“dana” can be any of these; write more of it:\n  Dana Whitfield\n  Dana Okafor")
  }

  @Test("Only a message for the phone is refused as an e-mail")
  func mail() throws {
    var notes = Notes()
    notes.channel = .phone
    #expect(
      refusal { try notes.drafts(.checkIn, isMail: true) }?.contains("contact-by: email") == true)
    notes.channel = .post
    #expect(try notes.drafts(.checkIn, isMail: true).messages[0].subject != nil)
    #expect(try notes.drafts(.checkIn).messages[0].subject == nil)
  }

  @Test(
    "How somebody prefers to be reached",
    arguments: [
      ("email, please", Channel.email), ("e-mail", .email), ("Phone, after five", .phone),
      ("a carrier pigeon", .email),
    ])
  func preference(value: String, channel: Channel) throws {
    var notes = Notes()
    notes.entries = "- Prefers: \(value)\n"
    #expect(try notes.drafts(.checkIn).messages[0].channel == channel)
  }

  @Test(
    "Nobody’s gender is guessed",
    arguments: [
      ("Dana Whitfield", "Guten Tag Dana Whitfield,", "Dear Dana Whitfield,"),
      ("Dana", "Guten Tag Dana,", "Dear Dana,"),
      (
        "Herr Dr. Falk von der Aue", "Guten Tag Herr Dr. von der Aue,", "Dear Herr Dr. von der Aue,"
      ),
      ("Ms Ruth Adeyemi", "Guten Tag Ms Adeyemi,", "Dear Ms Adeyemi,"),
      ("Falk Zimmermann (Dr.)", "Guten Tag Dr. Falk Zimmermann,", "Dear Dr. Falk Zimmermann,"),
      ("Frau", "Guten Tag Frau,", "Dear Frau,"),
    ])
  func greeting(name: String, german: String, english: String) throws {
    for (language, line) in [(Language.german, german), (.english, english)] {
      var notes = Notes(language: language, isFull: false)
      notes.entries = "- With: \(name)\n"
      #expect(try notes.drafts(.thankYou).messages[0].text.hasPrefix(line + "\n"))
    }
  }

  @Test("The application’s language comes before the journal’s")
  func language() throws {
    let notes = Notes(frontMatter: "language: de\n")
    #expect(try notes.drafts(.checkIn).messages[0].language == .german)
  }

  @Test("An offer is told by the application to be told, and by the one that has it")
  func offers() throws {
    let offer = [
      (path: "acme.md", text: "---\ncompany: Acme\nrole: Mate\noffer: 2026-11-17\n---\n")
    ]
    let messages = try Notes().drafts(.offerNews, others: offer).messages
    #expect(messages.map(\.application) == ["northwind"])
    #expect(!messages[0].text.contains("Acme"))
    let journal = TestJournal([("northwind.md", Notes().text)] + offer)
    let assessment = try journal.assessment(on: Notes.today)
    let acme = try #require(assessment.search.standings.first { $0.application.slug == "acme" })
    let drafts = try Drafting(assessment).drafts(DraftRequest(.offerNews), for: acme)
    #expect(drafts.messages.map(\.application) == ["northwind"])
  }

  @Test("One message covers every interview that somebody led, and is about the latest")
  func twice() throws {
    var notes = Notes()
    notes.log = "\n## Interview 2026-11-17\n\n- With: Dana\n"
    let messages = try notes.drafts(.thankYou).messages
    #expect(messages.count == 1)
    #expect(messages[0].about == (try day("2026-11-17")))
    #expect(messages[0].afterwards.count == 2)
    let first = try notes.drafts(.thankYou, interview: "2026-11-16").messages
    #expect(first.map(\.about) == [try day("2026-11-16")])
  }
}

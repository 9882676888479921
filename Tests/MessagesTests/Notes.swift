import FollowUp
import Journal
import Messages
import TestSupport
import Testing

/// Applications as somebody who writes everything down keeps them, and as somebody who writes
/// nothing does.
struct Notes {
  var language = Language.english
  var isFull = true
  var panel = 1
  var channel: Channel?
  var frontMatter = ""
  var entries = ""
  var log = ""

  static let today = "2026-11-18"

  private var isGerman: Bool { language == .german }

  private static let people = [
    "Dana Whitfield", "Dr. Falk Zimmermann", "Frau Ramona Schmieder", "Omar Haddad",
  ]

  private var title: [String] {
    isGerman
      ? ["Leiterin der Entwicklung", "Geschäftsführer", "Personalreferentin", "Entwickler"]
      : ["Engineering Manager", "Managing Director", "Recruiter", "Engineer"]
  }

  var text: String {
    var text = "---\ncompany: Northwind Robotics\n"
    if isFull {
      text += isGerman ? "role: Planerin im Prüffeld\n" : "role: Test Rig Planner\n"
      text += "contact: Dana Whitfield\ninterest: high\n"
    }
    if let channel { text += "contact-by: \(channel)\n" }
    text += "\(frontMatter)---\n\n"
    if isFull {
      text += "## Contacts\n\n"
      for (name, title) in zip(Self.people, title).prefix(max(panel, 1)) {
        let mail = name.split(separator: " ").last.map { $0.lowercased() } ?? ""
        text += "- \(name), \(title) <\(mail)@northwind.example>, +49 30 5550 10\n"
      }
      text += "\n## References\n\n- Lee Okafor, former team lead <lee@okafor.example>\n"
    }
    text += "\n## Interview 2026-11-16 10:00\n\n"
    if isFull || panel > 1 {
      text += "- With: \(Self.people.prefix(panel).joined(separator: ", "))\n"
    }
    if isFull {
      text +=
        isGerman
        ? """
        - Liked: der Prüfstand läuft jede Nacht, und jemand liest am Morgen das Protokoll
        - Fit: zehn Jahre Dienstpläne, mit denen Menschen leben können.
        - Forgot: Ich spreche Polnisch
        - Challenge: jede Woche geht ein Tag durch doppelte Buchungen verloren
        - Topics: der Umzug der Werkstatt; was tun, wenn zwei denselben Raum wollen

        """
        : """
        - Liked: the rig runs every night, and somebody reads its log in the morning
        - Fit: ten years of rosters that people can live with.
        - Forgot: I speak Polish
        - Challenge: a day a week is lost to double bookings
        - Topics: the move of the workshop; what I do when two people want one room

        """
    }
    return text + entries + "\n## Log\n\n" + log
  }

  /// - Parameters:
  ///   - others: Further files.
  ///   - sender: Who signs, where the notes are full.
  func drafts(
    _ kind: MessageKind, to recipient: String? = nil, interview: String? = nil,
    on today: String = Notes.today, others: [(path: String, text: String)] = [],
    isMail: Bool = false, templates: [String: String] = [:]
  ) throws -> Drafts {
    let journal = TestJournal([("northwind.md", text)] + others)
    let assessment = try journal.assessment(on: today)
    let standing = try #require(
      assessment.search.standings.first { $0.application.slug == "northwind" })
    let drafting = Drafting(
      assessment, language: language,
      sender: isFull ? Mailbox(name: "Ada Lund", address: "ada@lund.example") : nil,
      templates: Templates(templates.mapValues { Array($0.utf8) }))
    return try drafting.drafts(
      DraftRequest(
        kind, to: recipient, interview: try interview.map { try day($0) }, isMail: isMail),
      for: standing)
  }
}

import FollowUp
import Journal
import Messages
import TestSupport
import Testing

/// What is written for each kind, in a file a kind and language that a person can read through as
/// those who get the messages would.
@Suite struct DraftSnapshotTests {
  private static let cases = MessageKind.allCases.flatMap { kind in
    Language.allCases.map { (kind, $0) }
  }

  @Test("Messages of every kind", arguments: cases)
  func messages(kind: MessageKind, language: Language) throws {
    var text = ""
    for variant in try Self.variants(kind, language) {
      text += "==== \(variant.title)\n\n"
      for message in variant.drafts.messages { text += message.fileText + "\n" }
      for warning in variant.drafts.warnings { text += "warning: \(warning)\n\n" }
    }
    try expectSnapshot(text, "\(kind.rawValue).\(language.rawValue).txt")
  }

  private typealias Variant = (title: String, drafts: Drafts)

  private static func variants(_ kind: MessageKind, _ language: Language) throws -> [Variant] {
    var variants: [Variant] = []
    func add(
      _ title: String, _ notes: Notes, to recipient: String? = nil, on today: String = Notes.today,
      others: [(path: String, text: String)] = []
    ) throws {
      variants.append(
        (title, try notes.drafts(kind, to: recipient, on: today, others: others)))
    }
    func notes(_ change: (inout Notes) -> Void = { _ in }) -> Notes {
      var notes = Notes(language: language)
      change(&notes)
      return notes
    }
    let offer = [
      (
        path: "acme.md",
        text: """
        ---
        company: Acme Ferries
        role: Deck Officer
        offer: 2026-11-17
        ---
        """
      )
    ]
    let offerWithEnd = [
      (
        path: "acme.md",
        text: offer[0].text.replacing("offer:", with: "offer-expires: 2026-11-27\noffer:")
      )
    ]
    switch kind {
    case .thankYou:
      try add("one interviewer", notes { $0.entries = "- Timeline: 2026-11-25\n" })
      try add(
        "three interviewers",
        notes {
          $0.panel = 3
          $0.entries = "- Timeline: 2026-11-25\n"
        })
      try add("no timeline, three interviewers", notes { $0.panel = 3 })
      try add("empty notes", notes { $0.isFull = false })
      try add(
        "empty notes, three interviewers",
        notes {
          $0.isFull = false
          $0.panel = 3
        })
    case .checkIn:
      try add(
        "the date has passed", notes { $0.entries = "- Timeline: 2026-11-20\n" },
        on: "2026-11-24")
      try add("no date was given", notes(), on: "2026-11-24")
      try add("all rounds are done", notes { $0.entries = "- Round: final\n" }, on: "2026-11-24")
      try add("asked before", notes { $0.log = "- 2026-11-24 Check-in: Dana\n" }, on: "2026-12-16")
      try add("too early", notes())
      try add("empty notes", notes { $0.isFull = false }, on: "2026-11-24")
    case .brief:
      try add("full notes", notes { $0.panel = 3 })
      try add(
        "empty notes",
        notes {
          $0.isFull = false
          $0.log = "## References\n\n- Lee Okafor, +49 30 5550 177\n"
        })
      try add(
        "empty notes, somebody with an address",
        notes {
          $0.isFull = false
          $0.log = "## References\n\n- Lee Okafor <lee@okafor.example>\n"
        })
    case .offerNews:
      try add("full notes", notes(), others: offerWithEnd)
      try add("empty notes", notes { $0.isFull = false }, others: offer)
    case .rejection, .introduction:
      try add("full notes", notes { $0.log = "- 2026-11-17 Rejected: by email\n" })
      try add(
        "empty notes",
        notes {
          $0.isFull = false
          $0.log = "- 2026-11-17 Rejected: by email\n"
        })
      if kind == .rejection {
        try add(
          "thanked before",
          notes { $0.log = "- 2026-11-17 Rejected: no\n- 2026-11-17 Thank-you: Dana\n" })
      } else {
        try add("not rejected", notes(), to: "Lee")
      }
    case .promise:
      let text = language == .german ? "die Beschreibung des Prüfstands" : "the test-rig write-up"
      try add("full notes", notes { $0.entries = "- Promised: \(text) by 2026-11-20\n" })
      try add("late", notes { $0.entries = "- Promised: \(text) by 2026-11-17\n" })
      try add(
        "empty notes",
        notes {
          $0.isFull = false
          $0.entries = "- Promised: \(text)\n"
        })
    case .monthsLater:
      try add("full notes", notes { $0.log = "- 2027-03-01 Seen open\n" }, on: "2027-03-02")
      try add("empty notes", notes { $0.isFull = false }, on: "2027-03-02")
      try add("too early", notes())
    }
    for channel in [Channel.phone, .message, .post] {
      try add(
        "\(channel)",
        notes {
          $0.channel = channel
          $0.panel = kind == .thankYou ? 2 : 1
          switch kind {
          case .thankYou: $0.entries = "- Timeline: 2026-11-25\n"
          case .rejection, .introduction: $0.log = "- 2026-11-17 Rejected: by email\n"
          case .promise: $0.entries = "- Promised: a plan by 2026-11-17\n"
          default: break
          }
        },
        on: kind == .checkIn ? "2026-11-24" : kind == .monthsLater ? "2027-03-02" : Notes.today,
        others: kind == .offerNews ? offerWithEnd : [])
    }
    return variants
  }
}

internal import Syntax

/// What an entry can say.
public enum EntryKey: String, CaseIterable, Sendable {
  // What the interview brought.
  case with = "With"
  case timeline = "Timeline"
  case process = "Process"
  case contact = "Contact"
  case prefers = "Prefers"
  case liked = "Liked"
  case fit = "Fit"
  case forgot = "Forgot"
  case challenge = "Challenge"
  case concerns = "Concerns"
  case otherProcesses = "Other processes"
  case topics = "Topics"
  case round = "Round"
  case time = "Time"
  case place = "Where"
  case cancelled = "Cancelled"
  // What happened.
  case thankYou = "Thank-you"
  case briefed = "Briefed"
  case checkIn = "Check-in"
  case contacted = "Contacted"
  case heard = "Heard"
  case interview = "Interview"
  case promised = "Promised"
  case kept = "Kept"
  case referenceContacted = "Reference contacted"
  case toldAboutOffer = "Told about offer"
  case feedbackAsked = "Feedback asked"
  case introductionsAsked = "Introductions asked"
  case seenOpen = "Seen open"
  case applied = "Applied"
  case offer = "Offer"
  case accepted = "Accepted"
  case signed = "Signed"
  case rejected = "Rejected"
  case withdrawn = "Withdrawn"
  case closed = "Closed"
  case waived = "Waived"
  case snoozed = "Snoozed"

  /// Other words for the same key.
  public var aliases: [String] {
    switch self {
    case .with: ["Interviewers", "Met"]
    case .timeline: ["Decision by", "Hear by"]
    case .process: ["Next step", "Next steps"]
    case .contact: ["Contact person"]
    case .prefers: ["Preference", "Contact by"]
    case .fit: ["Strengths", "Why me"]
    case .forgot: ["To mention", "Should have said"]
    case .concerns: ["Concern"]
    case .otherProcesses: ["Told about other processes"]
    case .topics: ["Topic", "Asked about"]
    case .cancelled: ["Canceled", "Postponed"]
    case .thankYou: ["Thanked", "Thanks"]
    case .checkIn: ["Checked in", "Followed up", "Follow-up"]
    case .contacted: ["Called", "Emailed", "Wrote"]
    case .heard: ["Reply", "Replied", "They said"]
    case .kept: ["Sent", "Delivered"]
    case .toldAboutOffer: ["Shared offer"]
    default: []
    }
  }

  /// An event happened on a day; the other keys say what an interview brought.
  public var isEvent: Bool {
    switch self {
    case .with, .timeline, .process, .contact, .prefers, .liked, .fit, .forgot, .challenge,
      .concerns, .otherProcesses, .topics, .round, .time, .place, .cancelled:
      false
    default: true
    }
  }

  public var isTakenInLog: Bool { isEvent || self == .timeline }

  /// The milestone that the entry states.
  public var milestone: Milestone? {
    switch self {
    case .applied: .applied
    case .offer: .offer
    case .accepted: .accepted
    case .signed: .signed
    case .rejected: .rejected
    case .withdrawn: .withdrawn
    case .closed: .closed
    default: nil
    }
  }
}

/// The words that a kind of list item takes as its key.
package struct KeyTable<Key: Sendable>: Sendable {
  private let keys: [String: Key]
  /// Folded and as written, in the order of the table.
  private let words: [(folded: String, written: String)]
  private let longest: Int

  package init(_ rows: [(Key, [String])]) {
    var keys: [String: Key] = [:]
    var words: [(String, String)] = []
    for (key, names) in rows {
      for name in names {
        let folded = foldedKey(name)
        keys[folded] = key
        words.append((folded, name))
      }
    }
    self.keys = keys
    self.words = words
    longest = words.map(\.0.utf8.count).max() ?? 0
  }

  package subscript(folded word: String) -> Key? { keys[word] }

  /// The key that a word was probably meant for: it begins with the same letter and is one edit
  /// away, or two where the key has eight letters or more. Short keys have no near misses.
  package func nearMiss(of folded: String) -> String? {
    // An employment contract comes up in notes; it is nobody's contact.
    guard let first = folded.utf8.first, (3...longest + 2).contains(folded.utf8.count),
      folded != "contract"
    else { return nil }
    var nearest: (edits: Int, written: String)?
    for word in words where word.folded.utf8.first == first {
      let limit = Spelling.slips(for: word.folded)
      guard limit > 0, let edits = Spelling.distance(folded, word.folded, limit: limit),
        edits < nearest?.edits ?? .max
      else { continue }
      nearest = (edits, word.written)
    }
    return nearest?.written
  }
}

extension KeyTable where Key == EntryKey {
  static let interviewSection = KeyTable(EntryKey.allCases.map { ($0, [$0.rawValue] + $0.aliases) })
  static let log = KeyTable(
    EntryKey.allCases.filter(\.isTakenInLog).map { ($0, [$0.rawValue] + $0.aliases) })
}

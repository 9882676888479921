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

extension EntryKey {
  /// What an entry with this key says: a sentence of Markdown.
  public var meaning: String {
    switch self {
    case .with:
      "Who interviewed you, with their titles: `Dana Whitfield (Manager), Priya Raman (Recruiter)`."
    case .timeline:
      "When they will decide: a date, `within two weeks`, or `they could not say`."
    case .process: "What comes next, as far as they told you."
    case .contact: "Whom to follow up with."
    case .prefers: "How they want to hear from you: `email`, `phone`, `post` or `message` first."
    case .liked: "What you liked, for the thank-you."
    case .fit: "Why you are right for the job, for the thank-you."
    case .forgot: "What you did not get to say, for the thank-you."
    case .challenge: "A problem of theirs that you could help with, for the thank-you."
    case .concerns: "What they answered when you asked whether anything speaks against you."
    case .otherProcesses: "You told them that you are talking to others, too."
    case .topics: "What they asked you about, for your references to know."
    case .round: "Which interview this is: a number, or `final`."
    case .time: "The time of day, such as `14:00`."
    case .place: "Where the interview is."
    case .cancelled: "The interview did not take place; the reason, if you like."
    case .thankYou: "Whom you thanked; `everyone`, or nobody named, is every interviewer so far."
    case .briefed:
      "Which references you told how things went; `everyone`, or nobody named, is all of them."
    case .checkIn: "You asked where things stand; whom and how, as you like."
    case .contacted: "You got in touch about something else."
    case .heard: "They got in touch with you."
    case .interview: "An interview on this date; what kind, if you like."
    case .promised: "What you promised them, with `by` and the date if there is one."
    case .kept: "Which promise you kept, in words of the promise."
    case .referenceContacted: "Which reference the employer got in touch with."
    case .toldAboutOffer: "You told this employer about an offer from another."
    case .feedbackAsked: "You asked what you could have done better."
    case .introductionsAsked: "You asked whom else you should talk to."
    case .seenOpen: "The job was still advertised on this day."
    case .applied: "You applied on this day."
    case .offer: "They made you an offer on this day."
    case .accepted: "You said yes on this day."
    case .signed: "The contract was signed on this day."
    case .rejected: "They said no on this day."
    case .withdrawn: "You stepped back on this day."
    case .closed: "You gave it up on this day, or the job went away."
    case .waived: "What need not be done, and why: a rule, perhaps a name, then `: the reason`."
    case .snoozed: "What is put off: a rule, perhaps a name, then `until` and a date."
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

internal import Journal
internal import Syntax

/// A duty in words.
public struct Wording: Sendable {
  /// What to do: a verb phrase without a full stop.
  public let title: String
  /// The fact that raised it, with its date.
  public let reason: String
  /// What to write once it is done.
  public let remedy: String
}

extension Search {
  public func wording(of duty: Duty) -> Wording {
    Wording(of: duty, standings[duty.application], self)
  }
}

extension Wording {
  init(of duty: Duty, _ standing: Standing, _ search: Search) {
    let application = standing.application
    let who = duty.who
    let day = CivilDate(iso: duty.concerns)
    let concerned = day?.forPeople ?? duty.concerns
    let today = search.today
    let remedy =
      switch duty.settlement {
      case .entry(let key, let value): Self.logged(key, value, today)
      case .promise(let text): Self.logged(.kept, text, today)
      case .task: "once it is done, put an x into its box: `[x]`"
      case .closing: "once you have decided, write `closed: \(today)` into the front matter"
      case .waiver: ""
      }
    switch duty.rule {
    case .thankYouNotSent:
      self.init(
        title: "Thank \(who ?? "whoever interviewed you")", reason: "interview on \(concerned)",
        remedy: remedy)
    case .referencesNotBriefed:
      let topics = standing.entries
        .filter { $0.key == .topics && $0.interview == duty.interview && !$0.value.isEmpty }
        .map(\.value)
      // Each of many references may be told of the same.
      let said = Escaping.shortened(topics.joined(separator: ", "))
      let asked = topics.isEmpty ? "" : "; they asked about \(said)"
      self.init(
        title: "Brief \(who ?? "your references")", reason: "interview on \(concerned)\(asked)",
        remedy: remedy)
    case .promiseNotKept:
      self.init(
        title: "Keep your promise: \(duty.concerns)",
        reason: "promised on \(duty.raised?.forPeople ?? "")"
          + (duty.detail == duty.due.description ? "" : " for \(duty.detail)"),
        remedy: remedy)
    case .checkInDue:
      self.init(checkIn: duty, who: who, remedy: remedy)
    case .stillNoWord:
      let last = duty.wait?.lastCheckIn.map(\.forPeople) ?? concerned
      self.init(
        title: "Ask \(who ?? "them") once more",
        reason: "no word since you asked on \(last), and they seemed keen",
        remedy: remedy)
    case .timeToMoveOn:
      let last = duty.wait?.lastCheckIn.map { "you asked on \($0.forPeople)" } ?? concerned
      self.init(
        title: "Move on: close it, or let it rest", reason: "no word since \(last)",
        remedy: remedy)
    case .jobStillOpen:
      self.init(
        title: "See whether the job is still posted, and ask \(who ?? "them") again",
        reason: "no word since \(concerned)",
        remedy: remedy)
    case .applicationUnanswered:
      self.init(
        title: "Ask \(who ?? "them") whether your application arrived",
        reason: "applied on \(concerned), and no word since",
        remedy: remedy)
    case .offerNotShared:
      self.init(
        title: "Tell \(who ?? "them") about your offer from \(duty.detail)",
        reason: "offer of \(duty.raised?.forPeople ?? "late")",
        remedy: remedy)
    case .offerUnanswered:
      self.init(
        title: "Answer \(who ?? "them") about the offer",
        reason: "offer of \(concerned), good until \(duty.due.forPeople)",
        remedy: Self.logged(.accepted, "…", today) + " or `- \(today) Withdrawn: …`")
    case .rejectionNotThanked:
      self.init(
        title: "Thank \(who ?? "them") all the same", reason: "rejected on \(concerned)",
        remedy: remedy)
    case .feedbackNotAsked:
      self.init(
        title: "Ask \(who ?? "them") for feedback", reason: "rejected on \(concerned)",
        remedy: remedy)
    case .introductionsNotAsked:
      self.init(
        title: "Ask \(who ?? "them") who else is hiring, and for an introduction",
        reason: "rejected on \(concerned)", remedy: remedy)
    case .interviewAhead:
      self.init(interview: duty, application, search)
    case .taskDue:
      self.init(
        title: duty.concerns, reason: "your own task", remedy: remedy)
    default:
      // Only the rules above raise duties.
      self.init(title: duty.rule.rawValue, reason: concerned, remedy: "")
    }
  }

  private static func logged(_ key: EntryKey, _ value: String, _ today: CivilDate) -> String {
    let entry = value.isEmpty ? key.rawValue : "\(key.rawValue): \(value)"
    return "once it is done, write below a heading `## Log`: `- \(today) \(entry)`"
  }

  /// The three situations in which one asks where things stand.
  private init(checkIn duty: Duty, who: String?, remedy: String) {
    let since = duty.wait?.since.forPeople ?? ""
    if duty.wait?.isFinal ?? false {
      let said = duty.wait?.promised.map { "; they said \($0.forPeople)" } ?? ""
      self.init(
        title: "Ask \(who ?? "them") whether they need anything else from you",
        reason: "all rounds done, last word on \(since)\(said)", remedy: remedy)
    } else if let promised = duty.wait?.promised {
      self.init(
        title: "Ask \(who ?? "them") where things stand",
        reason: "they said \(promised.forPeople)", remedy: remedy)
    } else {
      self.init(
        title: "Ask \(who ?? "them") where things stand",
        reason: "no date was given, last word on \(since)", remedy: remedy)
    }
  }

  /// What to ask in every interview.
  package static let questions = [
    "when they decide and what comes next", "whom to contact and how",
    "whether anything speaks against you",
  ]

  private init(interview duty: Duty, _ application: Application, _ search: Search) {
    let interview = duty.interview.map { application.interviews[$0] }
    let time = interview?.time.map { " at \($0)" } ?? ""
    let title = interview.map { $0.title.isEmpty ? "" : " (\($0.title))" } ?? ""
    var questions = Self.questions
    let hasOthers = search.standings.contains {
      $0.index != duty.application && ($0.status == .interviewing || $0.status == .offer)
    }
    if hasOthers { questions.append("and say that you talk to others too") }
    self.init(
      title: "Go to the interview\(time)\(title)",
      reason: "before you leave, ask \(questions.joined(separator: "; "))",
      remedy: "afterwards write down what they said")
  }
}

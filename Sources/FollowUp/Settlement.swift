public import Journal

/// What is written into an application once a duty is done.
public enum Settlement: Equatable, Sendable {
  /// An entry of the log. The value is plain text, and may be empty.
  case entry(EntryKey, String)
  /// The box of the promise that the duty points at, or `Kept` where it has none.
  case promise(text: String)
  /// The box of the user's own task.
  case task
  /// `closed` in the front matter.
  case closing
  /// A waiver: no entry would say that it is done.
  case waiver(reason: String)
}

extension Duty {
  public var settlement: Settlement {
    let name = who ?? ""
    switch rule {
    case .thankYouNotSent, .rejectionNotThanked: return .entry(.thankYou, who ?? "everyone")
    case .referencesNotBriefed: return .entry(.briefed, name)
    case .promiseNotKept: return .promise(text: concerns)
    case .checkInDue, .stillNoWord, .jobStillOpen: return .entry(.checkIn, name)
    case .timeToMoveOn: return .closing
    case .applicationUnanswered:
      let question = "whether my application arrived"
      return .entry(.contacted, who.map { "\($0), \(question)" } ?? question)
    case .offerNotShared: return .entry(.toldAboutOffer, detail)
    // An answer can be a yes, a no, or a request for more time: which one is not ours to guess.
    case .offerUnanswered: return .waiver(reason: "answered")
    case .feedbackNotAsked: return .entry(.feedbackAsked, name)
    case .introductionsNotAsked: return .entry(.introductionsAsked, name)
    case .interviewAhead: return .waiver(reason: "seen")
    // No other rule raises duties but the user's own tasks.
    default: return .task
    }
  }
}

extension Search {
  /// What the rules say about one of the applications, also where its text has changed since. What
  /// they take from the others is as it was.
  public func assess(_ standing: Standing) -> ApplicationAssessment {
    Engine(self).assess(standing)
  }

  /// What the rules say of a duty that is overdue; nil for any other.
  public func finding(of duty: Duty) -> Finding? {
    duty.state == .overdue ? Engine(self).finding(duty, standings[duty.application]) : nil
  }
}

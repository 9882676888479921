/// The one name of a rule, as output, configuration, waivers and `ignore` lists use it.
public enum RuleName: String, CaseIterable, Sendable, Hashable {
  // Duties.
  case thankYouNotSent = "thank-you-not-sent"
  case referencesNotBriefed = "references-not-briefed"
  case promiseNotKept = "promise-not-kept"
  case checkInDue = "check-in-due"
  case stillNoWord = "still-no-word"
  case timeToMoveOn = "time-to-move-on"
  case jobStillOpen = "job-still-open"
  case applicationUnanswered = "application-unanswered"
  case offerNotShared = "offer-not-shared"
  case offerUnanswered = "offer-unanswered"
  case rejectionNotThanked = "rejection-not-thanked"
  case feedbackNotAsked = "feedback-not-asked"
  case introductionsNotAsked = "introductions-not-asked"
  case interviewAhead = "interview-ahead"
  case taskDue = "task-due"
  // The record of an interview.
  case timelineNotAsked = "timeline-not-asked"
  case interviewersNotNamed = "interviewers-not-named"
  case interviewerTitleMissing = "interviewer-title-missing"
  case contactNotNamed = "contact-not-named"
  case contactDetailsMissing = "contact-details-missing"
  case contactPreferenceNotAsked = "contact-preference-not-asked"
  case processNotAsked = "process-not-asked"
  case thankYouPointsMissing = "thank-you-points-missing"
  case concernsNotAsked = "concerns-not-asked"
  case otherProcessesNotTold = "other-processes-not-told"
  case referenceNotAskedToTell = "reference-not-asked-to-tell"
  case promiseUndated = "promise-undated"
  // Conduct.
  case contactedTooSoon = "contacted-too-soon"
  case contactedTooOften = "contacted-too-often"
  case thankYouNotIndividual = "thank-you-not-individual"
  // The search as a whole.
  case tooFewApplications = "too-few-applications"
  case searchStalled = "search-stalled"
  case notSignedYet = "not-signed-yet"
  case duplicateApplication = "duplicate-application"
  // Form.
  case frontMatterMissing = "front-matter-missing"
  case frontMatterInvalid = "front-matter-invalid"
  case companyMissing = "company-missing"
  case roleMissing = "role-missing"
  case dateInvalid = "date-invalid"
  case valueInvalid = "value-invalid"
  case keyUnknown = "key-unknown"
  case keyDuplicate = "key-duplicate"
  case fileUnreadable = "file-unreadable"
  case entryUnknown = "entry-unknown"
  case entryUndated = "entry-undated"
  case interviewUndated = "interview-undated"
  case timelineUnclear = "timeline-unclear"
  case dateInFuture = "date-in-future"
  case datesOutOfOrder = "dates-out-of-order"
  case datesDisagree = "dates-disagree"
  case statusMismatch = "status-mismatch"
  case statusUndated = "status-undated"
  case timelineMismatch = "timeline-mismatch"
  case personUnknown = "person-unknown"
  case personAmbiguous = "person-ambiguous"
  case promiseUnclear = "promise-unclear"
  case waiverWithoutReason = "waiver-without-reason"
  case waiverUnused = "waiver-unused"
  case ruleUnknown = "rule-unknown"
  // Messages before they are sent.
  case placeToFill = "place-to-fill"
  case nameMisspelled = "name-misspelled"
  case titleMismatch = "title-mismatch"
  case sameText = "same-text"
  case nothingButThanks = "nothing-but-thanks"
  case messageTooLong = "message-too-long"
  case tonePleading = "tone-pleading"
  case wordDoubled = "word-doubled"
  case greetingMissing = "greeting-missing"
  case greetingWrong = "greeting-wrong"
  case subjectMissing = "subject-missing"
  case dateUnknown = "date-unknown"
  case wordMisspelled = "word-misspelled"
}

public enum Severity: String, CaseIterable, Comparable, Sendable {
  case hint, warning, error

  public static func < (left: Self, right: Self) -> Bool {
    let order = allCases
    return order.firstIndex(of: left) ?? 0 < order.firstIndex(of: right) ?? 0
  }
}

/// A follow-up rule: its settings, and its documentation, which `jobjournal rules NAME` prints and
/// the page on the rules is made from.
public struct Rule: Sendable {
  public enum Group: String, CaseIterable, Sendable {
    case duty, record, conduct, search, form, message

    public var title: String {
      switch self {
      case .duty: "Duties"
      case .record: "The record of an interview"
      case .conduct: "Conduct"
      case .search: "The search as a whole"
      case .form: "Form"
      case .message: "Messages before they are sent"
      }
    }

    /// What its rules have in common, in a sentence.
    public var introduction: String {
      switch self {
      case .duty: "What you owe somebody, with a window. An overdue one is a finding."
      case .record:
        "What should stand in your notes the day after an interview of an active application."
      case .conduct: "How you wrote to them, within the last 30 days."
      case .search: "What no single application shows."
      case .form: "What was written in a way that cannot be read as it was meant."
      case .message:
        "What `proofread`, and an editor, find in a message before it is sent; `lint` does not look."
      }
    }
  }

  /// The article that a rule comes from.
  public enum Source: String, CaseIterable, Sendable {
    case mustHire = "Interview Follow-Ups That Make You a Must-Hire"
    case references = "Follow-Up With Your References"
    case dosAndDonts = "Do’s and don’ts when following up on an interview"
    case threePlus = "Interview Follow-Up (3Plus)"
    case weakestLink = "Job Seekers’ Weakest Link: Interview Follow-Up"
  }

  /// A number that the configuration can change.
  public struct Option: Sendable {
    public enum Unit: String, Sendable {
      case days = "calendar days"
      case workingDays = "working days"
      case count = "a number"
    }

    /// As written in the configuration: `after-date`.
    public let name: String
    public let standard: Int
    public let unit: Unit
    public let meaning: String

    public init(_ name: String, _ standard: Int, _ unit: Unit, _ meaning: String) {
      self.name = name
      self.standard = standard
      self.unit = unit
      self.meaning = meaning
    }

    /// The smallest number that makes sense; working days are counted from the next one on.
    public var minimum: Int { unit == .days ? 0 : 1 }
  }

  public let name: RuleName
  public let group: Group
  /// nil for a rule that never makes a finding.
  public let severity: Severity?
  public let isOnByDefault: Bool
  /// What it says, in one sentence.
  public let summary: String
  /// When exactly it is raised, and its window.
  public let what: String
  /// The reason, with what the articles say.
  public let why: String
  /// Empty for a rule of the project's own.
  public let sources: [Source]
  public let example: Example
  /// What to write to settle it.
  public let settle: String
  public let options: [Option]

  public init(
    _ name: RuleName, group: Group, severity: Severity?, isOnByDefault: Bool = true,
    summary: String, what: String, why: String, sources: [Source], example: Example,
    settle: String, options: [Option] = []
  ) {
    self.name = name
    self.group = group
    self.severity = severity
    self.isOnByDefault = isOnByDefault
    self.summary = summary
    self.what = what
    self.why = why
    self.sources = sources
    self.example = example
    self.settle = settle
    self.options = options
  }
}

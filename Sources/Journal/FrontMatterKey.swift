/// A key of the front matter.
public enum FrontMatterKey: String, CaseIterable, Sendable {
  case company, role, status, found, applied, interviews
  case decisionBy = "decision-by"
  case offer
  case offerExpires = "offer-expires"
  case accepted, signed, starts, rejected, withdrawn, closed, interest
  case stillOpen = "still-open"
  case contact
  case contactBy = "contact-by"
  case language, source, link, location, salary, tags, ignore, jobjournal

  /// What a key takes.
  public enum Value: Hashable, Sendable {
    case text
    /// Somebody's, as `With` has it.
    case name
    case date
    /// One of these words.
    case words([String])
    /// A date, or one of these words.
    case dateOrWords([String])
    /// A list of text.
    case texts
    /// A list of names of rules.
    case rules
    /// A list of dates, or of mappings with the keys of `InterviewKey`.
    case interviews
  }

  public var value: Value {
    switch self {
    case .company, .role, .source, .link, .location, .salary: .text
    case .status: .words(Status.allCases.map(\.rawValue))
    case .found, .applied, .decisionBy, .offer, .offerExpires, .accepted, .signed, .starts,
      .rejected, .withdrawn, .closed:
      .date
    case .interviews: .interviews
    case .interest: .words(Interest.allCases.map(\.rawValue))
    case .stillOpen: .dateOrWords(["yes", "no"])
    case .contact: .name
    case .contactBy: .words(Channel.allCases.map(\.rawValue))
    case .language: .words(Language.allCases.map(\.rawValue))
    case .tags: .texts
    case .ignore: .rules
    case .jobjournal: .words(["ignore"])
    }
  }

  /// A sentence of Markdown.
  public var meaning: String {
    switch self {
    case .company: "The employer; every application names one."
    case .role: "The job; every application names one."
    case .status: "Where things stand; without it, the dates tell."
    case .found: "The day you came across the job."
    case .applied: "The day you applied."
    case .interviews: "Interviews that have no section of their own."
    case .decisionBy: "The day by which, as they last said, the next step or the decision comes."
    case .offer: "The day they made you an offer."
    case .offerExpires: "The last day on which the offer stands."
    case .accepted: "The day you said yes."
    case .signed: "The day the contract was signed."
    case .starts: "Your first day at work."
    case .rejected: "The day they said no."
    case .withdrawn: "The day you stepped back."
    case .closed: "The day you gave it up, or the job went away."
    case .interest: "How keen on you they seemed; `normal` where nothing is said."
    case .stillOpen: "Whether the job is still advertised, or the last day on which you saw it."
    case .contact: "Whom to follow up with."
    case .contactBy: "How that person likes to be reached."
    case .language: "The language of messages to them; by default the journal’s, or English."
    case .source: "Where you found the job."
    case .link: "The address of the advert."
    case .location: "Where the work is."
    case .salary: "What it pays."
    case .tags: "Words of your own."
    case .ignore: "Rules that this file is spared."
    case .jobjournal: "`ignore` says that this file is no application."
    }
  }
}

/// A key of an interview that stands in the front matter.
public enum InterviewKey: String, CaseIterable, Sendable {
  case date, time, title, round, with

  /// A sentence of Markdown.
  public var meaning: String {
    switch self {
    case .date: "The day, and perhaps the time, as in `2026-11-16 14:00`; it has to be there."
    case .time: "The time of day, such as `14:00`."
    case .title: "What kind of interview it is."
    case .round: "Its number from 1 to 99, or `final`."
    case .with: "Who interviewed you: a list of names, or names with commas."
    }
  }
}

internal import Syntax

/// A section that carries meaning.
public enum SectionKind: String, CaseIterable, Sendable {
  case contacts = "Contacts"
  case references = "References"
  /// Its heading has this word and a date in it.
  case interview = "Interview"
  case interviews = "Interviews"
  case log = "Log"

  /// Other headings for the same.
  public var aliases: [String] {
    switch self {
    case .contacts: ["Contact", "People"]
    case .log: ["History", "Activity"]
    case .references, .interview, .interviews: []
    }
  }

  /// A sentence of Markdown.
  public var meaning: String {
    switch self {
    case .contacts:
      "The people at the employer: "
        + "`- Dana Whitfield, Engineering Manager <dana@northwind.example>`."
    case .references: "The people who speak for you, written as those in `Contacts`."
    case .interview:
      "One interview and what it brought: `## Interview 2026-11-10 14:00, phone screen`."
    case .interviews: "Interviews: every heading below this one that has a date is one."
    case .log: "What happened, the day first: `- 2026-11-12 Heard: they got my papers`."
    }
  }
}

extension KeyTable where Key == SectionKind {
  /// Those that a heading opens whose whole text is the word.
  static let headings = KeyTable(
    SectionKind.allCases.filter { $0 != .interview }.map { ($0, [$0.rawValue] + $0.aliases) })
}

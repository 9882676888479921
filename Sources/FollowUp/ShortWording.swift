public import Journal
internal import Syntax

/// A duty or a wait in the few words that there is room for beside a line of notes.
public struct Hint: Sendable {
  /// What raised it.
  public let range: Range<Int>
  /// What is to be done, and when: `thank Dana and Tom by Thu 12 Nov`.
  public let label: String
  /// Why, and what to write then: one thing a line.
  public let explanation: String
}

/// What a person may choose to do about a duty, each as an item of a menu; nil where it makes no
/// sense.
public struct Choices: Sendable {
  /// `Log it: Thank-you to Dana Whitfield, today`.
  public let log: String?
  public let snooze: (title: String, until: CivilDate)?
  public let waive: String?
}

extension Search {
  // MARK: Beside a line

  /// What is to be done about an application, and until when not to write; in no order.
  public func hints(_ standing: Standing, _ assessment: ApplicationAssessment) -> [Hint] {
    let source = standing.application.source
    var hints: [Hint] = []
    var shown = assessment.duties.filter {
      // Asking again after months stands beside what comes first.
      $0.isPending && ($0.rule != .jobStillOpen || $0.isShown(on: today, horizon: policy.horizon))
    }
    if let quiet = assessment.quiet, !quiet.opening.isEmpty {
      let isNext = { (duty: Duty) in
        duty.state == .upcoming && duty.wait?.since == quiet.since && duty.from == quiet.until
      }
      let next = shown.first(where: isNext).map {
        "\nfrom \($0.from.forPeople): \(wording(of: $0).title)"
      }
      hints.append(
        Hint(
          range: quiet.opening, label: "do not write before \(inShort(quiet.until))",
          explanation: "last word on \(quiet.since.forPeople)" + (next ?? "")))
      // On one line the two would say the same.
      let line = source.lineNumber(at: quiet.opening.upperBound)
      shown.removeAll { isNext($0) && source.lineNumber(at: $0.range.upperBound) == line }
    }
    var groups: [[Duty]] = []
    for duty in shown {
      if let last = groups.last?.last, last.isSaidTogether(with: duty) {
        groups[groups.count - 1].append(duty)
      } else {
        groups.append([duty])
      }
    }
    let names = ShortNames(standing.application.people)
    return hints + groups.map { hint($0, names) }
  }

  /// - Parameter duties: One, or several that differ only in the person.
  private func hint(_ duties: [Duty], _ names: ShortNames) -> Hint {
    let duty = duties[0]
    let task = duty.task(duties.compactMap(\.who).map { names[$0] })
    let label: String
    switch duty.state {
    case .overdue: label = "overdue since \(inShort(duty.due))" + (task.map { ": \($0)" } ?? "")
    case .open:
      let day = duty.due == today ? "today" : "by \(inShort(duty.due))"
      label = (task.map { "\($0) " } ?? "") + day
    default:
      let word = duty.from == duty.due ? "on" : "from"
      label = "\(word) \(inShort(duty.from))" + (task.map { ": \($0)" } ?? "")
    }
    let explanation = duties.map {
      let wording = wording(of: $0)
      return "\(wording.title): \(wording.reason)\n\(wording.remedy)"
    }
    return Hint(
      range: duty.range, label: label, explanation: explanation.joined(separator: "\n"))
  }

  /// `Thu 12 Nov`, with the year where it is not this one.
  private func inShort(_ day: CivilDate) -> String {
    let (year, month, number) = day.components
    let text = "\(day.weekday.abbreviation) \(number) \(Self.months[month - 1])"
    return year == today.components.year ? text : "\(text) \(year)"
  }

  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  // MARK: In a menu

  /// What may be done about a pending duty.
  public func choices(about duty: Duty) -> Choices {
    let title = wording(of: duty).title
    let until = max(today, duty.from) + 7
    // An interview has its own day, and an offer ends when it ends.
    let canWait =
      duty.rule != .interviewAhead && (duty.rule != .offerUnanswered || until <= duty.due)
    let isWaived = if case .waiver = duty.settlement { true } else { duty.rule == .taskDue }
    return Choices(
      log: duty.state != .upcoming || duty.canBeEarly ? duty.logTitle : nil,
      snooze: canWait ? ("Snooze until \(inShort(until)): \(title)", until) : nil,
      waive: isWaived ? nil : "Waive, and say why: \(title)")
  }
}

extension Duty {
  fileprivate func isSaidTogether(with other: Duty) -> Bool {
    who != nil && other.who != nil && rule == other.rule && range == other.range
      && state == other.state && from == other.from && due == other.due
  }

  /// What is to be done; nil where the line that raises it says so itself.
  fileprivate func task(_ names: [String]) -> String? {
    switch rule {
    case .thankYouNotSent: "thank \(names.isEmpty ? "them" : Self.list(names))"
    case .referencesNotBriefed: "brief \(Self.list(names))"
    case .checkInDue:
      wait?.isFinal ?? false ? "ask if they need anything" : "ask where things stand"
    case .stillNoWord: "ask once more"
    case .timeToMoveOn: "move on"
    case .jobStillOpen: "see if it is still posted"
    case .applicationUnanswered: "ask if it arrived"
    case .offerNotShared: "tell them about your offer"
    case .offerUnanswered: "answer"
    case .rejectionNotThanked: "thank them all the same"
    case .feedbackNotAsked: "ask for feedback"
    case .introductionsNotAsked: "ask for an introduction"
    default: nil
    }
  }

  /// Whether it may be done before it begins: what one owes, but no question that waits for its day.
  fileprivate var canBeEarly: Bool {
    switch rule {
    case .taskDue, .promiseNotKept, .thankYouNotSent, .referencesNotBriefed: true
    default: false
    }
  }

  private static func list(_ names: [String]) -> String {
    let head = names.dropLast().joined(separator: ", ")
    return head.isEmpty ? names.joined() : "\(head) and \(names[names.count - 1])"
  }

  /// What is written down once it is done.
  fileprivate var logTitle: String {
    let them = who ?? "them"
    let done: String
    switch settlement {
    case .promise(let text): return "Mark as kept: \(text)"
    case .task: return "Tick off: \(concerns)"
    case .closing: return "Close this application, today"
    case .waiver where rule == .interviewAhead: return "Take this interview off the agenda"
    case .waiver: done = "Answered \(them) about the offer"
    case .entry(.thankYou, let name): done = "Thank-you to \(name)"
    case .entry(.checkIn, _): done = "Check-in" + (who.map { " with \($0)" } ?? "")
    case .entry(.contacted, _): done = "Asked \(them) whether the application arrived"
    case .entry(.toldAboutOffer, let company): done = "Told \(them) about the offer from \(company)"
    case .entry(.feedbackAsked, _): done = "Asked \(them) for feedback"
    case .entry(.introductionsAsked, _): done = "Asked \(them) for an introduction"
    case .entry(let key, _): done = "\(key.rawValue) \(them)"
    }
    return "Log it: \(done), today"
  }
}

/// What a note would call people.
private struct ShortNames {
  /// How many people have a part of a name, in lower case.
  private let counts: [String: Int]

  init(_ people: [Person]) {
    let parts = people.flatMap { person in
      Set(person.name.split(separator: " ").map { $0.lowercased() })
    }
    counts = Dictionary(parts.map { ($0, 1) }, uniquingKeysWith: +)
  }

  /// The first part of a name where nobody else has it; all of it where that may be no name.
  subscript(name: String) -> String {
    let parts = name.split(separator: " ")
    guard parts.count > 1, let first = parts.first, !first.contains("."),
      !Self.addresses.contains(first.lowercased()), counts[first.lowercased()] == 1
    else { return name }
    return String(first)
  }

  /// What stands before names.
  private static let addresses: Set<String> = [
    "mr", "mrs", "ms", "miss", "mx", "dr", "doctor", "prof", "professor", "sir", "dame", "herr",
    "frau",
  ]
}

internal import FollowUp
public import Journal
internal import Syntax

/// What was read from an application, one fact a line, as the specification of the format lists it:
/// two readings that say the same have the same lines.
public enum FactListing {
  /// - Parameters:
  ///   - entries: Those that count.
  ///   - days: Of the milestones.
  public static func lines(
    of application: Application, entries: [Entry], days: (Milestone) -> CivilDate?
  ) -> [String] {
    var lines = frontMatterFacts(application, days)
    lines += application.people.filter(\.isContact).map { parts(of: $0, "person") }
    lines += application.references.map { line(of: $0, application) }
    lines += application.interviews.map { line(of: $0, application) }
    lines += entries.map { line(of: $0, application) }
    lines += application.tasks.map { "task \($0.due) | \($0.text)" }
    return lines
  }

  private static func frontMatterFacts(
    _ application: Application, _ days: (Milestone) -> CivilDate?
  ) -> [String] {
    var lines: [String] = []
    for milestone in Milestone.allCases {
      if let date = days(milestone) { lines.append("\(milestone.key) \(date)") }
      if milestone == .applied, let date = application.decisionBy {
        lines.append("decision-by \(date.value)")
      }
    }
    if application.interest != .normal { lines.append("interest \(application.interest)") }
    if let stillOpen = application.stillOpen { lines.append("still-open \(stillOpen.value)") }
    if let contact = application.contact {
      lines.append("contact \(application.name(of: contact.value))")
    }
    if let channel = application.contactBy { lines.append("contact-by \(channel)") }
    if let language = application.language { lines.append("language \(language.rawValue)") }
    for key in ["source", "link", "location", "salary"] {
      if let text = application.texts[key] { lines.append("\(key) \(text)") }
    }
    if !application.tags.isEmpty {
      lines.append("tags \(application.tags.joined(separator: ", "))")
    }
    if !application.ignore.isEmpty {
      lines.append("ignore \(application.ignore.map(\.value).joined(separator: ", "))")
    }
    return lines
  }

  private static func text(_ dates: [CivilDate]) -> String {
    dates.map(\.description).joined(separator: ", ")
  }

  // MARK: People

  private static func parts(of person: Person, _ word: String) -> String {
    var parts = ["\(word) \(person.name)"]
    if let title = person.title { parts.append("title \(title)") }
    if let email = person.email { parts.append("email \(email)") }
    if let phone = person.phone { parts.append("phone \(phone)") }
    if let link = person.link { parts.append("link \(link)") }
    parts += person.notes.map { "note \($0)" }
    return parts.joined(separator: " | ")
  }

  private static func line(of reference: Reference, _ application: Application) -> String {
    var parts = [parts(of: application.people[reference.person], "reference")]
    if let provided = reference.provided { parts.append("provided \(provided)") }
    if !reference.briefed.isEmpty { parts.append("briefed \(text(reference.briefed))") }
    if let contacted = reference.contacted { parts.append("contacted \(contacted)") }
    if let willTell = reference.willTell { parts.append("will tell \(willTell)") }
    return parts.joined(separator: " | ")
  }

  private static func names(_ people: [Person.ID], _ application: Application) -> String {
    people.map(application.name(of:)).joined(separator: ", ")
  }

  // MARK: Interviews and entries

  private static func line(of interview: Interview, _ application: Application) -> String {
    var parts = ["interview \(interview.date)" + (interview.time.map { " \($0)" } ?? "")]
    if !interview.title.isEmpty { parts.append(interview.title) }
    switch interview.round {
    case .number(let number): parts.append("round \(number)")
    case .final: parts.append("round final")
    case nil: break
    }
    if !interview.interviewers.isEmpty {
      let people = interview.interviewers.map { interviewer in
        let person = application.people[interviewer.person]
        return person.name + (person.title.map { " (\($0))" } ?? "")
      }
      parts.append("with \(people.joined(separator: ", "))")
    }
    if interview.isCancelled { parts.append("cancelled") }
    return parts.joined(separator: " | ")
  }

  private static func line(of entry: Entry, _ application: Application) -> String {
    var parts = ["entry \(entry.date) \(entry.key.rawValue)"]
    switch entry.detail {
    case .waived, .snoozed: break
    default: if !entry.value.isEmpty { parts.append(entry.value) }
    }
    switch entry.detail {
    case .none: parts += promiseParts(entry, application)
    case .timeline(let answer): parts.append(text(answer))
    case .people(let people, _):
      if entry.key != .contact, !people.isEmpty {
        parts.append("people \(names(people, application))")
      }
    case .waived(let waiver):
      parts += subjectParts(waiver)
      if !waiver.reason.isEmpty { parts.append("because \(waiver.reason)") }
    case .snoozed(let waiver, let until):
      parts += subjectParts(waiver)
      parts.append("until \(until)")
    }
    return parts.joined(separator: " | ")
  }

  private static func promiseParts(_ entry: Entry, _ application: Application) -> [String] {
    guard entry.key == .promised,
      let promise = application.promises.first(where: { $0.range == entry.range })
    else { return [] }
    var parts: [String] = []
    if let day = promise.by { parts.append("by \(day)") }
    if promise.isChecked {
      parts.append("kept")
    } else if let kept = promise.kept {
      parts.append("kept \(kept)")
    }
    return parts
  }

  private static func text(_ answer: TimelineAnswer) -> String {
    switch answer {
    case .on(let date): return "answer \(date)"
    case .noDate: return "no date"
    case .within(let count, let unit):
      let word =
        switch unit {
        case .days: "day"
        case .weeks: "week"
        case .months: "month"
        case .workingDays: "working day"
        }
      return "answer \(count) \(word)" + (count == 1 ? "" : "s")
    }
  }

  private static func subjectParts(_ waiver: Waiver) -> [String] {
    let (rule, word, name) = waiver.parts
    return ["rule \(rule?.rawValue ?? word)"] + (name.isEmpty ? [] : ["for \(name)"])
  }
}

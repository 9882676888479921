import FollowUp
import Journal
import Syntax
import TestSupport

/// All that is read from a file, one fact a line, as the specification of the format lists it.
enum FactListing {
  /// Lists one file as it reads on a day.
  ///
  /// - Parameters:
  ///   - linesAbove: Lines of the file that the listing does not count.
  ///   - isFragment: Whether company and role are not the writer's own.
  static func lines(
    of bytes: [UInt8], on today: CivilDate, linesAbove: Int = 0, isFragment: Bool = false
  ) -> [String] {
    let reading = Result { () throws(TextFault) in
      try Reading(file: "acme.md", slug: "acme", source: try SourceText(bytes))
    }
    switch reading {
    case .failure(let fault):
      let findings = Finding.findings(
        file: "acme.md", source: nil, faults: [Fault(.unreadable(fault), nil)], policy: Policy())
      return ["no application"] + self.lines(of: findings, linesAbove: linesAbove)
    case .success(.note(let source, let faults)):
      let findings = Finding.findings(
        file: "acme.md", source: source, faults: faults, policy: Policy())
      return ["no application"] + self.lines(of: findings, linesAbove: linesAbove)
    case .success(.application(let application)):
      let assessment = Assessment(Search([application], today: today))
      return assessment.search.standings.flatMap { lines(of: $0, isFragment: isFragment) }
        + self.lines(of: assessment.findings, linesAbove: linesAbove)
    }
  }

  /// What is remarked about the writing itself.
  static func lines(of findings: [Finding], linesAbove: Int = 0) -> [String] {
    findings.filter { Rule[$0.rule].group == .form && $0.rule != .waiverUnused }.map { finding in
      guard let start = finding.span?.start else { return "finding \(finding.rule.rawValue)" }
      return "finding \(finding.rule.rawValue) \(start.line - linesAbove):\(start.column)"
    }
  }

  private static func lines(of standing: Standing, isFragment: Bool) -> [String] {
    let application = standing.application
    var lines = ["status \(standing.status.rawValue)"]
    if !isFragment {
      if let company = application.company { lines.append("company \(company.value)") }
      if let role = application.role { lines.append("role \(role.value)") }
    }
    lines += frontMatterFacts(standing)
    lines += application.people.filter(\.isContact).map { parts(of: $0, "person") }
    lines += application.references.map { line(of: $0, application) }
    lines += application.interviews.map { line(of: $0, application) }
    lines += standing.entries.map { line(of: $0, application) }
    lines += application.tasks.map { "task \($0.due) | \($0.text)" }
    return lines
  }

  private static func frontMatterFacts(_ standing: Standing) -> [String] {
    let application = standing.application
    var lines: [String] = []
    for milestone in Milestone.allCases {
      if let date = written(milestone, standing) { lines.append("\(milestone.key) \(date)") }
      if milestone == .applied, let date = application.decisionBy {
        lines.append("decision-by \(date.value)")
      }
    }
    if application.interest != .normal { lines.append("interest \(application.interest)") }
    if let stillOpen = application.stillOpen { lines.append("still-open \(text(stillOpen.value))") }
    if let contact = application.contact {
      lines.append("contact \(application.name(of: contact.value))")
    }
    if let channel = application.contactBy { lines.append("contact-by \(channel)") }
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

  /// From the front matter, else the earliest entry that counts.
  private static func written(_ milestone: Milestone, _ standing: Standing) -> CivilDate? {
    standing.application.milestones[milestone]?.value
      ?? standing.entries.filter { $0.key.milestone == milestone }.map(\.date).min()
  }

  private static func text(_ answer: DatedAnswer) -> String {
    switch answer {
    case .yes: "yes"
    case .no: "no"
    case .on(let date): "\(date)"
    }
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
    if let willTell = reference.willTell { parts.append("will tell \(text(willTell))") }
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

  /// A rule's name may be several words: the longest start that is one counts.
  private static func subjectParts(_ waiver: Waiver) -> [String] {
    let words = waiver.subject.split { $0 == " " || $0 == "," }.map(String.init)
    var count = words.isEmpty ? 0 : 1
    var rule = words.first ?? ""
    for end in words.indices {
      if let name = RuleName(rawValue: foldedKey(words[...end].joined(separator: "-"))) {
        (rule, count) = (name.rawValue, end + 1)
      }
    }
    let name = words[count...].joined(separator: " ")
    return ["rule \(rule)"] + (name.isEmpty ? [] : ["for \(name)"])
  }
}

extension FactListing {
  static let fragmentHead = "---\ncompany: Example\nrole: Example\n---\n"

  /// Lists a source as the specification shows one: a whole file where it begins with `---`, else
  /// only the part that matters.
  static func lines(of source: String, on today: String = "2026-11-21") throws -> [String] {
    let isFragment = !source.hasPrefix("---")
    return lines(
      of: Array((isFragment ? fragmentHead + source : source).utf8), on: try day(today),
      linesAbove: isFragment ? 4 : 0, isFragment: isFragment)
  }
}

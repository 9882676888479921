public import FollowUp
public import Journal
internal import Syntax

/// What an editor shows over a file: about a day, an interview, a person, a rule, a word. Each is a
/// few lines of Markdown, or of plain text for an editor that reads no Markdown.
public struct PopupViews {
  private let search: Search
  private let isMarkdown: Bool

  public init(_ search: Search, isMarkdown: Bool) {
    self.search = search
    self.isMarkdown = isMarkdown
  }

  /// Several of them, one below the other.
  public func joined(_ parts: [String]) -> String {
    parts.joined(separator: isMarkdown ? "\n\n---\n\n" : "\n\n")
  }

  // MARK: Days

  /// `Wed 2026-11-25, in 2 working days (4 days)`.
  public func day(_ date: CivilDate) -> String {
    "\(strong(date.forPeople)), \(distance(to: date))"
  }

  /// How far a day is from today, and whether nobody works on it.
  public func distance(to date: CivilDate) -> String {
    guard let rest = restDay(date) else { return span(to: date) }
    return "\(span(to: date)); \(rest)"
  }

  private func restDay(_ date: CivilDate) -> String? {
    let calendar = search.policy.calendar
    if calendar.holidays.contains(date) { return "a holiday" }
    guard !calendar.workingWeek.contains(date.weekday) else { return nil }
    return date.weekday == .sat || date.weekday == .sun ? "weekend" : "no working day"
  }

  /// Farther away, nobody counts working days.
  private static let nearDays = 60

  private func span(to date: CivilDate) -> String {
    let days = date - search.today
    switch days {
    case 0: return "today"
    case 1: return "tomorrow"
    case -1: return "yesterday"
    default: break
    }
    let distance = abs(days)
    let all = Self.count(distance, "day")
    var (span, aside) = (all, "")
    if distance <= Self.nearDays {
      let (first, last) = (min(date, search.today), max(date, search.today))
      let workingDays = search.policy.calendar.workingDays(after: first, through: last)
      if workingDays > 0 {
        span = Self.count(workingDays, "working day")
        if workingDays < distance { aside = " (\(all))" }
      }
    } else {
      aside = " (\(Self.count(distance / 7, "week")))"
    }
    return days > 0 ? "in \(span)\(aside)" : "\(span) ago\(aside)"
  }

  private static func count(_ number: Int, _ noun: String) -> String {
    "\(number) \(noun)\(number == 1 ? "" : "s")"
  }

  // MARK: Duties

  /// So many are enough for a popup.
  private static let limit = 12

  /// Those that are still to be done first, and of these the most urgent.
  public func duties(_ duties: [Duty]) -> String? {
    guard !duties.isEmpty else { return nil }
    let pending = duties.filter(\.isPending).sorted { ($0.due, $0.from) < ($1.due, $1.from) }
    let settled = duties.filter { !$0.isPending }
      .sorted { $0.fulfilled ?? $0.due > $1.fulfilled ?? $1.due }
    let shown = (pending + settled).prefix(Self.limit)
    var seen: Set<String> = []
    // Two of an application may differ in nothing that is said of them.
    var lines = shown.map { $0.isPending ? pendingLine($0) : settledLine($0) }
      .filter { seen.insert($0).inserted }
    if shown.count < duties.count { lines.append("and \(duties.count - shown.count) more") }
    return lines.map { "- \($0)" }.joined(separator: "\n")
  }

  private func pendingLine(_ duty: Duty) -> String {
    let wording = search.wording(of: duty)
    let isUpcoming = duty.state == .upcoming
    if isUpcoming, duty.from > search.today + search.policy.horizon {
      return "upcoming from \(duty.from.forPeople): \(text(wording.title))"
    }
    let isAhead = isUpcoming && duty.from < duty.due
    let next = isAhead ? "begins \(span(to: duty.from))" : span(to: duty.due)
    var lines = [
      "\(strong(duty.state.rawValue)): \(text(wording.title))",
      "\(Agenda.window(duty)) — \(next)", text(wording.reason),
    ]
    if !isUpcoming, let first = wording.remedy.first {
      lines.append(message(first.uppercased() + wording.remedy.dropFirst()))
    }
    return lines.joined(separator: lineBreak + "  ")
  }

  private func settledLine(_ duty: Duty) -> String {
    let meaning =
      switch duty.state {
      case .dropped: ", no longer called for"
      case .missed: ", too late now"
      default: ""
      }
    return "\(Agenda.state(duty))\(meaning): \(text(search.wording(of: duty).title))"
  }

  // MARK: Interviews

  public func interview(_ interview: Interview, in application: Application) -> String {
    var words = ["Interview"]
    if let time = interview.time { words.append("at \(time)") }
    if !interview.title.isEmpty { words.append("(\(text(interview.title)))") }
    var line = words.joined(separator: " ")
    switch interview.round {
    case .number(let number): line += ", round \(number)"
    case .final: line += ", final round"
    case nil: break
    }
    if interview.isCancelled { line += " — cancelled" }
    var lines = [day(interview.date), line]
    if !interview.interviewers.isEmpty {
      let people = interview.interviewers.prefix(Self.limit).map { interviewer in
        let person = application.people[interviewer.person]
        return text(person.name + (person.title.map { " (\($0))" } ?? ""))
      }
      let more = interview.interviewers.count - people.count
      lines.append(
        "with \(people.joined(separator: ", "))" + (more > 0 ? " and \(more) more" : ""))
    }
    return lines.joined(separator: lineBreak)
  }

  // MARK: People

  /// Who somebody is, how they come in, and what is still owed to them.
  public func person(
    _ id: Person.ID, _ standing: Standing, _ assessment: ApplicationAssessment
  ) -> String {
    let person = standing.application.people[id]
    var lines = [
      strong(text(person.name)) + (person.title.map { ", \(text($0))" } ?? "")
    ]
    let addresses = [person.email, person.phone, person.link].compactMap { $0 }.map(code)
    if !addresses.isEmpty { lines.append(addresses.joined(separator: ", ")) }
    lines += person.notes.map { "note: \(text($0))" }
    lines += roles(of: id, standing)
    if standing.contact == id, let spell = assessment.quiet {
      let day = spell.until
      lines.append("do not write before \(day.forPeople), \(span(to: day))")
    }
    let owed = assessment.duties.filter { $0.isPending && $0.who == person.name }
    return ([lines.joined(separator: lineBreak)] + [duties(owed)].compactMap { $0 })
      .joined(separator: "\n\n")
  }

  private func roles(of id: Person.ID, _ standing: Standing) -> [String] {
    let application = standing.application
    let person = application.people[id]
    var roles: [String] = []
    if standing.contact == id {
      let preference = preference(standing).map { "; prefers \(text($0))" } ?? ""
      roles.append("the one to follow up with\(preference)")
    } else if person.isContact {
      roles.append("in your contacts")
    }
    let days = application.interviews.filter { interview in
      !interview.isCancelled && interview.interviewers.contains { $0.person == id }
    }.map(\.date)
    let (met, ahead) = (days.filter { $0 <= search.today }, days.filter { $0 > search.today })
    if !met.isEmpty { roles.append("interviewed you on \(list(met))") }
    if !ahead.isEmpty { roles.append("will interview you on \(list(ahead))") }
    if let reference = application.references.first(where: { $0.person == id }) {
      roles += parts(of: reference, standing)
    }
    return roles
  }

  private func preference(_ standing: Standing) -> String? {
    standing.application.contactBy?.rawValue
      ?? standing.entries.filter { $0.key == .prefers }.max(by: Entry.isEarlier)?.value
  }

  private func parts(of reference: Reference, _ standing: Standing) -> [String] {
    func days(_ key: EntryKey) -> [CivilDate] {
      standing.entries.filter { $0.key == key && $0.people.contains(reference.person) }.map(\.date)
    }
    var parts = ["reference"]
    if let provided = reference.provided { parts[0] += ", provided on \(provided.forPeople)" }
    let briefed = reference.briefed + days(.briefed)
    parts.append(briefed.isEmpty ? "not briefed yet" : "briefed on \(list(briefed))")
    let contacted = days(.referenceContacted) + [reference.contacted].compactMap { $0 }
    if !contacted.isEmpty { parts.append("contacted by them on \(list(contacted))") }
    switch reference.willTell {
    case .yes: parts.append("will tell you when they are in touch")
    case .on(let day): parts.append("asked on \(day.forPeople) to tell you when they are in touch")
    case .no: parts.append("will not tell you when they are in touch")
    case nil: break
    }
    return parts
  }

  private func list(_ days: [CivilDate]) -> String {
    let days = Set(days).sorted().suffix(Self.limit).map(\.forPeople)
    guard let last = days.last, days.count > 1 else { return days.first ?? "" }
    return days.dropLast().joined(separator: ", ") + " and " + last
  }

  // MARK: Words

  /// A rule's page without its sample.
  public func rule(_ rule: Rule, withSettings: Bool = false) -> String {
    var paragraphs = [
      "\(strong(rule.name.rawValue)) (\(RulePages.level(rule)))", rule.summary,
      "\(strong("When")): \(rule.what)", "\(strong("Why")): \(rule.why)",
      "\(strong("What to write")): \(rule.settle)",
    ]
    if withSettings {
      let settings = RuleViews.settings(rule).map { "- \($0)" }
      paragraphs.append("\(strong("Settings")):\n\n" + settings.joined(separator: "\n"))
    }
    return paragraphs.joined(separator: "\n\n")
  }

  /// - Parameters:
  ///   - meaning: A sentence of Markdown.
  ///   - aliases: Other words for the same.
  public func word(_ word: String, _ meaning: String, aliases: [String] = []) -> String {
    let others = aliases.isEmpty ? "" : " (also \(aliases.joined(separator: ", ")))"
    return "\(strong(word))\(others): \(meaning)"
  }

  // MARK: Markup

  private var lineBreak: String { isMarkdown ? "  \n" : "\n" }

  private func strong(_ text: String) -> String { isMarkdown ? "**\(text)**" : text }

  /// Text from a file. Many editors make links of addresses that are not marked as such.
  private func text(_ text: String) -> String {
    isMarkdown ? Self.withoutLinks(Escaping.markdown(text)) : Escaping.terminal(text)
  }

  /// Text with code between backquotes.
  private func message(_ text: String) -> String {
    isMarkdown ? Escaping.message(text) : Escaping.terminal(text)
  }

  private func code(_ text: String) -> String {
    guard isMarkdown, !text.utf8.contains(.backtick) else { return self.text(text) }
    return "`\(Escaping.terminal(text))`"
  }

  private static func withoutLinks(_ markdown: String) -> String {
    markdown.replacing("://", with: "\\://").replacing("@", with: "\\@")
      .replacing("www.", with: "www\\.")
  }
}

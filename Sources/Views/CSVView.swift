public import FollowUp
package import Journal
internal import Syntax

/// All applications as comma-separated values (RFC 4180), one a row: what was read of them, for a
/// spreadsheet, and for `import` to read again. Notes are left out.
public enum CSVView {
  /// What each begins with.
  public static let opening =
    "\u{FEFF}" + CSVColumn.all.prefix(2).map(\.name).joined(separator: ",")

  /// With a byte order mark, without which spreadsheets take UTF-8 for something else.
  public static func text(_ search: Search) -> String {
    let rows =
      [CSVColumn.all.map(\.name)]
      + search.standings.map { standing in
        CSVColumn.all.map { FormulaGuard.added(to: cell($0, of: standing)) }
      }
    return "\u{FEFF}" + rows.map { $0.map(quoted).joined(separator: ",") + "\r\n" }.joined()
  }

  private static func quoted(_ cell: String) -> String {
    let isPlain = cell.utf8.allSatisfy { $0 >= .space && !",;\"'".utf8.contains($0) }
    guard !isPlain || cell.utf8.first == .space || cell.utf8.last == .space else { return cell }
    return "\"\(Escaping.replaced("\"", with: "\"\"", in: cell))\""
  }

  /// What a column holds of an application, as plain text; a fact a line where there are several,
  /// and what belongs to it indented below.
  package static func cell(_ column: CSVColumn, of standing: Standing) -> String {
    let application = standing.application
    let lines: [String]
    switch column {
    case .file: return application.file
    case .key(let key): return cell(key, standing)
    case .contacts:
      lines = application.people.filter(\.isContact).flatMap { [$0.name] + details(of: $0) }
    case .references:
      lines = application.references.flatMap { reference in
        let person = application.people[reference.person]
        return [person.name] + (person.isContact ? [] : details(of: person))
          + details(of: reference)
      }
    case .log:
      let promises = promises(of: application)
      lines = application.entries.filter { $0.interview == nil }.map { line(of: $0, promises) }
    case .tasks: lines = application.tasks.map { "\($0.due) \($0.text)" }
    }
    return lines.joined(separator: "\n")
  }

  private static let milestones = Dictionary(
    uniqueKeysWithValues: Milestone.allCases.map { ($0.key, $0) })

  private static func cell(_ key: FrontMatterKey, _ standing: Standing) -> String {
    let application = standing.application
    let value: String?
    switch key {
    case .company: value = application.company?.value
    case .role: value = application.role?.value
    case .status: value = standing.status.rawValue
    case .found, .applied, .offer, .offerExpires, .accepted, .signed, .starts, .rejected,
      .withdrawn, .closed:
      // A date in the front matter counts from its day on only; it is written all the same.
      value = milestones[key.rawValue].flatMap {
        (application.milestones[$0]?.value ?? standing.day($0))?.description
      }
    case .interviews:
      let promises = promises(of: application)
      let entries = Dictionary(grouping: application.entries, by: \.interview)
      value = application.interviews.enumerated().flatMap { index, interview in
        lines(of: interview, application)
          + (entries[index] ?? []).map { "  " + line(of: $0, promises) }
      }.joined(separator: "\n")
    case .decisionBy: value = application.decisionBy?.value.description
    case .interest: value = application.interest == .normal ? nil : application.interest.rawValue
    case .stillOpen: value = application.stillOpen?.value.description
    case .contact:
      value = application.contact.map { introduction(of: application.people[$0.value]) }
    case .contactBy: value = application.contactBy?.rawValue
    case .language: value = application.language?.rawValue
    case .source, .link, .location, .salary: value = application.texts[key.rawValue]
    case .tags: value = application.tags.joined(separator: "\n")
    case .ignore: value = application.ignore.map(\.value).joined(separator: "\n")
    case .jobjournal: value = nil
    }
    return value ?? ""
  }

  private static func pairs(_ pairs: [(key: PersonKey, value: String?)]) -> [String] {
    pairs.compactMap { pair in pair.value.map { "  \(pair.key.rawValue): \($0)" } }
  }

  // MARK: People

  private static func details(of person: Person) -> [String] {
    pairs(
      [
        (.title, person.title), (.email, person.email), (.phone, person.phone),
        (.link, person.link),
      ] + person.notes.map { (.note, $0) })
  }

  private static func details(of reference: Reference) -> [String] {
    let briefed = reference.briefed.map(\.description).joined(separator: ", ")
    return pairs([
      (.provided, reference.provided?.description), (.briefed, briefed.isEmpty ? nil : briefed),
      (.contacted, reference.contacted?.description), (.willTell, reference.willTell?.description),
    ])
  }

  /// With what is known of somebody who is listed nowhere.
  private static func introduction(of person: Person) -> String {
    guard !person.isContact, !person.isReference else { return person.name }
    return person.name + (person.email.map { " <\($0)>" } ?? "")
      + (person.title.map { " (\($0))" } ?? "")
  }

  // MARK: Interviews and entries

  private static func lines(of interview: Interview, _ application: Application) -> [String] {
    var opening = interview.date.description + (interview.time.map { " \($0)" } ?? "")
    // A heading's title has none of these at its ends; one from elsewhere may have.
    let title = trimmed(interview.title)
    if !title.isEmpty {
      // Behind a comma a time could stand.
      opening += (title.utf8.contains(.colon) ? " - " : ", ") + title
    }
    var lines = [opening]
    func add(_ key: EntryKey, _ value: String = "") {
      lines.append("  \(key.rawValue):" + (value.isEmpty ? "" : " \(value)"))
    }
    switch interview.round {
    case .number(let number): add(.round, "\(number)")
    case .final: add(.round, "final")
    case nil: break
    }
    let people = interview.interviewers.map { application.people[$0.person] }
    if people.allSatisfy(isListable) {
      if !people.isEmpty { add(.with, people.map(introduction).joined(separator: ", ")) }
    } else {
      add(.with)
      lines += people.map { "    " + introduction(of: $0) + ($0.phone.map { ", \($0)" } ?? "") }
    }
    if interview.isCancelled { add(.cancelled) }
    return lines
  }

  /// Without what separates at its ends.
  private static func trimmed(_ title: String) -> String {
    let isEdge = { (character: Character) in
      character.isWhitespace || ",;:.!?-–—|/()".contains(character)
    }
    var title = Substring(title).drop(while: isEdge)
    while let last = title.last, isEdge(last) { title.removeLast() }
    return String(title)
  }

  /// By where their entries begin.
  private static func promises(of application: Application) -> [Int: Promise] {
    Dictionary(application.promises.map { ($0.range.lowerBound, $0) }) { first, _ in first }
  }

  /// Whether a list of people on one line has this person whole.
  private static func isListable(_ person: Person) -> Bool {
    let words = person.name.split(separator: " ").map { foldedKey(String($0)) }
    let prepositions = ["on", "in", "at", "over", "from"]
    let isListed = person.isContact || person.isReference
    return !person.name.contains { ",;&()<>@".contains($0) }
      && !words.contains { ["and", "by", "via"].contains($0) }
      && !prepositions.contains(words.first ?? "")
      && (isListed || person.phone == nil && !(person.title ?? "").contains { "()".contains($0) })
  }

  /// As the log has it, and an interview's section where no date is written.
  private static func line(of entry: Entry, _ promises: [Int: Promise]) -> String {
    let promise = entry.key == .promised ? promises[entry.range.lowerBound] : nil
    let value = promise.map(text) ?? entry.value
    var line = promise?.isChecked == true ? "[x] " : ""
    if entry.isDateWritten {
      line += "\(entry.date) " + (entry.time.map { "\($0) " } ?? "")
    }
    return line + "\(entry.key.rawValue):" + (value.isEmpty ? "" : " \(value)")
  }

  private static func text(of promise: Promise) -> String {
    promise.by.map { text(promise.text, by: $0) } ?? promise.text
  }

  /// Text with its date, for the reader to find both again: the first date is the one that counts,
  /// and what separates before it is dropped.
  package static func text(_ text: String, by day: CivilDate) -> String {
    let hasDate = WrittenDate.first(in: Array(text.utf8), 0..<text.utf8.count) != nil
    let isTrimmed = text.last.map { !$0.isWhitespace && !",;:.!?-–—".contains($0) } ?? true
    return hasDate || !isTrimmed ? "by \(day) \(text)" : "\(text) by \(day)"
  }
}

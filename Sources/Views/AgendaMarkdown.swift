internal import FollowUp
internal import Journal
internal import Syntax

/// The agenda file: a generated part between two marker comments, and whatever the user wrote
/// around it.
public struct AgendaMarkdown {
  public static let begin =
    "<!-- jobjournal agenda begins: this part is written anew, what stands outside it is yours -->"
  public static let end = "<!-- jobjournal agenda ends -->"

  /// Why an existing agenda file is not written over.
  public enum Refusal: Error, Equatable {
    /// Ticked boxes in the generated part, by line: they would be lost.
    case ticks(lines: [Int])
    /// One marker without the other, or more than one of each.
    case markers
  }

  private let agenda: Agenda
  /// What leads from the agenda file's folder to the journal's root: empty, or ends in `/`.
  private let pathToRoot: String

  public init(_ agenda: Agenda, pathToRoot: String = "") {
    self.agenda = agenda
    self.pathToRoot = pathToRoot
  }

  /// The whole file.
  ///
  /// - Parameter existing: What stands in it now; nil for a new file.
  /// - Throws: `Refusal` rather than lose something of the user's.
  public func file(replacing existing: String?) throws(Refusal) -> String {
    let generated = "\(Self.begin)\n\n\(body)\(Self.end)\n"
    guard let existing, !existing.isEmpty else { return "# Agenda\n\n\(generated)" }
    // Splitting on the scalar keeps a CRLF file's line ends as they are.
    let lines = existing.unicodeScalars.split(
      separator: "\n", omittingEmptySubsequences: false
    ).map { String($0) }
    let plain = lines.map { $0.hasSuffix("\r") ? String($0.unicodeScalars.dropLast()) : $0 }
    let begins = plain.indices.filter { plain[$0] == Self.begin }
    let ends = plain.indices.filter { plain[$0] == Self.end }
    if begins.isEmpty, ends.isEmpty {
      return existing + (existing.hasSuffix("\n") ? "\n" : "\n\n") + generated
    }
    guard begins.count == 1, ends.count == 1, begins[0] < ends[0] else { throw .markers }
    let ticked = (begins[0]...ends[0]).filter {
      let line = plain[$0].drop { $0 == " " }
      return line.hasPrefix("- [x]") || line.hasPrefix("- [X]")
    }
    guard ticked.isEmpty else { throw .ticks(lines: ticked.map { $0 + 1 }) }
    let before = lines[..<begins[0]].map { $0 + "\n" }.joined()
    let after = lines[(ends[0] + 1)...].joined(separator: "\n")
    return before + generated + after
  }

  private var body: String {
    var text = ""
    func section(_ title: String, _ lines: [String]) {
      guard !lines.isEmpty else { return }
      text += "## \(title)\n\n" + lines.map { "- \($0)\n" }.joined() + "\n"
    }
    if !agenda.unread.isEmpty {
      let files = agenda.unread.map(Escaping.markdown).joined(separator: ", ")
      text += "Not complete: \(files) could not be read.\n\n"
    }
    if agenda.assessment.search.standings.isEmpty {
      text += "No applications yet: `jobjournal new COMPANY ROLE` makes a file for one.\n\n"
    } else if agenda.isEmpty {
      text += "Nothing is due.\n\n"
    }
    section("Overdue", agenda.overdue.map(task))
    section("Today", agenda.today.map(task))
    section("Coming up", agenda.comingUp.map(task))
    section("Quiet", agenda.quiet.map(quiet))
    section("Warnings", agenda.warnings.map(warning))
    section("Stuck", agenda.stuck.map(stuck))
    section("Record", agenda.record.map(record))
    return text
  }

  private func task(_ duty: Duty) -> String {
    "[ ] \(line(duty)) (\(Agenda.window(duty))) <!-- \(Escaping.comment(duty.id)) -->"
  }

  private func record(_ duty: Duty) -> String {
    let day = duty.fulfilled.map { " \($0.forPeople)" } ?? ""
    let late = duty.state == .done && !duty.isOnTime ? ", late" : ""
    return "\(duty.state.rawValue)\(day)\(late): \(line(duty)) (\(Agenda.window(duty)))"
  }

  private func line(_ duty: Duty) -> String {
    let wording = agenda.assessment.wording(of: duty)
    let application = agenda.assessment.application(of: duty)
    let link = link(
      application.companyName, application.file, line: agenda.assessment.line(of: duty))
    return "\(Escaping.markdown(wording.title)) — \(link): \(Escaping.markdown(wording.reason))"
  }

  private func quiet(_ quiet: Agenda.Quiet) -> String {
    let application = quiet.standing.application
    let signs = quiet.signs.map {
      "; \(Escaping.markdown($0.reference)) was contacted on \($0.date.forPeople): things move"
    }
    return "\(link(application.companyName, application.file)): do not write before "
      + "\(quiet.spell.until.forPeople); last word on \(quiet.spell.since.forPeople)"
      + signs.joined()
  }

  private func warning(_ finding: Finding) -> String {
    let message = Escaping.markdown(Escaping.shortened(finding.message))
    guard let file = finding.file else { return "\(message) (\(finding.rule.rawValue))" }
    let place = finding.span.map { "\(file):\($0.start.line)" } ?? file
    return "\(link(place, file, line: finding.span?.start.line)): \(message)"
      + " (\(finding.rule.rawValue))"
  }

  private func stuck(_ standing: Standing) -> String {
    let application = standing.application
    return "\(link(application.companyName, application.file)): "
      + Escaping.markdown(Agenda.reason(stuck: standing))
  }

  private func link(_ text: String, _ file: String, line: Int? = nil) -> String {
    let destination = Escaping.linkDestination(pathToRoot + file)
    return "[\(Escaping.markdown(text))](\(destination)\(line.map { "#L\($0)" } ?? ""))"
  }
}

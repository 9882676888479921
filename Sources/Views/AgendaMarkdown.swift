internal import FollowUp
internal import Journal
internal import Syntax

/// Writes the generated part of the agenda file anew.
public struct AgendaMarkdown: Sendable {
  static let notRecorded = "Not recorded"
  /// Of the sections, in order.
  static let titles = [
    notRecorded, "Overdue", "Today", "Coming up", "Quiet", "Warnings", "Stuck", "Record",
  ]
  private static let nothingDue = "Nothing is due."
  private static let noApplications =
    "No applications yet: `jobjournal new COMPANY ROLE` makes a file for one."
  private static let incomplete = "Not complete: "
  private static let whatToDo =
    "These ticks are in none of your files. Do what is said below each and run it again, or delete"
    + " it."
  /// What paragraphs begin with.
  static let sentences = [nothingDue, noApplications, incomplete, whatToDo]

  private let agenda: Agenda
  /// What leads from the agenda file's folder to the journal's root: empty, or ends in `/`.
  private let pathToRoot: String
  private let refused: [(tick: AgendaFile.Tick, reason: String)]

  /// - Parameter refused: Ticks that are kept, since they could not be recorded.
  public init(
    _ agenda: Agenda, pathToRoot: String = "",
    refused: [(tick: AgendaFile.Tick, reason: String)] = []
  ) {
    self.agenda = agenda
    self.pathToRoot = pathToRoot
    self.refused = refused
  }

  /// The whole file, with everything that was not generated in what stood in it before.
  public func text(replacing existing: AgendaFile) -> String {
    let strays = existing.strays.map { "\n\($0.text)\n" }.joined()
    let generated = "\(AgendaFile.begin)\n\n\(body)\(AgendaFile.end)\n\(strays)"
    let ended =
      existing.lineEnd == "\n" ? generated : generated.replacing("\n", with: existing.lineEnd)
    return existing.before + ended + existing.after
  }

  private var body: String {
    var text = ""
    func section(_ title: String, _ lines: [String]) {
      guard !lines.isEmpty else { return }
      text += "## \(title)\n\n" + lines.map { "- \($0)\n" }.joined() + "\n"
    }
    if !agenda.unread.isEmpty {
      let files = agenda.unread.map(Escaping.markdown).joined(separator: ", ")
      text += "\(Self.incomplete)\(files) could not be read.\n\n"
    }
    if agenda.assessment.search.standings.isEmpty, agenda.unread.isEmpty {
      text += "\(Self.noApplications)\n\n"
    } else if agenda.isEmpty {
      text += "\(Self.nothingDue)\n\n"
    }
    if !refused.isEmpty {
      text += "## \(Self.notRecorded)\n\n\(Self.whatToDo)\n\n" + refused.map(tick).joined() + "\n"
    }
    section("Overdue", concurrentMap(agenda.overdue, task))
    section("Today", concurrentMap(agenda.today, task))
    section("Coming up", concurrentMap(agenda.comingUp, task))
    section("Quiet", agenda.quiet.map(quiet))
    section("Warnings", agenda.warnings.map(warning))
    section("Stuck", agenda.stuck.map(stuck))
    section("Record", agenda.record.map(record))
    return text
  }

  private func tick(_ tick: AgendaFile.Tick, _ reason: String) -> String {
    "\(tick.text)\n  - \(AgendaFile.refusal) \(Escaping.markdown(reason))\n"
  }

  private func task(_ duty: Duty) -> String {
    "[ ] \(line(duty)) (\(Agenda.window(duty))) <!-- \(Escaping.comment(duty.id)) -->"
  }

  private func record(_ duty: Duty) -> String {
    "\(Agenda.state(duty)): \(line(duty)) (\(Agenda.window(duty)))"
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

public import FollowUp
internal import Journal
public import Syntax

/// What commands print for people.
public struct TextViews: Sendable {
  public static let standardWidth = TerminalWidth.line
  /// Below it, lines are left for the terminal to break.
  public static let leastWidth = 40

  let style: Style
  private let width: Int

  /// - Parameter width: How wide findings are; everything else is 80 columns wide at most.
  public init(_ style: Style, width: Int = standardWidth) {
    self.style = style
    self.width = width
  }

  func safe(_ text: String) -> String { Escaping.terminal(text) }

  /// Text from files, on as many lines as it needs, each as far in as the first.
  func fill(_ text: String, _ indent: String, _ color: Style.Color? = nil) -> String {
    let filled = TerminalWidth.filled(safe(text), indent: indent, hanging: indent + "  ")
    guard let color, style.isColored else { return filled }
    return filled.split(separator: "\n").map { style(String($0), color) }.joined(separator: "\n")
  }

  // MARK: agenda

  /// What agendas begin with, without colours.
  public static let agendaOpenings = [
    notComplete, noApplications, nothingDue, "Overdue\n", "Today\n", "Coming up\n",
  ]
  private static let notComplete = "Not complete: "
  private static let noApplications = "No applications yet."
  private static let nothingDue = "Nothing is due."

  /// - Parameter isNumbered: Whether each duty is shown with its number in the agenda file.
  public func agenda(_ agenda: Agenda, isNumbered: Bool = false) -> String {
    var text = ""
    var number = 0
    func duties(_ duties: [Duty]) -> [String] {
      defer { number += duties.count }
      return concurrentMap(Array(duties.enumerated())) { [number] index, duty in
        self.duty(duty, agenda, number: isNumbered ? number + index + 1 : nil)
      }
    }
    func section(_ title: String, _ color: Style.Color, _ lines: [String]) {
      guard !lines.isEmpty else { return }
      text += style(style(title, .bold), color) + "\n" + lines.joined(separator: "\n") + "\n\n"
    }
    if !agenda.unread.isEmpty {
      let files = safe(agenda.unread.joined(separator: ", "))
      text += "\(Self.notComplete)\(files) could not be read.\n\n"
    }
    if agenda.assessment.search.standings.isEmpty, agenda.unread.isEmpty {
      text +=
        "\(Self.noApplications) `jobjournal new COMPANY ROLE` makes a file for one;"
        + " it begins with\n\n  ---\n  company: Acme\n  role: Baker\n  ---\n\n"
    } else if agenda.isEmpty {
      text += "\(Self.nothingDue)\n\n"
    }
    section("Overdue", .red, duties(agenda.overdue))
    section("Today", .green, duties(agenda.today))
    section("Coming up", .blue, duties(agenda.comingUp))
    section("Quiet", .dim, agenda.quiet.map(quiet))
    section(
      "Stuck", .yellow,
      agenda.stuck.map {
        fill(
          "\($0.application.companyName): \(Agenda.reason(stuck: $0))",
          "  ")
      })
    section("Record", .dim, agenda.record.map { record($0, agenda) })
    return text + summary(agenda) + "\n"
  }

  private func duty(_ duty: Duty, _ agenda: Agenda, number: Int?) -> String {
    let wording = agenda.assessment.wording(of: duty)
    let application = agenda.assessment.application(of: duty)
    let place = "\(application.file):\(agenda.assessment.line(of: duty))"
    let mark = number.map { "\($0). " } ?? ""
    return fill("\(mark)\(wording.title) — \(application.companyName)", "  ", .bold) + "\n"
      + fill("\(Agenda.window(duty)); \(wording.reason)", "    ") + "\n"
      + fill(place, "    ", .dim)
  }

  private func record(_ duty: Duty, _ agenda: Agenda) -> String {
    let wording = agenda.assessment.wording(of: duty)
    let company = agenda.assessment.application(of: duty).companyName
    return fill(
      "\(Agenda.state(duty)): \(wording.title) — \(company), \(Agenda.window(duty)); \(wording.reason)",
      "  ")
  }

  private func quiet(_ quiet: Agenda.Quiet) -> String {
    let signs = quiet.signs.map {
      "; \($0.reference) was contacted on \($0.date.forPeople): things move"
    }
    return fill(
      "\(quiet.standing.application.companyName): do not write before "
        + "\(quiet.spell.until.forPeople); last word on \(quiet.spell.since.forPeople)"
        + signs.joined(), "  ")
  }

  private func summary(_ agenda: Agenda) -> String {
    let findings = agenda.assessment.findings
    let counts = Severity.allCases.reversed().compactMap { severity in
      Self.count(findings.count { $0.severity == severity }, severity.rawValue)
    }
    if counts.isEmpty { return "No warnings." }
    return counts.joined(separator: ", ") + "; `jobjournal lint` shows them."
  }

  private static func count(_ number: Int, _ noun: String) -> String? {
    number == 0 ? nil : "\(number) \(noun)\(number == 1 ? "" : "s")"
  }

  // MARK: lint

  /// - Parameter sources: By file, for the lines that are shown.
  public func findings(_ findings: [Finding], sources: [String: SourceText]) -> String {
    var text = ""
    for finding in findings {
      let color = Self.color(finding.severity)
      let rule = "[\(finding.rule.rawValue)]: "
      text += style(finding.severity.rawValue, color) + rule
      text += lines(
        [Escaping.shortened(finding.message)], after: finding.severity.rawValue + rule,
        hanging: "  ", .bold)
      let number = finding.span.map { String($0.start.line) } ?? " "
      let gutter = String(repeating: " ", count: number.count + 1)
      let file = finding.file.map(safe) ?? "the journal"
      text += style("\(gutter)--> ", .blue) + file
      if let span = finding.span {
        text += ":\(number):\(span.start.column)\n"
        if let source = finding.file.flatMap({ sources[$0] }),
          let excerpt = Excerpt(of: source, span, width: width - gutter.count - 3)
        {
          text += "\(style(" \(number) |", .blue)) \(excerpt.line)\n"
          text += "\(style("\(gutter) |", .blue)) \(style(excerpt.mark, color))\n"
        }
      } else {
        text += "\n"
      }
      let mark = "\(gutter) = "
      text += style(mark, .blue)
      text += lines(
        "help: \(finding.help)".split(separator: "\n", omittingEmptySubsequences: false)
          .map(String.init), after: mark,
        hanging: String(repeating: " ", count: mark.count + 6))
      text += "\n"
    }
    return text + total(findings)
  }

  private static func color(_ severity: Severity) -> Style.Color {
    switch severity {
    case .error: .red
    case .warning: .yellow
    case .hint: .blue
    }
  }

  /// Text that follows something on its line, broken where the width asks for it.
  private func lines(
    _ paragraphs: [String], after first: String, hanging: String, _ color: Style.Color? = nil
  ) -> String {
    var lines: [String] = []
    for paragraph in paragraphs {
      lines += TerminalWidth.lines(
        of: safe(paragraph), after: TerminalWidth.columns(of: lines.isEmpty ? first : hanging),
        hanging: hanging.count, width: width)
    }
    return lines.enumerated().map { number, line in
      let indent = number == 0 || line.isEmpty ? "" : hanging
      return indent + (color.map { style(line, $0) } ?? line) + "\n"
    }.joined()
  }

  private func total(_ findings: [Finding]) -> String {
    let counts = Severity.allCases.reversed().compactMap { severity in
      Self.count(findings.count { $0.severity == severity }, severity.rawValue)
    }
    return (counts.isEmpty ? "Nothing to report." : counts.joined(separator: ", ") + ".") + "\n"
  }

  /// How often each rule was raised, most often first.
  public func statistics(_ findings: [Finding]) -> String {
    let counts = RuleCount.counts(of: findings)
    let digits = counts.map { String($0.count).count }.max() ?? 0
    let severities = counts.map(\.severity.rawValue.count).max() ?? 0
    let names = counts.map(\.rule.name.rawValue.count).max() ?? 0
    var text = ""
    for count in counts {
      let number = String(count.count)
      let severity = count.severity.rawValue
      let name = count.rule.name.rawValue
      func blanks(_ count: Int) -> String { String(repeating: " ", count: count) }
      let indent = digits + severities + names + 6
      text += blanks(digits - number.count) + number + "  "
      text += style(severity, Self.color(count.severity)) + blanks(severities - severity.count)
      text += "  \(name)\(blanks(names - name.count))  "
      text +=
        TerminalWidth.lines(
          of: count.rule.summary, after: indent, hanging: indent, width: width
        ).joined(separator: "\n" + blanks(indent)) + "\n"
    }
    return text + (text.isEmpty ? "" : "\n") + total(findings)
  }

  // MARK: list and show

  public func list(_ standings: [Standing], _ assessment: Assessment) -> String {
    var text = ""
    var next: [Int: Duty] = [:]
    for duty in assessment.duties where duty.isPending && next[duty.application] == nil {
      next[duty.application] = duty
    }
    for status in Status.allCases {
      let group = standings.filter { $0.status == status }
      guard !group.isEmpty else { continue }
      text += style(status.rawValue, .bold) + "\n"
      for standing in group {
        let application = standing.application
        let role = application.role.map { ", \($0.value)" } ?? ""
        text += fill("\(application.companyName)\(role)", "  ") + "\n"
        if let duty = next[standing.index] {
          let title = assessment.wording(of: duty).title
          text += fill("by \(duty.due.forPeople): \(title)", "    ", .dim) + "\n"
        }
      }
    }
    return text.isEmpty ? "No applications.\n" : text
  }

  /// One application's whole record, in the order of time.
  public func show(_ standing: Standing, _ assessment: Assessment) -> String {
    let application = standing.application
    let role = application.role.map { ", \($0.value)" } ?? ""
    var text =
      style(safe("\(application.companyName)\(role)"), .bold)
      + "\n\(standing.status.rawValue), \(safe(application.file))\n"
    if let contact = standing.contact {
      let person = application.people[contact]
      let details = [person.name, person.title, person.email, person.phone].compactMap { $0 }
      text += "follow up with \(safe(details.joined(separator: ", ")))\n"
    }
    if let spell = assessment.quiet.first(where: { $0.application == standing.index }) {
      text += "quiet until \(spell.until.forPeople)\n"
    }
    text += "\n"
    let duties = assessment.duties.lazy.filter { $0.application == standing.index }
    for line in ApplicationRecord(standing, duties: duties, in: assessment).lines {
      let indent = "\(line.date.forPeople)  "
      var what = line.text
      if case .duty(let duty) = line.source {
        what = "  [\(Agenda.state(duty))] \(what); \(Agenda.window(duty))"
      }
      text += TerminalWidth.filled(
        safe(what), indent: indent, hanging: String(repeating: " ", count: indent.count + 2))
      text += "\n"
    }
    let findings = assessment.findings.filter { $0.file == application.file }
    if !findings.isEmpty {
      text += "\n" + self.findings(findings, sources: [application.file: application.source])
    }
    return text
  }
}

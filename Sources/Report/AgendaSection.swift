internal import FollowUp
internal import Journal
internal import Syntax
internal import Views

/// What is due, whom to leave in peace, and what was forgotten.
struct AgendaSection {
  /// More than these in a group are folded away.
  private static let groupLimit = 20

  private let agenda: Agenda

  init(_ overview: Overview) { agenda = overview.agenda }

  /// In one line.
  var summary: String {
    let standings = agenda.assessment.search.standings
    let active = standings.count(where: \.isActive)
    var parts = ["\(active) running application\(active == 1 ? "" : "s")"]
    if standings.count > active { parts[0] += " of \(standings.count)" }
    for (count, name) in [
      (agenda.overdue.count, "overdue"), (agenda.today.count, "to do today"),
      (agenda.comingUp.count, "coming up"),
    ] where count > 0 {
      parts.append("\(count) \(name)")
    }
    return parts.joined(separator: ", ")
  }

  var values: Values {
    var groups: [Values] = []
    func add(_ title: String, _ style: String, _ items: [Values]) {
      guard !items.isEmpty else { return }
      let more = Array(items.dropFirst(Self.groupLimit))
      groups.append([
        "groupTitle": title, "groupStyle": style, "groupCount": items.count,
        "items": Array(items.prefix(Self.groupLimit)), "moreItems": more,
        "moreItemCount": more.count, "hasMoreItems": !more.isEmpty,
      ])
    }
    add("Overdue", "overdue", agenda.overdue.map(item))
    add("Today", "open", agenda.today.map(item))
    add("Coming up", "upcoming", agenda.comingUp.map(item))
    add("Quiet", "quiet", agenda.quiet.map(item))
    add(
      "Stuck", "stuck",
      agenda.stuck.map {
        item("Nothing planned", $0.index, Agenda.reason(stuck: $0), when: nil)
      })
    let warnings = agenda.warnings.map { finding -> Values in
      [
        "warningText": Escaping.shortened(finding.message),
        "warningPlace": finding.file.map { file in
          finding.span.map { "\(file):\($0.start.line)" } ?? file
        } ?? "the journal",
      ]
    }
    return [
      "groups": groups, "isNothingDue": agenda.isEmpty,
      "isWithoutApplications": agenda.assessment.search.standings.isEmpty,
      "unread": agenda.unread.joined(separator: ", "), "isIncomplete": !agenda.unread.isEmpty,
      "warnings": warnings, "warningCount": warnings.count, "hasWarnings": !warnings.isEmpty,
    ]
  }

  private func item(_ duty: Duty) -> Values {
    let wording = agenda.assessment.wording(of: duty)
    return item(wording.title, duty.application, wording.reason, when: Agenda.window(duty))
  }

  private func item(_ quiet: Agenda.Quiet) -> Values {
    let signs = quiet.signs.map {
      "; \($0.reference) was contacted on \($0.date.forPeople): things move"
    }
    return item(
      "Do not write before \(quiet.spell.until.forPeople)", quiet.standing.index,
      "last word on \(quiet.spell.since.forPeople)" + signs.joined(), when: nil)
  }

  private func item(
    _ title: String, _ application: Int, _ reason: String, when: String?
  ) -> Values {
    [
      "itemTitleHTML": Markup(title), "itemAnchor": Overview.anchor(application),
      "itemCompany": agenda.assessment.search.standings[application].application.companyName,
      "itemReasonHTML": Markup(reason), "itemWhenHTML": Markup(when ?? ""),
      "itemHasWhen": when != nil,
    ]
  }
}

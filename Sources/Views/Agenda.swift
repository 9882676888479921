public import FollowUp
public import Journal

/// What a person reads: who is owed what, who is to be left in peace, and what was forgotten.
public struct Agenda: Sendable {
  public struct Quiet: Sendable {
    public let standing: Standing
    public let spell: QuietSpell
    /// What was heard since that is no reply: a reference was contacted.
    public let signs: [(date: CivilDate, reference: String)]
  }

  public let assessment: Assessment
  public let overdue: [Duty]
  public let today: [Duty]
  public let comingUp: [Duty]
  public let quiet: [Quiet]
  /// Warnings and errors, without the overdue duties that have a section of their own.
  public let warnings: [Finding]
  /// Active applications without a duty and with nothing ahead.
  public let stuck: [Standing]
  /// Done, waived, dropped and missed duties, and those beyond the horizon; empty unless asked for.
  public let record: [Duty]
  /// Files that could not be read and are missing here.
  public let unread: [String]

  /// - Parameter horizon: Days.
  public init(_ assessment: Assessment, horizon: Int, includesRecord: Bool = false) {
    self.assessment = assessment
    let duties = assessment.agenda(horizon: horizon)
    overdue = duties.filter { $0.state == .overdue }
    today = duties.filter { $0.state == .open }
    comingUp = duties.filter { $0.state == .upcoming }
    record =
      includesRecord
      ? assessment.duties.filter { !$0.isShown(on: assessment.search.today, horizon: horizon) }
      : []
    quiet = assessment.quiet.map { spell in
      let standing = assessment.search.standings[spell.application]
      return Quiet(
        standing: standing, spell: spell, signs: Self.signs(for: standing, since: spell.since))
    }
    let dutyRules = Set(Rule.all.filter { $0.group == .duty }.map(\.name))
    warnings = assessment.findings.filter {
      $0.severity >= .warning && !dutyRules.contains($0.rule)
    }
    let busy = Set(assessment.duties.lazy.filter(\.isPending).map(\.application))
    stuck = assessment.search.standings.filter {
      $0.isActive && !$0.hasInterviewAhead && !busy.contains($0.index)
    }
    unread = assessment.findings.filter { $0.rule == .fileUnreadable }.compactMap(\.file)
  }

  private static func signs(
    for standing: Standing, since: CivilDate
  ) -> [(date: CivilDate, reference: String)] {
    let application = standing.application
    var signs = standing.entries
      .filter { $0.key == .referenceContacted && $0.date >= since }
      .flatMap { entry in entry.people.map { (entry.date, application.people[$0].name) } }
    for reference in application.references {
      guard let date = reference.contacted, date >= since, date <= standing.today else {
        continue
      }
      let name = application.people[reference.person].name
      if !signs.contains(where: { $0 == (date, name) }) { signs.append((date, name)) }
    }
    return signs.sorted { $0 < $1 }.map { (date: $0.0, reference: $0.1) }
  }

  /// Why nothing is on the agenda for an application.
  package static func reason(stuck standing: Standing) -> String {
    standing.status == .offer && standing.day(.offerExpires) == nil
      ? "offer, and no `offer-expires` says by when to answer"
      : "\(standing.status.rawValue), and nothing to do or to wait for"
  }

  public var isEmpty: Bool { overdue.isEmpty && today.isEmpty && comingUp.isEmpty }

  /// The first and the last good day, or the one day it is.
  package static func window(_ duty: Duty) -> String {
    duty.from == duty.due
      ? "on \(duty.due.forPeople)"
      : "from \(duty.from.forPeople), due \(duty.due.forPeople)"
  }

  /// `done Thu 2026-11-12, late`.
  package static func state(_ duty: Duty) -> String {
    let day = duty.fulfilled.map { " \($0.forPeople)" } ?? ""
    return duty.state.rawValue + day + (duty.state == .done && !duty.isOnTime ? ", late" : "")
  }
}

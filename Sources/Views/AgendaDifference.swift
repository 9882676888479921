public import FollowUp
public import Journal

/// What has changed on an agenda between two days, on each of which the journal was another.
public struct AgendaDifference: Sendable {
  /// What became of a duty that is no longer on the agenda.
  public enum Outcome: String, Sendable {
    case done, waived, dropped, missed
    /// The journal does not ask for it any more: its application or its cause was taken out.
    case gone
  }

  public struct Settled: Sendable {
    /// As it was.
    public let duty: Duty
    public let outcome: Outcome
    /// As it is, unless it is gone.
    public let now: Duty?
    /// The day on which it was done, where one was written down.
    public let on: CivilDate?
  }

  public struct Moved: Sendable {
    public let old: Duty
    public let new: Duty
  }

  public let old: Assessment
  public let new: Assessment
  /// On the agenda now, and not then: in its order, as all that follows.
  public let arrived: [Duty]
  /// On both, with the same window, and overdue by now.
  public let late: [Duty]
  public let settled: [Settled]
  /// With another window.
  public let moved: [Moved]
  /// Warnings and errors, without the overdue duties.
  public let newFindings: [Finding]
  public let goneFindings: [Finding]
  /// Files that could not be read then, or now.
  public let unread: [String]

  public init(from old: Agenda, to new: Agenda) {
    self.old = old.assessment
    self.new = new.assessment
    let names = Renames(from: old.assessment, to: new.assessment)
    let oldDuties = old.overdue + old.today + old.comingUp
    let newDuties = new.overdue + new.today + new.comingUp
    let now = Dictionary(new.assessment.duties.map { ($0.id, $0) }) { first, _ in first }
    let known = Dictionary(
      oldDuties.map { (names.newID(of: $0, in: old.assessment), $0) }, uniquingKeysWith: { $1 })
    arrived = newDuties.filter { known[$0.id] == nil }
    var settled: [Settled] = []
    var moved: [Moved] = []
    var late: [Duty] = []
    for duty in oldDuties {
      guard let current = now[names.newID(of: duty, in: old.assessment)] else {
        let held = names.interview(of: duty, old.assessment, new.assessment)
        settled.append(
          Settled(duty: duty, outcome: held == nil ? .gone : .done, now: nil, on: held))
        continue
      }
      if let outcome = Outcome(rawValue: current.state.rawValue) {
        settled.append(Settled(duty: duty, outcome: outcome, now: current, on: current.fulfilled))
      } else if current.from != duty.from || current.due != duty.due {
        moved.append(Moved(old: duty, new: current))
      } else if current.state == .overdue, duty.state != .overdue {
        late.append(current)
      }
    }
    self.settled = settled
    self.moved = moved
    self.late = late
    newFindings = Self.missing(in: old.warnings.map(names.renamed), new.warnings)
    unread = Set(old.unread + new.unread).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    goneFindings = Self.missing(in: new.warnings, old.warnings, named: names.renamed)
  }

  public var isEmpty: Bool {
    arrived.isEmpty && settled.isEmpty && moved.isEmpty && late.isEmpty && newFindings.isEmpty
      && goneFindings.isEmpty
  }

  /// Those that others have not, whatever line they stand on: a line moves for many a reason.
  private static func missing(
    in others: [Finding], _ findings: [Finding], named: (Finding) -> Finding = { $0 }
  ) -> [Finding] {
    func key(_ finding: Finding) -> [String] {
      [finding.file ?? "", finding.rule.rawValue, finding.message]
    }
    var counts = Dictionary(others.map { (key($0), 1) }, uniquingKeysWith: +)
    return findings.filter { finding in
      let key = key(named(finding))
      guard let count = counts[key], count > 0 else { return true }
      counts[key] = count - 1
      return false
    }
  }
}

/// The applications whose file has another name by now: of those without a counterpart, two that
/// have company and role in common.
private struct Renames {
  private var slugs: [String: String] = [:]
  private var files: [String: String] = [:]

  init(from old: Assessment, to new: Assessment) {
    let before = old.search.standings.map(\.application)
    let after = new.search.standings.map(\.application)
    let beforeFiles = Set(before.map(\.file))
    let afterFiles = Set(after.map(\.file))
    func jobs(_ applications: [Application]) -> [[String]: [Application]] {
      Dictionary(grouping: applications) { application in
        [application.company?.value ?? "", application.role?.value ?? ""]
      }
    }
    let arrived = jobs(after.filter { !beforeFiles.contains($0.file) })
    for (job, left) in jobs(before.filter { !afterFiles.contains($0.file) }) {
      guard !job[0].isEmpty, left.count == 1, let found = arrived[job], found.count == 1
      else { continue }
      slugs[left[0].slug] = found[0].slug
      files[left[0].file] = found[0].file
    }
  }

  /// The id that a duty has where its application's file is called as it is now.
  func newID(of duty: Duty, in assessment: Assessment) -> String {
    let slug = assessment.application(of: duty).slug
    guard let renamed = slugs[slug] else { return duty.id }
    return renamed + duty.id.dropFirst(slug.count)
  }

  /// The day of the interview that a duty was about, if it was held: nobody is told to go to it
  /// any more.
  func interview(of duty: Duty, _ old: Assessment, _ new: Assessment) -> CivilDate? {
    guard duty.rule == .interviewAhead, let day = CivilDate(iso: duty.concerns),
      day < new.search.today
    else { return nil }
    let slug = old.application(of: duty).slug
    let application = new.search.standings.lazy.map(\.application)
      .first { $0.slug == slugs[slug] ?? slug }
    let isHeld = application?.interviews.contains { $0.date == day && !$0.isCancelled } ?? false
    return isHeld ? day : nil
  }

  func renamed(_ finding: Finding) -> Finding {
    guard let file = finding.file.flatMap({ files[$0] }) else { return finding }
    return Finding(
      rule: finding.rule, severity: finding.severity, file: file, span: finding.span,
      message: finding.message, help: finding.help)
  }
}

public import FollowUp
public import Journal

/// What happened with an application, and what was owed, in the order of time.
public struct ApplicationRecord: Sendable {
  public enum Source: Sendable {
    case milestone(Milestone)
    case interview(Interview)
    case entry(Entry)
    case duty(Duty)
  }

  public struct Line: Sendable {
    public let date: CivilDate
    public let source: Source
    /// What it says, without its date and without what became of a duty.
    public let text: String
  }

  /// Facts come before the duties of their day, in the order of the file.
  public let lines: [Line]

  /// - Parameter duties: Those of the application, in the order of the agenda.
  public init(_ standing: Standing, duties: some Sequence<Duty>, in assessment: Assessment) {
    let application = standing.application
    var lines: [(rank: Int, line: Line)] = []
    func add(_ rank: Int, _ date: CivilDate, _ source: Source, _ text: String) {
      lines.append((rank, Line(date: date, source: source, text: text)))
    }
    for milestone in Milestone.allCases {
      guard let written = application.milestones[milestone] else { continue }
      add(0, written.value, .milestone(milestone), milestone.key)
    }
    for interview in application.interviews {
      let names = interview.interviewers.map { application.people[$0.person].name }
      var parts = ["interview"]
      if let time = interview.time { parts.append("at \(time)") }
      if !interview.title.isEmpty { parts.append("(\(interview.title))") }
      if !names.isEmpty { parts.append("with \(names.joined(separator: ", "))") }
      if interview.isCancelled { parts.append("— cancelled") }
      add(1, interview.date, .interview(interview), parts.joined(separator: " "))
    }
    for entry in standing.entries where entry.key != .interview {
      let value = entry.value.isEmpty ? "" : ": \(entry.value)"
      add(2, entry.date, .entry(entry), "\(entry.key.rawValue)\(value)")
    }
    for duty in duties {
      add(3, duty.fulfilled ?? duty.due, .duty(duty), assessment.wording(of: duty).title)
    }
    self.lines = lines.enumerated()
      .sorted {
        ($0.element.line.date, $0.element.rank, $0.offset)
          < ($1.element.line.date, $1.element.rank, $1.offset)
      }
      .map(\.element.line)
  }
}

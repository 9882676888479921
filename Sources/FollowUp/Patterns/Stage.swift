internal import Journal

/// A stage of an application that it can have passed.
public enum Stage: Int, CaseIterable, Comparable, Sendable {
  case found, applied, interview, secondInterview, laterInterview, offer, accepted, signed

  public var title: String {
    switch self {
    case .found: "Found"
    case .applied: "Applied"
    case .interview: "First interview"
    case .secondInterview: "Second interview"
    case .laterInterview: "Third interview"
    case .offer: "Offer"
    case .accepted: "Accepted"
    case .signed: "Signed"
    }
  }

  /// As JSON has it.
  public var name: String {
    switch self {
    case .secondInterview: "second-interview"
    case .laterInterview: "third-interview"
    default: "\(self)"
    }
  }

  public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

/// How far an application got, whatever became of it.
struct Course {
  /// In order. The day is nil where only what came later, or the status, says that it was passed.
  let steps: [(stage: Stage, day: CivilDate?)]
  /// nil for one that is running, or signed.
  let ending: Status?
  let endDay: CivilDate?

  init(_ standing: Standing) {
    let interviews = standing.application.interviews.filter { !$0.isCancelled }.map(\.date)
    // Two talks on one day are one round.
    let rounds = Array(Set(interviews)).sorted()
    var passed: [Stage: CivilDate?] = [.found: standing.day(.found)]
    for (stage, day) in zip([Stage.interview, .secondInterview, .laterInterview], rounds) {
      passed[stage] = .some(day)
    }
    let milestones: [(Stage, Milestone, Status)] = [
      (.offer, .offer, .offer), (.accepted, .accepted, .accepted), (.signed, .signed, .signed),
    ]
    for (index, (stage, milestone, status)) in milestones.enumerated() {
      let isPassed = milestones[index...].contains {
        standing.day($0.1) != nil || standing.status == $0.2
      }
      if isPassed || standing.status == status { passed[stage] = standing.day(milestone) }
    }
    if standing.status == .interviewing, rounds.isEmpty { passed[.interview] = .some(nil) }
    // Whoever was turned down had applied.
    if standing.day(.applied) != nil || passed.count > 1 || standing.status == .applied
      || standing.status == .rejected
    {
      passed[.applied] = standing.day(.applied)
    }
    steps = Stage.allCases.compactMap { stage in passed[stage].map { (stage, $0) } }
    let isOver = [.rejected, .withdrawn, .closed].contains(standing.status)
    ending = isOver ? standing.status : nil
    endDay = isOver ? standing.endDay : nil
  }

  /// How many days each stage took, until the next one or the end; those of which both days are
  /// known, and over.
  func durations(by today: CivilDate) -> [(stage: Stage, days: Int)] {
    zip(steps, steps.dropFirst().map(\.day) + [endDay]).compactMap { step, next in
      guard let day = step.day, let next, day <= next, next <= today else { return nil }
      return (step.stage, next - day)
    }
  }
}

/// How long a stage took in the applications that have left it.
public struct StageTime: Sendable {
  public let stage: Stage
  public let count: Int
  /// Days.
  public let median: Int
  public let shortest: Int
  public let longest: Int
}

/// How many applications went from where to where.
public struct Flow: Sendable {
  public enum Node: Hashable, Comparable, Sendable {
    case stage(Stage)
    case rejected, withdrawn, closed
    /// Still running.
    case open

    public static let all: [Node] =
      Stage.allCases.map(Node.stage) + [.rejected, .withdrawn, .closed, .open]

    public var title: String {
      switch self {
      case .stage(let stage): stage.title
      case .rejected: "Rejected"
      case .withdrawn: "Withdrawn"
      case .closed: "Closed"
      case .open: "Still open"
      }
    }

    /// As JSON has it.
    public var name: String {
      if case .stage(let stage) = self { stage.name } else { "\(self)" }
    }

    init(_ ending: Status?) {
      switch ending {
      case .rejected: self = .rejected
      case .withdrawn: self = .withdrawn
      case .closed: self = .closed
      default: self = .open
      }
    }
  }

  public struct Link: Sendable {
    public let from: Node
    public let to: Node
    /// At least 1.
    public let count: Int
  }

  /// In the order of `Node.all`. What flows into a stage flows out of it, but for `found`, where all
  /// begin, and `signed`, where some end.
  public let links: [Link]

  init(_ courses: [Course]) {
    var counts: [[Node]: Int] = [:]
    for course in courses {
      var nodes = course.steps.map { Node.stage($0.stage) }
      if course.steps.last?.stage != .signed || course.ending != nil {
        nodes.append(Node(course.ending))
      }
      for pair in zip(nodes, nodes.dropFirst()) { counts[[pair.0, pair.1], default: 0] += 1 }
    }
    links = counts.map { Link(from: $0.key[0], to: $0.key[1], count: $0.value) }
      .sorted { ($0.from, $0.to) < ($1.from, $1.to) }
  }
}

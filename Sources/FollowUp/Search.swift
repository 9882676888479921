public import Journal
internal import Syntax

/// All applications on a day, under one policy: what the rules look at.
public struct Search: Sendable {
  public let today: CivilDate
  public let policy: Policy
  /// In path order.
  public private(set) var standings: [Standing]
  /// The configuration file, where there is one: what findings about the whole search point at.
  public let configurationFile: String?
  /// What the rules about one application look at in the others.
  private var overview: Overview

  /// Offers made by today.
  package var offers: [(standing: Int, day: CivilDate)] { overview.offers }
  var processes: Processes { overview.processes }
  /// Whether a contract is signed: then the search is over.
  var isSigned: Bool { overview.isSigned }
  /// For the second and further of several applications for one job, the index of the first.
  var originals: [Int: Int] { overview.originals }

  /// - Parameter applications: In path order.
  public init(
    _ applications: [Application], today: CivilDate, policy: Policy = Policy(),
    configurationFile: String? = nil
  ) {
    self.today = today
    self.policy = policy
    self.configurationFile = configurationFile
    standings = concurrentMap(Array(applications.indices)) {
      Standing(applications[$0], index: $0, today: today)
    }
    overview = Overview(standings, policy)
  }

  var calendar: WorkCalendar { policy.calendar }

  // MARK: Changes

  /// What a change of one application changes about the others.
  public enum Effect: Sendable {
    /// The rules say the same about them.
    case none
    /// The rules may say something else about them, and about the search as a whole.
    case others
    /// That, and all that stand behind it have another index.
    case indices
  }

  /// The index of the application in a file, or the one that it would have.
  public func index(of file: String) -> (index: Int, isPresent: Bool) {
    let index = standings.partitioningIndex {
      !$0.application.file.utf8.lexicographicallyPrecedes(file.utf8)
    }
    return (index, index < standings.count && standings[index].application.file == file)
  }

  /// Takes an application as it is now, in place of the one that its file held.
  ///
  /// - Returns: The index of the application, and what else changes.
  public mutating func update(_ application: Application) -> (index: Int, effect: Effect) {
    let (index, isPresent) = index(of: application.file)
    let standing = Standing(application, index: index, today: today)
    guard isPresent else {
      standings.insert(standing, at: index)
      renumber(from: index + 1)
      return (index, .indices)
    }
    let isSeen = SharedFacts(standings[index]) != SharedFacts(standing)
    standings[index] = standing
    if isSeen { overview = Overview(standings, policy) }
    return (index, isSeen ? .others : .none)
  }

  /// Forgets the application in a file.
  public mutating func remove(_ file: String) {
    let (index, isPresent) = index(of: file)
    guard isPresent else { return }
    standings.remove(at: index)
    renumber(from: index)
  }

  private mutating func renumber(from index: Int) {
    for index in standings.indices[index...] {
      standings[index] = Standing(standings[index].application, index: index, today: today)
    }
    overview = Overview(standings, policy)
  }
}

/// What the rules look at in more than one application.
private struct Overview {
  let offers: [(standing: Int, day: CivilDate)]
  let processes: Processes
  let isSigned: Bool
  let originals: [Int: Int]

  init(_ standings: [Standing], _ policy: Policy) {
    offers = standings.compactMap { standing in standing.day(.offer).map { (standing.index, $0) } }
    isSigned = standings.contains { $0.status == .signed }
    originals = DuplicateApplication.originals(among: standings)
    processes = Processes(policy.isOn(.otherProcessesNotTold) ? standings : [])
  }
}

/// What the rules about other applications, and about the search as a whole, look at in one.
private struct SharedFacts: Equatable {
  let status: Status
  let company: String?
  let role: String?
  let days: [CivilDate?]
  let process: [Range<CivilDate>]
  /// Of what findings about others point at.
  let places: [SourceSpan?]

  init(_ standing: Standing) {
    status = standing.status
    company = standing.application.company?.value
    role = standing.application.role?.value
    let milestones = [Milestone.offer, .applied, .found]
    days = milestones.map(standing.day)
    let source = standing.application.source
    let ranges =
      [standing.application.company?.range ?? source.content(ofLine: 1)]
      + milestones.map { standing.milestones[$0]?.range }
    places = ranges.map { $0.map(source.span) }
    process = Processes.intervals(of: standing)
  }
}

/// On which days which applications were between an interview and whatever ended the wait.
struct Processes: Sendable {
  private let intervals: [[Range<CivilDate>]]
  private let starts: [CivilDate]
  private let ends: [CivilDate]

  init(_ standings: [Standing]) {
    intervals = standings.map(Self.intervals)
    starts = intervals.flatMap { $0.map(\.lowerBound) }.sorted()
    ends = intervals.flatMap { $0.map(\.upperBound) }.sorted()
  }

  static func intervals(of standing: Standing) -> [Range<CivilDate>] {
    let ends = (standing.endDays + [standing.day(.offer)].compactMap { $0 }).sorted()
    var intervals: [Range<CivilDate>] = []
    for (_, interview) in standing.heldInterviews {
      let end = ends.first { $0 >= interview.date } ?? CivilDate(dayNumber: .max)
      if let last = intervals.last, last.upperBound >= end { continue }
      if interview.date < end { intervals.append(interview.date..<end) }
    }
    return intervals
  }

  /// Whether an application other than one was in process on a day.
  func isAnother(than standing: Int, inProcessOn day: CivilDate) -> Bool {
    let running =
      starts.partitioningIndex { $0 > day } - ends.partitioningIndex { $0 > day }
    let own = intervals[standing].contains { $0.contains(day) } ? 1 : 0
    return running > own
  }
}

public import Journal

/// All applications on a day, under one policy: what the rules look at.
public struct Search: Sendable {
  public let today: CivilDate
  public let policy: Policy
  /// In path order.
  public let standings: [Standing]
  /// The configuration file, where there is one: what findings about the whole search point at.
  public let configurationFile: String?
  /// Offers made by today.
  let offers: [(standing: Int, day: CivilDate)]
  let processes: Processes
  /// Whether a contract is signed: then the search is over.
  let isSigned: Bool
  /// For the second and further of several applications for one job, the index of the first.
  let originals: [Int: Int]

  /// - Parameter applications: In path order.
  public init(
    _ applications: [Application], today: CivilDate, policy: Policy = Policy(),
    configurationFile: String? = nil
  ) {
    self.today = today
    self.policy = policy
    self.configurationFile = configurationFile
    standings = applications.enumerated().map {
      Standing($0.element, index: $0.offset, today: today)
    }
    offers = standings.compactMap { standing in standing.day(.offer).map { (standing.index, $0) } }
    isSigned = standings.contains { $0.status == .signed }
    originals = DuplicateApplication.originals(among: standings)
    processes = Processes(policy.isOn(.otherProcessesNotTold) ? standings : [])
  }

  var calendar: WorkCalendar { policy.calendar }
}

/// On which days which applications were between an interview and whatever ended the wait.
struct Processes: Sendable {
  private let intervals: [[Range<CivilDate>]]
  private let starts: [CivilDate]
  private let ends: [CivilDate]

  init(_ standings: [Standing]) {
    intervals = standings.map { standing in
      let ends = (standing.endDays + [standing.day(.offer)].compactMap { $0 }).sorted()
      var intervals: [Range<CivilDate>] = []
      for (_, interview) in standing.heldInterviews {
        let end = ends.first { $0 >= interview.date } ?? CivilDate(dayNumber: .max)
        if let last = intervals.last, last.upperBound >= end { continue }
        if interview.date < end { intervals.append(interview.date..<end) }
      }
      return intervals
    }
    starts = intervals.flatMap { $0.map(\.lowerBound) }.sorted()
    ends = intervals.flatMap { $0.map(\.upperBound) }.sorted()
  }

  /// Whether an application other than one was in process on a day.
  func isAnother(than standing: Int, inProcessOn day: CivilDate) -> Bool {
    let running = Self.count(starts, upTo: day) - Self.count(ends, upTo: day)
    let own = intervals[standing].contains { $0.contains(day) } ? 1 : 0
    return running > own
  }

  private static func count(_ days: [CivilDate], upTo day: CivilDate) -> Int {
    var low = 0
    var high = days.count
    while low < high {
      let middle = (low + high) / 2
      if days[middle] <= day { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

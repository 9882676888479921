public import Journal
internal import Syntax

/// An application that waits for the employer, and is not to be written to for now.
public struct QuietSpell: Sendable {
  /// An index of `Search.standings`.
  public let application: Int
  /// The day that opened the waiting period.
  public let since: CivilDate
  /// The first good day to write again.
  public let until: CivilDate
  /// What opened the waiting period; empty where nothing says it.
  public let opening: Range<Int>
}

/// What the rules say about one application.
public struct ApplicationAssessment: Sendable {
  /// Of every state, in the order of the rules.
  public let duties: [Duty]
  /// In the order of the rules.
  public let findings: [Finding]
  public let quiet: QuietSpell?
}

/// Everything the rules say about a journal on a day.
public struct Assessment: Sendable {
  public let search: Search
  /// Of every state, in the order of the agenda: by due, from, application, rule, then who.
  public let duties: [Duty]
  /// By slug.
  public let quiet: [QuietSpell]
  public let findings: [Finding]

  /// - Parameter others: Findings from outside the applications: notes, configuration, files that
  ///   could not be read.
  public init(_ search: Search, others: [Finding] = []) {
    let engine = Engine(search)
    let results = concurrentMap(search.standings, engine.assess)
    let findings =
      others + results.flatMap(\.findings) + engine.findingsAboutTheSearch()
    let slugs = search.standings.map(\.application.slug)
    self.search = search
    duties = Self.order(results, slugs)
    quiet = results.compactMap(\.quiet).sorted {
      slugs[$0.application].utf8.lexicographicallyPrecedes(slugs[$1.application].utf8)
    }
    self.findings = findings.sorted(by: Finding.isBefore)
  }

  /// What was found out, shown otherwise.
  init(_ search: Search, duties: [Duty], quiet: [QuietSpell], findings: [Finding]) {
    self.search = search
    self.duties = duties
    self.quiet = quiet
    self.findings = findings
  }

  private static func order(_ results: [ApplicationAssessment], _ slugs: [String]) -> [Duty] {
    var ranks = Array(repeating: 0, count: slugs.count)
    let bySlug = slugs.indices.sorted { slugs[$0].utf8.lexicographicallyPrecedes(slugs[$1].utf8) }
    for (rank, index) in bySlug.enumerated() { ranks[index] = rank }
    // Places are sorted, not duties: those are large, and would be copied at each step.
    typealias Place = (due: CivilDate, from: CivilDate, rank: Int, result: Int, duty: Int)
    var places: [Place] = []
    places.reserveCapacity(results.reduce(0) { $0 + $1.duties.count })
    for (result, rank) in zip(results.indices, ranks) {
      for (index, duty) in results[result].duties.enumerated() {
        places.append((duty.due, duty.from, rank, result, index))
      }
    }
    func texts(_ place: Place) -> [String] {
      let duty = results[place.result].duties[place.duty]
      return [duty.rule.rawValue, duty.who ?? "", duty.id]
    }
    places.sort { left, right in
      let days = (left.due, left.from, left.rank)
      let others = (right.due, right.from, right.rank)
      if days != others { return days < others }
      for (text, other) in zip(texts(left), texts(right)) where text != other {
        return text.utf8.lexicographicallyPrecedes(other.utf8)
      }
      return false
    }
    return places.map { results[$0.result].duties[$0.duty] }
  }

  public func application(of duty: Duty) -> Application {
    search.standings[duty.application].application
  }

  /// The line, from 1, that a duty points at.
  public func line(of duty: Duty) -> Int {
    application(of: duty).source.lineNumber(at: duty.range.lowerBound)
  }

  /// What there is to do, by the horizon: overdue, open, and upcoming that begins soon enough.
  public func agenda(horizon: Int) -> [Duty] {
    duties.filter { $0.isShown(on: search.today, horizon: horizon) }
  }

  public func wording(of duty: Duty) -> Wording { search.wording(of: duty) }
}

public import Journal

/// What the rules say about a journal while it is being written: after a change, only what the
/// change can have touched is assessed anew.
public struct RunningAssessment: Sendable {
  public private(set) var search: Search
  /// By index; nil for what is not assessed yet.
  private var results: [ApplicationAssessment?]
  /// The first application that `advance` has yet to come by.
  private var next = 0
  private var isSearchAssessed = false

  public init(_ search: Search) {
    self.search = search
    results = Array(repeating: nil, count: search.standings.count)
  }

  /// Takes an application as it is now. Where this changes nothing about the others, `advance` does
  /// not come by it again.
  public mutating func update(_ application: Application) {
    let (index, effect) = search.update(application)
    switch effect {
    case .none: results[index] = nil
    case .others, .indices: forgetAll()
    }
  }

  /// Forgets the application in a file.
  public mutating func remove(_ file: String) {
    guard search.index(of: file).isPresent else { return }
    search.remove(file)
    forgetAll()
  }

  private mutating func forgetAll() {
    results = Array(repeating: nil, count: search.standings.count)
    next = 0
    isSearchAssessed = false
  }

  /// What the rules say about one application now.
  public mutating func assessment(of index: Int) -> ApplicationAssessment {
    if let result = results[index] { return result }
    let result = Engine(search).assess(search.standings[index])
    results[index] = result
    return result
  }

  /// Goes on assessing applications about which the rules may say something else than before.
  ///
  /// - Parameter limit: The most applications to assess.
  /// - Returns: Their indices, also of those that somebody has asked about meanwhile; none once all
  ///   are assessed.
  public mutating func advance(limit: Int) -> Range<Int> {
    let share = next..<min(next + limit, results.count)
    guard !share.isEmpty else { return share }
    let engine = Engine(search)
    for index in share where results[index] == nil {
      results[index] = engine.assess(search.standings[index])
    }
    next = share.upperBound
    return share
  }

  /// What the rules say about the search as a whole, where that can have changed since it was last
  /// asked.
  public mutating func changedFindingsAboutTheSearch() -> [Finding]? {
    guard !isSearchAssessed else { return nil }
    isSearchAssessed = true
    return Engine(search).findingsAboutTheSearch()
  }
}

public import Journal

/// What the rules say about a journal while it is being written: after a change, only what the
/// change can have touched is assessed anew.
public struct RunningAssessment: Sendable {
  public private(set) var search: Search
  /// By index; nil for what is not assessed yet.
  private var results: [ApplicationAssessment?]
  /// Every application before this one is assessed.
  private var next = 0
  private var isSearchAssessed = false

  public init(_ search: Search) {
    self.search = search
    results = Array(repeating: nil, count: search.standings.count)
  }

  /// Takes an application as it is now.
  public mutating func update(_ application: Application) {
    let (index, effect) = search.update(application)
    switch effect {
    case .none:
      results[index] = nil
      next = min(next, index)
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

  /// Assesses some of what is not assessed yet.
  ///
  /// - Parameter limit: The most applications to assess.
  /// - Returns: The indices of what was assessed; none once all is.
  public mutating func advance(limit: Int) -> [Int] {
    var assessed: [Int] = []
    let engine = Engine(search)
    while next < results.count, assessed.count < limit {
      if results[next] == nil {
        results[next] = engine.assess(search.standings[next])
        assessed.append(next)
      }
      next += 1
    }
    return assessed
  }

  /// What the rules say about the search as a whole, where that can have changed since it was last
  /// asked.
  public mutating func changedFindingsAboutTheSearch() -> [Finding]? {
    guard !isSearchAssessed else { return nil }
    isSearchAssessed = true
    return Engine(search).findingsAboutTheSearch()
  }
}

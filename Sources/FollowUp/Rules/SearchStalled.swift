internal import Journal

extension Rule {
  static let searchStalled = Rule(
    .searchStalled, group: .search, severity: .warning,
    summary: "You have found or sent nothing new for more than two weeks.",
    what: """
      Raised when nothing is signed, at least one application is active, and the newest `found` \
      or `applied` date of all is more than 14 days ago. Without any such date it is silent.
      """,
    why: """
      The must-hire article asks you not to put your search on hold while you wait, and 3Plus to \
      carry on until the contract is signed. One small step will do.
      """,
    sources: [.mustHire, .threePlus],
    example: Rule.Example(
      today: "2026-11-20",
      """
      ---
      company: Acme Wool
      role: Weaver
      found: 2026-11-02
      source: the noticeboard at the library
      ---
      """,
      settling: [
        .newFile(
          "northgate.md",
          """
          ---
          company: Northgate Looms
          role: Weaver
          found: 2026-11-20
          ---
          """)
      ]),
    settle: """
      Add what you find as a file of its own with `found: 2026-11-20`, or send what you have \
      found and write `applied: 2026-11-20`. To take a rest on purpose, write in \
      `jobjournal.yml`, under `rules`, `search-stalled: off`.
      """,
    options: [
      Option("after", 14, .days, "How many days may pass without anything new.")
    ])
}

extension Rule {
  static func searchStalled(_ search: Search) -> Remark? {
    guard !search.isSigned, search.standings.contains(where: \.isActive) else { return nil }
    let days = search.standings.flatMap { standing in
      [Milestone.applied, .found].compactMap { milestone in
        standing.day(milestone).map { (day: $0, standing.index, milestone) }
      }
    }
    let after = search.policy.number("after", of: .searchStalled)
    guard let (newest, index, milestone) = days.max(by: { $0.day < $1.day }),
      search.today - newest > after
    else { return nil }
    let last = search.standings[index]
    return Remark(
      .searchStalled, at: nil, "nothing new was found or applied for since \(newest.forPeople)",
      help: "find the next one, and make a file for it with `found: \(search.today)`, as"
        + " `jobjournal new` does",
      related: [.init(last.range(of: milestone), "the newest date", in: last.application)])
  }
}

internal import Journal

extension Rule {
  static let notSignedYet = Rule(
    .notSignedYet, group: .search, severity: .hint,
    summary: "You accepted an offer, but nothing is signed yet.",
    what: """
      Raised at each application that is `accepted`, as long as nothing is signed. It stays \
      until a contract is.
      """,
    why: """
      3Plus advises you to go on searching until you hold the signed contract, better still \
      until you have started: offers have been taken back at the very last moment.
      """,
    sources: [.threePlus],
    example: Rule.Example(
      today: "2026-11-18",
      """
      ---
      company: Acme Brewery
      role: Cooper
      offer: 2026-11-09
      accepted: 2026-11-13
      ---
      """,
      marked: "accepted: «2026-11-13»",
      settling: [.add("signed: 2026-11-18", below: "accepted: 2026-11-13")]),
    settle: """
      When the contract is signed, write in the log `- 2026-11-20 Signed: both copies`, or in \
      the front matter `signed: 2026-11-20`. Until then, keep looking.
      """)
}

struct NotSignedYet: RemarkRule {
  let rule = Rule.notSignedYet

  func remarks(on standing: Standing, in search: Search, duties: [Duty]) -> [Remark] {
    guard standing.status == .accepted, !search.isSigned else { return [] }
    return [
      Remark(
        rule, at: standing.range(of: .accepted), "accepted, and no contract is signed",
        help:
          "carry on with the search; once it is signed, write `signed: \(search.today)` into the"
          + " front matter",
        raised: standing.day(.accepted))
    ]
  }
}

internal import Journal
internal import Syntax

extension Rule {
  static let tooFewApplications = Rule(
    .tooFewApplications, group: .search, severity: .warning,
    summary: "Your search depends on one or two applications.",
    what: """
      Raised when nothing is signed and only one or two of your applications are in `applied`, \
      `interviewing`, `offer` or `accepted`. It says nothing where there is none at all.
      """,
    why: """
      The must-hire article warns against putting everything on one card, and 3Plus would carry \
      on looking until a contract is signed. An answer can come late or not at all, and waiting \
      is easier with something else to do.
      """,
    sources: [.mustHire, .threePlus],
    example: Rule.Example(
      today: "2026-11-18",
      files: [
        (
          path: "acme.md",
          text: """
          ---
          company: Acme Books
          role: Bookseller
          applied: 2026-11-16
          ---
          """
        ),
        (
          path: "brightwater.md",
          text: """
          ---
          company: Brightwater Stationery
          role: Sales Assistant
          applied: 2026-11-12
          ---
          """
        ),
      ],
      settling: [
        .newFile(
          "corvid.md",
          """
          ---
          company: Corvid Press
          role: Sales Assistant
          applied: 2026-11-18
          ---
          """)
      ]),
    settle: """
      Send another application and note it in its file: `applied: 2026-11-18`. If few are enough \
      for you, say so in `jobjournal.yml`, under `rules`: `too-few-applications: { at-least: 2 \
      }`, or `too-few-applications: off`.
      """,
    options: [
      Option("at-least", 3, .count, "How many applications under way are enough.")
    ])
}

extension Rule {
  static func tooFewApplications(_ search: Search) -> Remark? {
    guard !search.isSigned else { return nil }
    let inPlay = search.standings.indices.filter {
      search.standings[$0].isActive && search.standings[$0].status != .lead
    }
    let enough = search.policy.number("at-least", of: .tooFewApplications)
    guard inPlay.count >= 1, inPlay.count < enough else { return nil }
    return Remark(
      .tooFewApplications, at: nil,
      inPlay.count == 1
        ? "only one application is in play" : "only \(inPlay.count) applications are in play",
      help: "keep at least \(enough) going until a contract is signed: apply for another job, and"
        + " write `applied: \(search.today)` into its file",
      related: inPlay.prefix(Fault.relatedLimit).map { index in
        let application = search.standings[index].application
        let place = application.company?.range ?? application.source.content(ofLine: 1)
        return .init(place, "in play", in: application)
      })
  }
}

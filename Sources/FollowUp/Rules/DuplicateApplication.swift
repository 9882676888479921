internal import Journal

extension Rule {
  static let duplicateApplication = Rule(
    .duplicateApplication, group: .search, severity: .warning,
    summary: "Two applications are for the same role at the same company.",
    what: """
      Raised when two active applications have the same company and the same role; capitals do \
      not matter. It is reported at the second file in the order of their paths.
      """,
    why: """
      This rule is ours. Two files for one job split its record: a thank-you noted in one is \
      missing from the other.
      """,
    sources: [],
    example: Rule.Example(
      today: "2026-11-18",
      files: [
        (
          path: "acme.md",
          text: """
          ---
          company: Acme Harbour
          role: Crane Driver
          found: 2026-11-12
          ---
          """
        ),
        (
          path: "leads/acme.md",
          text: """
          ---
          company: acme harbour
          role: crane driver
          found: 2026-11-16
          ---
          """
        ),
      ],
      marked: "company: «acme harbour»",
      settling: [.add("closed: 2026-11-18", below: "found: 2026-11-16")]),
    settle: """
      Keep one file: move your notes there and delete the other, or close it with `- 2026-11-18 \
      Closed: the same job as acme.md`. If they really are two jobs, tell them apart: `role: \
      Crane Driver, night shift`.
      """)
}

struct DuplicateApplication: RemarkRule {
  let rule = Rule.duplicateApplication

  func remarks(on standing: Standing, in search: Search, duties: [Duty]) -> [Remark] {
    guard let index = search.originals[standing.index] else { return [] }
    let original = search.standings[index].application
    return [
      Remark(
        rule, at: standing.application.company?.range,
        "the same company and role as \(original.file)",
        help:
          "keep one of the two files: delete the other, or write `closed: \(search.today)` into its"
          + " front matter",
        related: original.company.map { [.init($0.range, "the first one", in: original)] } ?? [])
    ]
  }
}

extension DuplicateApplication {
  /// By index, the index of the first active application with the same company and role.
  static func originals(among standings: [Standing]) -> [Int: Int] {
    var seen: [String: Int] = [:]
    var originals: [Int: Int] = [:]
    for standing in standings where standing.isActive {
      guard let company = standing.application.company, let role = standing.application.role
      else { continue }
      let key = foldedName(company.value) + "\n" + foldedName(role.value)
      if let first = seen[key] {
        originals[standing.index] = first
      } else {
        seen[key] = standing.index
      }
    }
    return originals
  }
}

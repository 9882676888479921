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
          company: Acme Harbour
          role: crane driver
          found: 2026-11-16
          ---
          """
        ),
      ]),
    settle: """
      Keep one file: move your notes there and delete the other, or close it with `- 2026-11-18 \
      Closed: the same job as acme.md`. If they really are two jobs, tell them apart: `role: \
      Crane Driver, night shift`.
      """)
}

extension Rule {
  static func duplicateApplication(_ search: Search) -> [(standing: Int?, remark: Remark)] {
    var seen: [String: String] = [:]
    var remarks: [(standing: Int?, remark: Remark)] = []
    for standing in search.standings where standing.isActive {
      guard let company = standing.application.company, let role = standing.application.role
      else { continue }
      let key = foldedName(company.value) + "\n" + foldedName(role.value)
      if let first = seen[key] {
        remarks.append(
          (
            standing.index,
            Remark(
              .duplicateApplication, at: company.range,
              "the same company and role as \(first)",
              help: "keep one of the two files, or write `closed:` into the older one")
          ))
      } else {
        seen[key] = standing.application.file
      }
    }
    return remarks
  }
}

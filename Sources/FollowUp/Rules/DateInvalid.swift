internal import Journal

extension Rule {
  static let dateInvalid = Rule(
    .dateInvalid, group: .form, severity: .error,
    summary: "A date does not exist or cannot be read.",
    what: """
      Raised where the front matter or `jobjournal.yml` takes a date and holds anything but an \
      existing day, written `YYYY-MM-DD`; a time may follow it in the front matter. Elsewhere it \
      is raised where a date is read and something looks like one but is none, such as \
      `2026-09-31` or `2026/10/05`. What it dates is then not used.
      """,
    why: """
      This rule is ours. A wrong date would move every day that is counted from it, so it is \
      better to ask than to guess.
      """,
    sources: [],
    example: Rule.Example(
      today: "2026-10-05",
      """
      ---
      company: Acme Maps
      role: Surveyor
      applied: 2026-09-31
      location: the northern office
      ---
      """),
    settle: """
      Write an existing day, with year, month and day: `applied: 2026-09-30`.
      """)
}

extension Remark {
  static func dateInvalid(_ written: String, at range: Range<Int>?) -> Remark {
    let day = oneReading(of: written)
    return Remark(
      .dateInvalid, at: range, "“\(written)” is not a date",
      help: day.map { "write \($0)" } ?? "write an existing day as year-month-day: YYYY-MM-DD",
      fix: day?.description)
  }

  /// The day that a date in another spelling can only mean: `2026/11/5`.
  private static func oneReading(of written: String) -> CivilDate? {
    let parts = written.split(whereSeparator: { "-/.".contains($0) })
    let numbers = parts.compactMap { Int($0) }
    guard parts.count == 3, numbers.count == 3, parts[0].utf8.count == 4 else { return nil }
    return CivilDate(year: numbers[0], month: numbers[1], day: numbers[2])
  }
}

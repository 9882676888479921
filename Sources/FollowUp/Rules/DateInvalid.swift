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
      """,
      marked: "applied: «2026-09-31»",
      settling: [.replace("applied: 2026-09-31", with: "applied: 2026-09-30")]),
    settle: """
      Write an existing day, with year, month and day: `applied: 2026-09-30`.
      """)
}

extension Remark {
  /// - Parameter today: nil where a file is read before the day is known.
  static func dateInvalid(
    _ written: String, today: CivilDate? = nil, at range: Range<Int>?
  ) -> Remark {
    let numbers = numbers(in: written)
    let meant = numbers.flatMap { CivilDate(year: $0[0], month: $0[1], day: $0[2]) }
    return Remark(
      .dateInvalid, at: range, "“\(written)” is not a date",
      help: meant.map { "write `\($0)`" } ?? numbers.flatMap(lastOfMonth)
        ?? "write the day as year, month and day, such as `\(CivilDate.pattern(today))`",
      fix: meant.map { (written, $0.description) })
  }

  /// Year, month and day of a date that is written in another way: `2026/11/5`.
  private static func numbers(in written: String) -> [Int]? {
    let parts = written.split(whereSeparator: { "-/.".contains($0) })
    let numbers = parts.compactMap { Int($0) }
    return parts.count == 3 && numbers.count == 3 && parts[0].utf8.count == 4 ? numbers : nil
  }

  /// What to write for a day that a month is too short for.
  private static func lastOfMonth(_ numbers: [Int]) -> String? {
    let (year, month) = (numbers[0], numbers[1])
    guard (29...31).contains(numbers[2]),
      let count = (28...30).last(where: { CivilDate(year: year, month: month, day: $0) != nil }),
      let last = CivilDate(year: year, month: month, day: count)
    else { return nil }
    return "that month has \(count) days: write `\(last)`, or the day you mean"
  }
}

extension CivilDate {
  /// How a day is written, where none is known shown by its parts.
  static func pattern(_ day: CivilDate?) -> String { day?.description ?? "YYYY-MM-DD" }
}

internal import Journal
internal import Syntax

extension Rule {
  static let statusMismatch = Rule(
    .statusMismatch, group: .form, severity: .warning,
    summary: "The status says one thing and the dates another.",
    what: """
      Raised at a `status` that is not the one that follows from the dates you wrote. The status \
      is believed. Where it is only the date that is missing, `status-undated` is raised \
      instead.
      """,
    why: """
      This rule is ours. A status that was not brought up to date hides an application from the \
      rules meant for it.
      """,
    sources: [],
    example: Rule.Example(
      today: "2026-11-17",
      """
      ---
      company: Acme Choir
      role: Organist
      status: lead
      applied: 2026-11-12
      ---
      """,
      marked: "status: «lead»",
      settling: [.replace("status: lead", with: "status: applied")]),
    settle: """
      Delete the `status`, as it follows from the dates, or correct it: `status: applied`.
      """)
}

extension Rule {
  private static func place(of status: Status, _ standing: Standing) -> Range<Int>? {
    status == .interviewing
      ? standing.application.interviews.last?.range : status.milestone.map(standing.range)
  }

  static func statusMismatch(_ standing: Standing) -> [Remark] {
    guard let written = standing.application.status, let dates = standing.statusDeniedByDates
    else { return [] }
    // Where something could not be read, that may be what the status follows from.
    let isOutdated = standing.isStatusOutdated && standing.application.faults.isEmpty
    return [
      Remark(
        .statusMismatch, at: written.range,
        "status is `\(written.value.rawValue)`, but the dates say `\(dates.rawValue)`",
        help:
          "write `status: \(dates.rawValue)` or delete the line, or add the date that is missing",
        fix: isOutdated
          ? (standing.application.source.string(in: written.range), dates.rawValue) : nil,
        related: place(of: dates, standing).map { [.init($0, "this says `\(dates.rawValue)`")] }
          ?? [])
    ]
  }
}

extension Standing {
  /// What the dates say where the written status is another one, and lacks more than its date.
  fileprivate var statusDeniedByDates: Status? {
    guard let written = application.status?.value, written != statusFromDates, !isStatusUndated
    else { return nil }
    return statusFromDates
  }

  /// Whether the written status was only not brought up to date. One that is further on than the
  /// dates may lack a date.
  package var isStatusOutdated: Bool {
    guard let dates = statusDeniedByDates, status.isActive else { return false }
    let order = Status.allCases
    return order.firstIndex(of: status) ?? 0 < order.firstIndex(of: dates) ?? 0
  }
}

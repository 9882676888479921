public import FollowUp
public import Journal

/// The applications of a stretch of time, for an employment agency: a page to print and sign.
public struct ProofPage {
  struct Row {
    /// The day that puts it into the list.
    let day: CivilDate
    /// Applied for by that day, and not only found or talked about.
    let isApplied: Bool
    let standing: Standing
    let interviews: [CivilDate]
    /// Other days on which one side was in touch with the other.
    let contacts: [CivilDate]
  }

  private let search: Search
  private let days: ClosedRange<CivilDate>
  private let name: String?
  private let unread: [String]
  /// By day, then as in the journal.
  let rows: [Row]

  /// - Parameters:
  ///   - days: Both ends are part of it.
  ///   - name: Who signs.
  ///   - unread: Files whose applications are missing.
  public init(
    _ search: Search, days: ClosedRange<CivilDate>, name: String?, unread: [String] = []
  ) {
    self.search = search
    self.days = days
    self.name = name
    self.unread = unread
    rows = search.standings.compactMap(Row.init)
      .filter { days.contains($0.day) }
      .sorted { ($0.day, $0.standing.index) < ($1.day, $1.standing.index) }
  }

  public var html: String {
    Template.render(
      "proof",
      [
        "styleSheet": Stylesheet.text, "styleHash": Stylesheet.hash,
        "title": "Applications from \(days.lowerBound) to \(days.upperBound)",
        "firstDay": days.lowerBound.description, "lastDay": days.upperBound.description,
        "day": search.today.description, "name": name ?? "",
        "proofRows": rows.enumerated().map { values(of: $1, number: $0 + 1) },
        "unread": unread.joined(separator: ", "), "isIncomplete": !unread.isEmpty,
        "hasProofRows": !rows.isEmpty, "totals": totals,
      ])
  }

  private func values(of row: Row, number: Int) -> Values {
    let application = row.standing.application
    func list(_ days: [CivilDate]) -> Markup {
      Markup(days.map(\.description).joined(separator: ", "))
    }
    let texts = application.texts
    let places = [texts["location"], texts["source"].map { "Found through: \($0)" }, texts["link"]]
      .compactMap { $0 }
    return [
      "number": number, "rowDay": row.day.description, "isOnlyFound": !row.isApplied,
      "employer": application.companyName,
      "contactName": row.standing.contact.map(application.name) ?? "",
      "hasContactName": row.standing.contact != nil,
      "role": application.role?.value ?? "–",
      "places": places.map { ["place": $0] },
      "interviewsHTML": list(row.interviews), "hasInterviews": !row.interviews.isEmpty,
      "contactsHTML": list(row.contacts), "hasContacts": !row.contacts.isEmpty,
      "outcome": row.standing.status.outcome,
      "outcomeDay": row.standing.outcomeDay?.description ?? "",
    ]
  }

  /// Each a figure and what it counts.
  var totals: [String] {
    let applied = rows.count(where: \.isApplied)
    let others = rows.count - applied
    let interviews = rows.reduce(0) { $0 + $1.interviews.count { $0 <= search.today } }
    func counted(_ count: Int, _ one: String, _ many: String) -> String {
      "\(count) \(count == 1 ? one : many)"
    }
    var totals = [counted(applied, "application", "applications")]
    if others > 0 {
      totals.append(
        counted(others, "job found or talked about", "jobs found or talked about")
          + ", not applied for")
    }
    if interviews > 0 { totals.append(counted(interviews, "interview", "interviews") + " held") }
    for status in Status.allCases {
      let count = rows.count { $0.standing.status == status && $0.isApplied }
      if count > 0 { totals.append("\(count) \(status.outcome.lowercased())") }
    }
    return totals
  }
}

extension ProofPage.Row {
  /// nil where no day says when it began.
  init?(_ standing: Standing) {
    let interviews = standing.application.interviews.filter { !$0.isCancelled }.map(\.date)
    var contacts: Set<CivilDate> = []
    for entry in standing.entries where entry.key.isContact { contacts.insert(entry.date) }
    let applied = standing.day(.applied)
    let first = [standing.day(.found), interviews.first, contacts.min()].compactMap { $0 }.min()
    guard let day = applied ?? first else { return nil }
    let isApplied =
      applied != nil || !interviews.isEmpty
      || ![.lead, .withdrawn, .closed].contains(standing.status)
    self.init(
      day: day, isApplied: isApplied, standing: standing,
      interviews: Set(interviews).sorted(), contacts: contacts.subtracting(interviews).sorted())
  }
}

extension EntryKey {
  /// Whether user and employer were in touch. What is between the user and references is not, and
  /// neither is what has a place of its own in the list.
  fileprivate var isContact: Bool {
    switch self {
    case .heard, .thankYou, .checkIn, .contacted, .kept, .toldAboutOffer, .feedbackAsked,
      .introductionsAsked:
      true
    default: false
    }
  }
}

extension Status {
  /// What it comes to, for somebody else.
  fileprivate var outcome: String {
    switch self {
    case .lead: "Not applied yet"
    case .applied: "No decision yet"
    case .interviewing: "In interviews"
    case .offer: "Offer received"
    case .accepted: "Offer accepted"
    case .signed: "Contract signed"
    case .rejected: "Rejected"
    case .withdrawn: "Withdrawn"
    case .closed: "Given up, or no longer open"
    }
  }
}

extension Standing {
  /// The day that the outcome is of; nil where it has none of its own.
  fileprivate var outcomeDay: CivilDate? {
    status == .applied ? nil : status.milestone.flatMap(day)
  }
}

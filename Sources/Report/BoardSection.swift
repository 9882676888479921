internal import FollowUp
internal import Journal

/// Applications by status, each with what comes next.
struct BoardSection {
  /// More cards than these in a column are folded away.
  private static let columnLimit = 12

  private let overview: Overview

  init(_ overview: Overview) { self.overview = overview }

  var values: Values {
    let groups = Dictionary(grouping: overview.standings, by: \.status)
    func columns(where isShown: (Status) -> Bool) -> [Values] {
      Status.allCases.filter(isShown).compactMap { status in
        groups[status].map { column(status, $0) }
      }
    }
    let ended = columns { !$0.isActive }
    return [
      "running": columns(where: \.isActive), "ended": ended, "hasEnded": !ended.isEmpty,
      "isEmptyBoard": groups.isEmpty,
    ]
  }

  private func column(_ status: Status, _ standings: [Standing]) -> Values {
    let cards = order(standings).map(card)
    let rest = Array(cards.dropFirst(Self.columnLimit))
    return [
      "columnTitle": status.title, "columnCount": cards.count, "allCards": cards,
      "cards": Array(cards.prefix(Self.columnLimit)), "moreCards": rest,
      "moreCount": rest.count, "hasMore": !rest.isEmpty,
    ]
  }

  /// What is due first comes first, then what has nothing due, as it stands in the journal.
  private func order(_ standings: [Standing]) -> [Standing] {
    let days = standings.map { overview.next(of: $0)?.due.dayNumber ?? .max }
    return zip(standings, days).sorted {
      ($0.1, $0.0.index) < ($1.1, $1.0.index)
    }.map(\.0)
  }

  private func card(_ standing: Standing) -> Values {
    let application = standing.application
    let next = overview.next(of: standing)
    var note = ""
    if let next {
      let title = overview.assessment.wording(of: next).title
      note = "\(next.state == .overdue ? "was due" : "by") \(next.due.forPeople): \(title)"
    } else if let end = standing.endDay {
      note = "on \(end.forPeople)"
    }
    return [
      "cardCompany": application.companyName, "cardRole": application.role?.value ?? "",
      "cardHasRole": application.role != nil, "cardAnchor": Overview.anchor(standing.index),
      "cardNoteHTML": Markup(note), "cardHasNote": !note.isEmpty,
      "cardState": next.map(\.state.rawValue) ?? "none",
      "cardIsOverdue": next?.state == .overdue,
    ]
  }
}

extension Status {
  /// As a heading.
  var title: String { rawValue.prefix(1).uppercased() + rawValue.dropFirst() }
}

internal import FollowUp
internal import Journal
internal import Views

/// The course of every application. Those that are running share one scale; each of the others
/// has its own.
struct TimelineSection {
  /// Days of the past on the shared scale: what is older can be read in the table.
  private static let past = 182
  private static let leastSpan = 20
  /// A status with more applications than these is folded away, as are those that ended.
  private static let openLimit = 25

  private let overview: Overview

  init(_ overview: Overview) { self.overview = overview }

  var values: Values {
    let standings = overview.standings
    let timelines = standings.map { standing in
      Timeline(
        standing, duties: overview.duties[standing.index] ?? [],
        quiet: overview.quiet[standing.index], in: overview.assessment)
    }
    let scale = shared(standings.filter(\.isActive).map { timelines[$0.index].span })
    let groups = Dictionary(grouping: standings, by: \.status)
    return [
      "legend": Timeline.Kind.allCases.map {
        [
          "legendShape": $0.rawValue, "legendTitle": $0.title,
          "legendY": Drawing.number(8 + $0.offset),
        ]
      },
      "timelineGroups": Status.allCases.compactMap { status -> Values? in
        guard let group = groups[status] else { return nil }
        return [
          "groupTitle": status.title, "groupCount": group.count,
          "groupIsOpen": status.isActive && group.count <= Self.openLimit,
          "groupItems": group.map { standing in
            let timeline = timelines[standing.index]
            return values(of: standing, timeline, standing.isActive ? scale : own(timeline.span))
          },
        ]
      },
      "hasTimelines": !standings.isEmpty,
    ]
  }

  private func shared(_ spans: [ClosedRange<CivilDate>]) -> TimeScale {
    let search = overview.assessment.search
    let today = search.today
    let first = spans.map(\.lowerBound).min() ?? today
    let last = spans.map(\.upperBound).max() ?? today
    let earliest = max(first, today - Self.past)
    let latest = min(max(last, today), today + 2 * search.policy.horizon)
    return own(min(earliest, today)...max(latest, today))
  }

  /// Wide enough for what it shows to be told apart.
  private func own(_ span: ClosedRange<CivilDate>) -> TimeScale {
    let margin = max(1, (span.upperBound - span.lowerBound) / 40)
    let last = max(span.upperBound, span.lowerBound + Self.leastSpan)
    return TimeScale(days: span.lowerBound - margin...last + margin)
  }

  private func values(of standing: Standing, _ timeline: Timeline, _ scale: TimeScale) -> Values {
    let application = standing.application
    let anchor = Overview.anchor(standing.index)
    let name = application.companyName
    let table = timeline.table(caption: "What happened with \(name), and what is to be done")
    var facts: [Values] = []
    func add(_ term: String, _ text: String?, address: String? = nil) {
      guard let text, !text.isEmpty else { return }
      facts.append([
        "factTerm": term, "factText": text, "factHTML": Markup(text),
        "factAddress": address ?? "", "factIsLink": address != nil,
      ])
    }
    add("Applied", standing.day(.applied)?.forPeople)
    if let end = standing.endDay { add(standing.status.title, end.forPeople) }
    add("Contact", standing.contact.map(application.name))
    add("Where", application.texts["location"])
    add("Salary", application.texts["salary"])
    add("Found through", application.texts["source"])
    let link = application.texts["link"]
    add("Advert", link, address: link.flatMap(webAddress))
    let beyond = timeline.events.count { !scale.contains($0.day) }
    return [
      "anchor": anchor, "company": name, "role": application.role?.value ?? "",
      "hasRole": application.role != nil, "status": standing.status.rawValue, "facts": facts,
      "beyond": beyond, "hasBeyond": beyond > 0,
      "picture": timeline.drawing(on: scale).values(
        id: "\(anchor)-picture",
        title: "Timeline of \(name), as in the table that follows"),
      "table": table.values, "rowCount": table.rows.count, "hasRows": !table.rows.isEmpty,
    ]
  }

}

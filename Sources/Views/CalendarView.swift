public import FollowUp
internal import Journal

/// The agenda as an iCalendar file (RFC 5545): interviews as events, duties as events and to-dos.
///
/// It is a function of journal, configuration and day, and of what was written before.
public struct CalendarView {
  /// What each begins with.
  public static let opening = "BEGIN:VCALENDAR\r\n"

  /// What has settled, and what is gone, stays for so many days after its last one.
  private static let keptDays = 30

  private let components: [CalendarComponent]

  /// - Parameters:
  ///   - horizon: How many days ahead duties are looked for; nil for the whole record, past and to
  ///     come.
  ///   - published: The calendar that is to be replaced.
  public init(
    _ assessment: Assessment, horizon: Int?, replacing published: PublishedCalendar? = nil
  ) {
    let today = assessment.search.today
    let limit = today - Self.keptDays
    func isKept(_ components: [CalendarComponent]) -> Bool {
      guard let published else { return false }
      return components.contains { $0.days.upperBound >= limit && published.holds($0) }
    }
    var components: [CalendarComponent] = []
    for standing in assessment.search.standings {
      let places = Dictionary(
        grouping: standing.application.entries.filter { $0.key == .place }, by: \.interview)
      var ordinals: [CivilDate: Int] = [:]
      for (index, interview) in standing.application.interviews.enumerated() {
        ordinals[interview.date, default: 0] += 1
        let event = CalendarComponent(
          interview, ordinal: ordinals[interview.date, default: 1],
          places: places[index]?.map(\.value) ?? [], of: standing)
        if horizon == nil || interview.date >= today || isKept([event]) { components.append(event) }
      }
    }
    // An interview ahead is an event already.
    for duty in assessment.duties where duty.rule != .interviewAhead {
      let isShown = horizon.map { duty.isShown(on: today, horizon: $0) } ?? true
      guard isShown || published != nil else { continue }
      let both = CalendarComponent.components(of: duty, in: assessment)
      if isShown || isKept(both) { components += both }
    }
    if let published {
      components += published.cancelled(but: components, today: today, since: limit)
      components = components.map { published.revised($0, today: today) }
    }
    self.components = components.sorted(by: CalendarComponent.isBefore)
  }

  /// With CRLF, as the format asks.
  public var text: String {
    let head = [
      "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:\(PublishedCalendar.product)",
      "NAME:Job search", "X-WR-CALNAME:Job search", "REFRESH-INTERVAL;VALUE=DURATION:PT4H",
      "X-PUBLISHED-TTL:PT4H",
    ]
    return ContentLineWriter.folded(
      head + components.flatMap(\.contentLines) + ["END:VCALENDAR"])
  }
}

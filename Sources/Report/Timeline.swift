internal import FollowUp
internal import Journal
internal import Views

/// The course of one application, as a picture and as a table.
struct Timeline {
  enum Kind: String, CaseIterable {
    case milestone, ending, interview, cancelled, heard, sent

    /// How far below the middle of its shape lies what it is drawn at, in pixels.
    var offset: Double {
      switch self {
      case .heard: 4.5
      case .sent: -4.5
      default: 0
      }
    }

    /// For the legend, and for the table.
    var title: String {
      switch self {
      case .milestone: "step"
      case .ending: "end"
      case .interview: "interview"
      case .cancelled: "interview, cancelled"
      case .heard: "they were in touch"
      case .sent: "you were in touch"
      }
    }
  }

  struct Event {
    let day: CivilDate
    let kind: Kind
    let text: String
  }

  /// The time in which something is to be done.
  struct Window {
    let duty: Duty
    let title: String
  }

  let today: CivilDate
  /// By day.
  let events: [Event]
  /// By the first day, those that were dropped left out.
  let windows: [Window]
  /// When the employer is, or was, to be left in peace: the last day is the one before it ends.
  let quiet: [ClosedRange<CivilDate>]

  init(_ standing: Standing, duties: [Duty], quiet spell: QuietSpell?, in assessment: Assessment) {
    today = standing.today
    let record = ApplicationRecord(standing, duties: duties, in: assessment)
    var events: [Event] = []
    var windows: [Window] = []
    // What the log says of a step says more than its date in the front matter.
    let logged = Set(
      standing.entries.compactMap { entry in
        entry.key.milestone.map { [$0.rawValue, entry.date.dayNumber] }
      })
    for line in record.lines {
      if case .milestone(let milestone) = line.source,
        logged.contains([milestone.rawValue, line.date.dayNumber])
      {
        continue
      }
      switch line.source {
      case .duty(let duty):
        if duty.state != .dropped { windows.append(Window(duty: duty, title: line.text)) }
      default:
        if let kind = Self.kind(of: line.source) {
          events.append(Event(day: line.date, kind: kind, text: Self.text(of: line)))
        }
      }
    }
    self.events = events
    self.windows = windows.sorted {
      ($0.duty.from, $0.duty.due, $0.duty.id) < ($1.duty.from, $1.duty.due, $1.duty.id)
    }
    quiet = Self.quiet(spell, duties, events)
  }

  /// nil for what is no more than a note.
  private static func kind(of source: ApplicationRecord.Source) -> Kind? {
    switch source {
    case .interview(let interview): return interview.isCancelled ? .cancelled : .interview
    case .milestone(let milestone): return kind(of: milestone)
    case .duty: return nil
    case .entry(let entry):
      if let milestone = entry.key.milestone { return kind(of: milestone) }
      switch entry.key {
      case .heard, .referenceContacted: return .heard
      case .timeline: return entry.isDateWritten ? .heard : nil
      case .thankYou, .checkIn, .contacted, .kept, .toldAboutOffer, .feedbackAsked,
        .introductionsAsked:
        return .sent
      default: return nil
      }
    }
  }

  private static func text(of line: ApplicationRecord.Line) -> String {
    if case .milestone(let milestone) = line.source { return milestone.title }
    return line.text.prefix(1).uppercased() + line.text.dropFirst()
  }

  private static func kind(of milestone: Milestone) -> Kind {
    switch milestone {
    case .rejected, .withdrawn, .closed: .ending
    default: .milestone
    }
  }

  /// From the last word to the day on which to ask, or to the next word before it.
  private static func quiet(
    _ current: QuietSpell?, _ duties: [Duty], _ events: [Event]
  ) -> [ClosedRange<CivilDate>] {
    let words = events.filter { $0.kind == .heard || $0.kind == .interview || $0.kind == .ending }
      .map(\.day)
    var spells: [CivilDate: CivilDate] = [:]
    for duty in duties where duty.rule == .checkInDue {
      guard let since = CivilDate(iso: duty.concerns) else { continue }
      // One that was dropped with no word after it waits for nothing any more.
      if duty.state != .dropped || (words.last.map { $0 > since } ?? false) {
        spells[since] = duty.from
      }
    }
    if let current { spells[current.since] = current.until }
    var later = words[...]
    return spells.sorted { $0.key < $1.key }.compactMap { since, until in
      later = later.drop { $0 <= since }
      let end = min(until, later.first ?? until)
      return since + 1 < end ? since + 1...end - 1 : nil
    }
  }

  /// From the first to the last day that it shows.
  var span: ClosedRange<CivilDate> {
    let days =
      events.map(\.day) + windows.flatMap { [$0.duty.from, $0.duty.due] }
      + quiet.flatMap { [$0.lowerBound, $0.upperBound] }
    let first = days.min() ?? today
    return first...max(first, days.max() ?? today)
  }

  // MARK: The picture

  private enum Layout {
    static let top = 16.0
    static let lane = 7.0
    static let lanes = 6
    static let line = 22.0
    /// Percent: what is narrower cannot be seen on a phone.
    static let least = 1.5
  }

  func drawing(on scale: TimeScale) -> Drawing {
    let shown = windows.filter { $0.duty.due >= scale.days.lowerBound }
      .filter { $0.duty.from <= scale.days.upperBound }
    let lanes = Self.lanes(of: shown.map { $0.duty.from...max($0.duty.from, $0.duty.due) })
    let count = (lanes.max() ?? -1) + 1
    let middle = Layout.top + Layout.line / 2 + 2
    let height = middle + Layout.line / 2 + 4 + Double(count) * Layout.lane + 4
    var drawing = Drawing(height: height)
    for tick in scale.ticks {
      let x = scale.start(of: tick.day)
      drawing.marks.append(.line(x1: x, y1: 0, x2: x, y2: height, style: "tick"))
      // A label takes some 35 pixels; a phone has 260.
      if x < 86 {
        drawing.marks.append(
          .text(tick.label, x: x, y: 10, anchor: .start, shift: 3, style: "scale"))
      }
    }
    let inside = events.filter { scale.contains($0.day) }
    let end = events.last { $0.kind == .ending }?.day ?? max(today, events.last?.day ?? today)
    if let first = events.first, first.day <= scale.days.upperBound {
      drawing.marks.append(
        .line(
          x1: scale.start(of: first.day), y1: middle, x2: scale.start(of: end + 1), y2: middle,
          style: "course"))
    }
    for spell in quiet where spell.overlaps(scale.days) {
      let x = scale.start(of: spell.lowerBound)
      drawing.marks.append(
        .bar(
          x: x, y: middle - 4, width: scale.start(of: spell.upperBound + 1) - x, height: 8,
          style: "quiet"))
    }
    for (window, lane) in zip(shown, lanes) {
      let x = scale.start(of: window.duty.from)
      let y = middle + Layout.line / 2 + 4 + Double(lane) * Layout.lane
      let until = scale.start(of: max(window.duty.from, window.duty.due) + 1)
      drawing.marks.append(
        .bar(
          x: x, y: y, width: max(until - x, Layout.least), height: Layout.lane - 2,
          style: "window \(window.duty.state.rawValue)"))
      if window.duty.state == .overdue, scale.contains(today) {
        drawing.marks.append(
          .line(
            x1: until, y1: y + 2.5, x2: scale.middle(of: today), y2: y + 2.5, style: "tail"))
      }
    }
    if scale.contains(today) {
      let x = scale.middle(of: today)
      drawing.marks.append(.line(x1: x, y1: 0, x2: x, y2: height, style: "today"))
    }
    for event in inside {
      drawing.marks.append(
        .symbol(event.kind.rawValue, x: scale.middle(of: event.day), y: middle))
    }
    return drawing
  }

  /// For ranges in order, the first lane each that is free; the last one takes what is left over.
  static func lanes(of ranges: [ClosedRange<CivilDate>]) -> [Int] {
    var ends: [CivilDate] = []
    return ranges.map { range in
      if let free = ends.firstIndex(where: { $0 < range.lowerBound }) {
        ends[free] = range.upperBound
        return free
      }
      guard ends.count < Layout.lanes else {
        ends[ends.count - 1] = max(ends[ends.count - 1], range.upperBound)
        return ends.count - 1
      }
      ends.append(range.upperBound)
      return ends.count - 1
    }
  }

  // MARK: The table

  func table(caption: String) -> Table {
    var rows: [(day: CivilDate, rank: Int, cells: [String])] = events.map {
      ($0.day, 0, [$0.day.forPeople, $0.kind.title, $0.text])
    }
    rows += quiet.map {
      ($0.lowerBound, 1, [Self.span($0), "quiet", "do not write"])
    }
    rows += windows.map {
      let duty = $0.duty
      let span = Self.span(duty.from...max(duty.from, duty.due))
      return (duty.from, 2, [span, "to do: \(Agenda.state(duty))", $0.title])
    }
    return Table(
      caption: caption, columns: [.init("When"), .init("Kind"), .init("What")],
      rows: rows.enumerated().sorted {
        ($0.element.day, $0.element.rank, $0.offset) < ($1.element.day, $1.element.rank, $1.offset)
      }.map(\.element.cells))
  }

  private static func span(_ days: ClosedRange<CivilDate>) -> String {
    days.lowerBound == days.upperBound
      ? days.lowerBound.forPeople
      : "\(days.lowerBound.forPeople) to \(days.upperBound.forPeople)"
  }
}

extension Milestone {
  /// For people.
  var title: String {
    switch self {
    case .offerExpires: "Offer ends"
    case .starts: "First day at work"
    default: key.prefix(1).uppercased() + key.dropFirst()
    }
  }
}

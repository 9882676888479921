public import Journal
internal import Syntax

/// An application as it stands on a day: what counts by then, worked out once for all rules.
///
/// A value in all but its storage: every rule is given it, and a copy would be some forty words.
public final class Standing: Sendable {
  /// In `Search.standings`.
  public let index: Int
  public let application: Application
  public let today: CivilDate
  public let status: Status
  /// What the dates alone say; nil where no date says anything.
  let statusFromDates: Status?
  /// From the front matter, else the earliest entry of the log.
  let milestones: [Milestone: Written<CivilDate>]
  /// Events after today left out.
  public let entries: [Entry]
  /// Events, and timelines with a written date, that are dated after today.
  let futureEntries: [Entry]
  /// Not cancelled, on or before today.
  let held: [Int]
  /// Not cancelled, today or later.
  let ahead: [Int]
  /// Days on which the employer was in touch, in order.
  let inboundDays: [CivilDate]
  /// By date, then position.
  let checkIns: [Entry]
  /// Check-ins and other contacts, by date, then position.
  let outreaches: [Entry]
  /// Whom to follow up with.
  public let contact: Person.ID?

  public init(_ application: Application, index: Int, today: CivilDate) {
    self.index = index
    self.application = application
    self.today = today
    futureEntries = application.entries.filter { Self.isInFuture($0, today) }
    let counting =
      futureEntries.isEmpty
      ? application.entries : application.entries.filter { !Self.isInFuture($0, today) }
    entries = counting
    var milestones = application.milestones
    for entry in counting {
      guard let milestone = entry.key.milestone, application.milestones[milestone] == nil
      else { continue }
      if let earlier = milestones[milestone], earlier.value <= entry.date { continue }
      milestones[milestone] = Written(entry.date, entry.range)
    }
    self.milestones = milestones
    let interviews = application.interviews
    let held = interviews.indices.filter {
      !interviews[$0].isCancelled && interviews[$0].date <= today
    }
    self.held = held
    ahead = interviews.indices.filter {
      !interviews[$0].isCancelled && interviews[$0].date >= today
    }
    var inbound = held.map { interviews[$0].date }
    for entry in counting {
      switch entry.key {
      case .heard: inbound.append(entry.date)
      case .timeline where entry.isDateWritten: inbound.append(entry.date)
      default: break
      }
    }
    for milestone in [Milestone.offer, .rejected] {
      if let date = milestones[milestone]?.value, date <= today { inbound.append(date) }
    }
    inboundDays = Array(Set(inbound)).sorted()
    outreaches = counting.filter { $0.key == .checkIn || $0.key == .contacted }.sorted(
      by: Entry.isEarlier)
    checkIns = outreaches.filter { $0.key == .checkIn }
    contact =
      application.contact?.value
      ?? counting.filter { $0.key == .contact }.max(by: Entry.isEarlier)?.people.first
    statusFromDates = Self.status(
      from: milestones, hasInterviews: !interviews.isEmpty, today: today)
    status = application.status?.value ?? statusFromDates ?? .lead
  }

  private static func isInFuture(_ entry: Entry, _ today: CivilDate) -> Bool {
    entry.date > today
      && (entry.key.isEvent && entry.key != .interview
        || entry.key == .timeline && entry.isDateWritten)
  }

  private static func status(
    from milestones: [Milestone: Written<CivilDate>], hasInterviews: Bool, today: CivilDate
  ) -> Status? {
    func day(_ milestone: Milestone) -> CivilDate? {
      milestones[milestone].flatMap { $0.value <= today ? $0.value : nil }
    }
    if day(.signed) != nil { return .signed }
    let ends: [(Status, CivilDate?)] = [
      (.rejected, day(.rejected)), (.withdrawn, day(.withdrawn)), (.closed, day(.closed)),
    ]
    var latest: (status: Status, date: CivilDate)?
    for case (let status, let date?) in ends where latest.map({ date > $0.date }) ?? true {
      latest = (status, date)
    }
    if let latest { return latest.status }
    if day(.accepted) != nil { return .accepted }
    if day(.offer) != nil { return .offer }
    if hasInterviews { return .interviewing }
    return day(.applied) == nil ? nil : .applied
  }

  public var isActive: Bool { status.isActive }

  public var hasInterviewAhead: Bool { !ahead.isEmpty }

  /// The day of a milestone, unless it lies ahead.
  public func day(_ milestone: Milestone) -> CivilDate? {
    guard let date = milestones[milestone]?.value else { return nil }
    switch milestone {
    case .starts, .offerExpires: return date
    default: return date <= today ? date : nil
    }
  }

  /// The day of a milestone as written, be it ahead or not.
  package func written(_ milestone: Milestone) -> CivilDate? { milestones[milestone]?.value }

  func range(of milestone: Milestone) -> Range<Int> { milestones[milestone]?.range ?? 0..<0 }

  func name(_ person: Person.ID) -> String { application.people[person].name }

  /// Where a text stands in the first line of a range; all of the range where it does not.
  func place(of text: String, in range: Range<Int>) -> Range<Int> {
    let source = application.source
    let line = source.line(source.lineNumber(at: range.lowerBound))
    return source.find(text, in: range.clamped(to: line)) ?? range
  }

  /// An interviewer's name in the first line of what holds it; all of that where it is not there.
  func words(_ interviewer: Interview.Interviewer) -> Range<Int> {
    let source = application.source
    let line = source.line(source.lineNumber(at: interviewer.range.lowerBound))
    return interviewer.place.clamped(to: line) == interviewer.place
      ? interviewer.place : interviewer.range
  }

  /// Where something asked in an interview is written, for a sentence.
  func section(of interview: Interview) -> String {
    let source = application.source
    let line = source.lineNumber(at: interview.range.lowerBound)
    // One that only the front matter or the log knows has no section yet.
    return source.content(ofLine: line) == interview.range
      ? "below the interview’s heading" : "below a heading `## Interview \(interview.date)`"
  }

  var contactName: String? { contact.map(name) }

  package var heldInterviews: some BidirectionalCollection<(index: Int, interview: Interview)> {
    held.lazy.map { ($0, self.application.interviews[$0]) }
  }

  /// Interviews before today: today's evening is free for writing things down.
  var recorded: some BidirectionalCollection<(index: Int, interview: Interview)> {
    heldInterviews.prefix { $0.interview.date < today }
  }

  /// The latest interview before today of an active application.
  var latestRecorded: (index: Int, interview: Interview)? { isActive ? recorded.last : nil }

  /// The day on which the application ended: rejected, withdrawn, closed, signed or accepted.
  var endDays: [CivilDate] {
    [Milestone.rejected, .withdrawn, .closed, .signed, .accepted].compactMap(day)
  }

  /// The earliest of the entries with a key, on or after a day.
  package func first(_ key: EntryKey, onOrAfter day: CivilDate) -> CivilDate? {
    entries.filter { $0.key == key && $0.date >= day }.map(\.date).min()
  }

  /// When the job was seen posted.
  package var sightings: [Written<CivilDate>] {
    let logged = entries.filter { $0.key == .seenOpen }.map { Written($0.date, $0.range) }
    guard let answer = application.stillOpen, case .on(let date) = answer.value, date <= today
    else { return logged }
    return logged + [Written(date, answer.range)]
  }

  /// Whether something was written down in an interview, or on its day or later.
  func has(_ key: EntryKey, inOrAfter recorded: (index: Int, interview: Interview)) -> Bool {
    entries.contains {
      $0.key == key && ($0.interview == recorded.index || $0.date >= recorded.interview.date)
    }
  }

  /// The timelines that gave a day, by the date on which they were given, then position.
  package func timelines(
    _ calendar: WorkCalendar
  ) -> [(said: CivilDate, promised: Written<CivilDate>)] {
    entries
      .filter { $0.key == .timeline }
      .sorted(by: Entry.isEarlier)
      .compactMap { entry in
        Self.promisedDay(of: entry, calendar).map { (entry.date, Written($0, entry.range)) }
      }
  }

  /// nil where no date was given.
  private static func promisedDay(of entry: Entry, _ calendar: WorkCalendar) -> CivilDate? {
    guard case .timeline(let answer) = entry.detail else { return nil }
    switch answer {
    case .on(let date): return date
    case .within(let count, .days): return entry.date + count
    case .within(let count, .weeks): return entry.date + 7 * count
    case .within(let count, .months): return entry.date.adding(months: count)
    case .within(let count, .workingDays):
      return calendar.date(count, workingDaysAfter: entry.date)
    case .noDate: return nil
    }
  }
}

extension [CivilDate] {
  /// Of days in order.
  func first(onOrAfter day: CivilDate) -> CivilDate? {
    let index = partitioningIndex { $0 >= day }
    return index < count ? self[index] : nil
  }
}

public import Journal

/// Something the user owes somebody, with a window.
public struct Duty: Sendable {
  public enum State: String, CaseIterable, Sendable {
    case done, waived, dropped, missed, overdue, open, upcoming
  }

  /// Where the wait for an employer stands when a duty of it is due.
  public struct Wait: Sendable {
    /// The day that opened the waiting period.
    public let since: CivilDate
    /// The day by which the employer meant to decide.
    public let promised: CivilDate?
    public let lastCheckIn: CivilDate?
    /// Several rounds are done, and the decision is all that is missing.
    public let isFinal: Bool
  }

  public let rule: RuleName
  /// An index of `Search.standings`.
  public let application: Int
  public var who: String?
  public var concerns: String
  /// The first good day.
  public var from: CivilDate
  /// The last good day.
  public var due: CivilDate
  /// The day after which it is pointless; nil for never.
  public var lapses: CivilDate?
  /// The date of what fulfilled it.
  public var fulfilled: CivilDate?
  /// What the duty points at.
  public var range: Range<Int>
  /// The words in its first line that are meant, where that is not all of it.
  var words: Range<Int>?
  public internal(set) var state = State.upcoming
  public internal(set) var id = ""

  /// The day of the fact that raised it; nil for one that a waiver of any day covers.
  var raised: CivilDate?
  /// How often it was put off, and on which day the last time.
  var snoozes = 0
  var lastSnoozed: CivilDate?
  /// The first day on which it was waived.
  var waived: CivilDate?
  /// Fulfilled, on a day that nobody wrote down.
  var isChecked = false
  /// What must hold for it to stay open does not.
  var isDropped = false
  package internal(set) var severity: Severity?
  var wait: Wait?
  /// An index of the application's interviews.
  public internal(set) var interview: Int?
  /// An index of the application's references.
  var reference: Int?
  /// An index of `Search.standings`: who made the offer that the others are to hear of.
  package internal(set) var offering: Int?
  /// The offering company, or the day a promise was made for: what the wording needs beside the rest.
  var detail = ""

  init(
    _ rule: RuleName, _ standing: Standing, who: String? = nil, concerns: String,
    from: CivilDate, due: CivilDate, lapses: CivilDate?, fulfilled: CivilDate? = nil,
    raised: CivilDate?, range: Range<Int>
  ) {
    self.rule = rule
    application = standing.index
    self.who = who
    self.concerns = concerns
    self.from = from
    self.due = due
    self.lapses = lapses
    self.fulfilled = fulfilled
    self.raised = raised
    self.range = range
  }

  var isFulfilled: Bool { fulfilled != nil || isChecked }

  /// Done on or before its last good day.
  public var isOnTime: Bool { state == .done && fulfilled.map { $0 <= due } ?? true }

  public var isPending: Bool { state == .overdue || state == .open || state == .upcoming }

  /// Whether the agenda of a day holds it.
  ///
  /// - Parameter horizon: How many days ahead it looks.
  public func isShown(on today: CivilDate, horizon: Int) -> Bool {
    isPending && (state != .upcoming || from <= today + horizon)
  }

  /// The first that applies.
  mutating func settle(isWaived: Bool, today: CivilDate) {
    if isFulfilled {
      state = .done
    } else if isWaived {
      state = .waived
    } else if isDropped {
      state = .dropped
    } else if let lapses, today > lapses {
      state = .missed
    } else if today > due {
      state = .overdue
    } else {
      state = today >= from ? .open : .upcoming
    }
  }

  mutating func snooze(until day: CivilDate) {
    let oldDue = due
    from = max(from, day)
    due = max(due, day)
    lapses = lapses.map { $0 + (due - oldDue) }
  }
}

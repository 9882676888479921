internal import FollowUp
public import Journal
internal import Syntax

extension Editor {
  /// Settles a duty without its being done.
  ///
  /// - Parameter reason: Markdown.
  public mutating func waive(
    _ id: String, because reason: String, on day: CivilDate? = nil
  ) throws(EditRefusal) -> String {
    let duty = try pending(id)
    if duty.rule == .taskDue {
      throw EditRefusal(
        "a task of your own needs no waiver: tick its box, or delete it in \(place(of: duty))")
    }
    var edited = self
    let line = try edited.waive(duty, because: reason, on: day ?? search.today)
    self = edited
    return line
  }

  mutating func waive(
    _ duty: Duty, because reason: String, on day: CivilDate
  ) throws(EditRefusal) -> String {
    let before = duties
    let line = try add(.waived, "Waived: \(Self.subject(duty)): \(reason)", on: day)
    guard self.duty(duty.id)?.state == .waived else {
      if duty.rule == .interviewAhead {
        throw EditRefusal("another interview comes before it; this one stays until then")
      }
      throw EditRefusal("a waiver of \(day.forPeople) would not cover it")
    }
    try checkOthers(than: duty, of: before)
    return line
  }

  /// Puts a duty off.
  public mutating func snooze(
    _ id: String, until day: CivilDate
  ) throws(EditRefusal) -> String {
    let duty = try pending(id)
    guard day > search.today else {
      throw EditRefusal("\(day.forPeople) is not after today")
    }
    var edited = self
    let line = try edited.snooze(duty, until: day)
    self = edited
    return line
  }

  private mutating func snooze(
    _ duty: Duty, until day: CivilDate
  ) throws(EditRefusal) -> String {
    if duty.rule == .taskDue {
      guard let task = application.tasks.first(where: { $0.range == duty.range }) else {
        throw EditRefusal("\(application.file) has no such task any more")
      }
      let moves = BoxEdit.moves(of: task, to: day, in: source)
      guard !moves.isEmpty else {
        throw EditRefusal(
          "its day is not written as \(task.due) in \(place(of: duty)); change it there")
      }
      return try change(
        moves,
        Expectation(removed: [Facts.task(task)], added: 1) { application in
          application.tasks.contains { $0.due == day }
        })
    }
    if duty.rule == .interviewAhead {
      throw EditRefusal(
        "an interview has its own day; if it has moved, say so in \(place(of: duty))")
    }
    guard day > duty.from else {
      throw EditRefusal("it begins on \(duty.from.forPeople) only; name a later day")
    }
    let before = duties
    let line = try add(
      .snoozed, "Snoozed: \(Self.subject(duty)) until \(day)", on: search.today)
    guard let moved = self.duty(duty.id), moved.from == day else {
      throw EditRefusal("a snooze of today would not cover it")
    }
    try checkOthers(than: duty, of: before)
    return line
  }

  /// Rule and, where it is raised once a person, whom: as a waiver names them.
  private static func subject(_ duty: Duty) -> String {
    let isPersonal = duty.rule == .thankYouNotSent || duty.rule == .referencesNotBriefed
    guard isPersonal, let who = duty.who else { return duty.rule.rawValue }
    return "\(duty.rule.rawValue), \(Escaping.markdown(who))"
  }

  /// A waiver is about a rule: that it covers one duty alone must be seen.
  private func checkOthers(than duty: Duty, of before: [Duty]) throws(EditRefusal) {
    let old = Dictionary(before.map { ($0.id, $0) }) { first, _ in first }
    let covered = duties.filter { other in
      guard other.rule == duty.rule, other.id != duty.id, let was = old[other.id] else {
        return false
      }
      return was.isPending && (was.state != other.state || was.due != other.due)
    }
    if let other = covered.first {
      throw EditRefusal(
        "it would cover \(other.id) as well; settle that first, or write the entry yourself")
    }
  }
}

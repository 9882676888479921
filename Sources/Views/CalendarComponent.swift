internal import FollowUp
internal import Journal

/// An event or a to-do, as far as it is worked out before it is known what was written of it before.
struct CalendarComponent {
  /// How often it has changed, and when last.
  struct Revision: Equatable {
    var sequence: Int
    /// As `LAST-MODIFIED` has it.
    var modified: String

    init(sequence: Int, modified: String) {
      self.sequence = sequence
      self.modified = modified
    }

    /// - Parameter day: nil where nothing has a date: then it never changes.
    init(sequence: Int, day: CivilDate?) {
      self.init(
        sequence: sequence,
        modified: CalendarForm.day(day ?? CivilDate(dayNumber: 0)) + "T000000Z")
    }
  }

  enum Kind: String { case event = "VEVENT", task = "VTODO" }

  let kind: Kind
  let uid: String
  /// Its first and its last day.
  let days: ClosedRange<CivilDate>
  /// Content lines without `UID` and what `revision` says; alarms included.
  let lines: [String]
  var revision: Revision

  static func isBefore(_ left: Self, _ right: Self) -> Bool {
    (left.days.lowerBound, left.days.upperBound, left.kind.rawValue, left.uid)
      < (right.days.lowerBound, right.days.upperBound, right.kind.rawValue, right.uid)
  }

  var contentLines: [String] {
    [
      "BEGIN:\(kind.rawValue)", "UID:\(uid)", "DTSTAMP:\(revision.modified)",
      "LAST-MODIFIED:\(revision.modified)", "SEQUENCE:\(revision.sequence)",
    ] + lines + ["END:\(kind.rawValue)"]
  }
}

/// Days and times as iCalendar writes them: civil, without time zone.
enum CalendarForm {
  private static let last = CivilDate(year: 9999, month: 12, day: 31) ?? CivilDate(dayNumber: 0)

  /// `20261121`. No calendar goes beyond the year 9999.
  static func day(_ date: CivilDate) -> String {
    min(date, last).description.filter { $0 != "-" }
  }

  /// `T1000`.
  static func time(_ time: CivilTime) -> String {
    "T" + time.description.filter { $0 != ":" } + "00"
  }

  /// All day, from the first to the last of the days. The end is exclusive.
  static func allDay(_ days: ClosedRange<CivilDate>) -> [String] {
    let start = day(days.lowerBound)
    let end = day(days.upperBound + 1)
    return ["DTSTART;VALUE=DATE:\(start)"] + (end > start ? ["DTEND;VALUE=DATE:\(end)"] : [])
  }

  static func alarm(_ trigger: String, _ summary: String) -> [String] {
    [
      "BEGIN:VALARM", "ACTION:DISPLAY", ContentLineWriter.text("DESCRIPTION", summary),
      "TRIGGER:\(trigger)", "END:VALARM",
    ]
  }
}

extension CalendarComponent {
  /// - Parameters:
  ///   - ordinal: Its place among the interviews of its application on its day, from 1.
  ///   - places: What the notes say of where it is.
  init(_ interview: Interview, ordinal: Int, places: [String], of standing: Standing) {
    let application = standing.application
    let isOff = interview.isCancelled || standing.isEnded(before: interview)
    let title = interview.title.isEmpty ? "" : " (\(interview.title))"
    let summary = "Interview: \(application.companyName)\(title)"
    var lines: [String] = []
    if let time = interview.time {
      lines += [
        "DTSTART:\(CalendarForm.day(interview.date))\(CalendarForm.time(time))", "DURATION:PT1H",
      ]
    } else {
      lines += CalendarForm.allDay(interview.date...interview.date)
    }
    lines.append(ContentLineWriter.text("SUMMARY", isOff ? "Cancelled: \(summary)" : summary))
    if !places.isEmpty {
      lines.append(ContentLineWriter.text("LOCATION", places.joined(separator: ", ")))
    }
    lines.append(
      ContentLineWriter.text("DESCRIPTION", lines: Self.description(of: interview, standing)))
    if let link = application.texts["link"].flatMap(webAddress) { lines.append("URL:\(link)") }
    lines += ["STATUS:\(isOff ? "CANCELLED" : "CONFIRMED")", "CLASS:PRIVATE"]
    if !isOff {
      lines += CalendarForm.alarm(interview.time == nil ? "PT9H" : "-PT2H", summary)
    }
    // Nothing says when an interview was arranged.
    let known = standing.day(.found) ?? standing.day(.applied)
    self.init(
      kind: .event,
      uid: StableUUID.of("interview", application.slug, "\(interview.date)", "\(ordinal)"),
      days: interview.date...interview.date, lines: lines,
      revision: Revision(sequence: isOff ? 1 : 0, day: known))
  }

  /// What to have at hand on the way there.
  private static func description(of interview: Interview, _ standing: Standing) -> [String] {
    let application = standing.application
    func line(_ person: Person) -> String {
      let title = person.title.map { " (\($0))" } ?? ""
      let reached = [person.phone, person.email].compactMap { $0 }
      return person.name + title + (reached.isEmpty ? "" : ": " + reached.joined(separator: ", "))
    }
    var lines = application.role.map { ["Role: \($0.value)"] } ?? []
    let interviewers = interview.interviewers.map(\.person)
    lines += interviewers.map { "With \(line(application.people[$0]))" }
    if let contact = standing.contact, !interviewers.contains(contact) {
      lines.append("Contact: \(line(application.people[contact]))")
    }
    return lines + ["Before you leave, ask:"] + Wording.questions.map { "- \($0)" }
  }

  /// The event and the to-do of a duty.
  static func components(of duty: Duty, in assessment: Assessment) -> [CalendarComponent] {
    let application = assessment.application(of: duty)
    let wording = assessment.wording(of: duty)
    let due = max(duty.from, duty.due)
    let days = duty.from...due
    let revision = assessment.search.revision(of: duty)
    let known = assessment.search.standings[duty.application]
    let day = revision.day ?? known.day(.found) ?? known.day(.applied)
    let summary = "\(wording.title) (\(application.companyName))"
    let role = application.role.map { ["\($0.value), \(application.companyName)"] } ?? []
    let description = ContentLineWriter.text("DESCRIPTION", lines: [wording.reason] + role)

    // Programs that show no status of an event show its summary.
    let status = duty.isPending ? "" : duty.state == .done ? "Done: " : "Cancelled: "
    var event = CalendarForm.allDay(days)
    event.append(ContentLineWriter.text("SUMMARY", status + summary))
    event += [
      description, "STATUS:\(duty.isPending ? "CONFIRMED" : "CANCELLED")", "TRANSP:TRANSPARENT",
      "CLASS:PRIVATE",
    ]
    if duty.isPending {
      let wait = due - duty.from
      event += CalendarForm.alarm(wait == 0 ? "PT9H" : "P\(wait)DT9H", summary)
    }

    // A start on the day of the end is forbidden.
    var task =
      duty.from < due ? ["DTSTART;VALUE=DATE:\(CalendarForm.day(duty.from))"] : []
    task += [
      "DUE;VALUE=DATE:\(CalendarForm.day(due))", ContentLineWriter.text("SUMMARY", summary),
      description, "PRIORITY:\(assessment.search.priority(of: duty))", "CLASS:PRIVATE",
    ]
    switch duty.state {
    case .done:
      task.append("STATUS:COMPLETED")
      // At noon, so that it is the same day nearly everywhere.
      if let day = duty.fulfilled { task.append("COMPLETED:\(CalendarForm.day(day))T120000Z") }
    case .waived, .dropped, .missed: task.append("STATUS:CANCELLED")
    case .overdue, .open, .upcoming: task.append("STATUS:NEEDS-ACTION")
    }
    return [(Kind.event, event), (.task, task)].map { kind, lines in
      CalendarComponent(
        kind: kind, uid: StableUUID.of("duty", kind.rawValue, duty.id), days: days, lines: lines,
        revision: Revision(sequence: revision.number, day: day))
    }
  }
}

extension Standing {
  /// Whether the application came to its end before an interview, which then did not take place.
  fileprivate func isEnded(before interview: Interview) -> Bool {
    guard !isActive else { return false }
    let ends = [Milestone.rejected, .withdrawn, .closed, .signed].compactMap(day)
    return interview.date > ends.max() ?? (today - 1)
  }
}

extension Search {
  /// From 1, the highest, to 9.
  fileprivate func priority(of duty: Duty) -> Int {
    switch policy.severity(of: Rule[duty.rule], raisedTo: duty.severity) {
    case .error: 1
    case .warning: 5
    case .hint: 9
    }
  }
}

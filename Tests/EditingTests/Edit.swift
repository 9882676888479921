import Editing
import FollowUp
import Journal
import Syntax
import TestSupport

/// One change that a person may ask for.
enum Edit: CustomStringConvertible {
  /// - `value`: what the entry's value reads.
  case log(String, on: CivilDate?, key: EntryKey, day: CivilDate, value: String)
  case settle(Duty, on: CivilDate?, note: String)
  case waive(Duty, reason: String)
  case snooze(Duty, until: CivilDate)
  case ticks([(duty: Duty, note: String)])

  var name: String {
    switch self {
    case .log: "log"
    case .settle: "settle"
    case .waive: "waive"
    case .snooze: "snooze"
    case .ticks: "ticks"
    }
  }

  var description: String {
    switch self {
    case .log(let typed, let day, _, _, _): "log “\(typed)” on \(day?.description ?? "no day")"
    case .settle(let duty, let day, let note):
      "settle \(duty.id) on \(day?.description ?? "no day"), note “\(note)”"
    case .waive(let duty, let reason): "waive \(duty.id), “\(reason)”"
    case .snooze(let duty, let day): "snooze \(duty.id) until \(day)"
    case .ticks(let ticks):
      "tick " + ticks.map { "\($0.duty.id) “\($0.note)”" }.joined(separator: "; ")
    }
  }
}

/// Chooses the changes to try on a file.
struct EditWriter {
  private var random: SplitMix64
  private let assessment: Assessment
  private let pending: [Duty]
  private let today: CivilDate

  init(seed: UInt64, _ assessment: Assessment) {
    random = SplitMix64(seed: seed &+ 0xED17)
    self.assessment = assessment
    // Months before its first day nothing settles that one.
    pending = assessment.duties.filter { duty in
      duty.isPending && duty.application == 0
        && !(duty.rule == .jobStillOpen && duty.state == .upcoming)
    }
    today = assessment.search.today
  }

  mutating func edits() -> [Edit] {
    var edits = [log(), log(), log()]
    for duty in pending.shuffled(using: &random).prefix(4) {
      edits += [settle(duty, isDated: false), settle(duty, isDated: true)]
    }
    for duty in pending.shuffled(using: &random).prefix(1) {
      if duty.rule != .taskDue {
        edits.append(.waive(duty, reason: pick(["no need", "*really* (no)", "R&D: not now"])))
      }
    }
    for duty in pending.shuffled(using: &random).prefix(1) {
      let days = Int.random(in: 1...30, using: &random)
      edits.append(.snooze(duty, until: max(today, duty.from) + days))
    }
    if pending.count > 1 {
      let ticked = pending.shuffled(using: &random).prefix(5)
      var notes = ["", "", "", "by phone", "by phone \(today)", "\(today): late"]
      if ticked.contains(where: { $0.from > today }) { notes.removeLast(2) }
      edits.append(.ticks(ticked.map { ($0, pick(notes)) }))
    }
    return edits
  }

  private mutating func pick<Value>(_ values: [Value]) -> Value {
    values[Int.random(in: values.indices, using: &random)]
  }

  private mutating func settle(_ duty: Duty, isDated: Bool) -> Edit {
    var notes = [
      "", "", "by phone", "She liked *it*", "(late)", "via R&D, 2 of them", "über Zoë 🦊",
    ]
    if duty.rule == .offerUnanswered { notes.append("Accepted: by phone") }
    // Before its first day nothing settles it; afterwards every day of the last ones does.
    let isEarly = Int.random(in: 0..<80, using: &random) == 0
    let first = isEarly ? min(duty.from, today) - 9 : max(duty.from, today - 4)
    let day =
      isDated && first <= today
      ? CivilDate(dayNumber: Int.random(in: first.dayNumber...today.dayNumber, using: &random))
      : nil
    return .settle(duty, on: day, note: pick(notes))
  }

  private mutating func log() -> Edit {
    let application = assessment.search.standings[0].application
    let interviewers = application.people.filter(\.isInterviewer).map(\.name)
    let someone = interviewers.randomElement(using: &random) ?? "everyone"
    var day: CivilDate? = today - Int.random(in: 0...90, using: &random)
    if Int.random(in: 0..<3, using: &random) == 0 { day = nil }
    let own = today - Int.random(in: 0...90, using: &random)
    let open = application.promises.filter { !$0.isChecked && $0.kept == nil && $0.date <= today }
    let kept = open.count == 1 ? open[0].text : nil
    let choices: [(typed: String, key: EntryKey, value: String, isDated: Bool)] = [
      ("Heard: they are still reading", .heard, "they are still reading", false),
      ("Called: the desk, about *parking*", .contacted, "the desk, about parking", false),
      ("Check-in: \(Escaping.markdown(someone)), by mail", .checkIn, "\(someone), by mail", false),
      ("thanks:everyone", .thankYou, "everyone", false),
      ("Timeline: two weeks", .timeline, "two weeks", false),
      ("Interview: on site", .interview, "on site", false),
      ("Promised: a boat by \(today + 9)", .promised, "a boat", false),
      ("Offer: by phone", .offer, "by phone", false), ("Rejected", .rejected, "", false),
      ("Seen_open: 1. here 2. there", .seenOpen, "1. here 2. there", false),
      ("\(own) Heard: on that day", .heard, "on that day", true),
      ("\(own) – They said: # no heading", .heard, "# no heading", true),
      ("Heard: \(own), in the value", .heard, "in the value", true),
      ("Introductions asked: \\*no\\* markup", .introductionsAsked, "*no* markup", false),
      (
        "Contacted: [a form](https://acme.example/f) & `- [x] code`", .contacted,
        "a form & - [x] code", false
      ),
      ("Heard: - [ ] not a box, 📅 soon", .heard, "- [ ] not a box, 📅 soon", false),
      ("  Feedback   asked :  twice ", .feedbackAsked, "twice", false),
    ]
    if let kept, Int.random(in: 0..<3, using: &random) == 0 {
      return .log(
        "Sent: \(Escaping.markdown(kept))", on: today, key: .kept, day: today, value: kept)
    }
    let choice = pick(choices)
    return .log(
      choice.typed, on: choice.isDated ? nil : day, key: choice.key,
      day: choice.isDated ? own : day ?? today, value: choice.value)
  }
}

import Editing
import FollowUp
import Journal
import Syntax
import TestSupport
import Testing

/// What holds for every change of every file, tried on files that are put together at random.
@Suite struct WritingBackTests {
  @Test("A change says what it should, leaves everything else, and is not made twice")
  func changes() throws {
    var tally = Tally()
    let wanted = Proofs.count(600, all: 12_000)
    // Soon after this one comes a file whose end would swallow a new log.
    var seed = Proofs.seed ?? 181
    while tally.pairs < wanted {
      try Trial(seed: seed).run(&tally)
      if Proofs.seed != nil { break }
      seed += 1
    }
    for (kind, failure) in tally.failures {
      Issue.record(Comment(rawValue: "\(failure.count) × \(kind)\n\(failure.example)"))
    }
    if Proofs.isComplete || Proofs.seed != nil { print(tally.report) }
    if Proofs.seed == nil {
      // Adding an entry needs no guess. What covers several duties has to be refused more often.
      let limits = [
        ("log", 0.02), ("settle", 0.05), ("one tick of several", 0.05), ("waive", 0.2),
        ("snooze", 0.15),
      ]
      for (name, limit) in limits {
        let share = tally.shareRefused(name)
        // A few hundred are less even than all of them.
        let slack = Proofs.isComplete ? 0 : 0.03
        #expect(share < limit + slack, "\(name): too many are refused\n\(tally.report)")
      }
    }
  }
}

/// What became of the pairs of file and change.
private struct Tally {
  private(set) var pairs = 0
  private var tried: [String: Int] = [:]
  private var refused: [String: [String: (count: Int, example: String)]] = [:]
  /// One example of each kind.
  private(set) var failures: [String: (count: Int, example: String)] = [:]

  mutating func countPair() { pairs += 1 }

  mutating func count(_ name: String) { tried[name, default: 0] += 1 }

  mutating func fail(_ name: String, _ problem: String, _ example: String) {
    failures["\(name): \(Self.kind(of: problem).prefix(24))", default: (0, example)].count += 1
  }

  mutating func refuse(_ name: String, _ reason: String, _ example: String) {
    refused[name, default: [:]][Self.kind(of: reason), default: (0, example)].count += 1
  }

  func shareRefused(_ name: String) -> Double {
    let count = refused[name, default: [:]].values.reduce(0) { $0 + $1.count }
    return Double(count) / Double(max(1, tried[name, default: 0]))
  }

  /// The reason without what differs from file to file.
  private static func kind(of reason: String) -> String {
    reason.replacing(/“[^”]*”|`[^`]*`/, with: "…")
      .replacing(/[A-Z][a-z]+ \d{4}-\d\d-\d\d/, with: "DAY").replacing(/acme#\S+/, with: "DUTY")
      .replacing(/stand for [^;]*/, with: "stand for …").replacing(/\d+ open/, with: "several open")
  }

  var report: String {
    var lines = ["\(pairs) pairs"]
    for (name, count) in tried.sorted(by: { $0.key < $1.key }) {
      let reasons = refused[name, default: [:]].sorted { $0.value.count > $1.value.count }
      let total = reasons.reduce(0) { $0 + $1.value.count }
      lines.append("\(name): \(count) tried, \(total) refused")
      lines += reasons.map { "  \($0.value.count) × \($0.key) (\($0.value.example))" }
    }
    return lines.joined(separator: "\n")
  }
}

/// A file with the changes that are tried on it.
private struct Trial {
  private let seed: UInt64
  private let file: ApplicationWriter.File
  private let assessment: Assessment
  private let old: Application
  private let edits: [Edit]

  init(seed: UInt64) throws {
    self.seed = seed
    var writer = ApplicationWriter(seed: seed)
    file = writer.file()
    let journal = TestJournal([("acme.md", file.text), ("brightwater.md", file.other)])
    assessment = try journal.assessment(on: file.today.description)
    old = assessment.search.standings[0].application
    try #require(old.file == "acme.md" && old.hasReadableFrontMatter, "seed \(seed):\n\(file.text)")
    var choice = EditWriter(seed: seed, assessment)
    edits = choice.edits()
  }

  func run(_ tally: inout Tally) throws {
    for edit in edits {
      tally.countPair()
      if case .ticks(let ticks) = edit {
        checkTicks(edit, ticks, &tally)
        continue
      }
      tally.count(edit.name)
      var editor = Editor(assessment.search, 0)
      do {
        try apply(edit, to: &editor)
      } catch {
        refuse(edit.name, edit, error.reason, &tally)
        if editor.hasChanged || editor.application.source.contents != old.source.contents {
          fail(edit, "it was refused, and the text changed", editor, &tally)
        }
        continue
      }
      for problem in problems(of: edit, editor) { fail(edit, problem, editor, &tally) }
    }
  }

  /// What may be refused: where a person would have to ask what is meant.
  private static let reasons = [
    "would also stand for", "open promises fit", "nobody here is called", " can be ",
    "would not settle it, which takes one", "would not cover it", "it would cover",
    "an interview has its own day", "another interview comes before it",
    "says already that it was done",
  ]

  private func refuse(_ name: String, _ edit: Edit, _ reason: String, _ tally: inout Tally) {
    tally.refuse(name, reason, "seed \(seed)")
    // A new section would be swallowed by what is never closed above it.
    let isSwallowed = file.isUnclosed && !file.hasLog && reason.contains("never closed")
    if !isSwallowed, !Self.reasons.contains(where: reason.contains) {
      fail(edit, "refused: \(reason)", nil, &tally)
    }
  }

  private func apply(_ edit: Edit, to editor: inout Editor) throws(EditRefusal) {
    switch edit {
    case .log(let typed, let day, _, _, _): _ = try editor.log(typed, on: day)
    case .settle(let duty, let day, let note): _ = try editor.settle(duty.id, on: day, note: note)
    case .waive(let duty, let reason): _ = try editor.waive(duty.id, because: reason)
    case .snooze(let duty, let day): _ = try editor.snooze(duty.id, until: day)
    case .ticks: break
    }
  }

  private func fail(_ edit: Edit, _ problem: String, _ editor: Editor?, _ tally: inout Tally) {
    let after = editor.map {
      $0.application.source.string(in: 0..<$0.application.source.bytes.count)
    }
    tally.fail(
      edit.name, problem,
      "seed \(seed), today \(file.today), \(edit): \(problem)\n=== before\n\(visible(file.text))\n"
        + "=== after\n\(visible(after ?? ""))\n===")
  }

  /// With every line end but a plain newline spelled out.
  private func visible(_ text: String) -> String {
    text.unicodeScalars.reduce(into: "") { text, scalar in
      switch scalar {
      case "\r": text += "␍"
      case "\u{FEFF}": text += "[BOM]"
      default: text.unicodeScalars.append(scalar)
      }
    }.replacing("␍", with: "\\r")
  }

  // MARK: What has to hold

  private func problems(of edit: Edit, _ editor: Editor) -> [String] {
    let new = editor.application
    return [
      problemOfLines(edit, new), problemOfFacts(edit, new), problemOfState(edit, editor),
      problemOfOrder(edit, new), problemOfRepetition(edit, editor),
    ].compactMap { $0 }
  }

  /// Whether the box of an item, or the front matter, changes rather than an entry coming.
  private func changesLine(_ edit: Edit, _ new: Application) -> Bool {
    switch edit {
    case .log, .waive, .ticks: return false
    case .snooze(let duty, _): return duty.settlement == .task
    case .settle(let duty, _, _):
      switch duty.settlement {
      case .task: return true
      case .promise: return new.entries.count == old.entries.count
      default: return false
      }
    }
  }

  private func closes(_ edit: Edit, _ new: Application) -> Bool {
    if case .settle(let duty, _, _) = edit, duty.settlement == .closing {
      return new.milestones[.closed]?.value != old.milestones[.closed]?.value
    }
    return false
  }

  /// The first requirement: outside the edited lines the bytes are the same.
  private func problemOfLines(_ edit: Edit, _ new: Application) -> String? {
    let before = Lines(old.source.contents)
    let after = Lines(
      new.source.contents, closedWith: before.isEnded ? nil : before.lines.last.map(Lines.end))
    if before.isEnded != after.isEnded { return "the end of the last line came or went" }
    if new.source.contents.starts(with: [0xEF, 0xBB, 0xBF])
      != file.text.utf8.starts(with: [0xEF, 0xBB, 0xBF])
    {
      return "the byte order mark came or went"
    }
    let change = LineChange(from: before, to: after)
    if !change.newEnds.isSubset(of: Set(before.lines.map(Lines.end))) {
      return "a foreign line end"
    }
    if case .settle(_, _, let note) = edit,
      !change.inserted.contains(where: { $0.text.contains(note) || note.isEmpty })
    {
      return "the note is not there"
    }
    if closes(edit, new) {
      let isKey = { (text: String) in
        let key = text.lowercased().drop { " \t\"".contains($0) }
        return key.hasPrefix("closed") || key.hasPrefix("status")
      }
      let isFine =
        change.removed.allSatisfy { isKey($0.text) }
        && change.inserted.allSatisfy { isKey($0.text) }
        && change.removed.count <= 2 && change.inserted.count <= 2
      return isFine ? nil : "closing changed other lines: \(change)"
    }
    if changesLine(edit, new) {
      guard let duty = edit.duty else { return "no duty" }
      let first = assessment.line(of: duty) - 1
      let last = old.source.lineNumber(at: duty.range.upperBound) - 1
      let isInside = change.removed.allSatisfy { (first...last).contains($0.position) }
      let isSame =
        change.removed.map(\.position).sorted() == change.inserted.map(\.position).sorted()
      if !isInside || !isSame || change.removed.isEmpty { return "other lines changed: \(change)" }
      return keepsWords(edit, change) ? nil : "words of the line went: \(change)"
    }
    let texts = change.inserted.map { $0.text }.filter { !$0.trimmingBlanks.isEmpty }
    let isNew = texts.count == 2 && texts[0].hasSuffix("# Log") && !file.hasLog
    if !change.removed.isEmpty || !(texts.count == 1 || isNew)
      || change.inserted.count > texts.count + 2
    {
      return "more or less than a line came: \(change)"
    }
    return nil
  }

  /// Whether all of an edited line is still there but the blank in its box and its day.
  private func keepsWords(_ edit: Edit, _ change: LineChange) -> Bool {
    let task = old.tasks.first { $0.range == edit.duty?.range }
    let days = [task?.plan?.date, task?.due].compactMap { $0?.description }
    return change.removed.allSatisfy { line in
      var words = line.text.replacing("[ ]", with: "[]")
      for day in days { words = words.replacing(day, with: "") }
      guard let new = change.inserted.first(where: { $0.position == line.position }) else {
        return false
      }
      var rest = Substring(new.text)
      return words.allSatisfy { character in
        guard let index = rest.firstIndex(of: character) else { return false }
        rest = rest[rest.index(after: index)...]
        return true
      }
    }
  }

  /// The second: what was said still is, except what the change takes back.
  private func problemOfFacts(_ edit: Edit, _ new: Application) -> String? {
    let (before, after) = (Sayings(old), Sayings(new))
    var lost = before.beyond(after)
    var gained = after.beyond(before)
    func take(_ line: String, from lines: inout [String]) -> Bool {
      guard let index = lines.firstIndex(of: line) else { return false }
      lines.remove(at: index)
      return true
    }
    func takeKept() {
      // `entry 2026-11-10 Promised | a plan | by 2026-11-20` and the same with `| kept`.
      for line in lost where line.hasPrefix("entry ") && line.contains(" Promised") {
        if let kept = gained.first(where: {
          $0 == line + " | kept" || $0.hasPrefix(line + " | kept ")
        }) {
          _ = take(line, from: &lost)
          _ = take(kept, from: &gained)
          return
        }
      }
    }
    var entries = 1
    switch edit {
    case .log(_, _, let key, let day, let value):
      let start = "entry \(day) \(key.rawValue)" + (value.isEmpty ? "" : " | \(value)")
      guard let line = gained.first(where: { $0 == start || $0.hasPrefix(start + " | ") }) else {
        return "the entry is not read: \(start); but \(gained)"
      }
      _ = take(line, from: &gained)
      if key == .kept { takeKept() }
      if key == .interview { gained.removeAll { $0 == "interview \(day) | \(value)" } }
      entries = 0
    case .settle(let duty, _, _):
      switch duty.settlement {
      case .task:
        guard let task = old.tasks.first(where: { $0.range == duty.range }),
          take("task \(task.due) | \(task.text)", from: &lost),
          take("plan \(task.due) \(task.plan?.key.rawValue ?? "none")", from: &lost)
        else { return "the task is still there" }
        entries = task.plan == nil ? 0 : 1
        if task.plan != nil { gained.removeAll { $0.contains(" below ") } }
      case .promise:
        takeKept()
        if changesLine(edit, new) { entries = 0 }
      case .closing where closes(edit, new):
        if let status = old.status {
          guard take("written status \(status.value.rawValue)", from: &lost) else {
            return "the status stays"
          }
          _ = take("written status closed", from: &gained)
        }
        entries = 0
        gained.removeAll { $0.hasPrefix("closed ") }
      default: break
      }
    case .snooze(let duty, let day) where duty.settlement == .task:
      guard let task = old.tasks.first(where: { $0.range == duty.range }) else { return "no task" }
      let plan = "\(task.plan?.key.rawValue ?? "none")"
      if task.due != day {
        guard take("task \(task.due) | \(task.text)", from: &lost),
          take("plan \(task.due) \(plan)", from: &lost),
          take("plan \(day) \(plan)", from: &gained)
        else { return "the task is not moved: \(lost) \(gained)" }
        let moved = gained.filter { $0.hasPrefix("task \(day) | ") }
        if moved.count != 1 { return "the task is not moved: \(gained)" }
        gained = []
      }
      entries = 0
    case .waive, .snooze, .ticks: break
    }
    if !lost.isEmpty { return "lost: \(lost)" }
    let day = if case .settle(_, let day?, _) = edit { day } else { file.today }
    let isNews = gained.count == entries && gained.allSatisfy { $0.hasPrefix("entry \(day) ") }
    if !isNews { return "unexpected: \(gained)" }
    let faults = { (application: Application) in
      application.faults.map { String(describing: $0.kind) }
    }
    if faults(new).sorted() != faults(old).sorted() { return "the faults are not those before" }
    return nil
  }

  /// The third: the duty is as the change says.
  private func problemOfState(_ edit: Edit, _ editor: Editor) -> String? {
    let duties = editor.duties
    guard let duty = edit.duty else { return nil }
    let now = duties.first { $0.id == duty.id }
    switch edit {
    case .settle:
      if duty.settlement == .task { return nil }
      let isWaiver = if case .waiver = duty.settlement { true } else { false }
      let isFine = now?.state == .done || isWaiver && now?.state == .waived
      return isFine ? nil : "the duty is \(now.map { "\($0.state)" } ?? "gone")"
    case .waive: return now?.state == .waived ? nil : "it is not waived"
    case .snooze(_, let day): return now?.from == day ? nil : "it is not put off"
    case .log, .ticks: return nil
    }
  }

  /// A log in order stays so.
  private func problemOfOrder(_ edit: Edit, _ new: Application) -> String? {
    guard let order = file.order else { return nil }
    let dates = new.entries.filter { $0.interview == nil && $0.isDateWritten }.map(\.date)
    let sorted = order == .oldestFirst ? dates.sorted() : dates.sorted(by: >)
    let oldDates = old.entries.filter { $0.interview == nil && $0.isDateWritten }.map(\.date)
    let wasSorted = oldDates == (order == .oldestFirst ? oldDates.sorted() : oldDates.sorted(by: >))
    guard wasSorted, Set(oldDates).count > 1 else { return nil }
    return dates == sorted ? nil : "the log is out of order: \(dates)"
  }

  /// The fourth: doing it again changes nothing.
  private func problemOfRepetition(_ edit: Edit, _ editor: Editor) -> String? {
    var again = editor
    switch edit {
    case .log, .ticks: return nil
    case .settle(let duty, let day, let note):
      // Another one in the same words has taken its name.
      if duty.settlement == .task,
        again.duties.contains(where: { $0.id == duty.id && $0.isPending })
      {
        return nil
      }
      let result = Result { () throws(EditRefusal) in try again.settle(duty.id, on: day, note: note)
      }
      if case .success(.before) = result {} else { return "done again: \(result)" }
    case .waive(let duty, let reason): _ = try? again.waive(duty.id, because: reason)
    case .snooze(let duty, let day): _ = try? again.snooze(duty.id, until: day)
    }
    let isSame = again.application.source.contents == editor.application.source.contents
    return isSame ? nil : "done again, the text changed"
  }

  // MARK: Several at once

  private func checkTicks(_ edit: Edit, _ ticks: [(duty: Duty, note: String)], _ tally: inout Tally)
  {
    func run(_ assessment: Assessment) -> TickRun {
      TickRun(
        ticks.map {
          Tick(
            id: Escaping.comment($0.duty.id),
            title: Escaping.markdown(assessment.wording(of: $0.duty).title), note: $0.note,
            due: $0.duty.due)
        },
        in: assessment)
    }
    let first = run(assessment)
    var accepted: [Duty] = []
    for (tick, outcome) in zip(ticks, first.outcomes) {
      let name = "one tick of several"
      tally.count(name)
      if case .refused(let reason) = outcome {
        refuse(name, edit, reason, &tally)
      } else {
        accepted.append(tick.duty)
      }
    }
    guard let editor = first.changed.first, first.changed.count == 1 else {
      if !accepted.isEmpty { fail(edit, "\(first.changed.count) files changed", nil, &tally) }
      return
    }
    let new = editor.application
    let change = LineChange(from: Lines(old.source.contents), to: Lines(new.source.contents))
    if change.inserted.count > 2 * accepted.count + 3 {
      fail(edit, "too many lines", editor, &tally)
    }
    let open = old.tasks.count - accepted.count { $0.settlement == .task }
    if new.tasks.count != open { fail(edit, "not the ticked tasks are gone", editor, &tally) }
    let duties = editor.duties
    let pending = Set(duties.filter(\.isPending).map(\.id))
    for duty in accepted where duty.settlement != .task && pending.contains(duty.id) {
      fail(edit, "\(duty.id) is still to be done", editor, &tally)
    }
    // Of several tasks in the same words, the next one has taken the name of one that is gone.
    let name = { (id: String) in id.prefix { $0 != "~" } }
    let isTaken = accepted.contains { duty in pending.contains { name($0) == name(duty.id) } }
    guard !isTaken, accepted.count == ticks.count else { return }
    let text = String(decoding: new.source.contents, as: UTF8.self)
    guard
      let now = try? TestJournal([("acme.md", text), ("brightwater.md", file.other)])
        .assessment(on: file.today.description)
    else { return fail(edit, "it cannot be read again", editor, &tally) }
    let again = run(now)
    let isBefore = again.outcomes.allSatisfy { if case .before = $0 { true } else { false } }
    if !isBefore || !again.changed.isEmpty {
      fail(edit, "ticked again: \(again.outcomes)", editor, &tally)
    }
  }
}

extension Edit {
  var duty: Duty? {
    switch self {
    case .settle(let duty, _, _), .waive(let duty, _), .snooze(let duty, _): duty
    case .log, .ticks: nil
    }
  }
}

extension String {
  fileprivate var trimmingBlanks: String { String(drop { $0 == " " || $0 == "\t" }) }
}

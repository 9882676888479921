internal import Editing
internal import FollowUp
internal import Journal
internal import Syntax

/// An application, and a change of it. The first line says which: a letter, a digit for which of the
/// duties it is about, a digit for the day, and what is typed.
func fuzzEdit(_ bytes: [UInt8]) {
  guard let end = bytes.firstIndex(of: .newline), end >= 3,
    let typed = String(validating: bytes[3..<end], as: UTF8.self),
    let journal = FuzzedJournal(Array(bytes[(end + 1)...])), journal.application != nil
  else { return }
  let pending = journal.assessment.duties.filter { $0.application == 0 && $0.isPending }
  let duty = pending.isEmpty ? nil : pending[Int(bytes[1] & 0x0F) % pending.count]
  let days = Int(bytes[2] & 0x0F)
  let today = FuzzedJournal.today
  switch bytes[0] {
  case UInt8(ascii: "l"): tryEdit(.log(typed, days == 0 ? nil : today - days), in: journal)
  case UInt8(ascii: "w"): if let duty { tryEdit(.waive(duty, typed), in: journal) }
  case UInt8(ascii: "z"): if let duty { tryEdit(.snooze(duty, today + days), in: journal) }
  case UInt8(ascii: "b"): tryEdit(.blank(days), in: journal)
  default:
    if let duty { tryEdit(.settle(duty, days == 0 ? nil : today - days + 1, typed), in: journal) }
  }
}

private enum Edit {
  case log(String, CivilDate?)
  case settle(Duty, CivilDate?, String)
  case waive(Duty, String)
  case snooze(Duty, CivilDate)
  /// An index of the keys that an interview brings.
  case blank(Int)

  var duty: Duty? {
    switch self {
    case .log, .blank: nil
    case .settle(let duty, _, _), .waive(let duty, _), .snooze(let duty, _): duty
    }
  }

  func make(in editor: inout Editor) throws {
    switch self {
    case .log(let typed, let day): _ = try editor.log(typed, on: day)
    case .settle(let duty, let day, let note):
      _ = try editor.settle(duty.id, on: day, note: note)
    case .waive(let duty, let reason): _ = try editor.waive(duty.id, because: reason)
    case .snooze(let duty, let day): _ = try editor.snooze(duty.id, until: day)
    case .blank(let index):
      guard !editor.application.interviews.isEmpty else { return }
      let keys = EntryKey.allCases.filter { !$0.isEvent }
      try editor.addBlank(keys[index % keys.count], to: 0)
    }
  }
}

private func tryEdit(_ edit: Edit, in journal: FuzzedJournal) {
  let old = journal.source
  var editor = Editor(journal.assessment.search, 0)
  do {
    try edit.make(in: &editor)
  } catch {
    check(
      !editor.hasChanged && editor.application.source.contents == old.contents,
      "it was refused, and the text changed")
    return
  }
  let new = editor.application.source
  guard editor.hasChanged else { return check(new.contents == old.contents, "changed in silence") }
  guard let again = FuzzedJournal(new.contents), let application = again.application else {
    return check(false, "what was written cannot be read")
  }
  checkSame(editor.application, application)
  checkPlaces(in: application)
  checkLines(of: edit, old, new)
  checkState(of: edit, again.assessment)
}

/// Two readings say the same.
func checkSame(_ one: Application, _ other: Application) {
  func facts(_ application: Application) -> [String] {
    FactListing.lines(of: application, entries: application.entries) {
      application.milestones[$0]?.value
    }
  }
  check(
    one.source.contents == other.source.contents && facts(one) == facts(other),
    "it is read in another way")
}

/// Whatever is not part of the change is as it was, byte for byte.
private func checkLines(of edit: Edit, _ old: SourceText, _ new: SourceText) {
  check(old.hasByteOrderMark == new.hasByteOrderMark, "the byte order mark came or went")
  let start = zip(old.bytes, new.bytes).prefix { $0 == $1 }.count
  let end = zip(old.bytes[start...].reversed(), new.bytes[start...].reversed())
    .prefix { $0 == $1 }.count
  let removed = old.bytes[start..<old.bytes.count - end]
  let added = new.bytes[start..<new.bytes.count - end]
  let lines = added.count { $0 == .newline || $0 == .carriageReturn }
  let changesLines =
    switch edit.duty?.settlement {
    case .task, .promise, .closing: true
    default: false
    }
  if changesLines {
    // A box and a day, or two keys of the front matter: what lies between them may be alike.
    let oldLines = removed.split { $0 == .newline || $0 == .carriageReturn }
    let newLines = added.split { $0 == .newline || $0 == .carriageReturn }
    let gone = Set(oldLines).subtracting(newLines)
    check(gone.count <= 2, "\(gone.count) lines are gone")
  } else {
    check(removed.isEmpty, "gone: \(String(decoding: removed, as: UTF8.self))")
    check(lines <= 8, "\(lines) lines came")
  }
}

private func checkState(of edit: Edit, _ assessment: Assessment) {
  guard let duty = edit.duty, duty.settlement != .task else { return }
  let now = assessment.duties.first { $0.id == duty.id }
  switch edit {
  case .log, .blank: break
  case .settle:
    check(now?.state == .done || now?.state == .waived, "\(duty.id) is still to be done")
  case .waive: check(now?.state == .waived, "\(duty.id) is not waived")
  case .snooze(_, let day): check(now?.from == day, "\(duty.id) is not put off")
  }
}

/// An application whose slips are mended.
func fuzzFixes(_ bytes: [UInt8]) {
  guard let journal = FuzzedJournal(bytes), let old = journal.application else { return }
  var editor = Editor(journal.assessment.search, 0)
  let made = editor.fix()
  check(made.isEmpty == !editor.hasChanged, "fixes that change nothing, or a change without one")
  guard editor.hasChanged, let again = FuzzedJournal(editor.application.source.contents),
    let new = again.application
  else { return }
  checkSame(editor.application, new)
  func errors(_ assessment: Assessment) -> Int {
    assessment.findings.count {
      $0.file == FuzzedJournal.file && $0.severity == .error && Rule[$0.rule].group == .form
    }
  }
  check(errors(again.assessment) <= errors(journal.assessment), "mended, it has more errors")
  check(new.entries.count >= old.entries.count, "mended, it has fewer entries")
  var next = Editor(again.assessment.search, 0)
  check(next.fix().isEmpty, "mended, it can be mended again")
}

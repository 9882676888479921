internal import CCMark
internal import Editing
internal import FollowUp
internal import Journal
internal import Syntax
internal import Views

/// An agenda file as its owner left it.
func fuzzAgenda(_ bytes: [UInt8]) {
  guard let file = try? AgendaFile(bytes) else { return }
  let assessment = agendaJournal.assessment
  let ticks = file.ticks + file.ticksOutside
  let run = TickRun(
    ticks.map {
      Tick(
        id: $0.id, title: $0.title, reason: $0.reason, note: $0.note, due: $0.due,
        isClear: $0.isClear)
    }, in: assessment)
  check(run.outcomes.count == ticks.count, "a tick without an outcome")
  var search = assessment.search
  for editor in run.changed {
    let new = editor.application.source
    check(editor.original.contents != new.contents, "a change that is none")
    guard let again = FuzzedJournal.application(editor.application.file, new.contents) else {
      return check(false, "what was ticked cannot be read")
    }
    checkSame(editor.application, again)
    _ = search.update(again)
  }
  let refused = zip(file.ticks, run.outcomes).compactMap { tick, outcome in
    if case .refused(let reason) = outcome { (tick: tick, reason: reason) } else { nil }
  }
  let agenda = Agenda(Assessment(search), horizon: 14)
  let text = AgendaMarkdown(agenda, refused: refused).text(replacing: file)
  // What is refused stays ticked, and its line is the user's.
  checkKept(bytes, file, in: text)
  guard let again = try? AgendaFile(Array(text.utf8)) else {
    return check(false, "the new agenda cannot be read")
  }
  let shown = agenda.overdue + agenda.today + agenda.comingUp
  check(
    again.items.map(\.id) == shown.map { Escaping.comment($0.id) },
    "the new agenda has other items: \(again.items.map(\.id))")
  check(again.strays.isEmpty, "strays in the new agenda: \(again.strays.map(\.text))")
  check(!again.isMerged, "a merge in the new agenda")
  let kept = zip(again.ticks, refused).allSatisfy { new, old in
    new.id == old.tick.id && new.title == old.tick.title
  }
  check(kept && again.ticks.count == refused.count, "ticks were lost, or came")
  if refused.isEmpty {
    let next = AgendaMarkdown(agenda).text(replacing: again)
    check(next == text, "written again, the agenda is another")
  }
}

/// What stands outside the generated part is the user's.
private func checkKept(_ bytes: [UInt8], _ file: AgendaFile, in text: String) {
  let lines = bytes.split(separator: .newline, omittingEmptySubsequences: false)
  func line(_ marker: String) -> ArraySlice<UInt8>? {
    lines.first { $0.elementsEqual(marker.utf8) || $0.elementsEqual((marker + "\r").utf8) }
  }
  if let begin = line(AgendaFile.begin), let end = line(AgendaFile.end) {
    check(text.utf8.starts(with: bytes[..<begin.startIndex]), "what stood before is gone")
    let after = bytes[min(end.endIndex + 1, bytes.count)...]
    check(text.utf8.suffix(after.count).elementsEqual(after), "what stood behind is gone")
  } else {
    check(text.utf8.starts(with: bytes), "the file was not kept")
  }
  for stray in file.strays {
    for line in stray.text.split(separator: "\n") {
      check(text.contains(line), "a line is gone: \(line)")
    }
  }
}

/// There is enough to be ticked in its agenda.
let agendaJournal: (application: Application?, assessment: Assessment) = kept {
  let journal = FuzzedJournal(Array(agendaNotes.utf8))
  return (journal?.application, journal?.assessment ?? FuzzedJournal.assessment(of: nil))
}

private let agendaNotes = """
  ---
  company: Acme Ferries
  role: Deck Officer
  applied: 2026-11-02
  ---

  ## Contacts

  - Dana Whitfield, Manager <dana@acme.example>
  - Tom Ivers

  ## References

  - Lee Okafor
    - Provided: 2026-11-10

  ## Interview 2026-11-18 10:00

  - With: Dana Whitfield, Tom Ivers
  - Promised: a sketch of the *two* waves by 2026-11-20
  - Promised: a list
  - [ ] send the ticket by 2026-11-19
  - [ ] send the ticket by 2026-11-23

  ## Log

  - 2026-11-18 Thank-you: Dana
  - [ ] 2026-11-24 Check-in: Dana

  """

/// What is written is read back, and nothing in it is more than text.
func checkAgendaFile(_ agenda: Agenda) {
  let shown = agenda.overdue + agenda.today + agenda.comingUp
  guard let new = try? AgendaFile(nil) else { return check(false, "no agenda can be begun") }
  let text = AgendaMarkdown(agenda).text(replacing: new)
  guard let file = try? AgendaFile(Array(text.utf8)) else {
    return check(false, "the agenda cannot be read back")
  }
  check(
    file.items.map(\.id) == shown.map { Escaping.comment($0.id) },
    "the agenda is read back with other ids: \(file.items.map(\.id))")
  check(file.items.map(\.due) == shown.map(\.due), "the agenda is read back with other days")
  check(
    file.ticks.isEmpty && file.ticksOutside.isEmpty && file.strays.isEmpty && !file.isMerged,
    "the agenda is read back with more than was written")
  check(AgendaMarkdown(agenda).text(replacing: file) == text, "read back, the agenda is another")
  checkPlain(text, "the agenda file")
  let others = agenda.quiet.count + agenda.warnings.count + agenda.stuck.count + agenda.record.count
  checkMarkup(text, items: shown.count + others, comments: shown.count + 2)
  let ticked = text.replacing("- [ ] ", with: "- [x] ")
  let ticks = (try? AgendaFile(Array(ticked.utf8)))?.ticks ?? []
  check(ticks.count == shown.count, "not every tick is read")
  for (tick, duty) in zip(ticks, shown) {
    let wording = agenda.assessment.wording(of: duty)
    check(
      tick.isClear && tick.note.isEmpty && tick.title == Escaping.markdown(wording.title),
      "ticked, \(duty.id) says something else: \(tick.title), \(tick.note)")
  }
}

/// As a reader of CommonMark sees it.
private func checkMarkup(_ text: String, items: Int, comments: Int) {
  var (foundItems, foundComments) = (0, 0)
  let root = cmark_parse_document(text, text.utf8.count, CMARK_OPT_DEFAULT)
  let iterator = cmark_iter_new(root)
  defer {
    cmark_iter_free(iterator)
    cmark_node_free(root)
  }
  while true {
    let event = cmark_iter_next(iterator)
    if event == CMARK_EVENT_DONE { break }
    guard event == CMARK_EVENT_ENTER, let node = cmark_iter_get_node(iterator) else { continue }
    switch cmark_node_get_type(node) {
    case CMARK_NODE_ITEM: foundItems += 1
    case CMARK_NODE_HTML_BLOCK, CMARK_NODE_HTML_INLINE:
      let literal = cmark_node_get_literal(node).map { String(cString: $0) } ?? ""
      check(literal.hasPrefix("<!-- "), "HTML in the agenda: \(literal)")
      foundComments += 1
    case CMARK_NODE_LINK:
      let address = cmark_node_get_url(node).map { String(cString: $0) } ?? ""
      let path = address.prefix { $0 != "#" }
      check(
        FuzzedJournal.files.contains(String(path)),
        "a link out of the agenda: \(address)")
    case CMARK_NODE_IMAGE, CMARK_NODE_CODE_BLOCK, CMARK_NODE_BLOCK_QUOTE,
      CMARK_NODE_THEMATIC_BREAK, CMARK_NODE_EMPH, CMARK_NODE_STRONG:
      check(false, "markup in the agenda")
    default: break
    }
  }
  check(foundItems == items, "the agenda has \(foundItems) items, not \(items)")
  check(foundComments == comments, "the agenda has \(foundComments) comments, not \(comments)")
}

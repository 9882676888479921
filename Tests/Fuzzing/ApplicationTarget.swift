internal import FollowUp
internal import Journal
internal import Syntax
internal import Views

/// A file of a journal, up to the agenda.
func fuzzApplication(_ bytes: [UInt8]) {
  guard let journal = FuzzedJournal(bytes) else { return }
  if let application = journal.application { checkPlaces(in: application) }
  checkOutline(of: journal.source)
  checkDuties(of: journal.assessment)
  checkFindings(journal.assessment.findings, about: FuzzedJournal.file, journal.source)
  let agenda = Agenda(journal.assessment, horizon: 14, includesRecord: true)
  checkPlain(TextViews(Style(isColored: false)).agenda(agenda), "the agenda")
  checkAgendaFile(agenda)
}

// MARK: What was read

/// Whatever was read says where it stands, and each index is one.
func checkPlaces(in application: Application) {
  let source = application.source
  var places: [(what: String, range: Range<Int>?)] = [
    ("company", application.company?.range), ("role", application.role?.range),
    ("status", application.status?.range), ("decision-by", application.decisionBy?.range),
    ("still-open", application.stillOpen?.range), ("contact", application.contact?.range),
  ]
  places += application.ignore.map { ("ignore", $0.range) }
  places += application.milestones.values.map { ("milestone", $0.range) }
  places += application.people.map { ("person", $0.place) }
  places += application.references.map { ("reference", $0.range) }
  places += application.mentions.map { ("mention", $0.range) }
  places += application.promises.map { ("promise", $0.range) }
  places += application.tasks.map { ("task", $0.range) }
  places += application.faults.flatMap { fault in
    ([fault.range] + fault.related).map { ("\(fault.kind)", $0) }
  }
  for interview in application.interviews {
    places.append(("interview", interview.range))
    places += interview.interviewers.map { ("interviewer", $0.range) }
  }
  for entry in application.entries {
    places += [("entry", entry.range), ("value", entry.valueRange)]
    check(
      entry.range.lowerBound <= entry.valueRange.lowerBound
        && entry.valueRange.upperBound <= entry.range.upperBound, "a value outside its entry")
  }
  for place in places {
    if let range = place.range { source.check(range, place.what) }
  }
  let people =
    application.references.map(\.person) + application.mentions.map(\.person)
    + application.entries.flatMap(\.people) + [application.contact?.value].compactMap { $0 }
    + application.interviews.flatMap { $0.interviewers.map(\.person) }
  check(people.allSatisfy(application.people.indices.contains), "somebody is nobody")
  let interviews = application.entries.compactMap(\.interview)
  check(interviews.allSatisfy(application.interviews.indices.contains), "no such interview")
  check(application.mentions.map(\.range.lowerBound).isSorted, "mentions out of order")
}

extension [Int] {
  fileprivate var isSorted: Bool { zip(self, dropFirst()).allSatisfy { $0 <= $1 } }
}

/// What an editor asks about places in a file.
func checkOutline(of source: SourceText) {
  guard let outline = try? Outline(source) else { return }
  if let yaml = outline.frontMatter { source.check(yaml, "the front matter") }
  if let lines = outline.frontMatterLines { source.check(lines, "the front matter") }
  for section in outline.sections {
    source.check(section.heading, "a heading")
    source.check(section.text, "the text of a heading")
    source.check(section.lines, "a section")
  }
  for item in outline.items { source.check(item.lines, "an item") }
  // So many places tell as much as all of them.
  let step = max(1, source.bytes.count / 40)
  for offset in stride(from: 0, through: source.bytes.count, by: step) {
    guard offset == source.bytes.count || source.bytes[offset] & 0xC0 != 0x80 else { continue }
    if let place = FrontMatterPlace(at: offset, in: outline) {
      source.check(place.range, "a place in the front matter")
    }
    if let item = outline.item(at: offset) {
      for range in [item.content, item.date, item.word, item.value] {
        if let range { source.check(range, "a part of an item") }
      }
    }
    if let date = WrittenDate.around(offset, in: source) { source.check(date.range, "a date") }
    _ = outline.scope(at: offset)
    _ = outline.entryKeys(around: offset)
  }
}

// MARK: What the rules say

/// As `InvariantTests` has it for journals that are put together at random.
func checkDuties(of assessment: Assessment) {
  let today = assessment.search.today
  let ids = Set(assessment.duties.map(\.id))
  check(ids.count == assessment.duties.count, "two duties with one id")
  for duty in assessment.duties {
    assessment.application(of: duty).source.check(duty.range, duty.id)
    let hasLapsed = duty.lapses.map { today > $0 } ?? false
    let fits =
      switch duty.state {
      case .done: duty.fulfilled.map { $0 <= today } ?? true
      case .waived, .dropped: duty.fulfilled == nil
      case .missed: hasLapsed
      case .overdue: !hasLapsed && today > duty.due
      case .open: !hasLapsed && today >= duty.from && today <= duty.due
      case .upcoming: !hasLapsed && today < duty.from
      }
    check(fits, "\(duty.id) is \(duty.state)")
    // A promise, and an offer, can be dated after their own last day.
    if duty.rule != .promiseNotKept, duty.rule != .offerUnanswered {
      check(duty.from <= duty.due, "\(duty.id) ends before it begins")
    }
  }
  for spell in assessment.quiet {
    assessment.search.standings[spell.application].application.source
      .check(spell.opening, "what opened a quiet spell")
  }
}

func checkFindings(_ findings: [Finding], about file: String, _ source: SourceText) {
  for finding in findings {
    if finding.file == file {
      if let span = finding.span { source.check(span, finding.rule.rawValue) }
      if let fix = finding.fix { source.check(fix.range, "the fix of \(finding.rule.rawValue)") }
    }
    for related in finding.related where related.file == file {
      source.check(related.span, "what explains \(finding.rule.rawValue)")
    }
  }
}

internal import Syntax

/// Reads the Markdown of an application: sections, people, entries and tasks.
///
/// People may be named before they are introduced, so the first pass over the blocks collects, and
/// names are matched at the end.
struct BodyReader {
  private var application: Application
  private let markdown: Markdown
  private var stack = SectionStack()
  private var sections: [InterviewSection] = []
  private var contacts: [Item] = []
  private var references: [Item] = []
  /// The one whose nested lines are being read: an index of the section's list.
  private var person: Int?
  /// The `With` entry whose nested items are people, and its depth.
  private var openWith: (section: Int, depth: Int, range: Range<Int>)?
  /// `Contact` entries, by their index: whom the names mean is known at the end.
  private var contactEntries: [(entry: Int, person: Introduction)] = []
  /// Whom the other entries name, by where the entry begins.
  private var names: [(entry: Int, names: [EntryName])] = []

  struct InterviewSection {
    let heading: Heading.Interview
    let range: Range<Int>
    var with: [Introduction] = []
    var round: Round?
    /// From a `Time` entry.
    var time: CivilTime?
    var isCancelled = false
  }

  /// Somebody named at a place that introduces people.
  struct Introduction {
    let text: PersonText
    /// The name as it is written.
    let place: Range<Int>
    /// The entry or the value that holds it.
    let range: Range<Int>
  }

  /// Somebody named at a place where only people who are known can be meant.
  struct EntryName {
    let piece: PeopleList.Piece
    let place: Range<Int>
  }

  /// A person in `Contacts` or `References`, with the nested lines.
  struct Item {
    var text: PersonText
    /// The name as it is written.
    let place: Range<Int>
    let range: Range<Int>
    var details = ReferenceDetails()
  }

  static func read(
    _ application: Application, _ mentions: FrontMatterMentions, from bodyStart: Int
  ) throws(TextFault) -> Application {
    var reader = BodyReader(
      application: application, markdown: try Markdown(application.source, from: bodyStart))
    reader.readBlocks()
    let application = reader.finish(mentions)
    try Limits.check(application)
    return application
  }

  private init(application: Application, markdown: Markdown) {
    self.application = application
    self.markdown = markdown
  }

  private mutating func readBlocks() {
    for block in markdown.blocks {
      switch block.kind {
      case .heading(let level):
        openWith = nil
        person = nil
        enter(block, level: level)
      case .item(let depth):
        if let with = openWith, depth <= with.depth { openWith = nil }
        guard !block.text.isEmpty else { continue }
        read(ListItem(block, depth: depth, in: markdown))
      }
    }
  }

  private mutating func enter(_ block: Markdown.Block, level: Int) {
    let heading = stack.enter(block, level: level, in: markdown, interview: sections.count)
    let line = application.source.content(ofLine: block.lines.lowerBound)
    switch heading {
    case .interview(let interview):
      sections.append(InterviewSection(heading: interview, range: line))
    case .impossible(let date): reportDate(date, in: line)
    case .undated: report(.interviewUndated, line)
    default: break
    }
  }

  private mutating func read(_ item: ListItem) {
    switch stack.current {
    case .unreadable: return
    case .log:
      if readEntry(item, KeyTable.log, section: nil) { return }
    case .interview(let index):
      if readEntry(item, KeyTable.interviewSection, section: index) { return }
      if let with = openWith, item.depth > with.depth, item.box == nil {
        readNestedInterviewer(item, with)
        return
      }
    case .contacts, .references:
      if item.depth == 0 {
        person = nil
        // A task among people, done or not, is nobody.
        let isTask = item.box != nil && taskPhrase(item) != nil
        if !isTask { return readPerson(item) }
      } else if readDetail(item) {
        return
      }
    case .interviews, nil: break
    }
    readTask(item)
  }

  // MARK: Places and faults

  /// From the item's text, past bullet and box, to the end of its first paragraph.
  private func range(of item: ListItem) -> Range<Int> {
    let source = application.source
    let line = source.content(ofLine: item.block.lines.lowerBound)
    let end = source.content(ofLine: item.block.lines.upperBound).upperBound
    var start = source.itemStart(ofLine: item.block.lines.lowerBound)
    let bytes = source.bytes
    if item.box != nil, start + 3 < line.upperBound {
      start += 3
      while start < line.upperBound, bytes[start].isBlank { start += 1 }
    }
    return start..<max(start, end)
  }

  /// Where exactly a word stands inside a larger range, as far as it stands there literally.
  private func place(of text: String, in range: Range<Int>) -> Range<Int> {
    application.source.find(text, in: range) ?? range
  }

  /// What follows the key, in an item's range.
  private func valueRange(of item: ListItem, in range: Range<Int>) -> Range<Int> {
    let keyStart = application.source.find(markdown.text[item.keyRange], in: range)
    return (keyStart?.upperBound ?? range.lowerBound)..<range.upperBound
  }

  private mutating func report(_ kind: Fault.Kind, _ range: Range<Int>) {
    application.faults.append(Fault(kind, range))
  }

  private mutating func reportDate(_ date: WrittenDate, in range: Range<Int>) {
    let written = String(decoding: markdown.text[date.range], as: UTF8.self)
    report(.dateInvalid(written: written), place(of: written, in: range))
  }

  // MARK: People

  private mutating func readPerson(_ item: ListItem) {
    let text = PersonText(item: item)
    guard !text.name.isEmpty else { return }
    let range = range(of: item)
    let read = Item(text: text, place: place(of: text, in: item, range), range: range)
    if case .references = stack.current {
      references.append(read)
      person = references.count - 1
    } else {
      contacts.append(read)
      person = contacts.count - 1
    }
  }

  /// A nested `Key: value` below a person.
  ///
  /// - Returns: False where the item is none.
  private mutating func readDetail(_ item: ListItem) -> Bool {
    guard let key = item.key, item.box != .empty else { return false }
    let isReference = if case .references = stack.current { true } else { false }
    let table = isReference ? KeyTable.references : KeyTable.contacts
    guard let detail = table[folded: key] else {
      if let nearest = table.nearMiss(of: key) {
        let written = item.string(item.keyRange)
        report(
          .entryUnknown(key: written, nearest: nearest), place(of: written, in: range(of: item)))
        return true
      }
      return false
    }
    let list = isReference ? \BodyReader.references : \BodyReader.contacts
    guard let last = person else { return true }
    let value = item.string(item.value)
    guard !value.isEmpty else { return true }
    switch detail {
    case .title: self[keyPath: list][last].text.title = value
    case .email: self[keyPath: list][last].text.email = PersonText(item: item).email ?? value
    case .phone: self[keyPath: list][last].text.phone = value
    case .link: self[keyPath: list][last].text.link = PersonText(item: item).link ?? value
    case .note: self[keyPath: list][last].text.notes.append(value)
    case .provided: references[last].details.provided = dates(of: item, detail).first
    case .briefed: references[last].details.briefed += dates(of: item, detail, several: true)
    case .contacted: references[last].details.contacted = dates(of: item, detail).first
    case .willTell:
      switch foldedKey(value) {
      case "yes": references[last].details.willTell = .yes
      case "no": references[last].details.willTell = .no
      default:
        let day = dates(of: item, detail, expected: "`yes`, `no` or a date").first
        references[last].details.willTell = day.map { .on($0) }
      }
    }
    return true
  }

  /// The dates of a nested value; what is no date is reported.
  private mutating func dates(
    of item: ListItem, _ key: PersonKey, several: Bool = false, expected: String = "a date"
  ) -> [CivilDate] {
    var dates: [CivilDate] = []
    let pieces =
      several
      ? markdown.text[item.value].split(separator: .comma).map { $0.startIndex..<$0.endIndex }
      : [item.value]
    for piece in pieces.map(markdown.text.trimmingBlanks) where !piece.isEmpty {
      let written = WrittenDate.first(in: markdown.text, piece)
      if let date = written?.date {
        dates.append(date)
      } else if let written {
        reportDate(written, in: range(of: item))
      } else {
        let value = item.string(piece)
        report(
          .valueInvalid(key: key.rawValue, value: value, expected: expected),
          place(of: value, in: range(of: item)))
      }
    }
    return dates
  }

  private mutating func readNestedInterviewer(
    _ item: ListItem, _ with: (section: Int, depth: Int, range: Range<Int>)
  ) {
    guard item.depth == with.depth + 1 else { return }
    let text = PersonText(item: item)
    guard !text.name.isEmpty else { return }
    sections[with.section].with.append(
      Introduction(
        text: text, place: place(of: text, in: item, range(of: item)), range: with.range))
  }

  private func sourceMap(of item: ListItem, in range: Range<Int>) -> SourceMap {
    SourceMap(of: markdown.text[item.content], in: application.source, range, .markdown)
  }

  /// The name of somebody whom an item is about.
  private func place(of text: PersonText, in item: ListItem, _ range: Range<Int>) -> Range<Int> {
    var map = sourceMap(of: item, in: range)
    return map.place(of: text.place) ?? range
  }

  /// The people whom the value of an entry introduces.
  private func introductions(
    _ entry: Entry, _ item: ListItem, _ value: Range<Int>
  ) -> [Introduction] {
    var map = sourceMap(of: item, in: entry.range)
    return PeopleList(entry.value, endsAtPreposition: true).pieces.map { piece in
      let text = PersonText(piece: piece)
      return Introduction(
        text: text, place: map.place(of: text.place, from: value.lowerBound) ?? entry.range,
        range: entry.range)
    }
  }

  // MARK: Entries

  /// - Returns: False where the item is a note.
  private mutating func readEntry(
    _ item: ListItem, _ table: KeyTable<EntryKey>, section: Int?
  ) -> Bool {
    guard let key = item.key.flatMap({ table[folded: $0] }) ?? bareKey(of: item, table) else {
      let isDated = item.date != nil
      if let folded = item.key, section != nil || isDated, let nearest = table.nearMiss(of: folded)
      {
        if let date = item.date, date.date == nil {
          reportDate(date, in: range(of: item))
        } else {
          let written = item.string(item.keyRange)
          report(
            .entryUnknown(key: written, nearest: nearest), place(of: written, in: range(of: item)))
        }
        // It may be a task all the same.
        return item.box != .empty
      }
      return false
    }
    var written = item.date
    var value = item.value
    var time = item.time
    if written == nil, key.isEvent, let opening = openingDate(of: value) {
      written = opening.date
      time = opening.time
      value = opening.rest
    }
    let range = range(of: item)
    if let written, written.date == nil {
      reportDate(written, in: range)
      return true
    }
    let isPlan =
      item.box == .empty && key != .promised && !(key == .interview && section == nil)
    if isPlan {
      readPlan(item, key, date: written?.date, value: value)
      return true
    }
    guard let date = written?.date ?? section.map({ sections[$0].heading.date }) else {
      let word = item.string(item.keyRange)
      report(.entryUndated(key: word), place(of: word, in: range))
      return true
    }
    add(
      Entry(
        key: key, date: date, isDateWritten: written != nil, time: time, interview: section,
        value: item.string(value), range: range, valueRange: valueRange(of: item, in: range)),
      item, value)
    return true
  }

  /// A date and an event key, and nothing else.
  private func bareKey(of item: ListItem, _ table: KeyTable<EntryKey>) -> EntryKey? {
    guard item.key == nil, item.date != nil, let key = table[folded: item.bareWord], key.isEvent
    else { return nil }
    return key
  }

  private func openingDate(of value: Range<Int>) -> (
    date: WrittenDate, time: CivilTime?, rest: Range<Int>
  )? {
    let text = markdown.text
    guard let opening = WrittenDate.opening(text, at: value.lowerBound, before: value.upperBound)
    else { return nil }
    var cursor = opening.end
    while cursor < value.upperBound, text[cursor] == .comma { cursor += 1 }
    cursor = skipSeparators(in: text, from: cursor, to: value.upperBound)
    return (opening.date, opening.time, cursor..<value.upperBound)
  }

  private mutating func add(_ entry: Entry, _ item: ListItem, _ value: Range<Int>) {
    var entry = entry
    // A key left blank, as from a template, says nothing. An event happened all the same.
    if entry.value.isEmpty, !entry.key.isEvent, entry.key != .cancelled {
      if entry.key == .with, let section = entry.interview {
        openWith = (section, item.depth, entry.range)
      }
      return
    }
    switch entry.key {
    case .with:
      guard let section = entry.interview else { return }
      sections[section].with += introductions(entry, item, value)
      openWith = (section, item.depth, entry.range)
      return
    case .round:
      guard let section = entry.interview else { return }
      if let round = Round(entry.value) {
        sections[section].round = round
      } else {
        reportValue(entry, expected: "a number, or `final`")
      }
      return
    case .cancelled:
      if let section = entry.interview { sections[section].isCancelled = true }
      return
    case .time:
      guard let section = entry.interview else { return }
      let bytes = Array(entry.value.utf8)
      let read = CivilTime.read(in: bytes, at: 0, before: bytes.count, lenient: true)
      sections[section].time = sections[section].time ?? read?.time
      return
    case .prefers:
      let first = entry.value.prefix { $0.isLetter || $0 == "-" }
      if Channel(rawValue: foldedKey(String(first))) == nil {
        reportValue(entry, expected: "`email`, `phone`, `post` or `message` first, then any text")
      }
    case .timeline:
      guard let answer = timelineAnswer(entry, value) else { return }
      entry.detail = .timeline(answer)
    case .promised:
      addPromise(entry, item, value)
      return
    case .contact:
      let person =
        introductions(entry, item, value).first
        ?? Introduction(
          text: PersonText(name: entry.value), place: entry.range, range: entry.range)
      contactEntries.append((application.entries.count, person))
    case .thankYou, .briefed, .referenceContacted:
      var map = sourceMap(of: item, in: entry.range)
      let pieces = PeopleList(entry.value, endsAtPreposition: false).pieces
      let named = pieces.map { piece in
        let place = map.place(of: piece.place, from: value.lowerBound)
        return EntryName(piece: piece, place: place ?? entry.range)
      }
      names.append((entry.range.lowerBound, named))
    case .waived:
      let parts = entry.value.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
      entry.detail = .waived(
        Waiver(
          subject: trimmingSpaces(String(parts[0])),
          reason: parts.count > 1 ? trimmingSpaces(String(parts[1])) : ""))
    case .snoozed:
      guard let detail = snooze(entry, value) else { return }
      entry.detail = detail
    default: break
    }
    application.entries.append(entry)
  }

  private mutating func reportValue(_ entry: Entry, expected: String) {
    report(
      .valueInvalid(key: entry.key.rawValue, value: entry.value, expected: expected),
      place(of: entry.value, in: entry.valueRange))
  }

  private mutating func timelineAnswer(_ entry: Entry, _ value: Range<Int>) -> TimelineAnswer? {
    if let written = WrittenDate.first(in: markdown.text, value) {
      guard let date = written.date else {
        reportDate(written, in: entry.valueRange)
        return nil
      }
      return .on(date)
    }
    let words = TimelineWords(entry.value)
    if let span = words.span { return span }
    if words.hintsAtDate {
      report(.timelineUnclear(value: entry.value), place(of: entry.value, in: entry.valueRange))
    }
    return .noDate
  }

  private mutating func addPromise(_ entry: Entry, _ item: ListItem, _ value: Range<Int>) {
    let phrase = DatePhrase.first(in: markdown.text, value, [.by])
    if let phrase, phrase.date.date == nil {
      reportDate(phrase.date, in: entry.valueRange)
      return
    }
    let text = phrase?.remainder(of: markdown.text, value) ?? entry.value
    application.promises.append(
      Promise(
        text: text, date: entry.date, by: phrase?.date.date, isChecked: item.box == .checked,
        range: entry.range))
    // The promise's text is the entry's value: a date in it is said by the promise.
    application.entries.append(
      Entry(
        key: .promised, date: entry.date, isDateWritten: entry.isDateWritten, time: entry.time,
        interview: entry.interview, value: text, range: entry.range,
        valueRange: entry.valueRange))
  }

  private mutating func snooze(_ entry: Entry, _ value: Range<Int>) -> Entry.Detail? {
    guard let phrase = DatePhrase.first(in: markdown.text, value, [.until]) else {
      reportValue(entry, expected: "the rule, then `until` and a date")
      return nil
    }
    guard let date = phrase.date.date else {
      reportDate(phrase.date, in: entry.valueRange)
      return nil
    }
    let subject = trimmingSpaces(
      String(decoding: markdown.text[value.lowerBound..<phrase.range.lowerBound], as: UTF8.self))
    return .snoozed(Waiver(subject: subject, reason: ""), until: date)
  }

  // MARK: Plans and tasks

  private func taskPhrase(_ item: ListItem) -> DatePhrase? {
    DatePhrase.first(in: markdown.text, item.content, [.by, .due, .calendar])
  }

  /// An entry with an empty box has not happened. With a date it is a task.
  private mutating func readPlan(
    _ item: ListItem, _ key: EntryKey, date: CivilDate?, value: Range<Int>
  ) {
    let plan = OwnTask.Plan(key: key, date: date)
    guard let date else {
      readTask(item, plan)
      return
    }
    let value = item.string(value)
    let word = item.key == nil ? item.string(item.rest) : item.string(item.keyRange)
    application.tasks.append(
      OwnTask(
        text: value.isEmpty ? word : "\(word): \(value)", due: date, plan: plan,
        range: range(of: item)))
  }

  private mutating func readTask(_ item: ListItem, _ plan: OwnTask.Plan? = nil) {
    guard item.box == .empty, let phrase = taskPhrase(item) else { return }
    guard let date = phrase.date.date else {
      reportDate(phrase.date, in: range(of: item))
      return
    }
    application.tasks.append(
      OwnTask(
        text: phrase.remainder(of: markdown.text, item.content), due: date, plan: plan,
        range: range(of: item)))
  }

  // MARK: What needs the whole file

  private mutating func finish(_ mentions: FrontMatterMentions) -> Application {
    var register = PeopleRegister(application)
    // With a second holder, the first change of an entry would copy all of them.
    application.entries = []
    for item in contacts { register.addContact(item) }
    for item in references { register.addReference(item) }
    register.introduce(
      sections.flatMap(\.with) + mentions.interviews.flatMap(\.with)
        + contactEntries.map(\.person) + (mentions.contact.map { [$0] } ?? []))
    register.addInterviews(sections, mentions)
    register.resolveContacts(mentions, contactEntries)
    register.resolvePeople(of: names)
    register.matchKeptPromises()
    register.application.mentions.sort {
      ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound)
    }
    register.application.faults.sort {
      ($0.range?.lowerBound ?? 0, $0.range?.upperBound ?? 0)
        < ($1.range?.lowerBound ?? 0, $1.range?.upperBound ?? 0)
    }
    return register.application
  }
}

/// What the nested lines below a reference say.
struct ReferenceDetails {
  var provided: CivilDate?
  var briefed: [CivilDate] = []
  var contacted: CivilDate?
  var willTell: DatedAnswer?
}

extension Reference {
  mutating func add(_ details: ReferenceDetails) {
    provided = provided ?? details.provided
    briefed += details.briefed
    contacted = contacted ?? details.contacted
    willTell = willTell ?? details.willTell
  }
}

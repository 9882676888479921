public import FollowUp
public import Journal
package import Syntax

/// Changes one application's text. Each change is made in memory and read again: what was to be
/// said must be there, and every other fact as it was, or the text stays.
public struct Editor: Sendable {
  public private(set) var search: Search
  /// An index of `Search.standings`.
  public let index: Int
  /// Whether any change was made.
  public private(set) var hasChanged = false

  public var application: Application { search.standings[index].application }

  private var source: SourceText { application.source }

  /// - Throws: `EditRefusal` for a file that a merge has left in two versions.
  public init(_ search: Search, _ index: Int) throws(EditRefusal) {
    self.search = search
    self.index = index
    let application = search.standings[index].application
    if let line = application.source.conflictMarker {
      throw EditRefusal(
        "\(application.file):\(line) has the markers of a merge conflict; resolve it first")
    }
  }

  // MARK: Entries

  /// Adds an entry to the log.
  ///
  /// - Parameters:
  ///   - typed: `Check-in: Priya, by email`; a date may stand before it.
  ///   - day: Its date, where it has none itself.
  /// - Returns: The line as it stands, without its bullet.
  public mutating func log(
    _ typed: String, on day: CivilDate?
  ) throws(EditRefusal) -> String {
    let entry = try Self.entry(typed)
    if let day, let own = entry.date, day != own {
      throw EditRefusal("it is dated \(own.forPeople) and \(day.forPeople); leave one out")
    }
    return try add(entry.key, entry.text, on: entry.date ?? day ?? search.today)
  }

  /// The entries in what was typed as several words: each word one, where every one of them is an
  /// entry, or all of them together.
  public static func entries(typed words: [String]) -> [String] {
    let areEntries = words.allSatisfy { (try? TypedEntry($0)) != nil }
    return areEntries ? words : [words.joined(separator: " ")]
  }

  private static func entry(_ typed: String) throws(EditRefusal) -> TypedEntry {
    let result = Result { () throws(TypedEntry.Fault) in try TypedEntry(typed) }
    switch result {
    case .success(let entry): return entry
    case .failure(let fault): throw EditRefusal(fault)
    }
  }

  /// - Parameter text: From the key on, as Markdown.
  private mutating func add(
    _ key: EntryKey, _ text: String, on day: CivilDate
  ) throws(EditRefusal) -> String {
    if day > search.today, key != .interview {
      throw EditRefusal("\(day.forPeople) is after today, and an entry says what happened")
    }
    let line = "\(day) \(text)"
    let candidates = Result { () throws(TextFault) in
      // Of several snoozes on one day the last one in the file counts.
      try LogEdit.candidates(adding: line, of: day, isLast: key == .snoozed, to: source)
    }
    guard case .success(let candidates) = candidates else {
      throw EditRefusal("\(application.file) cannot be read")
    }
    let before = application.entries.count { $0.key == key && $0.date == day }
    return try change(
      candidates,
      Expectation(added: key == .interview ? 2 : 1, keepsPromise: key == .kept) { application in
        application.entries.count { $0.key == key && $0.date == day } == before + 1
      })
  }

  // MARK: Settling duties

  /// What became of a duty that was said to be done.
  public enum Settled: Equatable, Sendable {
    /// The line as it stands, without its bullet.
    case written(String)
    /// The file said so already.
    case before
  }

  /// Writes what fulfils a duty.
  ///
  /// - Parameters:
  ///   - day: When it was done; today where nil.
  ///   - note: What goes into the entry, as Markdown; an entry of its own, such as
  ///     `Accepted: by phone`, is written in place of the usual one.
  public mutating func settle(
    _ id: String, on day: CivilDate? = nil, note: String = ""
  ) throws(EditRefusal) -> Settled {
    guard let duty = duty(id) else {
      if wasTask(id, [day?.description ?? "", note].filter { !$0.isEmpty }) { return .before }
      throw EditRefusal("\(application.file) has no such item any more")
    }
    if duty.state == .done || isWaivedInstead(duty, note) {
      guard note.isEmpty || source.find(note, in: 0..<source.bytes.count) != nil,
        day == nil || duty.fulfilled == nil || duty.fulfilled == day
      else {
        throw EditRefusal(
          "\(application.file) says already that it was done"
            + (duty.fulfilled.map { " on \($0.forPeople)" } ?? "")
            + "; write what is new here into it yourself")
      }
      return .before
    }
    let done = day ?? search.today
    if done > search.today {
      throw EditRefusal("\(done.forPeople) is after today, and a tick says what is done")
    }
    var edited = self
    let line = try edited.write(duty, done, note, isDated: day != nil)
    self = edited
    return .written(line)
  }

  /// Whether a waiver stands where no entry would say that it is done, and no entry is typed now.
  private func isWaivedInstead(_ duty: Duty, _ note: String) -> Bool {
    guard duty.state == .waived, case .waiver = duty.settlement else { return false }
    return (try? TypedEntry(note)) == nil
  }

  private mutating func write(
    _ duty: Duty, _ day: CivilDate, _ note: String, isDated: Bool
  ) throws(EditRefusal) -> String {
    if note.contains(":"), let entry = try? TypedEntry(note) {
      return try settle(duty, [(entry.key, entry.text)], on: entry.date ?? day)
    }
    switch duty.settlement {
    case .entry(let key, let value):
      return try settle(duty, Self.texts(key, value, note).map { (key, $0) }, on: day)
    case .promise(let text):
      let hasBox = BoxEdit.mark(before: duty.range, in: source) != nil
      if hasBox, note.isEmpty, !isDated { return try checkPromise(duty) }
      let texts = Self.texts(.kept, text, note).map { (EntryKey.kept, $0) }
      do {
        return try settle(duty, texts, on: day)
      } catch {
        // Two promises in the same words: only a box says which.
        guard note.isEmpty, !isDated else { throw error }
        return try checkPromise(duty)
      }
    case .task: return try checkTask(duty, day, note, isDated: isDated)
    case .closing:
      do {
        return try close(on: day, duty, note)
      } catch {
        let texts = Self.texts(.closed, "", note).map { (EntryKey.closed, $0) }
        return try settle(duty, texts, on: day)
      }
    case .waiver(let reason):
      return try waive(duty, because: note.isEmpty ? reason : note, on: day)
    }
  }

  /// The entry's text in the ways to put a note into it, the best first.
  ///
  /// - Parameter value: Plain text.
  private static func texts(_ key: EntryKey, _ value: String, _ note: String) -> [String] {
    let value = Escaping.markdown(value)
    let values: [String]
    if note.isEmpty || value.isEmpty {
      values = [value + note]
    } else {
      // Where it would be taken for a name, parentheses keep it apart.
      values = ["\(value), \(note)", "\(value) (\(note))"]
    }
    return values.map { $0.isEmpty ? key.rawValue : "\(key.rawValue): \($0)" }
  }

  /// Adds the first of several entries that settles a duty.
  private mutating func settle(
    _ duty: Duty, _ entries: [(key: EntryKey, text: String)], on day: CivilDate
  ) throws(EditRefusal) -> String {
    var refusal = EditRefusal("nothing settles it")
    for entry in entries {
      var edited = self
      do {
        let line = try edited.add(entry.key, entry.text, on: day)
        try edited.checkSettled(duty, by: "`\(day) \(entry.text)`", comparedWith: self)
        self = edited
        return line
      } catch {
        if entry.text == entries[0].text { refusal = error }
      }
    }
    throw refusal
  }

  private func checkSettled(
    _ duty: Duty, by entry: String, comparedWith before: Editor
  ) throws(EditRefusal) {
    guard self.duty(duty.id)?.state == .done else {
      throw EditRefusal(
        "\(entry) would not settle it: it is owed from \(duty.from.forPeople) on; write into "
          + "\(application.file) what happened")
    }
    // A note to everyone also thanks those who are named, and that nobody said.
    let wasDone = Set(before.duties.filter { $0.state == .done }.map(\.id))
    let others = duties.filter {
      $0.state == .done && !wasDone.contains($0.id) && $0.id != duty.id && $0.who != duty.who
        && ($0.rule == .thankYouNotSent || $0.rule == .referencesNotBriefed)
    }
    if !others.isEmpty {
      let names = others.compactMap(\.who).joined(separator: ", ")
      throw EditRefusal(
        "\(entry) would also stand for \(names); write into \(application.file) who it was")
    }
  }

  private mutating func checkPromise(_ duty: Duty) throws(EditRefusal) -> String {
    let id = duty.id
    let line = try change(
      [[BoxEdit.check(duty.range, in: source)]], Expectation(added: 0, keepsPromise: true))
    guard self.duty(id)?.state == .done else { throw EditRefusal("its box would not keep it") }
    return line
  }

  private mutating func checkTask(
    _ duty: Duty, _ day: CivilDate, _ note: String, isDated: Bool
  ) throws(EditRefusal) -> String {
    guard let task = application.tasks.first(where: { $0.range == duty.range }) else {
      throw EditRefusal("\(application.file) has no such task any more")
    }
    var edits = [BoxEdit.check(task.range, in: source)]
    var remark = note
    if let plan = task.plan {
      edits += BoxEdit.date(plan, day, task.range, in: source)
    } else if isDated {
      remark = note.isEmpty ? "\(day)" : "\(day) \(note)"
    }
    if !remark.isEmpty {
      let separator = task.plan == nil ? " — " : ", "
      edits.append(TextEdit(at: task.range.upperBound, separator + remark))
    }
    return try change(
      [edits],
      Expectation(
        removed: [Facts.task(task)], added: task.plan == nil ? 0 : 3,
        keepsPromise: task.plan?.key == .kept))
  }

  private mutating func close(
    on day: CivilDate, _ duty: Duty, _ note: String
  ) throws(EditRefusal) -> String {
    guard note.isEmpty, application.milestones[.closed] == nil,
      let closing = FrontMatterEdit.set("closed", to: day.description, in: source)
    else {
      throw EditRefusal("its front matter cannot take `closed: \(day)`")
    }
    var edits = [closing]
    var removed: [String] = []
    if application.status != nil,
      let status = FrontMatterEdit.set("status", to: Status.closed.rawValue, in: source)
    {
      edits.append(status)
      removed.append(Facts.status(of: application))
    }
    let line = try change(
      [edits],
      Expectation(removed: removed, added: edits.count) {
        $0.milestones[.closed]?.value == day
      })
    guard self.duty(duty.id)?.state == .done else {
      throw EditRefusal("closing it on \(day.forPeople) would not settle it")
    }
    return line
  }

  // MARK: Waiving and snoozing

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

  private mutating func waive(
    _ duty: Duty, because reason: String, on day: CivilDate
  ) throws(EditRefusal) -> String {
    let before = duties
    let line = try add(.waived, "Waived: \(Self.subject(duty)): \(reason)", on: day)
    guard self.duty(duty.id)?.state == .waived else {
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
      return try change(
        [BoxEdit.move(task, to: day, in: source)],
        Expectation(removed: [Facts.task(task)], added: 1) { application in
          application.tasks.contains { $0.due == day }
        })
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

  // MARK: Duties

  private var duties: [Duty] { search.assess(index).duties }

  private func duty(_ id: String) -> Duty? { duties.first { $0.id == id } }

  private func pending(_ id: String) throws(EditRefusal) -> Duty {
    guard let duty = duty(id) else {
      throw EditRefusal("\(application.file) has no such item any more")
    }
    guard duty.isPending else { throw EditRefusal("it is \(duty.state.rawValue) already") }
    return duty
  }

  private func place(of duty: Duty) -> String {
    "\(application.file):\(source.lineNumber(at: duty.range.lowerBound))"
  }

  /// Whether an id is that of a task whose box was checked since.
  ///
  /// - Parameter remarks: What was to be written beside it.
  private func wasTask(_ id: String, _ remarks: [String]) -> Bool {
    let start = "\(application.slug)#\(RuleName.taskDue.rawValue)/"
    let marks = source.checkedMarks.map { TextEdit($0, [.space]) }
    guard id.hasPrefix(start), !marks.isEmpty, let open = try? source.applying(marks),
      case .application(let reopened)? = try? Reading(
        file: application.file, slug: application.slug, source: open)
    else { return false }
    let name = id.dropFirst(start.count).prefix { $0 != "~" }
    let pending = Set(application.tasks.map(\.range))
    return reopened.tasks.contains { task in
      let text = foldedForID(task.text)
      guard !pending.contains(task.range), text.hasPrefix(name) else { return false }
      if text == name { return true }
      guard text.dropFirst(name.count).first == "-" else { return false }
      // A plan that was done has a date now, and the words of its old one; a remark is at the end.
      return remarks.isEmpty
        ? task.plan != nil : remarks.allSatisfy { source.find($0, in: task.range) != nil }
    }
  }

  // MARK: Making a change

  /// What a change may do to the facts.
  private struct Expectation {
    /// These go.
    var removed: [String] = []
    /// At most so many come.
    let added: Int
    /// Whether one promise may come to be kept.
    var keepsPromise = false
    var holds: (Application) -> Bool = { _ in true }
  }

  /// Makes the first of several changes that does what is expected and nothing else.
  private mutating func change(
    _ candidates: [[TextEdit]], _ expected: Expectation
  ) throws(EditRefusal) -> String {
    var refusal = EditRefusal("there is no place for it in \(application.file)")
    for edits in candidates where !edits.isEmpty {
      do {
        let edited = try reread(edits, expected)
        let line = Self.line(of: edits, in: edited.source)
        search = search.replacing(index, with: edited)
        hasChanged = true
        return line
      } catch {
        refusal = error
      }
    }
    throw refusal
  }

  private func reread(
    _ edits: [TextEdit], _ expected: Expectation
  ) throws(EditRefusal) -> Application {
    let file = application.file
    let reading = Result { () throws(TextFault) in
      try Reading(file: file, slug: application.slug, source: source.applying(edits))
    }
    guard case .success(.application(let edited)) = reading else {
      throw EditRefusal("\(file) would be too large or too deep to be read")
    }
    let known = Dictionary(
      application.faults.map { (String(describing: $0.kind), 1) }, uniquingKeysWith: +)
    var seen: [String: Int] = [:]
    for fault in edited.faults {
      let kind = String(describing: fault.kind)
      seen[kind, default: 0] += 1
      if seen[kind, default: 0] > known[kind, default: 0] {
        throw EditRefusal(fault, in: edited, search.policy)
      }
    }
    let (before, after) = (Facts(of: application), Facts(of: edited))
    var lost = before.missing(in: after)
    for line in expected.removed {
      guard let index = lost.firstIndex(of: line) else {
        throw EditRefusal("\(file) would still say the same")
      }
      lost.remove(at: index)
    }
    let isKept = expected.keepsPromise && lost.count == 1 && Facts.isPromise(lost[0])
    guard lost.isEmpty || isKept,
      after.missing(in: before).count <= expected.added + (isKept ? 1 : 0),
      expected.holds(edited)
    else {
      throw EditRefusal(
        "\(file) would not be read as before: what is around the place changes its meaning;"
          + " write it there yourself")
    }
    return edited
  }

  /// The line on which the first edit ends, without indentation and bullet.
  private static func line(of edits: [TextEdit], in source: SourceText) -> String {
    let first = edits.min { $0.range.lowerBound < $1.range.lowerBound }
    let end = (first?.replacement ?? []).lastIndex { $0 != .newline && $0 != .carriageReturn } ?? 0
    let number = source.lineNumber(at: (first?.range.lowerBound ?? 0) + end)
    let line = source.bytes[source.content(ofLine: number)]
    let isItem = line.first.map { "-+*".utf8.contains($0) } ?? false
    let text = isItem ? line.dropFirst().drop(while: \.isBlank) : line
    return String(decoding: text, as: UTF8.self)
  }
}

extension SourceText {
  /// The first line that a merge left as the beginning of a conflict.
  package var conflictMarker: Int? {
    func has(_ marker: StaticString, _ line: Int) -> Bool {
      bytes.hasWord(marker, at: self.line(line).lowerBound, before: bytes.count)
    }
    let open = (1...lineCount).first { has("<<<<<<< ", $0) }
    guard let open, (open...lineCount).contains(where: { has(">>>>>>> ", $0) }) else { return nil }
    return open
  }

  /// The marks of all checked boxes.
  fileprivate var checkedMarks: [Range<Int>] {
    bytes.indices.dropFirst().dropLast().filter {
      bytes[$0].asciiLowercased == UInt8(ascii: "x") && bytes[$0 - 1] == UInt8(ascii: "[")
        && bytes[$0 + 1] == UInt8(ascii: "]")
    }.map { $0..<$0 + 1 }
  }
}

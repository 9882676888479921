internal import FollowUp
public import Journal
internal import Syntax

extension Editor {
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
  ///   - shownDue: The last good day of the item that was ticked.
  public mutating func settle(
    _ id: String, on day: CivilDate? = nil, note: String = "", shownDue: CivilDate? = nil
  ) throws(EditRefusal) -> Settled {
    let duty = try duty(id, shownDue, [day?.description ?? "", note].filter { !$0.isEmpty })
    guard let duty else { return .before }
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
      throw EditRefusal("\(done.forPeople) is after today: it cannot be done yet")
    }
    var edited = self
    let line = try edited.write(duty, done, note, isDated: day != nil)
    self = edited
    return .written(line)
  }

  /// The duty of an id.
  ///
  /// - Returns: nil for a task that was ticked already.
  private mutating func duty(
    _ id: String, _ shownDue: CivilDate?, _ remarks: [String]
  ) throws(EditRefusal) -> Duty? {
    if let duty = duties.item(id, due: shownDue) { return duty }
    if wasTask(id, shownDue, remarks) { return nil }
    let day = shownDue.map { " for \($0.forPeople)" } ?? ""
    throw EditRefusal(
      "\(application.file) has no such item\(day) any more; delete this if it is settled")
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
      try Self.check(entry, on: isDated ? day : nil)
      return try settle(duty, [(entry.key, entry.text)], on: entry.date ?? day, at: entry.time)
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
    _ duty: Duty, _ entries: [(key: EntryKey, text: String)], on day: CivilDate,
    at time: CivilTime? = nil
  ) throws(EditRefusal) -> String {
    var refusal = EditRefusal("nothing settles it")
    for entry in entries {
      var edited = self
      do {
        let line = try edited.add(entry.key, entry.text, on: day, at: time)
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
    // A waiver that is typed in place of the entry settles it, too.
    guard let state = self.duty(duty.id)?.state, state == .done || state == .waived else {
      throw EditRefusal(
        "\(entry) would not settle it, which takes one \(Self.range(of: duty)); write into"
          + " \(application.file) what happened")
    }
    // A note to everyone also thanks those who are named, and that nobody said.
    let wasOwed = Set(before.duties.filter(\.isPending).map(\.id))
    let others = duties.filter {
      $0.state == .done && wasOwed.contains($0.id) && $0.id != duty.id && $0.who != duty.who
        && ($0.rule == .thankYouNotSent || $0.rule == .referencesNotBriefed)
    }
    if !others.isEmpty {
      let names = others.compactMap(\.who).joined(separator: ", ")
      throw EditRefusal(
        "\(entry) would also stand for \(names); write into \(application.file) who it was")
    }
  }

  /// From when on an entry settles a duty.
  private static func range(of duty: Duty) -> String {
    switch duty.rule {
    // The day itself belongs to the wait that ended on it.
    case .checkInDue, .stillNoWord: "after \(duty.concerns)"
    default: "of \(duty.from.forPeople) or later"
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
    guard !remark.utf8.contains(where: { $0 == .newline || $0 == .carriageReturn }) else {
      throw EditRefusal(.severalLines)
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

  /// Whether an id is that of a task whose box was checked since.
  ///
  /// - Parameter remarks: What was to be written beside it.
  private mutating func wasTask(_ id: String, _ shownDue: CivilDate?, _ remarks: [String]) -> Bool {
    let start = "\(application.slug)#\(RuleName.taskDue.rawValue)/"
    guard id.hasPrefix(start) else { return false }
    let tasks = reopenedTasks ?? tasksOfReopened()
    reopenedTasks = tasks
    let name = id.dropFirst(start.count).prefix { $0 != "~" }
    let pending = Set(application.tasks.map(\.range))
    return tasks.contains { task in
      let text = foldedForID(task.text)
      guard !pending.contains(task.range), text.hasPrefix(name) else { return false }
      // A plan is dated anew once it is done.
      if let shownDue, task.plan == nil, task.due != shownDue { return false }
      if text == name { return true }
      guard text.dropFirst(name.count).first == "-" else { return false }
      // A plan that was done has a date now, and the words of its old one; a remark is at the end.
      return remarks.isEmpty
        ? task.plan != nil : remarks.allSatisfy { source.find($0, in: task.range) != nil }
    }
  }

  private func tasksOfReopened() -> [OwnTask] {
    let marks = source.checkedMarks.map { TextEdit($0, [.space]) }
    guard !marks.isEmpty, let open = try? source.applying(marks),
      case .application(let reopened)? = try? Reading(
        file: application.file, slug: application.slug, source: open)
    else { return [] }
    return reopened.tasks
  }
}

extension [Duty] {
  /// The duty of an id that was listed. Tasks in the same words are told apart by the day that was
  /// shown: what number one has among them changes once another is done.
  func item(_ id: String, due: CivilDate?) -> Duty? {
    let same = first { $0.id == id }
    guard let due, id.contains("#\(RuleName.taskDue.rawValue)/") else { return same }
    if let same, same.due == due { return same }
    let name = id.prefix { $0 != "~" }
    return first { $0.rule == .taskDue && $0.due == due && $0.id.prefix { $0 != "~" } == name }
  }
}

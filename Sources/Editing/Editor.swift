public import FollowUp
public import Journal
public import Syntax

/// Changes one application's text. Each change is made in memory and read again: what was to be
/// said must be there, and every other fact as it was, or the text stays.
public struct Editor: Sendable {
  /// The journal as it was read.
  let search: Search
  private var standing: Standing
  /// What the rules say about it.
  private var assessment: ApplicationAssessment
  /// The tasks that it would have if no box were checked; nil until somebody asks.
  var reopenedTasks: [OwnTask]?
  /// The text as it was read.
  public let original: SourceText
  /// Whether any change was made.
  public private(set) var hasChanged = false

  public var application: Application { standing.application }

  var source: SourceText { application.source }

  /// - Parameter index: Of `Search.standings`.
  public init(_ search: Search, _ index: Int) {
    self.search = search
    standing = search.standings[index]
    assessment = search.assess(standing)
    original = standing.application.source
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
    try Self.check(entry, on: day)
    let known = findings.filter { Self.isAboutNames($0.rule) }.count
    var edited = self
    let line = try edited.add(
      entry.key, entry.text, on: entry.date ?? day ?? search.today, at: entry.time)
    let unknown = edited.findings.filter { Self.isAboutNames($0.rule) }
    if unknown.count > known, let finding = unknown.last {
      throw EditRefusal("\(finding.message); \(finding.help)")
    }
    self = edited
    return line
  }

  /// The entries in what was typed as several words: each word one, where every one of them is an
  /// entry, or all of them together.
  public static func entries(typed words: [String]) -> [String] {
    let areEntries = words.allSatisfy { (try? TypedEntry($0)) != nil }
    return areEntries ? words : [words.joined(separator: " ")]
  }

  static func entry(_ typed: String) throws(EditRefusal) -> TypedEntry {
    let result = Result { () throws(TypedEntry.Fault) in try TypedEntry(typed) }
    switch result {
    case .success(let entry): return entry
    case .failure(let fault): throw EditRefusal(fault)
    }
  }

  static func check(_ entry: TypedEntry, on day: CivilDate?) throws(EditRefusal) {
    if let day, let own = entry.date, day != own {
      throw EditRefusal("it is dated \(own.forPeople) and \(day.forPeople); leave one out")
    }
  }

  /// What a waiver or a snooze can have wrong that no reader of the file alone sees.
  private static func isAboutNames(_ rule: RuleName) -> Bool {
    rule == .ruleUnknown || rule == .personUnknown || rule == .personAmbiguous
  }

  /// - Parameter text: From the key on, as Markdown.
  mutating func add(
    _ key: EntryKey, _ text: String, on day: CivilDate, at time: CivilTime? = nil
  ) throws(EditRefusal) -> String {
    guard !text.utf8.contains(where: { $0 == .newline || $0 == .carriageReturn }) else {
      throw EditRefusal(.severalLines)
    }
    if day > search.today, key != .interview {
      throw EditRefusal("\(day.forPeople) is after today, and an entry says what happened")
    }
    let line = "\(day) \(time.map { "\($0) " } ?? "")\(text)"
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

  // MARK: Duties

  /// Of every state, as the text is now.
  public var duties: [Duty] { assessment.duties }

  /// What the rules say about the text as it is now.
  public var findings: [Finding] { assessment.findings }

  func findings(of application: Application) -> [Finding] {
    search.assess(Standing(application, index: standing.index, today: search.today)).findings
  }

  func duty(_ id: String) -> Duty? { duties.first { $0.id == id } }

  func pending(_ id: String) throws(EditRefusal) -> Duty {
    guard let duty = duty(id) else {
      throw EditRefusal("\(application.file) has no such item any more")
    }
    guard duty.isPending else { throw EditRefusal("it is \(duty.state.rawValue) already") }
    return duty
  }

  func place(of duty: Duty) -> String {
    "\(application.file):\(source.lineNumber(at: duty.range.lowerBound))"
  }

  // MARK: Making a change

  /// What a change may do to the facts.
  struct Expectation {
    /// These go.
    var removed: [String] = []
    /// At most so many come.
    let added: Int
    /// Whether one promise may come to be kept.
    var keepsPromise = false
    /// Whether a fix is made: facts may be said in other words, and what can be read now may have
    /// faults of its own.
    var isFix = false
    var holds: (Application) -> Bool = { _ in true }
  }

  /// Makes the first of several changes that does what is expected and nothing else.
  mutating func change(
    _ candidates: [[TextEdit]], _ expected: Expectation
  ) throws(EditRefusal) -> String {
    var refusal = EditRefusal("there is no place for it in \(application.file)")
    for edits in candidates where !edits.isEmpty {
      do {
        let edited = try reread(edits, expected)
        let line = Self.line(of: edits, in: edited.source)
        standing = Standing(edited, index: standing.index, today: search.today)
        assessment = search.assess(standing)
        reopenedTasks = nil
        hasChanged = true
        return line
      } catch {
        refusal = error
      }
    }
    throw refusal
  }

  private func isError(_ fault: Fault) -> Bool {
    Finding.findings(file: "", source: nil, faults: [fault], policy: Policy())
      .contains { $0.severity == .error }
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
      if seen[kind, default: 0] > known[kind, default: 0], !expected.isFix || isError(fault) {
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
    let gained = after.missing(in: before)
    let isReworded = expected.isFix && Facts.isRewording(of: lost, gained)
    guard lost.isEmpty || isKept || isReworded,
      gained.count <= expected.added + (isKept ? 1 : isReworded ? lost.count : 0),
      expected.holds(edited)
    else {
      if let open = source.unclosedBlock {
        throw EditRefusal(
          "\(file):\(open.line) opens \(open.what) that is never closed, so that nothing below it"
            + " is read; close it first")
      }
      throw EditRefusal(
        "\(file) would not be read as before: what is around the place changes its meaning;"
          + " write it there yourself")
    }
    return edited
  }

  /// The line on which the first of the edits ends, without indentation and bullet.
  private static func line(of edits: [TextEdit], in source: SourceText) -> String {
    guard let first = edits.first else { return "" }
    let shift = edits.filter { $0.range.lowerBound < first.range.lowerBound }
      .reduce(0) { $0 + $1.replacement.count - $1.range.count }
    let end = first.replacement.lastIndex { $0 != .newline && $0 != .carriageReturn } ?? 0
    let number = source.lineNumber(at: first.range.lowerBound + shift + end)
    let line = source.bytes[source.content(ofLine: number)]
    let isItem = line.first.map { "-+*".utf8.contains($0) } ?? false
    let text = isItem ? line.dropFirst().drop(while: \.isBlank) : line
    return String(decoding: text, as: UTF8.self)
  }
}

extension SourceText {
  /// The marks of all checked boxes.
  var checkedMarks: [Range<Int>] {
    bytes.indices.dropFirst().dropLast().filter {
      bytes[$0].asciiLowercased == UInt8(ascii: "x") && bytes[$0 - 1] == UInt8(ascii: "[")
        && bytes[$0 + 1] == UInt8(ascii: "]")
    }.map { $0..<$0 + 1 }
  }
}

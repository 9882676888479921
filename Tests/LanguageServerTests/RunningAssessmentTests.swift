import FollowUp
import Foundation
import Journal
import Store
import Syntax
import TestSupport
import Testing

@testable import LanguageServer

/// Whatever is typed, and whatever changes on disk: what the server says in the end is what the
/// rules say about the journal as it is.
@Suite struct RunningAssessmentTests {
  @Test("After every change the server says what a fresh look at the journal says")
  func changes() throws {
    let steps = Proofs.count(40, all: 200)
    let seeds = Proofs.seed.map { $0...$0 } ?? 1...UInt64(Proofs.count(8, all: 40))
    var said: Set<String> = []
    for seed in seeds {
      var session = try Session(seed: seed)
      for step in 1...steps {
        let change = try session.change()
        let (told, expected) = try session.compare()
        try #require(
          Said.difference(told, expected) == [], "seed \(seed), step \(step): \(change)")
        said.formUnion(told.keys.map(\.rule))
      }
    }
    // What the rules look at in other applications comes up.
    let shared = [
      "duplicate-application", "offer-not-shared", "too-few-applications", "search-stalled",
      "other-processes-not-told", "front-matter-invalid", "front-matter-missing",
    ]
    if Proofs.seed == nil { #expect(said.isSuperset(of: shared), "\(said.sorted())") }
    Proofs.report("\(seeds.count * steps) changes of a journal, \(said.count) rules raised")
  }
}

/// An editor in a journal, and the same journal as a value.
private struct Session {
  private let scratch: Scratch
  private let folder: JournalFolder
  private var client: TestClient
  private var random: SplitMix64
  private var today: CivilDate
  /// By path.
  private var open: [String: String] = [:]
  /// As it could be read last.
  private var configuration: [UInt8] = []

  private static let file = Configuration.fileName
  private static let names = [
    "acme.md", "brightwater.md", "corvid.markdown", "corvid.md", "leads/acme.md", "leads/d.e.md",
    "notes.md", "Größe 1.md",
  ]
  private static let configurations = [
    "", "rules:\n  other-processes-not-told: on\n", "exclude: [leads/**]\nholidays: [days.ics]\n",
    "agenda: { file: notes.md }\n", "rules:\n  too-few-applications: { at-least: 9 }\n",
    "holidays: [2026-12-24, days.ics]\n", "holidays: [./days.ics]\nworking-week: sun-thu\n",
    "rules:\n  company-missing: off\n  frobnicate: on\n", "rules: [\n", "a: &b c\n", "- x\n",
    "rules:\n  other-processes-not-told: warning\n  offer-not-shared: error\n",
    "\u{FEFF}rulse: {}\n",
  ]
  private static let calendar = "days.ics"
  private static let calendars = [
    calendar(1...30), calendar(10...12), calendar(20...20), "nothing",
  ]

  private static func calendar(_ days: ClosedRange<Int>) -> String {
    let events = days.map {
      "BEGIN:VEVENT\r\nDTSTART;VALUE=DATE:202611\($0 < 10 ? "0" : "")\($0)\r\nEND:VEVENT\r\n"
    }
    return "BEGIN:VCALENDAR\r\n\(events.joined())END:VCALENDAR\r\n"
  }

  init(seed: UInt64) throws {
    random = SplitMix64(seed: seed)
    today = try day("2026-12-01")
    scratch = try Scratch([
      Self.file: "rules:\n  other-processes-not-told: on\nholidays: [days.ics]\n",
      Self.calendar: Self.calendars[0],
    ])
    for (number, name) in Self.names.dropLast(2).enumerated() {
      var writer = ApplicationWriter(seed: seed &* 100 &+ UInt64(number))
      try scratch.write(writer.file().text, to: name)
    }
    folder = try JournalFolder.find(from: scratch.path)
    client = try TestClient(
      root: scratch.path, today: today.description,
      capabilities: [
        "workspace": ["didChangeWatchedFiles": ["dynamicRegistration": true]],
        "textDocument": ["publishDiagnostics": ["relatedInformation": true]],
      ])
  }

  // MARK: Changing

  private mutating func once(in count: Int) -> Bool {
    Int.random(in: 0..<count, using: &random) == 0
  }

  private mutating func pick<Value>(_ values: [Value]) -> Value {
    values[Int.random(in: values.indices, using: &random)]
  }

  /// - Returns: What was done, for whoever looks for the reason of a failure.
  mutating func change() throws -> String {
    switch Int.random(in: 0..<20, using: &random) {
    case 0: return try changeDisk()
    case 1: return try changeConfiguration()
    case 2:
      today = today + Int.random(in: -2...9, using: &random)
      try client.setToday(today.description)
      return "today is \(today)"
    case 3:
      guard let file = open.keys.sorted().randomElement(using: &random) else { return "nothing" }
      open[file] = nil
      try client.close(file)
      return "closed \(file)"
    case 4, 5:
      let file = pick(Self.names)
      guard open[file] == nil else { return "nothing" }
      let text = (try? scratch.read(file)) ?? ""
      open[file] = text
      try client.open(file, text)
      return "opened \(file)"
    default: return try type()
    }
  }

  private mutating func changeDisk() throws -> String {
    let file = once(in: 3) ? Self.calendar : pick(Self.names)
    if once(in: 3) {
      try? FileManager.default.removeItem(at: scratch.folder.appending(path: file))
      try tell(file)
      return "deleted \(file)"
    }
    try scratch.write(file == Self.calendar ? pick(Self.calendars) : newText(), to: file)
    try tell(file)
    return "wrote \(file)"
  }

  private mutating func newText() -> String {
    var writer = ApplicationWriter(seed: random.next())
    let file = writer.file()
    return pick([file.text, file.text, file.other, "# Nothing yet\n", ""])
  }

  private mutating func changeConfiguration() throws -> String {
    let file = once(in: 3) ? Self.calendar : Self.file
    let text = pick(file == Self.file ? Self.configurations : Self.calendars)
    if once(in: 2) {
      try scratch.write(text, to: file)
      try tell(file)
    } else if open[file] == nil {
      open[file] = text
      try client.open(file, text)
    } else if once(in: 3) {
      open[file] = nil
      try client.close(file)
      return "closed \(file)"
    } else {
      open[file] = text
      try client.change(file, to: text)
    }
    return "\(file) is now \(text)"
  }

  private mutating func tell(_ file: String) throws {
    try client.notify(
      "workspace/didChangeWatchedFiles",
      ["changes": [["uri": .string(client.uri(file)), "type": 2]]])
  }

  private static let lines = [
    "---\n", "offer: 2026-11-30\n", "rejected: 2026-11-25\n", "signed: 2026-11-30\n",
    "status: interviewing\n", "status: closed\n", "company: Acme\n", "company: Brightwater\n",
    "role: Smith\n", "applied: 2026-11-20\n", "found: 2026-11-01\n", "withdrawn: 2026-11-28\n",
    "- 2026-11-20 Heard: they wrote\n", "- 2026-11-29 Offer: by phone\n", "## Log\n",
    "## Interview 2026-11-16\n- With: Ana Ruiz\n", "## Interview 2026-12-04\n", "```\n", "<!--\n",
    "ignore: [process-not-asked]\n", "- 2026-11-30 Told about offer: Ana\n", "\n", "text\n",
  ]
  private static let pieces = [
    "x", " ", "\n", "-", ":", "🦦", "é", "e\u{301}", "\r", "\r\n", "#", "2", "\u{FEFF}", "\"",
  ]

  /// Changes an open document, and asks something before the server has looked at it all.
  private mutating func type() throws -> String {
    guard let file = Self.names.filter({ open[$0] != nil }).randomElement(using: &random),
      let text = open[file]
    else { return "nothing" }
    if once(in: 15) {
      let new = newText()
      open[file] = new
      try client.change(file, to: new)
      return "replaced \(file)"
    }
    let source = try SourceText(text)
    let (range, replacement) = edit(of: source)
    let start = PositionEncoding.utf16.position(at: range.lowerBound, in: source)
    let end = PositionEncoding.utf16.position(at: range.upperBound, in: source)
    let new = try source.applying([TextEdit(range, replacement.utf8)])
    open[file] = String(decoding: new.contents, as: UTF8.self)
    let place = LanguageServerTests.range(start.line, start.character, end.line, end.character)
    var messages = [client.changing(file, place, to: replacement)]
    if once(in: 2) {
      let other = open.keys.sorted().randomElement(using: &random) ?? file
      messages.append(client.asking("textDocument/hover", other))
    }
    try client.send(together: messages)
    return "typed “\(replacement)” for \(place) in \(file)"
  }

  private mutating func edit(of source: SourceText) -> (Range<Int>, String) {
    // The front matter counts most.
    let count = once(in: 2) ? min(6, source.lineCount) : source.lineCount
    let number = Int.random(in: 1...count, using: &random)
    let line = source.line(number)
    let next = number < source.lineCount ? source.line(number + 1).lowerBound : line.upperBound
    switch Int.random(in: 0..<9, using: &random) {
    case 0:
      let digits = line.filter { source.bytes[$0].isASCIIDigit }
      guard let digit = digits.randomElement(using: &random) else { fallthrough }
      return (digit..<digit + 1, "\(Int.random(in: 0...3, using: &random))")
    case 1: return (line.lowerBound..<next, "")
    case 2: return (line.lowerBound..<next, pick(Self.lines))
    case 3, 4: return (line.lowerBound..<line.lowerBound, pick(Self.lines))
    default:
      var offset = Int.random(in: line.lowerBound...line.upperBound, using: &random)
      while offset < line.upperBound, source.bytes[offset] & 0xC0 == 0x80 { offset += 1 }
      let length = once(in: 2) ? 0 : Int.random(in: 1...4, using: &random)
      var end = min(line.upperBound, offset + length)
      while end < line.upperBound, source.bytes[end] & 0xC0 == 0x80 { end += 1 }
      return (offset..<end, once(in: 4) ? "" : pick(Self.pieces))
    }
  }

  // MARK: Comparing

  /// What the server said, and what it should have.
  mutating func compare() throws -> (told: [Said: Int], expected: [Said: Int]) {
    (try Said.told(to: client), try expected())
  }

  private mutating func expected() throws -> [Said: Int] {
    var typed = open.mapValues { Array($0.utf8) }
    let journal: LoadedJournal
    var fault: LoadError?
    do throws(LoadError) {
      journal = try LoadedJournal(folder, typed: typed)
      configuration = journal.sources[Self.file]?.contents ?? []
    } catch {
      fault = error
      typed[Self.file] = configuration
      journal = try LoadedJournal(folder, typed: typed)
    }
    var sources = journal.sources
    let own = Set(journal.findings.filter { $0.file == Self.file }.map(\.message))
    if fault != nil {
      sources[Self.file] = try SourceText(
        open[Self.file].map { Array($0.utf8) } ?? folder.readConfiguration() ?? [])
    }
    let findings = journal.assessment(on: today).findings.filter {
      fault == nil || $0.file != Self.file || !own.contains($0.message)
    }
    var expected = try Said.expected(findings, sources, root: scratch.path)
    if let fault {
      let span = fault.position.map { SourceSpan(start: $0, end: $0) }
      expected[
        Said(
          file: Self.file, rule: "", severity: 1, range: Said.range(span, sources[Self.file]),
          message: fault.message, related: [])] = 1
    }
    return expected
  }
}

import Editing
import FollowUp
import Foundation
import Journal
import Store
import Syntax
import TestSupport
import Testing

extension TestClient {
  /// What is offered for a range, the whole file where there is none.
  fileprivate mutating func actions(
    _ file: String, _ range: JSON? = nil, only kinds: [String]? = nil
  ) throws -> [JSON] {
    var context: JSON = ["diagnostics": []]
    if let kinds { context["only"] = .array(kinds.map { .string($0) }) }
    let answer = try request(
      "textDocument/codeAction",
      [
        "textDocument": ["uri": .string(uri(file))],
        "range": range ?? LanguageServerTests.range(0, 0, 1_000_000, 0), "context": context,
      ])
    guard case .array(let actions)? = answer["result"] else { return [] }
    return actions
  }

  fileprivate mutating func titles(_ file: String, _ line: Int, _ column: Int = 0) throws
    -> [String]
  {
    try actions(file, range(line, column, line, column)).compactMap { $0["title"]?.text }
  }
}

/// A text as an editor holds it.
private struct Buffer {
  /// In the units that positions count.
  private var lines: [[UInt16]]
  private let isUTF8: Bool

  init(_ text: String, isUTF8: Bool) {
    self.isUTF8 = isUTF8
    lines = [[]]
    let units = isUTF8 ? text.utf8.map(UInt16.init) : Array(text.utf16)
    for (index, unit) in units.enumerated() {
      lines[lines.count - 1].append(unit)
      let isReturnOfPair = unit == 13 && index + 1 < units.count && units[index + 1] == 10
      if unit == 10 || unit == 13 && !isReturnOfPair { lines.append([]) }
    }
  }

  private func offset(_ position: JSON) throws -> Int {
    let line = try #require(position["line"]?.number)
    let column = try #require(position["character"]?.number)
    try #require(line < lines.count)
    #expect(column <= lines[line].prefix { $0 != 10 && $0 != 13 }.count)
    return lines[..<line].reduce(0) { $0 + $1.count } + column
  }

  /// With an action's edits made, all of them in the text as it was.
  func applying(_ action: JSON, to uri: String) throws -> String {
    let edit = try #require(action["edit"])
    let edits = edit["changes"]?[uri]?.elements ?? edit["documentChanges"]?[0]?["edits"]?.elements
    var units = lines.flatMap { $0 }
    var last = units.count
    for edit in try #require(edits).reversed() {
      let range = try #require(edit["range"])
      let start = try offset(try #require(range["start"]))
      let end = try offset(try #require(range["end"]))
      try #require(start <= end && end <= last, "edits overlap, or are out of order")
      last = start
      let text = try #require(edit["newText"]?.text)
      units.replaceSubrange(
        start..<end, with: isUTF8 ? text.utf8.map(UInt16.init) : Array(text.utf16))
    }
    return isUTF8
      ? String(decoding: units.map(UInt8.init(truncatingIfNeeded:)), as: UTF8.self)
      : String(decoding: units, as: UTF16.self)
  }
}

@Suite struct CodeActionTests {
  // MARK: The same as the commands

  /// What is offered for a whole file: titles and the text that each makes.
  private static func expected(
    _ search: Search, _ index: Int
  ) throws -> [(title: String, text: String)] {
    var expected: [(title: String, text: String)] = []
    let start = Editor(search, index)
    func offer(_ title: String?, _ change: (inout Editor) throws -> Void) {
      guard let title else { return }
      var editor = start
      guard (try? change(&editor)) != nil else { return }
      expected.append(
        (title, String(decoding: editor.application.source.contents, as: UTF8.self)))
    }
    for duty in start.duties where duty.isShown(on: search.today, horizon: search.policy.horizon) {
      let choices = search.choices(about: duty)
      offer(choices.log) { _ = try $0.settle(duty.id) }
      offer(choices.waive) { _ = try $0.waive(duty.id, because: "") }
      offer(choices.snooze?.title) { editor in
        _ = try editor.snooze(duty.id, until: try #require(choices.snooze).until)
      }
    }
    for finding in start.findings {
      var fixed = start
      if let made = fixed.fix(where: { $0 == finding }).first {
        offer("Write “\(made.new)” instead of “\(made.old)”") { $0 = fixed }
      }
      let interview = start.application.interviews.firstIndex {
        start.original.span(of: $0.range) == finding.span
      }
      if let key = finding.rule.missing, let interview {
        offer("Add a line “\(key.rawValue):” to fill in") { try $0.addBlank(key, to: interview) }
      }
    }
    return expected
  }

  /// - Returns: How many changes were compared.
  private func compare(_ root: String, today: String, isUTF8: Bool) throws -> Int {
    let search = try LoadedJournal(try JournalFolder.find(from: root)).search(on: day(today))
    var client = try TestClient(root: root, today: today, encodings: isUTF8 ? ["utf-8"] : nil)
    var count = 0
    for (index, standing) in search.standings.enumerated() {
      let file = standing.application.file
      var text = try String(contentsOfFile: "\(root)/\(file)", encoding: .utf8)
      if standing.application.source.hasByteOrderMark { text = "\u{FEFF}" + text }
      try client.open(file, text)
      let uri = client.uri(file)
      let offered = try client.actions(file, only: ["quickfix"]).map { action in
        "\(action["title"]?.text ?? "")\n"
          + (try Buffer(text, isUTF8: isUTF8).applying(action, to: uri))
      }
      let expected = try Self.expected(search, index).map { "\($0.title)\n\($0.text)" }
      #expect(offered.sorted() == expected.sorted(), "\(file)")
      count += offered.count

      var editor = Editor(search, index)
      let made = editor.fix()
      let fixed = String(decoding: editor.application.source.contents, as: UTF8.self)
      let all = try client.actions(file, only: ["source.fixAll"])
      #expect(all.count == (made.isEmpty ? 0 : 1))
      for action in all {
        #expect(try Buffer(text, isUTF8: isUTF8).applying(action, to: uri) == fixed)
      }
      // One after the other comes to the same.
      while let fix = try client.actions(file).first(where: { $0["isPreferred"] == true }) {
        text = try Buffer(text, isUTF8: isUTF8).applying(fix, to: uri)
        try client.change(file, to: text)
        count += 1
        try #require(count < 10_000)
      }
      #expect(text.utf8.elementsEqual(fixed.utf8))
    }
    return count
  }

  @Test(
    "In the sample journal every offer writes what its command would", arguments: [false, true])
  func samples(isUTF8: Bool) throws {
    let root = packageFolder.appending(path: "samples").path
    #expect(try compare(root, today: "2026-11-21", isUTF8: isUTF8) > 50)
    #expect(try compare(root, today: "2026-11-24", isUTF8: isUTF8) > 50)
  }

  @Test("In every rule's sample, too", arguments: Rule.all)
  func ruleSamples(rule: Rule) throws {
    let scratch = try Scratch(
      Dictionary(rule.sample.map { ($0.path, $0.text) }) { first, _ in first })
    for isUTF8 in [false, true] {
      let count = try compare(scratch.path, today: rule.example.today, isUTF8: isUTF8)
      let isOffered = rule.name.missing != nil || rule.group == .duty && rule.severity != nil
      #expect(!isOffered || count > 0)
    }
  }

  @Test(
    "With any line ends, a byte order mark, and characters of several units",
    arguments: ["\n", "\r\n", "\r"], [false, true])
  func writing(end: String, isUTF8: Bool) throws {
    let text = """
      \u{FEFF}---
      company: Acme 🦦
      role: Dyer
      aplied: 2026-11-2 # 🦦
      contact: Zoë Ÿnn
      ---

      ## Interview 2026-11-10 🦦
      - With: Zoë Ÿnn, 🦦 Ott
      - [ ] Promised: a 🦦 by 2026-11-12

      ## Log
      - 2026/11/01 Herad: 🦦 Zoë
      """.replacing("\n", with: end)
    let scratch = try Scratch(["acme.md": text])
    #expect(try compare(scratch.path, today: "2026-11-13", isUTF8: isUTF8) > 15)
  }

  // MARK: What is offered where

  private static let acme = """
    ---
    company: Acme
    role: Dyer
    aplied: 2026-10-26
    contact: Dana Whitfield
    contact-by: email
    ---

    ## Contacts
    - Dana Whitfield, Head of Dyeing <dana@acme.example>

    ## References
    - Ruth Calder
      - Will tell: yes

    ## Interview 2026-11-10
    - With: Dana Whitfield, Tom Ivers (Foreman)
    - Process: a second round
    - Liked: the smell

    They dye at night.

    ## Log
    - 2026-11-11 Thank-you: Tom Ivrs
    - [ ] buy indigo by 2026-11-20
    """

  private func client(_ text: String = acme, today: String = "2026-11-16") throws -> TestClient {
    var client = try TestClient(today: today)
    try client.open("acme.md", text)
    return client
  }

  private static let dana = "Log it: Thank-you to Dana Whitfield, today"
  private static let tom = "Log it: Thank-you to Tom Ivers, today"
  private static let ruth = "Log it: Briefed Ruth Calder, today"

  @Test("What is owed is offered on its line, and everywhere in its interview's section")
  func places() throws {
    var client = try client()
    let logs = { (titles: [String]) in titles.filter { $0.hasPrefix("Log") } }
    for line in 16...20 {
      #expect(logs(try client.titles("acme.md", line)) == [Self.dana, Self.tom, Self.ruth])
    }
    // What the line itself raises comes first.
    #expect(logs(try client.titles("acme.md", 15)) == [Self.ruth, Self.dana, Self.tom])
    #expect(
      try client.titles("acme.md", 24, 3) == [
        "Tick off: buy indigo", "Snooze until Fri 27 Nov: buy indigo",
      ])
    for line in [0, 8, 9, 12, 22] { #expect(try client.titles("acme.md", line) == []) }
    #expect(
      try client.titles("acme.md", 15).filter { !logs([$0]).contains($0) } == [
        "Add a line “Timeline:” to fill in",
        "Snooze until Mon 23 Nov: Brief Ruth Calder",
        "Snooze until Tue 24 Nov: Ask Dana Whitfield where things stand",
        "Snooze until Mon 23 Nov: Thank Dana Whitfield",
        "Snooze until Mon 23 Nov: Thank Tom Ivers",
        "Waive, and say why: Brief Ruth Calder",
        "Waive, and say why: Ask Dana Whitfield where things stand",
        "Waive, and say why: Thank Dana Whitfield",
        "Waive, and say why: Thank Tom Ivers",
      ])
  }

  @Test("A slip of the pen is mended from anywhere on its line")
  func fixes() throws {
    var client = try client()
    let fix = "Write “Tom Ivers” instead of “Tom Ivrs”"
    for column in [0, 20, 99] {
      #expect(
        try client.titles("acme.md", 23, column) == [fix, "Make all safe fixes in this file"])
    }
    let action = try client.actions("acme.md", range(23, 0, 23, 0))[0]
    #expect(action["kind"] == "quickfix")
    #expect(action["isPreferred"] == true)
    // The very same that was published.
    let published = try #require(
      client.diagnostics[client.uri("acme.md")]?.first { $0["code"] == "person-unknown" })
    #expect(action["diagnostics"] == [published])
    #expect(
      action["edit"]?["changes"]?[client.uri("acme.md")]
        == [["range": range(23, 30, 23, 30), "newText": "e"]])
  }

  @Test("Where there is one thing to fix, nothing is said of all of them")
  func oneFix() throws {
    var client = try client(Self.acme.replacing("Tom Ivrs", with: "Tom Ivers"))
    #expect(try client.titles("acme.md", 3) == ["Write “applied” instead of “aplied”"])
  }

  @Test(
    "Only kinds that are asked for, and those below them",
    arguments: [
      (["quickfix"], ["quickfix"]), (["source"], ["source.fixAll.jobjournal"]),
      (["source.fixAll"], ["source.fixAll.jobjournal"]),
      (["source.fixAll.jobjournal"], ["source.fixAll.jobjournal"]),
      (["refactor", "source.fixAll"], ["source.fixAll.jobjournal"]),
      (["refactor"], []), (["quick"], []), (["source.fixAll.other"], []), ([], []),
      ([""], ["quickfix", "source.fixAll.jobjournal"]),
    ])
  func kinds(only: [String], expected: [String]) throws {
    var client = try client()
    let kinds = try client.actions("acme.md", only: only).compactMap { $0["kind"]?.text }
    #expect(Set(kinds).sorted() == expected)
  }

  @Test("All fixes are for the file, wherever in it they are asked for")
  func fixAll() throws {
    var client = try client()
    let actions = try client.actions("acme.md", range(20, 0, 20, 0), only: ["source.fixAll"])
    #expect(actions.count == 1)
    #expect(actions[0]["edit"]?["changes"]?[client.uri("acme.md")]?.elements.count == 2)
  }

  @Test("A menu has an end, but all fixes are all")
  func manyFixes() throws {
    let slips = String(repeating: "- 2026-11-11 Herad: x\n", count: 50)
    var client = try client("---\ncompany: Acme\nrole: Dyer\n---\n## Log\n" + slips)
    let actions = try client.actions("acme.md")
    #expect(actions.count { $0["kind"] == "quickfix" } == 20)
    let edits = actions.last?["edit"]?["changes"]?[client.uri("acme.md")]
    #expect(edits?.elements.count == 50)
  }

  @Test("What was put off may be done before its day, a question may not")
  func early() throws {
    let snooze = "- 2026-11-11 Snoozed: thank-you-not-sent, Dana Whitfield until 2026-11-20\n"
    var client = try client(Self.acme.replacing("- [ ] buy", with: snooze + "- [ ] buy"))
    let titles = try client.titles("acme.md", 16)
    #expect(titles.contains(Self.dana))
    #expect(titles.contains("Snooze until Fri 27 Nov: Thank Dana Whitfield"))
    #expect(!titles.contains { $0.contains("Check-in") })
  }

  @Test("An entry is one insertion, and resolves what was said of its being overdue")
  func insertion() throws {
    var client = try client()
    let action = try #require(
      try client.actions("acme.md", range(16, 0, 16, 0)).first { $0["title"] == .string(Self.dana) }
    )
    let line = "- 2026-11-16 Thank-you: Dana Whitfield\n"
    #expect(
      action["edit"]?["changes"]?[client.uri("acme.md")]
        == [["range": range(24, 0, 24, 0), "newText": .string(line)]])
    let message = try #require(action["diagnostics"]?[0]?["message"]?.text)
    #expect(message.hasPrefix("Thank Dana Whitfield — due on Thu 2026-11-12"))
    let published = client.diagnostics[client.uri("acme.md")] ?? []
    #expect(published.contains { $0 == action["diagnostics"]?[0] })
    #expect(action["isPreferred"] == nil)
  }

  @Test("The version goes with the edit where the client takes it")
  func versions() throws {
    var client = try TestClient(
      capabilities: ["workspace": ["workspaceEdit": ["documentChanges": true]]])
    try client.open("acme.md", Self.acme)
    try client.change("acme.md", range(20, 0, 20, 0), to: "🦦 ")
    let actions = try client.actions("acme.md", range(3, 0, 3, 0))
    #expect(
      actions.first?["edit"] == [
        "documentChanges": [
          [
            "textDocument": ["uri": .string(client.uri("acme.md")), "version": 2],
            "edits": [["range": range(3, 2, 3, 2), "newText": "p"]],
          ]
        ]
      ])
  }

  @Test("Nothing is offered that would be refused, or makes no sense yet")
  func refused() throws {
    let top = "---\ncompany: Acme\nrole: Dyer\ncontact: Dana\ndecision-by: 2026-12-01\n"
    var client = try client(
      top + """
        ---
        ## Interview 2026-11-10
        - Thank-you: everyone
        - Promised: a vat by 2026-11-12
        - Promised: a rope by 2026-11-12

        ## Interview 2026-11-30
        """)
    // A waiver of one promise would be one of the other, too.
    #expect(
      try client.titles("acme.md", 8).filter { $0.contains("romise") || $0.contains("Mark") } == [
        "Mark as kept: a vat", "Mark as kept: a rope",
      ])
    // An interview that is still to come is no work yet, and has its own day.
    #expect(try client.titles("acme.md", 11) == [])
    #expect(try client.titles("acme.md", 4) == [])
  }

  @Test("On its day an interview can be taken off the agenda")
  func interviewToday() throws {
    var client = try client(
      "---\ncompany: Acme\nrole: Dyer\n---\n## Interview 2026-11-16\n", today: "2026-11-16")
    #expect(
      try client.titles("acme.md", 4).filter { $0.contains("agenda") } == [
        "Take this interview off the agenda"
      ])
  }

  @Test("An offer is not put off beyond its end, but a week is fine where there is one")
  func offers() throws {
    func text(_ end: String) -> String {
      "---\ncompany: Acme\nrole: Dyer\noffer: 2026-11-15\noffer-expires: \(end)\n---\n"
    }
    var client = try client(text("2026-11-20"))
    #expect(
      try client.titles("acme.md", 3) == ["Log it: Answered them about the offer, today"])
    try client.change("acme.md", to: text("2026-11-30"))
    #expect(
      try client.titles("acme.md", 3) == [
        "Log it: Answered them about the offer, today",
        "Snooze until Mon 23 Nov: Answer them about the offer",
      ])
  }

  @Test("Nothing is offered in notes, and for a file that is not open")
  func others() throws {
    var client = try client("# Only notes\n\n- 2026-11-10 Herad: x\n")
    #expect(try client.actions("acme.md") == [])
    try client.close("acme.md")
    #expect(try client.actions("acme.md") == [])
  }

  @Test("Other programs' diagnostics do no harm")
  func foreignDiagnostics() throws {
    var client = try client()
    let answer = try client.request(
      "textDocument/codeAction",
      [
        "textDocument": ["uri": .string(client.uri("acme.md"))], "range": range(3, 0, 3, 0),
        "context": ["diagnostics": [["range": range(3, 0, 3, 1), "code": 13, "message": "MD"]]],
      ])
    #expect(answer["result"]?[0]?["title"] == "Write “applied” instead of “aplied”")
  }
}

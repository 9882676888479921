import FollowUp
import Foundation
import Journal
import Store
import TestSupport
import Testing
import Views

/// The pages on the rules, and the journals that are kept with them.
@Suite struct RulePageTests {
  private static let docs = packageFolder.appending(path: "docs")
  private static let samples = docs.appending(path: RulePages.folder)

  /// With `RECORD_SNAPSHOTS=1` they are written, and the test fails, as other snapshots do.
  @Test("The pages on the rules are current, with none missing and none left over")
  func pages() throws {
    let pages = try RulePages.all()
    if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" {
      try? FileManager.default.removeItem(at: Self.samples)
      for page in pages {
        let url = Self.docs.appending(path: page.path)
        try FileManager.default.createDirectory(
          at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(page.text.utf8).write(to: url)
      }
      Issue.record("recorded docs/rules: read what has changed, then run again")
      return
    }
    for page in pages {
      let kept = try? String(contentsOf: Self.docs.appending(path: page.path), encoding: .utf8)
      #expect(kept == page.text, "docs/\(page.path) is stale; renew it with: \(RulePages.renewal)")
    }
    let known = Set(pages.map(\.path))
    let kept = try FileManager.default.subpathsOfDirectory(atPath: Self.samples.path).filter {
      var isFolder: ObjCBool = false
      _ = FileManager.default.fileExists(
        atPath: Self.samples.appending(path: $0).path, isDirectory: &isFolder)
      return !isFolder.boolValue
    }
    for path in kept {
      #expect(
        known.contains("\(RulePages.folder)/\(path)"),
        "docs/rules/\(path) is left over; delete it, or run: \(RulePages.renewal)")
    }
  }

  private func journal(_ rule: Rule, _ name: String) throws -> LoadedJournal {
    let folder = Self.samples.appending(path: rule.name.rawValue).appending(path: name)
    return try LoadedJournal(try JournalFolder.find(from: folder.path))
  }

  @Test("The kept sample raises its rule once, and nothing else", arguments: Rule.all)
  func raised(rule: Rule) throws {
    let journal = try journal(rule, "raised")
    let assessment = journal.assessment(on: try day(rule.example.today))
    let found = RuleSample.findings(of: rule, assessment, journal.sources)
    guard let severity = rule.severity else {
      #expect(found.isEmpty)
      #expect(assessment.agenda(horizon: 14).map(\.rule) == [rule.name])
      return
    }
    #expect(found.map(\.rule) == [rule.name])
    #expect(found.map(\.severity) == [severity])
    let overdue = assessment.duties.filter { $0.state == .overdue }
    #expect(overdue.map(\.rule) == (rule.group == .duty ? [rule.name] : []))
  }

  @Test("The settled twin says nothing at all", arguments: Rule.all)
  func settled(rule: Rule) throws {
    let journal = try journal(rule, "settled")
    let assessment = journal.assessment(on: try day(rule.example.today))
    #expect(RuleSample.findings(of: rule, assessment, journal.sources).map(\.message) == [])
    #expect(assessment.findings.map(\.message) == [])
    #expect(
      !assessment.duties.contains { $0.rule == rule.name && $0.isPending && rule.severity == nil })
  }

  @Test("The page shows what the program says of the kept sample", arguments: Rule.all)
  func output(rule: Rule) throws {
    let journal = try journal(rule, "raised")
    let output = RuleSample.output(
      of: rule, journal.assessment(on: try day(rule.example.today)), journal.sources,
      horizon: journal.configuration.policy.horizon)
    let page = Self.samples.appending(path: rule.name.rawValue).appending(path: "README.md")
    let text = try String(contentsOf: page, encoding: .utf8)
    let trimmed = output.trimmingCharacters(in: .newlines)
    #expect(text.contains("\n````text\n\(trimmed)\n````\n"))
    #expect(try RuleSample(rule).output.raised == output)
  }
}

/// What a message is good for: the place that it shows, and the words to type.
@Suite struct RuleMessageTests {
  /// Findings about the whole search, or a file that is not read, have no line to point at.
  private static let withoutLine: Set<RuleName> = [
    .tooFewApplications, .searchStalled, .fileUnreadable,
  ]

  @Test(
    "A message points at the line and the words that are meant, and says what to write",
    arguments: Rule.all.filter { $0.severity != nil })
  func grades(rule: Rule) throws {
    let sample = try RuleSample(rule)
    let hasLine = !Self.withoutLine.contains(rule.name)
    #expect(sample.grades.line == (hasLine ? true : nil), "\(sample.output.raised)")
    #expect(sample.grades.words == (hasLine ? true : nil), "\(sample.underlined ?? "nothing")")
    #expect(sample.grades.help == true, "\(sample.output.raised)")
  }

  @Test("A message is short, and free of what a program calls things", arguments: Rule.all)
  func plain(rule: Rule) throws {
    let sample = try RuleSample(rule)
    #expect(sample.message.count <= 120)
    #expect(!sample.message.hasSuffix("."))
    let text = "\(sample.message) \(sample.finding?.help ?? "")".lowercased()
    for word in ["nil", "null", "yaml", "invalid", "parse", "token", "regex", "scalar", "enum"] {
      #expect(!text.contains(word))
    }
  }

  @Test(
    "A long message is broken between words, and what is there to be copied where it must be",
    arguments: [
      (
        "a ` alone says nothing, and the rest of this task goes on for more than one line",
        "a ` alone"
      ),
      (
        "run `the one command that is a good deal longer than eighty columns ever will be ok`",
        "`the one"
      ),
      (
        "sit down some time next week, have a good cup of tea and run `make all of it`",
        "`make all of it`"
      ),
    ])
  func width(task: String, whole: String) throws {
    let written = task.replacing("`", with: "\\`")
    let journal = try WrittenJournal([
      ("acme.md", "---\ncompany: Acme\nrole: Smith\n---\n\n- [ ] \(written) by 2026-11-16\n")
    ])
    let findings = journal.assessment(on: try day("2026-11-17")).findings
    let text = TextViews(Style(isColored: false)).findings(findings, sources: [:])
    #expect(text.contains(whole))
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 80 })
  }

  @Test(
    "A journal that is no YAML is told so in plain words",
    arguments: [
      ("role: Cook: nights", "a value with a colon in it needs quotes"),
      ("role Cook", "this is no line of the form `key: value`"),
      ("tags: [a, b", "a list that opens with `[` is not closed"),
      ("role: \"Cook", "a quote is not closed"),
      ("role: @home", "a value that begins with this character needs quotes"),
      ("role: *cook", "a value that begins with `*` needs quotes"),
      ("\trole: Cook", "there is a tab where blanks should be"),
    ])
  func frontMatter(line: String, reason: String) throws {
    let findings = try TestJournal("---\ncompany: Acme\n\(line)\n---\n")
      .assessment(on: "2026-11-17").findings.filter { $0.rule == .frontMatterInvalid }
    #expect(findings.map(\.message) == ["the front matter cannot be read: \(reason)"])
  }
}

import FollowUp
import Foundation
import Syntax
import TestSupport
import Testing
import Views

/// What a program that reads SARIF sees.
private struct Log {
  let run: [String: Any]

  init(_ text: String) throws {
    let log = try #require(
      try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    #expect(log["version"] as? String == "2.1.0")
    let runs = try #require(log["runs"] as? [[String: Any]])
    #expect(runs.count == 1)
    run = try #require(runs.first)
  }

  var results: [[String: Any]] { run["results"] as? [[String: Any]] ?? [] }

  var driver: [String: Any] { (run["tool"] as? [String: [String: Any]])?["driver"] ?? [:] }

  var rules: [[String: Any]] { driver["rules"] as? [[String: Any]] ?? [] }

  static func place(_ result: [String: Any]) -> [String: [String: Any]] {
    let locations = result["locations"] as? [[String: [String: [String: Any]]]]
    return locations?.first?["physicalLocation"] ?? [:]
  }

  /// `file:line message`, by number.
  static func related(_ result: [String: Any]) -> [Int: String] {
    let locations = result["relatedLocations"] as? [[String: Any]] ?? []
    return Dictionary(
      locations.compactMap { location in
        guard let id = location["id"] as? Int,
          let place = location["physicalLocation"] as? [String: [String: Any]],
          let uri = place["artifactLocation"]?["uri"] as? String,
          let line = place["region"]?["startLine"] as? Int, let text = message(location)
        else { return nil }
        return (id, "\(uri):\(line) \(text)")
      }, uniquingKeysWith: { first, _ in first })
  }

  static func fingerprint(_ result: [String: Any]) -> String? {
    (result["partialFingerprints"] as? [String: String])?["ruleFileText/v1"]
  }

  static func message(_ result: [String: Any]) -> String? {
    (result["message"] as? [String: String])?["text"]
  }
}

/// The log of one file, read as the journal reads it.
private func log(
  _ text: String, file: String = "acme.md", on today: String = "2026-11-21"
) throws -> Log {
  let assessment = try TestJournal([(file, text)]).assessment(on: today)
  let view = SARIFView(version: "0")
  return try Log(view.log(assessment.findings, sources: [file: SourceText(text)]))
}

private func finding(
  _ message: String = "it is wrong", file: String? = nil, span: SourceSpan? = nil,
  severity: Severity = .warning
) -> Finding {
  Finding(
    rule: .keyUnknown, severity: severity, file: file, span: span, message: message,
    help: "write it right")
}

@Suite struct SARIFTests {
  private static let misspelled = "---\ncompany: Acme 🦦\nloction: Köln\nrole: x\n---\n"

  @Test(
    "A region holds what is meant, counted in UTF-16, its end exclusive",
    arguments: [
      ("LF", misspelled),
      ("CRLF", misspelled.replacingOccurrences(of: "\n", with: "\r\n")),
      ("CR", misspelled.replacingOccurrences(of: "\n", with: "\r")),
      ("BOM", "\u{FEFF}" + misspelled),
      ("BOM and CRLF", "\u{FEFF}" + misspelled.replacingOccurrences(of: "\n", with: "\r\n")),
      ("emoji before it", "---\n{🦦: 👩🏽‍🚒, loction: x, company: A, role: x}\n---\n"),
      ("wide and combining", "---\n{会社: e\u{301}, loction: x, company: A, role: x}\n---\n"),
      ("tabs", "---\n{a:\t1,\t\tloction:\tx, company: A, role: x}\n---\n"),
    ])
  func region(name: String, text: String) throws {
    let result = try #require(
      try log(text).results.first {
        $0["ruleId"] as? String == "key-unknown"
          && Log.message($0)?.contains("loction") ?? false
      })
    let region = try #require(Log.place(result)["region"] as? [String: Int])
    let start = try #require(region["startLine"])
    #expect(region["endLine"] == start)
    // As a reader of SARIF takes lines and columns, without the mark at the file's start.
    let lines = text.replacingOccurrences(of: "\u{FEFF}", with: "")
      .replacingOccurrences(of: "\r\n", with: "\n").replacingOccurrences(of: "\r", with: "\n")
      .components(separatedBy: "\n")
    let line = NSString(string: lines[start - 1])
    let from = try #require(region["startColumn"]) - 1
    let to = try #require(region["endColumn"]) - 1
    #expect(line.substring(with: NSRange(location: from, length: to - from)) == "loction")
  }

  @Test("Every rule is described, in the order of its index")
  func rules() throws {
    let log = try log("")
    #expect(log.driver["name"] as? String == "jobjournal")
    #expect(log.driver["version"] as? String == "0")
    #expect(log.rules.count == Rule.all.count)
    for (described, rule) in zip(log.rules, Rule.all) {
      #expect(described["id"] as? String == rule.name.rawValue)
      #expect((described["shortDescription"] as? [String: String])?["text"] == rule.summary)
      let configuration = try #require(described["defaultConfiguration"] as? [String: Any])
      #expect(configuration["enabled"] as? Bool == rule.isOnByDefault)
      let level =
        switch rule.severity {
        case .error: "error"
        case .warning: "warning"
        case .hint: "note"
        case nil: "none"
        }
      #expect(configuration["level"] as? String == level)
      #expect((described["properties"] as? [String: [String]])?["tags"] == [rule.group.rawValue])
      let help = try #require(described["help"] as? [String: String])
      for text in [help["text"], help["markdown"]] {
        let text = try #require(text).replacingOccurrences(of: "{{", with: "{")
          .replacingOccurrences(of: "}}", with: "}")
        for part in [rule.what, rule.why, rule.settle] + rule.sources.map(\.rawValue) {
          #expect(text.contains(part))
        }
      }
    }
  }

  @Test("A result names its rule and its weight, and says how to settle it")
  func result() throws {
    let findings = Severity.allCases.map { finding(severity: $0) }
    let log = try Log(SARIFView(version: "0").log(findings, sources: [:]))
    #expect(log.results.map { $0["level"] as? String } == ["note", "warning", "error"])
    for result in log.results {
      let index = try #require(result["ruleIndex"] as? Int)
      #expect(log.rules[index]["id"] as? String == "key-unknown")
      #expect(Log.message(result) == "it is wrong\nhelp: write it right")
    }
    #expect(log.run["columnKind"] as? String == "utf16CodeUnits")
  }

  @Test(
    "What has no file lies in the journal’s folder, and what has no line in its file",
    arguments: [
      (nil, "", "./"), (nil, "search/", "search/"), ("a.md", "", "a.md"),
      ("ö 50%/#1?: 🦦.md", "my search/", "my%20search/%C3%B6%2050%25/%231%3F%3A%20%F0%9F%A6%A6.md"),
    ])
  func place(file: String?, prefix: String, uri: String) throws {
    let view = SARIFView(version: "0", prefix: prefix)
    let log = try Log(view.log([finding(file: file)], sources: [:]))
    let place = Log.place(try #require(log.results.first))
    #expect(place["artifactLocation"]?["uri"] as? String == uri)
    #expect(place["artifactLocation"]?["uriBaseId"] as? String == "%SRCROOT%")
    #expect(place["region"] == nil)
  }

  @Test(
    "What a file says is neither an argument nor a link",
    arguments: [
      ("{0}", "{{0}}"), ("[a](0)", "\\[a\\](0)"), ("- [ ] a", "- [ ] a"), ("\u{1B}[31m", nil),
    ])
  func literal(message: String, written: String?) throws {
    let text = SARIFView(version: "0").log([finding(message)], sources: [:])
    let log = try Log(text)
    let result = try #require(log.results.first)
    #expect(Log.message(result) == (written ?? message) + "\nhelp: write it right")
    #expect(
      !text.unicodeScalars.contains { $0 != "\n" && $0.properties.generalCategory == .control })
  }

  @Test("What explains a result is numbered, and named like its own place")
  func related() throws {
    let text = """
      ---
      company: Acme
      role: x
      ---
      ## Contacts
      - Ines {0}
      - Ines Ruiz
      ## Log
      - 2026-11-17 Thank-you: Ines
      """
    let findings = try TestJournal([("ö.md", text)]).assessment(on: "2026-11-21").findings
    let log = try Log(SARIFView(version: "0", prefix: "search/").log(findings, sources: [:]))
    let result = try #require(log.results.first { $0["ruleId"] as? String == "person-ambiguous" })
    #expect(
      Log.related(result) == [
        1: "search/%C3%B6.md:6 this is Ines {{0}}", 2: "search/%C3%B6.md:7 this is Ines Ruiz",
      ])
  }

  @Test("Without one, nothing explains a result")
  func unrelated() throws {
    let log = try Log(SARIFView(version: "0").log([finding()], sources: [:]))
    let result = try #require(log.results.first)
    #expect(result["relatedLocations"] == nil)
  }

  @Test("A log says whether every file could be read", arguments: [true, false])
  func complete(isComplete: Bool) throws {
    let view = SARIFView(version: "0", isComplete: isComplete)
    let log = try Log(view.log([], sources: [:]))
    let invocations = log.run["invocations"] as? [[String: Bool]]
    #expect(invocations == [["executionSuccessful": isComplete]])
    #expect(log.run["results"] as? [String] == [])
  }
}

@Suite struct FingerprintTests {
  private static let text = "---\ncompany: Acme\nrole: x\nloction: Köln\n---\n"

  private func print(_ text: String, file: String = "acme.md") throws -> String {
    let results = try log(text, file: file).results
    return try #require(
      results.first { $0["ruleId"] as? String == "key-unknown" }.flatMap(Log.fingerprint))
  }

  @Test("It is the same in every run of every version")
  func value() throws {
    #expect(try print(Self.text) == "6b6147c2985738ea:1")
  }

  @Test(
    "It survives moved lines and other line ends",
    arguments: [
      "---\nrole: x\n# A remark.\n\n  \nloction: Köln\ncompany: Acme\n---\n",
      "\u{FEFF}---\r\ncompany: Acme\r\nrole: x\r\nloction:   Leipzig\r\n---\r\n",
    ])
  func moved(other: String) throws {
    #expect(try print(other) == print(Self.text))
  }

  @Test("It is another for another text, file or rule")
  func different() throws {
    let other = Self.text.replacingOccurrences(of: "loction", with: "locaton")
    #expect(try print(other) != print(Self.text))
    #expect(try print(Self.text, file: "acne.md") != print(Self.text))
    let findings = [RuleName.keyUnknown, .keyDuplicate].map {
      Finding(rule: $0, severity: .hint, file: "a.md", span: nil, message: "m", help: "h")
    }
    let log = try Log(SARIFView(version: "0").log(findings, sources: [:]))
    #expect(Set(log.results.map(Log.fingerprint)).count == 2)
  }

  @Test("Findings that are alike are told apart by their order")
  func alike() throws {
    let log = try Log(SARIFView(version: "0").log([finding(), finding("other")], sources: [:]))
    let prints = log.results.compactMap(Log.fingerprint)
    #expect(prints.map { $0.suffix(2) } == [":1", ":2"])
    #expect(Set(prints.map { $0.dropLast(2) }).count == 1)
  }

  @Test("A place between two characters stands for its line")
  func place() throws {
    let source = try SourceText("one\n  two \n")
    let prints = try [1, 2].map { line in
      let position = SourcePosition(line: line, column: 2)
      let finding = finding(file: "a.md", span: SourceSpan(start: position, end: position))
      let log = try Log(SARIFView(version: "0").log([finding], sources: ["a.md": source]))
      return try #require(log.results.first.flatMap(Log.fingerprint))
    }
    #expect(prints[0] != prints[1])
  }
}

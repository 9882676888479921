import FollowUp
import Syntax
import TestSupport
import Testing
import Views

/// A command as the runner reads it: a line that begins with two colons, properties up to the next
/// two, and the rest, each with its escapes undone.
private struct Command: Equatable {
  var name: String
  var properties: [String: String]
  var message: String

  init?(_ line: Substring) {
    guard line.hasPrefix("::") else { return nil }
    let rest = line.dropFirst(2)
    guard let end = rest.firstRange(of: "::") else { return nil }
    let head = rest[..<end.lowerBound].split(separator: " ", maxSplits: 1)
    name = String(head[0])
    properties = [:]
    for property in head[1].split(separator: ",") {
      let pair = property.split(separator: "=", maxSplits: 1)
      properties[String(pair[0])] =
        pair.count < 2
        ? ""
        : Self.unescaped(
          pair[1], [("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")])
    }
    message = Self.unescaped(
      rest[end.upperBound...], [("%0D", "\r"), ("%0A", "\n"), ("%25", "%")])
  }

  private static func unescaped(_ text: Substring, _ escapes: [(String, String)]) -> String {
    escapes.reduce(String(text)) { $0.replacing($1.0, with: $1.1) }
  }
}

private func commands(_ findings: [Finding], prefix: String = "") throws -> [Command] {
  let text = GitHubView.commands(findings, prefix: prefix)
  // As .NET reads lines.
  let lines = text.unicodeScalars.split { $0 == "\n" || $0 == "\r" }
  return try lines.map { try #require(Command(Substring($0))) }
}

@Suite struct GitHubTests {
  private static func finding(
    _ severity: Severity = .warning, file: String? = "a.md",
    _ span: (Int, Int, Int, Int)? = (3, 5, 3, 9), message: String = "it is wrong"
  ) -> Finding {
    let span = span.map { line, column, endLine, endColumn in
      SourceSpan(
        start: SourcePosition(line: line, column: column),
        end: SourcePosition(line: endLine, column: endColumn))
    }
    return Finding(
      rule: .keyUnknown, severity: severity, file: file, span: span, message: message,
      help: "write it: right, now")
  }

  @Test(
    "A finding is one line",
    arguments: [
      (finding(), "::warning file=a.md,line=3,col=5,endLine=3,endColumn=9,"),
      (finding(.hint), "::notice file=a.md,line=3,col=5,endLine=3,endColumn=9,"),
      // Columns only go with one line.
      (finding(.error, (3, 5, 4, 2)), "::error file=a.md,line=3,endLine=4,"),
      (finding(.warning, nil), "::warning file=a.md,"),
      (finding(.warning, file: nil, nil), "::warning "),
      (finding(.warning, file: "50% a,b: ö.md", nil), "::warning file=50%25 a%2Cb%3A ö.md,"),
    ])
  func command(finding: Finding, start: String) {
    let end = "title=key-unknown::it is wrong%0Ahelp: write it: right, now\n"
    #expect(GitHubView.commands([finding]) == start + end)
  }

  @Test("No findings are no lines")
  func none() {
    #expect(GitHubView.commands([]).isEmpty)
  }

  @Test(
    "What a file says comes back as it was, and makes no command of its own",
    arguments: [
      "a\n::error::b", "a\r\n::set-env name=PATH::b", "a\r::add-mask::b", "::stop-commands::x",
      "::", "%0A::error::x", "%250A::error::x", "a,file=b.md", "a::b", "##[error]x", "=,=::,",
    ])
  func hostile(text: String) throws {
    let findings = [
      Self.finding(message: text), Self.finding(file: text), Self.finding(),
    ]
    let read = try commands(findings, prefix: "s/")
    #expect(read.map(\.name) == ["warning", "warning", "warning"])
    let help = "\nhelp: write it: right, now"
    #expect(read.map(\.message) == [text + help, "it is wrong" + help, "it is wrong" + help])
    #expect(read.map { $0.properties["file"] } == ["s/a.md", "s/" + text, "s/a.md"])
    #expect(read.allSatisfy { $0.properties.count == 6 })
  }

  @Test("Controls and marks of direction are spelled out")
  func controls() throws {
    let text = "\u{1B}]0;x\u{7}\u{85}\u{2028}\u{202E}\u{61C}"
    let written = GitHubView.commands([
      Self.finding(message: text), Self.finding(file: text),
    ])
    let spelled = "\\u{1b}]0;x\\u{7}\\u{85}\\u{2028}\\u{202e}\\u{61c}"
    #expect(written.contains("::\(spelled)%0A"))
    #expect(written.contains("file=\(spelled),"))
    #expect(written.split(separator: "\n").count == 2)
  }
}

import FollowUp
import Foundation
import Syntax
import Testing

@testable import LanguageServer

/// What a finding looks like to whoever edits the file.
struct Said: Hashable, CustomStringConvertible {
  let file: String
  let rule: String
  let severity: Int
  let range: JSON
  let message: String
  let related: [JSON]

  var description: String {
    "\(file) \(text(range)) \(severity) \(rule): \(message) \(related.map(text))"
  }

  private func text(_ json: JSON) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    return String(decoding: (try? encoder.encode(json)) ?? Data(), as: UTF8.self)
  }
}

extension Said {
  /// What a client was told last, and how often each.
  static func told(to client: TestClient) throws -> [Said: Int] {
    var told: [Said: Int] = [:]
    let root = client.uri("").count - "file://".count
    for (uri, list) in client.diagnostics {
      let path = try #require(DocumentURI.path(of: uri))
      for diagnostic in list {
        let said = Said(
          file: String(path.dropFirst(root)), rule: diagnostic["code"]?.text ?? "",
          severity: diagnostic["severity"]?.number ?? 0, range: diagnostic["range"] ?? nil,
          message: diagnostic["message"]?.text ?? "",
          related: diagnostic["relatedInformation"]?.elements.map { $0["location"] ?? nil } ?? [])
        told[said, default: 0] += 1
      }
    }
    return told
  }

  /// What it is to be told. Those about the search as a whole need a file to stand in.
  static func expected(
    _ findings: [Finding], _ sources: [String: SourceText], root: String
  ) throws -> [Said: Int] {
    var expected: [Said: Int] = [:]
    for finding in findings {
      let file = try #require(finding.file)
      let related = finding.related.map {
        [
          "uri": .string(DocumentURI.uri(of: root + "/" + $0.file)),
          "range": range($0.span, sources[$0.file]),
        ] as JSON
      }
      let said = Said(
        file: file, rule: finding.rule.rawValue,
        severity: [.error: 1, .warning: 2, .hint: 4][finding.severity] ?? 0,
        range: range(finding.span, sources[file]),
        message: "\(finding.message)\n\(finding.help)", related: related)
      expected[said, default: 0] += 1
    }
    return expected
  }

  static func range(_ span: SourceSpan?, _ source: SourceText?) -> JSON {
    guard let source else { return LanguageServerTests.range(0, 0, 0, 0) }
    let span = span ?? source.span(of: source.content(ofLine: 1))
    func place(_ position: SourcePosition) -> JSON {
      // An editor that shows a byte order mark counts it.
      let mark = source.hasByteOrderMark && position.line == 1 ? 1 : 0
      return LanguageServerTests.place(position.line - 1, position.column - 1 + mark)
    }
    return ["start": place(span.start), "end": place(span.end)]
  }

  static func difference(_ told: [Said: Int], _ expected: [Said: Int]) -> [String] {
    Set(told.keys).union(expected.keys).filter { told[$0] != expected[$0] }.map {
      "said \(told[$0] ?? 0) times, not \(expected[$0] ?? 0): \($0)"
    }
  }
}

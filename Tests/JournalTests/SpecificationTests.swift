import Editing
import FollowUp
import Foundation
import Journal
import Syntax
import TestSupport
import Testing

/// Every example of the specification, with what the reader makes of it.
@Suite struct SpecificationTests {
  @Test("The reader makes of every example what the specification says", arguments: try examples())
  func reading(example: SpecificationExample) throws {
    let found: [String]
    switch example.kind {
    case .journal: found = try FactListing.lines(of: example.source, on: example.today)
    case .configuration:
      let configuration = try Configuration(SourceText(example.source))
      let findings = FactListing.lines(of: configuration.findings)
      found = findings.isEmpty ? ["nothing to report"] : findings
    }
    #expect(found == example.reads, "\n\(differences(expected: example.reads, found: found))")
  }

  @Test("Every example has its reading, and every reading its example")
  func pairing() throws {
    let fences = try Specification.fences()
    let examples = try examples()
    #expect(examples.count >= 150)
    #expect(examples.count == fences.count { $0.isExample })
    #expect(examples.count == fences.count { $0.info == "reads" })
    for fence in fences {
      #expect(
        fence.isExample || ["reads", "ics"].contains(fence.info),
        "line \(fence.line): a fence of another kind, \(fence.info)")
    }
  }

  @Test("Line ends and a byte order mark change nothing that is read", arguments: try examples())
  func lineEnds(example: SpecificationExample) throws {
    guard example.kind == .journal else { return }
    let isFragment = !example.source.hasPrefix("---")
    let text = (isFragment ? FactListing.fragmentHead : "") + example.source
    let today = try day(example.today)
    let crlf = text.replacing("\n", with: "\r\n")
    for variant in [crlf, "\u{FEFF}" + text, "\u{FEFF}" + crlf] {
      let found = FactListing.lines(
        of: Array(variant.utf8), on: today, linesAbove: isFragment ? 4 : 0, isFragment: isFragment)
      #expect(found == example.reads, "\n\(differences(expected: example.reads, found: found))")
    }
  }
}

private func examples() throws -> [SpecificationExample] { try Specification.examples() }

struct SpecificationExample: Sendable, CustomTestStringConvertible {
  enum Kind { case journal, configuration }

  let kind: Kind
  let heading: String
  /// Of the opening fence.
  let line: Int
  let today: String
  let source: String
  let reads: [String]

  var testDescription: String { "\(heading), line \(line)" }
}

/// The specification's text, taken apart.
enum Specification {
  struct Fence {
    let info: String
    let heading: String
    let line: Int
    let lines: [String]

    var isExample: Bool {
      ["markdown", "yaml config"].contains { kind in
        [kind + " example", kind + " counter-example"].contains { info.hasPrefix($0) }
      }
    }
  }

  static func text() throws -> String {
    try String(contentsOf: packageFolder.appending(path: "docs/format.md"), encoding: .utf8)
  }

  static func fences() throws -> [Fence] {
    var fences: [Fence] = []
    var heading = ""
    var open: (info: String, line: Int, lines: [String])?
    let lines = try text().split(separator: "\n", omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() {
      if let fence = open {
        if line == "```" {
          fences.append(
            Fence(info: fence.info, heading: heading, line: fence.line, lines: fence.lines))
          open = nil
        } else {
          open?.lines.append(String(line))
        }
      } else if line.hasPrefix("```") {
        open = (String(line.dropFirst(3)), index + 1, [])
      } else if line.hasPrefix("#") {
        heading = String(line.drop { $0 == "#" || $0 == " " })
      }
    }
    return fences
  }

  /// Each example with the reading that follows it.
  static func examples() throws -> [SpecificationExample] {
    let fences = try fences()
    return zip(fences, fences.dropFirst()).compactMap { fence, next in
      guard fence.isExample, next.info == "reads" else { return nil }
      let today = fence.info.split(separator: " ").first { $0.hasPrefix("today=") }
      return SpecificationExample(
        kind: fence.info.hasPrefix("yaml") ? .configuration : .journal, heading: fence.heading,
        line: fence.line, today: today.map { String($0.dropFirst(6)) } ?? "2026-11-21",
        source: fence.lines.map { $0 + "\n" }.joined(), reads: next.lines)
    }
  }
}

/// What is missing, with `-`, and what is there instead, with `+`, between the common lines.
func differences(expected: [String], found: [String]) -> String {
  var lines = expected.map { "  " + $0 }
  let changes = found.difference(from: expected)
  for case .remove(let offset, let line, _) in changes { lines[offset] = "- " + line }
  var kept = 0
  var position = 0
  for case .insert(let offset, let line, _) in changes.insertions {
    while kept < offset || position < lines.count && lines[position].hasPrefix("- ") {
      guard position < lines.count else { break }
      if !lines[position].hasPrefix("- ") { kept += 1 }
      position += 1
    }
    lines.insert("+ " + line, at: position)
    position += 1
    kept += 1
  }
  return lines.joined(separator: "\n")
}

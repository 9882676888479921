package import Foundation
package import Testing

/// Compares a text with a file beside the tests.
///
/// With `RECORD_SNAPSHOTS=1` in the environment the file is written, and the test fails so that a
/// recording never passes for a comparison.
package func expectSnapshot(
  _ text: String, _ name: String, file: String = #filePath,
  sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let url = URL(filePath: file).deletingLastPathComponent()
    .appending(path: "Snapshots").appending(path: name)
  if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" {
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
    Issue.record("recorded \(name): read it, then run again", sourceLocation: sourceLocation)
    return
  }
  guard let data = try? Data(contentsOf: url) else {
    Issue.record(
      "no snapshot \(name): record it with RECORD_SNAPSHOTS=1 swift test",
      sourceLocation: sourceLocation)
    return
  }
  let expected = String(decoding: data, as: UTF8.self)
  let difference = firstDifference(text, expected)
  #expect(
    text == expected, "\(name), \(difference); RECORD_SNAPSHOTS=1 swift test renews it",
    sourceLocation: sourceLocation)
}

/// The first line in which two texts differ.
private func firstDifference(_ text: String, _ expected: String) -> String {
  let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
  let others = expected.split(separator: "\n", omittingEmptySubsequences: false)
  for (number, pair) in zip(lines, others).enumerated() where pair.0 != pair.1 {
    return "line \(number + 1): got “\(pair.0)”, expected “\(pair.1)”"
  }
  return "\(lines.count) lines, expected \(others.count)"
}

/// The folder of the package.
package let packageFolder = URL(filePath: #filePath)
  .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

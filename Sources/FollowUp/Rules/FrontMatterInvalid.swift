internal import Journal

extension Rule {
  static let frontMatterInvalid = Rule(
    .frontMatterInvalid, group: .form, severity: .error,
    summary: "The front matter of a file cannot be read.",
    what: """
      Raised when the lines between the two `---` are not valid YAML, when the second `---` is \
      missing, or when they use anchors or aliases. Nothing else is reported of that front \
      matter until it is mended.
      """,
    why: """
      This rule is ours. An application whose first lines cannot be read has no company, role or \
      dates, and nothing that depends on them can be worked out.
      """,
    sources: [],
    example: Rule.Example(
      today: "2026-11-17",
      """
      ---
      company: Acme Dental
      role: Receptionist: mornings
      found: 2026-11-12
      ---
      """,
      marked: "«role: Receptionist: mornings»",
      settling: [
        .replace("role: Receptionist: mornings", with: "role: \"Receptionist: mornings\"")
      ]),
    settle: """
      Correct the line that is named. A value with a colon and a space in it needs quotes: \
      `role: "Receptionist: mornings"`. Look also for a missing `---` at the end, or for tabs.
      """)
}

extension Remark {
  /// - Parameter line: As it is written.
  static func frontMatterInvalid(
    _ reason: String, line: String, at range: Range<Int>?
  ) -> Remark {
    Remark(
      .frontMatterInvalid, at: range, "the front matter cannot be read: \(reason)",
      help: reason.contains("a tab")
        ? "begin the line with the key, without a tab" : help(line, at: range)
    )
  }

  private static func help(_ line: String, at range: Range<Int>?) -> String {
    if range?.lowerBound == 0 {
      return "write another line `---` below the last `key: value`, before your notes begin"
    }
    guard let colon = line.firstIndex(of: ":"), colon != line.startIndex else {
      return "write one `key: value` a line between the two lines `---`"
    }
    let value = line[colon...].dropFirst().drop(while: \.isWhitespace)
    // A value that has a quote or bracket of its own is not mended by two more.
    guard let first = value.first, !value.contains("\""), !"'[{#".contains(first) else {
      return "correct the line: one `key: value`, with every quote and bracket closed"
    }
    return "put the value in quotes: `\(line[..<colon]): \"\(value)\"`"
  }
}

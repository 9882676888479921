internal import Journal

extension Rule {
  static let entryUnknown = Rule(
    .entryUnknown, group: .form, severity: .warning,
    summary: "An entry looks like a known one, but its key is misspelled.",
    what: """
      Raised by a list item in an interview’s section or the log whose key begins with the same \
      letter as a known one and is one edit away from it, or two for a long one. In the log only \
      dated items are looked at. Any other item is a note and stays one.
      """,
    why: """
      This rule is ours. A misspelled key makes a plain note of what you did, and you would be \
      asked to do it again.
      """,
    sources: [],
    example: Rule.Example(
      today: "2026-11-17",
      """
      ---
      company: Acme Piano
      role: Restorer
      found: 2026-11-12
      ---

      ## Log
      - 2026-11-16 Contcated: asked whether the post is open
      """,
      marked: "- 2026-11-16 «Contcated»: asked whether the post is open",
      settling: [
        .replace(
          "- 2026-11-16 Contcated: asked whether the post is open",
          with: "- 2026-11-16 Contacted: asked whether the post is open")
      ]),
    settle: """
      Correct the key: `- 2026-11-16 Contacted: asked whether the post is open`. If it is a \
      note, word it so that it does not look like a key, or leave out the colon.
      """)
}

extension Remark {
  static func entryUnknown(_ key: String, _ nearest: String, at range: Range<Int>?) -> Remark {
    Remark(
      .entryUnknown, at: range, "there is no entry `\(key)`; it is read as a note",
      help: "write `\(nearest):` instead", fix: (key, nearest))
  }
}

internal import Journal
internal import Syntax

extension Rule {
  static let keyUnknown = Rule(
    .keyUnknown, group: .form, severity: .warning,
    summary: "A key is not known, and nothing is done with it.",
    what: """
      Raised by a key of the front matter or of `jobjournal.yml` that is not among the known \
      ones, with the nearest of them as a suggestion. In the front matter, keys of other \
      programs such as `title` and `aliases`, and all that begin with `x-`, are left alone.
      """,
    why: """
      This rule is ours. One letter off, and a date that you wrote down would count for nothing.
      """,
    sources: [],
    example: Rule.Example(
      today: "2026-11-17",
      """
      ---
      company: Acme Print
      role: Typesetter
      aplied: 2026-11-16
      ---
      """,
      marked: "«aplied»: 2026-11-16",
      settling: [.replace("aplied: 2026-11-16", with: "applied: 2026-11-16")]),
    settle: """
      Correct the key: `applied: 2026-11-16`. To keep one of your own in the front matter, begin \
      it with `x-`: `x-mood: hopeful`.
      """)
}

extension Remark {
  static func keyUnknown(
    _ key: String, _ nearest: String?, otherwise: String = "begin a key of your own with `x-`",
    at range: Range<Int>?
  ) -> Remark {
    let section = ["references", "contacts", "log"].first { $0 == foldedKey(key) }
    let help =
      section.map { "write it below a heading `## \($0.prefix(1).uppercased() + $0.dropFirst())`" }
      ?? nearest.map { "write `\($0):` instead" } ?? otherwise
    return Remark(
      .keyUnknown, at: range, "there is no key `\(key)`",
      help: help, fix: nearest.flatMap { Spelling.isSlip(foldedKey(key), of: $0) ? (key, $0) : nil }
    )
  }
}

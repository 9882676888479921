internal import Journal
internal import Syntax

extension Rule {
  static let fileUnreadable = Rule(
    .fileUnreadable, group: .form, severity: .error,
    summary: "A file cannot be read and was passed over.",
    what: """
      Raised for a file that is not valid UTF-8 text, is larger than 256 KiB, nests its lists \
      and quotes more than 32 levels deep, or has more than 1,000 images, and for an application \
      in which a merge has left both versions of something. The message says which. All other \
      files are read as usual.
      """,
    why: """
      This rule is ours. A broken file must not stop the rest of your journal, and it must not \
      go missing unnoticed.
      """,
    sources: [],
    example: Rule.Example(
      today: "2026-11-17",
      """
      ---
      company: Acme Post
      role: Sorter
      found: 2026-11-12
      ---

      >>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>> quoted too often
      """,
      settling: [
        .replace(">>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>> quoted too often", with: "> quoted too often")
      ]),
    settle: """
      Save the file as UTF-8, split it, or take out the deep nesting. If it is no application \
      and should stay as it is, name it in `jobjournal.yml`: `exclude: ["mail/**"]`.
      """)
}

extension Remark {
  static func fileUnreadable(_ reason: TextFault) -> Remark {
    switch reason {
    case .tooLarge(let limit):
      Remark(
        .fileUnreadable, at: nil, "larger than \(limit / 1024) KiB, the limit for one file",
        help: "split it, or keep long texts in a file of their own without front matter")
    case .notUTF8:
      Remark(
        .fileUnreadable, at: nil, "not valid UTF-8 text",
        help: "in your editor, save it with the encoding UTF-8")
    case .tooDeep(let limit, let line):
      Remark(
        .fileUnreadable, at: nil,
        (line.map { "line \($0) is" } ?? "some lines are")
          + " nested more than \(limit) quotes and lists deep, the limit",
        help: "take some `>` away at its start, or indent its list less")
    case .tooManyImages(let limit):
      Remark(
        .fileUnreadable, at: nil, "`![` stands in it more than \(limit) times, the limit",
        help: "keep pictures in a file of their own without front matter")
    case .tooMany(let things, let limit):
      Remark(
        .fileUnreadable, at: nil, "more than \(limit) \(things), the limit for one file",
        help: "make a file for each job")
    case .conflict(let line):
      Remark(
        .fileUnreadable, at: nil, "line \(line) begins a merge conflict",
        help: "keep what is right of both sides, and delete the lines of `<`, `=` and `>`")
    case .unreadable(let reason):
      Remark(
        .fileUnreadable, at: nil, "cannot be read: \(reason)",
        help: "check its permissions, and that it is a plain file inside the journal")
    }
  }
}

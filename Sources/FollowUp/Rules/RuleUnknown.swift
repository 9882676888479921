internal import Journal
internal import Syntax

extension Rule {
  static let ruleUnknown = Rule(
    .ruleUnknown, group: .form, severity: .warning,
    summary: "There is no rule of that name.",
    what: """
      Raised by a name in a `Waived` or `Snoozed`, in `ignore` in the front matter, or under \
      `rules` in `jobjournal.yml` that is no rule’s name. The nearest one is suggested.
      """,
    why: """
      This rule is ours. You meant to silence or to change something, and nothing would happen.
      """,
    sources: [],
    example: Rule.Example(
      today: "2026-11-17",
      """
      ---
      company: Acme Honey
      role: Farm Hand
      found: 2026-11-05
      ignore: [proces-not-asked]
      ---
      """,
      marked: "ignore: [«proces-not-asked»]",
      settling: [.replace("ignore: [proces-not-asked]", with: "ignore: [process-not-asked]")]),
    settle: """
      Correct the name: `ignore: [process-not-asked]`. `jobjournal rules` lists them all.
      """)
}

extension Remark {
  static func ruleUnknown(_ written: String, at range: Range<Int>?) -> Remark {
    let nearest = Spelling.nearest(to: written, among: RuleName.allCases.map(\.rawValue))
    return ruleUnknown(written, nearest, at: range)
  }

  static func ruleUnknown(_ written: String, _ nearest: String?, at range: Range<Int>?) -> Remark {
    Remark(
      .ruleUnknown, at: range, "there is no rule `\(written)`",
      help: nearest.map { "write `\($0)`" } ?? "`jobjournal rules` lists them all",
      fix: nearest.flatMap { Spelling.isSlip(foldedKey(written), of: $0) ? (written, $0) : nil })
  }
}

extension Rule {
  static func rulesUnknown(_ standing: Standing) -> [Remark] {
    standing.application.ignore
      .filter { RuleName(rawValue: foldedKey($0.value)) == nil }
      .map { .ruleUnknown($0.value, at: $0.range) }
  }
}

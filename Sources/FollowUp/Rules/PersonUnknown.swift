internal import Journal

extension Rule {
  static let personUnknown = Rule(
    .personUnknown, group: .form, severity: .warning,
    summary: "An entry names somebody who is not known in this application.",
    what: """
      Raised by a name in `Thank-you`, `Briefed`, `Reference contacted`, `Waived` or `Snoozed` \
      that fits nobody it could mean; the nearest name is suggested. It is also raised by a name \
      in `With` that is one or two letters off one in `Contacts`.
      """,
    why: """
      This rule is ours. A misspelled name leaves the duty open, and it may end up in the \
      letter.
      """,
    sources: [],
    example: Rule.Example(
      today: "2026-11-17",
      """
      ---
      company: Acme Library
      role: Librarian
      found: 2026-11-05
      ---

      ## Contacts
      - Ines Krol, Head of Collections

      ## Log
      - 2026-11-16 Thank-you: Inez Krohl
      """,
      marked: "- 2026-11-16 Thank-you: «Inez Krohl»",
      settling: [
        .replace("- 2026-11-16 Thank-you: Inez Krohl", with: "- 2026-11-16 Thank-you: Ines Krol")
      ]),
    settle: """
      Correct the name, `- 2026-11-16 Thank-you: Ines Krol`, or add the person to `Contacts` or \
      `References`: `- Inez Krohl, Archivist`.
      """)
}

extension Remark {
  /// - Parameter isSure: Whether only the nearest can be meant.
  static func personUnknown(
    _ name: String, nearest: String?, isSure: Bool = false, at range: Range<Int>?,
    places: [Range<Int>]
  ) -> Remark {
    Remark(
      .personUnknown, at: range, "nobody here is called “\(name)”",
      help: nearest.map { "write `\($0)`" }
        ?? "write the name as it stands in the file, or below a heading `## Contacts`:"
        + " `- \(name)`",
      fix: isSure ? nearest.map { (name, $0) } : nil,
      related: places.map { .init($0, "the nearest name") })
  }
}

extension Rule {
  static let placeToFill = Rule(
    .placeToFill, group: .message, severity: .error,
    summary: "A place in a message is still to be filled.",
    what: """
      Raised by what begins with `[…` and ends with `]` on one line, as the templates have it, \
      anywhere in a message; also by `{{…}}`, `___` inside a line, `TODO`, `XXX`, `TBD`, and words \
      such as `[name]`, `<your company>` or `[Firma]` that stand alone in brackets. A link, a \
      footnote and `[sic]` are left alone.
      """,
    why: """
      This rule is ours. A letter with a hole in it says more about its writer than all the rest \
      of it.
      """,
    sources: [],
    example: Rule.Example(
      today: "2026-11-17",
      files: [
        (
          "acme.md",
          """
          ---
          company: Acme Boats
          role: Boat Builder
          applied: 2026-11-12
          ---

          ## Contacts
          - Ines Krol, Yard Manager <ines@acme.example>
          """
        ),
        (
          "drafts/ines.md",
          """
          Application: acme
          About: promise
          To: Ines Krol <ines@acme.example>
          Subject: The drawings

          Dear Ines,

          here are the drawings. I liked [… what you liked].

          Kind regards
          Ada Lund
          """
        ),
      ],
      marked: "here are the drawings. I liked «[… what you liked]».",
      settling: [
        .replace(
          "here are the drawings. I liked [… what you liked].",
          with: "here are the drawings. I liked the smell of the yard.")
      ]),
    settle: """
      Write what belongs there, or delete the sentence.
      """)
}

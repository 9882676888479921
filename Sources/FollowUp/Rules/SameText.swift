extension Rule {
  static let sameText = Rule(
    .sameText, group: .message, severity: .warning,
    summary: "Two people of one application get nearly the same text.",
    what: """
      Raised by a message that shares three fifths of its runs of four words with another message \
      of the same application to somebody else; greeting, closing and names do not count, and \
      texts of a sentence or two are left alone. Of two that are read together, the second gets the finding.
      """,
    why: """
      The do’s and don’ts ask for individual notes. People who work together show each other what \
      they got.
      """,
    sources: [.dosAndDonts],
    example: Rule.Example(
      today: "2026-11-17",
      files: [
        (
          "acme.md",
          """
          ---
          company: Acme Ferries
          role: Shipwright
          applied: 2026-11-12
          ---

          ## Contacts
          - Ines Krol, Yard Manager <ines@acme.example>
          - Jonas Feld, Captain <jonas@acme.example>
          """
        ),
        (
          "drafts/ines.md",
          """
          Application: acme
          To: Ines Krol <ines@acme.example>
          Subject: The drawings

          Dear Ines,

          here are the drawings of both boats, each with the wood
          it takes and the weeks I plan.

          Kind regards
          Ada Lund
          """
        ),
        (
          "drafts/jonas.md",
          """
          Application: acme
          To: Jonas Feld <jonas@acme.example>
          Subject: The drawings, as you asked
          Language: en

          Dear Jonas,

          as you asked, here are the drawings of both boats,
          each with the wood it takes and the weeks.

          Kind regards
          Ada Lund
          """
        ),
      ],
      marked: "as you asked, «here are the drawings of both boats,»",
      settling: [
        .replace(
          "as you asked, here are the drawings of both boats,",
          with: "the drawings that you asked for are here. The big one"),
        .replace(
          "each with the wood it takes and the weeks.",
          with: "is oak from your own shed, and its keel comes first."),
      ]),
    settle: """
      Begin with another point, or put the same one in other words.
      """)
}

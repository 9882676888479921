extension Rule {
  static let tonePleading = Rule(
    .tonePleading, group: .message, severity: .warning,
    summary: "A message begs, presses or bows.",
    what: """
      Raised by phrases that plead (`need this job`, `verzweifelt`), pester (`still haven’t \
      heard`), apologise for writing (`sorry to bother`, `dass ich störe`) or press for an answer \
      (`asap`, `reply immediately`), in the message’s language, as whole words.
      """,
    why: """
      The do’s and don’ts want persistence without pestering: one plain question, asked on the \
      right day, needs no excuse.
      """,
    sources: [.dosAndDonts],
    example: Rule.Example(
      today: "2026-11-17",
      files: [
        (
          "acme.md",
          """
          ---
          company: Acme Tea
          role: Tea Taster
          applied: 2026-11-12
          ---

          ## Contacts
          - Ines Krol, Buyer <ines@acme.example>
          """
        ),
        (
          "drafts/ines.md",
          """
          Application: acme
          About: promise
          To: Ines Krol <ines@acme.example>
          Subject: The leaves

          Dear Ines,

          sorry to bother you; here are my notes on the leaves.

          Kind regards
          Ada Lund
          """
        ),
      ],
      marked: "«sorry to bother» you; here are my notes on the leaves.",
      settling: [
        .replace(
          "sorry to bother you; here are my notes on the leaves.",
          with: "here are my notes on the leaves.")
      ]),
    settle: """
      Leave the phrase out, or ask plainly: `May I ask where things stand?`
      """)
}

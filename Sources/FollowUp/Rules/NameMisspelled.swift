extension Rule {
  static let nameMisspelled = Rule(
    .nameMisspelled, group: .message, severity: .warning,
    summary: "A name in a message is spelled unlike the notes.",
    what: """
      Raised in `To`, in the subject and in the text by a word with a capital that is a slip of \
      the pen, or an accent, away from a part of the name of somebody in the application, or of \
      the company. Words that the application’s file holds are right. At the start of a sentence, \
      and in German for any noun, only a name beside it or a greeting before it makes it one. With \
      one name that can be meant, an editor offers to write it.
      """,
    why: """
      This rule is ours. People read their own name first, and a wrong one last.
      """,
    sources: [],
    example: Rule.Example(
      today: "2026-11-17",
      files: [
        (
          "acme.md",
          """
          ---
          company: Acme Maps
          role: Cartographer
          applied: 2026-11-12
          ---

          ## Contacts
          - Ines Krol, Head of Surveys <ines@acme.example>
          """
        ),
        (
          "drafts/ines.md",
          """
          Application: acme
          About: promise
          To: Ines Krol <ines@acme.example>
          Subject: The sheets

          Dear Ines,

          as Inez Krol asked on the phone, here are the sheets.

          Kind regards
          Ada Lund
          """
        ),
      ],
      marked: "as «Inez» Krol asked on the phone, here are the sheets.",
      settling: [
        .replace(
          "as Inez Krol asked on the phone, here are the sheets.",
          with: "as Ines Krol asked on the phone, here are the sheets.")
      ]),
    settle: """
      Write the name as it stands in the notes. If the notes are wrong, correct them: they go into \
      every message.
      """)
}

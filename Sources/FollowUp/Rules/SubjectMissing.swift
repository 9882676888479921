extension Rule {
  static let subjectMissing = Rule(
    .subjectMissing, group: .message, severity: .warning,
    summary: "A message to be sent as mail has no subject.",
    what: """
      Raised by a message without `Subject`, or with an empty one, that goes to an address, or to \
      an application whose `contact-by` is not `phone`, `post` or `message`. Points for a phone \
      call, which are a list, need none.
      """,
    why: """
      This rule is ours. Mail without a subject is opened last, if at all.
      """,
    sources: [],
    example: Rule.Example(
      today: "2026-11-17",
      files: [
        (
          "acme.md",
          """
          ---
          company: Acme Ropes
          role: Rope Maker
          applied: 2026-11-12
          ---

          ## Contacts
          - Ines Krol, Walk Master <ines@acme.example>
          """
        ),
        (
          "drafts/ines.md",
          """
          Application: acme
          About: promise
          To: Ines Krol <ines@acme.example>

          Dear Ines,

          here is the sample of the rope.

          Kind regards
          Ada Lund
          """
        ),
      ],
      marked: "«Application: acme»",
      settling: [
        .replace(
          "To: Ines Krol <ines@acme.example>",
          with: "To: Ines Krol <ines@acme.example>\nSubject: The sample of the rope")
      ]),
    settle: """
      Write `Subject: …` above the text: what you met for, the role, or what you send.
      """)
}

internal import Journal

extension Rule {
  static let otherProcessesNotTold = Rule(
    .otherProcessesNotTold, group: .record, severity: .hint, isOnByDefault: false,
    summary: "You have other interviews under way and have not said so.",
    what: """
      Raised from the day after an interview, at the latest one of an active application, when \
      neither it nor an earlier one has `Other processes`, although by that day you had an \
      interview at another employer that had not yet led to an offer, a rejection or an end. It \
      is off unless the config switches it on.
      """,
    why: """
      3Plus says to tell them that you are in other processes: it may not speed anything up, but \
      they can reckon with it. Only say what is true. Not everybody likes to, so the rule is off \
      until you want it.
      """,
    sources: [.threePlus],
    example: Rule.Example(
      today: "2026-11-17",
      files: [
        (
          path: "jobjournal.yml",
          text: """
          rules:
            other-processes-not-told: on
            too-few-applications: off
            search-stalled: off
          """
        ),
        (
          path: "acme.md",
          text: """
          ---
          company: Acme Depot
          role: Dispatcher
          contact: Yusuf Demir
          contact-by: phone
          ---

          ## Contacts
          - Yusuf Demir, Depot Manager, +49 341 5550 128

          ## Interview 2026-11-16
          - With: Yusuf Demir
          - Timeline: 2026-11-27
          - Process: a morning in the office
          - Liked: drivers plan their own rounds
          """
        ),
        (
          path: "brightwater.md",
          text: """
          ---
          company: Brightwater Freight
          role: Dispatcher
          interviews: 2026-11-10
          withdrawn: 2026-11-17
          ---
          """
        ),
      ],
      marked: "«## Interview 2026-11-16»",
      settling: [.append("- Other processes: one more, decision this month")]),
    settle: """
      Write in the interview’s section what you told them: `- Other processes: one more, \
      decision this month`. If you would rather not say, that is your right: `- 2026-11-17 \
      Waived: other-processes-not-told: it is a small town`.
      """)
}

struct OtherProcessesNotTold: RemarkRule {
  let rule = Rule.otherProcessesNotTold

  func remarks(on standing: Standing, in search: Search, duties: [Duty]) -> [Remark] {
    guard let (index, interview) = standing.latestRecorded,
      !standing.entries.contains(where: {
        $0.key == .otherProcesses && ($0.interview == index || $0.date <= interview.date)
      }),
      search.processes.isAnother(than: standing.index, inProcessOn: interview.date)
    else { return [] }
    return [
      Remark(
        rule, at: interview.range, "they were not told that others interview you too",
        help: "say so when you write to them next; once they know, write"
          + " \(standing.section(of: interview)): `- Other processes: …`",
        raised: interview.date)
    ]
  }
}

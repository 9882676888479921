internal import Journal
internal import Syntax

extension Rule {
  static let interviewerTitleMissing = Rule(
    .interviewerTitleMissing, group: .record, severity: .warning,
    summary: "The title of someone who interviewed you is missing.",
    what: """
      Raised from the day after an interview of an active application, once for each person in \
      its `With` who has no title, neither in any `With` nor in `Contacts`.
      """,
    why: """
      The do’s and don’ts want titles as well as names, and both correct. A thank-you that gets \
      the title wrong does more harm than good.
      """,
    sources: [.dosAndDonts],
    example: Rule.Example(
      today: "2026-11-17",
      """
      ---
      company: Acme Kites
      role: Designer
      contact: Yusuf Demir
      contact-by: email
      ---

      ## Contacts
      - Yusuf Demir <yusuf@acme.example>

      ## Interview 2026-11-16
      - With: Yusuf Demir
      - Timeline: 2026-11-27
      - Process: a test flight by the sea
      - Liked: they fly what they build
      """,
      marked: "- With: «Yusuf Demir»",
      settling: [.replace("- With: Yusuf Demir", with: "- With: Yusuf Demir (Head of Design)")]),
    settle: """
      Add the title in `Contacts`, `- Yusuf Demir, Head of Design <yusuf@acme.example>`, or in \
      the interview: `- With: Yusuf Demir (Head of Design)`.
      """)
}

struct InterviewerTitleMissing: RemarkRule {
  let rule = Rule.interviewerTitleMissing

  func remarks(on standing: Standing, in search: Search, duties: [Duty]) -> [Remark] {
    guard standing.isActive else { return [] }
    var seen: Set<Person.ID> = []
    var remarks: [Remark] = []
    for (_, interview) in standing.recorded {
      for interviewer in interview.interviewers where seen.insert(interviewer.person).inserted {
        let person = standing.application.people[interviewer.person]
        guard person.title == nil else { continue }
        remarks.append(
          Remark(
            rule, at: standing.words(interviewer), "\(person.name)’s title is not written down",
            help: "write it after the name: `\(person.name) (…)`, or in Contacts after a comma:"
              + " `- \(person.name), …`",
            who: person.name, raised: interview.date,
            related: [
              .init(
                standing.application.people[interviewer.person].place, "no title here, either")
            ]))
      }
    }
    return remarks
  }
}

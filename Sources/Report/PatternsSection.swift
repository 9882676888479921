internal import FollowUp
internal import Journal
internal import Views

/// How well the follow-up went, how far applications got, and what became of them.
struct PatternsSection {
  private let patterns: Patterns
  private let search: Search

  init(_ overview: Overview) {
    search = overview.assessment.search
    patterns = Patterns(overview.assessment)
  }

  var values: Values {
    let total = patterns.total
    var figures: [Values] = []
    if total.count > 0 {
      figures.append(
        figure(
          "In time, by what was owed", "punctuality",
          patterns.rules.map { (Self.title(of: $0.rule), $0.record) }, first: "What was owed"))
      figures.append(
        figure(
          "In time, by month", "months", patterns.months.map { ($0.month.description, $0.record) },
          first: "Month"))
    }
    let shown = patterns.feedback.prefix(Patterns.feedbackLimit)
    return [
      "isUncounted": total.count == 0, "hasFigures": total.count > 0,
      "onTime": total.onTime, "dueCount": total.count, "waived": total.waived,
      "hasWaived": total.waived > 0, "figures": figures,
      "gaps": patterns.gaps, "hasGaps": !patterns.gaps.isEmpty,
      "replies": patterns.replies.map(\.sentence), "hasReplies": !patterns.replies.isEmpty,
      "feedback": shown.map(feedback), "hasFeedback": !shown.isEmpty,
      "otherFeedback": patterns.feedback.count - shown.count,
      "hasOtherFeedback": patterns.feedback.count > shown.count,
    ]
  }

  // MARK: Punctuality

  private func figure(
    _ title: String, _ id: String, _ rows: [(title: String, record: Punctuality)], first: String
  ) -> Values {
    let chart = BarChart(
      rows: rows.map { title, record in
        BarChart.Row(
          title: title, note: "\(record.onTime) of \(record.count)",
          parts: [
            (record.onTime, "on-time"), (record.late, "late"), (record.missed, "missed"),
            (record.overdue, "overdue"),
          ])
      }, whole: rows.map(\.record.count).max() ?? 0)
    let table = Table(
      caption: "\(title); late by: working days, the median and the worst",
      columns: [.init(first)]
        + ["On time", "Late", "Missed", "Overdue", "Late by"].map { .init($0, isNumber: true) },
      rows: rows.map { title, record in
        [title] + [record.onTime, record.late, record.missed, record.overdue].map(String.init)
          + [record.delays ?? "–"]
      })
    return [
      "figureTitle": title,
      "picture": chart.drawing.values(
        id: "\(id)-picture", title: "\(title), as in the table below"),
      "table": table.values,
    ]
  }

  /// What a rule asks for, as a noun.
  private static func title(of rule: RuleName) -> String {
    switch rule {
    case .thankYouNotSent: "Thank-yous"
    case .referencesNotBriefed: "Briefings of references"
    case .promiseNotKept: "Promises"
    case .checkInDue: "Asking where things stand"
    case .stillNoWord: "Asking once more"
    case .timeToMoveOn: "Moving on"
    case .jobStillOpen: "Asking after months"
    case .applicationUnanswered: "Asking about an application"
    case .offerNotShared: "Telling others of an offer"
    case .offerUnanswered: "Answering an offer"
    case .rejectionNotThanked: "Thanks for a rejection"
    case .feedbackNotAsked: "Asking for feedback"
    case .introductionsNotAsked: "Asking for introductions"
    case .taskDue: "Tasks of your own"
    default: rule.rawValue
    }
  }

  // MARK: Words

  private func feedback(_ said: Patterns.Feedback) -> Values {
    let latest = said.cases[0]
    let company = search.standings[latest.application].application.companyName
    return [
      "feedbackText": said.text, "feedbackAnchor": Overview.anchor(latest.application),
      "feedbackCompany": company, "feedbackDay": latest.day.forPeople,
      "feedbackCount": said.cases.count, "feedbackIsRepeated": said.cases.count > 1,
    ]
  }

  // MARK: Stages

  var funnel: Values {
    let steps = patterns.funnel.filter { $0.count > 0 }
    let times = Dictionary(
      patterns.times.map { ($0.stage, $0) }, uniquingKeysWith: { first, _ in first })
    let chart = BarChart(
      rows: steps.map { step in
        BarChart.Row(
          title: "\(step.stage.title) \(step.count)",
          note: times[step.stage].map { "\(days($0.median)) to the next" } ?? "",
          parts: [(step.count, "stage")])
      }, whole: steps.first?.count ?? 0)
    let table = Table(
      caption:
        "Applications that passed each stage; of the cases whose days are known, days to the next one",
      columns: [.init("Stage")]
        + ["Passed", "Cases", "Median", "Least", "Most"].map {
          .init($0, isNumber: true)
        },
      rows: steps.map { step in
        let time = times[step.stage]
        let days = [time?.count, time?.median, time?.shortest, time?.longest]
        return [step.stage.title, "\(step.count)"] + days.map { $0.map(String.init) ?? "–" }
      })
    return [
      "isEmptyFunnel": steps.isEmpty, "hasFunnel": !steps.isEmpty,
      "funnelEnds": patterns.endings,
      "picture": chart.drawing.values(
        id: "funnel-picture",
        title: "How many applications passed each stage, as in the table below"),
      "table": table.values,
    ]
  }

  var flow: Values {
    [
      "isEmptyFlow": patterns.flow.links.isEmpty, "hasFlow": !patterns.flow.links.isEmpty,
      "picture": FlowPicture(patterns.flow).drawing.values(
        id: "flow-picture",
        title: "How many applications went from which stage to which, as in the table below"),
      "table": FlowPicture.table(patterns.flow).values,
    ]
  }
}

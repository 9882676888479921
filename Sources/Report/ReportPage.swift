public import FollowUp
internal import Journal
internal import Views

/// The whole journal on a day, as one page of HTML that loads nothing and runs nothing.
public struct ReportPage {
  /// What each page of this program begins with.
  public static let opening = PageTemplates.opening

  private let assessment: Assessment
  private let isRedacted: Bool
  private let overview: Overview

  /// - Parameter isRedacted: Whether names have been replaced; the page says so.
  public init(_ assessment: Assessment, isRedacted: Bool = false) {
    self.assessment = assessment
    self.isRedacted = isRedacted
    overview = Overview(assessment)
  }

  public var html: String {
    let agenda = AgendaSection(overview)
    let patterns = PatternsSection(overview)
    return Template.render(
      "report",
      [
        "styleSheet": Stylesheet.text, "styleHash": Stylesheet.hash,
        "title": "Job search, \(assessment.search.today.forPeople)",
        "day": assessment.search.today.forPeople, "isRedacted": isRedacted,
        "summary": agenda.summary,
        "agenda": agenda.values, "board": BoardSection(overview).values,
        "timelines": TimelineSection(overview).values, "patterns": patterns.values,
        "funnel": patterns.funnel, "flow": patterns.flow,
      ])
  }
}

/// What several sections look up.
struct Overview {
  let assessment: Assessment
  let agenda: Agenda
  /// By application, in the order of the agenda.
  let duties: [Int: [Duty]]
  let quiet: [Int: QuietSpell]

  init(_ assessment: Assessment) {
    self.assessment = assessment
    agenda = Agenda(assessment, horizon: assessment.search.policy.horizon)
    duties = Dictionary(grouping: assessment.duties, by: \.application)
    quiet = Dictionary(assessment.quiet.map { ($0.application, $0) }, uniquingKeysWith: { $1 })
  }

  var standings: [Standing] { assessment.search.standings }

  /// The place of an application's timeline in the page.
  static func anchor(_ application: Int) -> String { "application-\(application + 1)" }

  /// What is to be done next about an application.
  func next(of standing: Standing) -> Duty? { duties[standing.index]?.first(where: \.isPending) }
}

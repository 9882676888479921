internal import FollowUp
internal import Importing
internal import Journal
internal import Syntax
internal import Views

/// A file of a journal, in everything that can be made of it but agenda and pages.
func fuzzViews(_ bytes: [UInt8]) {
  guard let journal = FuzzedJournal(bytes) else { return }
  let assessment = journal.assessment
  let search = assessment.search
  let patterns = Patterns(assessment)
  let findings = assessment.findings
  let sources = [FuzzedJournal.file: journal.source]

  checkJSON(JSONViews.agenda(assessment, duties: assessment.duties).utf8, "the agenda")
  checkJSON(JSONViews.findings(findings).utf8, "the findings")
  checkJSON(JSONViews.statistics(findings).utf8, "the statistics")
  checkJSON(JSONViews.applications(of: search).utf8, "the export")
  checkJSON(JSONViews.patterns(patterns, search).utf8, "the patterns")
  // It holds all rules each time, and takes as long as all the rest.
  if bytes.count.isMultiple(of: 8) {
    checkJSON(SARIFView(version: "0").log(findings, sources: sources).utf8, "SARIF")
  }

  let views = TextViews(Style(isColored: false))
  checkPlain(views.findings(findings, sources: sources), "lint")
  checkPlain(views.statistics(findings), "the statistics")
  checkPlain(views.list(search.standings, assessment), "the list")
  checkPlain(views.show(search.standings[0], assessment), "the record")
  checkPlain(views.patterns(patterns, search), "the patterns")
  let commands = GitHubView.commands(findings)
  checkPlain(commands, "the commands for GitHub")
  let lines = commands.utf8.split(separator: UInt8(ascii: "\n"))
  check(
    lines.count == findings.count && lines.allSatisfy { $0.starts(with: "::".utf8) },
    "more commands for GitHub than findings")
  let popups = PopupViews(search, isMarkdown: true)
  if let popup = popups.duties(assessment.duties) { checkPlain(popup, "a popup") }

  checkTable(of: search)
  checkCalendars(of: assessment)
  checkContentLines(ContactCards(of: search).text, "the address book")
}

// MARK: Tables and calendars

/// What `import` makes of our own table is there already, or can be made again.
private func checkTable(of search: Search) {
  let text = CSVView.text(search)
  for scalar in text.unicodeScalars.dropFirst() {
    check(
      scalar == "\n" || scalar == "\r" || scalar == "\t" || scalar.value >= 0x20,
      "a control in the table")
  }
  do {
    let plan = try ImportPlan(
      Array(text.utf8), ImportOptions(), into: search.standings.map(\.application),
      today: search.today
    ) { _ in true }
    check(plan.rowCount == search.standings.count, "\(plan.rowCount) rows in our own table")
    check(plan.files.isEmpty, "what is there already is imported")
  } catch {
    check(false, "our own table is refused: \(error)")
  }
}

private func checkCalendars(of assessment: Assessment) {
  for horizon in [14, nil] {
    let text = CalendarView(assessment, horizon: horizon).text
    checkContentLines(text, "the calendar")
    guard let published = try? PublishedCalendar(Array(text.utf8)) else {
      return check(false, "our own calendar is refused")
    }
    let again = CalendarView(assessment, horizon: horizon, replacing: published).text
    check(again == text, "brought up to date, the calendar is another")
  }
}

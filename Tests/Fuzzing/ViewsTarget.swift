internal import FollowUp
internal import Importing
internal import Journal
internal import Report
internal import Syntax
internal import Views

/// A file of a journal, in everything that can be made of it but the agenda.
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
  checkJSON(SARIFView(version: "0").log(findings, sources: sources).utf8, "SARIF")

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
  checkPage(ReportPage(assessment).html)
  if let application = journal.application { checkRedaction(of: application, in: assessment) }
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

// MARK: Pages

/// The elements that pages are made of.
private let elements: Set<Substring> = [
  "!DOCTYPE", "a", "article", "body", "caption", "dd", "defs", "details", "div", "dl", "dt",
  "footer", "h1", "h2", "h3", "h4", "head", "header", "html", "li", "line", "main", "meta", "nav",
  "p", "path", "pattern", "rect", "section", "span", "strong", "style", "summary", "svg", "table",
  "tbody", "td", "text", "th", "thead", "title", "tr", "ul", "use",
]

/// All markup is the page's own, and nothing in it runs.
private func checkPage(_ html: String) {
  checkPlain(html, "the page")
  let bytes = Array(html.utf8)
  var rest = bytes[...]
  while let open = rest.firstIndex(of: UInt8(ascii: "<")) {
    rest = rest[(open + 1)...]
    guard let close = rest.firstIndex(of: UInt8(ascii: ">")) else {
      return check(false, "a tag without an end")
    }
    let tag = String(decoding: rest[..<close], as: UTF8.self)
    rest = rest[(close + 1)...]
    let name = tag.drop { $0 == "/" }.prefix { $0.isLetter || $0.isNumber || $0 == "!" }
    check(elements.contains(name), "a strange element: \(tag)")
    // Every other part is the value of an attribute.
    let parts = tag.lowercased().split(separator: "\"", omittingEmptySubsequences: false)
    for (index, part) in parts.enumerated() {
      let isScript = index.isMultiple(of: 2) ? part.hasPrefix(" on") : part.hasPrefix("javascript")
      check(!isScript, "a script: \(tag)")
    }
    if name == "style" {
      // Its text has `>` in it.
      guard let end = rest.firstRange(of: "</style>".utf8) else {
        return check(false, "a style sheet without an end")
      }
      rest = rest[end.upperBound...]
    }
  }
}

/// Names with this in them stand for all those that are to be hidden: nothing of our own has it.
private let secret = "xyzzq"

/// Nothing that can be made of a redacted journal has a name in it.
private func checkRedaction(of application: Application, in assessment: Assessment) {
  let redacted = assessment.redacted()
  checkDuties(of: redacted)
  let names = application.people.map(\.name) + [application.companyName]
  let words = names.flatMap { name in
    name.lowercased().split { !$0.isLetter }.filter { $0.contains(secret) }
  }
  let made = [
    ReportPage(redacted, isRedacted: true).html,
    JSONViews.agenda(redacted, duties: redacted.duties), JSONViews.findings(redacted.findings),
    JSONViews.applications(of: redacted.search), CSVView.text(redacted.search),
    ContactCards(of: redacted.search).text, CalendarView(redacted, horizon: nil).text,
    TextViews(Style(isColored: false)).show(redacted.search.standings[0], redacted),
  ]
  checkPage(made[0])
  guard !words.isEmpty else { return }
  for text in made.map({ $0.lowercased() }) where text.contains(secret) {
    if let word = words.first(where: text.contains) { check(false, "redacted, it says \(word)") }
  }
}

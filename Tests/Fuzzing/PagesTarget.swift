internal import FollowUp
internal import Journal
internal import Report
internal import Syntax
internal import Views

/// A file of a journal, as a page of HTML, and in everything that is made of a redacted journal.
func fuzzPages(_ bytes: [UInt8]) {
  guard let journal = FuzzedJournal(bytes) else { return }
  checkPage(ReportPage(journal.assessment).html)
  let proof = ProofPage(
    journal.assessment.search, days: FuzzedJournal.today - 60...FuzzedJournal.today, name: nil,
    unread: [])
  checkPage(proof.html)
  if let application = journal.application {
    checkRedaction(of: application, in: journal.assessment)
  }
}

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
    // The style sheet has no tag in it, and much else.
    if name == "style" { rest = rest.drop { $0 != UInt8(ascii: "<") } }
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

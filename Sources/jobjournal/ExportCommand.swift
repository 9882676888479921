import ArgumentParser
import FollowUp
import Store
import Views

struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write the whole journal for other programs.",
    discussion: """
      json is everything that was read of every application. ics is a calendar of all interviews \
      and duties; `agenda --format ics` has only those that are ahead. vcf is an address book of \
      contacts, interviewers and references, without your notes about them. csv is a table with a \
      row for each application, which `import` reads again.

      With --output, a calendar that is there already is brought up to date: what has not changed \
      stays as it is, and what is gone is cancelled.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case json, ics, vcf, csv }

  @OptionGroup var shared: SharedOptions

  @Argument(help: "What to write: json, ics, vcf or csv.")
  var format: Format

  @Option(
    help: ArgumentHelp(
      "The file to write, or - for standard output, which it is by default.", valueName: "file"))
  var output: String?

  func validate() throws { try OutputFile.validate(output) }

  func run() throws {
    let journal = try shared.load()
    let assessment = journal.assessment(on: try shared.day(in: journal))
    let file = try OutputFile(output)
    switch format {
    case .json:
      try file.write(JSONViews.applications(of: assessment.search), over: [JSONViews.opening])
    case .ics:
      let published = try file.publishedCalendar(of: journal)
      let calendar = CalendarView(assessment, horizon: nil, replacing: published)
      try file.write(calendar.text, over: [CalendarView.opening])
    case .vcf:
      try file.write(ContactCards(of: assessment.search).text, over: [ContactCards.opening])
    case .csv: try file.write(CSVView.text(assessment.search), over: [CSVView.opening])
    }
    try shared.finish(journal)
  }
}

import ArgumentParser
import FollowUp
import Journal
import Store
import Views

struct ListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Applications by status, each with its next duty.")

  @OptionGroup var shared: SharedOptions

  @Argument(help: "Part of a slug, company, role, tag or status.")
  var query: String?

  func run() throws {
    let journal = try shared.load()
    let today = try shared.day(in: journal)
    let assessment = journal.assessment(on: today)
    let query = query?.lowercased()
    let standings = assessment.search.standings.filter { standing in
      guard let query else { return true }
      let application = standing.application
      let texts =
        [application.slug, application.companyName, application.role?.value ?? ""]
        + application.tags + [standing.status.rawValue]
      return texts.contains { $0.lowercased().contains(query) }
    }
    if standings.isEmpty, let query, !assessment.search.standings.isEmpty {
      Output.error("none of the \(assessment.search.standings.count) applications fits “\(query)”")
    } else {
      Output.print(TextViews(shared.style).list(standings, assessment))
    }
    try shared.finish(journal)
  }
}

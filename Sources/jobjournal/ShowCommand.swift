import ArgumentParser
import FollowUp
import Journal
import Store
import Views

struct ShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "One application's whole record, in the order of time.")

  @OptionGroup var shared: SharedOptions

  @Argument(help: "The slug, the file, or part of slug, company or role that only one has.")
  var application: String

  func run() throws {
    let journal = try shared.load()
    let today = try shared.day(in: journal)
    let assessment = journal.assessment(on: today)
    let standing = try shared.application(application, in: assessment)
    Output.print(TextViews(shared.style, width: shared.width).show(standing, assessment))
    try shared.finish(journal)
  }
}

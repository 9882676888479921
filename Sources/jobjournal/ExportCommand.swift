import ArgumentParser
import Store
import Views

struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Write the journal for another program.")

  enum Format: String, ExpressibleByArgument, CaseIterable { case csv }

  @OptionGroup var shared: SharedOptions

  @Argument(help: "csv: every application in a row, for spreadsheets.")
  var format: Format

  func run() throws {
    let journal = try shared.load()
    let search = journal.search(on: try shared.day(in: journal))
    switch format {
    case .csv: Output.file(CSVView.text(search))
    }
    if journal.hasUnreadFiles { throw Status.unread }
  }
}

import ArgumentParser
import Editing
import FollowUp
import Journal

struct LogCommand: EditCommand {
  static let configuration = CommandConfiguration(
    commandName: "log", abstract: "Add an entry to an application’s log.",
    discussion: """
      An entry is a key, a colon and what there is to say: "Check-in: Priya, by email". It goes \
      where its date belongs; nothing else in the file changes.
      """)

  @OptionGroup var shared: SharedOptions

  @Argument(help: "The slug, the file, or part of slug, company or role that only one has.")
  var application: String

  @Argument(
    help: ArgumentHelp("What happened; several entries in quotes each.", valueName: "entry"))
  var entries: [String]

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("When: 2026-11-19, yesterday, -2d; by default today.", valueName: "date"))
  var on: String?

  @OptionGroup var edits: EditOptions

  func edit(_ desk: inout Desk) throws {
    let standing = try shared.application(application, in: desk.assessment)
    let day = try on.map { try shared.day(typed: $0, today: desk.today, in: desk.journal) }
    for entry in Editor.entries(typed: entries) {
      try desk.change(standing.index) { editor throws(EditRefusal) in
        let line = try editor.log(entry, on: day)
        return "\(editor.application.file): \(line)"
      }
    }
  }
}

import ArgumentParser
import Editing
import FollowUp
import Journal

struct DoneCommand: EditCommand {
  static let configuration = CommandConfiguration(
    commandName: "done", abstract: "Write down that an agenda item is done.",
    discussion: """
      The entry that settles the item goes into the application’s log, or its box is ticked.
      """)

  @OptionGroup var shared: SharedOptions

  @Argument(
    help: "Numbers of the last agenda, ids, or words that only one item has.")
  var item: [String]

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("When: 2026-11-19, yesterday, -2d; by default today.", valueName: "date"))
  var on: String?

  @Option(
    help: ArgumentHelp(
      "What to add to the entry, such as by phone; or an entry of its own, such as Accepted: by"
        + " phone.", valueName: "text"))
  var note: String = ""

  @OptionGroup var edits: EditOptions

  func edit(_ desk: inout Desk) throws {
    let day = try on.map { try shared.day(typed: $0, today: desk.today, in: desk.journal) }
    for duty in try desk.items(item) {
      try desk.change(duty.application) { editor throws(EditRefusal) in
        let file = editor.application.file
        switch try editor.settle(duty.id, on: day, note: note, shownDue: duty.due) {
        case .written(let line): return "\(file): \(line)"
        case .before: return "\(file) said so already"
        }
      }
    }
  }
}

import ArgumentParser
import Editing
import FollowUp
import Journal

struct WaiveCommand: EditCommand {
  static let configuration = CommandConfiguration(
    commandName: "waive", abstract: "Settle an agenda item without doing it, and say why.")

  @OptionGroup var shared: SharedOptions

  @Argument(
    help: "Numbers of the last agenda, ids, or words that only one item has.")
  var item: [String]

  @Option(help: ArgumentHelp("The reason, which goes into the log.", valueName: "reason"))
  var because: String

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The waiver’s date; by default today.", valueName: "date"))
  var on: String?

  @OptionGroup var edits: EditOptions

  func validate() throws {
    if because.allSatisfy(\.isWhitespace) {
      throw ValidationError("--because takes a reason: months later it is all you have.")
    }
  }

  func edit(_ desk: inout Desk) throws {
    let day = try on.map { try shared.day(typed: $0, today: desk.today, in: desk.journal) }
    for duty in try desk.items(item) {
      try desk.change(duty.application) { editor throws(EditRefusal) in
        let line = try editor.waive(duty.id, because: because, on: day)
        return "\(editor.application.file): \(line)"
      }
    }
  }
}

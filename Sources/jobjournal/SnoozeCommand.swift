import ArgumentParser
import Editing
import FollowUp
import Journal

struct SnoozeCommand: EditCommand {
  static let configuration = CommandConfiguration(
    commandName: "snooze", abstract: "Put an agenda item off until a day.",
    usage: "jobjournal snooze <item> ... <date> [<options>]")

  @OptionGroup var shared: SharedOptions

  @Argument(
    help: ArgumentHelp(
      "The number of the last agenda, the id, or words that only one item has; then until when:"
        + " 2026-11-27, fri, +3d, +1w, +3wd.", valueName: "item and date"))
  var words: [String]

  @OptionGroup var edits: EditOptions

  func validate() throws {
    if words.count < 2 { throw ValidationError("Name an item, and then the day.") }
  }

  func edit(_ desk: inout Desk) throws {
    let day = try shared.day(typed: words[words.count - 1], today: desk.today, in: desk.journal)
    for duty in try desk.items(words.dropLast()) {
      try desk.change(duty.application) { editor throws(EditRefusal) in
        let line = try editor.snooze(duty.id, until: day)
        return "\(editor.application.file): \(line)"
      }
    }
  }
}

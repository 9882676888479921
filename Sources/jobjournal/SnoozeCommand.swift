import ArgumentParser
import Editing
import FollowUp
import Journal

struct SnoozeCommand: EditCommand {
  static let configuration = CommandConfiguration(
    commandName: "snooze", abstract: "Put an agenda item off until a day.")

  @OptionGroup var shared: SharedOptions

  @Argument(help: "The number of the last agenda, the id, or words that only one item has.")
  var item: [String]

  @Argument(help: ArgumentHelp("Until when: 2026-11-27, fri, +3d, +1w, +3wd.", valueName: "date"))
  var date: String

  @OptionGroup var edits: EditOptions

  func edit(_ desk: inout Desk) throws {
    let day = try shared.day(typed: date, today: desk.today, in: desk.journal)
    for duty in try desk.items(item) {
      try desk.change(duty.application) { editor throws(EditRefusal) in
        let line = try editor.snooze(duty.id, until: day)
        return "\(editor.application.file): \(line)"
      }
    }
  }
}

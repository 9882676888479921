import ArgumentParser
import FollowUp
import Journal
import Store
import Views

struct AgendaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "agenda",
    abstract: "Write the agenda file, and print what is due.",
    discussion: """
      Duties that are overdue, open today or coming up; employers to leave in peace; warnings. \
      The agenda file keeps what you wrote outside its generated part.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case markdown, json, text }

  @OptionGroup var shared: SharedOptions

  @Option(
    help: ArgumentHelp(
      "How many days ahead to look; by default what the configuration says, or 14.", valueName: "n")
  )
  var days: Int?

  @Option(
    help: ArgumentHelp(
      "The file to write, or - for standard output; by default the agenda file of the journal.",
      valueName: "file"))
  var output: String?

  @Option(help: "How to write it; json and text go to standard output.")
  var format: Format = .markdown

  @Flag(help: "Write nothing; exit with 1 if the file on disk would change.")
  var check = false

  @Flag(help: "Also what is done, missed, waived or dropped, and what lies further ahead.")
  var all = false

  func validate() throws {
    if let days, !(0...3650).contains(days) {
      throw ValidationError("--days takes a number from 0 to 3650.")
    }
  }

  func run() throws {
    let today = try shared.day()
    let journal = try shared.load()
    let assessment = journal.assessment(on: today)
    let horizon = days ?? journal.configuration.policy.horizon
    let agenda = Agenda(assessment, horizon: horizon, includesRecord: all)
    switch format {
    case .json:
      let duties = all ? assessment.duties : assessment.agenda(horizon: horizon)
      try deliver(JSONViews.agenda(assessment, duties: duties))
    case .text:
      try deliver(TextViews(shared.style).agenda(agenda))
    case .markdown:
      if output == "-" {
        Output.print(try markdown(agenda, replacing: nil, at: nil, in: journal))
      } else {
        try writeFile(agenda, journal)
      }
    }
    if journal.hasUnreadFiles { throw Status.unread }
  }

  private func deliver(_ text: String) throws {
    guard let output, output != "-" else { return Output.print(text) }
    do {
      try AtomicFile.write(Array(text.utf8), to: output)
    } catch {
      throw Failure(error.message, .unread)
    }
  }

  private func writeFile(_ agenda: Agenda, _ journal: LoadedJournal) throws {
    let name = journal.configuration.agendaFile
    let path = output ?? "\(journal.folder.root)/\(name)"
    do {
      let existing =
        try output == nil
        ? journal.folder.readIfPresent(name) : AtomicFile.readIfPresent(path)
      let text = try markdown(agenda, replacing: existing, at: path, in: journal)
      if check {
        if Array(text.utf8) != existing {
          Output.error("\(path) is not up to date; run `jobjournal agenda`")
          throw Status.found
        }
        return
      }
      if Array(text.utf8) != existing {
        if output == nil {
          try journal.folder.write(Array(text.utf8), to: name)
        } else {
          try AtomicFile.write(Array(text.utf8), to: path)
        }
      }
      if !shared.quiet { Output.print(TextViews(shared.style).agenda(agenda)) }
    } catch let error as StoreError {
      throw Failure(error.message, .unread)
    }
  }

  private func markdown(
    _ agenda: Agenda, replacing existing: [UInt8]?, at path: String?, in journal: LoadedJournal
  ) throws -> String {
    var text: String?
    if let existing {
      guard let valid = String(validating: existing, as: UTF8.self) else {
        throw Failure("\(path ?? "the agenda") is not UTF-8 text; move it away first", .refused)
      }
      text = valid
      if valid.hasPrefix("---"), !valid.contains(AgendaMarkdown.begin) {
        throw Failure(
          "\(path ?? "the agenda") has front matter and is no agenda; name another file", .refused)
      }
    }
    let toRoot =
      output == nil
      ? journal.folder.pathToRoot(from: journal.configuration.agendaFile)
      : path.map { journal.folder.pathToRoot(fromFile: $0) } ?? ""
    do {
      return try AgendaMarkdown(agenda, pathToRoot: toRoot).file(replacing: text)
    } catch .ticks(let lines) {
      let places = lines.map { "\(path ?? ""):\($0)" }.joined(separator: ", ")
      throw Failure(
        "not written, or your ticks would be lost: \(places). Write them into the applications'"
          + " logs, clear the boxes, and run it again.", .refused)
    } catch .markers {
      throw Failure(
        "\(path ?? "the agenda"): its two marker comments are not in order. Restore the lines"
          + " `\(AgendaMarkdown.begin)` and `\(AgendaMarkdown.end)`, or move the file away.",
        .refused)
    }
  }
}

import ArgumentParser
import Editing
import Journal
import Store
import Syntax

struct NewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: "Make an application file from a template.",
    discussion: """
      The template is the built-in one, or \(NewApplication.templateFile) in the journal's folder: \
      in it the words COMPANY, ROLE and DATE stand for what you name and for today. Nothing that is \
      there already is ever replaced.
      """)

  @OptionGroup var shared: SharedOptions

  @Argument(help: "The employer.")
  var company: String

  @Argument(help: "The job.")
  var role: String

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The day you applied: 2026-11-19, yesterday, -2d.", valueName: "date"))
  var applied: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The day you found the job; by default today, unless you name the day you applied.",
      valueName: "date"))
  var found: String?

  @Option(
    help: ArgumentHelp(
      "The file to make, below the journal's folder; by default named after the company.",
      valueName: "path"))
  var file: String?

  @Flag(help: "Write nothing; print the file that would be made.")
  var dryRun = false

  func run() throws {
    let folder = try shared.folder()
    guard !dryRun else { return try make(in: try shared.load(folder)) }
    try shared.edit(folder) { try make(in: $0) }
  }

  private func make(in journal: LoadedJournal) throws {
    let today = try shared.day(in: journal)
    func day(_ typed: String?) throws -> CivilDate? {
      try typed.map { try shared.day(typed: $0, today: today, in: journal) }
    }
    do {
      let new = try NewApplication(
        company: company, role: role, applied: try day(applied), found: try day(found), today: today
      )
      let text = try new.text(
        from: try journal.folder.readIfPresent(NewApplication.templateFile))
      let names = try names(for: new, in: journal)
      if dryRun {
        guard let name = try journal.folder.firstFree(of: names) else { throw taken(names) }
        Output.print("would make \(Escaping.terminal(name)):\n\n")
        Output.file(String(decoding: text, as: UTF8.self))
        return
      }
      guard let name = try names.first(where: { try journal.folder.create(text, at: $0) }) else {
        throw taken(names)
      }
      if shared.quiet { return }
      Output.print("made \(Escaping.terminal(name))\n")
      Output.print(
        "Fill in what you know. For an interview, add a heading: ## Interview \(today + 10) 10:00\n"
      )
    } catch let refusal as NewApplication.Refusal {
      throw Failure(refusal.message, refusal.isAboutTemplate ? .refused : .usage)
    } catch let error as StoreError {
      throw Failure(error)
    }
  }

  private func names(for new: NewApplication, in journal: LoadedJournal) throws -> [String] {
    func reason(_ name: String) -> String? {
      journal.folder.reasonNotToRead(name, journal.configuration)
    }
    if let file {
      if let reason = reason(file) { throw Failure("--file \(file): \(reason)") }
      return [file]
    }
    let names = new.fileNames.filter { reason($0) == nil }
    if names.isEmpty {
      throw Failure("no file can be named after “\(company)”; name one with --file", .refused)
    }
    return names
  }

  private func taken(_ names: [String]) -> Failure {
    Failure(
      names.joined(separator: " and ") + (names.count == 1 ? " is" : " are")
        + " there already; name another file with --file, such as --file 2026/acme.md", .refused)
  }
}

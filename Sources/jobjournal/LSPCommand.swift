import ArgumentParser
import FollowUp
import Journal
import LanguageServer
import Store

struct LSPCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lsp",
    abstract: "Serve an editor: findings while you type, and what settles them.",
    discussion: """
      A language server (LSP 3.17) on standard input and output. Your editor starts it; \
      docs/editors.md says how. It finds the journal of each file by itself, and writes nothing: \
      your editor makes each change, and you save it.
      """)

  @Option(
    help: ArgumentHelp(
      "The journal's folder; by default, for each file, the nearest above it with a"
        + " jobjournal.yml.", valueName: "dir"))
  var journal: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The day to work for; by default today.", valueName: "date"))
  var today: String?

  @Flag(help: "Speak on standard input and output. It always does; many editors say it.")
  var stdio = false

  @Flag(help: "Write every message to standard error, with what your notes say.")
  var trace = false

  func run() throws {
    let folder = try journal.map(folder)
    let day = { try SharedOptions.today(today, .init(), quiet: true) }
    let start = try day()
    var server = Server(
      version: JobJournal.version, folder: folder, rulePages: Documentation.rulePages, today: start)
    let status = server.serve(
      today: { (try? day()) ?? start },
      log: { Output.error("jobjournal: \($0)") },
      trace: trace ? { Output.error($0) } : nil)
    Output.end(status)
  }

  private func folder(_ path: String) throws -> JournalFolder {
    do {
      return try JournalFolder.find(from: path)
    } catch {
      throw Failure(error)
    }
  }
}

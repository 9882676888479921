import ArgumentParser
import FollowUp
import Journal
import Report
import Store

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report", abstract: "Write the whole journal as one page of HTML.",
    discussion: """
      Agenda, board, and the timeline of every application. The page loads nothing and runs nothing.
      """)

  @OptionGroup var shared: SharedOptions

  @Option(
    help: ArgumentHelp(
      "The file to write; by default, or with -, standard output.", valueName: "file"))
  var output: String?

  func run() throws {
    if output == nil, isatty(STDOUT_FILENO) == 1 {
      throw Failure(
        "this is a page for a browser; name a file with --output report.html, or redirect it")
    }
    let journal = try shared.load()
    let assessment = journal.assessment(on: try shared.day(in: journal))
    let page = ReportPage(assessment).html
    if let output, output != "-" {
      do {
        try AtomicFile.write(
          Array(page.utf8), to: output, replacing: try AtomicFile.readIfPresent(output))
      } catch {
        throw Failure(error)
      }
    } else {
      Output.print(page)
    }
    if journal.hasUnreadFiles { throw Status.unread }
  }
}

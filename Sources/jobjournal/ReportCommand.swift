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
      The agenda, the board, the timeline of every application, patterns, stages and their flow. \
      The page loads nothing and runs nothing, so that it can be kept, printed or sent.

      With --redact, names of people and firms are replaced, the same ones by the same, and notes \
      are left out. With --proof, --from and --to it is another page: the list of applications, \
      with days and outcomes, that employment agencies ask for.
      """)

  @OptionGroup var shared: SharedOptions

  @Option(
    help: ArgumentHelp(
      "The file to write; by default, or with -, standard output.", valueName: "file"))
  var output: String?

  @Flag(help: "Replace the names of people and firms, and leave notes out.")
  var redact = false

  @Flag(help: "The list of applications, to print and sign.")
  var proof = false

  @Option(
    parsing: .unconditional, help: ArgumentHelp("With --proof: the first day.", valueName: "date"))
  var from: String?

  @Option(
    parsing: .unconditional, help: ArgumentHelp("With --proof: the last day.", valueName: "date"))
  var to: String?

  func validate() throws {
    try OutputFile.validate(output)
    if proof, redact {
      throw ValidationError(
        "--proof names employers, which --redact replaces; leave one of them out.")
    }
    if proof, from == nil || to == nil {
      throw ValidationError(
        "--proof is about a stretch of time: --from 2026-11-01 --to 2026-11-30.")
    }
    if !proof, from != nil || to != nil {
      throw ValidationError("--from and --to are for --proof; add it, or leave them out.")
    }
  }

  func run() throws {
    if output == nil, isatty(STDOUT_FILENO) == 1 {
      throw Failure(
        "a page is for a browser; name a file, --output report.html, or redirect the output")
    }
    let journal = try shared.load()
    let today = try shared.day(in: journal)
    try OutputFile(output).write(try page(journal, today), over: [ReportPage.opening])
    try shared.finish(journal)
  }

  private func page(_ journal: LoadedJournal, _ today: CivilDate) throws -> String {
    guard let from, let to else {
      let assessment = journal.assessment(on: today)
      return ReportPage(redact ? assessment.redacted() : assessment, isRedacted: redact).html
    }
    let first = try shared.day(typed: from, today: today, in: journal)
    let last = try shared.day(typed: to, today: today, in: journal)
    guard first <= last else {
      throw Failure("--from \(first) lies after --to \(last); exchange them")
    }
    return ProofPage(
      journal.search(on: today), days: first...last, name: journal.configuration.sender?.name,
      unread: journal.unread
    ).html
  }
}

public import ArgumentParser
import FollowUp
public import Importing
import Journal
import Store
import Syntax

extension TextEncoding: ExpressibleByArgument {}
extension CellSeparator: ExpressibleByArgument {}
extension DateOrder: ExpressibleByArgument {}

struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Make applications from a table of another program.",
    discussion: """
      Knows the headings of LinkedIn, Huntr, Teal, JobSync and Reactive Resume, and of export csv; \
      for others, --map says what they mean. Shows what it would make, and makes it with --write. \
      What is there already is left out, and nothing is replaced. What has no place in an \
      application is kept in its notes.
      """)

  @OptionGroup var shared: SharedOptions

  @Argument(help: "A file of comma-separated values (CSV), 16 MiB at most.")
  var file: String

  @Flag(help: "Make the files; without it they are only shown.")
  var write = false

  @Option(
    help: ArgumentHelp(
      "A folder below the journal's for the new files, such as 2026.", valueName: "path"))
  var folder: String?

  @Option(
    help: ArgumentHelp(
      "What a heading means: company=Firm, role=Job, applied=\"Sent on\"; as often as needed.",
      valueName: "key=heading"))
  var map: [String] = []

  @Option(help: "Whether year, day or month comes first in dates such as 03/04/26.")
  var dates: DateOrder?

  @Option(help: "What separates the cells.")
  var delimiter: CellSeparator?

  @Option(help: "How characters are written, where the file does not tell.")
  var encoding: TextEncoding?

  func run() throws {
    let folder = try shared.folder()
    guard write else { return try bring(into: try shared.load(folder)) }
    try shared.edit(folder) { try bring(into: $0) }
  }

  private func bring(into journal: LoadedJournal) throws {
    let plan: ImportPlan
    do {
      let (_, bytes) = try journal.folder.readTyped(file, limit: ImportPlan.sizeLimit + 1)
      plan = try ImportPlan(
        bytes, try options(journal), into: journal.applications,
        today: try shared.day(in: journal)
      ) { path in
        try journal.folder.reasonNotToRead(path, journal.configuration) == nil
          && journal.folder.firstFree(of: [path]) != nil
      }
    } catch let refusal as ImportRefusal {
      switch refusal.kind {
      case .usage: throw Failure(refusal.message)
      case .unreadable: throw Failure("\(file): \(refusal.message)", .unread)
      case .unclear: throw Failure("\(file): \(refusal.message)", .refused)
      }
    } catch let error as StoreError {
      throw Failure(error)
    }
    say(headline(plan))
    for skipped in plan.skipped { Output.error("row \(skipped.row) left out: \(skipped.reason)") }
    for remark in plan.remarks { Output.error("row \(remark.row): \(remark.text)") }
    let isDone = try make(plan, in: journal)
    say(summary(plan))
    if journal.hasUnreadFiles {
      Output.error("files of the journal could not be read; jobs in them may come twice")
    }
    if !isDone || journal.hasUnreadFiles { throw Status.unread }
  }

  private func options(_ journal: LoadedJournal) throws -> ImportOptions {
    var options = ImportOptions()
    options.encoding = encoding
    options.separator = delimiter
    options.order = dates
    options.headings = try map.map { said in
      let parts = said.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        .map(String.init)
      let field = ImportField.mappable.first { $0.name == foldedKey(parts[0]) }
      guard parts.count == 2, let field else {
        let names = ImportField.mappable.map(\.name).joined(separator: ", ")
        throw Failure("--map \(said): write KEY=HEADING; keys are \(names)")
      }
      return (field, parts[1])
    }
    var path = folder ?? ""
    while path.hasSuffix("/") { path.removeLast() }
    if folder != nil {
      let example = "\(path)/acme.md"
      if let reason = journal.folder.reasonNotToRead(example, journal.configuration) {
        throw Failure("--folder \(path): \(reason)")
      }
    }
    options.folder = path
    return options
  }

  // MARK: Making and showing

  /// - Returns: Whether every file was made.
  private func make(_ plan: ImportPlan, in journal: LoadedJournal) throws -> Bool {
    var isDone = true
    for file in plan.files {
      if write {
        do {
          guard try journal.folder.create(file.contents, at: file.path) else {
            isDone = false
            Output.error("row \(file.row): \(file.path) is there by now; import again")
            continue
          }
        } catch {
          isDone = false
          Output.error("row \(file.row): \(error.message)")
          continue
        }
      }
      say("\(write ? "made" : "would make") \(file.path): \(description(file.standing))")
    }
    return isDone
  }

  private func description(_ standing: Standing) -> String {
    let application = standing.application
    let names = [application.company?.value, application.role?.value].compactMap { $0 }
    let dates = Milestone.allCases.compactMap { milestone in
      application.milestones[milestone].map { "\(milestone.key) \($0.value)" }
    }
    let interviews = application.interviews.map { "interview \($0.date)" }
    let days = (dates + interviews).map { "; \($0)" }.joined()
    return names.map(Escaping.shortened).joined(separator: ", ")
      + " (\(Escaping.shortened(standing.status.rawValue + days)))"
  }

  private func headline(_ plan: ImportPlan) -> String {
    let renamed = plan.columns.compactMap { column in
      column.field.flatMap { $0.name == column.heading ? nil : "\(column.heading) → \($0.name)" }
    }
    let notes = plan.columns.filter { $0.field == nil && !$0.heading.isEmpty }.map(\.heading)
    var lines = ["\(plan.rowCount) \(plan.rowCount == 1 ? "row" : "rows") of \(plan.origin)"]
    for (title, texts) in [("read", renamed), ("kept as notes", notes)] where !texts.isEmpty {
      lines.append(Escaping.shortened("\(title): \(texts.joined(separator: ", "))"))
    }
    if let order = plan.order { lines.append("dates: \(order.title)") }
    return lines.joined(separator: "\n") + "\n"
  }

  private func summary(_ plan: ImportPlan) -> String {
    let count = plan.files.count
    let files = "\(count) \(count == 1 ? "file" : "files")"
    var text = (count == 0 ? "" : "\n") + (write ? "made \(files)" : "would make \(files)")
    if !plan.skipped.isEmpty {
      let counts = plan.skipCounts.map { "\($0.count) \($0.skip.title)" }
      text += ", left out \(plan.skipped.count): " + counts.joined(separator: ", ")
    }
    return text + (write || count == 0 ? "" : "; to make them, add --write")
  }

  private func say(_ text: String) {
    guard !shared.quiet else { return }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    Output.print(lines.map { Escaping.terminal(String($0)) }.joined(separator: "\n") + "\n")
  }
}

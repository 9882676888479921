import ArgumentParser
import Editing
import FollowUp
import Journal
import Store
import Syntax
import Views

struct LintCommand: GitOptionCommand {
  static let configuration = CommandConfiguration(
    commandName: "lint", abstract: "Report what is missing, late or cannot be read.",
    discussion: """
      Each finding says where it is and what to write instead. --fix writes it where only one \
      thing can be meant: a key, a name or a rule with a slip of the pen, a date in another \
      spelling, a status that the dates contradict. Nothing else in a file changes. For other programs there are JSON; \
      SARIF 2.1.0, which editors and code scanning read; and commands to the runner of GitHub \
      Actions, which shows them beside the lines. In a workflow there, where GITHUB_WORKSPACE is \
      set, the last two name files from the top of the checkout; elsewhere all name them from the \
      journal's folder.
      """)

  @OptionGroup var shared: SharedOptions

  @Argument(help: "Files or folders below the journal; by default all of it.")
  var paths: [String] = []

  @OptionGroup var output: FindingOptions

  @Flag(help: "How often each rule was raised, most often first, instead of the findings.")
  var statistics = false

  @Flag(help: "Write what is surely meant into the files, and report what is left.")
  var fix = false

  @Flag(help: "Print what --fix would change, as diff -u does; exit with 1 if it would.")
  var diff = false

  @Flag(
    help: ArgumentHelp(
      "What git's index holds, not the work tree: for a pre-commit hook. Settings and calendars"
        + " count as they are staged, too."))
  var staged = false

  func validate() throws {
    if fix, diff { throw ValidationError("--diff shows what --fix writes; use one of them.") }
    if staged, fix || diff {
      throw ValidationError("--staged looks into git's index; --fix and --diff work on the files.")
    }
    guard !statistics || output.format == .text || output.format == .json else {
      throw ValidationError("--statistics goes with --format text or json")
    }
  }

  var readsGit: Bool { staged }

  func run() async throws {
    let index = try await index(of: try shared.folder())
    let journal = try shared.load(index)
    try report(journal, try selection(in: journal, index))
  }

  func runWithoutGit() throws {
    let folder = try shared.folder()
    guard fix else {
      let journal = try shared.load(folder)
      let isChosen = try selection(in: journal)
      return try diff ? showFixes(of: journal, isChosen) : report(journal, isChosen)
    }
    try shared.edit(folder) { journal in
      let isChosen = try selection(in: journal)
      try report(try fixed(journal, isChosen), isChosen)
    }
  }

  /// Which findings are asked for.
  private func selection(
    in journal: LoadedJournal, _ index: GitSnapshot? = nil
  ) throws -> (Finding) -> Bool {
    let (rules, misplaced) = try output.rules { (try? journal.folder.relativePath(of: $0)) != nil }
    let folders = try (paths + misplaced).map { path in
      do {
        return try journal.folder.relativePath(of: path)
      } catch {
        // It may be staged all the same.
        if let index, index.contains(path) { return path }
        throw Failure((error as? StoreError)?.message ?? "\(path): not found")
      }
    }
    return { finding in
      (rules.isEmpty || rules.contains(finding.rule))
        && (folders.isEmpty
          || folders.contains {
            finding.file == $0 || $0.isEmpty
              || finding.file?.hasPrefix($0 + "/") ?? false
          })
    }
  }

  private func report(_ journal: LoadedJournal, _ isChosen: (Finding) -> Bool) throws {
    let findings = journal.assessment(on: try shared.day(in: journal)).findings.filter(isChosen)
    Output.print(
      statistics
        ? output.statistics(findings, shared)
        : output.text(
          findings, journal.sources, in: journal.folder, shared,
          isComplete: !journal.hasUnreadFiles))
    if journal.hasUnreadFiles { throw Status.unread }
    try output.fail(on: findings)
  }

  // MARK: Fixes

  /// The applications in which something is fixed, in path order.
  private func fixes(
    of journal: LoadedJournal, _ isChosen: (Finding) -> Bool
  ) throws -> [(editor: Editor, made: [MadeFix])] {
    let assessment = journal.assessment(on: try shared.day(in: journal))
    let files = Set(assessment.findings.filter { $0.fix != nil && isChosen($0) }.map(\.file))
    return assessment.search.standings.compactMap { standing in
      guard files.contains(standing.application.file) else { return nil }
      var editor = Editor(assessment.search, standing.index)
      let made = editor.fix(where: isChosen)
      return made.isEmpty ? nil : (editor, made)
    }
  }

  private func showFixes(of journal: LoadedJournal, _ isChosen: (Finding) -> Bool) throws {
    let fixes = try fixes(of: journal, isChosen)
    for (editor, _) in fixes { Output.file(editor.difference) }
    if journal.hasUnreadFiles { throw Status.unread }
    if !fixes.isEmpty { throw Status.found }
  }

  private func fixed(
    _ journal: LoadedJournal, _ isChosen: (Finding) -> Bool
  ) throws -> LoadedJournal {
    var written: [Application] = []
    for (editor, made) in try fixes(of: journal, isChosen) {
      let application = editor.application
      do {
        try journal.write(application, replacing: editor.original)
      } catch {
        throw Failure(error)
      }
      written.append(application)
      guard !shared.quiet else { continue }
      for fix in made {
        Output.error("\(application.file): `\(fix.old)` is now `\(fix.new)` (\(fix.rule.rawValue))")
      }
    }
    return journal.replacing(written)
  }

  private func index(of folder: JournalFolder) async throws -> GitSnapshot {
    do {
      return try await shared.git(folder).indexSnapshot()
    } catch {
      throw Failure.failure(git: error)
    }
  }
}

import ArgumentParser
import Editing
import FollowUp
import Journal
import Store
import Syntax
import Views

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

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

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json, sarif, github }

  enum Threshold: String, ExpressibleByArgument, CaseIterable {
    case error, warning, hint, never

    var severity: Severity? { Severity(rawValue: rawValue) }
  }

  @OptionGroup var shared: SharedOptions

  @Argument(help: "Files or folders below the journal; by default all of it.")
  var paths: [String] = []

  @Option(help: "How to print them.")
  var format: Format = .text

  @Flag(help: "How often each rule was raised, most often first, instead of the findings.")
  var statistics = false

  @Option(help: "The least severity that makes the exit status 1.")
  var failOn: Threshold = .warning

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp(
      "Only these rules, or all rules of a group: \(Rule.Group.names).", valueName: "rule"))
  var rule: [String] = []

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
    guard !statistics || format == .text || format == .json else {
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
    // A path behind `--rule` is taken for one of its words.
    let misplaced = rule.filter {
      Rule.names(of: $0) == nil && (try? journal.folder.relativePath(of: $0)) != nil
    }
    let rules = try Set(rule.filter { !misplaced.contains($0) }.flatMap(RulesCommand.names))
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
    Output.print(text(findings, in: journal))
    if journal.hasUnreadFiles { throw Status.unread }
    if let least = failOn.severity, findings.contains(where: { $0.severity >= least }) {
      throw Status.found
    }
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

  private func text(_ findings: [Finding], in journal: LoadedJournal) -> String {
    switch format {
    case .text:
      let views = TextViews(shared.style, width: shared.width)
      return statistics
        ? views.statistics(findings) : views.findings(findings, sources: journal.sources)
    case .json: return statistics ? JSONViews.statistics(findings) : JSONViews.findings(findings)
    case .sarif:
      let view = SARIFView(
        version: JobJournal.version, prefix: prefix(to: journal.folder),
        isComplete: !journal.hasUnreadFiles)
      return view.log(findings, sources: journal.sources)
    case .github: return GitHubView.commands(findings, prefix: prefix(to: journal.folder))
    }
  }

  /// GitHub knows files by their path from the top of the checkout, and a journal may lie deeper.
  private func prefix(to folder: JournalFolder) -> String {
    getenv("GITHUB_WORKSPACE").map { folder.pathToRoot(below: String(cString: $0)) } ?? ""
  }

  private func index(of folder: JournalFolder) async throws -> GitSnapshot {
    do {
      return try await shared.git(folder).indexSnapshot()
    } catch {
      throw Failure.failure(git: error)
    }
  }
}

import ArgumentParser
import FollowUp
import Store
import Views

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

struct LintCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lint", abstract: "Report what is missing, late or cannot be read.",
    discussion: """
      Each finding says where it is and what to write instead. For other programs there are JSON; \
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

  func validate() throws {
    guard !statistics || format == .text || format == .json else {
      throw ValidationError("--statistics goes with --format text or json")
    }
  }

  func run() throws {
    let rules = try Set(rule.flatMap(RulesCommand.names))
    let journal = try shared.load()
    let today = try shared.day(in: journal)
    let folders = try paths.map { path in
      do {
        return try journal.folder.relativePath(of: path)
      } catch {
        throw Failure((error as? StoreError)?.message ?? "\(path): not found")
      }
    }
    let findings = journal.assessment(on: today).findings.filter { finding in
      (rules.isEmpty || rules.contains(finding.rule))
        && (folders.isEmpty
          || folders.contains {
            finding.file == $0 || $0.isEmpty
              || finding.file?.hasPrefix($0 + "/") ?? false
          })
    }
    Output.print(text(findings, in: journal))
    if journal.hasUnreadFiles { throw Status.unread }
    if let least = failOn.severity, findings.contains(where: { $0.severity >= least }) {
      throw Status.found
    }
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
    guard let workspace = getenv("GITHUB_WORKSPACE"), let real = realpath(workspace, nil) else {
      return ""
    }
    defer { free(real) }
    let (top, root) = ((String(cString: real) + "/").utf8, (folder.root + "/").utf8)
    return root.starts(with: top) ? String(decoding: root.dropFirst(top.count), as: UTF8.self) : ""
  }
}

import ArgumentParser
import FollowUp
import Store
import Views

struct LintCommand: GitOptionCommand {
  static let configuration = CommandConfiguration(
    commandName: "lint", abstract: "Report what is missing, late or cannot be read.")

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  enum Threshold: String, ExpressibleByArgument, CaseIterable {
    case error, warning, hint, never

    var severity: Severity? { Severity(rawValue: rawValue) }
  }

  @OptionGroup var shared: SharedOptions

  @Argument(help: "Files or folders below the journal; by default all of it.")
  var paths: [String] = []

  @Option(help: "How to print them.")
  var format: Format = .text

  @Option(help: "The least severity that makes the exit status 1.")
  var failOn: Threshold = .warning

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp(
      "Only these rules, or all rules of a group: \(Rule.Group.names).", valueName: "rule"))
  var rule: [String] = []

  @Flag(
    help: ArgumentHelp(
      "What git's index holds, not the work tree: for a pre-commit hook. Settings and calendars"
        + " count as they are staged, too."))
  var staged = false

  var readsGit: Bool { staged }

  func run() async throws {
    let index = try await index(of: try shared.folder())
    try report(try shared.load(index), index)
  }

  func runWithoutGit() throws { try report(try shared.load(), nil) }

  private func report(_ journal: LoadedJournal, _ index: GitSnapshot?) throws {
    let rules = try Set(rule.flatMap(RulesCommand.names))
    let today = try shared.day(in: journal)
    let folders = try paths.map { path in
      do {
        return try journal.folder.relativePath(of: path)
      } catch {
        // It may be staged all the same.
        if let index, index.contains(path) { return path }
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
    switch format {
    case .json: Output.print(JSONViews.findings(findings))
    case .text:
      Output.print(TextViews(shared.style).findings(findings, sources: journal.sources))
    }
    if journal.hasUnreadFiles { throw Status.unread }
    if let least = failOn.severity, findings.contains(where: { $0.severity >= least }) {
      throw Status.found
    }
  }

  private func index(of folder: JournalFolder) async throws -> GitSnapshot {
    do {
      return try await shared.git(folder).indexSnapshot()
    } catch {
      throw Failure.failure(git: error)
    }
  }
}

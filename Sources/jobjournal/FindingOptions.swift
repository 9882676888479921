import ArgumentParser
import FollowUp
import Store
import Syntax
import Views

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Which findings are printed, how, and which of them make a run fail.
struct FindingOptions: ParsableArguments {
  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json, sarif, github }

  enum Threshold: String, ExpressibleByArgument, CaseIterable {
    case error, warning, hint, never

    var severity: Severity? { Severity(rawValue: rawValue) }
  }

  @Option(help: "How to print them.")
  var format: Format = .text

  @Option(help: "The least severity that makes the exit status 1.")
  var failOn: Threshold = .warning

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp(
      "Only these rules, or all rules of a group: \(Rule.Group.names).", valueName: "rule"))
  var rule: [String] = []

  /// The rules asked for, none for all of them. A path behind `--rule` is taken for one of its
  /// words; those come back.
  func rules(isPath: (String) -> Bool) throws -> (names: Set<RuleName>, paths: [String]) {
    let paths = rule.filter { Rule.names(of: $0) == nil && isPath($0) }
    return (try Set(rule.filter { !paths.contains($0) }.flatMap(RulesCommand.names)), paths)
  }

  func text(
    _ findings: [Finding], _ sources: [String: SourceText], in folder: JournalFolder,
    _ shared: SharedOptions, isComplete: Bool
  ) -> String {
    switch format {
    case .text:
      return TextViews(shared.style, width: shared.width).findings(findings, sources: sources)
    case .json: return JSONViews.findings(findings)
    case .sarif:
      let view = SARIFView(
        version: JobJournal.version, prefix: prefix(to: folder), isComplete: isComplete)
      return view.log(findings, sources: sources)
    case .github: return GitHubView.commands(findings, prefix: prefix(to: folder))
    }
  }

  func statistics(_ findings: [Finding], _ shared: SharedOptions) -> String {
    format == .json
      ? JSONViews.statistics(findings)
      : TextViews(shared.style, width: shared.width).statistics(findings)
  }

  /// - Throws: `Status.found` where one is severe enough.
  func fail(on findings: [Finding]) throws {
    if let least = failOn.severity, findings.contains(where: { $0.severity >= least }) {
      throw Status.found
    }
  }

  /// GitHub knows files by their path from the top of the checkout, and a journal may lie deeper.
  private func prefix(to folder: JournalFolder) -> String {
    getenv("GITHUB_WORKSPACE").map { folder.pathToRoot(below: String(cString: $0)) } ?? ""
  }
}

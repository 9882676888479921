import ArgumentParser
import FollowUp
import Syntax
import Views

struct RulesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules", abstract: "List the rules, or explain one.")

  @Argument(help: "A rule's name.")
  var name: String?

  func run() throws {
    if let name {
      Output.print(try RuleViews.explain(Rule[try Self.name(name)]))
    } else {
      Output.print(RuleViews.list())
    }
  }

  static func name(_ written: String) throws -> RuleName {
    if let name = RuleName(rawValue: foldedKey(written)) { return name }
    throw unknown(written, "rule", among: RuleName.allCases.map(\.rawValue))
  }

  /// Those that a rule's or a group's name stands for.
  static func names(_ written: String) throws -> Set<RuleName> {
    if let names = Rule.names(of: written) { return names }
    throw unknown(
      written, "rule or group",
      among: RuleName.allCases.map(\.rawValue) + Rule.Group.allCases.map(\.rawValue))
  }

  private static func unknown(_ written: String, _ kind: String, among names: [String]) -> Failure {
    let nearest = Spelling.nearest(to: written, among: names)
    return Failure(
      "there is no \(kind) “\(written)”; "
        + (nearest.map { "did you mean \($0)?" } ?? "`jobjournal rules` lists them all"))
  }
}

extension Rule.Group {
  static var names: String { allCases.map(\.rawValue).joined(separator: ", ") }
}

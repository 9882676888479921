import ArgumentParser
import FollowUp
import Syntax
import Views

struct RulesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules", abstract: "List the rules, or explain one.")

  @Argument(help: "A rule's name.")
  var name: String?

  @Flag(help: "All of them as the page in docs/.")
  var markdown = false

  func run() throws {
    if markdown {
      Output.print(RuleViews.page())
    } else if let name {
      Output.print(RuleViews.explain(Rule[try Self.name(name)]))
    } else {
      Output.print(RuleViews.list())
    }
  }

  static func name(_ written: String) throws -> RuleName {
    if let name = RuleName(rawValue: foldedKey(written)) { return name }
    let nearest = Spelling.nearest(to: written, among: RuleName.allCases.map(\.rawValue))
    throw Failure(
      "there is no rule “\(written)”; "
        + (nearest.map { "did you mean \($0)?" } ?? "`jobjournal rules` lists them all"))
  }
}

import FollowUp
import TestSupport
import Testing
import Views

@Suite struct RuleViewTests {
  @Test("Each rule explains what, why, how to settle it, and its settings", arguments: Rule.all)
  func explanation(rule: Rule) throws {
    let text = try RuleViews.explain(rule)
    for title in ["When", "Why", "Sample", "What to write", "The sample, settled", "Settings"] {
      #expect(text.contains("\n\n\(title)\n\n"))
    }
    let sample = try RuleSample(rule)
    #expect(text.contains(sample.output.raised))
    #expect(text.contains(sample.output.settled))
    for option in rule.options { #expect(text.contains("`\(option.name)`")) }
  }

  @Test("An explanation fits a terminal of 80 columns", arguments: Rule.all)
  func width(rule: Rule) throws {
    for line in try RuleViews.explain(rule).split(separator: "\n") {
      #expect(line.count <= 80)
    }
  }
}

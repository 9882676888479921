import FollowUp
import Foundation
import TestSupport
import Testing
import Views

@Suite struct RuleViewTests {
  @Test("The page on the rules is current")
  func page() throws {
    let url = packageFolder.appending(path: "docs/rules.md")
    let page = try String(contentsOf: url, encoding: .utf8)
    #expect(page == RuleViews.page(), "renew it with: \(RuleViews.renewal)")
  }

  @Test("Each rule explains what, why, how to settle it, and its settings", arguments: Rule.all)
  func explanation(rule: Rule) {
    let text = RuleViews.explain(rule)
    for part in ["\nWhen\n", "\nWhy\n", "\nExample\n", "\nHow to settle it\n", "\nSettings\n"] {
      #expect(text.contains(part))
    }
    for option in rule.options { #expect(text.contains("`\(option.name)`")) }
  }
}

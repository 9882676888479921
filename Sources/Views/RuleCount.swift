internal import FollowUp

/// How often a rule was raised.
struct RuleCount {
  let rule: Rule
  let count: Int
  /// The gravest, where some of its findings weigh more than others.
  let severity: Severity

  /// Most often first, then the gravest, then in the order of the rules.
  static func counts(of findings: [Finding]) -> [RuleCount] {
    let byRule = Dictionary(grouping: findings, by: \.rule)
    let counts = Rule.all.compactMap { rule -> RuleCount? in
      guard let findings = byRule[rule.name],
        let gravest = findings.map(\.severity).max()
      else { return nil }
      return RuleCount(rule: rule, count: findings.count, severity: gravest)
    }
    return counts.enumerated().sorted { left, right in
      if left.element.count != right.element.count {
        return left.element.count > right.element.count
      }
      if left.element.severity != right.element.severity {
        return left.element.severity > right.element.severity
      }
      return left.offset < right.offset
    }.map(\.element)
  }
}

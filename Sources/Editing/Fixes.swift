public import FollowUp
internal import Journal
internal import Syntax

/// A fix that was made.
public struct MadeFix: Equatable, Sendable {
  public let rule: RuleName
  /// What stood there, and what stands there now.
  public let old: String
  public let new: String
}

extension Editor {
  /// Makes every safe fix, until nothing is left to fix. A fix that would take a fact away, or
  /// bring a new fault, is not made.
  ///
  /// - Parameter isWanted: Which findings are to be fixed.
  public mutating func fix(where isWanted: (Finding) -> Bool = { _ in true }) -> [MadeFix] {
    var made: [MadeFix] = []
    // What was tried in vain stays where it is, and so do the findings before it.
    var skipped = 0
    while true {
      let fixes = fixable.filter(isWanted).compactMap { finding in
        finding.fix.map { (rule: finding.rule, fix: $0) }
      }
      guard skipped < fixes.count else { return made }
      let (rule, fix) = fixes[skipped]
      let old = application.source.string(in: fix.range)
      do {
        try make(fix)
        made.append(MadeFix(rule: rule, old: old, new: fix.replacement))
      } catch {
        skipped += 1
      }
    }
  }

  private mutating func make(_ fix: Finding.Fix) throws(EditRefusal) {
    let open = fixable.count
    _ = try change(
      [[TextEdit(fix.range, fix.replacement.utf8)]],
      // One word may make facts of an entry and of an interview.
      Expectation(added: 3, rewords: true) { [self] in fixable(in: $0).count < open })
  }

  private var fixable: [Finding] { fixable(in: application) }

  private func fixable(in application: Application) -> [Finding] {
    findings(of: application).filter { $0.fix != nil }
  }
}

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
        // What was tried in vain before may do now.
        skipped = 0
      } catch {
        skipped += 1
      }
    }
  }

  private mutating func make(_ fix: Finding.Fix) throws(EditRefusal) {
    let open = weight(of: application)
    _ = try change(
      [[TextEdit(fix.range, fix.replacement.utf8)]],
      // One word may make facts of an entry and of an interview.
      Expectation(added: 3, isFix: true) { [self] in weight(of: $0) < open })
  }

  private var fixable: [Finding] { findings(of: application).filter { $0.fix != nil } }

  /// Grows smaller with each fix, so that they come to an end: an error may turn into a warning, as
  /// where a date is mended and then the key behind it is seen, but never the other way round.
  private func weight(of application: Application) -> (errors: Int, fixable: Int) {
    let findings = findings(of: application)
    let errors = findings.count {
      Rule[$0.rule].group == .form && Rule[$0.rule].severity == .error
    }
    return (errors, findings.count { $0.fix != nil })
  }
}

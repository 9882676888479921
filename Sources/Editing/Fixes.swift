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
      let fixes = fixable.filter(isWanted)
      guard skipped < fixes.count else { return made }
      do {
        // Nearly always they can all be made at once.
        let all = skipped == 0 ? try? make(fixes) : nil
        made += try all ?? make([fixes[skipped]])
        // What was tried in vain before may do now.
        skipped = 0
      } catch {
        skipped += 1
      }
    }
  }

  /// Makes several fixes, those that overlap others left out.
  private mutating func make(_ findings: [Finding]) throws(EditRefusal) -> [MadeFix] {
    var made: [MadeFix] = []
    var edits: [TextEdit] = []
    let fixes = findings.compactMap { finding in finding.fix.map { (finding.rule, $0) } }
    for (rule, fix) in fixes.sorted(by: { $0.1.range.lowerBound < $1.1.range.lowerBound })
    where fix.range.lowerBound >= edits.last?.range.upperBound ?? 0 {
      edits.append(TextEdit(fix.range, fix.replacement.utf8))
      let old = application.source.string(in: fix.range)
      made.append(MadeFix(rule: rule, old: old, new: fix.replacement))
    }
    let open = weight(of: application)
    _ = try change(
      [edits],
      // One word may make facts of an entry and of an interview.
      Expectation(added: 3 * edits.count, isFix: true) { [self] in weight(of: $0) < open })
    return made
  }

  private var fixable: [Finding] {
    let fixable = findings(of: application).filter { $0.fix != nil }
    // Of two keys that can be meant for the same one, nobody can tell which.
    let keys = fixable.filter { $0.rule == .keyUnknown }.compactMap(\.fix?.replacement)
    return fixable.filter { finding in
      finding.rule != .keyUnknown || keys.count { $0 == finding.fix?.replacement } == 1
    }
  }

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

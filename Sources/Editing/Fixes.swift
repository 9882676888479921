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
    // Nearly always they can all be made at once.
    while let all = try? makeAll(fixable.filter(isWanted)) { made += all }
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

  private mutating func makeAll(_ findings: [Finding]) throws(EditRefusal) -> [MadeFix] {
    var made: [MadeFix] = []
    var edits: [TextEdit] = []
    for finding in findings.sorted(by: {
      ($0.fix?.range.lowerBound ?? 0) < ($1.fix?.range.lowerBound ?? 0)
    }) {
      guard let fix = finding.fix, fix.range.lowerBound >= edits.last?.range.upperBound ?? 0
      else { continue }
      edits.append(TextEdit(fix.range, fix.replacement.utf8))
      let old = application.source.string(in: fix.range)
      made.append(MadeFix(rule: finding.rule, old: old, new: fix.replacement))
    }
    guard edits.count > 1 else { throw EditRefusal("there are not several to make") }
    let open = weight(of: application)
    _ = try change(
      [edits],
      Expectation(added: 3 * edits.count, isFix: true) { [self] in weight(of: $0) < open })
    return made
  }

  private mutating func make(_ fix: Finding.Fix) throws(EditRefusal) {
    let open = weight(of: application)
    _ = try change(
      [[TextEdit(fix.range, fix.replacement.utf8)]],
      // One word may make facts of an entry and of an interview.
      Expectation(added: 3, isFix: true) { [self] in weight(of: $0) < open })
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

import Editing
import FollowUp
import Journal
import Syntax
import TestSupport

extension FactListing {
  /// Lists one file as it reads on a day.
  ///
  /// - Parameters:
  ///   - linesAbove: Lines of the file that the listing does not count.
  ///   - isFragment: Whether company and role are not the writer's own.
  static func lines(
    of bytes: [UInt8], on today: CivilDate, linesAbove: Int = 0, isFragment: Bool = false
  ) -> [String] {
    let reading = Result { () throws(TextFault) in
      try Reading(file: "acme.md", slug: "acme", source: try SourceText(bytes))
    }
    switch reading {
    case .failure(let fault):
      let findings = Finding.findings(
        file: "acme.md", source: nil, faults: [Fault(.unreadable(fault), nil)], policy: Policy())
      return ["no application"] + self.lines(of: findings, linesAbove: linesAbove)
    case .success(.note(let source, let faults)):
      let findings = Finding.findings(
        file: "acme.md", source: source, faults: faults, policy: Policy())
      return ["no application"] + self.lines(of: findings, linesAbove: linesAbove)
    case .success(.application(let application)):
      let assessment = Assessment(Search([application], today: today))
      return assessment.search.standings.flatMap { lines(of: $0, isFragment: isFragment) }
        + self.lines(of: assessment.findings, linesAbove: linesAbove)
    }
  }

  /// What is remarked about the writing itself.
  static func lines(of findings: [Finding], linesAbove: Int = 0) -> [String] {
    findings.filter { Rule[$0.rule].group == .form && $0.rule != .waiverUnused }.map { finding in
      guard let start = finding.span?.start else { return "finding \(finding.rule.rawValue)" }
      return "finding \(finding.rule.rawValue) \(start.line - linesAbove):\(start.column)"
    }
  }

  private static func lines(of standing: Standing, isFragment: Bool) -> [String] {
    let application = standing.application
    var lines = ["status \(standing.status.rawValue)"]
    if !isFragment {
      if let company = application.company { lines.append("company \(company.value)") }
      if let role = application.role { lines.append("role \(role.value)") }
    }
    return lines
      + self.lines(of: application, entries: standing.entries) { written($0, standing) }
  }

  /// From the front matter, else the earliest entry that counts.
  private static func written(_ milestone: Milestone, _ standing: Standing) -> CivilDate? {
    standing.application.milestones[milestone]?.value
      ?? standing.entries.filter { $0.key.milestone == milestone }.map(\.date).min()
  }
}

extension FactListing {
  static let fragmentHead = "---\ncompany: Example\nrole: Example\n---\n"

  /// Lists a source as the specification shows one: a whole file where it begins with `---`, else
  /// only the part that matters.
  static func lines(of source: String, on today: String = "2026-11-21") throws -> [String] {
    let isFragment = !source.hasPrefix("---")
    return lines(
      of: Array((isFragment ? fragmentHead + source : source).utf8), on: try day(today),
      linesAbove: isFragment ? 4 : 0, isFragment: isFragment)
  }
}

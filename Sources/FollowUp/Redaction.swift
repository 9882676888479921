internal import Journal
internal import Syntax

extension Assessment {
  /// The same duties, days and states, with nothing that tells who or where: for showing it to
  /// somebody.
  ///
  /// It is made of redacted applications, so that nothing made from it can tell more. What was
  /// found out is carried over and not worked out anew, since waivers and promises are matched by
  /// words that are gone.
  public func redacted() -> Assessment {
    let applications = search.standings.map(\.application)
    let pseudonyms = Pseudonyms(applications)
    let redacted = Search(
      applications.enumerated().map { $1.redacted($0 + 1, by: pseudonyms) }, today: search.today,
      policy: search.policy,
      configurationFile: search.configurationFile.map { _ in Configuration.fileName })

    var duties = duties
    let dutiesByApplication = Dictionary(grouping: duties.indices) { duties[$0].application }
    for (application, indices) in dutiesByApplication {
      let standing = redacted.standings[application]
      let texts = standing.application.textsByRange
      var own = indices.map { duties[$0].redacted(texts, redacted, pseudonyms) }
      Duty.identify(&own, standing)
      for (index, duty) in zip(indices, own) { duties[index] = duty }
    }

    var files = [Configuration.fileName: Configuration.fileName]
    for (old, new) in zip(applications, redacted.standings) {
      files[old.file] = new.application.file
    }
    var others = 0
    let findings = findings.map { finding in
      if let file = finding.file, files[file] == nil {
        others += 1
        files[file] = "file-\(others).md"
      }
      return Finding(
        rule: finding.rule, severity: finding.severity, file: finding.file.flatMap { files[$0] },
        span: finding.span, message: Rule[finding.rule].summary, help: "")
    }
    return Assessment(redacted, duties: duties, quiet: quiet, findings: findings)
  }
}

extension Application {
  /// Of promises and tasks, by where they stand.
  fileprivate var textsByRange: (promises: [Range<Int>: String], tasks: [Range<Int>: String]) {
    (
      Dictionary(promises.map { ($0.range, $0.text) }) { first, _ in first },
      Dictionary(tasks.map { ($0.range, $0.text) }) { first, _ in first }
    )
  }
}

extension Duty {
  /// - Parameter texts: Redacted, as is the search.
  fileprivate func redacted(
    _ texts: (promises: [Range<Int>: String], tasks: [Range<Int>: String]), _ search: Search,
    _ pseudonyms: Pseudonyms
  ) -> Duty {
    var duty = self
    duty.who = who.map(pseudonyms.person)
    switch rule {
    case .promiseNotKept:
      duty.concerns = texts.promises[range] ?? "a promise"
    case .taskDue:
      duty.concerns = texts.tasks[range] ?? "a task"
    case .offerNotShared:
      let other = offering.map { search.standings[$0].application }
      duty.concerns = other?.slug ?? ""
      duty.detail = other?.companyName ?? ""
    default:
      // A day.
      if CivilDate(iso: concerns) == nil { duty.concerns = "" }
    }
    return duty
  }
}

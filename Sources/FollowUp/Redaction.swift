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
    let places = Dictionary(grouping: duties.indices) { duties[$0].application }
    for (application, indices) in places {
      let standing = redacted.standings[application]
      var own = indices.map { duties[$0].redacted(standing, redacted, pseudonyms) }
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

extension Duty {
  /// - Parameter standing: Redacted, as is the search.
  fileprivate func redacted(
    _ standing: Standing, _ search: Search, _ pseudonyms: Pseudonyms
  ) -> Duty {
    var duty = self
    let application = standing.application
    duty.who = who.map(pseudonyms.person)
    switch rule {
    case .promiseNotKept:
      duty.concerns = application.promises.first { $0.range == range }?.text ?? "a promise"
    case .taskDue:
      duty.concerns = application.tasks.first { $0.range == range }?.text ?? "a task"
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

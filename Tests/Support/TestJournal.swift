package import FollowUp
package import Journal
internal import Syntax

/// A journal in memory: files by path, as the tests write them.
package struct TestJournal {
  package var files: [(path: String, text: String)]
  package var configuration: String?

  package init(_ files: [(path: String, text: String)], configuration: String? = nil) {
    self.files = files.filter { $0.path != Configuration.fileName }
    self.configuration =
      configuration ?? files.first { $0.path == Configuration.fileName }?.text
  }

  /// One application, `acme.md`.
  package init(_ text: String, configuration: String? = nil) {
    self.init([("acme.md", text)], configuration: configuration)
  }

  /// Assesses it on a day, with every rule's default unless configured.
  package func assessment(on today: String) throws -> Assessment {
    let configuration = try configuration.map { try Configuration(SourceText($0)) } ?? .init()
    var findings = configuration.findings
    var applications: [Application] = []
    for (path, text) in files {
      let slug = String(path.prefix { $0 != "." })
      let reading = Result { () throws(TextFault) in
        try Reading(file: path, slug: slug, source: try SourceText(text))
      }
      switch reading {
      case .success(.application(let application)): applications.append(application)
      case .success(.note(let source, let faults)):
        findings += Finding.findings(
          file: path, source: source, faults: faults, policy: configuration.policy)
      case .failure(let fault):
        findings += Finding.findings(
          file: path, source: nil, faults: [Fault(.unreadable(fault), nil)],
          policy: configuration.policy)
      }
    }
    let search = Search(
      applications, today: try day(today), policy: configuration.policy,
      configurationFile: self.configuration == nil ? nil : Configuration.fileName)
    return Assessment(search, others: findings)
  }
}

package struct NoSuchDay: Error {
  let text: String
}

/// An ISO date.
package func day(_ text: String) throws -> CivilDate {
  guard let date = CivilDate(iso: text) else { throw NoSuchDay(text: text) }
  return date
}

/// Reads one application.
package func application(_ text: String) throws -> Application? {
  guard
    case .application(let application) = try Reading(
      file: "acme.md", slug: "acme", source: SourceText(text))
  else { return nil }
  return application
}

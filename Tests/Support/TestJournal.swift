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
    let settings = configuration.map { [(path: Configuration.fileName, text: $0)] } ?? []
    return try WrittenJournal(files + settings).assessment(on: try day(today))
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

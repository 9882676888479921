internal import FollowUp
internal import Journal
internal import Store
internal import Syntax

/// A small journal on a fixed day, one file of which is the input.
struct FuzzedJournal {
  static let file = "acme.md"
  static let slug = "acme"
  static let today = CivilDate(dayNumber: 20_778)

  let source: SourceText
  /// nil where the input is no application.
  let application: Application?
  let assessment: Assessment

  /// - Returns: nil where the input is no text that is read.
  init?(_ bytes: [UInt8]) {
    let content = FileContent(Self.file, bytes, slug: Self.slug, Policy())
    guard let source = content.source else { return nil }
    self.source = source
    application = content.application
    assessment = Self.assessment(of: application, others: content.findings)
  }

  /// - Parameter application: It comes first.
  static func assessment(
    of application: Application?, policy: Policy = Policy(), others: [Finding] = []
  ) -> Assessment {
    let applications = [application].compactMap { $0 } + neighbours
    return Assessment(Search(applications, today: today, policy: policy), others: others)
  }

  static func application(_ file: String, _ bytes: [UInt8]) -> Application? {
    FileContent(file, bytes, slug: String(file.dropLast(3)), Policy()).application
  }

  /// Other applications, so that something is said about more than one.
  private static let neighbours = kept {
    [
      (
        "brightwater.md", "company: Brightwater\nrole: Dyer\noffer: 2026-11-18\napplied: 2026-10-01"
      ),
      ("corvid.md", "company: Corvid\nrole: Smith\nfound: 2026-11-01\ninterviews: [2026-11-12]"),
    ].compactMap { file, keys in application(file, Array("---\n\(keys)\n---\n".utf8)) }
  }

  /// Those that links lead to.
  static let files = Set([file, Configuration.fileName] + neighbours.map(\.file))
}

public import Journal
public import Syntax

/// A journal that is not on disk: files by path, as somebody wrote them.
public struct WrittenJournal: Sendable {
  private let applications: [Application]
  private let configuration: Configuration
  private let findings: [Finding]
  private let hasConfiguration: Bool
  /// By path, for showing the lines that findings are about.
  public private(set) var sources: [String: SourceText] = [:]

  public var policy: Policy { configuration.policy }

  /// - Throws: `TextFault` or `YAMLError` where the configuration cannot be read at all.
  public init(_ files: [(path: String, text: String)]) throws {
    var configuration = Configuration()
    var applications: [Application] = []
    var findings: [Finding] = []
    if let file = files.first(where: { $0.path == Configuration.fileName }) {
      let source = try SourceText(file.text)
      configuration = try Configuration(source)
      sources[file.path] = source
    }
    findings += configuration.findings
    func report(_ path: String, _ source: SourceText?, _ faults: [Fault]) {
      findings += Finding.findings(
        file: path, source: source, faults: faults, policy: configuration.policy)
    }
    for (path, text) in files where path != Configuration.fileName {
      do throws(TextFault) {
        let source = try SourceText(text)
        sources[path] = source
        switch try Reading(file: path, slug: String(path.prefix { $0 != "." }), source: source) {
        case .application(let application): applications.append(application)
        case .note(let source, let faults): report(path, source, faults)
        }
      } catch {
        report(path, nil, [Fault(.unreadable(error), nil)])
      }
    }
    self.applications = applications
    self.configuration = configuration
    self.findings = findings
    hasConfiguration = sources[Configuration.fileName] != nil
  }

  public func assessment(on today: CivilDate) -> Assessment {
    let search = Search(
      applications, today: today, policy: configuration.policy,
      configurationFile: hasConfiguration ? Configuration.fileName : nil)
    return Assessment(search, others: findings)
  }
}

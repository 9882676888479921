internal import Journal
internal import Syntax

/// Tells whether a job is in the journal, or in the table, already.
struct KnownJobs {
  /// By what tells them, the name of the first that has it.
  private var files: [String: String] = [:]
  private var links: [String: String] = [:]
  private var jobs: [String: String] = [:]
  private let isOwn: Bool

  /// - Parameter isOwn: Whether the table is our own export: its rows are told apart by their files,
  ///   for one may apply twice for the same job.
  init(_ applications: [Application], isOwn: Bool) {
    self.isOwn = isOwn
    for application in applications {
      files[application.file.lowercased()] = application.file
      let job = Self.job(application.company?.value, application.role?.value)
      jobs[job] = jobs[job] ?? application.file
      guard let link = application.texts["link"].flatMap(Self.normalized) else { continue }
      links[link] = links[link] ?? application.file
    }
  }

  private static func job(_ company: String?, _ role: String?) -> String {
    foldedName(company ?? "") + "\n" + foldedName(role ?? "")
  }

  /// What a row is a second time, in a sentence.
  func find(_ row: ImportedRow, file: String?) -> (ImportPlan.Skip, String)? {
    if let file, let other = files[file.lowercased()] {
      return (
        .sameFile, other == file ? "\(file) is there already" : "it is \(file), as is \(other)"
      )
    }
    if let other = row[.link].flatMap(Self.normalized).flatMap({ links[$0] }) {
      return (.sameLink, "it has the same link as \(other)")
    }
    let isNamed = row[.company] != nil || row[.role] != nil
    if isNamed, let other = jobs[Self.job(row[.company], row[.role])] {
      return (.sameJob, "it has the same company and role as \(other)")
    }
    return nil
  }

  mutating func add(_ row: ImportedRow, file: String?) {
    let name = "row \(row.number)"
    if let file { files[file.lowercased()] = name }
    guard !isOwn else { return }
    jobs[Self.job(row[.company], row[.role])] = name
    if let link = row[.link].flatMap(Self.normalized) { links[link] = name }
  }

  // MARK: Links

  /// Parameters that say where somebody came from, not what they look at.
  private static let trackers: Set<String> = [
    "gclid", "fbclid", "msclkid", "trk", "trackingid", "refid", "lipi",
  ]

  /// What addresses of one page have in common; nil for what is no address of a page.
  static func normalized(_ link: String) -> String? {
    var rest = Substring(link)
    for scheme in ["https://", "http://"] where rest.lowercased().hasPrefix(scheme) {
      rest = rest.dropFirst(scheme.count)
    }
    guard rest.startIndex != link.startIndex || rest.lowercased().hasPrefix("www.") else {
      return nil
    }
    if rest.lowercased().hasPrefix("www.") { rest = rest.dropFirst(4) }
    let host = rest.prefix { !"/?#".contains($0) }
    rest = rest.dropFirst(host.count)
    var fragment = rest.drop { $0 != "#" }
    if !fragment.contains("/") { fragment = "" }
    rest = rest.prefix { $0 != "#" }
    var path = rest.prefix { $0 != "?" }
    while path.last == "/" { path.removeLast() }
    let parameters = rest.dropFirst(rest.prefix { $0 != "?" }.count + 1).split(separator: "&")
      .filter { parameter in
        let name = parameter.prefix { $0 != "=" }.lowercased()
        return !name.hasPrefix("utm_") && !trackers.contains(name)
      }
    // The front page of a firm is no job.
    guard !path.isEmpty || !parameters.isEmpty || !fragment.isEmpty else { return nil }
    return host.lowercased() + path + "?" + parameters.joined(separator: "&") + fragment
  }
}

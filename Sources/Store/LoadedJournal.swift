public import FollowUp
public import Journal
public import Syntax

/// Where the files of a journal are: the work tree, git's index, or a revision.
protocol FileSource: Sendable {
  /// All Markdown files that may hold an application.
  func files(excluding globs: [Glob], agendaFile: String) -> JournalFolder.Listing
  /// - Returns: nil where there is none.
  func readConfiguration() throws(StoreError) -> [UInt8]?
  /// - Parameters:
  ///   - path: Below the root; one that leads out of it is refused.
  ///   - limit: The most bytes to read.
  func read(_ path: String, limit: Int) throws(StoreError) -> [UInt8]
}

/// A journal as it was read from disk, or from git: what the rules look at, and what could not be read.
public struct LoadedJournal: Sendable {
  public let folder: JournalFolder
  public let configuration: Configuration
  /// In path order.
  public private(set) var applications: [Application]
  /// About notes, the configuration, and files that could not be read.
  public let findings: [Finding]
  /// By path, for showing the lines that findings are about.
  public private(set) var sources: [String: SourceText]
  /// The files and folders that could not be read: what they hold is in no result.
  public var unread: [String] { findings.filter { $0.rule == .fileUnreadable }.compactMap(\.file) }
  /// Whether the file system kept something back: a reason to end with status 3.
  public let hasUnreadFiles: Bool
  private let leftovers: [String]
  private let hasConfiguration: Bool

  /// Reads a journal that is about to be written to, under its lock.
  ///
  /// - Throws: As `init`, and `StoreError`.
  public static func edit<Result>(
    _ folder: JournalFolder, onWait: () -> Void = {}, onRead: OnRead = { _, _ in },
    _ body: (LoadedJournal) throws -> Result
  ) throws -> Result {
    try folder.locked(onWait: onWait) {
      let journal = try LoadedJournal(folder, onRead: onRead)
      folder.remove(leftovers: journal.leftovers)
      return try body(journal)
    }
  }

  /// So many files are read before it is told how far it got.
  private static let batch = 256

  /// Hears how many files have been read, of how many.
  public typealias OnRead = (_ count: Int, _ all: Int) -> Void

  /// - Throws: `LoadError` where the configuration cannot be read at all.
  public init(
    _ folder: JournalFolder, onRead: OnRead = { _, _ in }
  ) throws(LoadError) {
    try self.init(folder, reading: folder, onRead: onRead)
  }

  /// The journal as git has it.
  ///
  /// - Throws: As above.
  public init(_ snapshot: GitSnapshot) throws(LoadError) {
    try self.init(snapshot.folder, reading: snapshot)
  }

  /// The journal as it is being written: some files as an editor holds them, the rest from disk.
  ///
  /// - Parameters:
  ///   - typed: By path below the root; also of files that are not on disk yet.
  ///   - known: What was read before: where the text is still the same, it is taken as it is.
  /// - Throws: As above.
  public init(
    _ folder: JournalFolder, typed: [String: [UInt8]], known: [Application] = []
  ) throws(LoadError) {
    try self.init(
      folder, reading: TypedFolder(folder: folder, typed: typed),
      known: Dictionary(known.map { ($0.file, $0) }) { $1 })
  }

  private init(
    _ folder: JournalFolder, reading files: some FileSource, known: [String: Application] = [:],
    onRead: OnRead = { _, _ in }
  ) throws(LoadError) {
    self.folder = folder
    var sources: [String: SourceText] = [:]
    var configuration = try Self.configuration(of: files, &sources)
    let hasConfiguration = sources[Configuration.fileName] != nil
    var calendars: Set<String> = []
    var holidays: [DaySpans] = []
    for calendar in configuration.calendarFiles {
      // Named again and again, a large one would be read as often.
      let names = calendar.value.split(separator: "/").filter { $0 != "." }
      let start = calendar.value.hasPrefix("/") ? "/" : ""
      guard calendars.insert(start + names.joined(separator: "/")).inserted else { continue }
      do {
        let bytes = try files.read(calendar.value, limit: SourceText.sizeLimit + 1)
        guard bytes.count <= SourceText.sizeLimit else {
          let limit = "\(SourceText.sizeLimit / 1024) KiB"
          configuration.reportCalendar(calendar, reason: "it is larger than \(limit)")
          continue
        }
        holidays.append(try CalendarFile.days(in: bytes))
      } catch let fault as CalendarFault {
        configuration.reportCalendar(calendar, reason: "line \(fault.line): \(fault.reason)")
      } catch {
        configuration.reportCalendar(
          calendar, reason: (error as? StoreError)?.reason ?? "unreadable")
      }
    }
    configuration.addHolidays(holidays)
    self.configuration = configuration
    self.hasConfiguration = hasConfiguration
    let policy = configuration.policy

    let listing = files.files(
      excluding: configuration.exclude.map(Glob.init), agendaFile: configuration.agendaFile)
    var findings = configuration.findings
    var applications: [Application] = []
    var hasUnreadFiles = !listing.unreadable.isEmpty
    for (path, reason) in listing.unreadable {
      findings += FileContent(path, unreadable: .unreadable(reason: reason), policy).findings
    }
    var slugs: Set<String> = []
    for start in stride(from: 0, to: listing.paths.count, by: Self.batch) {
      onRead(start, listing.paths.count)
      let paths = Array(listing.paths[start..<min(start + Self.batch, listing.paths.count)])
      let contents = concurrentMap(paths) { path in
        FileContent(path, from: files, known: known[path], policy)
      }
      for (path, content) in zip(paths, contents) {
        hasUnreadFiles = hasUnreadFiles || content.isUnread
        sources[path] = content.source
        findings += content.findings
        if var application = content.application {
          let slug = Self.slug(of: path, taken: slugs)
          if application.slug != slug { application.slug = slug }
          slugs.insert(slug)
          applications.append(application)
        }
      }
    }
    self.applications = applications
    self.findings = findings
    self.sources = sources
    self.hasUnreadFiles = hasUnreadFiles
    leftovers = listing.leftovers
  }

  /// The applications as they stand on a day.
  public func search(on today: CivilDate) -> Search {
    Search(
      applications, today: today, policy: configuration.policy,
      configurationFile: hasConfiguration ? Configuration.fileName : nil)
  }

  /// The assessment of the whole journal on a day.
  public func assessment(on today: CivilDate) -> Assessment {
    Assessment(search(on: today), others: findings)
  }

  /// The journal as it will be once some applications are written.
  public func replacing(_ applications: [Application]) -> LoadedJournal {
    var journal = self
    for application in applications {
      guard let index = journal.applications.firstIndex(where: { $0.file == application.file })
      else { continue }
      journal.applications[index] = application
      journal.sources[application.file] = application.source
    }
    return journal
  }

  /// Writes an application that was changed.
  ///
  /// - Parameter original: Its text as it was read.
  /// - Throws: `StoreError`, also where the file holds another text by now.
  public func write(
    _ application: Application, replacing original: SourceText
  ) throws(StoreError) {
    try folder.write(
      application.source.contents, to: application.file, replacing: original.contents)
  }

  private static func configuration(
    of files: some FileSource, _ sources: inout [String: SourceText]
  ) throws(LoadError) -> Configuration {
    let bytes: [UInt8]?
    do {
      bytes = try files.readConfiguration()
    } catch {
      throw LoadError(message: error.message)
    }
    guard let bytes else { return Configuration() }
    let source: SourceText
    do {
      source = try SourceText(bytes)
    } catch {
      throw LoadError(message: "\(Configuration.fileName) is too large or is not UTF-8 text")
    }
    sources[Configuration.fileName] = source
    do {
      return try Configuration(source)
    } catch {
      let place = source.position(at: error.offset)
      throw LoadError(
        message: "\(Configuration.fileName):\(place.line):\(place.column): \(error.reason); "
          + "correct it, or move the file away to use the defaults", position: place)
    }
  }

  /// The path without its extension, unless an application before has that slug already.
  package static func slug(of path: String, taken: Set<String>) -> String {
    let dot = path.utf8.lastIndex(of: UInt8(ascii: ".")) ?? path.endIndex
    let slug = String(path[..<dot])
    return taken.contains(slug) ? path : slug
  }
}

/// What a file of a journal turned out to hold.
package struct FileContent: Sendable {
  /// nil for a note, and for what cannot be read.
  package let application: Application?
  /// nil for what is no text.
  package let source: SourceText?
  /// About a file that holds no application.
  package let findings: [Finding]
  /// Whether the file system kept it back.
  fileprivate let isUnread: Bool

  /// - Parameter known: The application as it was read before, if it was: where the text is still the
  ///   same, it is taken as it is.
  fileprivate init(
    _ path: String, from files: some FileSource, known: Application?, _ policy: Policy
  ) {
    let bytes: [UInt8]
    do {
      bytes = try files.read(path, limit: SourceText.sizeLimit + 1)
    } catch {
      let fault = TextFault.unreadable(reason: error.reason)
      self.init(path, unreadable: fault, policy, isUnread: true)
      return
    }
    if let known, known.source.contents == bytes {
      self.init(application: known, source: known.source, findings: [])
    } else {
      self.init(path, bytes, slug: LoadedJournal.slug(of: path, taken: []), policy)
    }
  }

  package init(_ path: String, _ bytes: [UInt8], slug: @autoclosure () -> String, _ policy: Policy)
  {
    var read: SourceText?
    do throws(TextFault) {
      let source = try SourceText(bytes)
      read = source
      switch try Reading(file: path, slug: slug(), source: source) {
      case .application(let application):
        self.init(application: application, source: source, findings: [])
      case .note(let source, let faults):
        let findings = Finding.findings(
          file: path, source: source, faults: faults, policy: policy)
        self.init(application: nil, source: source, findings: findings)
      }
    } catch {
      self.init(path, unreadable: error, source: read, policy)
    }
  }

  package init(
    _ path: String, unreadable fault: TextFault, source: SourceText? = nil, _ policy: Policy,
    isUnread: Bool = false
  ) {
    let findings = Finding.findings(
      file: path, source: nil, faults: [Fault(.unreadable(fault), nil)], policy: policy)
    self.init(application: nil, source: source, findings: findings, isUnread: isUnread)
  }

  private init(
    application: Application?, source: SourceText?, findings: [Finding], isUnread: Bool = false
  ) {
    self.isUnread = isUnread
    self.application = application
    self.source = source
    self.findings = findings
  }
}

/// Why a journal cannot be loaded at all.
public struct LoadError: Error, Sendable {
  /// A sentence for people.
  public let message: String
  /// Where in the configuration.
  public let position: SourcePosition?

  init(message: String, position: SourcePosition? = nil) {
    self.message = message
    self.position = position
  }
}

internal import FollowUp
internal import Journal
internal import Messages
internal import Store
internal import Syntax

/// A journal with what is typed in an editor laid over the files on disk, assessed as it changes.
struct LiveJournal {
  /// A file that holds no application.
  private struct Note {
    let source: SourceText?
    let findings: [Finding]
  }

  /// nil for a single file outside any journal.
  private let folder: JournalFolder?
  private(set) var configuration = Configuration()
  /// As the editor holds them, by path below the root.
  private var typed: [String: [UInt8]] = [:]
  private var notes: [String: Note] = [:]
  private var assessment: RunningAssessment
  private var globs: [Glob] = []
  /// Why the configuration as it is now cannot be read.
  private(set) var fault: LoadError?
  private var findingsAboutTheSearch: [Finding] = []

  var search: Search { assessment.search }
  var today: CivilDate { search.today }

  /// A single file, which has no journal around it.
  init(today: CivilDate) {
    folder = nil
    assessment = RunningAssessment(Search([], today: today))
  }

  init(_ folder: JournalFolder, today: CivilDate) {
    self.folder = folder
    assessment = RunningAssessment(Search([], today: today))
    reload()
    // Without its configuration the journal is better than nothing.
    guard fault != nil else { return }
    let unconfigured = [Configuration.fileName: [UInt8]()]
    if let journal = try? LoadedJournal(folder, typed: unconfigured) { take(journal, today) }
  }

  /// Reads everything from disk again but what is typed. Where the configuration cannot be read at
  /// all, everything stays as it was.
  mutating func reload(today: CivilDate? = nil) {
    let today = today ?? self.today
    guard let folder else {
      assessment = RunningAssessment(Search(search.standings.map(\.application), today: today))
      return
    }
    do throws(LoadError) {
      take(try LoadedJournal(folder, typed: typed), today)
      fault = nil
    } catch {
      fault = error
    }
  }

  private mutating func take(_ journal: LoadedJournal, _ today: CivilDate) {
    configuration = journal.configuration
    globs = configuration.exclude.map(Glob.init)
    assessment = RunningAssessment(journal.search(on: today))
    let applications = Set(journal.applications.map(\.file))
    let findings = Dictionary(grouping: journal.findings) { $0.file ?? "" }
    let files = Set(journal.sources.keys).union(findings.keys).subtracting(applications)
    notes = Dictionary(
      uniqueKeysWithValues: files.map {
        ($0, Note(source: journal.sources[$0], findings: findings[$0] ?? []))
      })
  }

  // MARK: Changes

  /// Takes a file as an editor holds it.
  mutating func type(_ text: [UInt8], into file: String) {
    typed[file] = text
    refresh(file)
  }

  /// Takes a file as it is on disk again.
  mutating func close(_ file: String) {
    typed[file] = nil
    refresh(file)
  }

  /// Reads a file again, from the editor where it is open, else from disk.
  mutating func refresh(_ file: String) {
    let isCalendar = configuration.calendarFiles.contains { $0.value == file }
    if file == Configuration.fileName || isCalendar { return reload() }
    guard isPlaceForNotes(file) else { return }
    guard let content = read(file) else {
      notes[file] = nil
      return assessment.remove(file)
    }
    if let application = content.application {
      notes[file] = nil
      assessment.update(application)
    } else {
      assessment.remove(file)
      notes[file] = Note(source: content.source, findings: content.findings)
    }
  }

  /// - Returns: nil where there is no such file any more.
  private func read(_ file: String) -> FileContent? {
    let policy = configuration.policy
    if let text = typed[file] { return FileContent(file, text, slug: slug(for: file), policy) }
    guard let folder else { return nil }
    do throws(StoreError) {
      return try folder.readIfPresent(file, limit: SourceText.sizeLimit + 1)
        .map { FileContent(file, $0, slug: slug(for: file), policy) }
    } catch {
      return FileContent(file, unreadable: .unreadable(reason: error.reason), policy)
    }
  }

  private func isPlaceForNotes(_ file: String) -> Bool {
    folder == nil
      || JournalFolder.isPlaceForNotes(
        file, excluding: globs, agendaFile: configuration.agendaFile)
  }

  private func slug(for file: String) -> String {
    let (index, isPresent) = search.index(of: file)
    if isPresent { return search.standings[index].application.slug }
    return LoadedJournal.slug(of: file, taken: Set(search.standings.map(\.application.slug)))
  }

  // MARK: What the rules say

  /// The application in a file.
  func index(of file: String) -> Int? {
    let (index, isPresent) = search.index(of: file)
    return isPresent ? index : nil
  }

  mutating func assessment(of index: Int) -> ApplicationAssessment {
    assessment.assessment(of: index)
  }

  /// The text of a file as it was read last.
  func source(of file: String) -> SourceText? {
    index(of: file).map { search.standings[$0].application.source } ?? notes[file]?.source
  }

  /// What there is to say about a file.
  mutating func findings(of file: String) -> [Finding] {
    if let index = index(of: file) { return assessment(of: index).findings }
    let findings = notes[file]?.findings ?? []
    if typed[file] != nil, Proof.isPlace(file) { return findings + proofreading(of: file) }
    return file == Configuration.fileName ? findings + findingsAboutTheSearch : findings
  }

  /// What there is to say about a message that is open. Its spelling is left to the command, and to
  /// what the editor has for it: a dictionary is not asked at each key.
  private func proofreading(of file: String) -> [Finding] {
    guard let source = notes[file]?.source else { return [] }
    let application = MessageFile(source).application
    // The others to the same employer, which may say the same.
    let sources = notes.compactMapValues(\.source).filter {
      Proof.isPlace($0.key) && MessageFile($0.value).application == application
    }
    return Proofreader(search, Proof.drafts(among: sources), language: configuration.language)
      .findings(of: [file])
  }

  /// The messages that are open to one of some applications.
  private func openDrafts(to slugs: Set<String>) -> [String] {
    typed.keys.filter { file in
      Proof.isPlace(file)
        && notes[file]?.source.flatMap { MessageFile($0).application }.map(slugs.contains) ?? false
    }
  }

  /// Whether it is a single file, without a journal around it.
  var isSingle: Bool { folder == nil }

  /// The files that hold no application: `advance` does not tell of them.
  var others: [String] { notes.keys.filter { !$0.isEmpty } + [Configuration.fileName] }

  /// Assesses some applications that a change may have touched.
  ///
  /// - Returns: The files about which the rules may say something else now; nothing once all of
  ///   them are assessed.
  mutating func advance() -> [String] {
    let assessed = assessment.advance(limit: Self.share)
    if !assessed.isEmpty {
      let applications = assessed.map { search.standings[$0].application }
      return applications.map(\.file) + openDrafts(to: Set(applications.map(\.slug)))
    }
    guard search.configurationFile != nil, let findings = assessment.changedFindingsAboutTheSearch()
    else {
      return []
    }
    findingsAboutTheSearch = findings
    return [Configuration.fileName]
  }

  /// So many applications are assessed before the next message is looked for: a few milliseconds.
  private static let share = 8
}

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
    /// nil for one that is no message.
    let message: MessageFile?

    init(_ file: String, _ source: SourceText?, _ findings: [Finding]) {
      self.source = source
      self.findings = findings
      message = Proof.isPlace(file) ? source.map(MessageFile.init) : nil
    }
  }

  /// nil for a single file outside any journal.
  private let folder: JournalFolder?
  private(set) var configuration = Configuration()
  /// As the editor holds them, by path below the root.
  private var typed: [String: [UInt8]] = [:]
  private var notes: [String: Note] = [:]
  private var assessment: RunningAssessment
  private var globs: [Glob] = []
  /// Why the configuration as it is now cannot be read; then it counts as it could be read last.
  private(set) var fault: LoadError?
  private var readableConfiguration: [UInt8] = []
  private var findingsAboutTheSearch: [Finding] = []
  /// What messages are compared with; nil where an application has changed since.
  private var otherJobs: OtherJobs?

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
  }

  /// Reads everything from disk again but what is typed.
  mutating func reload(today: CivilDate? = nil) {
    let today = today ?? self.today
    let known = search.standings.map(\.application)
    guard let folder else {
      assessment = RunningAssessment(Search(known, today: today))
      return
    }
    do throws(LoadError) {
      let journal = try LoadedJournal(folder, typed: typed, known: known)
      take(journal, today)
      fault = nil
      readableConfiguration = journal.sources[Configuration.fileName]?.contents ?? []
    } catch {
      fault = error
      var files = typed
      files[Configuration.fileName] = readableConfiguration
      // Without its configuration the journal is better than nothing.
      if let journal = try? LoadedJournal(folder, typed: files, known: known) {
        take(journal, today)
      }
      let text = typed[Configuration.fileName] ?? (try? folder.readConfiguration())
      notes[Configuration.fileName] = Note(
        Configuration.fileName, text.flatMap { try? SourceText($0) }, [])
    }
  }

  private mutating func take(_ journal: LoadedJournal, _ today: CivilDate) {
    configuration = journal.configuration
    globs = configuration.exclude.map(Glob.init)
    assessment = RunningAssessment(journal.search(on: today))
    otherJobs = nil
    let applications = Set(journal.applications.map(\.file))
    let findings = Dictionary(grouping: journal.findings, by: \.file)
    let files = Set(journal.sources.keys).union(findings.keys.compactMap { $0 })
      .subtracting(applications)
    notes = Dictionary(
      uniqueKeysWithValues: files.map {
        ($0, Note($0, journal.sources[$0], findings[$0] ?? []))
      })
  }

  // MARK: Changes

  // Each of these says whether it has read the whole journal again.

  /// Takes a file as an editor holds it.
  mutating func type(_ text: [UInt8], into file: String) -> Bool {
    typed[file] = text
    return refresh(file)
  }

  /// Takes a file as it is on disk again.
  mutating func close(_ file: String) -> Bool {
    typed[file] = nil
    return refresh(file)
  }

  /// Reads a file again, from the editor where it is open, else from disk.
  mutating func refresh(_ file: String) -> Bool {
    let content = read(file)
    let isOther = (index(of: file) != nil) != (content?.application != nil)
    if file == Configuration.fileName || isCalendar(file) || isOther && isNamedAlike(file) {
      reload()
      return true
    }
    if content?.application != nil || isOther { otherJobs = nil }
    if let application = content?.application {
      notes[file] = nil
      assessment.update(application)
    } else {
      assessment.remove(file)
      notes[file] = content.map { Note(file, $0.source, $0.findings) }
    }
    return false
  }

  /// Whether the configuration may mean it: it can write the path to it in several ways.
  private func isCalendar(_ file: String) -> Bool {
    let name = file.split(separator: "/").last
    return configuration.calendarFiles.contains { $0.value.split(separator: "/").last == name }
  }

  /// Whether the name of another application, or the slug, may depend on this file: `acme.md` is
  /// called something else where there is an `acme.markdown`.
  private func isNamedAlike(_ file: String) -> Bool {
    let stem = file.prefix { $0 != "." } + "."
    return search.standings.contains {
      $0.application.file != file && $0.application.file.hasPrefix(stem)
    }
  }

  /// - Returns: nil where there is no such file, or none that may hold an application.
  private func read(_ file: String) -> FileContent? {
    let (policy, agendaFile) = (configuration.policy, configuration.agendaFile)
    // What is alike in name was read together with the journal.
    let slug = index(of: file).map { search.standings[$0].application.slug }
    let read = { (bytes: [UInt8]) in
      FileContent(file, bytes, slug: slug ?? LoadedJournal.slug(of: file, taken: []), policy)
    }
    guard let folder else { return typed[file].map(read) }
    if let text = typed[file] {
      let isPlace = JournalFolder.isPlaceForNotes(file, excluding: globs, agendaFile: agendaFile)
      return isPlace ? read(text) : nil
    }
    guard folder.hasFile(file, excluding: globs, agendaFile: agendaFile) else { return nil }
    do throws(StoreError) {
      return read(try folder.read(file))
    } catch {
      return FileContent(file, unreadable: .unreadable(reason: error.reason), policy)
    }
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
  private mutating func proofreading(of file: String) -> [Finding] {
    guard let application = notes[file]?.message.map(\.application) else { return [] }
    let others = otherJobs ?? OtherJobs(search)
    otherJobs = others
    // The others to the same employer, which may say the same.
    let proofs = notes.compactMap { file, note in
      note.message.flatMap { $0.application == application ? Proof(file: file, $0) : nil }
    }
    return Proofreader(
      search, proofs.sorted { $0.file.utf8.lexicographicallyPrecedes($1.file.utf8) },
      language: configuration.language, others: others
    ).findings(of: [file])
  }

  /// The messages that are open to one of some applications.
  private func openDrafts(to slugs: Set<String>) -> [String] {
    typed.keys.filter { notes[$0]?.message?.application.map(slugs.contains) ?? false }
  }

  /// The files that hold no application: `advance` does not tell of them.
  var others: [String] { notes.keys + [Configuration.fileName] }

  /// Assesses some applications that a change may have touched.
  ///
  /// - Returns: The files about which the rules may say something else now; nothing once all of
  ///   them are assessed.
  mutating func advance(limit: Int) -> [String] {
    let assessed = assessment.advance(limit: limit)
    if !assessed.isEmpty {
      let applications = assessed.map { search.standings[$0].application }
      return applications.map(\.file) + openDrafts(to: Set(applications.map(\.slug)))
    }
    guard let findings = assessment.changedFindingsAboutTheSearch() else { return [] }
    // Without the file there is nothing to show them at.
    findingsAboutTheSearch = search.configurationFile == nil ? [] : findings
    return [Configuration.fileName]
  }
}

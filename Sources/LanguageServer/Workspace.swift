internal import FollowUp
internal import Journal
internal import Store
internal import Syntax

/// The documents that are open, and the journals they belong to.
struct Workspace {
  /// Names a file: its path, without links above it; or the URI of what is no file.
  private typealias Path = String
  /// Names a journal: its root, or the path of a single file outside any.
  private typealias JournalID = Path

  private struct Place: Hashable {
    let journal: JournalID
    /// Below the root.
    let file: String
    let path: Path

    static func single(_ path: Path) -> Place {
      let name = path.split(separator: "/").last.map(String.init) ?? path
      return Place(journal: path, file: name, path: path)
    }
  }

  private struct OpenJournal {
    var live: LiveJournal
    let root: Root
  }

  private struct Root {
    /// nil for a single file.
    let folder: JournalFolder?
    /// The folder as the client names it; the path of a single file.
    let shown: String

    func path(of file: String) -> Path { folder?.absolute(file) ?? shown }

    func uri(of file: String) -> String {
      DocumentURI.uri(of: folder == nil ? shown : shown + "/" + file)
    }
  }

  private(set) var client = Client()
  private let folder: JournalFolder?
  private let rulePages: String?
  private var today: CivilDate
  private var journals: [JournalID: OpenJournal] = [:]
  private var documents: [String: (document: Document, place: Place)] = [:]
  /// The documents by their files; of several for one file, the one that was typed in last.
  private var uris: [Path: String] = [:]
  /// Files about which there may be something new to say; the last one is the most urgent.
  private var changed: [Path] = []
  /// Files about which something is said also where it is the same as before.
  private var typed: Set<Path> = []
  /// What the client was told last, where that is anything.
  private var published: [Path: LSP.PublishDiagnosticsParams] = [:]
  /// Whether an open document may have other hints for another reason than what was typed in it.
  private var areHintsOld = false

  init(folder: JournalFolder?, rulePages: String?, today: CivilDate) {
    self.folder = folder
    self.rulePages = rulePages
    self.today = today
  }

  // MARK: Journals

  mutating func start(_ params: LSP.InitializeParams) {
    client = Client(params.capabilities)
    if let folder { open(folder, root: folder.root) }
    let roots =
      params.workspaceFolders?.map(\.uri)
      ?? [params.rootUri ?? params.rootPath.map(DocumentURI.uri)].compactMap { $0 }
    for root in roots { _ = findJournal(around: root + "/" + Configuration.fileName) }
  }

  mutating func setToday(_ day: CivilDate) {
    guard day != today else { return }
    today = day
    for id in Array(journals.keys) { reload(id) }
  }

  private mutating func open(_ folder: JournalFolder, root: String) {
    guard journals[folder.root] == nil else { return }
    journals[folder.root] = OpenJournal(
      live: LiveJournal(folder, today: today), root: Root(folder: folder, shown: root))
    markAll(folder.root)
    placeAnew()
  }

  private mutating func reload(_ id: JournalID) {
    journals[id]?.live.reload(today: today)
    markAll(id)
  }

  /// Has the client told about everything that may be new in a journal. The applications come by
  /// themselves as they are assessed, those in an editor first.
  private mutating func markAll(_ id: JournalID) {
    guard let journal = journals[id] else { return }
    let others = journal.live.others.map(journal.root.path)
    let known = published.keys.filter { path in
      journal.root.folder?.below(path).map { journal.live.index(of: $0) == nil } ?? false
    }
    let open = documents.values.map(\.place).filter { $0.journal == id }.map(\.path)
    changed += Set(others + known).sorted(by: >) + open.sorted(by: >)
    areHintsOld = true
  }

  private func findFolder(
    of path: String
  ) -> (folder: JournalFolder, file: String, shownRoot: String)? {
    folder?.place(of: path) ?? JournalFolder.around(path)
  }

  /// Where in which journal a document lies; the journal is opened if need be.
  private mutating func findJournal(around uri: String) -> Place? {
    guard let found = DocumentURI.path(of: uri).flatMap(findFolder) else { return nil }
    open(found.folder, root: found.shownRoot)
    return Place(
      journal: found.folder.root, file: found.file, path: found.folder.absolute(found.file))
  }

  /// The journal that speaks about a file: the innermost, where one lies in another.
  private func owner(of path: Path) -> Place? {
    if let single = journals[path], single.root.folder == nil { return .single(path) }
    return journals.compactMap { id, journal in
      journal.root.folder?.below(path).map { Place(journal: id, file: $0, path: path) }
    }.max { $0.journal.utf8.count < $1.journal.utf8.count }
  }

  // MARK: Documents

  mutating func open(_ item: LSP.DidOpenParams.Item) {
    if documents[item.uri] != nil { close(item.uri) }
    add(Document(item))
  }

  private mutating func add(_ document: Document) {
    let place = findJournal(around: document.uri) ?? .single(Self.path(of: document.uri))
    if journals[place.journal] == nil {
      journals[place.journal] = OpenJournal(
        live: LiveJournal(today: today), root: Root(folder: nil, shown: place.path))
    }
    documents[document.uri] = (document, place)
    type(document, place)
  }

  private static func path(of uri: String) -> Path {
    DocumentURI.path(of: uri).flatMap(AtomicFile.place) ?? uri
  }

  /// - Returns: False where the document is not open.
  mutating func change(_ params: LSP.DidChangeParams) -> Bool {
    let uri = params.textDocument.uri
    guard let place = documents[uri]?.place else { return false }
    for change in params.contentChanges { documents[uri]?.document.apply(change, client.encoding) }
    documents[uri]?.document.version = params.textDocument.version
    if let document = documents[uri]?.document { type(document, place) }
    return true
  }

  private mutating func type(_ document: Document, _ place: Place) {
    uris[place.path] = document.uri
    let isAll = journals[place.journal]?.live.type(document.text, into: place.file)
    mark(place, isAll: isAll ?? false)
    typed.insert(place.path)
  }

  private mutating func mark(_ place: Place, isAll: Bool) {
    if isAll { markAll(place.journal) }
    changed.append(place.path)
  }

  mutating func save(_ uri: String) {
    if Self.isConfiguration(uri) { placeAnew() }
    // What else has changed on disk meanwhile is seen by who does not watch it, too.
    guard !client.watchesFiles, let place = documents[uri]?.place else { return }
    reload(place.journal)
  }

  mutating func close(_ uri: String) {
    guard let place = documents.removeValue(forKey: uri)?.place else { return }
    uris[place.path] = nil
    // The file may be open under another name still.
    if let other = documents.values.first(where: { $0.place == place }) {
      return type(other.document, place)
    }
    let isAll = journals[place.journal]?.live.close(place.file)
    if journals[place.journal]?.root.folder == nil { journals[place.journal] = nil }
    mark(place, isAll: isAll ?? false)
  }

  /// Reads files again that have changed on disk.
  mutating func refresh(_ uris: [String]) {
    let configurations = uris.filter(Self.isConfiguration)
    if !configurations.isEmpty { placeAnew() }
    for uri in configurations { _ = findJournal(around: uri) }
    let paths = uris.compactMap(DocumentURI.path).compactMap(AtomicFile.place)
    for (id, folder) in journals.compactMapValues(\.root.folder) {
      let files = paths.compactMap(folder.below)
      guard files.count <= Self.severalFiles else {
        reload(id)
        continue
      }
      for file in files {
        let isAll = journals[id]?.live.refresh(file)
        let place = Place(journal: id, file: file, path: folder.absolute(file))
        mark(place, isAll: isAll ?? false)
      }
    }
  }

  /// So many files are read one by one; of more, all.
  private static let severalFiles = 20

  private static func isConfiguration(_ uri: String) -> Bool {
    DocumentURI.path(of: uri)?.hasSuffix("/" + Configuration.fileName) ?? false
  }

  /// Finds the journals of open documents again, once a configuration has come or gone.
  private mutating func placeAnew() {
    for (id, folder) in journals.compactMapValues(\.root.folder)
    where findFolder(of: folder.absolute(Configuration.fileName))?.folder.root != id {
      journals[id] = nil
      changed += published.keys.filter { folder.below($0) != nil }.sorted(by: >)
      // Another one around it speaks about its files now.
      for other in Array(journals.keys) where journals[other]?.root.folder?.below(id) != nil {
        reload(other)
      }
    }
    for (uri, open) in documents {
      let root = DocumentURI.path(of: uri).flatMap(findFolder)?.folder.root
      guard root ?? Self.path(of: uri) != open.place.journal else { continue }
      close(uri)
      add(open.document)
    }
  }

  static let watchedFiles = LSP.Registrations(registrations: [
    .init(
      id: "watched-files", method: "workspace/didChangeWatchedFiles",
      registerOptions: .init(
        watchers: ["**/*.md", "**/*.markdown", "**/\(Configuration.fileName)", "**/*.ics"]
          .map { .init(globPattern: $0) }))
  ])

  // MARK: Diagnostics

  /// Finds something that the client does not know yet.
  ///
  /// - Returns: Whether there may be more to do, and what to tell it.
  mutating func advance() -> (isBusy: Bool, [LSP.PublishDiagnosticsParams]) {
    if !changed.isEmpty {
      let share = changed.suffix(Self.share)
      changed.removeLast(share.count)
      return (true, share.reversed().flatMap { publish($0) })
    }
    for id in Array(journals.keys) {
      let files = journals[id]?.live.advance(limit: Self.share) ?? []
      let paths = files.compactMap { journals[id]?.root.path(of: $0) }
      if paths.contains(where: { uris[$0] != nil }) { areHintsOld = true }
      if !paths.isEmpty { return (true, paths.flatMap { publish($0) }) }
    }
    return (false, [])
  }

  /// Whether the client has to ask for hints again.
  mutating func takeOldHints() -> Bool {
    defer { areHintsOld = false }
    return areHintsOld && client.refreshesInlayHints && !documents.isEmpty
  }

  /// So many files are looked at before the next message is: a few milliseconds.
  private static let share = 8

  private mutating func publish(_ path: Path) -> [LSP.PublishDiagnosticsParams] {
    let place = owner(of: path)
    let uri = uris[path] ?? place.flatMap { journals[$0.journal]?.root.uri(of: $0.file) }
    let diagnostics = place.map { self.diagnostics($0) } ?? []
    let last = published[path]
    var news: [LSP.PublishDiagnosticsParams] = []
    if let last, last.uri != uri {
      news.append(LSP.PublishDiagnosticsParams(uri: last.uri, version: nil, diagnostics: []))
    }
    let isTyped = typed.remove(path) != nil
    let known = last?.uri == uri ? last?.diagnostics ?? [] : []
    published[path] = nil
    guard let uri else { return news }
    let version = client.takesDiagnosticVersions ? documents[uri]?.document.version : nil
    let params = LSP.PublishDiagnosticsParams(
      uri: uri, version: version, diagnostics: diagnostics)
    if !diagnostics.isEmpty { published[path] = params }
    if isTyped || diagnostics != known { news.append(params) }
    return news
  }

  private mutating func diagnostics(_ place: Place) -> [LSP.Diagnostic] {
    let findings = journals[place.journal]?.live.findings(of: place.file) ?? []
    let source = journals[place.journal]?.live.source(of: place.file)
    return findings.map { diagnostic($0, in: source, place.journal) } + fault(place, source)
  }

  private func diagnostic(
    _ finding: Finding, in source: SourceText?, _ id: JournalID
  ) -> LSP.Diagnostic {
    let page = client.takesCodeDescriptions ? rulePages : nil
    let related = client.takesRelatedInformation ? finding.related : []
    return LSP.Diagnostic(
      range: range(of: finding.span, in: source), severity: finding.severity.number,
      code: finding.rule.rawValue,
      codeDescription: page.map { .init(href: "\($0)/\(finding.rule.rawValue)/README.md") },
      source: Self.name, message: "\(finding.message)\n\(finding.help)",
      relatedInformation: related.isEmpty
        ? nil : related.compactMap { self.related($0, in: id) })
  }

  private func related(
    _ related: Finding.Related, in id: JournalID
  ) -> LSP.Diagnostic.Related? {
    journals[id].map { journal in
      let range = range(of: related.span, in: journal.live.source(of: related.file))
      let uri = addresses(in: journal.root)(related.file)
      return LSP.Diagnostic.Related(
        location: LSP.Location(uri: uri, range: range), message: related.message)
    }
  }

  /// A file as a whole is pointed at by its first line.
  private func range(of span: SourceSpan?, in source: SourceText?) -> LSP.Range {
    let start = LSP.Position(line: 0, character: 0)
    guard let source else { return LSP.Range(start: start, end: start) }
    guard let span else { return client.encoding.range(source.content(ofLine: 1), in: source) }
    return client.encoding.range(span, in: source)
  }

  /// What keeps a configuration from being read at all is no rule's finding.
  private func fault(_ place: Place, _ source: SourceText?) -> [LSP.Diagnostic] {
    guard place.file == Configuration.fileName, let fault = journals[place.journal]?.live.fault
    else { return [] }
    let line = fault.position.map { SourceSpan(start: $0, end: $0) }
    return [
      LSP.Diagnostic(
        range: range(of: line, in: source), severity: Severity.error.number, code: nil,
        codeDescription: nil, source: Self.name, message: fault.message, relatedInformation: nil)
    ]
  }

  private static let name = "jobjournal"

  // MARK: Questions

  /// - Returns: nil for a document that is not open, or is no text that can be read.
  mutating func view(_ uri: String) -> FileView? {
    guard let place = documents[uri]?.place,
      let source = journals[place.journal]?.live.source(of: place.file)
    else { return nil }
    let index = journals[place.journal]?.live.index(of: place.file)
    let assessment = index.flatMap { journals[place.journal]?.live.assessment(of: $0) }
    guard let journal = journals[place.journal] else { return nil }
    let search = journal.live.search
    let workspace = self
    return FileView(
      uri: uri, version: documents[uri]?.document.version, file: place.file, source: source,
      configuration: journal.live.configuration, search: search,
      application: index.flatMap { index in
        assessment.map { .init(standing: search.standings[index], assessment: $0) }
      },
      client: client, address: addresses(in: journal.root),
      diagnostic: { workspace.diagnostic($0, in: source, place.journal) })
  }

  /// All applications, and the URIs of their files.
  var searches: [(search: Search, address: (String) -> String)] {
    journals.values.map { ($0.live.search, addresses(in: $0.root)) }
  }

  private func addresses(in root: Root) -> (String) -> String {
    { [uris] in uris[root.path(of: $0)] ?? root.uri(of: $0) }
  }
}

extension Severity {
  /// As the protocol counts.
  fileprivate var number: Int {
    switch self {
    case .error: 1
    case .warning: 2
    case .hint: 4
    }
  }
}

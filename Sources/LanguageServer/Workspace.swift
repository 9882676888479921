internal import FollowUp
internal import Journal
internal import Store
internal import Syntax

/// The documents that are open, and the journals they belong to.
struct Workspace {
  /// Names a journal: its root, or the URI of a single file outside any.
  private typealias JournalID = String

  private struct Place: Hashable {
    let journal: JournalID
    let file: String
  }

  private struct OpenJournal {
    var live: LiveJournal
    /// The root as the client names it.
    let root: String
    /// Files about which there may be something new to say.
    var changed: Set<String> = []
    /// Files about which something is said also where it is the same as before.
    var typed: Set<String> = []
    /// What the client was told last, by file.
    var published: [String: LSP.PublishDiagnosticsParams] = [:]
  }

  private(set) var client = Client()
  private let folder: JournalFolder?
  private let rulePages: String?
  private var today: CivilDate
  private var journals: [JournalID: OpenJournal] = [:]
  private var documents: [String: (document: Document, place: Place)] = [:]
  private var uris: [Place: String] = [:]

  init(folder: JournalFolder?, rulePages: String?, today: CivilDate) {
    self.folder = folder
    self.rulePages = rulePages
    self.today = today
  }

  // MARK: Journals

  mutating func start(_ params: LSP.InitializeParams) {
    client = Client(params.capabilities)
    if let folder { openJournal(folder, root: folder.root) }
    let roots =
      params.workspaceFolders?.map(\.uri)
      ?? [params.rootUri ?? params.rootPath.map(DocumentURI.uri)].compactMap { $0 }
    for root in roots { _ = findPlace(of: root + "/" + Configuration.fileName) }
  }

  mutating func setToday(_ day: CivilDate) {
    guard day != today else { return }
    today = day
    for id in journals.keys { reload(id) }
  }

  private mutating func openJournal(_ folder: JournalFolder, root: String) {
    guard journals[folder.root] == nil else { return }
    let live = LiveJournal(folder, today: today)
    journals[folder.root] = OpenJournal(live: live, root: root, changed: Set(live.others))
  }

  private mutating func reload(_ id: JournalID) {
    journals[id]?.live.reload(today: today)
    markAll(id)
  }

  /// Has the client told about everything that may be new in a journal.
  private mutating func markAll(_ id: JournalID) {
    guard let journal = journals[id] else { return }
    journals[id]?.changed.formUnion(journal.live.others + journal.published.keys)
  }

  /// Where in which journal a document lies; the journal is opened if need be.
  private mutating func findPlace(of uri: String) -> Place? {
    guard let path = DocumentURI.path(of: uri),
      let found = folder?.place(of: path) ?? JournalFolder.around(path)
    else { return nil }
    openJournal(found.folder, root: found.shownRoot)
    return Place(journal: found.folder.root, file: found.file)
  }

  // MARK: Documents

  mutating func open(_ item: LSP.DidOpenParams.Item) {
    if documents[item.uri] != nil { close(item.uri) }
    add(Document(item), findPlace(of: item.uri) ?? single(item.uri))
  }

  private mutating func add(_ document: Document, _ place: Place) {
    documents[document.uri] = (document, place)
    uris[place] = document.uri
    type(document, place)
  }

  /// A journal of one file.
  private mutating func single(_ uri: String) -> Place {
    let path = DocumentURI.path(of: uri) ?? uri
    let name = path.split(separator: "/").last.map(String.init) ?? path
    journals[uri] = OpenJournal(live: LiveJournal(today: today), root: "")
    return Place(journal: uri, file: name)
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
    journals[place.journal]?.live.type(document.text, into: place.file)
    journals[place.journal]?.typed.insert(place.file)
    mark(place)
  }

  private mutating func mark(_ place: Place) {
    journals[place.journal]?.changed.insert(place.file)
    if place.file == Configuration.fileName { markAll(place.journal) }
  }

  mutating func save(_ uri: String) {
    // What else has changed on disk meanwhile is seen by who does not watch it, too.
    guard !client.watchesFiles, let place = documents[uri]?.place else { return }
    reload(place.journal)
  }

  mutating func close(_ uri: String) {
    guard let place = documents.removeValue(forKey: uri)?.place else { return }
    uris[place] = nil
    journals[place.journal]?.live.close(place.file)
    mark(place)
  }

  /// Reads files again that have changed on disk.
  mutating func refresh(_ uris: [String]) {
    var places: [Place] = []
    for uri in uris {
      if uri.hasSuffix("/" + Configuration.fileName) { placeAnew() }
      if let place = findPlace(of: uri) { places.append(place) }
    }
    for (id, places) in Dictionary(grouping: places, by: \.journal) {
      guard places.count <= Self.severalFiles else {
        reload(id)
        continue
      }
      for place in places {
        journals[id]?.live.refresh(place.file)
        mark(place)
      }
    }
  }

  /// So many files are read one by one; of more, all.
  private static let severalFiles = 20

  /// Finds the journals of open documents again, once a configuration has come or gone.
  private mutating func placeAnew() {
    for (uri, open) in documents {
      let place = findPlace(of: uri)
      guard (place?.journal ?? uri) != open.place.journal else { continue }
      close(uri)
      add(open.document, place ?? single(uri))
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
    for id in journals.keys {
      guard let changed = journals[id]?.changed, !changed.isEmpty else { continue }
      journals[id]?.changed.removeAll()
      return (true, changed.sorted().flatMap { publish($0, of: id) })
    }
    for id in journals.keys {
      let files = journals[id]?.live.advance() ?? []
      if !files.isEmpty { return (true, files.flatMap { publish($0, of: id) }) }
    }
    let open = Set(documents.values.map(\.place.journal))
    for id in journals.keys where journals[id]?.live.isSingle ?? false && !open.contains(id) {
      journals[id] = nil
    }
    return (false, [])
  }

  private mutating func publish(
    _ file: String, of id: JournalID
  ) -> [LSP.PublishDiagnosticsParams] {
    guard let root = journals[id]?.root else { return [] }
    let open = uris[Place(journal: id, file: file)]
    let uri = addresses(in: id, root)(file)
    let findings = journals[id]?.live.findings(of: file) ?? []
    let diagnostics = findings.map { diagnostic($0, in: id, root) } + faults(file, of: id)
    let params = LSP.PublishDiagnosticsParams(
      uri: uri, version: open.flatMap { documents[$0]?.document.version },
      diagnostics: diagnostics)
    let last = journals[id]?.published[file]
    journals[id]?.published[file] = diagnostics.isEmpty ? nil : params
    var news: [LSP.PublishDiagnosticsParams] = []
    if let last, last.uri != uri {
      news.append(LSP.PublishDiagnosticsParams(uri: last.uri, version: nil, diagnostics: []))
    }
    let isTyped = journals[id]?.typed.remove(file) != nil
    let known = last?.uri == uri ? last?.diagnostics ?? [] : []
    if isTyped || diagnostics != known { news.append(params) }
    return news
  }

  private func diagnostic(
    _ finding: Finding, in id: JournalID, _ root: String
  ) -> LSP.Diagnostic {
    let source = finding.file.flatMap { journals[id]?.live.source(of: $0) }
    let page = client.takesCodeDescriptions ? rulePages : nil
    let related = client.takesRelatedInformation ? finding.related : []
    return LSP.Diagnostic(
      range: range(of: finding.span, in: source), severity: finding.severity.number,
      code: finding.rule.rawValue,
      codeDescription: page.map { .init(href: "\($0)/\(finding.rule.rawValue)/README.md") },
      source: Self.name, message: "\(finding.message)\n\(finding.help)",
      relatedInformation: related.isEmpty ? nil : related.map { self.related($0, in: id, root) })
  }

  private func related(
    _ related: Finding.Related, in id: JournalID, _ root: String
  ) -> LSP.Diagnostic.Related {
    let source = journals[id]?.live.source(of: related.file)
    return LSP.Diagnostic.Related(
      location: LSP.Location(
        uri: addresses(in: id, root)(related.file), range: range(of: related.span, in: source)),
      message: related.message)
  }

  /// A file as a whole is pointed at by its first line.
  private func range(of span: SourceSpan?, in source: SourceText?) -> LSP.Range {
    let start = LSP.Position(line: 0, character: 0)
    guard let source else { return LSP.Range(start: start, end: start) }
    guard let span else { return client.encoding.range(source.content(ofLine: 1), in: source) }
    return client.encoding.range(span, in: source)
  }

  /// What keeps a configuration from being read at all is no rule's finding.
  private func faults(_ file: String, of id: JournalID) -> [LSP.Diagnostic] {
    guard file == Configuration.fileName, let fault = journals[id]?.live.fault else { return [] }
    let line = max(0, (fault.position?.line ?? 1) - 1)
    let start = LSP.Position(line: line, character: 0)
    let end = LSP.Position(line: line + 1, character: 0)
    return [
      LSP.Diagnostic(
        range: LSP.Range(start: start, end: end), severity: Severity.error.number, code: nil,
        codeDescription: nil, source: Self.name, message: fault.message, relatedInformation: nil)
    ]
  }

  private static let name = "jobjournal"

  // MARK: Questions

  /// - Returns: nil for a document that is not open, or is no text that can be read.
  mutating func view(_ uri: String) -> FileView? {
    guard let place = documents[uri]?.place, let root = journals[place.journal]?.root,
      let source = journals[place.journal]?.live.source(of: place.file)
    else { return nil }
    let index = journals[place.journal]?.live.index(of: place.file)
    let assessment = index.flatMap { journals[place.journal]?.live.assessment(of: $0) }
    guard let live = journals[place.journal]?.live else { return nil }
    return FileView(
      uri: uri, version: documents[uri]?.document.version, file: place.file, source: source,
      configuration: live.configuration, search: live.search,
      application: index.flatMap { index in
        assessment.map { .init(standing: live.search.standings[index], assessment: $0) }
      },
      client: client, address: addresses(in: place.journal, root))
  }

  /// All applications, and the URIs of their files.
  var searches: [(search: Search, address: (String) -> String)] {
    journals.map { id, journal in (journal.live.search, addresses(in: id, journal.root)) }
  }

  private func addresses(in id: JournalID, _ root: String) -> (String) -> String {
    { [uris] in uris[Place(journal: id, file: $0)] ?? DocumentURI.uri(of: root + "/" + $0) }
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

internal import FollowUp
internal import Journal
internal import Syntax

/// A file as a request finds it: the text, what was read from it, and what the rules say about it.
struct FileView {
  let uri: String
  let version: Int?
  /// The path below the root.
  let file: String
  let source: SourceText
  let configuration: Configuration
  let search: Search
  /// nil for a file that holds no application.
  let application: AssessedApplication?
  let client: Client
  /// The URI of a file of the journal, from its path below the root.
  let address: (String) -> String
  /// A finding as the client is told of it.
  let diagnostic: (Finding) -> LSP.Diagnostic

  struct AssessedApplication {
    let standing: Standing
    let assessment: ApplicationAssessment
  }

  var today: CivilDate { search.today }

  // MARK: Positions

  func offset(of position: LSP.Position) -> Int { client.encoding.offset(of: position, in: source) }

  func offsets(of range: LSP.Range) -> Range<Int> {
    client.encoding.offsets(of: range, in: source)
  }

  func range(of offsets: Range<Int>) -> LSP.Range { client.encoding.range(offsets, in: source) }
}

/// What the client understands.
struct Client {
  var encoding = PositionEncoding.utf16
  var watchesFiles = false
  var takesDocumentChanges = false
  var refreshesInlayHints = false
  var takesRelatedInformation = false
  var takesCodeDescriptions = false
  var takesDiagnosticVersions = false
  var takesSymbolTrees = false
  var readsMarkdownInHovers = false
  var readsMarkdownInCompletions = false
}

extension Client {
  init(_ capabilities: LSP.ClientCapabilities) {
    encoding = PositionEncoding(offered: capabilities.general?.positionEncodings)
    let workspace = capabilities.workspace
    watchesFiles = workspace?.didChangeWatchedFiles?.dynamicRegistration ?? false
    takesDocumentChanges = workspace?.workspaceEdit?.documentChanges ?? false
    refreshesInlayHints = workspace?.inlayHint?.refreshSupport ?? false
    let document = capabilities.textDocument
    let diagnostics = document?.publishDiagnostics
    takesRelatedInformation = diagnostics?.relatedInformation ?? false
    takesCodeDescriptions = diagnostics?.codeDescriptionSupport ?? false
    takesDiagnosticVersions = diagnostics?.versionSupport ?? false
    takesSymbolTrees = document?.documentSymbol?.hierarchicalDocumentSymbolSupport ?? false
    let markdown = LSP.MarkupContent.Kind.markdown.rawValue
    readsMarkdownInHovers = document?.hover?.contentFormat?.contains(markdown) ?? false
    readsMarkdownInCompletions =
      document?.completion?.completionItem?.documentationFormat?.contains(markdown) ?? false
  }
}

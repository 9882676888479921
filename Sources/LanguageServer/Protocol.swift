/// The structures of the Language Server Protocol 3.17 that are used here, by their names there.
enum LSP {
  /// From 0; what a column counts is agreed on at the start.
  struct Position: Codable, Hashable {
    var line: Int
    var character: Int
  }

  /// Its end is exclusive.
  struct Range: Codable, Hashable {
    var start: Position
    var end: Position
  }

  struct Location: Codable, Hashable {
    let uri: String
    let range: Range
  }

  struct TextEdit: Codable, Hashable {
    let range: Range
    let newText: String
  }

  struct MarkupContent: Codable, Hashable {
    enum Kind: String, Codable { case plaintext, markdown }

    let kind: Kind
    let value: String
  }

  // MARK: Life cycle

  struct InitializeParams: Decodable {
    let rootUri: String?
    let rootPath: String?
    let workspaceFolders: [WorkspaceFolder]?
    let capabilities: ClientCapabilities
  }

  struct WorkspaceFolder: Decodable {
    let uri: String
  }

  struct ClientCapabilities: Decodable {
    struct General: Decodable {
      let positionEncodings: [String]?
    }

    struct Workspace: Decodable {
      struct WatchedFiles: Decodable {
        let dynamicRegistration: Bool?
      }

      struct WorkspaceEdit: Decodable {
        let documentChanges: Bool?
      }

      struct Refresh: Decodable {
        let refreshSupport: Bool?
      }

      let didChangeWatchedFiles: WatchedFiles?
      let workspaceEdit: WorkspaceEdit?
      let inlayHint: Refresh?
    }

    struct TextDocument: Decodable {
      struct Diagnostics: Decodable {
        let relatedInformation: Bool?
        let versionSupport: Bool?
        let codeDescriptionSupport: Bool?
      }

      struct Content: Decodable {
        let contentFormat: [String]?
      }

      struct Completion: Decodable {
        struct Item: Decodable {
          let documentationFormat: [String]?
        }

        let completionItem: Item?
      }

      struct DocumentSymbol: Decodable {
        let hierarchicalDocumentSymbolSupport: Bool?
      }

      let publishDiagnostics: Diagnostics?
      let hover: Content?
      let completion: Completion?
      let documentSymbol: DocumentSymbol?
    }

    let general: General?
    let workspace: Workspace?
    let textDocument: TextDocument?
  }

  struct InitializeResult: Encodable {
    struct ServerInfo: Encodable {
      let name: String
      let version: String
    }

    let capabilities: ServerCapabilities
    let serverInfo: ServerInfo
  }

  struct ServerCapabilities: Encodable {
    struct TextDocumentSync: Encodable {
      let openClose = true
      /// Incremental; a change without a range replaces the whole text.
      let change = 2
      let save = true
    }

    struct CompletionOptions: Encodable {
      let triggerCharacters = ["-", " ", "#"]
    }

    struct CodeActionOptions: Encodable {
      let codeActionKinds = CodeActionKind.allCases
    }

    let positionEncoding: PositionEncoding
    let textDocumentSync = TextDocumentSync()
    let hoverProvider = true
    let completionProvider = CompletionOptions()
    let definitionProvider = true
    let referencesProvider = true
    let codeActionProvider = CodeActionOptions()
    let inlayHintProvider = true
    let documentSymbolProvider = true
    let workspaceSymbolProvider = true
    let foldingRangeProvider = true
  }

  struct Registrations: Encodable {
    struct Registration: Encodable {
      let id: String
      let method: String
      let registerOptions: WatchedFilesOptions
    }

    struct WatchedFilesOptions: Encodable {
      struct Watcher: Encodable {
        let globPattern: String
      }

      let watchers: [Watcher]
    }

    let registrations: [Registration]
  }

  // MARK: Documents

  struct DocumentIdentifier: Decodable {
    let uri: String
  }

  struct VersionedDocumentIdentifier: Decodable {
    let uri: String
    let version: Int?
  }

  struct DidOpenParams: Decodable {
    struct Item: Decodable {
      let uri: String
      let version: Int?
      let text: String
    }

    let textDocument: Item
  }

  struct DidChangeParams: Decodable {
    struct Change: Decodable {
      /// The whole text where nil.
      let range: Range?
      let text: String
    }

    let textDocument: VersionedDocumentIdentifier
    let contentChanges: [Change]
  }

  /// Of every request and notification that is about a document as a whole.
  struct DocumentParams: Decodable {
    let textDocument: DocumentIdentifier
  }

  struct DidChangeWatchedFilesParams: Decodable {
    struct Event: Decodable {
      let uri: String
    }

    let changes: [Event]
  }

  struct CancelParams: Decodable {
    let id: RequestID
  }

  /// Of every request about a place in a document.
  struct PositionParams: Decodable {
    let textDocument: DocumentIdentifier
    let position: Position
  }

  /// Of every request about a part of a document.
  struct RangeParams: Decodable {
    let textDocument: DocumentIdentifier
    let range: Range
  }

  struct ReferenceParams: Decodable {
    struct Context: Decodable {
      let includeDeclaration: Bool?
    }

    let textDocument: DocumentIdentifier
    let position: Position
    let context: Context?
  }

  struct CodeActionParams: Decodable {
    /// Its diagnostics are not looked at: they may be older than the text, and other programs'.
    struct Context: Decodable {
      /// The kinds that are asked for; all of them where nil.
      let only: [String]?
    }

    let textDocument: DocumentIdentifier
    let range: Range
    let context: Context
  }

  struct WorkspaceSymbolParams: Decodable {
    let query: String
  }

  // MARK: Diagnostics

  struct PublishDiagnosticsParams: Encodable {
    let uri: String
    let version: Int?
    let diagnostics: [Diagnostic]
  }

  struct Diagnostic: Codable, Hashable {
    struct CodeDescription: Codable, Hashable {
      let href: String
    }

    struct Related: Codable, Hashable {
      let location: Location
      let message: String
    }

    let range: Range
    /// 1 error, 2 warning, 3 information, 4 hint.
    let severity: Int?
    let code: String?
    let codeDescription: CodeDescription?
    let source: String?
    let message: String
    let relatedInformation: [Related]?
  }

  // MARK: Answers

  struct Hover: Encodable {
    let contents: MarkupContent
    let range: Range?
  }

  enum CompletionItemKind: Int, Encodable {
    case module = 9
    case property = 10
    case value = 12
    case reference = 18
    case constant = 21
    case event = 23
  }

  /// Markdown, or a plain text, which needs nothing of the client.
  enum Documentation: Encodable {
    case markdown(String)
    case text(String)

    func encode(to encoder: any Encoder) throws {
      var container = encoder.singleValueContainer()
      switch self {
      case .markdown(let value): try container.encode(MarkupContent(kind: .markdown, value: value))
      case .text(let value): try container.encode(value)
      }
    }
  }

  struct CompletionItem: Encodable {
    let label: String
    let kind: CompletionItemKind
    let detail: String?
    let documentation: Documentation?
    let sortText: String?
    let filterText: String?
    let textEdit: TextEdit
  }

  struct CompletionList: Encodable {
    let isIncomplete: Bool
    let items: [CompletionItem]
  }

  struct VersionedTextEdits: Encodable {
    struct Identifier: Encodable {
      let uri: String
      let version: Int?
    }

    let textDocument: Identifier
    let edits: [TextEdit]
  }

  /// Either of the two, by what the client takes.
  struct WorkspaceEdit: Encodable {
    var changes: [String: [TextEdit]]?
    var documentChanges: [VersionedTextEdits]?
  }

  enum CodeActionKind: String, Encodable, CaseIterable {
    case quickFix = "quickfix"
    case fixAll = "source.fixAll.jobjournal"

    /// Whether it is of a kind that is asked for, or of one below it.
    func isBelow(_ kind: String) -> Bool {
      kind.isEmpty || rawValue == kind || rawValue.hasPrefix(kind + ".")
    }
  }

  struct CodeAction: Encodable {
    let title: String
    let kind: CodeActionKind
    let diagnostics: [Diagnostic]?
    let isPreferred: Bool?
    let edit: WorkspaceEdit
  }

  struct InlayHint: Encodable {
    let position: Position
    let label: String
    let tooltip: MarkupContent?
    let paddingLeft: Bool?
  }

  enum SymbolKind: Int, Encodable {
    case file = 1
    case field = 8
    case string = 15
    case object = 19
    case event = 24
  }

  struct DocumentSymbol: Encodable {
    let name: String
    let detail: String?
    let kind: SymbolKind
    let range: Range
    let selectionRange: Range
    let children: [DocumentSymbol]
  }

  struct SymbolInformation: Encodable {
    let name: String
    let kind: SymbolKind
    let location: Location
    let containerName: String?
  }

  /// By what the client takes.
  enum DocumentSymbols: Encodable {
    case tree([DocumentSymbol])
    case flat([SymbolInformation])

    func encode(to encoder: any Encoder) throws {
      switch self {
      case .tree(let symbols): try symbols.encode(to: encoder)
      case .flat(let symbols): try symbols.encode(to: encoder)
      }
    }
  }

  struct FoldingRange: Encodable {
    let startLine: Int
    let endLine: Int
  }
}

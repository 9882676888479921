/// A request or a notification of the client.
enum Call {
  // The life cycle.
  case initialize(LSP.InitializeParams)
  case initialized
  case shutdown
  case exit
  case cancel(LSP.CancelParams)
  // Documents.
  case didOpen(LSP.DidOpenParams)
  case didChange(LSP.DidChangeParams)
  case didSave(LSP.DocumentParams)
  case didClose(LSP.DocumentParams)
  case didChangeWatchedFiles(LSP.DidChangeWatchedFilesParams)
  // Questions.
  case hover(LSP.PositionParams)
  case completion(LSP.PositionParams)
  case definition(LSP.PositionParams)
  case references(LSP.ReferenceParams)
  case codeAction(LSP.CodeActionParams)
  case inlayHint(LSP.RangeParams)
  case documentSymbol(LSP.DocumentParams)
  case workspaceSymbol(LSP.WorkspaceSymbolParams)
  case foldingRange(LSP.DocumentParams)
  case formatting
  case unknown(String)
  /// With parameters that its method does not have.
  case misfit(method: String, ResponseError)

  /// Whether it is told, and not asked.
  var isNotification: Bool {
    switch self {
    case .initialized, .exit, .cancel, .didOpen, .didChange, .didSave, .didClose,
      .didChangeWatchedFiles:
      true
    default: false
    }
  }
}

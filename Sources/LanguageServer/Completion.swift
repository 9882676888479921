extension FileView {
  func completion(at position: LSP.Position) -> LSP.CompletionList? { nil }
}

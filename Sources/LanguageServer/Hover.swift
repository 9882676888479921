extension FileView {
  func hover(at position: LSP.Position) -> LSP.Hover? { nil }
}

extension FileView {
  func inlayHints(in range: LSP.Range) -> [LSP.InlayHint]? { nil }
}

extension FileView {
  func codeActions(_ params: LSP.CodeActionParams) -> [LSP.CodeAction]? { nil }
}

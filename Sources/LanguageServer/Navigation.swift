extension FileView {
  /// Where the person named at a place is introduced.
  func definition(at position: LSP.Position) -> LSP.Location? { nil }

  /// Where the person named at a place is named.
  func references(at position: LSP.Position, withDefinition: Bool) -> [LSP.Location]? { nil }
}

extension FileView {
  var symbols: [LSP.DocumentSymbol]? { nil }
}

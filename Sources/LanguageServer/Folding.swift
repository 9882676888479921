extension FileView {
  var foldingRanges: [LSP.FoldingRange]? { nil }
}

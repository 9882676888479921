internal import Journal

extension FileView {
  /// The front matter, sections, and list items of several lines.
  var foldingRanges: [LSP.FoldingRange]? {
    guard let outline = try? Outline(source) else { return nil }
    let lines =
      [outline.frontMatterLines].compactMap { $0 } + outline.sections.map(\.lines)
      + outline.items.map(\.lines)
    return lines.filter { $0.count > 1 }.map {
      LSP.FoldingRange(startLine: $0.lowerBound - 1, endLine: $0.upperBound - 1)
    }
  }
}

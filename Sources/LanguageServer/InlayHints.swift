internal import FollowUp
internal import Journal
internal import Syntax

extension FileView {
  /// What is to be done and when, at the end of the line that raised it.
  func inlayHints(in range: LSP.Range) -> [LSP.InlayHint] {
    guard let application else { return [] }
    let shown = offsets(of: range)
    return search.hints(application.standing, application.assessment).compactMap { hint in
      let end = source.line(source.lineNumber(at: hint.range.upperBound)).upperBound
      guard shown.lowerBound <= end, end <= shown.upperBound else { return nil }
      return LSP.InlayHint(
        position: self.range(of: end..<end).start, label: Escaping.terminal(hint.label),
        tooltip: LSP.MarkupContent(kind: .plaintext, value: hint.explanation), paddingLeft: true)
    }
  }
}

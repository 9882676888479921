extension SourceText {
  /// The first line that a merge left as the beginning of a conflict.
  package var conflictMarker: Int? {
    func has(_ marker: StaticString, _ line: Int) -> Bool {
      bytes.hasWord(marker, at: self.line(line).lowerBound, before: bytes.count)
    }
    let open = (1...lineCount).first { has("<<<<<<< ", $0) }
    guard let open, (open...lineCount).contains(where: { has(">>>>>>> ", $0) }) else { return nil }
    return open
  }

  /// HTML that does not end at a blank line.
  private static let html = [
    (start: "<!--", what: "a comment", end: "-->"),
    (start: "<script", what: "`<script>`", end: "</script>"),
    (start: "<style", what: "`<style>`", end: "</style>"),
    (start: "<pre", what: "`<pre>`", end: "</pre>"),
    (start: "<textarea", what: "`<textarea>`", end: "</textarea>"),
  ]

  /// What is opened outside lists and quotes and reaches to the end of the file: nothing below it is
  /// read.
  package var unclosedBlock: (line: Int, what: String)? {
    var fence: (line: Int, mark: UInt8, count: Int)?
    var html: (line: Int, what: String, end: String)?
    for number in 1...lineCount {
      let text = bytes[content(ofLine: number)]
      let mark = text.first ?? 0
      let count = text.prefix { $0 == mark }.count
      let isFence = count >= 3 && (mark == UInt8(ascii: "`") || mark == UInt8(ascii: "~"))
      if let open = fence {
        if isFence, mark == open.mark, count >= open.count, text.count == count { fence = nil }
      } else if let open = html {
        if find(open.end, in: line(number)) != nil { html = nil }
      } else if isFence {
        fence = (number, mark, count)
      } else if let opening = Self.html.first(where: { text.starts(with: $0.start.utf8) }),
        find(opening.end, in: line(number)) == nil
      {
        html = (number, opening.what, opening.end)
      }
    }
    if let fence { return (fence.line, "a block of code") }
    return html.map { ($0.line, $0.what) }
  }
}

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

  /// What is opened outside lists and quotes and reaches to the end of the file: nothing below it is
  /// read.
  package var unclosedBlock: (line: Int, what: String)? {
    var fence: (line: Int, mark: UInt8, count: Int)?
    var comment: Int?
    for number in 1...lineCount {
      let text = bytes[content(ofLine: number)]
      let mark = text.first ?? 0
      let count = text.prefix { $0 == mark }.count
      let isFence = count >= 3 && (mark == UInt8(ascii: "`") || mark == UInt8(ascii: "~"))
      if let open = fence {
        if isFence, mark == open.mark, count >= open.count, text.count == count { fence = nil }
      } else if comment != nil {
        if find("-->", in: line(number)) != nil { comment = nil }
      } else if isFence {
        fence = (number, mark, count)
      } else if text.starts(with: "<!--".utf8), find("-->", in: line(number)) == nil {
        comment = number
      }
    }
    if let fence { return (fence.line, "a block of code") }
    return comment.map { ($0, "a comment") }
  }
}

internal import FollowUp
internal import Journal
internal import Syntax

/// A task list item of the agenda file, as the user left it.
struct AgendaItem {
  enum Box { case empty, ticked, unclear }

  let box: Box
  /// After the box.
  let text: String

  /// The beginning of an item. One that is nested, without a bullet, or with something strange in
  /// its box has to carry an id.
  init?(_ line: String) {
    let isBlank = { (byte: UInt8) in byte.isBlank }
    let unindented = line.utf8.drop(while: isBlank)
    let indent = line.utf8.count - unindented.count
    var rest = unindented
    let hasBullet = "-*+".utf8.contains(rest.first ?? 0)
    if hasBullet { rest = rest.dropFirst().drop(while: isBlank) }
    // Nearly all lines end the question here; a comment is looked for in few.
    guard rest.first == UInt8(ascii: "["),
      let close = Substring(rest).prefix(5).firstIndex(of: "]"), close > rest.startIndex
    else { return nil }
    let box = Substring(rest)[..<close].dropFirst().filter { !$0.isWhitespace }
    switch box {
    case "": self.box = .empty
    case "x", "X": self.box = .ticked
    default: self.box = .unclear
    }
    if !hasBullet || indent >= 2 || self.box == .unclear {
      guard Parts.comment(in: Array(line.utf8)) != nil else { return nil }
    }
    text = String(Substring(rest)[close...].dropFirst().drop { $0 == " " })
  }

  /// Whether a line goes on with the item above it: an editor may have wrapped it, or the user
  /// written something below it. A box of its own is none of it.
  static func continues(_ line: String) -> Bool {
    let text = line.drop(while: \.isWhitespace)
    guard let first = text.first, AgendaItem(line) == nil,
      AgendaItem(String(text)) == nil
    else { return false }
    if first == "<" { return Parts.comment(in: Array(line.utf8)) != nil }
    return text.count < line.count || !"-*+#".contains(first)
  }

  /// What a generated line is made of, and what was added to it.
  struct Parts {
    let id: String?
    let note: String
    /// The last good day, as the window has it.
    let due: CivilDate?
    private let text: [UInt8]
    /// Where the window begins, in parentheses.
    private let windowStart: Int?

    init(of text: String) {
      self.text = Array(text.utf8)
      guard let comment = Self.comment(in: self.text) else {
        (id, note, due, windowStart) = (nil, "", nil, nil)
        return
      }
      id = Self.string(self.text[comment.id])
      let window = Self.window(in: self.text, before: comment.range.lowerBound)
      due = window?.due
      windowStart = window?.start
      let behind = Self.string(self.text[comment.range.upperBound...])
      note = [window?.added ?? "", behind].map(trimmingSeparators).filter { !$0.isEmpty }
        .joined(separator: ", ")
    }

    /// What stands between box and company.
    var title: String {
      text.first(" — [", in: 0..<text.count).map { Self.string(text[..<$0]) } ?? ""
    }

    /// Between company and window; nil where the line is not made as it was.
    var reason: String? {
      guard let end = windowStart, let link = text.first("](", in: 0..<end),
        let start = text.first("): ", in: link + 2..<end)
      else { return nil }
      return trimmingSpaces(Self.string(text[start + 3..<end]))
    }

    private static func string(_ bytes: ArraySlice<UInt8>) -> String {
      String(decoding: bytes, as: UTF8.self)
    }

    /// The last of `(from Mon 2026-11-16, due Wed 2026-11-18)` or `(on Mon 2026-11-16)`, and what
    /// was added in and behind it.
    private static func window(
      in text: [UInt8], before end: Int
    ) -> (start: Int, due: CivilDate, added: String)? {
      var rest = end
      // The next closing parenthesis, and from where on it is that.
      var (close, seen) = (Int?.none, end)
      while let open = text.last("(", in: 0..<rest) {
        rest = open
        let first = text.hasWord("(from ", at: open, before: end) ? open + 6 : open + 4
        guard first == open + 6 || text.hasWord("(on ", at: open, before: end),
          var due = day(in: text, at: first, before: end)
        else { continue }
        var added = first + 14
        if text.hasWord(", due ", at: added, before: end),
          let last = day(in: text, at: added + 6, before: end)
        {
          due = last
          added += 20
        }
        close = text[added..<max(added, seen)].firstIndex(of: UInt8(ascii: ")")) ?? close
        seen = added
        guard let close else { continue }
        return (open, due, "\(string(text[added..<close])) \(string(text[close + 1..<end]))")
      }
      return nil
    }

    /// What a place holds: `Thu 2026-11-12`.
    private static func day(in text: [UInt8], at start: Int, before end: Int) -> CivilDate? {
      guard let day = WrittenDate(in: text, at: start + 4, before: end)?.date,
        text[start..<start + 14].elementsEqual(day.forPeople.utf8)
      else { return nil }
      return day
    }

    /// The last comment that holds an id.
    static func comment(in text: [UInt8]) -> (id: Range<Int>, range: Range<Int>)? {
      var rest = text.count
      while let open = text.last("<!-- ", in: 0..<rest) {
        // An id has no comment in it.
        let next = rest
        rest = open
        // What notes hold is written with a backslash before it: it is text.
        if open > 0, text[open - 1] == .backslash { continue }
        guard let close = text.first(" -->", in: open + 5..<max(open + 5, next)) else { continue }
        let id = text[open + 5..<close]
        if id.contains(UInt8(ascii: "#")), id.contains(UInt8(ascii: "/")) {
          return (open + 5..<close, open..<close + 4)
        }
      }
      return nil
    }
  }
}

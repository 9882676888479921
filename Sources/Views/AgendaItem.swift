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
    let hasID = Parts.comment(in: line) != nil
    var rest = Substring(line)
    let indent = rest.prefix { $0 == " " || $0 == "\t" }
    rest = rest.dropFirst(indent.count)
    let hasBullet = rest.first.map { "-*+".contains($0) } ?? false
    if hasBullet { rest = rest.dropFirst().drop { $0 == " " || $0 == "\t" } }
    guard rest.first == "[", let close = rest.prefix(5).firstIndex(of: "]"), hasID || hasBullet,
      hasID || indent.count < 2
    else { return nil }
    switch rest[rest.index(after: rest.startIndex)..<close].filter({ !$0.isWhitespace }) {
    case "": box = .empty
    case "x", "X": box = .ticked
    default:
      guard hasID else { return nil }
      box = .unclear
    }
    text = String(rest[rest.index(after: close)...].drop { $0 == " " })
  }

  /// Whether a line goes on with the item above it: an editor may have wrapped it, or the user
  /// written something below it. A box of its own is none of it.
  static func continues(_ line: String) -> Bool {
    let text = line.drop(while: \.isWhitespace)
    guard let first = text.first, AgendaItem(line) == nil,
      AgendaItem(String(text)) == nil
    else { return false }
    if first == "<" { return Parts.comment(in: line) != nil }
    return text.count < line.count || !"-*+#".contains(first)
  }

  /// What a generated line is made of, and what was added to it.
  struct Parts {
    let id: String?
    /// What stands between box and company.
    let title: String
    let note: String
    /// Between company and window; nil where the line is not made as it was.
    let reason: String?
    /// The last good day, as the window has it.
    let due: CivilDate?

    init(of text: String) {
      title = text.firstRange(of: " — [").map { String(text[..<$0.lowerBound]) } ?? ""
      guard let comment = Self.comment(in: text) else {
        (id, note, reason, due) = (nil, "", nil, nil)
        return
      }
      id = comment.id
      let head = text[..<comment.range.lowerBound]
      let window = ["(from ", "(on "].flatMap { head.ranges(of: $0) }
        .compactMap { open in
          Self.window(in: head[open.upperBound...]).map {
            (start: open.lowerBound, due: $0.due, added: $0.added, end: $0.end)
          }
        }
        .max { $0.end < $1.end }
      due = window?.due
      reason = window.flatMap { window in
        let middle = head[..<window.start].firstRange(of: "](").map {
          head[$0.upperBound..<window.start]
        }
        return middle?.firstRange(of: "): ").map { found in
          trimmingSpaces(String(head[found.upperBound..<window.start]))
        }
      }
      let notes = [window?.added ?? "", String(text[comment.range.upperBound...])]
      note = notes.map(trimmingSeparators).filter { !$0.isEmpty }.joined(separator: ", ")
    }

    /// `Mon 2026-11-16, due Wed 2026-11-18)` or the one day, and what follows.
    private static func window(
      in text: Substring
    ) -> (due: CivilDate, added: String, end: Substring.Index)? {
      guard var due = day(text) else { return nil }
      var rest = text.dropFirst(14)
      if rest.hasPrefix(", due "), let last = day(rest.dropFirst(6)) {
        due = last
        rest = rest.dropFirst(20)
      }
      guard let close = rest.firstIndex(of: ")") else { return nil }
      return (due, rest[..<close] + " " + rest[rest.index(after: close)...], close)
    }

    /// What a text begins with: `Thu 2026-11-12`.
    private static func day(_ text: Substring) -> CivilDate? {
      let day = CivilDate(iso: text.dropFirst(4).prefix(10))
      return day?.forPeople == String(text.prefix(14)) ? day : nil
    }

    /// The last comment that holds an id.
    static func comment(in text: String) -> (id: String, range: Range<String.Index>)? {
      for open in text.ranges(of: "<!-- ").reversed() {
        guard let close = text[open.upperBound...].firstRange(of: " -->") else { continue }
        let id = text[open.upperBound..<close.lowerBound]
        if id.contains("#"), id.contains("/") {
          return (String(id), open.lowerBound..<close.upperBound)
        }
      }
      return nil
    }
  }
}

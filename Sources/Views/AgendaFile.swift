internal import FollowUp
public import Journal
internal import Syntax

/// An agenda file as it stands: the generated part, with the boxes that were ticked in it, and
/// what the user wrote around it.
public struct AgendaFile: Sendable {
  public static let begin =
    "<!-- jobjournal agenda begins: this part is written anew, what stands outside it is yours -->"
  public static let end = "<!-- jobjournal agenda ends -->"
  /// What opens the reason below an item of the section Not recorded.
  static let refusal = "*Not recorded:*"

  /// A ticked item.
  public struct Tick: Sendable {
    /// Its first line, from 1.
    public let line: Int
    /// As written, without what an earlier run said about it.
    public let text: String
    /// The duty's id, as the comment has it.
    public let id: String?
    /// What stands between box and company.
    public let title: String
    /// What was added at its end, or below it.
    public let note: String
    /// The last good day, as its window has it.
    public let due: CivilDate?
  }

  /// Lines of the generated part that were not generated.
  public struct Stray: Sendable {
    public let line: Int
    public let text: String
  }

  /// Why a file is neither read nor written over.
  public enum Refusal: Error, Equatable {
    /// One marker without the other, or more than one of each.
    case markers
    /// The line on which a merge left two versions of what was not generated.
    case conflict(line: Int)
    /// It has front matter: an application, or somebody else's.
    case frontMatter
    case notUTF8
  }

  let before: String
  let after: String
  public private(set) var ticks: [Tick] = []
  /// The ids of all items, as their comments have them, in order.
  public private(set) var ids: [String] = []
  public private(set) var strays: [Stray] = []
  /// Whether a merge has left two versions of the generated part. The ticks and additions of both
  /// are here, and no ids: what number an item has, nobody can tell.
  public let isMerged: Bool
  /// Lines outside the generated part with an item's id and a ticked box.
  public private(set) var ticksOutside: [Int] = []

  /// - Parameter contents: nil for a file that is not there yet.
  public init(_ contents: [UInt8]?) throws(Refusal) {
    guard let contents, !contents.isEmpty else {
      isMerged = false
      before = "# Agenda\n\n"
      after = ""
      return
    }
    guard let text = String(validating: contents, as: UTF8.self) else { throw .notUTF8 }
    // Splitting on the scalar keeps a CRLF file's line ends as they are.
    let lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
      .map { String($0) }
    var plain = lines.map { $0.hasSuffix("\r") ? String($0.unicodeScalars.dropLast()) : $0 }
    let begins = plain.indices.filter { plain[$0] == Self.begin }
    let ends = plain.indices.filter { plain[$0] == Self.end }
    let conflict = try MergeConflict.lines(in: plain)
    isMerged = !conflict.isEmpty
    if let first = conflict.min() {
      let isInside =
        begins.count == 1 && ends.count == 1
        && conflict.allSatisfy { begins[0] < $0 && $0 < ends[0] }
      guard isInside else { throw .conflict(line: first + 1) }
      for line in conflict { plain[line] = "" }
    }
    if begins.isEmpty, ends.isEmpty {
      if text.hasPrefix("---") { throw .frontMatter }
      before = text + (text.hasSuffix("\n") ? "\n" : "\n\n")
      after = ""
      ticksOutside = Self.ticks(in: plain, plain.indices)
      return
    }
    guard begins.count == 1, ends.count == 1, begins[0] < ends[0] else { throw .markers }
    before = lines[..<begins[0]].map { $0 + "\n" }.joined()
    after = lines[(ends[0] + 1)...].joined(separator: "\n")
    ticksOutside =
      Self.ticks(in: plain, 0..<begins[0]) + Self.ticks(in: plain, ends[0] + 1..<plain.count)
    read(plain, begins[0] + 1..<ends[0])
    if isMerged { joinSides() }
  }

  /// What both sides of a merge say counts once.
  private mutating func joinSides() {
    ids = []
    var seen: Set<[String]> = []
    ticks = ticks.filter { seen.insert([$0.id ?? "", $0.title, $0.note]).inserted }
    var added: Set<String> = []
    strays = strays.filter { added.insert($0.text).inserted }
  }

  private static func ticks(in lines: [String], _ range: Range<Int>) -> [Int] {
    range.filter { Item(lines[$0])?.isTicked ?? false && comment(in: lines[$0]) != nil }
      .map { $0 + 1 }
  }

  // MARK: The generated part

  /// The beginning of a task list item: a nested one has to carry an id.
  private struct Item {
    let isTicked: Bool
    /// After the box.
    let text: String

    init?(_ line: String) {
      var rest = Substring(line)
      let indent = rest.prefix { $0 == " " }
      guard indent.count < 2 || line.contains("<!-- ") else { return nil }
      rest = rest.dropFirst(indent.count)
      guard let bullet = rest.first, "-*+".contains(bullet) else { return nil }
      rest = rest.dropFirst().drop { $0 == " " || $0 == "\t" }
      let box = rest.prefix(3)
      guard ["[ ]", "[x]", "[X]"].contains(box) else { return nil }
      isTicked = box != "[ ]"
      text = String(rest.dropFirst(3).drop { $0 == " " })
    }
  }

  private mutating func read(_ lines: [String], _ range: Range<Int>) {
    var index = range.lowerBound
    var isNotRecorded = false
    while index < range.upperBound {
      let line = lines[index]
      guard let item = Item(line) else {
        if line.hasPrefix("## ") { isNotRecorded = line == "## \(AgendaMarkdown.notRecorded)" }
        if !Self.isGenerated(line) { strays.append(Stray(line: index + 1, text: line)) }
        index += 1
        continue
      }
      // An editor may have wrapped it, or the user written something below it.
      var below = index + 1
      while below < range.upperBound, Self.continues(lines[below]) { below += 1 }
      let added = lines[index + 1..<below].filter { !$0.contains(Self.refusal) }
      let text = ([line] + added).joined(separator: "\n")
      let whole = ([item.text] + added.map(trimmingSeparators)).joined(separator: " ")
      let parts = Self.parts(of: whole)
      if let id = parts.id, !isNotRecorded { ids.append(id) }
      if item.isTicked {
        ticks.append(
          Tick(
            line: index + 1, text: text, id: parts.id, title: parts.title, note: parts.note,
            due: parts.due))
      } else if parts.id == nil || !parts.note.isEmpty {
        strays.append(Stray(line: index + 1, text: text))
      }
      index = below
    }
  }

  /// Whether a line goes on with the item above it.
  private static func continues(_ line: String) -> Bool {
    guard let first = line.first, line.contains(where: { !$0.isWhitespace }), Item(line) == nil
    else { return false }
    return first.isWhitespace || !"-*+#<".contains(first)
  }

  /// What a generated line is made of, and what stands behind its window.
  private static func parts(
    of text: String
  ) -> (id: String?, title: String, note: String, due: CivilDate?) {
    let title = text.firstRange(of: " — [").map { String(text[..<$0.lowerBound]) } ?? ""
    guard let comment = comment(in: text) else { return (nil, title, "", nil) }
    let head = text[..<comment.range.lowerBound]
    let window = ["(from ", "(on "].flatMap { head.ranges(of: $0) }
      .filter { Self.isDay(head[$0.upperBound...]) }.max { $0.lowerBound < $1.lowerBound }
    let close = window.flatMap { window in head[window.upperBound...].firstIndex(of: ")") }
    let inside = close.map { head[head.index(after: $0)...] } ?? ""
    let notes = [String(inside), String(text[comment.range.upperBound...])].map(trimmingSeparators)
    let due = close.flatMap { CivilDate(iso: String(head[..<$0].suffix(10))) }
    return (comment.id, title, notes.filter { !$0.isEmpty }.joined(separator: ", "), due)
  }

  /// Whether a text begins as `Thu 2026-11-12`.
  private static func isDay(_ text: Substring) -> Bool {
    CivilDate(iso: text.dropFirst(4).prefix(10))?.forPeople == String(text.prefix(14))
  }

  /// The last comment that holds an id.
  private static func comment(in text: String) -> (id: String, range: Range<String.Index>)? {
    guard let open = text.ranges(of: "<!-- ").last,
      let close = text[open.upperBound...].firstRange(of: " -->")
    else { return nil }
    let id = text[open.upperBound..<close.lowerBound]
    guard id.contains("#"), id.contains("/") else { return nil }
    return (String(id), open.lowerBound..<close.upperBound)
  }

  /// Whether a line that is no task can have been generated.
  private static func isGenerated(_ line: String) -> Bool {
    if line.isEmpty || line.contains(refusal) { return true }
    if line.hasPrefix("## ") { return AgendaMarkdown.titles.contains(String(line.dropFirst(3))) }
    if AgendaMarkdown.sentences.contains(where: line.hasPrefix) { return true }
    guard line.hasPrefix("- ") else { return false }
    let text = line.dropFirst(2)
    return text.hasPrefix("[") && text.contains("](")
      || Duty.State.allCases.contains { text.hasPrefix($0.rawValue) }
      || RuleName.allCases.contains { text.hasSuffix("(\($0.rawValue))") }
  }
}

/// What git writes into a file where two sides of a merge have changed the same lines.
private enum MergeConflict {
  /// The marker lines, and what stood there before both sides changed it, as indices.
  static func lines(in lines: [String]) throws(AgendaFile.Refusal) -> Set<Int> {
    enum Part { case outside, ours, base, theirs }
    var found: Set<Int> = []
    var part = Part.outside
    var open = 0
    for (index, line) in lines.enumerated() {
      let next: Part? =
        switch part {
        case .outside: line.hasPrefix("<<<<<<< ") ? .ours : nil
        case .ours where line.hasPrefix("|||||||"): .base
        case .ours, .base: line == "=======" ? .theirs : nil
        case .theirs: line.hasPrefix(">>>>>>> ") ? .outside : nil
        }
      if part == .outside, next != nil { open = index }
      if let next {
        found.insert(index)
        part = next
      } else if part == .base {
        found.insert(index)
      }
    }
    guard part != .outside else { return found }
    // It looks like one, and its sides cannot be told apart.
    guard lines[open...].contains(where: { $0.hasPrefix(">>>>>>> ") }) else {
      return found.filter { $0 < open }
    }
    throw .conflict(line: open + 1)
  }
}

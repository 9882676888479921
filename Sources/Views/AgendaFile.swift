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
  static let refusal: StaticString = "*Not recorded:*"

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
    /// Between company and window; nil where the line is not made as it was.
    public let reason: String?
    /// What was added at its end, or below it.
    public let note: String
    /// The last good day, as its window has it.
    public let due: CivilDate?
    /// Whether what stands in its box is a tick.
    public let isClear: Bool
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
  let lineEnd: String
  public private(set) var ticks: [Tick] = []
  /// The ids of all items, as their comments have them, in order, and the last good days.
  public private(set) var items: [(id: String, due: CivilDate?)] = []
  public private(set) var strays: [Stray] = []
  /// Whether a merge has left two versions of the generated part. The ticks and additions of both
  /// are here, and no ids: what number an item has, nobody can tell.
  public let isMerged: Bool
  /// Outside the generated part, where a user may have moved them.
  public private(set) var ticksOutside: [Tick] = []

  /// - Parameter contents: nil for a file that is not there yet.
  public init(_ contents: [UInt8]?) throws(Refusal) {
    guard let contents, !contents.isEmpty else {
      isMerged = false
      lineEnd = "\n"
      before = "# Agenda\n\n"
      after = ""
      return
    }
    guard let text = String(validating: contents, as: UTF8.self) else { throw .notUTF8 }
    // Splitting on the byte keeps a CRLF file's line ends as they are.
    let lines = text.utf8.split(separator: .newline, omittingEmptySubsequences: false)
      .map { String(Substring($0)) }
    var plain = lines.map {
      $0.utf8.last == .carriageReturn ? String(Substring($0.utf8.dropLast())) : $0
    }
    let begins = plain.indices.filter { plain[$0] == Self.begin }
    let ends = plain.indices.filter { plain[$0] == Self.end }
    let conflict = try MergeConflict.lines(in: plain)
    isMerged = !conflict.isEmpty
    lineEnd = lines[0].hasSuffix("\r") ? "\r\n" : "\n"
    if let first = conflict.min() {
      let isInside =
        begins.count == 1 && ends.count == 1
        && conflict.allSatisfy { begins[0] < $0 && $0 < ends[0] }
      guard isInside else { throw .conflict(line: first + 1) }
      for line in conflict { plain[line] = "" }
    }
    if begins.isEmpty, ends.isEmpty {
      if let source = try? SourceText(contents), FrontMatter(of: source) != .absent {
        throw .frontMatter
      }
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
    items = []
    var seen: Set<[String]> = []
    ticks = ticks.filter { seen.insert([$0.id ?? "", $0.title, $0.note]).inserted }
    var added: Set<String> = []
    strays = strays.filter { added.insert($0.text).inserted }
  }

  private static func ticks(in lines: [String], _ range: Range<Int>) -> [Tick] {
    var fence: Substring?
    var isInComment = false
    return range.compactMap { index in
      // What stands in code or in a comment is shown there, not said.
      let text = lines[index].drop { $0 == " " }
      if let open = fence {
        if text.hasPrefix(open) { fence = nil }
        return nil
      }
      if text.hasPrefix("```") || text.hasPrefix("~~~") {
        fence = text.prefix(3)
        return nil
      }
      if isInComment || text.hasPrefix("<!--") {
        isInComment = !text.contains("-->")
        return nil
      }
      guard lines[index].count - text.count < 4, let item = AgendaItem(lines[index]),
        item.box == .ticked
      else { return nil }
      let parts = AgendaItem.Parts(of: item.text)
      return parts.id == nil ? nil : Tick(item, parts, line: index + 1, text: lines[index])
    }
  }

  // MARK: The generated part

  private mutating func read(_ lines: [String], _ range: Range<Int>) {
    var index = range.lowerBound
    var isNotRecorded = false
    var kept: [Range<Int>] = []
    while index < range.upperBound {
      let line = lines[index]
      let item = AgendaItem(line)
      var below = index + 1
      let canWrap = item != nil || Self.isGenerated(line) && "-*+".contains(line.first ?? " ")
      while canWrap, below < range.upperBound, AgendaItem.continues(lines[below]),
        item != nil || lines[below].first?.isWhitespace ?? false
      {
        below += 1
      }
      defer { index = below }
      guard let item else {
        if line.hasPrefix("## ") { isNotRecorded = line == "## \(AgendaMarkdown.notRecorded)" }
        if !Self.isGenerated(line) { add(index..<below, of: lines, to: &kept) }
        continue
      }
      let added = lines[index + 1..<below].filter { !$0.contains("\(Self.refusal)") }
      let whole =
        added.isEmpty
        ? item.text : ([item.text] + added.map(trimmingSeparators)).joined(separator: " ")
      let parts = AgendaItem.Parts(of: whole)
      if let id = parts.id, !isNotRecorded { items.append((id, parts.due)) }
      if item.box != .empty {
        let text = ([line] + added).joined(separator: "\n")
        ticks.append(Tick(item, parts, line: index + 1, text: text))
      } else if parts.id == nil || !parts.note.isEmpty {
        add(index..<below, of: lines, to: &kept)
      }
    }
    strays = kept.map { Stray(line: $0.lowerBound + 1, text: lines[$0].joined(separator: "\n")) }
  }

  /// Keeps lines; with those before them, where only blank ones lie between.
  private func add(
    _ range: Range<Int>, of lines: [String], to kept: inout [Range<Int>]
  ) {
    // What a merge left side by side is told apart line by line.
    if !isMerged, let last = kept.last,
      lines[last.upperBound..<range.lowerBound].allSatisfy({ $0.allSatisfy(\.isWhitespace) })
    {
      kept[kept.count - 1] = last.lowerBound..<range.upperBound
    } else {
      kept.append(range)
    }
  }

  /// Whether a line that is no task can have been generated.
  private static func isGenerated(_ line: String) -> Bool {
    let bytes = Array(line.utf8)
    if line.allSatisfy(\.isWhitespace) || bytes.first(refusal, in: bytes.indices) != nil {
      return true
    }
    // An item whose box is broken is none of ours any more.
    if AgendaItem.Parts.comment(in: bytes) != nil { return false }
    if line.hasPrefix("## ") { return AgendaMarkdown.titles.contains(String(line.dropFirst(3))) }
    if AgendaMarkdown.sentences.contains(where: line.hasPrefix) { return true }
    guard ["- ", "* ", "+ "].contains(line.prefix(2)) else { return false }
    let text = line.dropFirst(2)
    return text.hasPrefix("[") && text.contains("](")
      || Duty.State.allCases.contains { text.hasPrefix($0.rawValue) } || endsInRule(text)
  }

  /// Whether a text ends in `(promise-undated)`, or another rule's name.
  private static func endsInRule(_ text: Substring) -> Bool {
    guard text.utf8.last == UInt8(ascii: ")"),
      let open = text.utf8.lastIndex(of: UInt8(ascii: "("))
    else { return false }
    return RuleName(rawValue: String(text[text.utf8.index(after: open)...].dropLast())) != nil
  }
}

extension AgendaFile.Tick {
  fileprivate init(_ item: AgendaItem, _ parts: AgendaItem.Parts, line: Int, text: String) {
    self.line = line
    self.text = text
    id = parts.id
    title = parts.title
    reason = parts.reason
    note = parts.note
    due = parts.due
    isClear = item.box == .ticked
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

internal import Syntax

/// What a heading opens.
enum Heading {
  struct Interview {
    let date: CivilDate
    let time: CivilTime?
    let title: String
  }

  case contacts, references, log
  /// `Interviews`: its headings with a date are interviews.
  case interviews
  case interview(Interview)
  /// An interview on an impossible day: nothing below it is read.
  case impossible(WrittenDate)
  /// An interview with a number and no date.
  case undated
  case other

  /// A heading with one of these before its date is about an interview, and is none.
  private static let preparations: [StaticString] = [
    "prep", "prepare", "preparing", "preparation", "questions", "research",
  ]

  init(_ block: Markdown.Block, in markdown: Markdown, isBelowInterviews: Bool) {
    let text = markdown.text
    switch KeyTable.headings[folded: foldedKey(text[block.text])] {
    case .contacts: self = .contacts
    case .references: self = .references
    case .log: self = .log
    case .interviews: self = .interviews
    case .interview, nil:
      let date = WrittenDate.first(in: text, block.text)
      let words = Self.words(in: text, block.text)
      func isWord(_ range: Range<Int>, _ word: StaticString) -> Bool {
        range.count == word.utf8CodeUnitCount
          && text.hasWord(word, at: range.lowerBound, before: range.upperBound)
      }
      let word = words.first { isWord($0, "interview") }
      let isPreparation = words.contains { range in
        range.lowerBound < date?.range.lowerBound ?? .max
          && Self.preparations.contains { isWord(range, $0) }
      }
      let isInterview = word != nil && !isPreparation
      guard let date else {
        let hasDigit = text[block.text].contains(where: \.isASCIIDigit)
        self = isInterview && hasDigit ? .undated : .other
        return
      }
      guard isInterview || isBelowInterviews else {
        self = .other
        return
      }
      guard let day = date.date else {
        self = .impossible(date)
        return
      }
      var afterTime = date.range.upperBound
      var start = afterTime
      while start < block.text.upperBound,
        text[start] == .space || text[start] == .comma || text[start] == UInt8(ascii: "T")
      {
        start += 1
      }
      if text.hasWord("at ", at: start, before: block.text.upperBound) { start += 3 }
      var time: CivilTime?
      if start > date.range.upperBound,
        let read = CivilTime.read(in: text, at: start, before: block.text.upperBound, lenient: true)
      {
        time = read.time
        afterTime = read.end
      }
      let title = Self.title(
        in: text, before: block.text.lowerBound..<date.range.lowerBound,
        after: afterTime..<block.text.upperBound, without: word)
      self = .interview(Interview(date: day, time: time, title: title))
    }
  }

  /// What it opens or was meant to open.
  var kind: SectionKind? {
    switch self {
    case .contacts: .contacts
    case .references: .references
    case .log: .log
    case .interviews: .interviews
    case .interview, .impossible, .undated: .interview
    case .other: nil
    }
  }

  /// The day of an interview.
  var date: CivilDate? {
    if case .interview(let interview) = self { interview.date } else { nil }
  }

  private static func words(in text: [UInt8], _ range: Range<Int>) -> [Range<Int>] {
    var words: [Range<Int>] = []
    var start: Int?
    for index in range {
      if text[index].isWordByte {
        start = start ?? index
      } else if let begun = start {
        words.append(begun..<index)
        start = nil
      }
    }
    if let start { words.append(start..<range.upperBound) }
    return words
  }

  private static func title(
    in text: [UInt8], before: Range<Int>, after: Range<Int>, without word: Range<Int>?
  ) -> String {
    func part(_ range: Range<Int>) -> String {
      var bytes: [UInt8] = []
      if let word, range.contains(word.lowerBound) {
        let head = text.trimmingBlanks(range.lowerBound..<word.lowerBound)
        let tail = text.trimmingBlanks(word.upperBound..<range.upperBound)
        bytes = text[head] + (head.isEmpty || tail.isEmpty ? [] : [.space]) + text[tail]
      } else {
        bytes = Array(text[range])
      }
      var part = Substring(decoding: bytes, as: UTF8.self)
      let isEdge = { (character: Character) in
        character.isWhitespace || ",;:.!?-–—|/()".contains(character)
      }
      while let first = part.first, isEdge(first) { part.removeFirst() }
      while let last = part.last, isEdge(last) { part.removeLast() }
      return String(part)
    }
    var head = part(before)
    // `Final interview on 2026-11-30`: the word led up to the date.
    if head == "on" { head = "" }
    if head.hasSuffix(" on") { head = String(head.dropLast(3)) }
    return [head, part(after)].filter { !$0.isEmpty }.joined(separator: ", ")
  }
}

/// The recognised sections around a place, innermost last.
struct SectionStack {
  enum Section {
    case contacts, references, log, interviews, unreadable
    /// An index of the interviews' sections.
    case interview(Int)
  }

  private var sections: [(level: Int, section: Section)] = []

  /// nil outside all of them. Nothing below an impossible interview is read.
  var current: Section? { isUnreadable ? .unreadable : sections.last?.section }

  private var isUnreadable: Bool {
    sections.contains { if case .unreadable = $0.section { true } else { false } }
  }

  /// Whether a heading of this level stands below an impossible interview.
  private func isUnreadable(_ level: Int) -> Bool {
    sections.contains {
      if case .unreadable = $0.section { return $0.level < level }
      return false
    }
  }

  /// Whether a heading of this level would stand inside a section `Interviews`.
  private func isBelowInterviews(_ level: Int) -> Bool {
    sections.contains {
      if case .interviews = $0.section { return $0.level < level }
      return false
    }
  }

  /// Leaves what the heading ends and enters what it opens.
  ///
  /// - Parameter interview: The index of its section, if it is an interview's.
  /// - Returns: nil for a heading that is not read, below an impossible interview.
  mutating func enter(
    _ block: Markdown.Block, level: Int, in markdown: Markdown, interview: Int = 0
  ) -> Heading? {
    if isUnreadable(level) { return nil }
    let heading = Heading(block, in: markdown, isBelowInterviews: isBelowInterviews(level))
    while let last = sections.last, last.level >= level { sections.removeLast() }
    switch heading {
    case .contacts: sections.append((level, .contacts))
    case .references: sections.append((level, .references))
    case .log: sections.append((level, .log))
    case .interviews: sections.append((level, .interviews))
    case .interview: sections.append((level, .interview(interview)))
    case .impossible: sections.append((level, .unreadable))
    case .undated, .other: break
    }
    return heading
  }
}

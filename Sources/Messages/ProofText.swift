internal import Journal
internal import Syntax

/// The words of a message, as a proofreader looks at them.
struct ProofText: Sendable {
  struct Word: Sendable {
    let range: Range<Int>
    let text: String
    /// Lower case, with a plain apostrophe.
    let folded: String
    let startsSentence: Bool

    var isCapitalized: Bool { text.first?.isUppercase ?? false }
  }

  let source: SourceText
  /// Places still to fill, in the whole file. What stands in them is no text.
  let places: [(range: Range<Int>, text: String)]
  let subject: [Word]
  let body: [Word]
  /// The line of the text that greets somebody, and what comes behind its opening words: the
  /// bytes that name whom.
  let greeting: (line: Range<Int>, whom: Range<Int>)?
  /// The words between the greeting and the closing line.
  let core: ArraySlice<Word>
  /// What people count as words, `well-known` as one.
  let spans: [Range<Int>]

  init(_ message: MessageFile) {
    let source = message.source
    self.source = source
    let lines = Self.lines(of: source, in: message.body)
    let found = PlacesToFill.find(in: source)
    places = found
    let subjectRange = message.fields[.subject]?.range ?? 0..<0
    subject = Self.words(of: source, in: subjectRange, without: Masks(found.map(\.range)))
    let own = lines.filter { !source.bytes[$0].starts(with: ">".utf8) }
    var masks = Masks(found.map(\.range))
    spans = own.flatMap { Self.chunks(of: source, in: $0) }.filter { chunk in
      source.bytes[chunk].contains(where: \.isWordByte) && !masks.overlap(chunk)
    }
    let quotes = lines.filter { source.bytes[$0].starts(with: ">".utf8) }
    body = Self.words(
      of: source, in: message.body, without: Masks(found.map(\.range) + quotes))
    let shown = own.filter { !$0.isEmpty }
    greeting = shown.first.flatMap { line in
      Greetings.whom(source, in: line).map { (line, $0) }
    }
    let closing = shown.dropFirst().suffix(8).last { Greetings.isClosing(source, line: $0) }
    let start = greeting?.line.upperBound ?? message.body.lowerBound
    let end = closing?.lowerBound ?? message.body.upperBound
    let first = body.firstIndex { $0.range.lowerBound >= start } ?? body.endIndex
    let last = body.firstIndex { $0.range.lowerBound >= end } ?? body.endIndex
    core = body[first..<max(first, last)]
  }

  /// Whether nothing but white space lies between two words, and no empty line.
  func isGap(_ left: Word, _ right: Word) -> Bool {
    let gap = left.range.upperBound..<right.range.lowerBound
    let bytes = source.bytes[gap]
    return !bytes.isEmpty
      && bytes.allSatisfy { $0.isBlank || $0 == .newline || $0 == .carriageReturn }
      && bytes.count { $0 == .newline } <= 1
  }

  // MARK: Reading

  /// Stretches that hold no words, for whoever goes through the text from its beginning.
  struct Masks {
    /// Apart from each other, the first one last.
    private var ahead: [Range<Int>] = []

    init(_ ranges: [Range<Int>] = []) {
      for range in ranges.sorted(by: { $0.lowerBound > $1.lowerBound }) {
        if let last = ahead.last, last.lowerBound < range.upperBound {
          ahead[ahead.count - 1] = range.lowerBound..<max(last.upperBound, range.upperBound)
        } else {
          ahead.append(range)
        }
      }
    }

    /// - Parameter range: None before it is asked about any more.
    mutating func overlap(_ range: Range<Int>) -> Bool {
      while let next = ahead.last, next.upperBound <= range.lowerBound { ahead.removeLast() }
      return ahead.last?.overlaps(range) ?? false
    }
  }

  private static func lines(of source: SourceText, in range: Range<Int>) -> [Range<Int>] {
    guard !range.isEmpty else { return [] }
    let first = source.lineNumber(at: range.lowerBound)
    return (first...source.lineCount).map(source.content)
  }

  /// What stands between blanks.
  static func chunks(of source: SourceText, in range: Range<Int>) -> [Range<Int>] {
    source.bytes[range].split { $0.isBlank || $0 == .newline || $0 == .carriageReturn }
      .map { $0.startIndex..<$0.endIndex }
  }

  /// Words of letters and digits; web and mail addresses, and the like, hold none.
  static func words(
    of source: SourceText, in range: Range<Int>, without masks: Masks = Masks()
  ) -> [Word] {
    var masks = masks
    var words: [Word] = []
    var lastEnd = range.lowerBound
    for chunk in chunks(of: source, in: range) where !isAddress(source.bytes[chunk]) {
      var start: Int?
      var lastLetterEnd = chunk.lowerBound
      var offset = chunk.lowerBound
      func end() {
        guard let from = start else { return }
        start = nil
        // An apostrophe at the end is a quotation mark.
        let range = from..<lastLetterEnd
        guard !masks.overlap(range) else {
          lastEnd = range.upperBound
          return
        }
        let text = source.string(in: range)
        let startsSentence = words.isEmpty || endsSentence(source.bytes[lastEnd..<range.lowerBound])
        words.append(
          Word(
            range: range, text: text,
            folded: text.lowercased().replacing("’", with: "'"), startsSentence: startsSentence))
        lastEnd = range.upperBound
      }
      for scalar in source.string(in: chunk).unicodeScalars {
        if isLetter(scalar) {
          start = start ?? offset
          lastLetterEnd = offset + UTF8.width(scalar)
        } else if start == nil || !isApostrophe(scalar) {
          end()
        }
        offset += UTF8.width(scalar)
      }
      end()
    }
    return words
  }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return UInt8(scalar.value).isWordByte }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .otherLetter, .modifierLetter,
      .nonspacingMark, .spacingMark, .decimalNumber:
      return true
    default: return false
    }
  }

  private static func isApostrophe(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "'" || scalar == "’"
  }

  private static func endsSentence(_ gap: ArraySlice<UInt8>) -> Bool {
    gap.contains { ".!?:;-*".utf8.contains($0) } || gap.count { $0 == .newline } > 1
      || gap.starts(with: "…".utf8)
  }

  private static func isAddress(_ chunk: ArraySlice<UInt8>) -> Bool {
    if chunk.contains(UInt8(ascii: "@")) { return true }
    for index in chunk.indices.dropFirst().dropLast() {
      let (before, here, after) = (chunk[index - 1], chunk[index], chunk[index + 1])
      // `www.firm.example`, `z.B.`, `https://…`
      if here == UInt8(ascii: "."), before.isWordByte, after.isWordByte, !before.isASCIIDigit {
        return true
      }
      if here == UInt8(ascii: "/"), before == .colon { return true }
    }
    return false
  }
}

/// Places that somebody meant to fill before sending.
enum PlacesToFill {
  /// Words that stand for something else, where nothing but them is in brackets.
  private static let standIns = Set(
    """
    name names first last full surname company employer firm organisation organization role \
    position title job date day time month interviewer recruiter manager hiring contact person \
    address email phone number city department team signature subject topic project reason link \
    insert add fill enter here your my their his her the a an of and or to in in's xx xxx \
    vorname nachname firma unternehmen arbeitgeber stelle rolle titel datum tag uhrzeit monat \
    ansprechpartner ansprechpartnerin personalleiter adresse telefon telefonnummer ort abteilung \
    unterschrift betreff thema projekt grund hier einfügen ergänzen eintragen ihr ihre ihren mein \
    meine der die das des den dem und oder einsetzen
    """.split(separator: " ").map(String.init))

  private static let leftovers: Set<String> = ["TODO", "XXX", "FIXME", "TBD", "TBC"]

  static func find(in source: SourceText) -> [(range: Range<Int>, text: String)] {
    var found: [(range: Range<Int>, text: String)] = []
    for number in 1...source.lineCount {
      let line = source.content(ofLine: number)
      var index = line.lowerBound
      while index < line.upperBound {
        if let end = end(of: source, at: index, line) {
          found.append((index..<end, source.string(in: index..<end)))
          index = end
        } else {
          index += 1
        }
      }
    }
    return found
  }

  private static func end(of source: SourceText, at index: Int, _ line: Range<Int>) -> Int? {
    let bytes = source.bytes
    let rest = bytes[index..<line.upperBound]
    func behind(_ text: String) -> Int? {
      let needle = Array(text.utf8)
      return rest.indices.first { rest[$0...].starts(with: needle) }.map { $0 + needle.count }
    }
    switch bytes[index] {
    case UInt8(ascii: "["):
      if rest.starts(with: "[…".utf8) || rest.starts(with: "[...".utf8) {
        return behind("]") ?? line.upperBound
      }
      return enclosed(source, rest, upTo: UInt8(ascii: "]"))
    case UInt8(ascii: "<"): return enclosed(source, rest, upTo: UInt8(ascii: ">"))
    case UInt8(ascii: "{"):
      if rest.starts(with: "{{".utf8) {
        var end = behind("}}") ?? line.upperBound
        if end < line.upperBound, bytes[end] == UInt8(ascii: "}") { end += 1 }
        return end
      }
      return enclosed(source, rest, upTo: UInt8(ascii: "}"))
    case UInt8(ascii: "_"):
      guard index == line.lowerBound || bytes[index - 1] != bytes[index] else { return nil }
      let end = rest.firstIndex { $0 != UInt8(ascii: "_") } ?? line.upperBound
      // A line of nothing else is a rule above a signature.
      return end - index >= 3 && index..<end != line ? end : nil
    case let byte where byte.isASCIIUppercase:
      guard index == line.lowerBound || !bytes[index - 1].isWordByte else { return nil }
      let end = rest.firstIndex { !$0.isWordByte } ?? line.upperBound
      return leftovers.contains(source.string(in: index..<end)) ? end : nil
    default: return nil
    }
  }

  /// A few words, in bytes. Without a limit, a line of opening brackets would take the square of its
  /// length.
  private static let longest = 200

  /// The end of `[name]` or `<your company>`; a link's text and a footnote are none.
  private static func enclosed(
    _ source: SourceText, _ rest: ArraySlice<UInt8>, upTo end: UInt8
  ) -> Int? {
    guard let close = rest.prefix(longest).firstIndex(of: end) else { return nil }
    let after = close + 1
    if after < rest.endIndex, "([:".utf8.contains(rest[after]) { return nil }
    let words = ProofText.words(of: source, in: rest.startIndex + 1..<close)
    guard !words.isEmpty, words.count <= 6 else { return nil }
    let isStandIn = words.allSatisfy { word in
      standIns.contains(word.folded.hasSuffix("'s") ? String(word.folded.dropLast(2)) : word.folded)
    }
    return isStandIn ? after : nil
  }
}

/// How messages open and end.
enum Greetings {
  /// Lower case, the longer of two that begin alike first.
  private static let openings = [
    "sehr geehrte damen und herren", "sehr geehrter", "sehr geehrte", "to whom it may concern",
    "good morning", "good afternoon", "good evening", "good day", "guten morgen", "guten tag",
    "guten abend", "grüß gott", "grüezi", "greetings", "werter", "werte", "lieber", "liebes",
    "liebe", "hallo", "hello", "servus", "moin", "dear", "hey", "hi",
  ].map { $0.split(separator: " ").map(String.init) }

  private static let closings = [
    "best", "kind regards", "regards", "warm regards", "warmest regards", "with kind regards",
    "with best", "with warm", "sincerely", "yours", "many thanks", "thanks", "thank you", "cheers",
    "all the best", "warmly", "take care", "mit freundlichen", "mit besten", "mit herzlichen",
    "viele grüße", "beste grüße", "herzliche grüße", "freundliche grüße", "liebe grüße",
    "schöne grüße", "herzlichst", "gruß", "danke", "vielen dank", "besten dank", "herzlichen dank",
    "bis bald",
  ].map { $0.split(separator: " ").map(String.init) }

  /// Words before a name that are no part of it, and words for several.
  static let titles: Set<String> = [
    "mr", "mrs", "ms", "miss", "mx", "dr", "prof", "professor", "frau", "herr", "herrn", "doktor",
    "sir", "madam", "doctor",
  ]

  private static let groups: Set<String> = [
    "all", "everyone", "everybody", "team", "there", "again", "both", "friends", "colleagues",
    "hiring", "manager", "committee", "ladies", "gentlemen", "recruiting", "talent", "people",
    "the", "from", "at", "zusammen", "alle", "allerseits", "damen", "herren", "kolleginnen",
    "kollegen", "nochmal", "noch", "einmal", "liebe", "lieber", "sehr", "geehrte", "geehrter",
    "and", "und", "of", "dear", "from", "in", "die", "das", "an", "mal", "wieder", "back",
  ]

  /// What follows the greeting's words up to the comma.
  ///
  /// - Returns: nil for a line that greets nobody.
  static func whom(_ source: SourceText, in line: Range<Int>) -> Range<Int>? {
    let words = ProofText.words(of: source, in: line)
    let end = source.bytes[line].firstIndex { ",!:".utf8.contains($0) } ?? line.upperBound
    for opening in openings where words.map(\.folded).starts(with: opening) {
      let start = words[opening.count - 1].range.upperBound
      return start..<max(start, end)
    }
    // A name and a comma.
    let isName =
      end < line.upperBound && end + 1 >= line.upperBound && (1...3).contains(words.count)
      && words.allSatisfy(\.isCapitalized)
    return isName ? line.lowerBound..<end : nil
  }

  /// The names in a greeting.
  static func names(_ text: ProofText) -> [ProofText.Word] {
    guard let greeting = text.greeting else { return [] }
    return text.body.filter {
      greeting.whom.contains($0.range.lowerBound) && $0.isCapitalized && $0.folded.count > 1
        && !titles.contains($0.folded) && !groups.contains($0.folded)
    }
  }

  static func isClosing(_ source: SourceText, line: Range<Int>) -> Bool {
    let words = ProofText.words(of: source, in: line).map(\.folded)
    guard (1...6).contains(words.count), !source.string(in: line).hasSuffix(".") else {
      return false
    }
    return closings.contains { words.starts(with: $0) }
  }
}

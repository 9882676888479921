internal import Journal
internal import Syntax

/// What was added to a ticked item, with the day on which the thing was done taken out of it.
struct TickNote {
  private(set) var parts: (day: CivilDate?, note: String)

  /// - Throws: `EditRefusal` where a day is written that cannot be read, or may not be the one.
  init(_ text: String, today: CivilDate) throws(EditRefusal) {
    parts = (nil, text)
    // An entry has a date of its own.
    if text.contains(":"), (try? TypedEntry(text)) != nil { return }
    let bytes = Array(text.utf8)
    if !text.lowercased().contains("before yesterday"),
      let relative = Self.relativeDay(in: text, today: today)
    {
      parts = relative
      return
    }
    if let strange = Self.strangeDay(in: text) {
      throw EditRefusal("“\(strange)” is no date; write a day such as \(today)")
    }
    var from = 0
    var dates: [WrittenDate] = []
    while let date = WrittenDate.first(in: bytes, from..<bytes.count) {
      from = date.range.upperBound
      if !Self.isForLater(date, in: bytes) { dates.append(date) }
    }
    guard !dates.isEmpty else { return }
    for date in dates where date.date == nil {
      let written = String(decoding: bytes[date.range], as: UTF8.self)
      throw EditRefusal("“\(written)” is no day; write it like \(today)")
    }
    guard dates.count == 1 else {
      throw EditRefusal("it names several days; write the one on which it was done")
    }
    for date in dates {
      let head = Self.trimmed(String(decoding: bytes[..<date.range.lowerBound], as: UTF8.self))
      let tail = Self.trimmed(String(decoding: bytes[date.range.upperBound...], as: UTF8.self))
      guard head.isEmpty || tail.isEmpty else { continue }
      parts = (date.date, head + tail)
      return
    }
    // What lies ahead cannot be the day on which it was done.
    guard let past = dates.compactMap(\.date).first(where: { $0 <= today }) else { return }
    throw EditRefusal("is \(past) the day on which it was done? write it first, or last")
  }

  /// A date of another form, or words that say when something was done to people who know when they
  /// were written.
  private static func strangeDay(in text: String) -> String? {
    let words = text.split { !$0.isLetter && !$0.isNumber && $0 != "." && $0 != "/" }
      .compactMap { (word: Substring) -> Substring? in
        word.lastIndex { $0.isLetter || $0.isNumber }.map { word[...$0] }
      }
    let plain = words.map { $0.lowercased() }
    if text.first == "-", let first = plain.first, isOffset(first) { return "-" + words[0] }
    for (index, word) in words.enumerated() {
      if let day = foreignDay(in: word) { return String(day) }
      let count: Int
      switch plain[index...].prefix(3) {
      case ["day", "before", "yesterday"]: count = 3
      case let said where said.last == "ago" && isPeriod(said.dropLast()): count = 3
      case let said where ["on", "last"].contains(said.first) && isWeekday(said.dropFirst().first):
        count = 2
      default: continue
      }
      return String(text[word.startIndex..<words[index + count - 1].endIndex])
    }
    return nil
  }

  /// `17.11.2026`, `17/11/26`.
  private static func foreignDay(in word: Substring) -> Substring? {
    let parts = word.split { $0 == "." || $0 == "/" }
    func isNumber(_ part: Substring, of lengths: ClosedRange<Int>) -> Bool {
      lengths.contains(part.count) && part.utf8.allSatisfy(\.isASCIIDigit)
    }
    for start in parts.indices.dropLast(2)
    where isNumber(parts[start], of: 1...2) && isNumber(parts[start + 1], of: 1...2)
      && isNumber(parts[start + 2], of: 2...4)
    {
      return word[parts[start].startIndex..<parts[start + 2].endIndex]
    }
    return nil
  }

  /// `3d`, `2wd`.
  private static func isOffset(_ word: String) -> Bool {
    ["", "d", "w", "wd"].contains(word.drop(while: \.isNumber)) && word.first?.isNumber ?? false
  }

  /// `2 days`, `1 week`.
  private static func isPeriod(_ words: ArraySlice<String>) -> Bool {
    words.count == 2 && words.first.flatMap { Int($0) } != nil
      && ["day", "days", "week", "weeks"].contains(words.last)
  }

  private static func isWeekday(_ word: String?) -> Bool {
    Weekday.allCases.contains { word?.hasPrefix($0.rawValue) ?? false }
  }

  /// `by 2026-12-04` says when something else is due.
  private static func isForLater(_ date: WrittenDate, in bytes: [UInt8]) -> Bool {
    let word = bytes[..<date.range.lowerBound].split { $0.isBlank || $0 == .colon }.last ?? []
    return ["by", "until", "due"].contains(foldedKey(word))
  }

  private static func relativeDay(
    in text: String, today: CivilDate
  ) -> (day: CivilDate?, note: String)? {
    for (word, day) in [("yesterday", today - 1), ("today", today)] {
      let words = text.split(separator: " ")
      if let first = words.first, plain(first) == word {
        return (day, trimmed(words.dropFirst().joined(separator: " ")))
      }
      if let last = words.last, plain(last) == word {
        return (day, trimmed(words.dropLast().joined(separator: " ")))
      }
    }
    return nil
  }

  private static func plain(_ word: Substring) -> String {
    String(word.lowercased().filter(\.isLetter))
  }

  /// Without separators, a parenthesis around the date, and the `on` before it.
  private static func trimmed(_ text: String) -> String {
    var text = Substring(trimmingSeparators(text))
    if text.hasPrefix(")") { text = text.dropFirst() }
    if text.hasSuffix("(") { text = text.dropLast() }
    if text == "." { return "" }
    if text == "on" { return "" }
    if text.hasSuffix(" on") { text = text.dropLast(3) }
    return trimmingSeparators(String(text))
  }
}

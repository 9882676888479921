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
    if let strange = text.firstMatch(of: Self.foreignDay) {
      throw EditRefusal("“\(strange.output)” is no date; write a day such as \(today)")
    }
    if let vague = text.firstMatch(of: Self.vagueDay) {
      throw EditRefusal("“\(vague.output)” is no date; write a day such as \(today)")
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

  // Neither is changed; a pattern is only not declared to be safe to share.
  nonisolated(unsafe) private static let foreignDay =
    /\b\d{1,2}[.\/]\d{1,2}[.\/]\d{2,4}\b/
  /// Words that say when something was done, to people who know when they were written.
  nonisolated(unsafe) private static let vagueDay =
    /(?i:day before yesterday|\d{1,4} (?:days?|weeks?) ago|\b(?:on|last) (?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\b|^-\d{1,4}w?d?\b)/

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

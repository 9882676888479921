internal import Journal
internal import Syntax

/// A date as another program writes it: `11/20/24, 8:15 AM`, `20 Nov 2024`, `2024-11-20T08:15:00Z`.
/// The time of day is left out.
enum ForeignDate {
  case day(CivilDate)
  /// Three numbers that only an order makes a date.
  case numbers(ForeignNumbers)

  init?(_ text: String) {
    var reader = Reader(bytes: Array(text.utf8))
    guard let parts = reader.parts() else {
      guard let day = Self.moment(text) else { return nil }
      self = .day(day)
      return
    }
    switch (parts[0], parts[1], parts[2]) {
    case (.number(let year, 4), .number(let month, ...2), .number(let day, ...2)):
      guard let date = CivilDate(year: year, month: month, day: day) else { return nil }
      self = .day(date)
    case (.number(let first, ...2), .number(let second, ...2), .number(let third, let digits))
    where digits == 2 || digits == 4:
      self = .numbers(
        ForeignNumbers(first: first, second: second, third: third, hasCentury: digits == 4))
    case (.month(let month), .number(let day, ...2), .number(let year, let digits)),
      (.number(let day, ...2), .month(let month), .number(let year, let digits)):
      guard digits == 2 || digits == 4,
        let date = CivilDate(year: digits == 2 ? 2000 + year : year, month: month, day: day)
      else { return nil }
      self = .day(date)
    case (.number(let year, 4), .month(let month), .number(let day, ...2)):
      guard let date = CivilDate(year: year, month: month, day: day) else { return nil }
      self = .day(date)
    default: return nil
    }
  }

  /// Seconds or milliseconds since 1970, by their number of digits; the day is that of UTC.
  private static func moment(_ text: String) -> CivilDate? {
    let digits = text.utf8.count
    guard digits == 10 || digits == 13, text.utf8.allSatisfy(\.isASCIIDigit),
      let number = Int(text)
    else { return nil }
    return CivilDate(dayNumber: (digits == 13 ? number / 1000 : number) / 86_400)
  }

  enum Part {
    /// With the number of its digits.
    case number(Int, Int)
    case month(Int)
  }

  private struct Reader {
    let bytes: [UInt8]
    private var cursor = 0

    init(bytes: [UInt8]) { self.bytes = bytes }

    private var next: UInt8? { cursor < bytes.count ? bytes[cursor] : nil }

    mutating func parts() -> [Part]? {
      skip(" ")
      skipWeekday()
      var parts: [Part] = []
      var separators: [[UInt8]] = []
      while parts.count < 3 {
        if !parts.isEmpty {
          let separator = skip(" -/.,")
          guard !separator.isEmpty else { return nil }
          separators.append(separator.filter { $0 != .space })
        }
        guard let part = part() else { return nil }
        parts.append(part)
      }
      // `3/4-26` is no date.
      let isNumeric = parts.allSatisfy { if case .number = $0 { true } else { false } }
      guard !isNumeric || separators[0] == separators[1] && separators[0].count == 1 else {
        return nil
      }
      return isAtTimeOrEnd() ? parts : nil
    }

    @discardableResult private mutating func skip(_ signs: StaticString) -> [UInt8] {
      let start = cursor
      signs.withUTF8Buffer { signs in
        while let byte = next, signs.contains(byte) { cursor += 1 }
      }
      return Array(bytes[start..<cursor])
    }

    private func word() -> Range<Int> {
      var end = cursor
      while end < bytes.count, bytes[end].isASCIILetter { end += 1 }
      return cursor..<end
    }

    private mutating func skipWeekday() {
      let word = word()
      let name = foldedKey(bytes[word])
      guard word.count >= 3, Weekday.allCases.contains(where: { $0.name.hasPrefix(name) })
      else { return }
      cursor = word.upperBound
      skip(" ,.")
    }

    private mutating func part() -> Part? {
      let start = cursor
      if let byte = next, byte.isASCIIDigit {
        var number = 0
        while let byte = next, byte.isASCIIDigit, cursor - start < 5 {
          number = number * 10 + Int(byte & 0x0F)
          cursor += 1
        }
        let digits = cursor - start
        let word = word()
        if !word.isEmpty, ["st", "nd", "rd", "th"].contains(foldedKey(bytes[word])) {
          cursor = word.upperBound
        }
        return .number(number, digits)
      }
      let word = word()
      let name = foldedKey(bytes[word])
      guard word.count >= 3,
        let month = Self.months.firstIndex(where: {
          $0.hasPrefix(name) || name == "sept" && $0 == "september"
        })
      else { return nil }
      cursor = word.upperBound
      return .month(month + 1)
    }

    private static let months = [
      "january", "february", "march", "april", "may", "june", "july", "august", "september",
      "october", "november", "december",
    ]

    /// Whether nothing follows but a time of day.
    private mutating func isAtTimeOrEnd() -> Bool {
      guard cursor < bytes.count else { return true }
      let separator = skip(" ,T")
      guard cursor < bytes.count else { return true }
      let end = bytes[cursor...].prefix { $0.isASCIIDigit }.endIndex
      return !separator.isEmpty && (cursor + 1...cursor + 2).contains(end) && end < bytes.count
        && bytes[end] == .colon
    }
  }
}

struct ForeignNumbers {
  let first: Int
  let second: Int
  let third: Int
  /// Whether the third number can only be a year.
  let hasCentury: Bool

  func date(_ order: DateOrder) -> CivilDate? {
    parts(order).flatMap { CivilDate(year: $0.year, month: $0.month, day: $0.day) }
  }

  /// Whether the numbers can be of such a date, though perhaps of a 31st of February.
  func fits(_ order: DateOrder) -> Bool {
    parts(order).map { (1...12).contains($0.month) && (1...31).contains($0.day) } ?? false
  }

  private func parts(_ order: DateOrder) -> (year: Int, month: Int, day: Int)? {
    let year = hasCentury ? third : 2000 + third
    return switch order {
    case .dmy: (year, second, first)
    case .mdy: (year, first, second)
    case .ymd: hasCentury ? nil : (2000 + first, second, third)
    }
  }
}

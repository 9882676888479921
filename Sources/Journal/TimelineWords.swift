internal import Syntax

/// What a timeline without a date says in words: `in two weeks`.
struct TimelineWords {
  /// The first number and unit.
  let span: TimelineAnswer?
  /// Whether it mentions a number, a month, a weekday or a week: it may mean a date.
  let hintsAtDate: Bool

  private static let numbers: [String: Int] = [
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10,
  ]

  private static let units: [String: TimelineAnswer.Unit] = [
    "day": .days, "days": .days, "week": .weeks, "weeks": .weeks, "month": .months,
    "months": .months,
  ]

  private static let names: Set<String> = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday",
    "Saturday", "Sunday",
  ]

  init(_ text: String) {
    // `1.5 weeks` is no five weeks: a point or comma inside a number keeps it together.
    let words = text.split { !($0.isLetter || $0.isNumber || $0 == "." || $0 == ",") }
      .map { trimmingPunctuation(String($0)) }
    let folded = words.map { $0.lowercased() }
    var span: TimelineAnswer?
    for (index, word) in folded.enumerated() where span == nil {
      // Longer numbers are no waiting times, and no calendar holds them.
      let number = Self.numbers[word] ?? (word.utf8.count <= 4 ? Int(word) : nil)
      guard let number, index + 1 < folded.count else { continue }
      if let unit = Self.units[folded[index + 1]] {
        span = .within(number, unit)
      } else if ["working", "business"].contains(folded[index + 1]), index + 2 < folded.count,
        Self.units[folded[index + 2]] == .days
      {
        span = .within(number, .workingDays)
      }
    }
    self.span = span
    hintsAtDate =
      text.utf8.contains(where: \.isASCIIDigit) || words.contains { Self.names.contains($0) }
      || folded.contains { ["week", "weeks", "month", "months"].contains($0) }
  }
}

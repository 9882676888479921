internal import Journal

/// Text in which dates are told apart, so that no line breaks within one.
enum Prose {
  private static let weekdays = Set(Weekday.allCases.map { Array($0.abbreviation.utf8) })

  static func runs(_ text: String) -> [Values] {
    let bytes = Array(text.utf8)
    var runs: [Values] = []
    var start = 0
    func add(_ range: Range<Int>, as name: String) {
      if !range.isEmpty { runs.append([name: String(decoding: bytes[range], as: UTF8.self)]) }
    }
    var index = 0
    while index + 10 <= bytes.count {
      guard isDate(bytes, at: index) else {
        index += 1
        continue
      }
      // `Thu 2026-11-12`.
      let hasWeekday =
        index >= start + 4 && bytes[index - 1] == UInt8(ascii: " ")
        && weekdays.contains(Array(bytes[index - 4..<index - 1]))
      let first = hasWeekday ? index - 4 : index
      add(start..<first, as: "run")
      add(first..<index + 10, as: "date")
      index += 10
      start = index
    }
    add(start..<bytes.count, as: "run")
    return runs
  }

  private static func isDate(_ bytes: [UInt8], at start: Int) -> Bool {
    (0..<10).allSatisfy { offset in
      let byte = bytes[start + offset]
      return offset == 4 || offset == 7 ? byte == UInt8(ascii: "-") : byte >= 0x30 && byte <= 0x39
    }
  }
}

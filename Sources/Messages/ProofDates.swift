internal import FollowUp
internal import Journal
internal import Syntax

/// The words of dates, in both languages, in lower case.
enum DateWords {
  private static let monthNames = [
    ["january", "jan", "januar", "jänner"], ["february", "feb", "februar"],
    ["march", "mar", "märz"], ["april", "apr"], ["may", "mai"], ["june", "jun", "juni"],
    ["july", "jul", "juli"], ["august", "aug"], ["september", "sep", "sept"],
    ["october", "oct", "oktober", "okt"], ["november", "nov"],
    ["december", "dec", "dezember", "dez"],
  ]

  static let months = Dictionary(
    uniqueKeysWithValues: monthNames.enumerated().flatMap { number, names in
      names.map { ($0, number + 1) }
    })

  private static let german: [Weekday: String] = [
    .mon: "Montag", .tue: "Dienstag", .wed: "Mittwoch", .thu: "Donnerstag", .fri: "Freitag",
    .sat: "Samstag", .sun: "Sonntag",
  ]

  static let weekdays: [String: Weekday] = {
    var words: [String: Weekday] = ["sonnabend": .sat, "tues": .tue, "thurs": .thu]
    for day in Weekday.allCases {
      words[day.name] = day
      words[day.rawValue] = day
      if let name = german[day] {
        words[name.lowercased()] = day
        words[String(name.lowercased().prefix(2))] = day
      }
    }
    return words
  }()

  static func name(_ day: Weekday, in language: Language) -> String {
    language == .german
      ? german[day] ?? "" : day.name.prefix(1).uppercased() + day.name.dropFirst()
  }
}

/// Dates in the text that the notes do not have, or that no calendar has.
extension ProofReading {
  private struct Found {
    let range: Range<Int>
    let day: Int
    let month: Int
    let year: Int?
    let weekday: (range: Range<Int>, day: Weekday)?
  }

  mutating func checkDates() {
    for region in [text.subject, text.body] {
      var last = 0
      for index in region.indices where index >= last {
        guard let (found, end) = date(in: region, at: index) else { continue }
        last = end
        check(found, in: region, at: index)
      }
    }
  }

  private mutating func check(_ found: Found, in words: [ProofText.Word], at index: Int) {
    let written = source.string(in: found.range)
    let (thisYear, _, _) = search.today.components
    let years = found.year.map { [$0] } ?? [thisYear - 1, thisYear, thisYear + 1]
    let days = years.compactMap { CivilDate(year: $0, month: found.month, day: found.day) }
    guard !days.isEmpty else {
      // A leap day may be one of another year.
      if found.month == 2, found.day == 29, found.year == nil { return }
      return add(
        .dateUnknown, at: found.range, "there is no “\(written)”",
        help: "write a day that the calendar has")
    }
    let known = notes?.dates ?? []
    let day =
      days.first(where: known.contains)
      ?? days.min { abs($0 - search.today) < abs($1 - search.today) } ?? days[0]
    if let weekday = found.weekday, weekday.day != day.weekday,
      found.year != nil || known.contains(day) || abs(day - search.today) < 150
    {
      let right = DateWords.name(day.weekday, in: language)
      return add(
        .dateUnknown, at: weekday.range, "\(day) is no “\(source.string(in: weekday.range))”",
        help: "write `\(right)`, or another day")
    }
    guard notes != nil, !known.contains(day), let first = known.min() else { return }
    // Before the first note, and long ago, things happened that are no matter of these notes.
    let isPast = day < search.today && day >= first - 14
    guard isPast || day > search.today && isTheirDate(words, index) else { return }
    let nearest = known.min {
      (abs($0 - day), $0.dayNumber) < (abs($1 - day), $1.dayNumber)
    }
    add(
      .dateUnknown, at: found.range, "your notes have nothing on \(day.forPeople)",
      help: nearest.map { "write `\(inWords($0))`, or note what was on that day" } ?? "")
  }

  private func inWords(_ day: CivilDate) -> String {
    let (_, month, number) = day.components
    let names: [Language: [String]] = [
      .english: [
        "January", "February", "March", "April", "May", "June", "July", "August", "September",
        "October", "November", "December",
      ],
      .german: [
        "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September",
        "Oktober", "November", "Dezember",
      ],
    ]
    let name = names[language]?[month - 1] ?? ""
    return language == .german ? "\(number). \(name)" : "\(number) \(name)"
  }

  /// Farther back in a sentence nothing is about its date.
  private static let sentenceLimit = 80

  /// Whether the sentence is about a day that they gave.
  private func isTheirDate(_ words: [ProofText.Word], _ index: Int) -> Bool {
    var start = index
    while start > 0, index - start < Self.sentenceLimit, !words[start].startsSentence { start -= 1 }
    let before = words[start...index].map(\.folded)
    let said: Set<String> = [
      "said", "mentioned", "told", "gave", "expected", "hoped", "planned", "promised", "decide",
      "decision", "sagten", "nannten", "erwähnten", "genannt", "gesagt", "angekündigt",
      "entscheiden", "entscheidung", "versprochen",
    ]
    let they: Set<String> = ["you", "your", "sie", "ihr", "ihre", "ihrer", "they"]
    return before.contains(where: said.contains) && before.contains(where: they.contains)
  }

  // MARK: Reading

  /// A date that begins with a word, and the index of the word behind it.
  private func date(in words: [ProofText.Word], at index: Int) -> (Found, end: Int)? {
    guard let read = dayAndMonth(in: words, at: index) else { return nil }
    var end = read.end
    var year = read.year
    var upper = read.upper
    if year == nil, end < words.count, gap(words, end).allSatisfy({ ",. ".contains($0) }),
      let number = number(words[end].text), (1900...2999).contains(number)
    {
      year = number
      upper = words[end].range.upperBound
      end += 1
    }
    let found = Found(
      range: read.lower..<upper, day: read.day, month: read.month, year: year,
      weekday: weekday(before: index, in: words))
    return (found, end)
  }

  private typealias Read = (
    day: Int, month: Int, year: Int?, lower: Int, upper: Int, end: Int
  )

  private func dayAndMonth(in words: [ProofText.Word], at index: Int) -> Read? {
    let word = words[index]
    if let written = WrittenDate(in: source.bytes, at: word.range.lowerBound),
      index == 0 || words[index - 1].range.upperBound < word.range.lowerBound
    {
      guard let parts = written.date?.components else { return nil }
      let end = words[index...].firstIndex { $0.range.lowerBound >= written.range.upperBound }
      return (
        parts.day, parts.month, parts.year, written.range.lowerBound, written.range.upperBound,
        end ?? words.count
      )
    }
    guard index + 1 < words.count else { return nil }
    let next = words[index + 1]
    // `November 25th`
    if word.isCapitalized, let month = DateWords.months[word.folded],
      [" ", ". "].contains(gap(words, index + 1)), let day = ordinal(next.text)
    {
      return (day, month, nil, word.range.lowerBound, next.range.upperBound, index + 2)
    }
    guard let day = ordinal(word.text) else { return nil }
    // `25 November`, `25th of November`, `25. November`
    var place = index + 1
    if next.folded == "of", index + 2 < words.count { place = index + 2 }
    if words[place].isCapitalized, let month = DateWords.months[words[place].folded],
      [" ", ". ", "."].contains(gap(words, place))
    {
      return (day, month, nil, word.range.lowerBound, words[place].range.upperBound, place + 1)
    }
    // `25.11.`, which may also be a number: a word of time stands before it, or a year behind.
    guard gap(words, index + 1) == ".", let month = number(next.text), (1...12).contains(month),
      word.text.allSatisfy(\.isNumber), next.range.upperBound < source.bytes.count,
      source.bytes[next.range.upperBound] == UInt8(ascii: ".")
    else { return nil }
    if index + 2 < words.count, gap(words, index + 2) == ".",
      let year = number(words[index + 2].text), (1900...2999).contains(year)
    {
      let upper = words[index + 2].range.upperBound
      return (day, month, year, word.range.lowerBound, upper, index + 3)
    }
    let before = index > 0 ? words[index - 1].folded : ""
    guard
      ["am", "vom", "bis", "zum", "ab", "seit", "den", "dem", "der"].contains(before)
        || DateWords.weekdays[before] != nil
    else { return nil }
    return (day, month, nil, word.range.lowerBound, next.range.upperBound + 1, index + 2)
  }

  /// `Tuesday, 25 November`, `Dienstag, den 25. November`
  private func weekday(
    before index: Int, in words: [ProofText.Word]
  ) -> (range: Range<Int>, day: Weekday)? {
    var place = index - 1
    if place >= 0, ["the", "den", "dem", "der"].contains(words[place].folded) { place -= 1 }
    guard place >= 0, words[place].isCapitalized, let day = DateWords.weekdays[words[place].folded]
    else { return nil }
    let gap = source.bytes[words[place].range.upperBound..<words[place + 1].range.lowerBound]
    guard gap.allSatisfy({ " ,.(\n".utf8.contains($0) }), gap.count <= 3 else { return nil }
    // `Do.` and `So` are words of their own.
    if words[place].text.count == 2, gap.first != UInt8(ascii: "."), gap.first != .comma {
      return nil
    }
    return (words[place].range, day)
  }

  private func gap(_ words: [ProofText.Word], _ index: Int) -> String {
    source.string(in: words[index - 1].range.upperBound..<words[index].range.lowerBound)
      .replacing("\n", with: " ")
  }

  private func number(_ text: String) -> Int? { text.utf8.count <= 4 ? Int(text) : nil }

  /// A day of the month: `25`, `25th`.
  private func ordinal(_ text: String) -> Int? {
    let digits = text.prefix { $0.isNumber }
    guard ["", "st", "nd", "rd", "th"].contains(text.dropFirst(digits.count).lowercased()),
      let day = Int(digits), (1...31).contains(day)
    else { return nil }
    return day
  }
}

internal import Journal
internal import Syntax

/// What messages in a language are made of, beside the templates.
extension Language {
  /// A day as a sentence has it: `Wednesday, 25 November`, with the year where it is not this one.
  func words(for date: CivilDate, today: CivilDate) -> String {
    let (year, month, day) = date.components
    let weekday = Weekday.allCases.firstIndex(of: date.weekday) ?? 0
    let yearPart = year == today.components.year ? "" : " \(year)"
    switch self {
    case .english:
      let weekdays = Weekday.allCases.map { $0.name.prefix(1).uppercased() + $0.name.dropFirst() }
      return "\(weekdays[weekday]), \(day) \(Self.englishMonths[month - 1])\(yearPart)"
    case .german:
      let months = Self.germanMonths[month - 1]
      return "\(Self.germanWeekdays[weekday]), \(day). \(months)\(yearPart)"
    }
  }

  private static let englishMonths = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]
  private static let germanMonths = [
    "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober",
    "November", "Dezember",
  ]
  private static let germanWeekdays = [
    "Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag",
  ]

  // MARK: People

  /// The line that begins a message. Nothing is guessed of somebody: without `Frau`, `Mr` or the
  /// like in the notes it has the whole name.
  func greeting(_ name: String?, title: String?) -> String {
    let opening =
      switch self {
      case .english: "Dear"
      case .german: "Guten Tag"
      }
    guard let name else { return "\(opening) \(place(.name))," }
    var words = name.split(separator: " ").map(String.init)
    let titleWords = (title ?? "").split(separator: " ").map(String.init)
    // `Falk Zimmermann, Dr.` has the words in the place of a job.
    if !titleWords.isEmpty, titleWords.allSatisfy({ Self.isHonorific($0) || Self.isAddress($0) }) {
      words = titleWords + words
    }
    guard let address = words.first(where: Self.isAddress), words.count > 1 else {
      return "\(opening) \(words.joined(separator: " ")),"
    }
    let rest = words.filter { !Self.isAddress($0) }
    let honorifics = rest.filter(Self.isHonorific)
    let names = rest.filter { !Self.isHonorific($0) }
    // The family name is the last word, with what stands before it in lower case: `von Bergen`.
    var family = Array(names.suffix(1))
    for word in names.dropLast().reversed() {
      guard word.first?.isLowercase ?? false else { break }
      family.insert(word, at: 0)
    }
    return "\(opening) \(([address] + honorifics + family).joined(separator: " ")),"
  }

  private static func isAddress(_ word: String) -> Bool {
    ["frau", "herr", "mr", "mrs", "ms", "mx", "miss"].contains(bare(word))
  }

  private static func isHonorific(_ word: String) -> Bool { ["dr", "prof"].contains(bare(word)) }

  private static func bare(_ word: String) -> String {
    word.lowercased().filter { $0 != "." && $0 != "," }
  }

  /// Several people of whom one may be meant.
  func anyOf(_ names: [String]) -> String {
    switch self {
    case .english: Alternatives.text(names)
    case .german:
      names.count > 1
        ? names.dropLast().joined(separator: ", ") + " oder " + names[names.count - 1]
        : names.first ?? ""
    }
  }

  // MARK: Places to fill

  enum Place { case name, sender, phone, role, liked, fit, promise }

  func place(_ place: Place) -> String {
    let words =
      switch self {
      case .english:
        switch place {
        case .name: "name"
        case .sender: "your name"
        case .phone: "phone number"
        case .role: "the role"
        case .liked: "what you liked about the work or the people"
        case .fit: "why you fit, and how you would succeed in the role"
        case .promise: "what you promised"
        }
      case .german:
        switch place {
        case .name: "Name"
        case .sender: "der eigene Name"
        case .phone: "Telefonnummer"
        case .role: "die Stelle"
        case .liked: "was an der Arbeit oder den Menschen gefallen hat"
        case .fit: "warum es passt, und wie die Arbeit gelingen wird"
        case .promise: "was versprochen war"
        }
      }
    return self.place(words)
  }

  private func place(_ words: String) -> String { "[… \(words)]" }

  /// A point for somebody to read. Notes speak about people, a message speaks to them: what says
  /// `they` or `she` is still to be put in other words.
  func point(_ text: String) -> String {
    isAbout(text) ? place("\(inOtherWords): \(quotable(text))") : PlainText.sentence(text)
  }

  /// A problem of theirs. An idea for it is in nobody's notes.
  func challenge(_ text: String, spoken: Bool) -> String {
    !spoken && isAbout(text)
      ? place("\(inOtherWords), \(withIdea): \(quotable(text))")
      : "\(PlainText.sentence(text)) \(place(idea))"
  }

  private func isAbout(_ text: String) -> Bool {
    text.split { !$0.isLetter && $0 != "’" && $0 != "'" }.contains { word in
      Self.englishPronouns.contains(word.lowercased()) || Self.germanPronouns.contains(String(word))
    }
  }

  /// A bracket would end the place.
  private func quotable(_ text: String) -> String {
    String(PlainText.fragment(text).map { $0 == "[" ? "(" : $0 == "]" ? ")" : $0 })
  }

  private var inOtherWords: String {
    switch self {
    case .english: "in words to them"
    case .german: "in Worten an sie"
    }
  }

  private var idea: String {
    switch self {
    case .english: "your idea for it, in a sentence"
    case .german: "eine Idee dazu, in einem Satz"
    }
  }

  private var withIdea: String {
    switch self {
    case .english: "with your idea for it"
    case .german: "mit einer Idee dazu"
    }
  }

  private static let englishPronouns: Set<String> = [
    "they", "them", "their", "theirs", "he", "him", "his", "she", "her", "hers", "they’re",
    "they're", "he’s", "he's", "she’s", "she's", "they’ve", "they've",
  ]

  /// As written: `Sie` and `Ihnen` speak to somebody.
  private static let germanPronouns: Set<String> = [
    "er", "Er", "ihn", "ihm", "sie", "ihnen", "ihr", "ihre", "ihren", "ihrem", "ihrer", "ihres",
  ]
}

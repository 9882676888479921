internal import Syntax

/// Names that stand in for those of people and firms: the same ones throughout a journal.
public struct Pseudonyms: Sendable {
  /// By folded name.
  private var companies: [String: String] = [:]
  private var people: [String: String] = [:]
  /// Words of any of the names, folded: none of them may stand in a role.
  private var words: Set<String> = []
  /// Those long enough to tell what a longer word is made of, and how long they are.
  private var parts: Set<String> = []
  private var lengths: Set<Int> = []

  /// - Parameter applications: They are numbered as they come.
  public init(_ applications: [Application]) {
    for application in applications {
      let company = foldedName(application.companyName)
      if companies[company] == nil {
        companies[company] = "Company \(Self.letters(companies.count))"
        addWords(of: application.companyName)
      }
      for person in application.people {
        let name = foldedName(person.name)
        if people[name] == nil {
          people[name] = "Person \(people.count + 1)"
          addWords(of: person.name)
        }
      }
    }
  }

  public func company(_ name: String) -> String { companies[foldedName(name)] ?? "A company" }

  public func person(_ name: String) -> String { people[foldedName(name)] ?? "Somebody" }

  /// A role without the words that are part of a name, and without addresses and numbers to call.
  public func role(_ text: String) -> String {
    var result = ""
    // What stands between two words of one name goes with them.
    var gap = ""
    for (piece, isWord) in Self.pieces(of: Self.withoutAddresses(text)) {
      if !isWord {
        gap = piece
      } else if !isTelling(piece) {
        result += gap + piece
        gap = ""
      } else {
        if !result.hasSuffix("…") || gap != " " && gap != "-" { result += gap + "…" }
        gap = ""
      }
    }
    return result + gap
  }

  // MARK: Words

  private mutating func addWords(of name: String) {
    let all = Self.pieces(of: name).filter(\.isWord).map(\.text).filter { $0.count > 1 }
    let capitalized = all.filter { !($0.first?.isLowercase ?? false) }
    // `am` and `of` are in many names and tell nothing; a name all in lower case has no others.
    for word in capitalized.isEmpty ? all : capitalized {
      for folded in Self.forms(of: word) {
        words.insert(folded)
        if folded.count >= (word.contains(where: \.isCased) ? 5 : 2) {
          parts.insert(folded)
          lengths.insert(folded.count)
        }
      }
    }
  }

  /// With `ü` as `u` and as `ue`.
  private static func forms(of word: String) -> Set<String> {
    [withoutAccents(word), spelledOut(word)]
  }

  private func isTelling(_ word: String) -> Bool {
    // So long a word is no job's.
    word.count > 60 || Self.forms(of: word).contains { isTelling(Array($0)) }
  }

  private func isTelling(_ folded: [Character]) -> Bool {
    // Up to three more letters are an ending, as in `Zachs`; after two letters only one is, since
    // many words begin with a name’s `AG` or `Co`.
    let isKnown = (0...3).contains { ending in
      (ending < 2 || folded.count - ending > 2) && words.contains(String(folded.dropLast(ending)))
    }
    if isKnown { return true }
    return lengths.contains { length in
      folded.count > length
        && (0...folded.count - length).contains { parts.contains(String(folded[$0..<$0 + length])) }
    }
  }

  private static func withoutAddresses(_ text: String) -> String {
    let words = text.split(omittingEmptySubsequences: false, whereSeparator: \.isWhitespace)
    let kept = words.map { word in
      let isAddress = word != "@" && word.contains("@") || word.contains("://")
      return isAddress ? "…" : word
    }
    // The limits keep it linear in texts of any length.
    return kept.joined(separator: " ")
      .replacing(/[+(]{0,2}\d(?:[ \-\/.()+–]{0,3}\d){5,}/, with: "…")
  }

  /// Runs of letters and digits, and what stands between them.
  private static func pieces(of text: String) -> [(text: String, isWord: Bool)] {
    var pieces: [(text: String, isWord: Bool)] = []
    for character in text {
      let isWord = character.isLetter || character.isNumber
      if let last = pieces.last, last.isWord == isWord {
        pieces[pieces.count - 1].text.append(character)
      } else {
        pieces.append((String(character), isWord))
      }
    }
    return pieces
  }

  /// A to Z, then AA and on.
  private static func letters(_ number: Int) -> String {
    let letter = String(UnicodeScalar(UInt8(ascii: "A") + UInt8(number % 26)))
    return number < 26 ? letter : letters(number / 26 - 1) + letter
  }
}

extension Application {
  /// With nothing that tells who or where: names are replaced, and what is free text is left out.
  /// What happened on which day stays, and so do the places in the file, which is blank.
  ///
  /// Only what is named here is taken over.
  ///
  /// - Parameter number: What it is called by in place of its file.
  public func redacted(_ number: Int, by pseudonyms: Pseudonyms) -> Application {
    let slug = "application-\(number)"
    var other = Application(file: "\(slug).md", slug: slug, source: source.blanked)
    other.company = Written(
      pseudonyms.company(companyName), company?.range ?? source.content(ofLine: 1))
    other.role = role.map { Written(pseudonyms.role($0.value), $0.range) }
    other.status = status
    other.interest = interest
    other.decisionBy = decisionBy
    other.stillOpen = stillOpen
    other.contact = contact
    other.contactBy = contactBy
    other.language = language
    other.milestones = milestones
    other.people = people.map { person in
      var other = Person(name: pseudonyms.person(person.name), place: person.place)
      other.isContact = person.isContact
      other.isFollowUpContact = person.isFollowUpContact
      other.isInterviewer = person.isInterviewer
      other.isReference = person.isReference
      return other
    }
    other.mentions = mentions
    other.interviews = interviews.map { interview in
      var other = Interview(
        date: interview.date, time: interview.time, title: "", range: interview.range)
      other.round = interview.round
      other.interviewers = interview.interviewers
      other.isCancelled = interview.isCancelled
      return other
    }
    other.references = references
    other.entries = entries.map { $0.redacted(in: other) }
    other.promises = promises.enumerated().map { index, promise in
      Promise(
        text: "number \(index + 1)", date: promise.date, by: promise.by,
        isChecked: promise.isChecked, range: promise.range, kept: promise.kept)
    }
    other.tasks = tasks.enumerated().map { index, task in
      OwnTask(
        text: "Task \(index + 1)" + (task.plan.map { ": \($0.key.rawValue)" } ?? ""),
        due: task.due, plan: task.plan, range: task.range)
    }
    other.hasReadableFrontMatter = hasReadableFrontMatter
    return other
  }
}

extension Entry {
  /// - Parameter application: Redacted as far as its people.
  fileprivate func redacted(in application: Application) -> Entry {
    var value = ""
    var detail = Detail.none
    switch self.detail {
    case .none: break
    case .timeline(let answer):
      detail = self.detail
      if case .on(let day) = answer { value = day.description }
    case .people(let people, let everyone):
      detail = self.detail
      value = everyone ? "everyone" : people.map(application.name).joined(separator: ", ")
    case .waived: detail = .waived(Waiver(subject: "", reason: ""))
    case .snoozed(_, let day):
      detail = .snoozed(Waiver(subject: "", reason: ""), until: day)
      value = "until \(day)"
    }
    return Entry(
      key: key, date: date, isDateWritten: isDateWritten, time: time, interview: interview,
      value: value, range: range, valueRange: valueRange, detail: detail)
  }
}

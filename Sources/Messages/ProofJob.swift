internal import FollowUp
internal import Journal
internal import Syntax

/// The role, people's titles, and what was copied from a message to somebody else.
extension ProofReading {
  mutating func checkJob(_ others: OtherJobs) {
    guard let notes else { return }
    checkTitles(notes)
    var isCopied = checkCompanies(others, notes)
    for region in [text.subject, text.body] {
      isCopied = checkRoles(region, others, notes) || isCopied
    }
  }

  // MARK: Another company

  private static let beforeCompanies: Set<String> = [
    "at", "with", "join", "joining", "for", "of", "from", "to", "bei", "für", "zu", "von", "mit",
  ]

  /// Messages that rightly name another employer.
  private var mayNameOthers: Bool {
    switch proof.about.kind {
    case .offerNews, .introduction, .monthsLater, .brief, .rejection: true
    default: false
    }
  }

  private mutating func checkCompanies(_ others: OtherJobs, _ notes: ProofNotes) -> Bool {
    guard !mayNameOthers else { return false }
    var isFound = false
    for region in [text.subject, text.body] {
      for (index, word) in region.enumerated() where word.isCapitalized {
        let jobs = others.companies[word.folded] ?? []
        let job = jobs.first { job in
          let window = region[index...].prefix(job.words.count)
          guard window.map(\.folded) == job.words, job.standing != notes.standing.index,
            !job.words.allSatisfy({ notes.isKnown($0) })
          else { return false }
          // One word may be any; behind `at` it is a company's.
          if job.words.count > 1 {
            return window.allSatisfy(\.isCapitalized) || job.words.count > 2
          }
          return word.text.count >= 4 && index > 0
            && Self.beforeCompanies.contains(region[index - 1].folded)
            && text.isGap(region[index - 1], word)
        }
        guard let job else { continue }
        isFound = true
        let last = region[index + job.words.count - 1]
        let own = notes.standing.application.companyName
        let other = search.standings[job.standing].application
        add(
          .titleMismatch, at: word.range.lowerBound..<last.range.upperBound,
          "\(job.name) is another application's company; this one is to \(own)",
          help: "write `\(own)`", raisedTo: .error,
          related: other.company.map {
            [
              .init(
                file: other.file, span: other.source.span(of: $0.range),
                message: "the other application")
            ]
          } ?? [])
      }
    }
    return isFound
  }

  // MARK: The role

  /// Words that a role follows, and one that follows a role.
  private static let jobWords: Set<String> = [
    "role", "position", "job", "post", "opening", "vacancy", "stelle", "rolle", "posten",
  ]

  private static let connectors: Set<String> = [
    "of", "for", "and", "the", "für", "der", "des", "und", "in",
  ]

  private mutating func checkRoles(
    _ words: [ProofText.Word], _ others: OtherJobs, _ notes: ProofNotes
  ) -> Bool {
    guard !notes.role.isEmpty else { return false }
    let own = notes.role.map { $0.lowercased() }
    var flagged = checkSlips(of: notes.role, in: words, notes)
    for index in words.indices {
      guard let phrase = statedRole(words, index), !flagged.contains(where: phrase.overlaps) else {
        continue
      }
      let said = words[phrase].map(\.folded)
      let isOwn = said.allSatisfy(own.contains) || own.allSatisfy(said.contains)
      guard !isOwn else { continue }
      let isOther = others.roles[said[0]]?.contains { $0.words == said } ?? false
      let shared = said.contains { $0.count > 3 && own.contains($0) }
      guard isOther || shared else { continue }
      flagged.append(phrase)
      reportRole(words[phrase], notes, isOther: isOther)
    }
    return !flagged.isEmpty
  }

  private mutating func reportRole(
    _ words: ArraySlice<ProofText.Word>, _ notes: ProofNotes, isOther: Bool
  ) {
    guard let first = words.first, let last = words.last,
      let role = notes.standing.application.role
    else { return }
    let range = first.range.lowerBound..<last.range.upperBound
    add(
      .titleMismatch, at: range,
      "the role is not “\(source.string(in: range))” in your notes",
      help: "write `\(role.value)`", raisedTo: isOther ? .error : nil,
      related: related(role.range, "the role"))
  }

  /// What is surely the role, with a slip of the pen.
  private mutating func checkSlips(
    of role: [String], in words: [ProofText.Word], _ notes: ProofNotes
  ) -> [Range<Int>] {
    var flagged: [Range<Int>] = []
    let whole = role.joined(separator: " ")
    guard role.count > 1 || whole.count >= 8, words.count >= role.count else { return [] }
    for start in 0...words.count - role.count {
      let window = words[start..<start + role.count]
      guard let first = window.first, let known = role.first,
        first.isCapitalized == (known.first?.isUppercase ?? false),
        role.count > 1 || !first.startsSentence,
        zip(window, window.dropFirst()).allSatisfy({
          $1.range.lowerBound - $0.range.upperBound <= 3
        })
      else { continue }
      let written = window.map(\.text).joined(separator: " ")
      guard Spelling.isSlip(written, of: whole),
        zip(window, role).allSatisfy({ pair in
          let (said, known) = (pair.0.folded, pair.1.lowercased())
          // Another ending is another case or number, no slip.
          return said == known
            || !(said.hasPrefix(known) || known.hasPrefix(said))
              && Spelling.distance(said, known, limit: 2) != nil
        })
      else { continue }
      flagged.append(start..<start + role.count)
      reportRole(window, notes, isOther: false)
    }
    return flagged
  }

  /// In words.
  private static let longestRole = 20

  /// The role that the words at a place speak of: `as your Head of Platform`, `the role of Head of
  /// Platform`, `the Platform Engineer position`.
  private func statedRole(_ words: [ProofText.Word], _ index: Int) -> Range<Int>? {
    let word = words[index].folded
    if Self.jobWords.contains(word) {
      if let next = follow(words, index, ["of", "as", "for", "als", "der", "des"]) {
        return phrase(words, from: skipArticle(words, next))
      }
      // `the Platform Engineer position`
      var start = index
      while start > 0, index - start < Self.longestRole, text.isGap(words[start - 1], words[start]),
        words[start - 1].isCapitalized || isConnector(words, start - 1)
      {
        start -= 1
      }
      while start < index, !words[start].isCapitalized || words[start].startsSentence { start += 1 }
      return start < index && language == .english ? start..<index : nil
    }
    if word == "as" || word == "als",
      let next = follow(words, index, ["your", "the", "ihr", "ihre", "ihren"])
    {
      return phrase(words, from: next)
    }
    return nil
  }

  private func isConnector(_ words: [ProofText.Word], _ index: Int) -> Bool {
    index > 0 && ["of", "for", "and"].contains(words[index].folded)
      && words[index - 1].isCapitalized
  }

  private func follow(_ words: [ProofText.Word], _ index: Int, _ wanted: Set<String>) -> Int? {
    guard index + 2 < words.count, text.isGap(words[index], words[index + 1]),
      wanted.contains(words[index + 1].folded),
      text.isGap(words[index + 1], words[index + 2])
    else { return nil }
    return index + 2
  }

  private func skipArticle(_ words: [ProofText.Word], _ index: Int) -> Int {
    let isArticle = ["a", "an", "the", "your", "ein", "eine", "der", "die"].contains(
      words[index].folded)
    return isArticle && index + 1 < words.count ? index + 1 : index
  }

  /// Words with capitals, and small ones between them.
  private func phrase(_ words: [ProofText.Word], from start: Int) -> Range<Int>? {
    guard start < words.count, words[start].isCapitalized else { return nil }
    var end = start + 1
    while end < words.count, end - start < Self.longestRole,
      text.isGap(words[end - 1], words[end])
    {
      if words[end].isCapitalized, words[end].text != "I" {
        end += 1
      } else if Self.connectors.contains(words[end].folded), end + 1 < words.count,
        words[end + 1].isCapitalized, text.isGap(words[end], words[end + 1])
      {
        end += 2
      } else {
        break
      }
    }
    return start..<end
  }

  // MARK: Titles

  /// `Dana Whitfield, your Head of Platform`, where the notes say Head of Engineering.
  private mutating func checkTitles(_ notes: ProofNotes) {
    let words = text.body
    for name in notes.names {
      let person = notes.standing.application.people[name.person]
      guard let title = person.title, let lastPart = name.parts.last else { continue }
      let known = Names.parts(of: title).map { $0.lowercased() }
      for index in words.indices.dropLast() where words[index].text == lastPart {
        var start = index + 1
        let gap = source.bytes[words[index].range.upperBound..<words[start].range.lowerBound]
        guard gap.contains(where: { $0 == .comma || $0 == UInt8(ascii: "(") }), gap.count <= 2
        else { continue }
        if ["your", "the", "ihr", "ihre", "ihren", "der", "die"].contains(words[start].folded) {
          start += 1
        }
        guard let phrase = phrase(words, from: start) else { continue }
        let said = words[phrase].map(\.folded)
        guard said.contains(where: { $0.count > 3 && known.contains($0) }),
          !said.allSatisfy(known.contains), !known.allSatisfy(said.contains),
          let last = words[phrase].last
        else { continue }
        let range = words[phrase.lowerBound].range.lowerBound..<last.range.upperBound
        add(
          .titleMismatch, at: range,
          "\(person.name) is not “\(source.string(in: range))” in your notes",
          help: "write `\(title)`", related: related(person.place, "this is \(person.name)"))
      }
    }
  }
}

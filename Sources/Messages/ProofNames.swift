internal import FollowUp
internal import Journal
internal import Syntax

extension ProofNotes {
  /// Whether a word is one of a name: of people, the company, the role, a place, or a tag.
  func isName(_ word: String) -> Bool {
    let folded = word.lowercased()
    if accepted.contains(folded) { return true }
    return folded.hasSuffix("s") && accepted.contains(String(folded.dropLast()))
  }
}

/// Names of people and of the company.
extension ProofReading {
  /// Ordinary words with a capital.
  private static let ordinary = Set(
    (DateWords.months.keys.map { $0 } + DateWords.weekdays.keys.map { $0 })
      + ["english", "german", "deutsch", "internet", "christmas"])

  private static let beforeNames: Set<String> = Greetings.titles.union([
    "dear", "hi", "hello", "hey", "liebe", "lieber", "hallo", "geehrte", "geehrter",
  ])

  mutating func checkNames() {
    guard let notes else { return }
    for region in [toWords, text.subject, text.body] {
      checkNames(in: region, isTo: region.first?.range == toWords.first?.range, notes)
    }
  }

  /// The name in `To`, without the address.
  private var toWords: [ProofText.Word] {
    guard let to = proof.message.fields[.to] else { return [] }
    let end = source.bytes[to.range].firstIndex(of: UInt8(ascii: "<")) ?? to.range.upperBound
    return ProofText.words(of: source, in: to.range.lowerBound..<end)
  }

  private mutating func checkNames(
    in words: [ProofText.Word], isTo: Bool, _ notes: ProofNotes
  ) {
    var index = 0
    while index < words.count {
      defer { index += 1 }
      let word = words[index]
      guard word.isCapitalized, !Self.ordinary.contains(word.folded) else { continue }
      let bare = Self.bare(word.text)
      guard bare.count >= 3, !notes.isKnown(bare) else { continue }
      if let end = companyEnd(words, index, notes) {
        let range = word.range.lowerBound..<words[end].range.upperBound
        report(range, shown: notes.company.joined(separator: " "), isCompany: true, notes)
        index = end
        continue
      }
      let before = index > 0 && text.isGap(words[index - 1], word) ? words[index - 1] : nil
      let after =
        index + 1 < words.count && text.isGap(word, words[index + 1]) ? words[index + 1] : nil
      let meant = meantName(bare, word, before: before, after: after, isTo: isTo, notes)
      guard let meant else { continue }
      let range = word.range.lowerBound..<word.range.lowerBound + bare.utf8.count
      report(range, shown: meant.name, isSure: meant.isSure, isCompany: meant.isCompany, notes)
    }
  }

  private static func bare(_ text: String) -> String {
    for ending in ["'s", "’s"] where text.hasSuffix(ending) {
      return String(text.dropLast(ending.count))
    }
    return text
  }

  private mutating func report(
    _ range: Range<Int>, shown name: String, isSure: Bool = true, isCompany: Bool,
    _ notes: ProofNotes
  ) {
    let written = source.string(in: range)
    let application = notes.standing.application
    let person = notes.names.first { $0.parts.contains(name) }
      .map { application.people[$0.person] }
    let place = isCompany ? application.company?.range : person?.place
    add(
      .nameMisspelled, at: range,
      isCompany
        ? "the company is not spelled “\(written)” in your notes"
        : "nobody is called “\(written)” in your notes",
      help: "write `\(name)`", fix: isSure ? .init(range: range, replacement: name) : nil,
      related: place.map {
        related($0, isCompany ? "the company" : "this is \(person?.name ?? name)")
      } ?? [])
  }

  /// The last word of what was surely meant for a company's name of several words.
  private func companyEnd(_ words: [ProofText.Word], _ start: Int, _ notes: ProofNotes) -> Int? {
    let count = notes.company.count
    guard count > 1, start + count <= words.count else { return nil }
    let window = words[start..<start + count]
    guard
      zip(window, window.dropFirst()).allSatisfy({ $1.range.lowerBound - $0.range.upperBound <= 3 })
    else { return nil }
    let written = window.map { Self.bare($0.text) }.joined(separator: " ")
    return Spelling.isSlip(written, of: notes.company.joined(separator: " "))
      && window.contains(where: { !notes.isKnown(Self.bare($0.text)) }) ? start + count - 1 : nil
  }

  private func meantName(
    _ bare: String, _ word: ProofText.Word, before: ProofText.Word?, after: ProofText.Word?,
    isTo: Bool, _ notes: ProofNotes
  ) -> (name: String, isSure: Bool, isCompany: Bool)? {
    if let name = neighbour(of: bare, before, after, notes) { return (name, true, false) }
    let isAddressed = isTo || before.map { Self.beforeNames.contains($0.folded) } ?? false
    // A first word may be any word; in German any noun has a capital.
    guard isAddressed || !word.startsSentence else { return nil }
    let plain = withoutAccents(bare)
    let parts = plain.first.flatMap { notes.parts[$0] } ?? []
    let accents = notes.unaccented[plain] ?? notes.unaccented[spelledOut(bare)] ?? []
    if let name = accents.first { return (name, accents.count == 1, false) }
    guard bare.count >= 4 else { return nil }
    func isMeant(_ part: String) -> Bool {
      guard Spelling.isSlip(bare, of: part) else { return false }
      if isAddressed { return true }
      let known = withoutAccents(part)
      guard !known.hasPrefix(plain), !plain.hasPrefix(known) else { return false }
      return language == .english
        || part.count >= 7 && known.last == plain.last
          && Spelling.distance(plain, known, limit: 1) != nil
    }
    let fitting = parts.filter(isMeant)
    if let name = Spelling.nearest(to: bare, among: fitting) {
      return (name, fitting.count == 1, false)
    }
    let companies = notes.company.filter(isMeant)
    return companies.first.map { ($0, companies.count == 1, true) }
  }

  /// Beside a part of somebody's name, the part that belongs there.
  private func neighbour(
    of bare: String, _ before: ProofText.Word?, _ after: ProofText.Word?, _ notes: ProofNotes
  ) -> String? {
    for name in notes.names {
      for index in name.parts.indices.dropLast() {
        let pairs = [
          (after, known: name.parts[index + 1], meant: name.parts[index]),
          (before, known: name.parts[index], meant: name.parts[index + 1]),
        ]
        for (word, known, meant) in pairs {
          guard let word, Self.bare(word.text) == known else { continue }
          let limit = meant.count >= 8 ? 2 : meant.count >= 4 ? 1 : 0
          if withoutAccents(meant) == withoutAccents(bare)
            || Spelling.distance(bare.lowercased(), meant.lowercased(), limit: limit) != nil
          {
            return meant
          }
        }
      }
    }
    return nil
  }

  // MARK: The greeting

  /// So many names of a greeting are compared with so many of those that a message goes to.
  private static let namesLimit = 20

  mutating func checkGreeting(_ others: OtherJobs) {
    let greeted = Greetings.names(text).prefix(Self.namesLimit)
    guard !greeted.isEmpty else { return }
    let flagged = Set(findings.filter { $0.rule == .nameMisspelled }.compactMap { $0.span?.start })
    let to = addressee
    for word in greeted where !flagged.contains(source.position(at: word.range.lowerBound)) {
      let bare = withoutAccents(word.text)
      if let to {
        let isMeant = to.contains { part in
          let part = withoutAccents(part)
          // `Alex` is short for `Alexandra`.
          return part == bare || bare.count >= 2 && part.hasPrefix(bare)
            || part.count >= 3 && bare.hasPrefix(part)
        }
        let isOther =
          notes?.names.contains { $0.parts.contains { withoutAccents($0) == bare } } ?? false
        guard !isMeant, isOther || !(notes?.isKnown(word.text) ?? false) else { continue }
        add(
          .greetingWrong, at: word.range,
          "the greeting names “\(word.text)”, and the message goes to \(to.joined(separator: " "))",
          help: "write `\(to.first ?? "")` in the greeting, or whom it goes to in `To`")
      } else if let notes, !notes.isKnown(word.text), let other = others.people[word.folded],
        other.standing != notes.standing.index
      {
        let company = search.standings[other.standing].application.companyName
        add(
          .greetingWrong, at: word.range,
          "“\(word.text)” is not in these notes, but \(other.name) of \(company) is",
          help: "write in the greeting the name of whom it goes to")
      }
    }
  }

  /// The parts of the name that it goes to.
  private var addressee: [String]? {
    let named = toWords.filter { !Greetings.titles.contains($0.folded) }.prefix(Self.namesLimit)
      .map(\.text)
    if !named.isEmpty, !(proof.message.fields[.to]?.value ?? "").hasPrefix(named[0] + "@") {
      // As in the notes, where it is a slip: that is a finding of its own.
      return named.flatMap { [$0] + correction(of: $0) }
    }
    guard let to = proof.message.fields[.to]?.value, let notes else { return nil }
    let address = to.filter { $0 != "<" && $0 != ">" }.lowercased()
    return notes.names.first {
      notes.standing.application.people[$0.person].email?.lowercased() == address
    }?.parts
  }

  private func correction(of name: String) -> [String] {
    findings.first {
      $0.rule == .nameMisspelled && $0.fix.map { source.string(in: $0.range) } == name
    }?.fix.map { [$0.replacement] } ?? []
  }
}

extension ProofNotes {
  /// Whether the notes have the word, or have it without an `s` at its end.
  func isKnown(_ word: String) -> Bool {
    let folded = word.lowercased().replacing("’", with: "'")
    if words.contains(folded) || words.contains(folded + "'s") { return true }
    return folded.hasSuffix("s") && words.contains(String(folded.dropLast()))
  }
}

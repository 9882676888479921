internal import FollowUp
internal import Journal
internal import Syntax

/// What needs no notes: places to fill, the greeting, the subject, the length, doubled words.
extension ProofReading {
  mutating func checkForm() {
    for place in text.places {
      add(
        .placeToFill, at: place.range, "a place is left to fill: `\(place.text)`",
        help: "write what belongs there in place of `\(place.text)`, or delete the sentence")
    }
    checkSubject()
    checkGreetingIsThere()
    checkLength()
    checkDoubledWords()
  }

  /// What is said on the phone has neither greeting nor subject: a list, perhaps below a line on
  /// whom to call.
  private var isTalkingPoints: Bool {
    guard text.greeting == nil else { return false }
    let lines = source.bytes[proof.message.body].split(separator: .newline).prefix(3)
    return lines.contains { ["- ", "* "].contains(String(decoding: $0.prefix(2), as: UTF8.self)) }
  }

  private var isMail: Bool {
    if isTalkingPoints { return false }
    if proof.message.fields[.to]?.value.contains("@") ?? false { return true }
    switch notes?.standing.application.contactBy {
    case .phone, .post, .message: return false
    case .email, nil: return true
    }
  }

  private mutating func checkSubject() {
    guard isMail, proof.message.fields[.subject]?.value.isEmpty ?? true else { return }
    let line =
      proof.message.fields[.subject].map { source.lineNumber(at: $0.range.lowerBound) } ?? 1
    add(
      .subjectMissing, at: source.content(ofLine: line), "the message has no subject",
      help: "write above the text `Subject: …`, such as what you met for and the role")
  }

  private mutating func checkGreetingIsThere() {
    guard text.greeting == nil, !isTalkingPoints else { return }
    let first = source.lineNumber(at: proof.message.body.lowerBound)
    let line =
      (first...max(first, source.lineCount)).first { !source.content(ofLine: $0).isEmpty } ?? first
    let greeting = language == .german ? "Guten Tag" : "Dear"
    add(
      .greetingMissing, at: source.content(ofLine: line), "the message greets nobody",
      help: "write above this line `\(greeting) …,` with the name")
  }

  private mutating func checkLength() {
    let limit = search.policy.number("words", of: Rule[.messageTooLong])
    guard text.spans.count > limit else { return }
    add(
      .messageTooLong, at: text.spans[limit],
      "the text has \(text.spans.count) words; here it is beyond \(limit)",
      help: "shorten it from `\(source.string(in: text.spans[limit]))` on, or leave out before what"
        + " they know already")
  }

  private mutating func checkDoubledWords() {
    for region in [text.subject, text.body] {
      for (left, right) in zip(region, region.dropFirst()) {
        guard left.folded == right.folded, left.text.allSatisfy({ $0.isLetter || $0 == "'" }),
          text.isGap(left, right), !isRightTwice(left, in: region)
        else { continue }
        let range = left.range.lowerBound..<right.range.upperBound
        add(
          .wordDoubled, at: range, "“\(left.text)” stands here twice",
          help: "write `\(left.text)` once",
          fix: .init(range: left.range.upperBound..<right.range.upperBound, replacement: ""))
      }
    }
  }

  /// Words that follow themselves in good sentences.
  private static let repeated: [Language: Set<String>] = [
    .english: ["had", "that", "very", "so", "no", "bye", "ha", "do", "her"],
    .german: ["sie", "ihr", "sehr", "so", "ja", "nein", "wir", "es", "na"],
  ]

  private static let articles: Set<String> = ["der", "die", "das", "den", "dem", "deren"]

  private func isRightTwice(_ word: ProofText.Word, in region: [ProofText.Word]) -> Bool {
    if Self.repeated[language]?.contains(word.folded) ?? false { return true }
    // `…, die die Stelle besetzt`: behind a comma the first one refers to what went before.
    guard language == .german, Self.articles.contains(word.folded) else { return false }
    let start = source.bytes[..<word.range.lowerBound]
    let end = start.lastIndex { !$0.isBlank && $0 != .newline && $0 != .carriageReturn }
    guard let end, start[end...].count(where: { $0 == .newline }) <= 1 else { return false }
    return start[end] == .comma
  }

  // MARK: The same text

  mutating func checkTwin(_ range: Range<Int>, _ other: Proof, _ otherRange: Range<Int>) {
    let words = source.string(in: range).split(whereSeparator: \.isWhitespace).prefix(4)
    add(
      .sameText, at: range, "nearly the same text goes to somebody else, in \(other.file)",
      help: "put `\(words.joined(separator: " ")) …` in other words, or begin with another point",
      related: [
        .init(
          file: other.file, span: other.message.source.span(of: otherRange),
          message: "the same words")
      ])
  }
}

// MARK: Tone

/// Words that beg, press or bow, and what to write instead; `%` stands for the words.
private struct PleadingPhrase {
  let words: [String]
  let help: String

  init(_ words: String, _ help: String) {
    self.words = words.split(separator: " ").map(String.init)
    self.help = help
  }
}

extension ProofReading {
  private static let table: [Language: [PleadingPhrase]] = {
    func phrases(_ help: String, _ texts: String...) -> [PleadingPhrase] {
      texts.map { PleadingPhrase($0, help) }
    }
    return [
      .english: phrases(
        "say what you would do for them: `I could start with …`", "desperate", "desperately",
        "i really need this job", "need this job", "i beg", "begging", "any job", "last hope",
        "my only hope", "pick me", "give me a chance", "give me a shot")
        + phrases(
          "ask plainly where things stand: `May I ask where things stand?`",
          "why have you not", "why haven't you", "still haven't heard", "still have not heard",
          "you still haven't", "called several times", "written several times", "third time",
          "as i have asked before", "just following up again", "just checking in again")
        + phrases(
          "leave out `%`; they read it because it is short", "sorry to bother",
          "sorry for bothering", "sorry to disturb", "sorry to pester", "sorry to trouble",
          "hate to bother", "apologies for bothering", "i know you are busy",
          "i know you're busy", "i know how busy", "you must be very busy", "you must be busy",
          "too much trouble", "bothering you", "be a nuisance", "be a pest",
          "taking up your time", "taking so much of your time", "waste your time",
          "wasting your time", "to bother you again")
        + phrases(
          "name the day that you know of, and let them answer in their time: `by …`", "asap",
          "reply as soon as possible", "answer as soon as possible",
          "get back to me as soon as possible", "let me know as soon as possible",
          "reply immediately", "answer immediately", "urgently need", "i demand", "anxiously"),
      .german: phrases(
        "say what you would do for them: `Anfangen würde ich mit …`", "verzweifelt",
        "brauche die stelle", "brauche diese stelle", "brauche den job", "brauche diesen job",
        "brauche unbedingt", "flehe", "bitte bitte", "letzte hoffnung", "einzige hoffnung",
        "geben sie mir eine chance", "geben sie mir bitte eine chance", "egal welche stelle")
        + phrases(
          "ask plainly where things stand: `Darf ich nach dem Stand fragen?`",
          "warum haben sie nicht", "warum melden sie sich nicht", "immer noch nichts gehört",
          "noch immer nichts gehört", "schon mehrmals angerufen", "mehrfach angerufen",
          "schon mehrmals geschrieben", "zum dritten mal")
        + phrases(
          "leave out `%`; they read it because it is short", "entschuldigen sie die störung",
          "entschuldigung für die störung", "verzeihen sie die störung", "dass ich störe",
          "dass ich sie störe", "dass ich schon wieder", "nicht aufdringlich",
          "nicht nerven", "zur last fallen", "dass sie viel zu tun haben",
          "dass sie sehr beschäftigt sind", "keine umstände macht", "ihre zeit verschwende",
          "ihre zeit raube", "ihre zeit stehle")
        + phrases(
          "name the day that you know of, and let them answer in their time: `bis zum …`",
          "um umgehende", "um schnellstmögliche",
          "brauche dringend", "antworten sie sofort", "so schnell wie möglich antworten",
          "asap", "ich verlange"),
    ]
  }()

  private static let phrases = table.mapValues {
    Dictionary(grouping: $0) { $0.words.first ?? "" }
  }

  mutating func checkTone() {
    let words = text.body
    var end = 0
    for index in words.indices where index >= end {
      let fitting = (Self.phrases[language]?[words[index].folded] ?? []).filter { phrase in
        let window = words[index...].prefix(phrase.words.count)
        return window.map(\.folded) == phrase.words
          && zip(window, window.dropFirst()).allSatisfy { text.isGap($0, $1) }
      }
      guard let phrase = fitting.max(by: { $0.words.count < $1.words.count }) else { continue }
      end = index + phrase.words.count
      let range = words[index].range.lowerBound..<words[end - 1].range.upperBound
      let written = words[index..<end].map(\.text).joined(separator: " ")
      add(
        .tonePleading, at: range, "“\(written)” pleads, presses or bows",
        help: phrase.help.replacing("%", with: written))
    }
  }
}

// MARK: Thanks alone

extension ProofReading {
  private static let pointKeys: Set<EntryKey> = [.liked, .fit, .forgot, .challenge, .topics]

  private static let stopWords = Set(
    """
    thank thanks time meeting interview conversation team role position company forward hearing \
    regards great really about would your with that this have from they them their there were \
    when what will been very much more some into also than then which would could should talking \
    talk call kind best dear hello looking wish work working jobs
    danke dank vielen gespräch stelle firma unternehmen team arbeit freue freuen über nicht auch \
    eine einen einem einer dass sich mich mein meine ihre ihren ihrem ihnen haben habe wurde wird \
    werden sehr mehr noch schon oder aber wenn kann können bitte zeit grüße freundlichen
    """.split(separator: " ").flatMap { $0.split(separator: "\n") }.map(String.init))

  private static let telling: [Language: Set<String>] = [
    .english: ["the", "and", "of", "to", "with", "for", "is", "are", "in", "how", "they", "my"],
    .german: ["der", "die", "das", "und", "mit", "für", "ist", "sind", "wie", "ich", "ein", "zu"],
  ]

  mutating func checkPoints() {
    let (kind, date) = proof.about
    guard kind == .thankYou, text.places.isEmpty, let notes, let greeting = text.greeting else {
      return
    }
    let application = notes.standing.application
    let points = notes.standing.entries.filter { entry in
      guard Self.pointKeys.contains(entry.key) else { return false }
      return date == nil || entry.interview.map { application.interviews[$0].date } == date
    }
    let wanted = points.flatMap {
      ProofText.words(of: application.source, in: $0.valueRange).map(\.folded)
    }
    // Notes may be kept in another language than the message has.
    let other: Language = language == .english ? .german : .english
    func count(_ language: Language) -> Int {
      wanted.count { Self.telling[language]?.contains($0) ?? false }
    }
    guard count(other) <= count(language) else { return }
    let names = Set((notes.names.flatMap(\.parts) + notes.company + notes.role).map(withoutAccents))
    func content(_ words: some Sequence<String>) -> Set<String> {
      Set(words.filter { $0.count >= 4 && !Self.stopWords.contains($0) && !names.contains($0) })
    }
    let pointWords = content(wanted)
    let said = content(text.core.map(\.folded))
    guard !pointWords.isEmpty, !pointWords.contains(where: { Self.isSaid($0, in: said) })
    else { return }
    let thanks = text.core.first { $0.folded.contains("thank") || $0.folded.contains("dank") }
    let line = thanks.map { source.content(ofLine: source.lineNumber(at: $0.range.lowerBound)) }
    add(
      .nothingButThanks, at: line ?? greeting.line,
      "the message says thanks, and nothing of what you noted",
      help: "add a point from your notes, such as `\(points[0].value)`",
      related: related(points[0].range, "a point from your notes"))
  }

  private static func isSaid(_ word: String, in said: Set<String>) -> Bool {
    if said.contains(word) { return true }
    guard word.count >= 5 else { return false }
    return said.contains { other in
      other.count >= 5
        && (other.prefix(5) == word.prefix(5) || word.count >= 6 && other.contains(word)
          || other.count >= 6 && word.contains(other))
    }
  }
}

// MARK: Spelling

extension Proof {
  /// In bytes. Hunspell takes seconds over a word of a whole file.
  private static let longestWord = 200

  /// The words that a dictionary should know, as it is asked about them.
  func spelledWords(
    knowing notes: ProofNotes?
  ) -> [(word: ProofText.Word, spelling: String)] {
    let to = Set(
      message.fields[.to].map { ProofText.words(of: message.source, in: $0.range) }?
        .map(\.folded) ?? [])
    let signature = text.body.last.map { message.source.lineNumber(at: $0.range.lowerBound) }
    return (text.subject + text.body).compactMap { word in
      let bare =
        ["'s", "’s"].first { word.text.hasSuffix($0) }
        .map { String(word.text.dropLast($0.count)) } ?? word.text
      guard word.range.count <= Self.longestWord, word.text.count > 1,
        !word.text.contains(where: \.isNumber),
        !word.text.dropFirst().contains(where: \.isUppercase),
        !to.contains(bare.lowercased()),
        !(notes?.isName(bare) ?? false),
        // The last line is the user's own name.
        message.source.lineNumber(at: word.range.lowerBound) != signature || !word.isCapitalized
      else { return nil }
      return (word, word.text.replacing("’", with: "'"))
    }
  }
}

extension ProofReading {
  mutating func checkSpelling(_ misspelled: Misspellings) {
    guard !misspelled.isEmpty else { return }
    let named = Set(findings.filter { $0.rule == .nameMisspelled }.compactMap { $0.span?.start })
    for (word, spelling) in proof.spelledWords(knowing: notes) {
      guard let suggestions = misspelled[spelling],
        !named.contains(source.position(at: word.range.lowerBound))
      else { continue }
      add(
        .wordMisspelled, at: word.range, "“\(word.text)” is not in the dictionary",
        help: suggestions.isEmpty
          ? "correct it, or add the word to `tags` of the application if it is right"
          : "write `\(suggestions.prefix(3).joined(separator: "` or `"))`, or add the word to"
            + " `tags` of the application if it is right")
    }
  }
}

public import FollowUp
public import Journal
public import Syntax

/// A message to be proofread.
public struct Proof: Sendable {
  /// The path that findings name.
  public let file: String
  public let message: MessageFile
  /// The slug of the application that it belongs to.
  public let application: String?
  let text: ProofText

  /// - Parameter application: In place of the one that the file names.
  public init(file: String, _ message: MessageFile, application: String? = nil) {
    self.file = file
    self.message = message
    self.application = application ?? message.application
    text = ProofText(message)
  }

  /// The messages that were not sent yet among the files of a journal, in path order.
  public static func drafts(among sources: [String: SourceText]) -> [Proof] {
    sources.filter { isPlace($0.key) }
      .sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
      .map { Proof(file: $0.key, MessageFile($0.value)) }
  }

  /// The folder beside an application that messages are kept in.
  public static let folder = "drafts"

  /// Whether a Markdown file below the root is a message that was not sent yet.
  public static func isPlace(_ file: String) -> Bool {
    file.split(separator: "/").dropLast().last == folder[...]
  }

  /// Whom it goes to, as far as that tells one message from another.
  var addressee: String {
    if let to = message.fields[.to]?.value, !to.isEmpty { return foldedName(to) }
    let names = Greetings.names(text)
    return names.isEmpty ? file : names.map(\.folded).joined(separator: " ")
  }

  /// The kind of message, and the date that it is about.
  var about: (kind: MessageKind?, date: CivilDate?) {
    let words = message.fields[.about]?.value.split(separator: " ") ?? []
    return (
      words.first.flatMap { MessageKind(rawValue: foldedKey(String($0))) },
      words.lazy.compactMap { CivilDate(iso: $0) }.first
    )
  }
}

/// Words that a dictionary does not know, with those that it knows instead.
public typealias Misspellings = [String: [String]]

/// Reads messages before they are sent, against the notes of the applications they belong to.
public struct Proofreader: Sendable {
  let search: Search
  private let proofs: [Proof]
  private let language: Language
  private let slugs: [String: Int]
  private let alike: AlikeTexts
  private let notes: [Int: ProofNotes]
  let others: OtherJobs

  /// - Parameters:
  ///   - proofs: Also those that are only compared with.
  ///   - language: Of a message that does not say.
  public init(_ search: Search, _ proofs: [Proof], language: Language = .english) {
    self.init(search, proofs, language: language, others: OtherJobs(search))
  }

  /// - Parameter others: Of this search, for whoever reads one message again and again.
  package init(_ search: Search, _ proofs: [Proof], language: Language, others: OtherJobs) {
    self.search = search
    self.proofs = proofs
    self.language = language
    let slugs = Dictionary(
      search.standings.map { ($0.application.slug, $0.index) },
      uniquingKeysWith: { first, _ in first }
    )
    self.slugs = slugs
    let needed = Set(proofs.compactMap { $0.application.flatMap { slugs[$0] } })
    notes = Dictionary(
      uniqueKeysWithValues: needed.map { ($0, ProofNotes(search.standings[$0])) })
    self.others = others
    alike = AlikeTexts(proofs.map { ($0, $0.application.flatMap { slugs[$0] }) }, notes)
  }

  /// - Parameter misspelled: By language, as a dictionary had it about `words(of:)`.
  /// - Returns: In the order of their places, file by file.
  public func findings(
    of files: Set<String>, misspelled: [Language: Misspellings] = [:]
  ) -> [Finding] {
    proofs.indices.filter { files.contains(proofs[$0].file) }
      .flatMap { findings(at: $0, with: files, misspelled) }.sorted(by: Finding.isBefore)
  }

  /// What a dictionary is to be asked about, each word once.
  public func words(of files: Set<String>) -> [Language: Set<String>] {
    var words: [Language: Set<String>] = [:]
    for proof in proofs where files.contains(proof.file) {
      let known = proof.application.flatMap { slugs[$0] }.flatMap { notes[$0] }
      for word in proof.spelledWords(knowing: known) {
        words[language(of: proof), default: []].insert(word.spelling)
      }
    }
    return words
  }

  private func language(of proof: Proof) -> Language {
    proof.message.fields[.language].flatMap { Language(rawValue: foldedKey($0.value)) }
      ?? proof.application.flatMap { slugs[$0] }
      .flatMap { search.standings[$0].application.language } ?? language
  }

  private func findings(
    at index: Int, with files: Set<String>, _ misspelled: [Language: Misspellings]
  ) -> [Finding] {
    let proof = proofs[index]
    let standing = proof.application.flatMap { slugs[$0] }
    var reading = ProofReading(
      proof: proof, language: language(of: proof), search: search,
      notes: standing.flatMap { notes[$0] })
    reading.checkFields(slugs: slugs.keys)
    reading.checkForm()
    reading.checkTone()
    reading.checkNames()
    reading.checkGreeting(others)
    reading.checkJob(others)
    reading.checkDates()
    reading.checkPoints()
    reading.checkSpelling(misspelled[language(of: proof)] ?? [:])
    // Of two that are read together, the second is to change.
    if let twin = alike.twin(of: index),
      twin.index < index || !files.contains(proofs[twin.index].file)
    {
      let other = proofs[twin.index]
      reading.checkTwin(twin.range, other, twin.otherRange)
    }
    return reading.findings
  }
}

/// One message being read.
struct ProofReading {
  let proof: Proof
  let language: Language
  let search: Search
  /// nil where it belongs to no application that is known.
  let notes: ProofNotes?
  private(set) var findings: [Finding] = []

  init(proof: Proof, language: Language, search: Search, notes: ProofNotes?) {
    self.proof = proof
    self.language = language
    self.search = search
    self.notes = notes
  }

  var text: ProofText { proof.text }
  var source: SourceText { proof.message.source }

  mutating func add(
    _ name: RuleName, at range: Range<Int>, _ message: String, help: String,
    fix: Finding.Fix? = nil, raisedTo severity: Severity? = nil, related: [Finding.Related] = []
  ) {
    let rule = Rule[name]
    guard search.policy.isOn(rule), !(notes?.ignored.contains(name) ?? false) else { return }
    findings.append(
      Finding(
        rule: name, severity: search.policy.severity(of: rule, raisedTo: severity),
        file: proof.file, span: source.span(of: range), message: message, help: help, fix: fix,
        related: related))
  }

  /// Where the application's notes say something.
  func related(_ range: Range<Int>, _ message: String) -> [Finding.Related] {
    guard let application = notes?.standing.application else { return [] }
    return [
      .init(
        file: application.file, span: application.source.span(of: range), message: message)
    ]
  }
}

extension ProofReading {
  mutating func checkFields(slugs: some Collection<String>) {
    let fields = proof.message.fields
    if let written = fields[.application], notes == nil, proof.application == written.value,
      !search.standings.isEmpty
    {
      let nearest = Spelling.nearest(to: written.value, among: slugs.sorted())
      add(
        .valueInvalid, at: written.range, "no application is called “\(written.value)”",
        help: nearest.map { "write `\($0)`" }
          ?? "write a file's path without `.md`; `jobjournal list` shows them all")
    }
    if let written = fields[.language], Language(rawValue: foldedKey(written.value)) == nil {
      add(
        .valueInvalid, at: written.range.isEmpty ? source.content(ofLine: 1) : written.range,
        "`Language` cannot be “\(written.value)”", help: "write `en` or `de`")
    }
  }
}

/// What the notes of an application say that a message is compared with.
struct ProofNotes: Sendable {
  struct Name: Sendable {
    let person: Person.ID
    /// As written: `Dana`, `Whitfield`.
    let parts: [String]
  }

  let standing: Standing
  let ignored: Set<RuleName>
  let names: [Name]
  /// Parts of people's names as written, by their first letter without its accent.
  let parts: [Character: [String]]
  /// The same by what they are without accents, and with umlauts spelled out.
  let unaccented: [String: [String]]
  /// The company's name in words, legal forms left out.
  let company: [String]
  let role: [String]
  /// Every word of the file, in lower case.
  let words: Set<String>
  /// Words of names, titles, places and tags, in lower case: what a dictionary need not know.
  let accepted: Set<String>
  let dates: Set<CivilDate>

  private static let limit = 200
  private static let legalForms: Set<String> = [
    "gmbh", "ag", "kg", "ohg", "ug", "se", "ev", "eg", "mbh", "co", "inc", "ltd", "llc", "plc",
    "corp", "the", "gbr", "group", "und", "and", "der", "die", "das",
  ]

  init(_ standing: Standing) {
    self.standing = standing
    let application = standing.application
    ignored = Set(application.ignore.compactMap { RuleName(rawValue: foldedKey($0.value)) })
    names = application.people.enumerated().prefix(Self.limit).map {
      Name(person: $0.offset, parts: Names.parts(of: $0.element.name))
    }
    var parts: [Character: [String]] = [:]
    var unaccented: [String: [String]] = [:]
    for part in Set(names.flatMap(\.parts)).sorted() {
      guard let first = withoutAccents(part).first else { continue }
      parts[first, default: []].append(part)
      for form in Set([withoutAccents(part), spelledOut(part)]) {
        unaccented[form, default: []].append(part)
      }
    }
    self.parts = parts
    self.unaccented = unaccented
    company = Names.parts(of: application.company?.value ?? "")
      .filter { !Self.legalForms.contains($0.lowercased()) }
    role = Names.role(application.role?.value)
    let source = application.source
    words = Set(ProofText.words(of: source, in: 0..<source.bytes.count).map(\.folded))
    let texts =
      [application.company?.value, application.role?.value] + application.people.map(\.title)
    let accepted =
      application.people.map(\.name) + texts.compactMap { $0 } + application.texts.values
      + application.tags
    self.accepted = Set(accepted.flatMap(Names.parts).map { $0.lowercased() })
    dates = Self.dates(of: application)
  }

  private static func dates(of application: Application) -> Set<CivilDate> {
    var dates: Set<CivilDate> = []
    var rest = 0..<application.source.bytes.count
    while let written = WrittenDate.first(in: application.source.bytes, rest) {
      if let date = written.date { dates.insert(date) }
      rest = written.range.upperBound..<rest.upperBound
    }
    return dates
  }
}

/// Companies and roles of all applications, to find them in a message to somebody else.
package struct OtherJobs: Sendable {
  struct Job: Sendable {
    let standing: Int
    let name: String
    let words: [String]
  }

  /// By the first word, in lower case.
  private(set) var companies: [String: [Job]] = [:]
  private(set) var roles: [String: [Job]] = [:]
  /// Names of people by a part in lower case.
  private(set) var people: [String: (standing: Int, name: String)] = [:]

  package init(_ search: Search) {
    for standing in search.standings {
      let application = standing.application
      if let company = application.company?.value {
        let words = Names.parts(of: company).map { $0.lowercased() }
        let job = Job(standing: standing.index, name: company, words: words)
        if let first = words.first { companies[first, default: []].append(job) }
      }
      if let role = application.role?.value {
        let words = Names.role(role).map { $0.lowercased() }
        let job = Job(standing: standing.index, name: role, words: words)
        if let first = words.first { roles[first, default: []].append(job) }
      }
      for person in application.people {
        for part in Names.parts(of: person.name) where people[part.lowercased()] == nil {
          people[part.lowercased()] = (standing.index, person.name)
        }
      }
    }
  }
}

/// Names as words.
enum Names {
  static func parts(of name: String) -> [String] {
    name.split { !($0.isLetter || $0.isNumber || $0 == "'" || $0 == "’") }.map(String.init)
  }

  /// A role without what stands in parentheses, `(m/w/d)`.
  static func role(_ role: String?) -> [String] {
    var depth = 0
    let kept = (role ?? "").filter { character in
      if character == "(" { depth += 1 }
      defer { if character == ")" { depth = max(0, depth - 1) } }
      return depth == 0
    }
    return parts(of: kept)
  }
}

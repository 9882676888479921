internal import Syntax

/// An interview or a contact's name as the front matter gives it, before people are known.
struct FrontMatterMentions {
  struct Interview {
    let date: CivilDate
    let time: CivilTime?
    let title: String
    let round: Round?
    let with: [BodyReader.Introduction]
    let range: Range<Int>
  }

  var contact: BodyReader.Introduction?
  var interviews: [Interview] = []
}

/// Reads the mapping at the top of a file into an application.
struct FrontMatterReader {
  private(set) var application: Application
  private(set) var mentions = FrontMatterMentions()

  /// Keys that belong to other tools.
  private static let foreignKeys: Set<String> = [
    "title", "date", "layout", "aliases", "cssclasses", "id", "created", "updated",
  ]

  private static let milestones = Dictionary(
    uniqueKeysWithValues: Milestone.allCases.map { ($0.key, $0) })

  init(_ application: Application, _ pairs: [(key: YAMLNode, value: YAMLNode)]) {
    self.application = application
    readKeys(of: pairs) { reader, key, node in reader.read(key, node) }
    if application.company == nil { require(.company, in: pairs, or: .companyMissing) }
    if application.role == nil { require(.role, in: pairs, or: .roleMissing) }
  }

  private mutating func require(
    _ key: FrontMatterKey, in pairs: [(key: YAMLNode, value: YAMLNode)], or fault: Fault.Kind
  ) {
    let written = pairs.first { foldedKey($0.key.text ?? "") == key.rawValue }
    guard written?.value.isAbsent ?? true else { return }
    report(
      fault, application.source.content(ofLine: 1),
      related: written.map { [$0.key.range] } ?? [])
  }

  /// Passes each known key once, with its value.
  private mutating func readKeys<Key: RawRepresentable & CaseIterable>(
    of pairs: [(key: YAMLNode, value: YAMLNode)], _ read: (inout Self, Key, YAMLNode) -> Void
  ) where Key.RawValue == String {
    let keys = pairs.keys(known: Key.allCases.map(\.rawValue)) {
      Self.foreignKeys.contains($0) || $0.hasPrefix("x-")
    }
    for key in keys {
      switch key {
      case .known(let name, let value):
        if let key = Key(rawValue: name) { read(&self, key, value) }
      case .unknown(let written, let nearest, let range):
        report(.keyUnknown(key: written, nearest: nearest), range)
      case .duplicate(let written, let range, let first):
        report(.keyDuplicate(key: written), range, related: [first])
      }
    }
  }

  private mutating func read(_ key: FrontMatterKey, _ node: YAMLNode) {
    let name = key.rawValue
    switch key {
    case .company: application.company = text(name, node)
    case .role: application.role = text(name, node)
    case .status: application.status = word(name, node)
    case .found, .applied, .offer, .offerExpires, .accepted, .signed, .starts, .rejected,
      .withdrawn, .closed:
      if let milestone = Self.milestones[name] { application.milestones[milestone] = date(node) }
    case .interviews: for element in node.elements { readInterview(element) }
    case .decisionBy: application.decisionBy = date(node)
    case .interest: application.interest = word(name, node)?.value ?? .normal
    case .stillOpen: application.stillOpen = answer(name, node)
    case .contact: mentions.contact = people(name, node).first
    case .contactBy: application.contactBy = word(name, node)?.value
    case .language: application.language = word(name, node)?.value
    case .source, .link, .location, .salary: application.texts[name] = text(name, node)?.value
    case .tags: application.tags = node.elements.compactMap { text(name, $0)?.value }
    case .ignore: application.ignore = node.elements.compactMap { text(name, $0) }
    case .jobjournal:
      // Whether the file is an application at all was settled before.
      reportValue(name, node, expected: "`jobjournal: ignore`, or leave the key out")
    }
  }

  private mutating func readInterview(_ node: YAMLNode) {
    guard case .mapping(let pairs) = node.content else {
      guard let (date, time) = dateAndTime(node) else { return }
      mentions.interviews.append(
        .init(date: date, time: time, title: "", round: nil, with: [], range: node.range))
      return
    }
    var day: (CivilDate, CivilTime?)?
    var hasDate = false
    var range = node.range
    var time: CivilTime?
    var title = ""
    var round: Round?
    var with: [BodyReader.Introduction] = []
    readKeys(of: pairs) { (reader: inout Self, key: InterviewKey, value) in
      let name = key.rawValue
      switch key {
      case .date:
        hasDate = true
        day = reader.dateAndTime(value)
        range = value.range
      case .time:
        let bytes = Array((value.text ?? "").utf8)
        if let read = CivilTime.read(in: bytes, at: 0, before: bytes.count, lenient: false),
          read.end == bytes.count
        {
          time = read.time
        } else {
          reader.reportValue(name, value, expected: "a time such as `14:00`")
        }
      case .title: title = reader.text(name, value)?.value ?? ""
      case .round:
        round = Round(value.text ?? "")
        if round == nil { reader.reportValue(name, value, expected: "a number, or `final`") }
      case .with: with = value.elements.flatMap { reader.people(name, $0) }
      }
    }
    if !hasDate {
      reportValue("interviews", node, expected: "a date, such as `- date: 2026-11-16`")
    }
    guard let day else { return }
    mentions.interviews.append(
      .init(date: day.0, time: time ?? day.1, title: title, round: round, with: with, range: range))
  }

  // MARK: Values

  private mutating func text(_ key: String, _ node: YAMLNode) -> Written<String>? {
    guard let text = node.text else {
      if !node.isAbsent { reportValue(key, node, expected: "text") }
      return nil
    }
    let folded = foldedSpace(text)
    return folded.isEmpty ? nil : Written(folded, node.range)
  }

  /// Names, as `With` takes them.
  private mutating func people(_ key: String, _ node: YAMLNode) -> [BodyReader.Introduction] {
    guard let list = text(key, node) else { return [] }
    var map = SourceMap(of: Array(list.value.utf8)[...], in: application.source, node.range, .yaml)
    return PeopleList(list.value, endsAtPreposition: true).pieces.map { piece in
      let text = PersonText(piece: piece)
      return BodyReader.Introduction(
        text: text, place: map.place(of: text.place) ?? node.range, range: node.range)
    }
  }

  private mutating func word<Word: RawRepresentable & CaseIterable>(
    _ key: String, _ node: YAMLNode
  ) -> Written<Word>? where Word.RawValue == String {
    if let word = node.text.flatMap({ Word(rawValue: foldedKey($0)) }) {
      return Written(word, node.range)
    }
    reportValue(
      key, node,
      expected: Alternatives.text(Word.allCases.map { "`\($0.rawValue)`" }))
    return nil
  }

  private mutating func date(_ node: YAMLNode) -> Written<CivilDate>? {
    dateAndTime(node).map { Written($0.date, node.range) }
  }

  private mutating func dateAndTime(_ node: YAMLNode) -> (date: CivilDate, time: CivilTime?)? {
    let written = node.text ?? ""
    let bytes = Array(written.utf8)
    if let read = WrittenDate(in: bytes, at: 0), let date = read.date {
      if read.range.upperBound == bytes.count { return (date, nil) }
      if let time = read.time(in: bytes, before: bytes.count, lenient: false),
        time.end == bytes.count
      {
        return (date, time.time)
      }
    }
    report(
      .dateInvalid(written: node.text ?? application.source.string(in: node.range)), node.range)
    return nil
  }

  private mutating func answer(_ key: String, _ node: YAMLNode) -> Written<DatedAnswer>? {
    let written = node.text ?? ""
    switch foldedKey(written) {
    case "yes": return Written(.yes, node.range)
    case "no": return Written(.no, node.range)
    default:
      if WrittenDate.first(in: Array(written.utf8), 0..<written.utf8.count) != nil {
        return date(node).map { Written(.on($0.value), $0.range) }
      }
      reportValue(key, node, expected: "a date, `yes` or `no`")
      return nil
    }
  }

  private mutating func report(
    _ kind: Fault.Kind, _ range: Range<Int>, related: [Range<Int>] = []
  ) {
    application.faults.append(Fault(kind, range, related: related))
  }

  private mutating func reportValue(_ key: String, _ node: YAMLNode, expected: String) {
    let value = node.text ?? application.source.string(in: node.range)
    report(.valueInvalid(key: key, value: value, expected: expected), node.range)
  }
}

extension Round {
  /// Reads a number or `final`.
  init?(_ text: String) {
    if foldedKey(text) == "final" {
      self = .final
    } else if let number = Int(trimmingSpaces(text)), (1...99).contains(number) {
      self = .number(number)
    } else {
      return nil
    }
  }
}

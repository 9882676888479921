internal import Editing
internal import FollowUp
internal import Journal
internal import Syntax
internal import Views

/// Who may be meant, and which rule.
extension Completer {
  // MARK: Rules

  /// Those that have something to say of this file first.
  func rules(_ isMeant: (Rule) -> Bool) -> [Offer] {
    let assessment = view.application?.assessment
    var titles: [RuleName: String] = [:]
    for duty in assessment?.duties ?? [] where duty.isPending && titles[duty.rule] == nil {
      titles[duty.rule] = "\(duty.state.rawValue): \(view.search.wording(of: duty).title)"
    }
    for finding in assessment?.findings ?? [] where titles[finding.rule] == nil {
      titles[finding.rule] = Escaping.shortened(finding.message)
    }
    let rules = Rule.all.filter(isMeant)
    let raised = rules.filter { titles[$0.name] != nil }
    return (raised + rules.filter { titles[$0.name] == nil }).map { rule in
      Offer(
        label: rule.name.rawValue, kind: .constant, text: rule.name.rawValue,
        detail: titles[rule.name], documentation: rule.summary)
    }
  }

  // MARK: People

  /// The people that an entry may name.
  ///
  /// - Parameter isAlone: Whether text follows the first name.
  func names(_ key: EntryKey, from start: Int, isAlone: Bool = false) -> Offers? {
    guard let range = pieceRange(from: start), !isAlone || range.lowerBound == start else {
      return nil
    }
    let value = start..<source.line(spot.line).upperBound
    var offers = people(key, in: value, at: range)
      .map { person($0.id, $0.detail, text: Escaping.markdown) }
    let isFirst = range.lowerBound == start
    if isFirst, offers.count > 1, key == .thankYou || key == .briefed {
      offers.append(Offer(label: "everyone", kind: .value, text: "everyone"))
    }
    return fitting(Offers(range: range, offers: offers))
  }

  /// The entry that is being written, as far as it is one yet.
  var entry: Entry? {
    guard let start = spot.item?.content.lowerBound else { return nil }
    return application?.entries.first { $0.range.lowerBound == start }
  }

  func person(_ id: Person.ID, _ detail: String?, text: (String) -> String) -> Offer {
    let standing = view.application?.standing
    let name = standing?.application.people[id].name ?? ""
    let popup = view.application.map { views.person(id, $0.standing, $0.assessment) }
    return Offer(
      label: name, kind: .reference, text: text(name), filter: name,
      detail: detail ?? standing?.application.people[id].title, documentation: popup)
  }

  /// The name at the place, in a list of names; nil behind the list's end.
  func pieceRange(from start: Int) -> Range<Int>? {
    var piece = start
    var depth = 0
    var index = start
    while index < spot.offset {
      switch bytes[index] {
      case UInt8(ascii: "("): depth += 1
      case UInt8(ascii: ")"): depth -= 1
      case .comma, UInt8(ascii: ";"), UInt8(ascii: "&"): if depth <= 0 { piece = index + 1 }
      default:
        guard depth <= 0, index > start, bytes[index - 1] <= .space else { break }
        let isEnd =
          bytes.hasWord("by ", at: index, before: spot.offset)
          || bytes.hasWord("via ", at: index, before: spot.offset)
        if isEnd { return nil }
        if bytes.hasWord("and ", at: index, before: spot.offset) { piece = index + 4 }
      }
      index += 1
    }
    guard depth <= 0 else { return nil }
    while piece < spot.offset, bytes[piece] <= .space { piece += 1 }
    return piece..<max(spot.offset, bytes.word(around: spot.offset).upperBound)
  }

  /// Those who may be meant at a place in a value that names others already, the likeliest first.
  func people(
    _ key: EntryKey, in value: Range<Int>, at piece: Range<Int>
  ) -> [(id: Person.ID, detail: String?)] {
    guard let (standing, assessment) = view.application.map({ ($0.standing, $0.assessment) })
    else { return [] }
    let people = standing.application.people
    // What is typed may be read as somebody new.
    let mentions = standing.application.mentions.filter { !piece.overlaps($0.range) }
    let known = Set(mentions.map(\.person))
    let named = Set(mentions.filter { value.contains($0.range.lowerBound) }.map(\.person))
    let rule: RuleName? =
      switch key {
      case .thankYou: .thankYouNotSent
      case .briefed: .referencesNotBriefed
      default: nil
      }
    var owed: [String: String] = [:]
    // Until it says who is meant, the entry itself may stand for everybody.
    let own = entry?.date
    for duty in assessment.duties where duty.rule == rule {
      guard let who = duty.who, duty.isPending || own != nil && duty.fulfilled == own else {
        continue
      }
      owed[who] = owed[who] ?? "due \(duty.due.forPeople)"
    }
    let ids = people.indices.filter { id in
      let person = people[id]
      let isMeant =
        switch key {
        case .briefed, .referenceContacted: person.isReference
        default: person.isContact || person.isInterviewer || person.isFollowUpContact
        }
      return isMeant && known.contains(id) && !named.contains(id)
    }
    func rank(_ id: Person.ID) -> Int {
      if owed[people[id].name] != nil { return 0 }
      return standing.contact == id && key != .with ? 1 : 2
    }
    return (0...2).flatMap { wanted in ids.filter { rank($0) == wanted } }
      .prefix(Self.limitOfPeople).map { ($0, owed[people[$0].name]) }
  }

  static let limitOfPeople = 50
}

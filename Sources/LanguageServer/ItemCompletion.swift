internal import FollowUp
internal import Journal
internal import Syntax
internal import Views

/// What may be written in a list item.
extension Completer {
  func offers(in item: WrittenItem) -> Offers? {
    guard spot.offset >= item.content.lowerBound else { return nil }
    let dueWords: [StaticString] = ["by", "due", "due:", "📅"]
    if item.hasBox, dueWords.contains(where: { follows($0, in: item) }) {
      return fitting(dates(.ahead))
    }
    if let date = item.date, spot.offset <= date.upperBound {
      return fitting(dates(item.hasBox ? .ahead : .past))
    }
    if let value = item.value, spot.offset > item.word.upperBound {
      // A blank stands between a colon and the value.
      let start = value.isEmpty ? spot.offset : value.lowerBound
      guard spot.offset >= start, bytes[start - 1] <= .space else { return nil }
      if let key = item.entryKey { return self.value(of: key, from: start, item) }
      return item.personKey.flatMap { self.value(of: $0, from: start, item) }
    }
    switch item.section {
    case .interview, .log: return entryKeys(item)
    case .contacts, .references: return item.depth > 0 ? personKeys(item) : nil
    default: return nil
    }
  }

  private func follows(_ word: StaticString, in item: WrittenItem) -> Bool {
    follows(word, after: item.content.lowerBound)
  }

  // MARK: Keys

  /// Where a key stands or may begin; nil before it.
  private func keyRange(_ item: WrittenItem) -> Range<Int>? {
    let start = item.word.isEmpty ? spot.offset : item.word.lowerBound
    guard spot.offset >= start else { return nil }
    let end = item.value == nil ? bytes.word(around: spot.offset).upperBound : item.word.upperBound
    return start..<max(end, spot.offset)
  }

  private func entryKeys(_ item: WrittenItem) -> Offers? {
    guard let range = keyRange(item) else { return nil }
    let isEntry = !item.hasBox && item.date == nil
    // Before a key that is there only its date is missing.
    if range.lowerBound == spot.offset, !range.isEmpty {
      let isEvent = item.section == .log || item.entryKey?.isEvent ?? false
      return isEntry && isEvent ? fitting(dates(.past, suffix: " ")) : nil
    }
    let isLog = item.section == .log
    let day = isLog && isEntry ? "\(view.today) " : ""
    let colon = item.value == nil ? ": " : ""
    var offers = isLog && item.value == nil && !item.hasBox ? settling(day) : []
    func offer(_ word: String, _ key: EntryKey) -> Offer {
      Offer(
        label: "\(day)\(word)", kind: key.isEvent ? .event : .property,
        text: "\(day)\(word)\(colon)", filter: word,
        detail: word == key.rawValue ? nil : "as \(key.rawValue)", documentation: key.meaning)
    }
    let keys = keys(item)
    offers += keys.map { offer($0.rawValue, $0) }
    // Other words for them are for those who begin one.
    if spot.offset > range.lowerBound {
      offers += keys.flatMap { key in key.aliases.map { offer($0, key) } }
    }
    var isIncomplete = false
    if item.date == nil, item.value == nil, begunDateRange.lowerBound == range.lowerBound {
      let dates = dates(item.hasBox ? .ahead : .past, suffix: " ")
      offers += dates.offers
      isIncomplete = dates.isIncomplete
    }
    return fitting(Offers(range: range, offers: offers, isIncomplete: isIncomplete))
  }

  /// The keys that the item's section takes, the likeliest first.
  private func keys(_ item: WrittenItem) -> [EntryKey] {
    guard item.section == .interview else { return EntryKey.allCases.filter(\.isTakenInLog) }
    let present = spot.outline?.entryKeys(around: spot.offset) ?? []
    func rank(_ key: EntryKey) -> Int {
      if item.date != nil { return key.isEvent ? 0 : 1 }
      return key.isEvent ? 1 : present.contains(key) ? 2 : 0
    }
    return (0...2).flatMap { wanted in EntryKey.allCases.filter { rank($0) == wanted } }
  }

  /// Entries that say of what is due that it is done.
  private func settling(_ day: String) -> [Offer] {
    let duties = view.application?.assessment.duties ?? []
    let due = duties.filter { $0.state == .overdue || $0.state == .open }
    let offers: [Offer] = due.sorted { $0.due < $1.due }.compactMap { duty in
      let entry: String
      switch duty.settlement {
      case .entry(let key, let value):
        entry = value.isEmpty ? key.rawValue : "\(key.rawValue): \(Escaping.markdown(value))"
      case .promise(let text): entry = "\(EntryKey.kept.rawValue): \(Escaping.markdown(text))"
      case .task, .closing, .waiver: return nil
      }
      let title = view.search.wording(of: duty).title
      return Offer(
        label: day + entry, kind: .event, text: day + entry, filter: entry,
        detail: "\(duty.state.rawValue): \(title)", documentation: nil)
    }
    var seen: Set<String> = []
    return offers.filter { seen.insert($0.text).inserted }
  }

  private func personKeys(_ item: WrittenItem) -> Offers? {
    guard !item.hasBox, let range = keyRange(item) else { return nil }
    let keys = PersonKey.allCases.filter { item.section == .references || !$0.isOfReferences }
    let offers = keys.map { key in
      Offer(
        label: key.rawValue, kind: .property,
        text: key.rawValue + (item.value == nil ? ": " : ""), filter: key.rawValue, detail: nil,
        documentation: key.meaning)
    }
    return fitting(Offers(range: range, offers: offers))
  }

  // MARK: Values

  private func value(of key: EntryKey, from start: Int, _ item: WrittenItem) -> Offers? {
    var start = start
    if key.isEvent, item.date == nil,
      let date = WrittenDate(in: bytes, at: start), spot.offset > date.range.upperBound
    {
      start = date.range.upperBound
      while start < spot.offset, bytes[start].isBlank || bytes[start] == .comma { start += 1 }
    }
    switch key {
    case .with, .thankYou, .briefed, .referenceContacted: return names(key, from: start)
    case .contact, .checkIn, .contacted, .feedbackAsked, .introductionsAsked:
      return names(key, from: start, isAlone: true)
    case .timeline: return timeline(from: start, item)
    case .promised: return follows("by", in: item) ? fitting(dates(.ahead)) : nil
    case .kept: return promises(from: start)
    case .prefers: return words(Channel.allCases.map(\.rawValue), from: start)
    case .round: return words(["final"], from: start)
    case .waived, .snoozed: return waiver(key, from: start, item)
    default: return nil
    }
  }

  private func value(of key: PersonKey, from start: Int, _ item: WrittenItem) -> Offers? {
    switch key {
    case .title, .email, .phone, .link, .note: return nil
    case .provided, .briefed, .contacted:
      let before = bytes[start..<max(start, begunDateRange.lowerBound)].last { !$0.isBlank }
      let isFirst = before == nil || before == .comma && key == .briefed
      return isFirst ? fitting(dates(.past)) : nil
    case .willTell: return together(words(["yes", "no"], from: start), datesOpening(start, .past))
    }
  }

  /// Dates at the beginning of a value.
  private func datesOpening(_ start: Int, _ days: Days) -> Offers? {
    begunDateRange.lowerBound == start ? fitting(dates(days)) : nil
  }

  private func timeline(from start: Int, _ item: WrittenItem) -> Offers? {
    if follows("by", in: item) { return fitting(dates(.ahead)) }
    var unknown = words(["they could not say"], from: start)
    unknown?.offers[0].detail = "asked, and no date given"
    return together(datesOpening(start, .ahead), unknown)
  }

  /// Words that open a value.
  private func words(_ words: [String], from start: Int) -> Offers? {
    let range = start..<max(spot.offset, bytes.word(around: spot.offset).upperBound)
    return fitting(
      Offers(
        range: range, offers: words.map { Offer(label: $0, kind: .value, text: $0) }))
  }

  /// What was promised and not kept so far.
  private func promises(from start: Int) -> Offers? {
    // Until it says what, the entry itself may stand for one of them.
    let own = entry?.date
    let open =
      application?.promises.filter {
        !$0.isChecked && ($0.kept == nil || $0.kept == own)
      } ?? []
    let offers = open.map { promise in
      Offer(
        label: promise.text, kind: .reference, text: Escaping.markdown(promise.text),
        filter: promise.text, detail: promise.by.map { "by \($0.forPeople)" })
    }
    let end = source.content(ofLine: spot.line).upperBound
    return fitting(Offers(range: start..<max(spot.offset, end), offers: offers))
  }

  /// Rule, name, and until when.
  private func waiver(_ key: EntryKey, from start: Int, _ item: WrittenItem) -> Offers? {
    if key == .snoozed, follows("until", in: item) {
      var dates = dates(.ahead)
      dates.offers.removeAll { $0.text == "\(view.today)" }
      return fitting(dates)
    }
    let typed = bytes[start..<spot.offset]
    guard !typed.contains(.colon) else { return nil }
    guard let subject = view.subject(at: spot), let rule = subject.rule,
      spot.offset > subject.range.upperBound
    else {
      let groups: [Rule.Group] = key == .waived ? [.duty, .record, .conduct] : [.duty]
      let offers = rules { groups.contains($0.group) }
      let end = bytes.word(around: spot.offset).upperBound
      return fitting(Offers(range: start..<max(spot.offset, end), offers: offers))
    }
    return people(of: rule, key, behind: subject.range.upperBound)
  }

  private func people(of rule: RuleName, _ key: EntryKey, behind end: Int) -> Offers? {
    var start = end
    while start < spot.offset, bytes[start].isBlank || bytes[start] == .comma { start += 1 }
    guard start > end else { return nil }
    var offers: [Offer] = []
    if start == spot.offset || !bytes[spot.offset - 1].isBlank {
      let duties = view.application?.assessment.duties.filter { $0.rule == rule } ?? []
      var seen: Set<String> = []
      // The entry itself may have settled one meanwhile.
      for duty in duties.filter({ $0.state != .done }) + duties.filter({ $0.state == .done }) {
        guard let who = duty.who, seen.insert(who).inserted, seen.count <= Self.limitOfPeople
        else { continue }
        offers.append(
          Offer(
            label: who, kind: .reference, text: Escaping.markdown(who), filter: who,
            detail: view.search.wording(of: duty).title))
      }
    } else {
      start = spot.offset
    }
    if key == .snoozed {
      offers.append(Offer(label: "until", kind: .value, text: "until ", filter: "until"))
    }
    let word = bytes.word(around: spot.offset).upperBound
    return fitting(Offers(range: start..<max(spot.offset, word), offers: offers))
  }
}

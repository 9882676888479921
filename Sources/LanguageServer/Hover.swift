internal import FollowUp
internal import Journal
internal import Syntax
internal import Views

extension FileView {
  /// What is meant at a place: by the date, name, rule or key there, and by its line.
  func hover(at position: LSP.Position) -> LSP.Hover? {
    let spot = spot(at: position)
    let views = PopupViews(search, isMarkdown: client.readsMarkdownInHovers)
    let interviews = interviews(at: spot)
    var parts: [String] = []
    var range: Range<Int>?
    if let date = spot.date, let day = date.date {
      // What is said of an interview begins with its day.
      if !interviews.contains(where: { $0.interview.date == day }) { parts.append(views.day(day)) }
      range = date.range
    } else if let application, let (person, range) = person(at: spot) {
      let text = views.person(person, application.standing, application.assessment)
      return hover([text], range, views)
    } else if let (rule, range) = rule(at: spot) {
      let text = views.rule(Rule[rule], withSettings: file == Configuration.fileName)
      return hover([text], range, views)
    } else if let key = key(at: spot) {
      parts.append(views.word(key.name, key.meaning, aliases: key.aliases))
      range = key.range
    }
    let duties = duties(at: spot, interviews)
    let application = application?.standing.application
    parts += interviews.compactMap { interview in
      application.map { views.interview(interview.interview, in: $0) }
    }
    if let list = views.duties(duties) { parts.append(list) }
    let whole = interviews.map(\.interview.range) + duties.map(\.range)
    return hover(
      parts, range ?? whole.first { $0.contains(spot.offset) } ?? source.content(ofLine: spot.line),
      views)
  }

  private func hover(_ parts: [String], _ range: Range<Int>, _ views: PopupViews) -> LSP.Hover? {
    guard !parts.isEmpty else { return nil }
    let kind: LSP.MarkupContent.Kind = client.readsMarkdownInHovers ? .markdown : .plaintext
    return LSP.Hover(
      contents: .init(kind: kind, value: views.joined(parts)), range: self.range(of: range))
  }

  // MARK: The line

  /// The interview whose heading it is, or whose date.
  private func interviews(at spot: Spot) -> [(index: Int, interview: Interview)] {
    guard let application = application?.standing.application else { return [] }
    let all = application.interviews.enumerated().map { (index: $0.offset, interview: $0.element) }
    let entry = application.entries.first {
      $0.key == .interview && $0.range.contains(spot.offset)
    }
    if let entry { return all.filter { $0.interview.date == entry.date } }
    switch spot.frontMatter?.role {
    case .value(.interviews), .interviewValue(.date):
      guard let day = spot.date?.date else { return [] }
      return all.filter { $0.interview.date == day }
    case nil where !(spot.outline?.isInFrontMatter(spot.offset) ?? false):
      return all.filter { source.lineNumber(at: $0.interview.range.lowerBound) == spot.line }
    default: return []
    }
  }

  /// What the line asks for; of an interview, all that it asks for.
  private func duties(at spot: Spot, _ interviews: [(index: Int, interview: Interview)]) -> [Duty] {
    guard let application else { return [] }
    let starts = Set(interviews.map(\.interview.range.lowerBound))
    let sections = spot.outline?.sections.filter { starts.contains($0.heading.lowerBound) } ?? []
    // The days of several may stand in one line of the front matter.
    let isOneOfSeveral = spot.frontMatter != nil && !interviews.isEmpty
    return application.assessment.duties.filter { duty in
      let first = source.lineNumber(at: duty.range.lowerBound)
      let last = source.lineNumber(at: duty.range.upperBound)
      return !isOneOfSeveral && (first...last).contains(spot.line)
        || duty.range.touches(spot.offset)
        || sections.contains { $0.lines.contains(first) }
        || interviews.contains { $0.index == duty.interview }
    }
  }

  // MARK: Words

  private func person(at spot: Spot) -> (Person.ID, Range<Int>)? {
    guard let application = application?.standing.application else { return nil }
    if let mention = application.mention(at: spot.offset) { return (mention.person, mention.range) }
    guard let name = subject(at: spot)?.name, let first = name.first, let last = name.last
    else { return nil }
    let range = first.lowerBound..<last.upperBound
    guard range.touches(spot.offset) else { return nil }
    var names = NameIndex<Person.ID>()
    for (id, person) in application.people.enumerated() { names.add(person.name, id) }
    guard case .one(let id) = names.match(source.string(in: range)) else { return nil }
    return (id, range)
  }

  /// Of a `Waived` or `Snoozed` entry, of `ignore`, or of the settings.
  private func rule(at spot: Spot) -> (RuleName, Range<Int>)? {
    if let subject = subject(at: spot) {
      guard let rule = subject.rule, subject.range.touches(spot.offset) else { return nil }
      return (rule, subject.range)
    }
    let range: Range<Int>
    if let place = spot.frontMatter, place.role == .value(.ignore) {
      range = source.bytes.trimmingQuotes(place.range)
    } else if file == Configuration.fileName {
      range = source.bytes.word(around: spot.offset)
    } else {
      return nil
    }
    return RuleName(rawValue: foldedKey(source.bytes[range])).map { ($0, range) }
  }

  private struct Key {
    let name: String
    let meaning: String
    var aliases: [String] = []
    let range: Range<Int>
  }

  private func key(at spot: Spot) -> Key? {
    guard application != nil else { return nil }
    if let place = spot.frontMatter {
      let word = foldedKey(source.bytes[place.range])
      switch place.role {
      case .key:
        return FrontMatterKey(rawValue: word)
          .map { Key(name: $0.rawValue, meaning: $0.meaning, range: place.range) }
      case .interviewKey:
        return InterviewKey(rawValue: word)
          .map { Key(name: $0.rawValue, meaning: $0.meaning, range: place.range) }
      default: return nil
      }
    }
    guard let item = spot.item, item.word.touches(spot.offset) else { return nil }
    if let key = item.entryKey, item.value != nil || item.date != nil && key.isEvent {
      return Key(
        name: key.rawValue, meaning: key.meaning, aliases: key.aliases, range: item.word)
    }
    guard let key = item.personKey, item.value != nil else { return nil }
    return Key(name: key.rawValue, meaning: key.meaning, range: item.word)
  }
}

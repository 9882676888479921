internal import Syntax

/// Gathers everybody named in a file, and settles whom each name means.
struct PeopleRegister {
  var application: Application
  /// Of everybody, and by them who it is.
  private var foldedNames: [String] = []
  private var ids: [String: Person.ID] = [:]
  /// Contacts, and everybody who was introduced other than as a reference.
  private var introduced = NameIndex<Person.ID>()
  private var references = NameIndex<Person.ID>()

  init(_ application: Application) { self.application = application }

  // MARK: Contacts and references

  mutating func addContact(_ item: BodyReader.Item) {
    let id = add(item, .contact)
    application.people[id].isContact = true
    introduced.add(application.people[id].name, folded: foldedNames[id], id)
    if contactNames.count < Self.nearMissLimit {
      contactNames.append((foldedNames[id], item.text.name))
    }
  }

  /// So many contacts are looked at for a name that may be misspelled, and so many such names.
  private static let nearMissLimit = 200
  private var contactNames: [(folded: String, name: String)] = []
  private var nearMisses = 0

  /// Somebody listed twice is one reference with the facts of both items.
  mutating func addReference(_ item: BodyReader.Item) {
    let id = add(item, .reference)
    if let index = referenceNumbers[id] {
      application.references[index].add(item.details)
      return
    }
    application.people[id].isReference = true
    references.add(application.people[id].name, folded: foldedNames[id], id)
    referenceNumbers[id] = application.references.count
    var reference = Reference(person: id, range: item.range)
    reference.add(item.details)
    application.references.append(reference)
  }

  private var referenceNumbers: [Person.ID: Int] = [:]

  private mutating func add(_ item: BodyReader.Item, _ kind: Mention.Kind) -> Person.ID {
    let id = person(named: item.text.name, at: item.place)
    complete(id, with: item.text)
    application.people[id].notes += item.text.notes
    application.mentions.append(Mention(person: id, kind: kind, range: item.place))
    return id
  }

  /// What is known of somebody stays; what is missing is taken from another mention.
  private mutating func complete(_ id: Person.ID, with text: PersonText) {
    application.people[id].title = application.people[id].title ?? text.title
    application.people[id].email = application.people[id].email ?? text.email
    application.people[id].phone = application.people[id].phone ?? text.phone
    application.people[id].link = application.people[id].link ?? text.link
  }

  private mutating func person(named name: String, at place: Range<Int>) -> Person.ID {
    let folded = foldedName(name)
    if let id = ids[folded] { return id }
    application.people.append(Person(name: name, place: place))
    foldedNames.append(folded)
    ids[folded] = application.people.count - 1
    return application.people.count - 1
  }

  // MARK: Introductions

  /// Makes a person of every full name that is mentioned, so that a part of it may follow or
  /// precede it anywhere.
  mutating func introduce(_ introductions: [BodyReader.Introduction]) {
    let inOrder = introductions.sorted { $0.place.lowerBound < $1.place.lowerBound }
    for introduction in inOrder where foldedName(introduction.text.name).utf8.contains(.space) {
      let id = person(named: introduction.text.name, at: introduction.place)
      introduced.add(application.people[id].name, folded: foldedNames[id], id)
    }
  }

  /// A name at a place that introduces people: a part of a known name, or somebody new.
  private mutating func introduce(
    _ introduction: BodyReader.Introduction, as kind: Mention.Kind
  ) -> Person.ID {
    let id = person(meantBy: introduction.text.name, at: introduction.place)
    complete(id, with: introduction.text)
    application.mentions.append(Mention(person: id, kind: kind, range: introduction.place))
    return id
  }

  private mutating func person(meantBy name: String, at place: Range<Int>) -> Person.ID {
    switch introduced.match(name) {
    case .one(let id): return id
    case .nobody:
      if case .one(let id) = references.match(name) { return id }
      let id = person(named: name, at: place)
      introduced.add(application.people[id].name, folded: foldedNames[id], id)
      return id
    case .several(let names):
      report(.personAmbiguous(name: name, candidates: names), named: names, at: place)
      return person(named: name, at: place)
    }
  }

  /// - Parameter names: Of those whom the fault names.
  private mutating func report(_ kind: Fault.Kind, named names: [String], at range: Range<Int>) {
    let places = names.prefix(Fault.relatedLimit).compactMap { ids[foldedName($0)] }
      .map { application.people[$0].place }
    application.faults.append(Fault(kind, range, related: places))
  }

  // MARK: Interviews

  /// Interviews come from sections, the front matter and the log; a date that has a section is
  /// that section.
  mutating func addInterviews(
    _ sections: [BodyReader.InterviewSection], _ mentions: FrontMatterMentions
  ) {
    var interviews: [(interview: Interview, section: Int?)] = []
    for (index, section) in sections.enumerated() {
      var interview = Interview(
        date: section.heading.date, time: section.heading.time ?? section.time,
        title: section.heading.title,
        range: section.range)
      interview.round = section.round
      interview.isCancelled = section.isCancelled
      for introduction in section.with { add(introduction, to: &interview, number: index) }
      interviews.append((interview, index))
    }
    var unclaimed = Dictionary(grouping: sections.indices) { sections[$0].heading.date }
    var last: [CivilDate: Int] = [:]
    for written in mentions.interviews {
      let section = unclaimed[written.date]?.first ?? last[written.date]
      if unclaimed[written.date]?.isEmpty == false { unclaimed[written.date]?.removeFirst() }
      last[written.date] = section
      var interview =
        section.map { interviews[$0].interview }
        ?? Interview(date: written.date, time: nil, title: "", range: written.range)
      interview.time = interview.time ?? written.time
      interview.round = interview.round ?? written.round
      if interview.title.isEmpty { interview.title = written.title }
      let number = section ?? interviews.count
      for introduction in written.with { add(introduction, to: &interview, number: number) }
      if let section {
        interviews[section].interview = interview
      } else {
        interviews.append((interview, nil))
      }
    }
    // An invitation and a reminder are two entries about one interview.
    var days = Set(interviews.map(\.interview.date))
    for entry in application.entries
    where entry.key == .interview && days.insert(entry.date).inserted {
      interviews.append(
        (
          Interview(date: entry.date, time: entry.time, title: entry.value, range: entry.range), nil
        ))
    }
    let order = interviews.indices.sorted {
      (interviews[$0].interview.date, interviews[$0].interview.range.lowerBound)
        < (interviews[$1].interview.date, interviews[$1].interview.range.lowerBound)
    }
    application.interviews = order.map { interviews[$0].interview }
    var positions: [Int: Int] = [:]
    for (position, index) in order.enumerated() {
      if let section = interviews[index].section { positions[section] = position }
    }
    for index in application.entries.indices {
      application.entries[index].interview = application.entries[index].interview.flatMap {
        positions[$0]
      }
    }
  }

  /// - Parameter number: Of the interview, in the order in which they are added.
  private mutating func add(
    _ introduction: BodyReader.Introduction, to interview: inout Interview, number: Int
  ) {
    let id = introduce(introduction, as: .interviewer)
    application.people[id].isInterviewer = true
    let name = introduction.text.name
    if !application.people[id].isContact, let near = nearContact(name) {
      // Whoever is named here is somebody, and may well be somebody else.
      report(
        .personUnknown(name: name, nearest: near, isSure: false), named: [near],
        at: introduction.place)
    }
    if seats.insert(Seat(interview: number, person: id)).inserted {
      interview.interviewers.append(
        Interview.Interviewer(
          person: id, range: introduction.range, place: introduction.place))
    }
  }

  private struct Seat: Hashable {
    let interview: Int
    let person: Person.ID
  }

  private var seats: Set<Seat> = []

  /// A contact whose name is one or two edits away.
  private mutating func nearContact(_ name: String) -> String? {
    guard nearMisses < Self.nearMissLimit else { return nil }
    nearMisses += 1
    let folded = foldedName(name)
    return contactNames.first { contact in
      (1...2).contains(Spelling.distance(folded, contact.folded, limit: 2) ?? 0)
    }?.name
  }

  // MARK: Names in facts

  mutating func resolveContacts(
    _ mentions: FrontMatterMentions, _ entries: [(entry: Int, person: BodyReader.Introduction)]
  ) {
    if let contact = mentions.contact {
      let id = introduce(contact, as: .contactPerson)
      application.contact = Written(id, contact.range)
      application.people[id].isFollowUpContact = true
    }
    for (number, person) in entries {
      let id = introduce(person, as: .contactPerson)
      application.entries[number].detail = .people([id], everyone: false)
      application.people[id].isFollowUpContact = true
    }
    dropCancelled()
  }

  /// A cancelled interview counts for nothing; what has a date of its own stays.
  private mutating func dropCancelled() {
    guard application.interviews.contains(where: \.isCancelled) else { return }
    let isDropped = { (entry: Entry, interviews: [Interview]) in
      !entry.isDateWritten && entry.interview.map { interviews[$0].isCancelled } ?? false
    }
    let interviews = application.interviews
    let dropped = Set(application.entries.filter { isDropped($0, interviews) }.map(\.range))
    application.entries.removeAll { dropped.contains($0.range) }
    application.promises.removeAll { dropped.contains($0.range) }
  }

  /// - Parameter names: Those in each entry's value, by where the entry begins, in file order.
  mutating func resolvePeople(of names: [(entry: Int, names: [BodyReader.EntryName])]) {
    var rest = names[...]
    let people = application.people
    lazy var addressees = Circle(people) {
      $0.isContact || $0.isInterviewer || $0.isFollowUpContact
    }
    lazy var vouching = Circle(people, where: \.isReference)
    lazy var panel = Panel(application.interviews)
    for index in application.entries.indices {
      // Those of entries that were dropped are passed over.
      let start = application.entries[index].range.lowerBound
      rest = rest.drop { $0.entry < start }
      let named = rest.first.flatMap { $0.entry == start ? $0.names : nil } ?? []
      switch application.entries[index].key {
      case .thankYou:
        if Self.areAll(named, ["everyone", "all", "panel"]) {
          let everyone = panel.met(by: application.entries[index].date)
          application.entries[index].detail = .people(everyone, everyone: true)
        } else {
          resolve(index, named, among: addressees)
        }
      case .briefed:
        if Self.areAll(named, ["everyone", "all"]) {
          let everyone = application.references.map(\.person)
          application.entries[index].detail = .people(everyone, everyone: true)
        } else {
          resolve(index, named, among: vouching)
        }
      case .referenceContacted:
        if named.isEmpty {
          application.entries[index].detail = .people([], everyone: true)
        } else {
          resolve(index, named, among: vouching)
        }
      default: break
      }
    }
  }

  /// Whether everyone is meant: nobody is named, or a word that stands for all.
  private static func areAll(_ names: [BodyReader.EntryName], _ words: Set<String>) -> Bool {
    names.isEmpty || names.contains { words.contains(foldedKey($0.piece.name)) }
  }

  /// Those whom an entry can name.
  private struct Circle {
    private(set) var index = NameIndex<Person.ID>()
    private(set) var names: [String] = []

    init(_ people: [Person], where isMeant: (Person) -> Bool) {
      for (id, person) in people.enumerated() where isMeant(person) {
        index.add(person.name, id)
        names.append(person.name)
      }
    }
  }

  /// Every interviewer, in the order in which they were met.
  private struct Panel {
    private var people: [Person.ID] = []
    /// How many of them had been met after each day.
    private var counts: [(day: CivilDate, count: Int)] = []
    /// Those who had been met, by their number: many entries may mean the same people.
    private var met: [Int: [Person.ID]] = [:]

    /// - Parameter interviews: In order.
    init(_ interviews: [Interview]) {
      var seen: Set<Person.ID> = []
      for interview in interviews where !interview.isCancelled {
        people += interview.interviewers.map(\.person).filter { seen.insert($0).inserted }
        counts.append((interview.date, people.count))
      }
    }

    /// At the interviews held by a day.
    mutating func met(by day: CivilDate) -> [Person.ID] {
      let later = counts.partitioningIndex { $0.day > day }
      let count = later == 0 ? 0 : counts[later - 1].count
      let known = met[count] ?? Array(people[..<count])
      met[count] = known
      return known
    }
  }

  /// Of the whole name, or of one part of it.
  private static func isSlip(_ written: String, of name: String) -> Bool {
    ([name] + name.split(separator: " ").map(String.init)).contains {
      Spelling.isSlip(written, of: $0)
    }
  }

  private mutating func resolve(
    _ number: Int, _ names: [BodyReader.EntryName], among circle: Circle
  ) {
    var people: [Person.ID] = []
    var seen: Set<Person.ID> = []
    var hasNamed = false
    names: for name in names {
      let piece = name.piece
      switch circle.index.match(piece.name) {
      case .one(let id):
        hasNamed = true
        if seen.insert(id).inserted { people.append(id) }
        application.mentions.append(Mention(person: id, kind: .entry, range: name.place))
      case .several(let candidates):
        hasNamed = true
        report(
          .personAmbiguous(name: piece.name, candidates: candidates), named: candidates,
          at: name.place)
      case .nobody(let nearest):
        if hasNamed, piece.startsInLowerCase { break names }
        // Where none is near, none is surely meant.
        let near = nearest == nil ? [] : circle.names.filter { Self.isSlip(piece.name, of: $0) }
        report(
          .personUnknown(name: piece.name, nearest: nearest, isSure: near == [nearest]),
          named: nearest.map { [$0] } ?? [], at: name.place)
      }
    }
    application.entries[number].detail = .people(people, everyone: false)
  }

  // MARK: Promises

  /// `Kept` keeps the open promise whose text contains its own or is contained in it, else the only
  /// open one; of the promises made by that day.
  mutating func matchKeptPromises() {
    let kept = application.entries.indices.filter { application.entries[$0].key == .kept }
    guard !kept.isEmpty else { return }
    let order = kept.sorted {
      (application.entries[$0].date, $0) < (application.entries[$1].date, $1)
    }
    let texts = application.promises.map { Array(foldedName($0.text).utf8) }
    // Not made yet on the days looked at so far, the last one first.
    var ahead = application.promises.indices.filter { !application.promises[$0].isChecked }
    ahead.sort { application.promises[$0].date > application.promises[$1].date }
    /// In file order, and by their texts.
    var open: [Int] = []
    var openByText: [[UInt8]: [Int]] = [:]
    for number in order {
      let entry = application.entries[number]
      while let next = ahead.last, application.promises[next].date <= entry.date {
        ahead.removeLast()
        open.insert(next, at: open.firstIndex { $0 > next } ?? open.count)
        openByText[texts[next], default: []].append(next)
      }
      let text = Array(foldedName(entry.value).utf8)
      let exact = openByText[text] ?? []
      let fitting =
        exact.count == 1 || open.count > Self.openPromiseLimit && !text.isEmpty
        ? exact
        : open.filter { promise in
          text.isEmpty
            || !texts[promise].isEmpty
              && (texts[promise].contains(text) || text.contains(texts[promise]))
        }
      let meant = fitting.isEmpty && open.count == 1 ? open : fitting
      if meant.count == 1 {
        let promise = meant[0]
        application.promises[promise].kept = entry.date
        open.removeAll { $0 == promise }
        openByText[texts[promise]]?.removeAll { $0 == promise }
      } else {
        application.faults.append(
          Fault(
            .promiseUnclear(text: entry.value, fitting: fitting.count), entry.range,
            related: (fitting.isEmpty ? open : fitting).prefix(Fault.relatedLimit)
              .map { application.promises[$0].range }))
      }
    }
  }

  /// Among more open promises than these only one in the same words is looked for.
  private static let openPromiseLimit = 100
}

extension [UInt8] {
  fileprivate func contains(_ part: [UInt8]) -> Bool {
    guard let first = part.first, part.count <= count else { return part.isEmpty }
    return (0...count - part.count).contains { start in
      self[start] == first && self[start..<start + part.count].elementsEqual(part)
    }
  }
}

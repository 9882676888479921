internal import Syntax

/// Gathers everybody named in a file, and settles whom each name means.
struct PeopleRegister {
  var application: Application
  private var index = NameIndex<Person.ID>()

  init(_ application: Application) { self.application = application }

  // MARK: Contacts and references

  mutating func addContact(_ item: BodyReader.Item) {
    let id = add(item, .contact)
    application.people[id].isContact = true
    if contactNames.count < Self.nearMissLimit {
      contactNames.append((foldedName(item.text.name), item.text.name))
    }
  }

  /// So many contacts are looked at for a name that may be misspelled.
  private static let nearMissLimit = 200
  private var contactNames: [(folded: String, name: String)] = []

  /// Somebody listed twice is one reference with the facts of both items.
  mutating func addReference(_ item: BodyReader.Item) {
    let id = add(item, .reference)
    application.people[id].isReference = true
    let index = application.references.firstIndex { $0.person == id }
    var reference =
      index.map { application.references[$0] } ?? Reference(person: id, range: item.range)
    reference.add(item.details)
    if let index {
      application.references[index] = reference
    } else {
      application.references.append(reference)
    }
  }

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
    if let id = index.find(folded: folded) { return id }
    application.people.append(Person(name: name, place: place))
    index.add(name, folded: folded, application.people.count - 1)
    return application.people.count - 1
  }

  // MARK: Introductions

  /// Makes a person of every full name that is mentioned, so that a part of it may follow or
  /// precede it anywhere.
  mutating func introduce(_ introductions: [BodyReader.Introduction]) {
    let inOrder = introductions.sorted { $0.place.lowerBound < $1.place.lowerBound }
    for introduction in inOrder where foldedName(introduction.text.name).utf8.contains(.space) {
      introduced.insert(person(named: introduction.text.name, at: introduction.place))
    }
  }

  /// Everybody who was introduced other than as a reference.
  private var introduced: Set<Person.ID> = []

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
    switch index.match(name, where: { application.people[$0].isContact || introduced.contains($0) })
    {
    case .one(let id): return id
    case .nobody:
      if case .one(let id) = index.match(name, where: { application.people[$0].isReference }) {
        return id
      }
      let id = person(named: name, at: place)
      introduced.insert(id)
      return id
    case .several(let names):
      report(.personAmbiguous(name: name, candidates: names), named: names, at: place)
      return person(named: name, at: place)
    }
  }

  /// - Parameter names: Of those whom the fault names.
  private mutating func report(_ kind: Fault.Kind, named names: [String], at range: Range<Int>) {
    let places = names.prefix(Fault.relatedLimit).compactMap { index.find($0) }
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
      add(section.with, to: &interview)
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
      add(written.with, to: &interview)
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

  private mutating func add(
    _ introductions: [BodyReader.Introduction], to interview: inout Interview
  ) {
    var known = Set(interview.interviewers.map(\.person))
    for introduction in introductions {
      let person = addInterviewer(introduction)
      guard known.insert(person).inserted else { continue }
      interview.interviewers.append(
        Interview.Interviewer(person: person, range: introduction.range))
    }
  }

  private mutating func addInterviewer(_ introduction: BodyReader.Introduction) -> Person.ID {
    let id = introduce(introduction, as: .interviewer)
    application.people[id].isInterviewer = true
    let name = introduction.text.name
    if !application.people[id].isContact, let near = nearContact(name) {
      // Whoever is named here is somebody, and may well be somebody else.
      report(
        .personUnknown(name: name, nearest: near, isSure: false), named: [near],
        at: introduction.place)
    }
    return id
  }

  private var nearContacts: [String: String?] = [:]

  /// A contact whose name is one or two edits away.
  private mutating func nearContact(_ name: String) -> String? {
    let folded = foldedName(name)
    if let known = nearContacts[folded] { return known }
    let near = contactNames.first { contact in
      (1...2).contains(Spelling.distance(folded, contact.folded, limit: 2) ?? 0)
    }?.name
    nearContacts[folded] = .some(near)
    return near
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
    var met: [CivilDate: [Person.ID]] = [:]
    for index in application.entries.indices {
      // Those of entries that were dropped are passed over.
      let start = application.entries[index].range.lowerBound
      rest = rest.drop { $0.entry < start }
      let named = rest.first.flatMap { $0.entry == start ? $0.names : nil } ?? []
      switch application.entries[index].key {
      case .thankYou:
        resolve(
          index, named, everyone: ["everyone", "all", "panel"],
          among: { $0.isContact || $0.isInterviewer || $0.isFollowUpContact }
        ) { application, entry in
          let people = met[entry.date] ?? Self.interviewers(of: application, by: entry.date)
          met[entry.date] = people
          return people
        }
      case .briefed:
        resolve(index, named, everyone: ["everyone", "all"], among: \.isReference) {
          application, _ in
          application.references.map(\.person)
        }
      case .referenceContacted:
        resolve(index, named, everyone: [], among: \.isReference) { _, _ in [] }
      default: break
      }
    }
  }

  /// Every interviewer of the interviews held by a day.
  private static func interviewers(
    of application: Application, by day: CivilDate
  ) -> [Person.ID] {
    var seen: Set<Person.ID> = []
    return application.interviews
      .filter { !$0.isCancelled && $0.date <= day }
      .flatMap { $0.interviewers.map(\.person) }
      .filter { seen.insert($0).inserted }
  }

  /// Of the whole name, or of one part of it.
  private static func isSlip(_ written: String, of name: String) -> Bool {
    ([name] + name.split(separator: " ").map(String.init)).contains {
      Spelling.isSlip(written, of: $0)
    }
  }

  /// - Parameters:
  ///   - words: What stands for everyone, as does nothing.
  ///   - isMeant: Who can be named.
  ///   - everyone: Who everyone is.
  private mutating func resolve(
    _ number: Int, _ names: [BodyReader.EntryName], everyone words: Set<String>,
    among isMeant: (Person) -> Bool,
    _ everyone: (Application, Entry) -> [Person.ID]
  ) {
    let entry = application.entries[number]
    if names.isEmpty || names.contains(where: { words.contains(foldedKey($0.piece.name)) }) {
      application.entries[number].detail = .people(everyone(application, entry), everyone: true)
      return
    }
    var people: [Person.ID] = []
    var hasNamed = false
    names: for name in names {
      let piece = name.piece
      switch index.match(piece.name, where: { isMeant(application.people[$0]) }) {
      case .one(let id):
        hasNamed = true
        if !people.contains(id) { people.append(id) }
        application.mentions.append(Mention(person: id, kind: .entry, range: name.place))
      case .several(let candidates):
        hasNamed = true
        report(
          .personAmbiguous(name: piece.name, candidates: candidates), named: candidates,
          at: name.place)
      case .nobody(let nearest):
        if hasNamed, piece.startsInLowerCase { break names }
        let near = application.people.filter { isMeant($0) && Self.isSlip(piece.name, of: $0.name) }
        report(
          .personUnknown(
            name: piece.name, nearest: nearest, isSure: near.map(\.name) == [nearest]),
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
    let order = kept.sorted {
      (application.entries[$0].date, $0) < (application.entries[$1].date, $1)
    }
    let texts = application.promises.map { foldedName($0.text) }
    for number in order {
      let entry = application.entries[number]
      let text = foldedName(entry.value)
      let open = application.promises.indices.filter {
        let promise = application.promises[$0]
        return !promise.isChecked && promise.kept == nil && promise.date <= entry.date
      }
      let exact = open.filter { texts[$0] == text }
      let fitting =
        exact.count == 1
        ? exact
        : open.filter {
          let promised = texts[$0]
          return text.isEmpty
            || !promised.isEmpty && (promised.contains(text) || text.contains(promised))
        }
      if fitting.count == 1 {
        application.promises[fitting[0]].kept = entry.date
      } else if fitting.isEmpty, open.count == 1 {
        application.promises[open[0]].kept = entry.date
      } else {
        let meant = (fitting.isEmpty ? open : fitting).prefix(Fault.relatedLimit)
        application.faults.append(
          Fault(
            .promiseUnclear(text: entry.value, fitting: fitting.count), entry.range,
            related: meant.map { application.promises[$0].range }))
      }
    }
  }
}

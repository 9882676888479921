internal import FollowUp
internal import Journal
internal import Syntax

/// Somebody to write to, and why.
struct Occasion {
  let standing: Standing
  var person: Person.ID?
  /// An index of the application's interviews.
  var interview: Int?
  /// What the message settles; none for somebody who is not owed one.
  var duties: [Duty] = []
  var promise: Promise?
  /// Who made the offer.
  var offering: Standing?
  /// The day that the message is about.
  var about: CivilDate?
}

extension Occasion {
  /// How the employer wants to be written to. A reference was never asked, and is called only
  /// where there is nothing but a number.
  var channel: Channel {
    let application = standing.application
    if let person, application.people[person].isReference, !isAtEmployer(application.people[person])
    {
      let reference = application.people[person]
      return reference.email == nil && reference.phone != nil ? .phone : .email
    }
    let asked = standing.entries.filter { $0.key == .prefers }.sorted(by: Entry.isEarlier)
    let preferred = asked.compactMap { entry in
      entry.value.split { !$0.isLetter && $0 != "-" }.first.flatMap { word in
        Channel(rawValue: foldedKey(String(word)) == "e-mail" ? "email" : foldedKey(String(word)))
      }
    }
    return application.contactBy ?? preferred.last ?? .email
  }

  private func isAtEmployer(_ person: Person) -> Bool {
    person.isContact || person.isInterviewer || person.isFollowUpContact
  }

  /// What to type once it is sent.
  func afterwards(_ kind: MessageKind, _ application: Application) -> [[String]] {
    if !duties.isEmpty { return duties.map { ["done", $0.id] } }
    let name = person.map(application.name)
    let entry: (EntryKey, String?) =
      switch kind {
      case .thankYou: (.thankYou, name)
      case .checkIn, .monthsLater: (.checkIn, name)
      case .brief: (.briefed, name)
      case .offerNews: (.toldAboutOffer, offering?.application.companyName)
      case .rejection: (.thankYou, name)
      case .introduction: (.introductionsAsked, name)
      case .promise: (.kept, promise?.text)
      }
    let text = [entry.0.rawValue, entry.1].compactMap { $0 }.joined(separator: ": ")
    return [["log", application.slug, PlainText.line(text)]]
  }
}

/// Finds whom a request means.
struct Occasions {
  private let assessment: Assessment
  private let request: DraftRequest
  private let standing: Standing
  private let application: Application

  init(_ assessment: Assessment, _ request: DraftRequest, _ standing: Standing) {
    self.assessment = assessment
    self.request = request
    self.standing = standing
    application = standing.application
  }

  private var kind: MessageKind { request.kind }

  func all() throws(DraftRefusal) -> [Occasion] {
    let recipient = try request.recipient.map { name throws(DraftRefusal) in try person(name) }
    if request.interview != nil, kind != .thankYou, kind != .brief {
      throw DraftRefusal(reason: "--interview goes with thank-you and brief only; leave it out")
    }
    switch kind {
    case .thankYou, .brief: return try afterInterview(recipient)
    case .promise: return try promises(recipient)
    case .offerNews: return try offers(recipient)
    default: return try single(recipient)
    }
  }

  private func pending(_ rules: Set<RuleName>) -> [Duty] {
    assessment.duties.filter {
      $0.application == standing.index && rules.contains($0.rule) && $0.isPending
    }
  }

  private func refuse(_ what: String, _ instead: String) -> DraftRefusal {
    DraftRefusal(reason: "\(what) in \(application.file); \(instead)")
  }

  // MARK: People

  /// - Parameter written: A name, or a part of it.
  private func person(_ written: String) throws(DraftRefusal) -> Person.ID {
    var index = NameIndex<Person.ID>()
    for (id, person) in application.people.enumerated() {
      let isMeant =
        switch kind {
        case .brief: person.isReference
        case .introduction: true
        default: person.isContact || person.isInterviewer || person.isFollowUpContact
        }
      if isMeant { index.add(person.name, id) }
    }
    switch index.match(written) {
    case .one(let id): return id
    case .several(let names):
      throw DraftRefusal(
        reason: "“\(written)” can be any of these; write more of it:"
          + names.map { "\n  \($0)" }.joined())
    case .nobody(let nearest):
      let section = kind == .brief ? "References" : "Contacts"
      throw refuse(
        "nobody is called “\(written)”",
        nearest.map { "did you mean \($0)?" } ?? "add the name below `## \(section)`")
    }
  }

  private func person(of duty: Duty) -> Person.ID? {
    duty.who.flatMap { name in application.people.firstIndex { $0.name == name } }
  }

  /// Whom to follow up with, or else the only one who led an interview.
  private func contact(of interview: Int?) -> Person.ID? {
    if let contact = standing.contact { return contact }
    let interviewers = interview.map { application.interviews[$0].interviewers } ?? []
    return interviewers.count == 1 ? interviewers[0].person : nil
  }

  private var lastInterview: Int? { standing.heldInterviews.last?.index }

  // MARK: After an interview

  private func afterInterview(_ recipient: Person.ID?) throws(DraftRefusal) -> [Occasion] {
    let what = kind == .thankYou ? "thank-you" : "briefing"
    var occasions: [Occasion] = []
    for duty in pending([kind == .thankYou ? .thankYouNotSent : .referencesNotBriefed]) {
      guard let interview = duty.interview else { continue }
      let person = person(of: duty)
      let day = application.interviews[interview].date
      if let recipient, person != recipient { continue }
      if let asked = request.interview, asked != day { continue }
      // One message covers all interviews up to the latest.
      let known = occasions.firstIndex { $0.person == person && person != nil }
      guard let known else {
        occasions.append(
          Occasion(
            standing: standing, person: person, interview: interview, duties: [duty], about: day))
        continue
      }
      occasions[known].duties.append(duty)
      if day > occasions[known].about ?? day {
        occasions[known].interview = interview
        occasions[known].about = day
      }
    }
    if !occasions.isEmpty { return occasions.sorted(by: isEarlier) }
    guard recipient != nil || request.interview != nil else {
      throw refuse(
        "nobody is owed a \(what)", "to write one all the same, name whom: --to NAME")
    }
    let interview = try heldInterview(with: recipient)
    var people: [Person.ID?] = [recipient]
    if recipient == nil {
      people =
        kind == .brief
        ? application.references.map(\.person)
        : application.interviews[interview].interviewers.map(\.person)
      if people.isEmpty, kind == .brief {
        throw refuse("there is no reference", "add one below `## References`")
      }
      if people.isEmpty { people = [nil] }
    }
    return people.map {
      Occasion(
        standing: standing, person: $0, interview: interview,
        about: application.interviews[interview].date)
    }
  }

  /// In the order of the interviews, and of the people in each.
  private func isEarlier(_ left: Occasion, _ right: Occasion) -> Bool {
    let places = [left, right].map { occasion in
      (occasion.about ?? standing.today, occasion.interview ?? 0, panelPlace(of: occasion))
    }
    return places[0] < places[1]
  }

  private func panelPlace(of occasion: Occasion) -> Int {
    guard let person = occasion.person else { return 0 }
    return kind == .brief
      ? application.references.firstIndex { $0.person == person } ?? 0
      : occasion.panelPlace
  }

  private func heldInterview(with person: Person.ID?) throws(DraftRefusal) -> Int {
    let held = standing.heldInterviews.filter {
      $0.interview.date == request.interview ?? $0.1.date
    }
    guard let last = held.last else {
      let day = request.interview.map { " on \($0.forPeople)" } ?? " yet"
      throw refuse("no interview was held\(day)", "write a heading such as `## Interview DATE`")
    }
    let met = held.last { interview in
      interview.interview.interviewers.contains { $0.person == person }
    }
    return (met ?? last).index
  }

  // MARK: Promises

  private func promises(_ recipient: Person.ID?) throws(DraftRefusal) -> [Occasion] {
    let duties = pending([.promiseNotKept])
    let today = assessment.search.today
    let occasions = application.promises.compactMap { promise -> Occasion? in
      let isOpen = !promise.isChecked && promise.kept.map { $0 > today } ?? true
      let duty = duties.first { $0.range == promise.range }
      guard isOpen, promise.date <= today, duty != nil || promise.by == nil && standing.isActive
      else { return nil }
      let interview = standing.heldInterviews.last { $0.interview.date == promise.date }?.index
      return Occasion(
        standing: standing, person: recipient ?? contact(of: interview),
        interview: interview ?? lastInterview, duties: duty.map { [$0] } ?? [], promise: promise,
        about: promise.date)
    }
    if occasions.isEmpty {
      throw refuse(
        "there is no open promise", "write one down first, as in `- Promised: a sample by DATE`")
    }
    return occasions
  }

  // MARK: Offers

  /// The application is the one to be told, or the one whose offer the others are to hear of.
  private func offers(_ recipient: Person.ID?) throws(DraftRefusal) -> [Occasion] {
    let standings = assessment.search.standings
    let owed = assessment.duties.filter {
      $0.rule == .offerNotShared && $0.isPending
        && ($0.application == standing.index
          || $0.offering == standing.index && request.recipient == nil)
    }
    if !owed.isEmpty {
      return owed.map { duty in
        let told = standings[duty.application]
        let own = duty.application == standing.index
        return Occasion(
          standing: told, person: own ? recipient ?? contact(of: lastInterview) : told.contact,
          interview: told.heldInterviews.last?.index, duties: [duty],
          offering: duty.offering.map { standings[$0] },
          about: duty.offering.flatMap { standings[$0].day(.offer) })
      }
    }
    guard let recipient else {
      throw refuse(
        "nobody is owed news of an offer", "to write it all the same, name whom: --to NAME")
    }
    let others = assessment.search.offers.filter { $0.standing != standing.index }
    guard let offer = others.max(by: { $0.day < $1.day }) else {
      throw DraftRefusal(
        reason: "no other application has an offer; write `offer: DATE` into the one that has")
    }
    return [
      Occasion(
        standing: standing, person: recipient, interview: lastInterview,
        offering: standings[offer.standing], about: offer.day)
    ]
  }

  // MARK: The others

  private func single(_ recipient: Person.ID?) throws(DraftRefusal) -> [Occasion] {
    let rules: Set<RuleName> =
      switch kind {
      case .checkIn: [.checkInDue, .stillNoWord, .applicationUnanswered]
      case .rejection: [.rejectionNotThanked, .feedbackNotAsked, .introductionsNotAsked]
      case .introduction: [.introductionsNotAsked]
      default: [.jobStillOpen]
      }
    let duties = pending(rules)
    if kind == .rejection, standing.day(.rejected) == nil {
      throw refuse("there is no rejection", "write it down first: `- DATE Rejected: …` in the log")
    }
    if kind == .monthsLater, lastInterview == nil {
      throw refuse("no interview was held", "write a heading such as `## Interview DATE`")
    }
    if kind == .checkIn, lastInterview == nil, standing.day(.applied) == nil {
      throw refuse(
        "there is neither an interview nor the day you applied", "write `applied: DATE` into it")
    }
    if duties.isEmpty, recipient == nil {
      let what =
        switch kind {
        case .checkIn: "no check-in is due"
        case .rejection: "nothing is owed after the rejection"
        case .introduction: "nobody is to be asked for introductions"
        default: "it is not to be asked again after months"
        }
      throw refuse(what, "to write one all the same, name whom: --to NAME")
    }
    let wait = assessment.search.wait(of: standing)
    let about =
      switch kind {
      case .checkIn: wait?.since ?? standing.day(.applied)
      case .monthsLater: wait?.since
      default: standing.day(.rejected)
      }
    return [
      Occasion(
        standing: standing, person: recipient ?? contact(of: lastInterview),
        interview: lastInterview, duties: duties, about: about)
    ]
  }
}

extension Occasion {
  /// Which of those who led the interview it is, from 0.
  var panelPlace: Int {
    guard let person, let interview else { return 0 }
    let panel = standing.application.interviews[interview].interviewers
    return panel.firstIndex { $0.person == person } ?? panel.count
  }
}

internal import FollowUp
internal import Journal

/// What a template can ask for, for one message: facts of the notes, and places to fill.
struct MessageFacts {
  /// A message has so many points at most; a panel shares out the rest.
  private static let pointLimit = 4
  private static let chatPointLimit = 2

  /// By the names of `TemplateVariable`. What is not there is false, and leaves its section out.
  private(set) var values: [String: Any] = [:]
  private let occasion: Occasion
  private let search: Search
  private let language: Language

  init(
    _ kind: MessageKind, _ occasion: Occasion, _ search: Search, _ language: Language,
    channel: Channel, sender: String?, recipient: String?
  ) {
    self.occasion = occasion
    self.search = search
    self.language = language
    let standing = occasion.standing
    let application = standing.application
    let person = occasion.person.map { application.people[$0] }
    set(.greeting, language.greeting(recipient, title: person?.title.map(PlainText.line)))
    set(.name, recipient ?? language.place(.name))
    set(.sender, sender ?? language.place(.sender))
    set(.phone, person?.phone.map(PlainText.line) ?? language.place(.phone))
    set(.company, PlainText.line(application.companyName))
    set(.role, application.role.map { PlainText.fragment($0.value) } ?? language.place(.role))
    set(.interview, occasion.interview.map { application.interviews[$0].date })
    set(.chat, channel == .message)
    switch kind {
    case .thankYou: addThanks(chat: channel == .message, spoken: channel == .phone)
    case .checkIn: addWait()
    case .brief: addBriefing()
    case .offerNews:
      let last = occasion.offering?.day(.offerExpires)
      set(.answerBy, last.flatMap { $0 >= search.today ? $0 : nil })
      set(.otherCompany, occasion.offering.map { PlainText.line($0.application.companyName) })
    case .rejection:
      let rejected = standing.day(.rejected) ?? search.today
      func isDone(_ key: EntryKey) -> Bool { standing.first(key, onOrAfter: rejected) != nil }
      // Asked for by name, it is written whole.
      let isWhole = occasion.duties.isEmpty
      set(.thanked, !isWhole && isDone(.thankYou))
      set(.feedback, isWhole || !isDone(.feedbackAsked))
      set(.introductions, isWhole || !isDone(.introductionsAsked))
    case .introduction: set(.rejected, standing.status == .rejected)
    case .promise:
      let text = occasion.promise.map { PlainText.fragment($0.text) } ?? ""
      set(.promise, text.isEmpty ? language.place(.promise) : text)
      set(.promisedOn, occasion.promise?.date)
      set(.late, occasion.promise?.by.map { $0 < search.today } ?? false)
    case .monthsLater:
      set(.seenOpen, standing.sightings.map(\.value).filter { $0 <= search.today }.max())
    }
  }

  private mutating func set(_ variable: TemplateVariable, _ value: String?) {
    guard let value, !value.isEmpty else { return }
    values[variable.rawValue] = value
  }

  private mutating func set(_ variable: TemplateVariable, _ value: Bool) {
    values[variable.rawValue] = value
  }

  private mutating func set(_ variable: TemplateVariable, _ day: CivilDate?) {
    set(variable, day.map { language.words(for: $0, today: search.today) })
  }

  // MARK: Thanks

  private mutating func addThanks(chat: Bool, spoken: Bool) {
    let standing = occasion.standing
    let place = occasion.panelPlace
    let variants = [TemplateVariable.first, .second, .third]
    for (number, variant) in variants.enumerated() {
      set(variant, number == place % variants.count)
    }
    // Each begins with another point, and the fourth of a panel, who gets the first one's words,
    // with another than the first, also where there are three points.
    let points = points(spoken: spoken)
    let isInStep = points.count % variants.count == 0
    let start = (place + (isInStep ? place / variants.count : 0)) % points.count
    let limit = chat ? Self.chatPointLimit : Self.pointLimit
    let chosen = (points[start...] + points[..<start]).prefix(limit)
    values[TemplateVariable.points.rawValue] = chosen.map { point -> [String: Any] in
      [point.kind.rawValue: true, TemplateVariable.text.rawValue: point.text]
    }
    let promised = search.wait(of: standing)?.promised
    set(.promised, promised.flatMap { $0 >= search.today ? $0 : nil })
    set(.askWhen, isToAskWhen)
  }

  private func points(spoken: Bool) -> [(kind: TemplateVariable, text: String)] {
    let kinds: [(EntryKey, TemplateVariable, Language.Place?)] = [
      (.liked, .liked, .liked), (.fit, .fit, .fit), (.challenge, .challenge, nil),
      (.forgot, .forgot, nil),
    ]
    return kinds.flatMap { key, kind, place -> [(kind: TemplateVariable, text: String)] in
      let texts = occasion.standing.entries
        .filter { $0.key == key && $0.interview == occasion.interview }
        .map(\.value).filter { !PlainText.fragment($0).isEmpty }
      if texts.isEmpty { return place.map { [(kind, language.place($0) + ".")] } ?? [] }
      return texts.map { text in
        if kind == .challenge { return (kind, language.challenge(text, spoken: spoken)) }
        return (kind, spoken ? PlainText.sentence(text) : language.point(text))
      }
    }
  }

  /// One of a panel asks, and nobody where it was asked or another interview is ahead.
  private var isToAskWhen: Bool {
    let standing = occasion.standing
    let application = standing.application
    guard let interview = occasion.interview, application.decisionBy == nil else { return false }
    let day = application.interviews[interview].date
    let isAsked = standing.entries.contains {
      $0.key == .timeline && ($0.interview == interview || $0.date >= day)
    }
    let isAhead = application.interviews.contains { !$0.isCancelled && $0.date > search.today }
    let panel = application.interviews[interview].interviewers.map(\.person)
    let asking = panel.first { $0 == standing.contact } ?? panel.first
    return !isAsked && !isAhead && (occasion.person == asking || panel.isEmpty)
  }

  // MARK: Asking

  private mutating func addWait() {
    let standing = occasion.standing
    guard occasion.interview != nil else {
      set(.applied, standing.day(.applied))
      return
    }
    let wait = search.wait(of: standing)
    set(.promised, wait?.promised)
    set(.asked, wait?.lastCheckIn)
    set(.final, wait?.isFinal ?? false)
  }

  // MARK: References

  private mutating func addBriefing() {
    let standing = occasion.standing
    let application = standing.application
    let topics = standing.entries
      .filter { $0.key == .topics && $0.interview == occasion.interview }
      .map { PlainText.fragment($0.value) }.filter { !$0.isEmpty }
    set(.topics, topics.isEmpty ? nil : PlainText.sentence(topics.joined(separator: "; ")))
    var people =
      occasion.interview.map { application.interviews[$0].interviewers.map(\.person) } ?? []
    if let contact = standing.contact, !people.contains(contact) { people.append(contact) }
    let callers = people.filter { $0 != occasion.person }.map { id -> String in
      let person = application.people[id]
      let title = person.title.map { PlainText.line($0) } ?? ""
      return PlainText.line(person.name) + (title.isEmpty ? "" : " (\(title))")
    }
    set(.callers, callers.isEmpty ? nil : language.anyOf(callers))
  }
}

public import FollowUp
public import Journal
internal import Syntax

/// Why no message is written.
public struct DraftRefusal: Error, Equatable, Sendable {
  /// What is wrong and what to write instead, without a full stop.
  public let reason: String
}

/// What somebody asks for: `draft KIND --to NAME --interview DATE`.
public struct DraftRequest: Sendable {
  public let kind: MessageKind
  public let recipient: String?
  public let interview: CivilDate?
  public let language: Language?
  /// Whether it is to be an e-mail, also for somebody who prefers letters or short messages.
  public let isMail: Bool

  public init(
    _ kind: MessageKind, to recipient: String? = nil, interview: CivilDate? = nil,
    language: Language? = nil, isMail: Bool = false
  ) {
    self.kind = kind
    self.recipient = recipient
    self.interview = interview
    self.language = language
    self.isMail = isMail
  }
}

/// Messages, and what their writer should know before one is sent.
public struct Drafts: Sendable {
  public fileprivate(set) var messages: [Message] = []
  /// Sentences without a full stop.
  public fileprivate(set) var warnings: [String] = []
}

/// Writes messages from the notes. Nothing in them is invented: what the notes do not hold is a
/// place to fill.
public struct Drafting: Sendable {
  private let assessment: Assessment
  private let language: Language
  private let sender: Mailbox?
  private let templates: Templates

  /// - Parameters:
  ///   - language: Where neither the request nor the application says one.
  ///   - sender: Who signs; nil leaves a place for the name.
  public init(
    _ assessment: Assessment, language: Language = .english, sender: Mailbox? = nil,
    templates: Templates = Templates()
  ) {
    self.assessment = assessment
    self.language = language
    self.sender = sender
    self.templates = templates
  }

  /// One message for each person still owed one; or for whom the request names, owed or not.
  ///
  /// - Throws: `DraftRefusal`, and `TemplateFault` for a template that cannot be used.
  public func drafts(_ request: DraftRequest, for standing: Standing) throws -> Drafts {
    let occasions = try Occasions(assessment, request, standing).all()
    var drafts = Drafts()
    for occasion in occasions {
      let message = try message(request, occasion)
      if request.isMail, message.channel == .phone {
        throw DraftRefusal(
          reason: "\(message.recipient?.name ?? "your contact") prefers the phone: leave --format"
            + " out for what to say, or write `contact-by: email` into"
            + " \(occasion.standing.application.file)")
      }
      drafts.messages.append(message)
      if let warning = warning(request.kind, occasion), !drafts.warnings.contains(warning) {
        drafts.warnings.append(warning)
      }
    }
    return drafts
  }

  /// Where it is too early to write.
  private func warning(_ kind: MessageKind, _ occasion: Occasion) -> String? {
    guard kind == .checkIn || kind == .monthsLater else { return nil }
    let standing = occasion.standing
    let company = standing.application.companyName
    let today = assessment.search.today
    let ahead = standing.application.interviews.filter { !$0.isCancelled && $0.date > today }
    if let next = ahead.map(\.date).min() {
      return "it is too early: the next interview at \(company) is on \(next.forPeople)"
    }
    let quiet = assessment.quiet.first { $0.application == standing.index }?.until
    let from = occasion.duties.map(\.from).min()
    let until = kind == .monthsLater ? from ?? quiet : quiet ?? from
    return until.flatMap { until in
      until > today
        ? "it is too early: leave \(company) in peace until \(until.forPeople)" : nil
    }
  }

  private func message(_ request: DraftRequest, _ occasion: Occasion) throws -> Message {
    let standing = occasion.standing
    let application = standing.application
    let language = request.language ?? application.language ?? self.language
    let person = occasion.person.map { application.people[$0] }
    // An item with nothing but an address has that for a name.
    let name = person.map { PlainText.line($0.name) }
      .flatMap { $0.isEmpty || $0.contains("@") && $0 == person?.email ? nil : $0 }
    let recipient = Mailbox(name: name ?? "", address: person?.email)
    var channel = occasion.channel
    if request.isMail, channel != .phone { channel = .email }
    let facts = MessageFacts(
      request.kind, occasion, assessment.search, language, channel: channel,
      sender: sender.map { PlainText.line($0.name) }, recipient: name)
    let template = try templates.template(
      TemplateName(request.kind, language, isSpoken: channel == .phone))
    let (subject, text) = template.render(facts.values)
    return Message(
      kind: request.kind, application: application.slug, applicationFile: application.file,
      about: occasion.about, language: language, channel: channel,
      recipient: name == nil && recipient.address == nil ? nil : recipient,
      subject: channel == .email ? subject : nil, text: text,
      afterwards: occasion.afterwards(request.kind, application))
  }
}

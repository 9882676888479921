/// What a template can ask for. Its meaning, and the kinds of messages that have it, are what
/// `draft --list` prints.
public enum TemplateVariable: String, CaseIterable, Sendable {
  // In every message.
  case greeting, name, sender, phone, company, role, interview, chat
  // Thanks.
  case first, second, third, points, text, liked, fit, forgot, challenge, promised, askWhen
  // Asking.
  case final, asked, applied
  // References.
  case topics, callers
  // An offer.
  case answerBy, otherCompany
  // A no.
  case rejected, thanked, feedback, introductions
  // A promise.
  case promise, promisedOn, late
  // Months later.
  case seenOpen

  /// A phrase without a full stop.
  public var meaning: String {
    switch self {
    case .greeting: "the line that begins the message"
    case .name: "who gets the message"
    case .sender: "who signs it: `from` in jobjournal.yml"
    case .phone: "the phone number of who gets it"
    case .company: "the employer"
    case .role: "the job"
    case .interview: "the day of the interview that it is about, else of the last one, in words"
    case .chat: "whether it is a short message, without a subject"
    case .first: "whether it goes to the first of those who interviewed you, the fourth and so on"
    case .second: "the same for the second, the fifth and so on"
    case .third: "the same for the third, the sixth and so on"
    case .points: "a list: your points from that interview, in another order for each person"
    case .text: "in `points`: the point, with a full stop"
    case .liked: "in `points`: whether it is something that you liked"
    case .fit: "in `points`: whether it is why you fit"
    case .forgot: "in `points`: whether it is something that you forgot to say"
    case .challenge: "in `points`: whether it is a problem of theirs"
    case .promised: "the day by which they meant to answer, in words"
    case .askWhen: "whether you have not asked by when they decide; for one person only"
    case .final: "whether all rounds are done"
    case .asked: "the day on which you asked last, in words"
    case .applied: "the day you applied, in words, where nobody has answered since"
    case .topics: "what they asked about"
    case .callers: "who might call the reference"
    case .answerBy: "the day by which you have to answer the offer, in words"
    case .otherCompany: "who made the offer"
    case .rejected: "whether they have turned you down"
    case .thanked: "whether you have thanked them for the no"
    case .feedback: "whether you have still to ask for feedback"
    case .introductions: "whether you have still to ask for introductions"
    case .promise: "what you promised"
    case .promisedOn: "the day on which you promised it, in words"
    case .late: "whether it comes later than promised"
    case .seenOpen: "the last day on which you saw the job advertised, in words"
    }
  }

  /// nil for every kind.
  public var kinds: [MessageKind]? {
    switch self {
    case .greeting, .name, .sender, .phone, .company, .role, .interview, .chat: nil
    case .first, .second, .third, .points, .text, .liked, .fit, .forgot, .challenge, .askWhen:
      [.thankYou]
    case .promised: [.thankYou, .checkIn]
    case .final, .asked, .applied: [.checkIn]
    case .topics, .callers: [.brief]
    case .answerBy, .otherCompany: [.offerNews]
    case .rejected: [.introduction]
    case .thanked, .feedback, .introductions: [.rejection]
    case .promise, .promisedOn, .late: [.promise]
    case .seenOpen: [.monthsLater]
    }
  }

  /// Whether it stands inside `{{#points}}` alone.
  var isOfPoint: Bool {
    switch self {
    case .text, .liked, .fit, .forgot, .challenge: true
    default: false
    }
  }

  static func names(of kind: MessageKind, inPoint: Bool) -> [String] {
    allCases.filter {
      ($0.kinds?.contains(kind) ?? true) && ($0.isOfPoint ? inPoint : !inPoint || $0 != .points)
    }.map(\.rawValue)
  }
}

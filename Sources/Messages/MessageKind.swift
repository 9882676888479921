/// What a message is for.
public enum MessageKind: String, CaseIterable, Sendable {
  case thankYou = "thank-you"
  case checkIn = "check-in"
  case brief
  case offerNews = "offer-news"
  case rejection
  case introduction
  case promise
  case monthsLater = "months-later"

  /// A phrase without a full stop.
  public var meaning: String {
    switch self {
    case .thankYou: "thanks to somebody who interviewed you, with your points"
    case .checkIn: "asks where things stand"
    case .brief: "tells a reference how an interview went, and who might call"
    case .offerNews: "tells others that you have an offer, and by when you have to answer"
    case .rejection: "thanks for a no, and asks for feedback and introductions"
    case .introduction: "asks whom else you should talk to"
    case .promise: "goes with what you promised them"
    case .monthsLater: "asks again after months"
    }
  }
}

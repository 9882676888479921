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
}

/// A language that there are templates for.
public enum Language: String, CaseIterable, Sendable {
  case english = "en"
  case german = "de"
}

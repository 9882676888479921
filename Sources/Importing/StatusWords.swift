internal import Journal
internal import Syntax

extension Status {
  /// What the words of other programs come down to.
  private static let foreignWords: [(status: Status, words: [String])] = [
    (
      .lead,
      [
        "saved", "wishlist", "wish list", "bookmarked", "interested", "to apply", "not applied",
        "new", "draft", "preparing",
      ]
    ),
    (.applied, ["submitted", "sent", "applying", "under review", "in review"]),
    (
      .interviewing,
      [
        "interview", "interviews", "interviewed", "phone screen", "phone interview", "screening",
        "screen", "technical interview", "onsite", "on site", "final interview", "assessment",
      ]
    ),
    (.offer, ["offered", "offers", "offer received", "negotiating", "negotiation"]),
    (.accepted, ["offer accepted", "hired"]),
    (.rejected, ["rejection", "not selected", "denied", "turned down"]),
    (.withdrawn, ["withdrew", "offer declined", "offer rejected"]),
    (
      .closed,
      [
        "archived", "archive", "expired", "no response", "ghosted", "inactive", "cancelled",
        "canceled",
      ]
    ),
  ]

  private static let byForeignWord: [String: Status] = {
    let own = allCases.map { ($0.rawValue, $0) }
    let foreign = foreignWords.flatMap { row in row.words.map { (foldedKey($0), row.status) } }
    return Dictionary(own + foreign) { first, _ in first }
  }()

  /// - Parameter word: As another program writes it; nil where it is not known.
  init?(foreign word: String) {
    guard let status = Self.byForeignWord[foldedKey(foldedSpace(word))] else { return nil }
    self = status
  }
}

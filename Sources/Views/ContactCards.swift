public import FollowUp
internal import Journal
internal import Messages
internal import Syntax

/// The people of a journal as vCards (RFC 6350): contacts, interviewers and references, each once.
/// Notes about them stay in the journal.
public struct ContactCards {
  /// What all of them begin with.
  public static let opening =
    "BEGIN:VCARD\r\nVERSION:4.0\r\nPRODID:\(PublishedCalendar.product)\r\n"

  fileprivate struct Card {
    let name: String
    let uid: String
    var titles: [String] = []
    var companies: [String] = []
    var email: String?
    var phones: [String] = []
    var links: [String] = []
    var roles: [String] = []
  }

  private let cards: [Card]

  public init(of search: Search) {
    let mentions = search.standings.flatMap { standing in
      standing.application.people.lazy
        .filter { !PlainText.line($0.name).isEmpty }
        .map { Mention($0, standing.application) }
    }
    // Somebody whose address is written in one application only is still one person.
    var addresses: [String: Set<String>] = [:]
    for mention in mentions {
      if let address = mention.address { addresses[mention.circle, default: []].insert(address) }
    }
    var cards: [String: Card] = [:]
    for mention in mentions {
      let known = addresses[mention.circle] ?? []
      let address = mention.address ?? (known.count == 1 ? known.first : nil)
      let key = address.map { "\(mention.name)\0\($0)" } ?? mention.circle
      cards[key, default: Card(name: mention.person.name, uid: StableUUID.of("person", key))]
        .add(mention)
    }
    self.cards = cards.values.sorted {
      (foldedName($0.name), $0.uid) < (foldedName($1.name), $1.uid)
    }
  }

  /// Somebody in one of the applications.
  fileprivate struct Mention {
    let person: Person
    let company: String
    /// Folded.
    let name: String
    let address: String?
    /// Among whom a name is enough: an employer's people, or the user's own references.
    let circle: String

    init(_ person: Person, _ application: Application) {
      self.person = person
      company = application.companyName
      name = foldedName(person.name)
      address = person.email?.lowercased()
      circle = "\(name)\0\0\(person.isReference ? "" : foldedName(company))"
    }
  }

  /// With CRLF, as the format asks.
  public var text: String { ContentLineWriter.folded(cards.flatMap(\.contentLines)) }
}

extension ContactCards.Card {
  fileprivate mutating func add(_ mention: ContactCards.Mention) {
    let person = mention.person
    func insert(_ value: String?, _ values: inout [String]) {
      if let value, !values.contains(value) { values.append(value) }
    }
    insert(person.title, &titles)
    // Where they work is written nowhere.
    if !person.isReference { insert(mention.company, &companies) }
    email = email ?? person.email
    insert(person.phone, &phones)
    insert(person.link.flatMap(webAddress), &links)
    insert(person.isReference ? "Reference" : nil, &roles)
    insert(person.isInterviewer ? "Interviewer" : nil, &roles)
    insert(person.isContact || person.isFollowUpContact ? "Contact" : nil, &roles)
  }

  fileprivate var contentLines: [String] {
    func texts(_ name: String, _ values: [String]) -> [String] {
      values.map { ContentLineWriter.text(name, $0) }
    }
    // Which part of a name is the family's is not ours to guess; programs that show no `FN` show
    // the given names.
    return [
      "BEGIN:VCARD", "VERSION:4.0", "PRODID:\(PublishedCalendar.product)", "UID:urn:uuid:\(uid)",
      ContentLineWriter.text("FN", name), "N:;\(ContentLineWriter.escaped(name));;;",
    ]
      + texts("TITLE", titles) + texts("ORG", companies) + texts("EMAIL", email.map { [$0] } ?? [])
      + texts("TEL", phones) + links.map { "URL:\($0)" }
      + [ContentLineWriter.list("CATEGORIES", ["Job search"] + roles), "END:VCARD"]
  }
}

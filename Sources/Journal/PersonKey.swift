/// The key of a line nested below a person in `Contacts` or `References`: `Phone: …`.
public enum PersonKey: String, CaseIterable, Sendable {
  case title = "Title"
  case email = "Email"
  case phone = "Phone"
  case link = "Link"
  case note = "Note"
  case provided = "Provided"
  case briefed = "Briefed"
  case contacted = "Contacted"
  case willTell = "Will tell"

  /// Whether only those in `References` take it.
  public var isOfReferences: Bool {
    switch self {
    case .title, .email, .phone, .link, .note: false
    case .provided, .briefed, .contacted, .willTell: true
    }
  }

  /// A sentence of Markdown.
  public var meaning: String {
    switch self {
    case .title: "What this person does there."
    case .email: "The e-mail address."
    case .phone: "The telephone number."
    case .link: "The address of a page about this person."
    case .note: "Anything else."
    case .provided: "The day you gave this reference to the employer."
    case .briefed:
      "The day you told this reference how things went, or several days with commas."
    case .contacted: "The day the employer got in touch with this reference."
    case .willTell:
      "Whether you asked this reference to let you know when that happens: `yes`, `no` or the day."
    }
  }
}

extension KeyTable where Key == PersonKey {
  static let contacts = KeyTable(
    PersonKey.allCases.filter { !$0.isOfReferences }.map { ($0, [$0.rawValue]) })
  static let references = KeyTable(PersonKey.allCases.map { ($0, [$0.rawValue]) })
}

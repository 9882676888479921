internal import FollowUp
public import Journal

/// A message that is to be read, and completed, before somebody sends it.
public struct Message: Sendable {
  public let kind: MessageKind
  /// The slug of the application that it belongs to.
  public let application: String
  /// The application's file, beside whose folder drafts are kept.
  let applicationFile: String
  /// The day of what it is about, such as the interview.
  public let about: CivilDate?
  public let language: Language
  public let channel: Channel
  /// nil where nobody knows whom to write to; the name is empty where there is only an address.
  public let recipient: Mailbox?
  /// Only a message by e-mail has one.
  public let subject: String?
  /// Lines, without a line end at the end. A paragraph is one line.
  public let text: String
  /// What to do once it is sent: arguments of `jobjournal`.
  public let afterwards: [[String]]
}

extension Message {
  /// As `MessageFile` reads it.
  public var fileText: String {
    func field(_ field: MessageFile.Field, _ value: String?) -> String {
      value.map { "\(field.rawValue): \($0)\n" } ?? ""
    }
    return field(.application, PlainText.line(application))
      + field(.about, [kind.rawValue, about?.description].compactMap { $0 }.joined(separator: " "))
      + field(.language, language.rawValue)
      + field(.to, recipient.map { to($0) })
      + field(.subject, subject)
      + "\n\(text)\n"
  }

  private func to(_ recipient: Mailbox) -> String {
    let parts = [recipient.name, recipient.address.map { "<\($0)>" } ?? ""]
    return parts.filter { !$0.isEmpty }.joined(separator: " ")
  }

  /// Where it may be kept, beside its application: the first of these that is free.
  ///
  /// - Parameter ending: Of the file's name, such as `md`.
  public func fileNames(ending: String) -> [String] {
    let parts = application.split(separator: "/", omittingEmptySubsequences: false)
    let folder = applicationFile.lastIndex(of: "/").map { applicationFile[...$0] } ?? ""
    let person = foldedForID(recipient?.name ?? "")
    let stem = [foldedForID(String(parts.last ?? "")), kind.rawValue, person]
      .filter { !$0.isEmpty }.joined(separator: "-")
    return (1...99).map { number in
      "\(folder)drafts/\(stem)\(number == 1 ? "" : "-\(number)").\(ending)"
    }
  }
}

import Foundation
import FollowUp
import Journal
import Messages
import TestSupport
import Testing

@Suite struct MailTests {
  /// What somebody may write, or paste, where a name, a company, a role or a point is meant.
  static let oddTexts = [
    "Jörg Grünwald", "李娜", "O’Brien \"Bo\" <b@x.example>", "a,b;c:d@e", "Smith\\, Ada (PhD)",
    "=?utf-8?q?Bcc=3A_x?=", "x\u{2028}Bcc: evil@x.example", "x\u{85}y\u{0B}z",
    "\u{202E}evil\u{202C}",
    "👩‍👩‍👧‍👦 and é", String(repeating: "ä", count: 300), String(repeating: "w", count: 200),
    ".", "From here", "a  b\tc", "\u{0}\u{1B}[31m", "[x](mailto:evil@x.example)", "trailing \\",
  ]

  private static func quoted(_ text: String) -> String {
    let escaped = text.unicodeScalars.map { scalar in
      scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value) || scalar == "\u{2028}"
        ? "\\u" + String(repeating: "0", count: 4 - String(scalar.value, radix: 16).count)
          + String(scalar.value, radix: 16)
        : scalar == "\"" || scalar == "\\" ? "\\\(scalar)" : String(scalar)
    }
    return "\"\(escaped.joined())\""
  }

  private func notes(_ odd: String) -> String {
    let oneLine = odd.unicodeScalars.filter { $0.value >= 0x20 }.map(String.init).joined()
    return """
      ---
      company: \(Self.quoted(odd + "\nBcc: evil@x.example"))
      role: \(Self.quoted(odd + "\r\nBcc: evil@x.example"))
      contact-by: email
      ---

      ## Interview 2026-11-16

      - With:
        - \(oneLine) <dana@northwind.example>
      - Liked: \(oneLine)
      - Topics: \(oneLine)

      """
  }

  @Test("No field of the notes adds a header, a field or a line", arguments: oddTexts)
  func injection(odd: String) throws {
    let assessment = try TestJournal(notes(odd)).assessment(on: Notes.today)
    let sender = Mailbox(name: odd + "\r\nBcc: evil@x.example", address: "ada@lund.example")
    for kind in [MessageKind.thankYou, .checkIn] {
      let drafts = try Drafting(assessment, sender: sender).drafts(
        DraftRequest(kind, isMail: true), for: assessment.search.standings[0])
      let message = try #require(drafts.messages.first)
      let mail = String(decoding: message.mailFile(from: sender), as: UTF8.self)
      let lines = mail.components(separatedBy: "\r\n")
      #expect(lines.allSatisfy { $0.utf8.count <= 76 && !$0.contains("\n") && !$0.contains("\r") })
      #expect(mail.utf8.allSatisfy { $0 == 0x0A || $0 == 0x0D || (0x20..<0x7F).contains($0) })
      let headers = lines.prefix { !$0.isEmpty }.filter { !$0.hasPrefix(" ") }
        .map { $0.components(separatedBy: ":")[0] }
      #expect(
        headers.filter { $0 != "To" } == [
          "X-Unsent", "From", "Subject", "MIME-Version", "Content-Type",
          "Content-Transfer-Encoding",
        ])
      // The fields end before the text, and are those that were meant.
      let fields = message.fileText.components(separatedBy: "\n").prefix { !$0.isEmpty }
      #expect(
        fields.map { $0.components(separatedBy: ":")[0] }.filter { $0 != "To" }
          == ["Application", "About", "Language", "Subject"])
      #expect(message.text.split(separator: "\n").count <= 8)
      #expect(message.text.unicodeScalars.allSatisfy { $0 == "\n" || $0.value >= 0x20 })
      #expect(message.mailLink.utf8.allSatisfy { (0x21..<0x7F).contains($0) })
    }
  }

  @Test(
    "What is no address is none",
    arguments: [
      "a", "a@", "@b", "a@b@c", "a b@c.example", "a@b.example>", "a,b@c.example", "a@b..example",
      ".a@b.example", "a@b.example\nBcc: x@y.example", "\"a\"@b.example", "ä@b.example", "a@b;c",
      "a\u{0}@b", "a@\u{202E}b",
    ])
  func addresses(text: String) {
    #expect(Mailbox(name: "A", address: text).address == nil)
  }

  @Test(
    "Who signs",
    arguments: [
      ("Ada Lund <ada@lund.example>", "Ada Lund", "ada@lund.example"), ("Ada", "Ada", nil),
      ("ada@lund.example", nil, nil), ("<ada@lund.example>", nil, nil), ("Ada <ada>", nil, nil),
      ("Ada <a@b.example> x", nil, nil),
    ] as [(String, String?, String?)])
  func sender(text: String, name: String?, address: String?) {
    let mailbox = Mailbox(text)
    #expect(mailbox?.name == name)
    #expect(mailbox?.address == address)
  }

  @Test("A link holds address, subject and text")
  func link() throws {
    let link = try Notes().drafts(.checkIn, isMail: true).messages[0].mailLink
    #expect(link.hasPrefix("mailto:whitfield@northwind.example?subject=Test%20Rig%20Planner%3A%20"))
    let components = try #require(URLComponents(string: link))
    let body = components.queryItems?.first { $0.name == "body" }?.value
    #expect(body?.hasPrefix("Dear Dana Whitfield,\r\n\r\nThis is Ada Lund.") == true)
  }
}

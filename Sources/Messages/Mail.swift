public import Journal
internal import Syntax

/// A message for a mail program. All of it is ASCII, and no value of the notes reaches a header
/// but encoded.
extension Message {
  /// A draft in the format of RFC 5322, with CRLF. It has no `Date`: the mail program writes that
  /// of the day on which it is sent, and `X-Unsent` has it open the file as a draft.
  ///
  /// - Parameter sender: Without an address there is no `From`; the mail program knows its own.
  public func mailFile(from sender: Mailbox?) -> [UInt8] {
    var lines = ["X-Unsent: 1"]
    if let sender, let address = sender.address {
      lines += MailHeader.mailbox("From", name: PlainText.line(sender.name), address)
    }
    if let recipient, let address = recipient.address {
      lines += MailHeader.mailbox("To", name: recipient.name, address)
    }
    if let subject { lines += MailHeader.text("Subject", subject) }
    lines += [
      "MIME-Version: 1.0", "Content-Type: text/plain; charset=utf-8",
      "Content-Transfer-Encoding: quoted-printable", "",
    ]
    lines += QuotedPrintable.lines(of: text)
    return Array((lines.joined(separator: "\r\n") + "\r\n").utf8)
  }

  /// A link that opens a mail program with the message in it, as RFC 6068 has it.
  public var mailLink: String {
    let address = PercentEncoding.text(recipient?.address ?? "", alsoPlain: "@")
    let body = text.split(separator: "\n", omittingEmptySubsequences: false)
      .joined(separator: "\r\n")
    let fields = [("subject", subject), ("body", body)].compactMap { name, value in
      value.map { "\(name)=\(PercentEncoding.text($0))" }
    }
    return "mailto:\(address)?\(fields.joined(separator: "&"))"
  }
}

/// Headers in lines of at most 76 columns.
private enum MailHeader {
  private static let width = 76
  /// What fits a line beside the longest name of a header.
  private static let wordLimit = 66

  static func text(_ name: String, _ value: String) -> [String] {
    folded(name, isPlain(value) ? words(of: value) : encodedWords(value))
  }

  static func mailbox(_ name: String, name display: String, _ address: String) -> [String] {
    // A long word in quotes cannot be folded; encoded, it can.
    let words = words(of: display)
    let isPlain = isPlain(display)
    let isAtoms = isPlain && words.allSatisfy { $0.utf8.allSatisfy(isAtomByte) }
    let fits = isPlain && display.utf8.count <= wordLimit
    let shown = isAtoms ? words : fits ? [quoted(display)] : encodedWords(display)
    return folded(name, shown + ["<\(address)>"])
  }

  /// What needs no encoding: printable ASCII that nobody takes for an encoded word, in words that
  /// fit a line.
  private static func isPlain(_ value: String) -> Bool {
    value.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F } && !value.contains("=?")
      && words(of: value).allSatisfy { $0.utf8.count <= wordLimit }
  }

  private static func words(of value: String) -> [String] {
    value.split(separator: " ").map(String.init)
  }

  private static func isAtomByte(_ byte: UInt8) -> Bool {
    byte.isASCIILetter || byte.isASCIIDigit || "!#$%&'*+-/=?^_`{|}~".utf8.contains(byte)
  }

  private static func quoted(_ text: String) -> String {
    let escaped = text.map { $0 == "\"" || $0 == "\\" ? "\\\($0)" : String($0) }
    return "\"\(escaped.joined())\""
  }

  /// RFC 2047: each fits a line, and has whole characters. The shorter of both encodings, so that
  /// a name is one word wherever it can be: some programs show a blank between two.
  private static func encodedWords(_ value: String) -> [String] {
    let isShorter = base64(value).utf8.count < quotedPrintable(value).utf8.count
    let encode = isShorter ? base64 : quotedPrintable
    let opening = "=?utf-8?\(isShorter ? "b" : "q")?"
    let closing = "?="
    var words: [String] = []
    var part = ""
    for scalar in value.unicodeScalars {
      let longer = encode(part + String(scalar))
      if opening.utf8.count + longer.utf8.count + closing.utf8.count > wordLimit {
        words.append(opening + encode(part) + closing)
        part = ""
      }
      part.unicodeScalars.append(scalar)
    }
    return words + [opening + encode(part) + closing]
  }

  private static func quotedPrintable(_ text: String) -> String {
    var encoded = ""
    for byte in text.utf8 {
      switch byte {
      case .space: encoded += "_"
      case _ where byte.isASCIILetter || byte.isASCIIDigit:
        encoded.unicodeScalars.append(Unicode.Scalar(byte))
      default: encoded += "=" + PercentEncoding.hexadecimal(byte)
      }
    }
    return encoded
  }

  private static let base64Alphabet = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")

  private static func base64(_ text: String) -> String {
    let bytes = Array(text.utf8)
    var encoded = ""
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(start + 3, bytes.count)]
      let bits = (0..<3).reduce(0) { bits, offset in
        bits << 8 | (offset < group.count ? Int(group[start + offset]) : 0)
      }
      for place in 0..<4 {
        encoded.append(
          place <= group.count ? base64Alphabet[bits >> (18 - 6 * place) & 63] : "=")
      }
    }
    return encoded
  }

  private static func folded(_ name: String, _ words: [String]) -> [String] {
    var lines = ["\(name):"]
    for word in words {
      let last = lines.count - 1
      // A first line of nothing but the header's name is refused by some programs.
      if lines[last].utf8.count + 1 + word.utf8.count > width, lines[last] != "\(name):" {
        lines.append(" \(word)")
      } else {
        lines[last] += " \(word)"
      }
    }
    return lines
  }
}

/// RFC 2045, 6.7: lines of at most 76 columns, in ASCII.
private enum QuotedPrintable {
  private static let width = 76

  static func lines(of text: String) -> [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false).flatMap { line in
      lines(ofLine: Array(line.utf8))
    }
  }

  private static func lines(ofLine bytes: [UInt8]) -> [String] {
    var lines = [""]
    for (index, byte) in bytes.enumerated() {
      // A blank at the end of a line may be lost on the way; a dot or `From` at its beginning means
      // something to some programs on it.
      let isAtEdge = index == bytes.count - 1 && byte.isBlank
      let isFirst = index == 0 && (byte == UInt8(ascii: ".") || byte == UInt8(ascii: "F"))
      let isPlain =
        (byte == .space || byte > 0x20 && byte < 0x7F) && byte != UInt8(ascii: "=") && !isAtEdge
        && !isFirst
      let encoded =
        isPlain ? String(Unicode.Scalar(byte)) : "=" + PercentEncoding.hexadecimal(byte)
      if lines[lines.count - 1].utf8.count + encoded.utf8.count > width - 1 {
        lines[lines.count - 1] += "="
        lines.append("")
      }
      lines[lines.count - 1] += encoded
    }
    return lines
  }
}

private enum PercentEncoding {
  static func text(_ text: String, alsoPlain: String = "") -> String {
    var encoded = ""
    for byte in text.utf8 {
      let isPlain =
        byte.isASCIILetter || byte.isASCIIDigit || "-._~".utf8.contains(byte)
        || alsoPlain.utf8.contains(byte)
      if isPlain {
        encoded.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        encoded += "%" + hexadecimal(byte)
      }
    }
    return encoded
  }

  static func hexadecimal(_ byte: UInt8) -> String {
    (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
  }
}

internal import Syntax

/// A name, and perhaps the e-mail address that belongs to it.
public struct Mailbox: Hashable, Sendable {
  public let name: String
  public let address: String?

  /// - Parameter address: Left out where it is none that a message could go to.
  public init(name: String, address: String?) {
    self.name = name
    self.address = address.flatMap { Self.isAddress($0) ? $0 : nil }
  }

  /// Reads `Ada Lund <ada@lund.example>`, or a name alone; nil for anything else.
  public init?(_ text: String) {
    var name = text[...]
    var address: String?
    if text.hasSuffix(">"), let open = text.lastIndex(of: "<") {
      name = text[..<open]
      address = String(text[text.index(after: open)...].dropLast())
    }
    self.init(name: trimmingSpaces(String(name)), address: address)
    let isPlain = !self.name.isEmpty && !self.name.contains(where: { "<>@".contains($0) })
    guard isPlain, self.address == address else { return nil }
  }

  /// Whether a message can be addressed so: as RFC 5322 has a `dot-atom` on both sides of the `@`,
  /// so that no quote, comma, bracket or line end of it can change what stands beside it.
  public static func isAddress(_ text: String) -> Bool {
    let parts = text.utf8.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
    guard parts.count == 2, text.utf8.count <= 254 else { return false }
    return parts.allSatisfy { part in
      part.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).allSatisfy {
        !$0.isEmpty
          && $0.allSatisfy {
            $0.isASCIILetter || $0.isASCIIDigit || "!#$%&'*+/=?^_`{|}~-".utf8.contains($0)
          }
      }
    }
  }
}

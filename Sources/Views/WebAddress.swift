internal import Syntax

/// An address of the web that a browser may be sent to, where a text is nothing else. What is beyond
/// ASCII in it is encoded.
package func webAddress(_ text: String) -> String? {
  let isWeb = ["http://", "https://"].contains { scheme in
    text.utf8.count > scheme.utf8.count
      && text.prefix(scheme.count).lowercased() == scheme
  }
  guard isWeb, text.utf8.allSatisfy({ $0 > .space && $0 != 0x7F && $0 != .backslash }) else {
    return nil
  }
  return text.utf8.allSatisfy { $0 < 0x80 } ? text : Escaping.address(text)
}

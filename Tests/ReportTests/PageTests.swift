import Testing

@testable import Report

@Suite struct PageTests {
  @Test("The policy of the pages allows their style sheet")
  func hash() {
    #expect(SHA256.base64("abc") == "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=")
    #expect(
      Stylesheet.hash == SHA256.base64(Stylesheet.text),
      "write `static let hash = \"\(SHA256.base64(Stylesheet.text))\"` in Stylesheet.swift")
  }
}

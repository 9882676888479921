import Store
import Testing

@Suite struct SpellerTests {
  @Test(
    "Words that the dictionary does not know come back with those that it has",
    arguments: [
      ("en_US", ["recieved", "received", "don't", "crews"], "recieved", "received"),
      ("de_DE", ["Strasse", "Straße", "Größe", "über"], "Strasse", "Straße"),
      ("en_US", ["*", "!", "recieved", "Zoë🦦", "house"], "recieved", "received"),
    ])
  func words(dictionary: String, words: [String], wrong: String, right: String) async throws {
    let misspelled = try await Speller.misspelled(among: Set(words), dictionary: dictionary)
    #expect(misspelled[wrong]?.contains(right) ?? false)
    #expect(misspelled[words.last ?? ""] == nil)
    #expect(misspelled[right] == nil)
  }

  @Test("Of very many words all are found that it does not know, not all with advice")
  func many() async throws {
    let words = Set(
      (0..<300).map { "qx\(String($0, radix: 2).map { $0 == "1" ? "w" : "v" }.joined())" })
    let misspelled = try await Speller.misspelled(among: words, dictionary: "en_US")
    #expect(Set(misspelled.keys) == words)
  }

  @Test("A dictionary that is not there is said")
  func missing() async {
    await #expect(throws: SpellerError.self) {
      try await Speller.misspelled(among: ["house"], dictionary: "xx_XX")
    }
  }
}

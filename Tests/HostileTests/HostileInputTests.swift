import TestSupport
import Testing

/// No file beside the applications takes much longer than a harmless one of its kind and size.
@Suite(.serialized) struct HostileInputTests {
  private static let most = 20.0

  private static let harmless = Result {
    try Dictionary(
      uniqueKeysWithValues: HostileInput.Kind.allCases.map { kind in
        let text = try HostileInput.harmless(kind)
        return (kind, try HostileFile.cost(runs: 3) { _ = try HostileInput.read(kind, text) })
      })
  }

  @Test(
    "The harmless files are read, and nobody refuses them", arguments: HostileInput.Kind.allCases)
  func plain(kind: HostileInput.Kind) throws {
    let text = try HostileInput.harmless(kind)
    let said = try HostileInput.read(kind, text)
    #expect(said.isDisjoint(with: ["refused", "unclear", "unreadable", "markers", "holdsOthers"]))
  }

  @Test(
    "A hostile file is read or refused in the time of some harmless ones",
    arguments: HostileInputs.all)
  func hostile(input: HostileInput) throws {
    var said: Set<String> = []
    let cost = try HostileFile.cost(runs: 1) {
      said = try HostileInput.read(input.kind, input.text)
    }
    let ratio = cost / (try Self.harmless.get()[input.kind] ?? 0)
    #expect(ratio <= Self.most)
    Proofs.report("\(input.testDescription): \(ratio)")
    if let expected = input.findings { #expect(said.isSuperset(of: expected)) }
  }
}

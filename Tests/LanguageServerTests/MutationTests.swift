import Foundation
import TestSupport
import Testing

@testable import LanguageServer

/// A conversation as an editor has it, damaged in every way that can be thought of.
@Suite struct MutationTests {
  /// What no line about the session may tell.
  private static let secret = "Wolpertinger"

  @Test("Whatever becomes of a conversation, every question in it is answered once")
  func mutations() throws {
    let scratch = try Scratch(Self.files)
    let bodies = try Self.conversation(in: scratch)
    #expect(try Self.run(bodies.flatMap(Self.framed), seed: 0) == .init(answers: 15, status: 0))
    let count = Proofs.count(300, all: 10_000)
    let seeds = Proofs.seed.map { $0...$0 } ?? 1...UInt64(count)
    var answers = 0
    var early = 0
    for seed in seeds {
      var mutation = Mutation(seed: seed, bodies)
      let outcome = try Self.run(mutation.bytes(), seed: seed)
      answers += outcome.answers
      early += outcome.status == 0 ? 0 : 1
    }
    Proofs.report(
      "\(seeds.count) damaged conversations, \(answers) answers, \(early) ended with an error")
  }

  // MARK: The conversation

  private static let files = [
    "jobjournal.yml": "rules:\n  search-stalled: off\n",
    "acme.md": """
    ---
    company: Acme 🦦 \(secret)
    role: Dyer
    applied: 2026-11-02
    contact: Dana Whitfield
    ---

    ## Contacts

    - Dana Whitfield, Head of Dyeing, dana@acme.example

    ## Interview 2026-11-16 10:00

    - With: Dana, Tom Ivers
    - Promised: a swatch by 2026-11-18

    ## Log

    - 2026-11-17 Heard: they like \(secret)

    """,
    "b.md": "---\ncompany: Bright\nrole: Baker\noffer: 2026-11-16\n---\n",
  ]

  /// - Returns: The bodies of its messages.
  private static func conversation(in scratch: Scratch) throws -> [[UInt8]] {
    var client = try TestClient(
      root: scratch.path,
      capabilities: [
        "workspace": [
          "didChangeWatchedFiles": ["dynamicRegistration": true],
          "workspaceEdit": ["documentChanges": true], "inlayHint": ["refreshSupport": true],
        ],
        "textDocument": [
          "publishDiagnostics": ["relatedInformation": true, "versionSupport": true],
          "hover": ["contentFormat": ["markdown", "plaintext"]],
          "completion": ["completionItem": ["documentationFormat": ["markdown"]]],
          "documentSymbol": ["hierarchicalDocumentSymbolSupport": true],
        ],
      ])
    func about(_ file: String, _ more: JSON = [:]) -> JSON {
      var params = more
      params["textDocument"] = ["uri": .string(client.uri(file))]
      return params
    }
    try client.open("acme.md", files["acme.md"] ?? "")
    for method in ["documentSymbol", "foldingRange"] {
      _ = try client.request("textDocument/\(method)", about("acme.md"))
    }
    _ = try client.request(
      "textDocument/inlayHint", about("acme.md", ["range": range(0, 0, 99, 0)]))
    try client.change("acme.md", range(19, 0, 19, 0), to: "- 2026-11-18 ")
    for (number, character) in "Thank".enumerated() {
      let place = range(19, 13 + number, 19, 13 + number)
      try client.change("acme.md", place, to: String(character))
    }
    _ = try client.ask("textDocument/completion", "acme.md", 19, 18)
    try client.change("acme.md", range(19, 13, 19, 18), to: "Thank-you: Dana\r\n")
    _ = try client.ask("textDocument/hover", "acme.md", 11, 5)
    _ = try client.ask("textDocument/definition", "acme.md", 13, 9)
    let position: JSON = ["position": place(13, 9), "context": ["includeDeclaration": true]]
    _ = try client.request("textDocument/references", about("acme.md", position))
    let found = client.diagnostics[client.uri("acme.md")] ?? []
    let context: JSON = ["range": range(0, 0, 20, 0), "context": ["diagnostics": .array(found)]]
    _ = try client.request("textDocument/codeAction", about("acme.md", context))
    try client.send(together: [
      ["jsonrpc": "2.0", "id": "a-7", "method": "workspace/symbol", "params": ["query": "acme"]],
      ["jsonrpc": "2.0", "id": "a-8", "method": "workspace/symbol", "params": ["query": ""]],
      ["jsonrpc": "2.0", "method": "$/cancelRequest", "params": ["id": "a-8"]],
      ["jsonrpc": "2.0", "id": 1, "result": nil],
    ])
    try client.open("b.md", files["b.md"] ?? "")
    try client.change("b.md", range(2, 6, 2, 11), to: "Dyer")
    try client.change("b.md", to: "---\ncompany: Acme\nrole: Dyer\n---\n")
    try client.notify("textDocument/didSave", about("b.md"))
    try client.close("b.md")
    try client.open("jobjournal.yml", "rules: [")
    try client.change("jobjournal.yml", range(0, 7, 0, 8), to: "{}")
    try client.notify(
      "workspace/didChangeWatchedFiles",
      ["changes": [["uri": .string(client.uri("b.md")), "type": 2]]])
    try client.open("../outside.md", "---\ncompany: C\n---\n")
    for method in ["textDocument/formatting", "textDocument/frobnicate", "$/frobnicate"] {
      _ = try client.request(method, about("acme.md"))
    }
    try client.notify("$/setTrace", ["value": "off"])
    _ = try client.request("shutdown")
    try client.notify("exit", nil)
    #expect(client.answers.count == 15)
    return client.sent
  }

  private static func framed(_ body: [UInt8]) -> [UInt8] {
    Array("Content-Length: \(body.count)\r\n\r\n".utf8) + body
  }

  // MARK: What holds for each of them

  private struct Outcome: Equatable {
    let answers: Int
    let status: Int32
  }

  private static func run(_ bytes: [UInt8], seed: UInt64) throws -> Outcome {
    var random = SplitMix64(seed: seed)
    var server = Server(version: "0", today: try day("2026-11-21"))
    // In pieces of any length, with more or less time between them.
    var rest = bytes[...]
    while !rest.isEmpty, server.exitStatus == nil {
      let share = rest.prefix(Int.random(in: 1...4096, using: &random))
      rest = rest.dropFirst(share.count)
      server.receive(bytes: share)
      for _ in 0..<Int.random(in: 0...20, using: &random) { server.step() }
    }
    server.disconnect()
    let status = try #require(server.exitStatus, "seed \(seed)")
    #expect(server.log.allSatisfy { !$0.contains(secret) }, "seed \(seed)")
    let messages = OutputFramer.messages(in: server.takeOutput())
    let answers = messages.filter { $0["method"] == nil }
    for answer in answers {
      #expect((answer["result"] == nil) != (answer["error"] == nil), "seed \(seed)")
    }
    let expected = Expected(bytes)
    let counts = Dictionary(answers.map { ($0["id"] ?? nil, 1) }, uniquingKeysWith: +)
    for (id, count) in expected.answers {
      let all = count...count + expected.unknown
      #expect(all.contains(counts[id] ?? 0), "seed \(seed): \(id)")
    }
    #expect(
      answers.count <= expected.answers.values.reduce(0, +) + expected.unknown, "seed \(seed)")
    return Outcome(answers: answers.count, status: status)
  }

  /// What is to be answered, as anybody reads it in the protocol.
  private struct Expected {
    /// By id; null for messages that make no sense.
    var answers: [JSON: Int] = [:]
    /// What one reader of JSON takes and another does not is answered or not.
    var unknown = 0
    /// Whether one of those may have been the end.
    private var mayHaveEnded = false

    init(_ bytes: [UInt8]) {
      var framer = MessageFramer()
      framer.append(bytes)
      do {
        while let body = try framer.next() {
          if add(body) { return }
        }
      } catch {
        if mayHaveEnded { unknown += 1 } else { answers[.null, default: 0] += 1 }
      }
    }

    /// - Returns: Whether the session ends with it.
    private mutating func add(_ body: [UInt8]) -> Bool {
      guard let message = try? JSONDecoder().decode(JSON.self, from: Data(body)) else {
        unknown += 1
        mayHaveEnded = mayHaveEnded || String(decoding: body, as: UTF8.self).contains("exit")
        return false
      }
      guard !mayHaveEnded else {
        unknown += 1
        return false
      }
      guard case .object(let members) = message else {
        answers[.null, default: 0] += 1
        return false
      }
      // Beyond the numbers that one can count by.
      if case .number(let id)? = members["id"], abs(id) >= 0x1p53 {
        unknown += 1
        return false
      }
      let id = Self.id(members["id"])
      let isCall = members["jsonrpc"] == "2.0" && members["method"]?.text != nil
      if members["method"] == nil, members["id"] != nil {
        let isResponse = members["result"] != nil || members["error"] != nil
        if isResponse { return false }
      }
      if isCall, members["id"] == nil { return members["method"] == "exit" }
      answers[id, default: 0] += 1
      return isCall && id != .null && members["method"] == "exit"
    }

    private static func id(_ json: JSON?) -> JSON {
      guard let json, json.text != nil || json.number != nil else { return .null }
      return json
    }
  }
}

/// One to four changes of a conversation.
private struct Mutation {
  private var random: SplitMix64
  private var bodies: [[UInt8]]

  init(seed: UInt64, _ bodies: [[UInt8]]) {
    random = SplitMix64(seed: seed)
    self.bodies = bodies
  }

  private mutating func number(_ range: Range<Int>) -> Int { Int.random(in: range, using: &random) }

  private mutating func pick<Value>(_ values: [Value]) -> Value { values[number(0..<values.count)] }

  mutating func bytes() -> [UInt8] {
    let changes = number(1..<5)
    for _ in 0..<changes where number(0..<3) > 0 { changeMessages() }
    var bytes: [UInt8] = []
    for body in bodies {
      bytes += header(body.count)
      bytes += body
    }
    for _ in 0..<changes where number(0..<6) == 0 { changeBytes(&bytes) }
    return bytes
  }

  private mutating func header(_ count: Int) -> [UInt8] {
    guard number(0..<600) == 0 else { return Array("Content-Length: \(count)\r\n\r\n".utf8) }
    let texts = [
      "Content-Length: \(count - 1)\r\n\r\n", "Content-Length: \(count + 1)\r\n\r\n",
      "Content-Length: \(count)0\r\n\r\n", "Content-Length: -\(count)\r\n\r\n",
      "Content-Length: 0\r\n\r\n", "Content-Length: x\r\n\r\n", "\r\n", "",
      "Content-Type: x; charset=utf-8\r\ncontent-length:\(count)  \r\n\r\n",
      "Content-Length: \(count)\n\n", "Content-Length: 18446744073709551616\r\n\r\n",
    ]
    return Array(pick(texts).utf8)
  }

  private mutating func changeMessages() {
    let one = number(0..<bodies.count)
    let other = number(0..<bodies.count)
    switch number(0..<8) {
    case 0: bodies.swapAt(one, other)
    case 1: bodies.insert(bodies[one], at: other)
    case 2 where bodies.count > 2: bodies.remove(at: one)
    case 3:
      // The start of one, and the end of another.
      let start = bodies[one].prefix(number(0..<bodies[one].count + 1))
      bodies[one] = start + bodies[other].suffix(number(0..<bodies[other].count + 1))
    default:
      var body = bodies[one]
      if number(0..<3) == 0 { changeBytes(&body) } else { changeValue(&body) }
      bodies[one] = body
    }
  }

  private mutating func changeBytes(_ bytes: inout [UInt8]) {
    let place = number(0..<bytes.count + 1)
    let end = min(bytes.count, place + number(1..<40))
    switch number(0..<7) {
    case 0 where place < bytes.count: bytes[place] ^= 1 << UInt8(number(0..<8))
    case 1 where place < bytes.count: bytes[place] = UInt8(number(0..<256))
    case 2: bytes.removeSubrange(place..<end)
    case 3: bytes.insert(contentsOf: Array(bytes[place..<end]), at: number(0..<bytes.count + 1))
    case 4 where number(0..<4) == 0: bytes.removeSubrange(place...)
    case 5:
      bytes.insert(
        contentsOf: (0..<number(1..<9)).map { _ in UInt8.random(in: 0...255, using: &random) },
        at: place)
    default: bytes.insert(contentsOf: Self.pieces[number(0..<Self.pieces.count)].utf8, at: place)
    }
  }

  private static let pieces = [
    "\"", "{", "}", "[", "]", ",", ":", "\\", "\\u0000", "\\ud83e", "\\udda6", "\\n", "\\r", "null",
    "-1", "99999999999", "1e9", "\u{0}", "\r\n\r\n", "Content-Length: 2\r\n\r\n{}", "🦦",
    "\"id\":3,", "\"method\":\"exit\",", "\"method\":\"shutdown\",",
  ]

  private static let values = [
    "null", "true", "0", "-1", "1.5", "1e300", "2147483648", "-9223372036854775808",
    "9223372036854775807", "18446744073709551616", "\"\"", "\"x\"", "[]", "{}", "[[]]",
    "\"file:///\"", "\"untitled:x\"", "\"\\u0000\"", "\"\\ud83e\"", "3", "7",
    "\"textDocument/didOpen\"", "\"textDocument/hover\"", "\"exit\"",
    "{\"line\":1,\"character\":4}",
    "{\"start\":{\"line\":3,\"character\":0},\"end\":{\"line\":1,\"character\":0}}",
  ]

  /// Puts something else in the place of a number, a string, or another value.
  private mutating func changeValue(_ body: inout [UInt8]) {
    let starts = body.indices.filter { $0 > 0 && body[$0 - 1] == UInt8(ascii: ":") }
    guard let start = starts.randomElement(using: &random) else { return }
    var end = start
    if body[start] == UInt8(ascii: "\"") {
      end += 1
      while end < body.count, body[end] != UInt8(ascii: "\"") {
        end += body[end] == UInt8(ascii: "\\") ? 2 : 1
      }
      end = min(end + 1, body.count)
    } else {
      let ends = Array(",}]".utf8)
      while end < body.count, !ends.contains(body[end]) { end += 1 }
    }
    body.replaceSubrange(start..<end, with: pick(Self.values).utf8)
  }
}

import Foundation
import Journal
import LanguageServer
import Store
import TestSupport
import Testing

/// A client in the same process: it sends what an editor sends, and keeps what it is told.
struct TestClient {
  private(set) var server: Server
  /// By URI, as told last.
  private(set) var diagnostics: [String: [JSON]] = [:]
  /// All notifications and requests of the server, in order.
  private(set) var told: [JSON] = []
  /// All its responses, in order.
  private(set) var answers: [JSON] = []
  /// The bodies of all messages that it was sent.
  private(set) var sent: [[UInt8]] = []
  private var requests = 0
  private var versions: [String: Int] = [:]
  let root: String?

  /// - Parameters:
  ///   - root: The folder that the editor works in.
  ///   - encodings: The position encodings that it offers.
  init(
    root: String? = nil, today: String = "2026-11-21", encodings: [String]? = nil,
    capabilities: JSON = [:], folder: JournalFolder? = nil, starts: Bool = true
  ) throws {
    self.root = root
    server = Server(version: "0", folder: folder, today: try day(today))
    if starts { try start(root: root, encodings: encodings, capabilities: capabilities) }
  }

  mutating func start(
    root: String? = nil, encodings: [String]? = nil, capabilities: JSON = [:]
  ) throws {
    var capabilities = capabilities
    if let encodings {
      capabilities["general"] = ["positionEncodings": .array(encodings.map { .string($0) })]
    }
    _ = try request(
      "initialize",
      [
        "processId": nil, "rootUri": root.map { .string("file://" + $0) } ?? nil,
        "capabilities": capabilities,
      ])
    try notify("initialized", [:])
  }

  // MARK: Messages

  /// Sends a request.
  ///
  /// - Returns: The whole answer, with `result` or `error`.
  mutating func request(_ method: String, _ params: JSON = nil) throws -> JSON {
    requests += 1
    try send([
      "jsonrpc": "2.0", "id": .number(Double(requests)), "method": .string(method),
      "params": params,
    ])
    return answers.last { $0["id"]?.number == requests } ?? nil
  }

  mutating func notify(_ method: String, _ params: JSON) throws {
    try send(["jsonrpc": "2.0", "method": .string(method), "params": params])
  }

  mutating func send(_ message: JSON) throws { receive(try Self.body(of: message)) }

  /// The same on every run.
  private static func body(of message: JSON) throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    return Array(try encoder.encode(message))
  }

  /// Sends the body of a message, and waits until the server has nothing left to do.
  mutating func receive(_ body: some Sequence<UInt8>) {
    deliver(Array(body))
    settle()
  }

  /// Sends bytes as they are.
  mutating func receive(bytes: some Collection<UInt8>) {
    server.receive(bytes: bytes)
    settle()
  }

  /// Sends several messages before the server has answered one.
  mutating func send(together messages: [JSON]) throws {
    for message in messages { deliver(try Self.body(of: message)) }
    settle()
  }

  private mutating func deliver(_ body: [UInt8]) {
    sent.append(body)
    server.receive(body)
  }

  mutating func setToday(_ today: String) throws {
    server.setToday(try day(today))
    settle()
  }

  mutating func disconnect() {
    server.disconnect()
    settle()
  }

  private mutating func settle() {
    while server.step() {}
    for message in OutputFramer.messages(in: server.takeOutput()) {
      guard message["method"] != nil else {
        answers.append(message)
        continue
      }
      told.append(message)
      if message["method"] == "textDocument/publishDiagnostics",
        case .string(let uri)? = message["params"]?["uri"],
        case .array(let list)? = message["params"]?["diagnostics"]
      {
        diagnostics[uri] = list
      }
    }
  }

  // MARK: Documents

  func uri(_ file: String) -> String {
    let path = file.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed) ?? file
    return "file://\(root ?? "/nowhere")/\(path)"
  }

  mutating func open(_ file: String, _ text: String) throws {
    versions[file] = 1
    try notify(
      "textDocument/didOpen",
      [
        "textDocument": [
          "uri": .string(uri(file)), "languageId": "markdown", "version": 1, "text": .string(text),
        ]
      ])
  }

  /// Replaces a part of a document, all of it where there is no range.
  mutating func change(_ file: String, _ range: JSON? = nil, to text: String) throws {
    try send(changing(file, range, to: text))
  }

  /// The message that says so.
  mutating func changing(_ file: String, _ range: JSON? = nil, to text: String) -> JSON {
    let version = (versions[file] ?? 0) + 1
    versions[file] = version
    var change: JSON = ["text": .string(text)]
    if let range { change["range"] = range }
    return [
      "jsonrpc": "2.0", "method": "textDocument/didChange",
      "params": [
        "textDocument": ["uri": .string(uri(file)), "version": .number(Double(version))],
        "contentChanges": [change],
      ],
    ]
  }

  /// A question about the start of a document, not sent yet.
  mutating func asking(_ method: String, _ file: String) -> JSON {
    requests += 1
    return [
      "jsonrpc": "2.0", "id": .number(Double(requests)), "method": .string(method),
      "params": ["textDocument": ["uri": .string(uri(file))], "position": place(0, 0)],
    ]
  }

  mutating func close(_ file: String) throws {
    try notify("textDocument/didClose", ["textDocument": ["uri": .string(uri(file))]])
  }

  /// Asks about a place in a document.
  mutating func ask(_ method: String, _ file: String, _ line: Int, _ character: Int) throws -> JSON
  {
    try request(
      method,
      [
        "textDocument": ["uri": .string(uri(file))],
        "position": ["line": .number(Double(line)), "character": .number(Double(character))],
      ])["result"] ?? nil
  }

  /// The rules of what was said last about a file, in order.
  func rules(_ file: String) -> [String] {
    (diagnostics[uri(file)] ?? []).compactMap { $0["code"]?.text }.sorted()
  }
}

/// A position, from 0.
func place(_ line: Int, _ character: Int) -> JSON {
  ["line": .number(Double(line)), "character": .number(Double(character))]
}

/// A range, from 0; its end is exclusive.
func range(_ line: Int, _ start: Int, _ endLine: Int, _ end: Int) -> JSON {
  ["start": place(line, start), "end": place(endLine, end)]
}

/// Cuts what the server wrote into messages, and takes nothing else.
enum OutputFramer {
  static func messages(in bytes: [UInt8]) -> [JSON] {
    var messages: [JSON] = []
    var rest = bytes[...]
    while !rest.isEmpty {
      let header = rest.prefix { $0 != UInt8(ascii: "{") }
      rest = rest.dropFirst(header.count)
      let digits = header.dropFirst("Content-Length: ".utf8.count).dropLast(4)
      let length = Int(String(decoding: digits, as: UTF8.self))
      guard let length, length <= rest.count,
        header.elementsEqual("Content-Length: \(length)\r\n\r\n".utf8),
        let message = try? JSONDecoder().decode(JSON.self, from: Data(rest.prefix(length)))
      else {
        Issue.record("the output is no message: \(String(decoding: bytes, as: UTF8.self))")
        break
      }
      messages.append(message)
      rest = rest.dropFirst(length)
    }
    return messages
  }
}

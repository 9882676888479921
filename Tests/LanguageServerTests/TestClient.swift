import Foundation
import Journal
import LanguageServer
import Store
import TestSupport

/// A client in the same process: it sends what an editor sends, and keeps what it is told.
struct TestClient {
  private(set) var server: Server
  /// By URI, as told last.
  private(set) var diagnostics: [String: [JSON]] = [:]
  /// All notifications and requests of the server, in order.
  private(set) var told: [JSON] = []
  private var answers: [Int: JSON] = [:]
  private var requests = 0
  private var versions: [String: Int] = [:]
  let root: String?

  /// - Parameters:
  ///   - root: The folder that the editor works in.
  ///   - encodings: The position encodings that it offers.
  init(
    root: String? = nil, today: String = "2026-11-21", encodings: [String]? = nil,
    capabilities: JSON = [:], starts: Bool = true
  ) throws {
    self.root = root
    server = Server(version: "0", today: try day(today))
    guard starts else { return }
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
    return answers[requests] ?? nil
  }

  mutating func notify(_ method: String, _ params: JSON) throws {
    try send(["jsonrpc": "2.0", "method": .string(method), "params": params])
  }

  mutating func send(_ message: JSON) throws { receive(try JSONEncoder().encode(message)) }

  /// Sends the body of a message, and waits until the server has nothing left to do.
  mutating func receive(_ body: some Sequence<UInt8>) {
    server.receive(Array(body))
    work()
  }

  /// It is another day.
  mutating func setToday(_ day: CivilDate) {
    server.setToday(day)
    work()
  }

  private mutating func work() {
    while server.step() {}
    var framer = OutputFramer(server.takeOutput())
    while let message = framer.next() {
      guard message["method"] == nil else {
        told.append(message)
        if message["method"] == "textDocument/publishDiagnostics",
          case .string(let uri)? = message["params"]?["uri"],
          case .array(let list)? = message["params"]?["diagnostics"]
        {
          diagnostics[uri] = list
        }
        continue
      }
      if case .number(let id)? = message["id"] { answers[Int(id)] = message }
    }
  }

  // MARK: Documents

  func uri(_ file: String) -> String { "file://\(root ?? "/nowhere")/\(file)" }

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
    let version = (versions[file] ?? 0) + 1
    versions[file] = version
    var change: JSON = ["text": .string(text)]
    if let range { change["range"] = range }
    try notify(
      "textDocument/didChange",
      [
        "textDocument": ["uri": .string(uri(file)), "version": .number(Double(version))],
        "contentChanges": [change],
      ])
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

/// Cuts what the server wrote into messages, and trusts nothing but the headers.
private struct OutputFramer {
  private var rest: ArraySlice<UInt8>

  init(_ bytes: [UInt8]) { rest = bytes[...] }

  mutating func next() -> JSON? {
    guard !rest.isEmpty else { return nil }
    let header = Array("Content-Length: ".utf8)
    precondition(rest.starts(with: header), "the output is no message")
    rest = rest.dropFirst(header.count)
    let digits = rest.prefix { $0 != UInt8(ascii: "\r") }
    rest = rest.dropFirst(digits.count + 4)
    let length = Int(String(decoding: digits, as: UTF8.self)) ?? 0
    defer { rest = rest.dropFirst(length) }
    return try? JSONDecoder().decode(JSON.self, from: Data(rest.prefix(length)))
  }
}

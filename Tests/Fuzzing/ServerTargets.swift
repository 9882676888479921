internal import Journal
internal import LanguageServer
internal import Store
internal import Syntax

/// Bytes from an editor, as they come.
func fuzzServer(_ bytes: [UInt8]) {
  var server = Server(version: "0", today: FuzzedJournal.today)
  // In two pieces, with time between them.
  let cut = bytes.count / 2
  for piece in [bytes[..<cut], bytes[cut...]] where server.exitStatus == nil {
    server.receive(bytes: piece)
    while server.step() {}
  }
  server.disconnect()
  check(server.exitStatus != nil, "the session goes on without a client")
  for message in messages(in: server.takeOutput()) {
    check(message["jsonrpc"]?.text == "2.0", "a message of another protocol")
  }
}

/// What an editor does with a file, a line for each thing, and behind an empty line the text. A letter
/// says what is asked, and two signs behind it about which line and column; `t` and four such signs
/// types what follows over the text between two places.
func fuzzEditor(_ bytes: [UInt8]) {
  let head: ArraySlice<UInt8>
  let text: ArraySlice<UInt8>
  if let gap = bytes.firstRange(of: "\n\n".utf8) {
    (head, text) = (bytes[..<gap.lowerBound], bytes[gap.upperBound...])
  } else {
    (head, text) = ([], bytes[...])
  }
  var conversation = Conversation()
  conversation.open(String(decoding: text, as: UTF8.self))
  for line in head.split(separator: .newline).prefix(12) { conversation.act(on: Array(line)) }
  conversation.close()
}

/// A client that knows what the text should be by now.
private struct Conversation {
  private var server: Server
  /// nil before it is open.
  private var text: TypedText?
  private var version = 1
  private var requests = 0
  private let uri: String

  private static let folder = try? JournalFolder.find(from: sampleJournal)
  private static let sampleJournal =
    #filePath.split(separator: "/").dropLast(3).reduce(into: "") { $0 += "/" + $1 }
    + "/docs/rules/offer-not-shared/raised"
  private static let capabilities = """
    {"textDocument":{"publishDiagnostics":{"relatedInformation":true,"versionSupport":true},\
    "hover":{"contentFormat":["markdown"]},\
    "documentSymbol":{"hierarchicalDocumentSymbolSupport":true}},\
    "workspace":{"workspaceEdit":{"documentChanges":true}}}
    """

  init() {
    server = Server(version: "0", folder: Self.folder, today: FuzzedJournal.today)
    uri = "file://\(Self.folder?.root ?? "/nowhere")/acme.md"
    ask("initialize", "\"capabilities\":\(Self.capabilities)")
    notify("initialized", "")
  }

  // MARK: What the editor does

  mutating func open(_ text: String) {
    self.text = TypedText(text)
    notify(
      "textDocument/didOpen",
      "\"textDocument\":{\"uri\":\(quoted(uri)),\"version\":1,\"text\":\(quoted(text))}")
  }

  mutating func act(on line: [UInt8]) {
    // Digits and letters, up to 63.
    func number(_ index: Int) -> Int { index < line.count ? Int(line[index] & 0x3F) : 0 }
    let place = TypedText.Place(line: number(1), character: number(2))
    let position = "\(document),\"position\":\(written(place))"
    let range =
      "\(document),\"range\":{\"start\":\(written(place)),"
      + "\"end\":\(written(.init(line: 99, character: 0)))}"
    switch line[0] {
    case UInt8(ascii: "c"): ask("textDocument/completion", position)
    case UInt8(ascii: "h"): ask("textDocument/hover", position)
    case UInt8(ascii: "d"): ask("textDocument/definition", position)
    case UInt8(ascii: "r"): ask("textDocument/references", position)
    case UInt8(ascii: "a"):
      ask("textDocument/codeAction", range + ",\"context\":{\"diagnostics\":[]}")
    case UInt8(ascii: "i"): ask("textDocument/inlayHint", range)
    case UInt8(ascii: "s"): ask("textDocument/documentSymbol", document)
    case UInt8(ascii: "w"): ask("workspace/symbol", "\"query\":\"a\"")
    case UInt8(ascii: "f"): ask("textDocument/foldingRange", document)
    default:
      let end = TypedText.Place(line: number(3), character: number(4))
      type(String(decoding: line.dropFirst(5), as: UTF8.self), min(place, end), max(place, end))
    }
  }

  private mutating func type(_ typed: String, _ start: TypedText.Place, _ end: TypedText.Place) {
    version += 1
    text?.replace(start, end, with: typed)
    notify(
      "textDocument/didChange",
      """
      "textDocument":{"uri":\(quoted(uri)),"version":\(version)},"contentChanges":[\
      {"range":{"start":\(written(start)),"end":\(written(end))},"text":\(quoted(typed))}]
      """)
  }

  mutating func close() {
    ask("shutdown", "")
    notify("exit", "")
    check(server.exitStatus == 0, "the session ended with \(server.exitStatus ?? -1)")
  }

  // MARK: Messages

  private var document: String { "\"textDocument\":{\"uri\":\(quoted(uri))}" }

  private func written(_ place: TypedText.Place) -> String {
    "{\"line\":\(place.line),\"character\":\(place.character)}"
  }

  private func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": quoted += "\\\(scalar)"
      case _ where scalar.value < 0x20:
        quoted += "\\u00\(scalar.value < 16 ? "0" : "")\(String(scalar.value, radix: 16))"
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }

  private mutating func notify(_ method: String, _ params: String) {
    server.receive(
      Array("{\"jsonrpc\":\"2.0\",\"method\":\"\(method)\",\"params\":{\(params)}}".utf8))
    hear()
  }

  private mutating func ask(_ method: String, _ params: String) {
    requests += 1
    server.receive(
      Array(
        "{\"jsonrpc\":\"2.0\",\"id\":\(requests),\"method\":\"\(method)\",\"params\":{\(params)}}"
          .utf8))
    let answers = hear().filter { $0["method"] == nil }
    check(
      answers.count == 1 && answers[0]["id"]?.number == requests && answers[0]["error"] == nil,
      "\(method) is not answered")
  }

  @discardableResult
  private mutating func hear() -> [JSON] {
    while server.step() {}
    check(server.log.isEmpty, "the server complains: \(server.log)")
    let heard = messages(in: server.takeOutput())
    for message in heard { checkPlaces(in: message, of: uri) }
    return heard
  }

  /// Whatever is said about the text is about a place in it.
  private func checkPlaces(in json: JSON, of address: String) {
    let address = json["uri"]?.text ?? json["textDocument"]?["uri"]?.text ?? address
    switch json {
    case .array(let elements):
      for element in elements { checkPlaces(in: element, of: address) }
    case .object(let members):
      if address == uri, let text, let line = json["line"]?.number,
        let character = json["character"]?.number
      {
        let place = TypedText.Place(line: line, character: character)
        check(text.holds(place), "a place that is none: \(place)")
      }
      for member in members.values { checkPlaces(in: member, of: address) }
    default: break
    }
  }
}

/// A text as the protocol counts in it.
private struct TypedText {
  struct Place: Comparable {
    let line: Int
    let character: Int

    static func < (left: Self, right: Self) -> Bool {
      (left.line, left.character) < (right.line, right.character)
    }
  }

  private var units: [UInt16]

  init(_ text: String) { units = Array(text.utf16) }

  /// Without their ends.
  private var lines: [Range<Int>] {
    var lines: [Range<Int>] = []
    var (start, index) = (0, 0)
    while index < units.count {
      let end = index
      index += 1
      guard units[end] == 10 || units[end] == 13 else { continue }
      if units[end] == 13, index < units.count, units[index] == 10 { index += 1 }
      lines.append(start..<end)
      start = index
    }
    return lines + [start..<units.count]
  }

  /// A byte order mark is no part of the text that is read.
  private var isMarked: Bool { units.first == 0xFEFF }

  private func isWithinCharacter(_ offset: Int) -> Bool {
    offset < units.count && UTF16.isTrailSurrogate(units[offset])
  }

  func holds(_ place: Place) -> Bool {
    let lines = lines
    guard lines.indices.contains(place.line) else { return false }
    let line = lines[place.line]
    return isMarked
      || place.character >= 0 && place.character <= line.count
        && !isWithinCharacter(line.lowerBound + place.character)
  }

  private func offset(_ place: Place) -> Int {
    let lines = lines
    guard place.line < lines.count else { return units.count }
    let line = lines[place.line]
    let offset = min(line.lowerBound + place.character, line.upperBound)
    return isWithinCharacter(offset) ? offset - 1 : offset
  }

  mutating func replace(_ start: Place, _ end: Place, with text: String) {
    units.replaceSubrange(offset(start)..<offset(end), with: text.utf16)
  }
}

/// Cuts what the server wrote into messages.
private func messages(in bytes: [UInt8]) -> [JSON] {
  var messages: [JSON] = []
  var rest = bytes[...]
  while !rest.isEmpty {
    let header = rest.prefix { $0 != UInt8(ascii: "{") }
    rest = rest.dropFirst(header.count)
    let digits = header.dropFirst("Content-Length: ".utf8.count).dropLast(4)
    guard let length = Int(String(decoding: digits, as: UTF8.self)), length <= rest.count,
      header.elementsEqual("Content-Length: \(length)\r\n\r\n".utf8)
    else {
      check(false, "no message: \(String(decoding: bytes, as: UTF8.self))")
      break
    }
    messages.append(checkJSON(rest.prefix(length), "a message"))
    rest = rest.dropFirst(length)
  }
  return messages
}

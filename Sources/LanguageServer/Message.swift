#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

/// The name by which a request and its response belong together.
enum RequestID: Codable, Hashable {
  case number(Int)
  case text(String)

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let number = try? container.decode(Int.self) {
      self = .number(number)
    } else {
      self = .text(try container.decode(String.self))
    }
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .number(let number): try container.encode(number)
    case .text(let text): try container.encode(text)
    }
  }
}

/// Why a request is not answered with a result.
struct ResponseError: Error, Encodable {
  enum Code: Int, Encodable {
    case parseError = -32700
    case invalidRequest = -32600
    case methodNotFound = -32601
    case invalidParams = -32602
    case internalError = -32603
    case serverNotInitialized = -32002
    case requestCancelled = -32800
  }

  let code: Code
  let message: String

  init(_ code: Code, _ message: String) {
    self.code = code
    self.message = message
  }
}

/// What a client sent.
struct Message {
  /// nil for a notification, and where none can be read.
  let id: RequestID?
  let content: Content

  enum Content {
    case call(Call)
    /// The answer to a request of ours.
    case response
    case invalid(ResponseError)
  }

  init(_ body: [UInt8]) {
    guard String(validating: body, as: UTF8.self) != nil else {
      self.init(id: nil, content: .invalid(ResponseError(.parseError, "a message is not UTF-8")))
      return
    }
    do {
      let data = Data(body.replacingLoneSurrogates)
      self = try JSONDecoder().decode(Envelope.self, from: data).message
    } catch DecodingError.dataCorrupted {
      self.init(id: nil, content: .invalid(ResponseError(.parseError, "a message is no JSON")))
    } catch {
      self.init(
        id: nil, content: .invalid(ResponseError(.invalidRequest, "a message is no JSON object")))
    }
  }

  fileprivate init(id: RequestID?, content: Content) {
    self.id = id
    self.content = content
  }
}

/// A message with the parameters that its method has.
private struct Envelope: Decodable {
  enum Key: CodingKey { case jsonrpc, id, method, params, result, error }

  let message: Message

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    let hasID = container.contains(.id)
    let id = try? container.decodeIfPresent(RequestID.self, forKey: .id)
    func invalid(_ code: ResponseError.Code, _ message: String) -> Message {
      Message(id: id, content: .invalid(ResponseError(code, message)))
    }
    guard container.contains(.method) else {
      let isResponse = container.contains(.result) || container.contains(.error)
      message =
        hasID && isResponse
        ? Message(id: id, content: .response) : invalid(.invalidRequest, "`method` is missing")
      return
    }
    guard (try? container.decode(String.self, forKey: .jsonrpc)) == "2.0" else {
      message = invalid(.invalidRequest, "`jsonrpc` is not \"2.0\"")
      return
    }
    guard let method = try? container.decode(String.self, forKey: .method) else {
      message = invalid(.invalidRequest, "`method` is no string")
      return
    }
    guard !hasID || id != nil else {
      message = invalid(.invalidRequest, "`id` is neither a string nor an integer")
      return
    }
    do {
      message = Message(id: id, content: .call(try Call(method, container)))
    } catch {
      // A number that does not fit is an error of another type.
      let complaint = (error as? DecodingError)?.complaint ?? "cannot be read"
      let error = ResponseError(.invalidParams, "the parameters of \(method) \(complaint)")
      message = Message(id: id, content: .call(.misfit(method: method, error)))
    }
  }
}

extension Call {
  fileprivate init(_ method: String, _ message: KeyedDecodingContainer<Envelope.Key>) throws {
    func params<Params: Decodable>() throws -> Params {
      try message.decode(Params.self, forKey: .params)
    }
    switch method {
    case "initialize": self = .initialize(try params())
    case "initialized": self = .initialized
    case "shutdown": self = .shutdown
    case "exit": self = .exit
    case "$/cancelRequest": self = .cancel(try params())
    case "textDocument/didOpen": self = .didOpen(try params())
    case "textDocument/didChange": self = .didChange(try params())
    case "textDocument/didSave": self = .didSave(try params())
    case "textDocument/didClose": self = .didClose(try params())
    case "workspace/didChangeWatchedFiles": self = .didChangeWatchedFiles(try params())
    case "textDocument/hover": self = .hover(try params())
    case "textDocument/completion": self = .completion(try params())
    case "textDocument/definition": self = .definition(try params())
    case "textDocument/references": self = .references(try params())
    case "textDocument/codeAction": self = .codeAction(try params())
    case "textDocument/inlayHint": self = .inlayHint(try params())
    case "textDocument/documentSymbol": self = .documentSymbol(try params())
    case "workspace/symbol": self = .workspaceSymbol(try params())
    case "textDocument/foldingRange": self = .foldingRange(try params())
    case "textDocument/formatting", "textDocument/rangeFormatting",
      "textDocument/onTypeFormatting":
      self = .formatting
    default: self = .unknown(method)
    }
  }
}

extension DecodingError {
  /// What is wrong with the parameters.
  fileprivate var complaint: String {
    switch self {
    case .keyNotFound(let key, let context): "lack `\(Self.path(context.codingPath + [key]))`"
    case .typeMismatch(_, let context), .valueNotFound(_, let context):
      "have another type in `\(Self.path(context.codingPath))`"
    case .dataCorrupted(let context): "cannot be read in `\(Self.path(context.codingPath))`"
    @unknown default: "cannot be read"
    }
  }

  private static func path(_ keys: [any CodingKey]) -> String {
    keys.map { $0.intValue.map(String.init) ?? $0.stringValue }.joined(separator: ".")
  }
}

extension [UInt8] {
  /// Where JSON escapes half of a surrogate pair, a replacement character, which is as long: some
  /// editors write down what was cut apart.
  fileprivate var replacingLoneSurrogates: [UInt8] {
    var bytes = self
    var index = 0
    while index + 1 < count {
      guard self[index] == UInt8(ascii: "\\") else {
        index += 1
        continue
      }
      let unit = escapedUnit(at: index)
      switch unit {
      case 0xD800..<0xDC00:
        if case 0xDC00..<0xE000 = escapedUnit(at: index + 6) {
          index += 12
          continue
        }
      case 0xDC00..<0xE000: break
      default:
        index += 2
        continue
      }
      bytes.replaceSubrange(index + 2..<index + 6, with: "FFFD".utf8)
      index += 6
    }
    return bytes
  }

  /// What `\u` and four digits stand for; 0 for anything else.
  private func escapedUnit(at index: Int) -> Int {
    guard index + 6 <= count, self[index] == UInt8(ascii: "\\"),
      self[index + 1] == UInt8(ascii: "u")
    else { return 0 }
    return Int(String(decoding: self[index + 2..<index + 6], as: UTF8.self), radix: 16) ?? 0
  }
}

/// What the server sends, as JSON.
struct MessageWriter {
  private let encoder = JSONEncoder()

  init() { encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes] }

  func response(_ id: RequestID, _ result: some Encodable) -> [UInt8] {
    encode(Response(id: id, result: result))
  }

  /// - Parameter id: nil where the request's could not be read.
  func failure(_ id: RequestID?, _ error: ResponseError) -> [UInt8] {
    encode(Failure(id: id, error: error))
  }

  func notification(_ method: String, _ params: some Encodable) -> [UInt8] {
    encode(Notification(method: method, params: params))
  }

  /// - Parameter params: nil for a method that takes none.
  func request(_ id: RequestID, _ method: String, _ params: (some Encodable)?) -> [UInt8] {
    encode(Request(id: id, method: method, params: params))
  }

  private func encode(_ message: some Encodable) -> [UInt8] {
    // What is sent has neither numbers nor keys that JSON cannot hold.
    guard let body = try? encoder.encode(message) else { return [] }
    return Array("Content-Length: \(body.count)\r\n\r\n".utf8) + body
  }

  private struct Response<Result: Encodable>: Encodable {
    let jsonrpc = "2.0"
    let id: RequestID
    let result: Result
  }

  private struct Failure: Encodable {
    let id: RequestID?
    let error: ResponseError

    private enum Key: CodingKey { case jsonrpc, id, error }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: Key.self)
      try container.encode("2.0", forKey: .jsonrpc)
      // An `id` that is not known is null, not absent.
      try container.encode(id, forKey: .id)
      try container.encode(error, forKey: .error)
    }
  }

  private struct Notification<Params: Encodable>: Encodable {
    let jsonrpc = "2.0"
    let method: String
    let params: Params
  }

  private struct Request<Params: Encodable>: Encodable {
    let jsonrpc = "2.0"
    let id: RequestID
    let method: String
    let params: Params?
  }
}

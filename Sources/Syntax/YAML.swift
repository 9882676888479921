internal import CYAML

/// A YAML value with the exact range of what was written.
public struct YAMLNode: Sendable {
  public enum Content: Sendable {
    /// `isPlain`: written without quotes.
    case scalar(String, isPlain: Bool)
    case sequence([YAMLNode])
    case mapping([(key: YAMLNode, value: YAMLNode)])
  }

  public let content: Content
  /// Byte offsets in the source text.
  public let range: Range<Int>

  /// Text, unless the value is absent: nothing, `~` or a plain `null`.
  public var text: String? {
    guard case .scalar(let text, let isPlain) = content else { return nil }
    return isPlain && (text.isEmpty || text == "~" || text == "null") ? nil : text
  }

  /// Whether nothing was written as the value.
  public var isAbsent: Bool {
    if case .scalar = content { return text == nil || text == "" }
    return false
  }

  /// The values of a list; a single value is a list of one.
  public var elements: [YAMLNode] {
    if case .sequence(let nodes) = content { return nodes }
    return isAbsent ? [] : [self]
  }
}

/// What makes YAML unreadable, and where.
public struct YAMLError: Error, Sendable {
  public let reason: String
  public let offset: Int

  public init(reason: String, offset: Int) {
    self.reason = reason
    self.offset = offset
  }
}

/// Composes a small tree from libyaml's events. Anchors, aliases and further documents are refused.
public enum YAML {
  static let depthLimit = 32

  /// - Returns: The root value; nil for a document without content.
  /// - Throws: `YAMLError` with the place that libyaml names.
  public static func compose(_ source: SourceText, in range: Range<Int>) throws(YAMLError)
    -> YAMLNode?
  {
    var composer = Composer(source: source, range: range)
    return try composer.document()
  }

  private struct Composer {
    var events: EventParser
    var offsets: OffsetCursor

    init(source: SourceText, range: Range<Int>) {
      events = EventParser(Array(source.bytes[range]))
      offsets = OffsetCursor(source: source, range: range)
    }

    mutating func document() throws(YAMLError) -> YAMLNode? {
      var root: YAMLNode?
      var documents = 0
      while true {
        let event = try next()
        switch event.kind {
        case .streamEnd: return root
        case .documentStart:
          documents += 1
          guard documents == 1 else {
            throw YAMLError(reason: "this line begins a second front matter", offset: event.start)
          }
        case .boundary: continue
        default: root = try node(event, depth: 1)
        }
      }
    }

    private mutating func node(_ event: Event, depth: Int) throws(YAMLError) -> YAMLNode {
      guard depth <= YAML.depthLimit else {
        throw YAMLError(
          reason: "values are nested more than \(YAML.depthLimit) deep", offset: event.start)
      }
      switch event.kind {
      case .scalar(let text, let isPlain):
        return YAMLNode(
          content: .scalar(text, isPlain: isPlain), range: event.start..<max(event.start, event.end)
        )
      case .sequenceStart:
        var nodes: [YAMLNode] = []
        while true {
          let next = try next()
          if case .collectionEnd = next.kind {
            return YAMLNode(content: .sequence(nodes), range: range(event, next, nodes.last))
          }
          nodes.append(try node(next, depth: depth + 1))
        }
      case .mappingStart:
        var pairs: [(key: YAMLNode, value: YAMLNode)] = []
        while true {
          let next = try next()
          if case .collectionEnd = next.kind {
            return YAMLNode(content: .mapping(pairs), range: range(event, next, pairs.last?.value))
          }
          let key = try node(next, depth: depth + 1)
          pairs.append((key, try node(try self.next(), depth: depth + 1)))
        }
      case .alias:
        throw YAMLError(reason: "a value that begins with `*` needs quotes", offset: event.start)
      case .streamEnd, .documentStart, .collectionEnd, .boundary:
        throw YAMLError(reason: "a value is missing", offset: event.start)
      }
    }

    /// A block collection's end mark lies at the next token, often lines below; its last value
    /// ends it for a reader.
    private func range(_ start: Event, _ end: Event, _ last: YAMLNode?) -> Range<Int> {
      let isFlow = end.end > end.start
      let upper = isFlow ? end.end : last?.range.upperBound ?? start.end
      return start.start..<max(start.start, upper)
    }

    private mutating func next() throws(YAMLError) -> Event {
      let raw: RawEvent
      do {
        raw = try events.next()
      } catch {
        throw YAMLError(reason: error.reason, offset: offsets.offset(ofScalar: error.index))
      }
      let start = offsets.offset(ofScalar: raw.start)
      if raw.hasAnchor {
        throw YAMLError(reason: "a value that begins with `&` needs quotes", offset: start)
      }
      return Event(kind: raw.kind, start: start, end: offsets.offset(ofScalar: raw.end))
    }
  }

  private struct Event {
    let kind: EventKind
    let start: Int
    let end: Int
  }
}

private enum EventKind {
  case streamEnd, documentStart, boundary
  case scalar(String, isPlain: Bool)
  case sequenceStart, mappingStart, collectionEnd
  case alias
}

private struct RawEvent {
  let kind: EventKind
  let hasAnchor: Bool
  /// Offsets in Unicode scalars, as libyaml counts them.
  let start: Int
  let end: Int
}

private struct RawError: Error {
  let reason: String
  let index: Int
}

/// Turns libyaml's scalar offsets into byte offsets. Marks nearly always move forward, so one
/// cursor makes the whole conversion linear.
private struct OffsetCursor {
  let source: SourceText
  let range: Range<Int>
  var scalar = 0
  var byte: Int

  init(source: SourceText, range: Range<Int>) {
    self.source = source
    self.range = range
    byte = range.lowerBound
  }

  mutating func offset(ofScalar target: Int) -> Int {
    if target < scalar {
      scalar = 0
      byte = range.lowerBound
    }
    while scalar < target, byte < range.upperBound {
      byte += 1
      while byte < range.upperBound, source.bytes[byte] & 0xC0 == 0x80 { byte += 1 }
      scalar += 1
    }
    return byte
  }
}

/// Owns a libyaml parser and the bytes it reads.
private final class EventParser {
  private let parser = UnsafeMutablePointer<yaml_parser_t>.allocate(capacity: 1)
  private let input: UnsafeMutableBufferPointer<UInt8>

  init(_ bytes: [UInt8]) {
    input = .allocate(capacity: max(bytes.count, 1))
    _ = input.initialize(from: bytes)
    yaml_parser_initialize(parser)
    yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    yaml_parser_set_input_string(parser, input.baseAddress, bytes.count)
  }

  deinit {
    yaml_parser_delete(parser)
    parser.deallocate()
    input.deallocate()
  }

  func next() throws(RawError) -> RawEvent {
    var event = yaml_event_t()
    guard yaml_parser_parse(parser, &event) == 1 else {
      let problem = parser.pointee.problem.map { String(cString: $0) } ?? ""
      let isReaderError = parser.pointee.error == YAML_READER_ERROR
      let mark =
        isReaderError
        ? parser.pointee.mark
        : parser.pointee.context != nil && YAMLReason.isOfOpening(problem)
          ? parser.pointee.context_mark : parser.pointee.problem_mark
      throw RawError(reason: YAMLReason.forPeople(problem), index: Int(mark.index))
    }
    defer { yaml_event_delete(&event) }
    var hasAnchor = false
    let kind: EventKind
    switch event.type {
    case YAML_STREAM_END_EVENT, YAML_NO_EVENT: kind = .streamEnd
    case YAML_DOCUMENT_START_EVENT: kind = .documentStart
    case YAML_SCALAR_EVENT:
      let scalar = event.data.scalar
      hasAnchor = scalar.anchor != nil
      let text = String(
        decoding: UnsafeBufferPointer(start: scalar.value, count: scalar.length), as: UTF8.self)
      kind = .scalar(text, isPlain: scalar.style == YAML_PLAIN_SCALAR_STYLE)
    case YAML_SEQUENCE_START_EVENT:
      hasAnchor = event.data.sequence_start.anchor != nil
      kind = .sequenceStart
    case YAML_MAPPING_START_EVENT:
      hasAnchor = event.data.mapping_start.anchor != nil
      kind = .mappingStart
    case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT: kind = .collectionEnd
    case YAML_ALIAS_EVENT: kind = .alias
    default: kind = .boundary
    }
    return RawEvent(
      kind: kind, hasAnchor: hasAnchor, start: Int(event.start_mark.index),
      end: Int(event.end_mark.index))
  }
}

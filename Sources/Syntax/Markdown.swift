internal import CCMark

/// The headings and list items of a Markdown text, in file order: all that a journal is made of.
///
/// Code, HTML and quotes are left out. The text of a heading, and of an item's first paragraph, is
/// plain: without markup, its lines joined and each run of white space folded into one space.
public struct Markdown: Sendable {
  public struct Block: Sendable {
    public enum Kind: Sendable, Equatable {
      /// Outside lists and quotes; level 1 to 6.
      case heading(level: Int)
      /// `depth` counts the items around it.
      case item(depth: Int)
    }

    public let kind: Kind
    /// The lines, from 1, of the heading or of the item's first paragraph.
    public let lines: ClosedRange<Int>
    /// The last line of all that belongs to the heading or item, nested blocks and blank lines
    /// below it included.
    public let lastLine: Int
    /// A range of `Markdown.text`; empty for an item that begins with something else.
    public let text: Range<Int>
    /// A range of `Markdown.links`.
    public let links: Range<Int>
  }

  public struct Link: Sendable {
    /// A range of `Markdown.text`.
    public let text: Range<Int>
    public let address: String
  }

  /// How deep quotes and list items may nest in one another.
  public static let depthLimit = 32
  /// How often `![` may occur.
  public static let imageLimit = 1000

  public private(set) var blocks: [Block] = []
  /// The plain text of all blocks, one after the other.
  public private(set) var text: [UInt8] = []
  public private(set) var links: [Link] = []

  /// Parses everything from `start` on. Lines count from the beginning of the source.
  ///
  /// - Throws: `TextFault` beyond a limit.
  public init(_ source: SourceText, from start: Int = 0) throws(TextFault) {
    try MarkdownLimits.check(source, from: start)
    text.reserveCapacity((source.bytes.count - start) / 2)
    let document = CMarkDocument(source.bytes[start...])
    let linesAbove = source.lineNumber(at: start) - 1
    guard collect(from: document.root, linesAbove: linesAbove) else {
      throw .tooDeep(limit: Self.depthLimit, line: nil)
    }
  }

  /// Walks without recursion: a file may nest deeply.
  ///
  /// - Returns: False where blocks nest too deeply.
  private mutating func collect(from root: OpaquePointer, linesAbove: Int) -> Bool {
    var node = cmark_node_first_child(root)
    var itemDepth = 0
    var quoteDepth = 0
    while let current = node {
      var isEntered = false
      switch cmark_node_get_type(current) {
      case CMARK_NODE_HEADING where itemDepth == 0 && quoteDepth == 0:
        append(
          .heading(level: Int(cmark_node_get_heading_level(current))), textOf: current,
          of: current, linesAbove: linesAbove)
      case CMARK_NODE_LIST: isEntered = true
      case CMARK_NODE_ITEM:
        if quoteDepth == 0 {
          append(
            .item(depth: itemDepth), textOf: cmark_node_first_child(current), of: current,
            linesAbove: linesAbove)
        }
        itemDepth += 1
        isEntered = true
      case CMARK_NODE_BLOCK_QUOTE:
        quoteDepth += 1
        isEntered = true
      default: break
      }
      if itemDepth + quoteDepth > Self.depthLimit { return false }
      if isEntered, let child = cmark_node_first_child(current) {
        node = child
        continue
      }
      var done: OpaquePointer? = current
      // The node that was just finished, or each parent whose last child it was, is left.
      var isLeaving = isEntered
      while let left = done {
        if isLeaving {
          switch cmark_node_get_type(left) {
          case CMARK_NODE_ITEM: itemDepth -= 1
          case CMARK_NODE_BLOCK_QUOTE: quoteDepth -= 1
          default: break
          }
        }
        if let next = cmark_node_next(left) {
          node = next
          break
        }
        done = cmark_node_parent(left)
        isLeaving = true
        if done == root || done == nil { return true }
      }
    }
    return true
  }

  /// `container` is the node itself for a heading, and an item's first child for an item.
  private mutating func append(
    _ kind: Block.Kind, textOf container: OpaquePointer?, of node: OpaquePointer, linesAbove: Int
  ) {
    let textStart = text.count
    let linksStart = links.count
    var breaks = 0
    var line = 0
    if let container {
      let isText = container == node || cmark_node_get_type(container) == CMARK_NODE_PARAGRAPH
      line = Int(cmark_node_get_start_line(container))
      if isText { breaks = appendText(of: container) }
    } else {
      line = Int(cmark_node_get_start_line(node))
    }
    if text.count > textStart, text.last == .space {
      text.removeLast()
      // A link may have ended in that space.
      for index in links.indices[linksStart...] {
        let link = links[index]
        let range = min(link.text.lowerBound, text.count)..<min(link.text.upperBound, text.count)
        links[index] = Link(text: range, address: link.address)
      }
    }
    var lastLine = max(line + breaks, Int(cmark_node_get_end_line(node)))
    // For a heading with a line below it, libcmark counts the line after that, too.
    if case .heading = kind { lastLine = min(lastLine, line + breaks + 1) }
    blocks.append(
      Block(
        kind: kind, lines: line + linesAbove...line + linesAbove + breaks,
        lastLine: lastLine + linesAbove,
        text: textStart..<text.count, links: linksStart..<links.count))
  }

  /// - Returns: The number of line breaks in it.
  private mutating func appendText(of container: OpaquePointer) -> Int {
    let start = text.count
    var breaks = 0
    var link: (node: OpaquePointer, start: Int)?
    var node = cmark_node_first_child(container)
    while let current = node {
      switch cmark_node_get_type(current) {
      case CMARK_NODE_TEXT, CMARK_NODE_CODE:
        appendFolded(cmark_node_get_literal(current), from: start)
      case CMARK_NODE_SOFTBREAK, CMARK_NODE_LINEBREAK:
        breaks += 1
        if text.count > start, text.last != .space { text.append(.space) }
      case CMARK_NODE_LINK where link == nil: link = (current, text.count)
      default: break
      }
      if let child = cmark_node_first_child(current) {
        node = child
        continue
      }
      var done: OpaquePointer? = current
      node = nil
      while let left = done, left != container {
        if let open = link, open.node == left {
          let address = cmark_node_get_url(left).map { String(cString: $0) } ?? ""
          links.append(Link(text: min(open.start, text.count)..<text.count, address: address))
          link = nil
        }
        if let next = cmark_node_next(left) {
          node = next
          break
        }
        done = cmark_node_parent(left)
      }
    }
    return breaks
  }

  private mutating func appendFolded(_ literal: UnsafePointer<CChar>?, from start: Int) {
    guard var pointer = literal.map({ UnsafeRawPointer($0).assumingMemoryBound(to: UInt8.self) })
    else { return }
    while pointer.pointee != 0 {
      var byte = pointer.pointee
      pointer += 1
      if byte == 0xC2, pointer.pointee == 0xA0 {  // a no-break space
        byte = .space
        pointer += 1
      }
      if byte <= .space || byte == 0x7F {
        if text.count > start, text.last != .space { text.append(.space) }
      } else {
        text.append(byte)
      }
    }
  }
}

/// Owns a parsed document: freed as soon as its facts are copied.
private struct CMarkDocument: ~Copyable {
  let root: OpaquePointer

  init(_ bytes: ArraySlice<UInt8>) {
    root = bytes.withUnsafeBufferPointer { buffer in
      buffer.withMemoryRebound(to: CChar.self) {
        cmark_parse_document($0.baseAddress, $0.count, CMARK_OPT_DEFAULT)
      }
    }
  }

  deinit { cmark_node_free(root) }
}

internal import Syntax

/// People as they are written in a list item or in a value: names, titles, addresses.
struct PersonText {
  var name = ""
  /// The name in the text that was read: that of the Markdown for an item, else the value.
  private(set) var place = 0..<0
  var title: String?
  var email: String?
  var phone: String?
  var link: String?
  var notes: [String] = []

  init(name: String) { self.name = name }

  /// Reads `Name, Title <email>, phone` as an item of `Contacts` holds it.
  init(item: ListItem) {
    let text = item.markdown.text
    var bytes: [UInt8] = []
    var cuts: [Range<Int>] = []
    var cursor = item.content.lowerBound
    for link in item.markdown.links[item.block.links] {
      if link.address.hasPrefix("mailto:") {
        email = email ?? String(link.address.dropFirst("mailto:".count))
      } else {
        self.link = self.link ?? link.address
      }
      // A link's text stays only where the item begins with it.
      guard link.text.lowerBound > item.content.lowerBound else { continue }
      bytes += text[cursor..<max(cursor, link.text.lowerBound)]
      cuts.append(link.text)
      cursor = link.text.upperBound
    }
    bytes += text[min(cursor, item.content.upperBound)..<item.content.upperBound]
    let addresses = takeAddresses(from: &bytes)
    let pieces = Self.pieces(of: bytes)
    guard let first = pieces.first else {
      name = email ?? ""
      place = item.content
      return
    }
    (name, title) = Self.splittingTitle(String(decoding: bytes[first], as: UTF8.self))
    func origin(of index: Int) -> Int {
      Self.origin(
        of: item.content.lowerBound + Self.origin(of: index, before: addresses), before: cuts)
    }
    place =
      origin(of: first.lowerBound)..<origin(of: first.lowerBound + name.utf8.count - 1) + 1
    for piece in pieces.dropFirst().map({ String(decoding: bytes[$0], as: UTF8.self) }) {
      if phone == nil, Self.isPhone(piece) {
        phone = piece
      } else if title == nil {
        title = piece
      } else {
        notes.append(piece)
      }
    }
  }

  /// Where something stood before stretches were cut out of a text; in order, as they lay in it.
  private static func origin(of index: Int, before cuts: [Range<Int>]) -> Int {
    cuts.reduce(index) { $1.lowerBound <= $0 ? $0 + $1.count : $0 }
  }

  /// - Returns: What was cut out.
  private mutating func takeAddresses(from bytes: inout [UInt8]) -> [Range<Int>] {
    // Most items hold no address: neither an e-mail's sign nor the start of `http` or `www`.
    guard bytes.contains(where: Self.hintsAtAddress) else { return [] }
    var kept: [UInt8] = []
    var cuts: [Range<Int>] = []
    var cursor = 0
    while cursor < bytes.count {
      guard !Self.isEdge(bytes[cursor]) else {
        if bytes[cursor] == UInt8(ascii: "<") || bytes[cursor] == UInt8(ascii: ">") {
          cuts.append(cursor..<cursor + 1)
        } else {
          kept.append(bytes[cursor])
        }
        cursor += 1
        continue
      }
      var end = cursor
      while end < bytes.count, !Self.isEdge(bytes[end]) { end += 1 }
      var word = bytes[cursor..<end]
      while word.last == UInt8(ascii: ".") || word.last == .colon { word.removeLast() }
      let string = String(decoding: word, as: UTF8.self)
      var isAddress = true
      if Self.isWebAddress(string) {
        link = link ?? string
      } else if Self.isEmail(string) {
        email = email ?? (string.hasPrefix("mailto:") ? String(string.dropFirst(7)) : string)
      } else {
        isAddress = false
        kept += bytes[cursor..<end]
      }
      if isAddress { cuts.append(cursor..<end) }
      cursor = end
    }
    bytes = kept
    return cuts
  }

  private static func hintsAtAddress(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "@"), UInt8(ascii: "/"), UInt8(ascii: "w"), UInt8(ascii: "W"): true
    default: false
    }
  }

  /// Whether a word of an address ends here.
  private static func isEdge(_ byte: UInt8) -> Bool {
    switch byte {
    case .space, .tab, .comma, UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "("),
      UInt8(ascii: ")"), UInt8(ascii: "|"), UInt8(ascii: ";"):
      true
    default: false
    }
  }

  private static func isEmail(_ word: String) -> Bool {
    let signs = word.utf8.count { $0 == UInt8(ascii: "@") }
    return signs == 1 && word.utf8.first != UInt8(ascii: "@")
      && word.utf8.last != UInt8(ascii: "@")
  }

  private static func isWebAddress(_ word: String) -> Bool {
    let folded = word.lowercased()
    return ["http://", "https://", "www."].contains { folded.hasPrefix($0) }
  }

  private static func isPhone(_ piece: String) -> Bool {
    let allowed = piece.utf8.allSatisfy { $0.isASCIIDigit || " +-()./".utf8.contains($0) }
    return allowed && piece.utf8.count(where: \.isASCIIDigit) >= 6
  }

  /// Splits at commas outside parentheses, and at ` — `, ` – `, ` - ` and ` | `.
  private static func pieces(of bytes: [UInt8]) -> [Range<Int>] {
    var pieces: [Range<Int>] = []
    var start = 0
    var depth = 0
    var cursor = 0
    func add(_ end: Int) {
      let piece = bytes.trimmingBlanks(start..<end)
      if !piece.isEmpty, !(bytes[piece].elementsEqual("()".utf8)) { pieces.append(piece) }
    }
    while cursor < bytes.count {
      switch bytes[cursor] {
      case UInt8(ascii: "("): depth += 1
      case UInt8(ascii: ")"): depth = max(0, depth - 1)
      case .comma where depth == 0:
        add(cursor)
        start = cursor + 1
      case .space where depth == 0:
        let end = separatorEnd(in: bytes, after: cursor + 1)
        if let end, end < bytes.count, bytes[end] == .space {
          add(cursor)
          start = end
          cursor = end - 1
        }
      default: break
      }
      cursor += 1
    }
    add(bytes.count)
    return pieces
  }

  private static func separatorEnd(in bytes: [UInt8], after start: Int) -> Int? {
    guard start < bytes.count else { return nil }
    if bytes[start] == .hyphen || bytes[start] == UInt8(ascii: "|") { return start + 1 }
    guard start + 2 < bytes.count, bytes[start] == 0xE2, bytes[start + 1] == 0x80,
      bytes[start + 2] == 0x93 || bytes[start + 2] == 0x94
    else { return nil }
    return start + 3
  }

  /// `Dana Whitfield (Engineering Manager)`.
  static func splittingTitle(_ text: String) -> (name: String, title: String?) {
    guard let open = text.utf8.firstIndex(of: UInt8(ascii: "(")),
      let close = text.utf8.lastIndex(of: UInt8(ascii: ")")), open < close
    else { return (text, nil) }
    let name = trimmingSpaces(String(text[..<open]))
    let title = trimmingSpaces(String(text[text.utf8.index(after: open)..<close]))
    return name.isEmpty ? (text, nil) : (name, title.isEmpty ? nil : title)
  }
}

extension PersonText {
  init(piece: PeopleList.Piece) {
    name = piece.name
    place = piece.place
    title = piece.title
    takeAddress()
  }

  /// Takes an e-mail address out of the name: `Dana Whitfield <dana@northwind.example>`.
  private mutating func takeAddress() {
    guard name.utf8.contains(UInt8(ascii: "@")) else { return }
    let words = name.split(separator: " ")
    email = words.first { $0.contains("@") }.map { word in
      String(word.filter { $0 != "<" && $0 != ">" })
    }
    let rest = words.filter { !$0.contains("@") }
    guard let first = rest.first, let last = rest.last else { return }
    let start = name.utf8.distance(from: name.startIndex, to: first.startIndex)
    let end = name.utf8.distance(from: name.startIndex, to: last.endIndex)
    place = place.lowerBound + start..<place.lowerBound + end
    name = rest.joined(separator: " ")
  }
}

/// A value that lists people: `Dana Whitfield (Engineering Manager), Priya Raman by email`.
struct PeopleList {
  struct Piece {
    let name: String
    /// Where the name stands in the value.
    let place: Range<Int>
    let title: String?
    let startsInLowerCase: Bool
  }

  private(set) var pieces: [Piece] = []

  /// - Parameter endsAtPreposition: Whether a piece that begins with `on`, `in`, `at`, `over` or
  ///   `from` ends the people; `by` and `via` always do.
  init(_ value: String, endsAtPreposition: Bool) {
    let bytes = Array(value.utf8)
    var start = 0
    var depth = 0
    var cursor = 0
    var isAtEnd = false

    func wordEnd(_ index: Int) -> Int {
      var end = index
      while end < bytes.count, bytes[end].isWordByte || bytes[end] == .hyphen { end += 1 }
      return end
    }
    func add(upTo end: Int) {
      let range = bytes.trimmingBlanks(start..<end)
      guard !range.isEmpty, !isAtEnd else { return }
      let first = bytes[range.lowerBound..<wordEnd(range.lowerBound)]
      if endsAtPreposition,
        ["on", "in", "at", "over", "from"].contains(foldedKey(first))
      {
        isAtEnd = true
        return
      }
      let text = String(decoding: bytes[range], as: UTF8.self)
      let (name, title) = PersonText.splittingTitle(text)
      // What stands before a title's parenthesis begins the piece.
      let place = range.lowerBound..<range.lowerBound + name.utf8.count
      pieces.append(
        Piece(
          name: name, place: place, title: title,
          startsInLowerCase: text.first?.isLowercase ?? false))
    }

    while cursor < bytes.count, !isAtEnd {
      let byte = bytes[cursor]
      if byte == UInt8(ascii: "(") { depth += 1 }
      if byte == UInt8(ascii: ")") { depth = max(0, depth - 1) }
      let startsWord =
        cursor == 0 || !(bytes[cursor - 1].isWordByte || bytes[cursor - 1] == .hyphen)
      if depth == 0, byte == .comma || byte == UInt8(ascii: ";") || byte == UInt8(ascii: "&") {
        add(upTo: cursor)
        start = cursor + 1
      } else if depth == 0, startsWord, byte.isASCIILetter {
        let end = wordEnd(cursor)
        switch foldedKey(bytes[cursor..<end]) {
        case "and" where cursor > 0 && end < bytes.count && bytes[end] == .space:
          add(upTo: cursor)
          start = end
        case "by", "via":
          add(upTo: cursor)
          isAtEnd = true
        default: break
        }
        cursor = end
        continue
      }
      cursor += 1
    }
    add(upTo: bytes.count)
  }
}

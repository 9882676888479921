internal import Mustache
internal import Syntax

/// What is wrong with a template.
public struct TemplateFault: Error, Equatable, Sendable {
  /// Below the journal's root.
  public let file: String
  /// From 1; nil for a fault of the whole file.
  public let line: Int?
  /// Without a full stop.
  public let reason: String

  public var message: String { "\(file)\(line.map { ":\($0)" } ?? ""): \(reason)" }
}

/// A template that has been checked: everything in it is known for its kind.
///
/// What Mustache does beyond sections and variables is not offered: a template is one file, and
/// nothing in it can make the program read another one, run without end or come to harm.
struct MessageTemplate {
  static let sizeLimit = 65_536
  static let depthLimit = 20

  private let template: MustacheTemplate

  init(_ bytes: [UInt8], file: String, kind: MessageKind) throws(TemplateFault) {
    guard bytes.count <= Self.sizeLimit else {
      throw TemplateFault(
        file: file, line: nil, reason: "it is larger than \(Self.sizeLimit / 1024) KiB")
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw TemplateFault(file: file, line: nil, reason: "it is not UTF-8 text")
    }
    // A byte order mark would stand before `Subject:`.
    let plain = text.hasPrefix("\u{FEFF}") ? String(text.unicodeScalars.dropFirst()) : text
    var check = TemplateCheck(plain, file: file, kind: kind)
    try check.run()
    let parsed = Result { try MustacheTemplate(string: "{{% CONTENT_TYPE:TEXT}}\n" + plain) }
    guard case .success(let template) = parsed else {
      throw TemplateFault(file: file, line: nil, reason: "it cannot be read as Mustache")
    }
    self.template = template
  }

  /// - Returns: The subject, where the first line is one, and the text.
  func render(_ values: [String: Any]) -> (subject: String?, text: String) {
    var lines = template.render(values)
      .split(separator: "\n", omittingEmptySubsequences: false)
      .map { String($0.split(whereSeparator: \.isWhitespace).joined(separator: " ")) }
    func dropEmpty() { lines.removeFirst(lines.prefix(while: \.isEmpty).count) }
    dropEmpty()
    var subject: String?
    let field = MessageFile.Field.subject.rawValue + ":"
    if let first = lines.first, first.lowercased().hasPrefix(field.lowercased()) {
      let value = PlainText.line(String(first.dropFirst(field.count)))
      subject = value.isEmpty ? nil : value
      lines.removeFirst()
      dropEmpty()
    }
    // Parts that are left out leave their empty lines behind.
    var text: [String] = []
    for line in lines where !(line.isEmpty && text.last?.isEmpty ?? true) { text.append(line) }
    if text.last?.isEmpty ?? false { text.removeLast() }
    return (subject, text.joined(separator: "\n"))
  }
}

/// Goes through the tags of a template, before Mustache does, which recurses and knows no names.
private struct TemplateCheck {
  private let bytes: [UInt8]
  private let file: String
  private let kind: MessageKind
  private var cursor = 0
  private var line = 1
  /// Sections that are open, with their lines.
  private var open: [(name: String, line: Int)] = []

  init(_ text: String, file: String, kind: MessageKind) {
    bytes = Array(text.utf8)
    self.file = file
    self.kind = kind
  }

  private func fault(_ reason: String) -> TemplateFault {
    TemplateFault(file: file, line: line, reason: reason)
  }

  mutating func run() throws(TemplateFault) {
    while cursor < bytes.count {
      if starts(with: "{{") { try readTag() } else { advance() }
    }
    if let section = open.last {
      line = section.line
      throw fault("the section {{#\(section.name)}} has no end; write {{/\(section.name)}}")
    }
  }

  private func starts(with mark: String) -> Bool { bytes[cursor...].starts(with: mark.utf8) }

  private mutating func advance() {
    if bytes[cursor] == .newline { line += 1 }
    cursor += 1
  }

  private mutating func readTag() throws(TemplateFault) {
    let isTriple = starts(with: "{{{")
    let close = isTriple ? "}}}" : "}}"
    let start = line
    cursor += isTriple ? 3 : 2
    let sigil = cursor < bytes.count ? bytes[cursor] : 0
    let from = cursor
    while cursor < bytes.count, !starts(with: close) { advance() }
    guard cursor < bytes.count else {
      line = start
      throw fault("a tag begins here and does not end; write \(close) behind it")
    }
    let content = String(decoding: bytes[from..<cursor], as: UTF8.self)
    cursor += close.utf8.count
    if !isTriple, sigil == UInt8(ascii: "!") { return }
    let end = line
    line = start
    guard start == end else { throw fault("the tag {{\(first(of: content))}} goes over two lines") }
    let hasSigil = !isTriple && "#^/&><=%$".utf8.contains(sigil)
    let name = trimming(hasSigil ? String(content.dropFirst()) : content)
    switch hasSigil ? sigil : 0 {
    case UInt8(ascii: "#"), UInt8(ascii: "^"):
      try check(name)
      open.append((name, line))
      guard open.count <= MessageTemplate.depthLimit else {
        throw fault("more than \(MessageTemplate.depthLimit) sections inside each other")
      }
    case UInt8(ascii: "/"):
      guard let section = open.popLast() else {
        throw fault("{{/\(shown(name))}} ends a section that has not begun")
      }
      guard section.name == name else {
        throw fault(
          "{{/\(shown(name))}} stands where {{#\(section.name)}} of line \(section.line) is open;"
            + " write {{/\(section.name)}} first")
      }
    case 0, UInt8(ascii: "&"): try check(name)
    case UInt8(ascii: ">"), UInt8(ascii: "<"), UInt8(ascii: "$"):
      throw fault("a template cannot take in another one; write its text here instead")
    case UInt8(ascii: "="):
      throw fault("the signs of tags cannot be changed here; write {{ and }}")
    default: throw fault("settings of Mustache are not offered here; leave {{\(sign(sigil))…}} out")
    }
  }

  private func check(_ name: String) throws(TemplateFault) {
    let isInPoint = open.contains { $0.name == TemplateVariable.points.rawValue }
    let names = TemplateVariable.names(of: kind, inPoint: isInPoint)
    guard !names.contains(name) else { return }
    if TemplateVariable(rawValue: name)?.isOfPoint ?? false, kind == .thankYou {
      throw fault("“\(name)” stands only between {{#points}} and {{/points}}")
    }
    let nearest = Spelling.nearest(to: name, among: names)
    throw fault(
      "there is nothing called “\(shown(name))” in a \(kind.rawValue) message; "
        + (nearest.map { "did you mean \($0)?" } ?? "`jobjournal draft --list` shows what there is")
    )
  }

  private func trimming(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  private func shown(_ name: String) -> String { String(name.prefix(40)) }

  private func first(of content: String) -> String {
    String(content.prefix { !$0.isNewline }.prefix(40))
  }

  private func sign(_ byte: UInt8) -> String { String(Unicode.Scalar(byte)) }
}

internal import FollowUp
public import Journal
internal import Syntax

/// The text of an application that is about to begin, made from a template, or that comes from
/// elsewhere.
public struct NewApplication: Sendable {
  /// Why nothing was made of it.
  public enum Refusal: Error, Equatable, Sendable {
    /// What the person wrote cannot be used.
    case argument(String)
    /// The template makes something else of it.
    case template(String)

    public var isAboutTemplate: Bool {
      if case .template = self { true } else { false }
    }

    /// A sentence without a full stop.
    public var message: String {
      switch self {
      case .argument(let message), .template(let message): message
      }
    }
  }

  /// The user's own template, at the journal's root. Its name keeps it from being read.
  public static let templateFile = "_template.md"

  public let company: String
  public let role: String
  public let applied: CivilDate?
  public let found: CivilDate?
  public let today: CivilDate
  /// What another program knew about it: keys of the front matter, with one value or those of a
  /// list, and what stands below. nil for one that begins.
  private let imported: (keys: [(key: FrontMatterKey, values: [String])], sections: String)?

  /// Nobody begins to keep a record of days to come.
  public init(
    company: String, role: String, applied: CivilDate?, found: CivilDate?, today: CivilDate
  ) throws(Refusal) {
    self.company = try Self.name(company, "company")
    self.role = try Self.name(role, "role")
    for (key, date) in [("applied", applied), ("found", found)] {
      if let date, date > today {
        throw .argument("--\(key) \(date) is after today, \(today.forPeople); correct the date")
      }
    }
    if let applied, let found, found > applied {
      throw .argument("--found \(found) is after --applied \(applied); correct one of them")
    }
    self.applied = applied
    self.found = found
    self.today = today
    imported = nil
  }

  /// One that another program knew; company or role may be missing there.
  ///
  /// - Parameters:
  ///   - keys: In the order in which they are to stand, without company and role; more than one
  ///     value where a key takes a list.
  ///   - sections: Markdown that stands below, ending in a newline; or empty.
  public init(
    company: String?, role: String?, keys: [(key: FrontMatterKey, values: [String])],
    sections: String, today: CivilDate
  ) throws(Refusal) {
    self.company = try company.map { text throws(Refusal) in try Self.name(text, "company") } ?? ""
    self.role = try role.map { text throws(Refusal) in try Self.name(text, "role") } ?? ""
    applied = nil
    found = nil
    self.today = today
    imported = (keys, sections)
  }

  /// White space folded, as it will be read.
  private static func name(_ text: String, _ what: String) throws(Refusal) -> String {
    let folded = foldedSpace(text)
    guard !folded.isEmpty else { throw .argument("the \(what) is empty; write its name") }
    let isControlled = folded.unicodeScalars.contains {
      $0.properties.generalCategory == .control
    }
    guard !isControlled else {
      throw .argument(
        "the \(what) “\(folded)” holds a character that cannot be shown; leave it out")
    }
    return folded
  }

  /// The file's name, and a second choice where the first is taken; none where neither company nor
  /// role holds a letter or a digit.
  public var fileNames: [String] { Self.fileNames(company: company, role: role) }

  /// As above, for any names.
  public static func fileNames(company: String, role: String) -> [String] {
    let company = foldedForID(company)
    // Both parts have to be recognisable within the length that ids are cut to.
    let both = foldedForID("\(company.prefix(30)) \(role)")
    var names: [String] = []
    for slug in [company, both] {
      var slug = slug
      while slug.hasSuffix("-") { slug.removeLast() }
      if !slug.isEmpty, !names.contains("\(slug).md") { names.append("\(slug).md") }
    }
    return names
  }

  /// The built-in template, for these dates.
  private var builtIn: String {
    if imported != nil {
      // A heading with a digit could be that of an interview.
      let isTitle =
        !company.isEmpty && !role.isEmpty && !(company + role).utf8.contains(where: \.isASCIIDigit)
      return "---\ncompany: COMPANY\nrole: ROLE\n---\n" + (isTitle ? "\n# ROLE at COMPANY\n" : "")
    }
    var dates = found != nil || applied == nil ? "found: DATE\n" : ""
    if applied != nil { dates += "applied: DATE\n" }
    return """
      ---
      company: COMPANY
      role: ROLE
      \(dates)link:
      contact:
      ---

      # ROLE at COMPANY

      ## Contacts

      <!-- One person a line: - First and Last Name, Job Title <name@acme.example>, phone -->

      ## References

      <!-- An interview gets a section of its own, here:

      ## Interview YYYY-MM-DD 10:00

      - With: everybody's name (and title)
      - Timeline: the day by which they will decide
      - Process: what comes next
      -->

      ## Log

      <!-- What happened, the day first: - DATE Heard: they got my papers -->

      """
  }

  // MARK: The text

  /// The file's bytes, read again and found to say what it should.
  ///
  /// - Parameter template: The user's own; nil for the built-in one.
  public func text(from template: [UInt8]? = nil) throws(Refusal) -> [UInt8] {
    try application(from: template).source.contents
  }

  /// What its text says, read again; it has no file yet.
  public func application(from template: [UInt8]? = nil) throws(Refusal) -> Application {
    let source: SourceText
    let made: Reading
    let text: SourceText
    let places: [String: Int]
    do {
      source = try SourceText(template ?? Array(builtIn.utf8))
    } catch {
      throw refusal("it is not UTF-8 text, or is larger than a file of the journal may be")
    }
    let edits: [TextEdit]
    (edits, places) = try self.edits(of: source)
    do throws(TextFault) {
      let filled = try source.applying(edits)
      text =
        try imported.map { imported throws(TextFault) in
          imported.sections.isEmpty
            ? filled : try SourceText(filled.contents + Array("\n\(imported.sections)".utf8))
        } ?? filled
      made = try Reading(file: "new.md", slug: "new", source: text)
    } catch {
      throw refusal(
        "what comes of it is beyond a limit of the format, such as 256 KiB a file; make it shorter")
    }
    return try check(made, text, places)
  }

  private func refusal(_ message: String, line: Int? = nil) -> Refusal {
    imported != nil
      ? .argument(message)
      : .template("\(Self.templateFile)\(line.map { ":\($0)" } ?? ""): \(message)")
  }

  /// What to change in a template, and on which lines its keys stand.
  private func edits(
    of source: SourceText
  ) throws(Refusal) -> (edits: [TextEdit], places: [String: Int]) {
    let (yaml, bodyStart): (Range<Int>, Int)
    switch FrontMatter(of: source) {
    case .present(let range, let start): (yaml, bodyStart) = (range, start)
    case .absent:
      throw refusal(
        "it has no front matter; begin it with the lines `---`, `company: COMPANY`,"
          + " `role: ROLE`, `---`",
        line: 1)
    case .unclosed:
      throw refusal(
        "its front matter never ends; write `---` on a line of its own below the last key", line: 1)
    }
    let root: YAMLNode?
    do {
      root = try YAML.compose(source, in: yaml)
    } catch {
      let line = source.lineNumber(at: error.offset)
      throw refusal("its front matter is not valid YAML: \(error.reason)", line: line)
    }
    var edits: [TextEdit] = []
    var places: [String: Int] = [:]
    var indentation = ""
    switch root?.content {
    case .mapping(let pairs):
      if let first = pairs.first {
        let start = source.line(source.lineNumber(at: first.key.range.lowerBound)).lowerBound
        let isIndented = source.bytes[start..<first.key.range.lowerBound].allSatisfy(\.isBlank)
        indentation = isIndented ? source.string(in: start..<first.key.range.lowerBound) : ""
      }
      let isInFlow = root.map { source.bytes[$0.range.lowerBound] == UInt8(ascii: "{") } ?? false
      for (key, value) in pairs {
        let name = foldedKey(key.text ?? "")
        let isRepeated = places[name] != nil
        if !isRepeated { places[name] = source.lineNumber(at: key.range.lowerBound) }
        if !isRepeated, let (word, text) = wanted[name] {
          guard value.isAbsent || value.text == word else { continue }
          edits.append(fill(value, with: text, isInFlow, source))
        } else {
          replaceWords(in: value, isInFlow, source, &edits)
        }
      }
    case nil: break
    case .scalar, .sequence:
      let line = source.lineNumber(at: root?.range.lowerBound ?? yaml.lowerBound)
      throw refusal("its front matter should be lines such as `company: COMPANY`", line: line)
    }
    let lineEnd = String(decoding: source.lineEnd(1), as: UTF8.self)
    let missing = ["company", "role", "found", "applied"].filter { places[$0] == nil }
    var lines = missing.compactMap { key in
      wanted[key].flatMap { $0.text }.map {
        "\(indentation)\(key): \(YAMLScalar.written($0))\(lineEnd)"
      }
    }
    for (key, values) in imported?.keys ?? [] {
      let isInFlow = key.value == .texts || key.value == .rules
      let list = values.map { YAMLScalar.written($0, isInFlow: isInFlow) }.joined(separator: ", ")
      lines.append("\(key.rawValue): " + (isInFlow ? "[\(list)]" : list) + lineEnd)
    }
    if !lines.isEmpty { edits.append(TextEdit(at: yaml.upperBound, lines.joined())) }
    edits += wordsInBody(source, from: bodyStart)
    return (edits, places)
  }

  // MARK: Front matter

  /// The keys to fill where they are empty or hold the word, and with what; nil to leave empty.
  private var wanted: [String: (word: String, text: String?)] {
    var wanted: [String: (word: String, text: String?)] = [
      "company": ("COMPANY", company.isEmpty ? nil : company),
      "role": ("ROLE", role.isEmpty ? nil : role),
    ]
    if let applied { wanted["applied"] = ("DATE", applied.description) }
    if let found {
      wanted["found"] = ("DATE", found.description)
    } else if applied != nil {
      // Who applied days ago did not find the job today.
      wanted["found"] = ("DATE", nil)
    }
    return wanted
  }

  private func fill(
    _ value: YAMLNode, with text: String?, _ isInFlow: Bool, _ source: SourceText
  ) -> TextEdit {
    let start = value.range.lowerBound
    let isAfterColon = start > 0 && source.bytes[start - 1] == .colon
    guard let text else {
      return TextEdit((isAfterColon ? start : start - 1)..<value.range.upperBound, [])
    }
    let written = YAMLScalar.written(text, isInFlow: isInFlow)
    return TextEdit(value.range, ((isAfterColon ? " " : "") + written).utf8)
  }

  private func replaceWords(
    in node: YAMLNode, _ isInFlow: Bool, _ source: SourceText, _ edits: inout [TextEdit]
  ) {
    func isFlow(_ bracket: Unicode.Scalar) -> Bool {
      isInFlow || source.bytes[node.range.lowerBound] == UInt8(ascii: bracket)
    }
    switch node.content {
    case .scalar(let word, _):
      if let text = words[word] { edits.append(fill(node, with: text, isInFlow, source)) }
    case .sequence(let nodes):
      for element in nodes { replaceWords(in: element, isFlow("["), source, &edits) }
    case .mapping(let pairs):
      for pair in pairs { replaceWords(in: pair.value, isFlow("{"), source, &edits) }
    }
  }

  // MARK: The body

  private var words: [String: String] {
    ["COMPANY": company, "ROLE": role, "DATE": today.description]
  }

  private func wordsInBody(_ source: SourceText, from bodyStart: Int) -> [TextEdit] {
    let words = words
    var edits: [TextEdit] = []
    var wordStart: Int?
    var hasLetters = false
    var offset = bodyStart
    func endWord() {
      guard let start = wordStart else { return }
      if let text = words[source.string(in: start..<offset)] {
        let escaped = Escaping.line(Escaping.terminal(text), opensLine: !hasLetters)
        edits.append(TextEdit(start..<offset, escaped.utf8))
      }
      hasLetters = true
      wordStart = nil
    }
    for scalar in source.string(in: bodyStart..<source.bytes.count).unicodeScalars {
      // `UP-TO-DATE` is a word of its own.
      let isPartOfWord =
        scalar.properties.isAlphabetic || scalar.properties.numericType != nil || scalar == "_"
        || scalar == "-" && wordStart != nil
      if isPartOfWord {
        if wordStart == nil { wordStart = offset }
      } else {
        endWord()
        if scalar == "\n" || scalar == "\r" { hasLetters = false }
      }
      offset += UTF8.width(scalar)
    }
    endWord()
    return edits
  }

  // MARK: Reading it again

  private func check(
    _ reading: Reading, _ text: SourceText, _ places: [String: Int]
  ) throws(Refusal) -> Application {
    guard case .application(let application) = reading else {
      throw refusal(
        "it says `jobjournal: ignore`, so nothing made from it would be read; leave that key out",
        line: places["jobjournal"])
    }
    for fault in application.faults {
      guard case .frontMatterInvalid(let reason) = fault.kind else { continue }
      let line = fault.range.map { text.lineNumber(at: $0.lowerBound) }
      throw refusal(
        "what comes of its front matter is not valid YAML: \(reason); write one `key: value` a line",
        line: line)
    }
    let dates = application.milestones
    let facts: [(key: String, read: String?, meant: String?)] = [
      ("company", application.company?.value, wanted["company"]?.text),
      ("role", application.role?.value, wanted["role"]?.text),
      ("applied", dates[.applied]?.value.description, applied?.description),
      ("found", dates[.found]?.value.description, found?.description),
    ]
    for fact in facts {
      guard let meant = fact.meant, let word = wanted[fact.key]?.word, fact.read != meant else {
        continue
      }
      let instead = fact.read.map { "“\($0)”" } ?? "nothing"
      throw refusal(
        "`\(fact.key)` would be read as \(instead), not as “\(meant)”;"
          + " write `\(fact.key): \(word)`",
        line: places[fact.key])
    }
    return application
  }
}

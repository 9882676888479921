public import Syntax

/// What a file below the root turned out to be.
public enum Reading: Sendable {
  case application(Application)
  /// A plain note, or a file that says it is none: only its faults matter.
  case note(SourceText, [Fault])

  /// - Parameters:
  ///   - file: The path below the root.
  ///   - slug: The application's name.
  /// - Throws: `TextFault` beyond a limit of the format.
  public init(file: String, slug: String, source: SourceText) throws(TextFault) {
    let frontMatter = FrontMatter(of: source)
    let bodyStart = frontMatter.bodyStart(in: source)
    if frontMatter != .absent, let line = source.conflictMarker { throw .conflict(line: line) }
    switch frontMatter {
    case .absent:
      self = .note(source, Self.headingFault(try Markdown(source), source))
    case .unclosed:
      var application = Application(file: file, slug: slug, source: source)
      application.hasReadableFrontMatter = false
      application.faults.append(
        Fault(
          .frontMatterInvalid(reason: "it opens with --- and never ends"),
          source.content(ofLine: 1)))
      self = .application(
        try BodyReader.read(application, FrontMatterMentions(), from: bodyStart))
    case .present(let yaml, _):
      let root: YAMLNode?
      do {
        root = try YAML.compose(source, in: yaml)
      } catch {
        var application = Application(file: file, slug: slug, source: source)
        application.hasReadableFrontMatter = false
        let line = source.lineNumber(at: error.offset)
        application.faults.append(
          Fault(.frontMatterInvalid(reason: error.reason), source.content(ofLine: line)))
        self = .application(
          try BodyReader.read(application, FrontMatterMentions(), from: bodyStart))
        return
      }
      let pairs: [(key: YAMLNode, value: YAMLNode)]
      switch root?.content {
      case .mapping(let written): pairs = written
      case nil: pairs = []
      case .scalar, .sequence:
        self = .note(source, Self.headingFault(try Markdown(source, from: bodyStart), source))
        return
      }
      if pairs.contains(where: {
        foldedKey($0.key.text ?? "") == "jobjournal" && foldedKey($0.value.text ?? "") == "ignore"
      }) {
        self = .note(source, [])
        return
      }
      let reader = FrontMatterReader(
        Application(file: file, slug: slug, source: source), pairs)
      self = .application(
        try BodyReader.read(reader.application, reader.mentions, from: bodyStart))
    }
  }

  /// A note with a heading that belongs into an application was probably meant as one.
  private static func headingFault(_ markdown: Markdown, _ source: SourceText) -> [Fault] {
    let names = [SectionKind.contacts, .references, .log].map { foldedKey($0.rawValue) }
    var sections = SectionStack()
    for block in markdown.blocks {
      guard case .heading(let level) = block.kind else { continue }
      var isTelling = names.contains(foldedKey(markdown.text[block.text]))
      if case .interview = sections.enter(block, level: level, in: markdown) { isTelling = true }
      if isTelling {
        let text = String(decoding: markdown.text[block.text], as: UTF8.self)
        return [
          Fault(
            .frontMatterMissing(heading: text), source.content(ofLine: block.lines.lowerBound))
        ]
      }
    }
    return []
  }
}

public import Journal

/// Which template a message is made from.
public struct TemplateName: Hashable, Sendable {
  public let kind: MessageKind
  public let language: Language
  /// Whether it says what to say on the phone.
  public let isSpoken: Bool

  public init(_ kind: MessageKind, _ language: Language, isSpoken: Bool) {
    self.kind = kind
    self.language = language
    self.isSpoken = isSpoken
  }

  /// All of them, by kind.
  public static var all: [TemplateName] {
    MessageKind.allCases.flatMap { kind in
      [false, true].flatMap { isSpoken in
        Language.allCases.map { TemplateName(kind, $0, isSpoken: isSpoken) }
      }
    }
  }

  /// The files that may take its place, below the journal's root; the first that is there does.
  public var files: [String] {
    let stem = "templates/\(kind.rawValue)\(isSpoken ? ".phone" : "")"
    return ["\(stem).\(language.rawValue).mustache", "\(stem).mustache"]
  }

  public var builtIn: String {
    switch (language, isSpoken) {
    case (.english, false): EnglishTemplates.written(kind)
    case (.english, true): EnglishTemplates.spoken(kind)
    case (.german, false): GermanTemplates.written(kind)
    case (.german, true): GermanTemplates.spoken(kind)
    }
  }
}

/// The built-in templates, and those of the user's own that take their place.
public struct Templates: Sendable {
  /// So many bytes of a file are enough to know that it is too large.
  public static let readLimit = MessageTemplate.sizeLimit + 1

  /// By path below the journal's root.
  private let files: [String: [UInt8]]

  /// - Parameter files: What is in the files of `TemplateName.files`, by path.
  public init(_ files: [String: [UInt8]] = [:]) { self.files = files }

  /// The file that is used; nil for the built-in one.
  public func file(of name: TemplateName) -> String? { name.files.first { files[$0] != nil } }

  /// What keeps a template from being used.
  public func fault(of name: TemplateName) -> TemplateFault? {
    do throws(TemplateFault) {
      _ = try template(name)
      return nil
    } catch {
      return error
    }
  }

  func template(_ name: TemplateName) throws(TemplateFault) -> MessageTemplate {
    let file = file(of: name)
    let bytes = file.flatMap { files[$0] } ?? Array(name.builtIn.utf8)
    return try MessageTemplate(bytes, file: file ?? "the built-in template", kind: name.kind)
  }
}

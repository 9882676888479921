extension Rule {
  /// A small journal that raises the rule on a day, and what it looks like once that is mended.
  public struct Example: Sendable {
    /// Paths below the root, and their text.
    public typealias Files = [(path: String, text: String)]

    /// The path of a journal's only application.
    public static let file = "acme.md"

    /// ISO.
    public let today: String
    /// As far as they are written for this rule: `Rule.sample` is complete.
    public let files: Files
    /// The line that the finding points at, with the words that it underlines between « and »;
    /// nil for a finding about a whole file or the whole search.
    public let marked: String?
    /// What a person changes on the same day to settle it.
    public let settling: [Edit]
    /// What a dictionary says of the words that it does not know.
    public let unknownWords: [String: [String]]

    public init(
      today: String, files: Files, marked: String? = nil, settling: [Edit],
      unknownWords: [String: [String]] = [:]
    ) {
      self.today = today
      self.files = files
      self.marked = marked
      self.settling = settling
      self.unknownWords = unknownWords
    }

    public init(today: String, _ text: String, marked: String? = nil, settling: [Edit]) {
      self.init(
        today: today, files: [(path: Self.file, text: text)], marked: marked, settling: settling)
    }
  }
}

extension Rule.Example {
  /// A change to one file, in whole lines, as somebody makes it in an editor.
  public enum Edit: Sendable {
    /// New lines below one that is there.
    case add(String, below: String)
    /// New lines at the end.
    case append(String)
    case replace(String, with: String)
    case delete(String)
    case newFile(String, String)

    /// - Returns: nil where the line that it names is not there exactly once.
    package func applied(to files: Rule.Example.Files) -> Rule.Example.Files? {
      switch self {
      case .newFile(let path, let text):
        return files.contains { $0.path == path } ? nil : files + [(path: path, text: text)]
      case .append(let lines):
        guard let index = files.firstIndex(where: { $0.path == Rule.Example.file }) else {
          return nil
        }
        var files = files
        files[index].text += "\n" + lines
        return files
      case .add(let lines, let line): return Self.replacing(line, [line, lines], in: files)
      case .replace(let line, let lines): return Self.replacing(line, [lines], in: files)
      case .delete(let line): return Self.replacing(line, [], in: files)
      }
    }

    private static func replacing(
      _ line: String, _ replacement: [String], in files: Rule.Example.Files
    ) -> Rule.Example.Files? {
      var places = 0
      let changed = files.map { file in
        let lines = file.text.split(separator: "\n", omittingEmptySubsequences: false).flatMap {
          written in
          guard written == line else { return [String(written)] }
          places += 1
          return replacement
        }
        return (path: file.path, text: lines.joined(separator: "\n"))
      }
      return places == 1 ? changed : nil
    }
  }
}

extension Rule {
  /// The example as a complete journal: nothing but this rule is raised in it.
  public var sample: Example.Files { example.files + sampleSettings }

  /// The sample once the rule is settled.
  ///
  /// - Returns: nil where an edit does not fit.
  public var settledSample: Example.Files? {
    var files: Example.Files? = sample
    for edit in example.settling { files = files.flatMap(edit.applied) }
    return files
  }

  /// Rules about the search as a whole, which nearly every journal of one application raises.
  public static let raisedByAnySample: [RuleName] = [.tooFewApplications, .searchStalled]

  /// Those two, switched off.
  private var sampleSettings: Example.Files {
    guard !example.files.contains(where: { $0.path == Configuration.fileName }) else { return [] }
    let settings = Self.raisedByAnySample.filter { $0 != name }.map { "\n  \($0.rawValue): off" }
    return [(path: Configuration.fileName, text: "rules:\(settings.joined())")]
  }
}

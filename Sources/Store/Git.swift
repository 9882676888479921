internal import Subprocess

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

#if canImport(System)
  internal import System
#else
  internal import SystemPackage
#endif

/// Why git did not do what it was asked for.
public struct GitError: Error, Equatable, Sendable {
  /// A sentence without a full stop.
  public let message: String
}

/// Runs git, and of it nothing but `init` and `rev-parse`: these start no program that a repository
/// names in its own configuration.
enum Git {
  enum Call {
    case initialise
    case revParse([String])

    fileprivate var arguments: [String] {
      switch self {
      case .initialise: ["init", "--quiet"]
      case .revParse(let arguments): ["rev-parse"] + arguments
      }
    }
  }

  /// These would turn a call to another repository than the folder's; git sets them for its hooks.
  private static let redirections = [
    "GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_COMMON_DIR",
    "GIT_OBJECT_DIRECTORY", "GIT_NAMESPACE", "GIT_CONFIG", "GIT_CONFIG_PARAMETERS",
  ]

  /// - Parameter folder: Where to run it; absolute.
  /// - Returns: The output without its last newline; nil where git says that this is no repository.
  static func run(_ call: Call, in folder: String) async throws(GitError) -> String? {
    var environment: [Environment.Key: String?] = ["LC_ALL": "C"]
    for name in redirections {
      if let key = Environment.Key(rawValue: name) { environment.updateValue(nil, forKey: key) }
    }
    let status: TerminationStatus
    let output: [UInt8]
    let errors: String
    do {
      let result = try await Subprocess.run(
        .name("git"), arguments: Arguments(call.arguments),
        environment: .inherit.updating(environment), workingDirectory: FilePath(folder),
        output: .bytes(limit: 64 * 1024), error: .bytes(limit: 64 * 1024))
      (status, output) = (result.terminationStatus, result.standardOutput)
      errors = String(decoding: result.standardError, as: UTF8.self)
    } catch let error as SubprocessError where error.code == .executableNotFound {
      throw GitError(message: "there is no git to run; install git and run this again")
    } catch {
      throw GitError(message: "git could not be run in \(folder): \(error)")
    }
    let name = call.arguments[0]
    guard status.isSuccess else {
      if case .revParse = call, errors.contains("not a git repository") { return nil }
      let lines = errors.split(separator: "\n").joined(separator: "; ")
      throw GitError(message: "git \(name) failed in \(folder): \(lines)")
    }
    guard let text = String(validating: output, as: UTF8.self) else {
      throw GitError(message: "git \(name) named a path that is not UTF-8 text")
    }
    return text.hasSuffix("\n") ? String(text.dropLast()) : text
  }
}

/// The git repository that a journal lies in.
public struct GitRepository: Sendable {
  /// What became of a hook.
  public enum Hook: Equatable, Sendable {
    case made(String)
    /// It is there already, and does the same.
    case present(String)
    /// Another one has its place, or git looks for hooks where this program does not write. The
    /// script lies beside, for a few lines to call.
    case toChain(hook: String, isThere: Bool, script: String)
  }

  /// From the top of the work tree to the journal: empty, or ending in `/`.
  public let prefix: String
  /// Whether it was made for the journal.
  public let isNew: Bool
  private let gitFolder: String
  private let hooks: String

  /// The name of the script where the hook itself is somebody else's.
  public static let scriptName = "jobjournal-pre-commit"

  /// The repository around a journal; where there is none, one is made in the journal's folder.
  public init(around journal: JournalFolder) async throws(GitError) {
    let folder = journal.root
    func ask(_ arguments: String...) async throws(GitError) -> String? {
      try await Git.run(.revParse(arguments), in: folder)
    }
    var isInside = try await ask("--is-inside-work-tree")
    isNew = isInside == nil
    if isNew {
      _ = try await Git.run(.initialise, in: folder)
      isInside = try await ask("--is-inside-work-tree")
    }
    guard isInside == "true", let prefix = try await ask("--show-prefix"),
      let common = try await ask("--git-common-dir"),
      let hooks = try await ask("--git-path", "hooks")
    else {
      throw GitError(message: "\(folder) is inside a git folder, not in a work tree")
    }
    func absolute(_ path: String) -> String { path.hasPrefix("/") ? path : "\(folder)/\(path)" }
    guard let gitFolder = AtomicFile.realPath(absolute(common)) else {
      throw GitError(message: "git's own folder, \(common), is not there")
    }
    self.prefix = prefix
    self.gitFolder = gitFolder
    self.hooks = absolute(hooks)
  }

  /// Adds a pre-commit hook where there is none. One that is there stays as it is, and what lies
  /// outside git's own folder too.
  ///
  /// - Throws: `StoreError` where it cannot be written.
  public func addPreCommitHook(_ script: String) throws(StoreError) -> Hook {
    let bytes = Array(script.utf8)
    let hook = "\(hooks)/pre-commit"
    let isOurs = isInGitFolder(hooks)
    if isOurs {
      try makeFolder(hooks)
      if try AtomicFile.create(bytes, at: hook, isExecutable: true) { return .made(hook) }
    }
    let existing = try AtomicFile.readIfPresent(hook)
    if existing == bytes { return .present(hook) }
    let folder = "\(gitFolder)/hooks"
    let path = "\(folder)/\(Self.scriptName)"
    guard isInGitFolder(folder) else {
      throw StoreError(path, .write, "its folder is a link out of git's own folder")
    }
    try makeFolder(folder)
    let isMade = try AtomicFile.create(bytes, at: path, isExecutable: true)
    if !isMade, try AtomicFile.readIfPresent(path) != bytes {
      throw StoreError(
        path, .write, "it is there already and checks something else",
        advice: "look at it, move it away if you can do without it, and run this again")
    }
    let isCalled = existing.map {
      String(decoding: $0, as: UTF8.self).contains(Self.scriptName)
    }
    return isCalled ?? false
      ? .present(hook) : .toChain(hook: hook, isThere: existing != nil, script: path)
  }

  /// Links resolved, as far as the path is there.
  private func isInGitFolder(_ path: String) -> Bool {
    var status = stat()
    // A link that leads nowhere could lead anywhere by the time it is written through.
    let isMissing = lstat(path, &status) != 0
    let real = AtomicFile.realPath(isMissing ? AtomicFile.folder(of: path) : path)
    return real.map { $0 == gitFolder || $0.hasPrefix(gitFolder + "/") } ?? false
  }

  private func makeFolder(_ path: String) throws(StoreError) {
    if mkdir(path, 0o777) != 0, errno != EEXIST { throw .system(path, .write) }
  }
}

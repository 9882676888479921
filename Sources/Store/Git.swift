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
  public enum Kind: Sendable {
    /// There is nothing to read from: no git, no repository, no commit, no permission.
    case unavailable
    /// A revision that nobody knows.
    case unknown
    /// A name that stands for several.
    case ambiguous
  }

  /// A sentence without a full stop.
  public let message: String
  public let kind: Kind

  init(message: String, _ kind: Kind = .unavailable) {
    self.message = message
    self.kind = kind
  }
}

/// Runs git, and of it only what starts no program that a repository names in its own configuration
/// or attributes: no hook, filter, pager, external diff, file system monitor or signature check.
enum Git {
  enum Call {
    case initialise
    case revParse([String])
    /// As the caller's surroundings have it: whether an index that they name is this repository's.
    case gitFolderOfSurroundings
    /// - Parameter indexFile: nil for the repository's own.
    case listIndex(indexFile: String?)
    /// The files of a commit.
    case listTree(commit: String)
    /// The contents of objects, whose ids are its input.
    case readObjects
    case log([String])

    fileprivate var arguments: [String] {
      switch self {
      case .initialise: ["init", "--quiet"]
      case .revParse(let arguments): ["rev-parse"] + arguments
      case .gitFolderOfSurroundings: ["rev-parse", "--absolute-git-dir"]
      case .listIndex: ["ls-files", "--stage", "-z"]
      case .listTree(let commit): ["ls-tree", "-r", "-z", "--end-of-options", commit]
      case .readObjects: ["cat-file", "--batch"]
      case .log(let arguments):
        [
          "log", "--encoding=UTF-8", "--no-show-signature", "--no-ext-diff", "--no-textconv",
          "--no-mailmap",
        ]
          + arguments
      }
    }

    fileprivate var keepsSurroundings: Bool {
      if case .gitFolderOfSurroundings = self { true } else { false }
    }

    /// What a repository's configuration may say, and is not believed.
    fileprivate var precautions: [String] {
      switch self {
      // These look at none of it, and where the hooks are is what `init` wants to know.
      case .initialise, .revParse, .gitFolderOfSurroundings: []
      default:
        ["--no-pager"]
          + [
            "core.fsmonitor=false", "core.hooksPath=/dev/null", "log.showSignature=false",
            "submodule.recurse=false", "diff.orderFile=/dev/null", "core.alternateRefsCommand=",
          ].flatMap { ["-c", $0] }
      }
    }
  }

  /// These would turn a call to another repository than the folder's, or give a path another
  /// meaning; git sets them for its hooks.
  private static let redirections = [
    "GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_COMMON_DIR",
    "GIT_OBJECT_DIRECTORY", "GIT_NAMESPACE", "GIT_CONFIG", "GIT_CONFIG_PARAMETERS",
    "GIT_GLOB_PATHSPECS", "GIT_NOGLOB_PATHSPECS", "GIT_ICASE_PATHSPECS", "GIT_EXTERNAL_DIFF",
  ]

  private static let settings: [String: String] = [
    "LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0",
    "GIT_LITERAL_PATHSPECS": "1",
    // A partial clone would fetch what it lacks, with programs that its configuration names. Only
    // newer versions of git know the first of these.
    "GIT_NO_LAZY_FETCH": "1", "GIT_ALLOW_PROTOCOL": "none",
  ]

  struct Failure {
    let errors: String
    var isNoRepository: Bool { errors.contains("not a git repository") }
  }

  /// - Parameter folder: Where to run it; absolute.
  /// - Returns: The output without its last newline; nil where git says that this is no repository.
  static func run(_ call: Call, in folder: String) async throws(GitError) -> String? {
    let output = try await collect(call, in: folder)
    switch output {
    case .failure(let failure):
      if case .revParse = call, failure.isNoRepository { return nil }
      throw error(call, failure, in: folder)
    case .success(let bytes):
      guard let text = String(validating: bytes, as: UTF8.self) else {
        throw GitError(message: "git \(call.arguments[0]) named a path that is not UTF-8 text")
      }
      return text.hasSuffix("\n") ? String(text.dropLast()) : text
    }
  }

  enum Output {
    case success([UInt8])
    case failure(Failure)
  }

  /// All that git prints.
  static func collect(_ call: Call, in folder: String) async throws(GitError) -> Output {
    var bytes: [UInt8] = []
    let failure = try await stream(call, in: folder) { chunk in bytes += chunk }
    return failure.map(Output.failure) ?? .success(bytes)
  }

  /// Runs git and hands on what it prints, piece by piece.
  ///
  /// - Parameter input: Fed while the output is read, so that neither waits for the other for ever.
  /// - Returns: What git said if it failed.
  static func stream(
    _ call: Call, in folder: String, input: [UInt8] = [],
    _ receive: (UnsafeRawBufferPointer) -> Void
  ) async throws(GitError) -> Failure? {
    var variables: [String: String?] = settings
    if !call.keepsSurroundings {
      for name in redirections { variables.updateValue(nil, forKey: name) }
    }
    if case .listIndex(let file?) = call { variables["GIT_INDEX_FILE"] = file }
    var environment: [Environment.Key: String?] = [:]
    for (name, value) in variables {
      if let key = Environment.Key(rawValue: name) { environment.updateValue(value, forKey: key) }
    }
    // Git may end before it has read everything; that must not end this program.
    let previous = signal(SIGPIPE, SIG_IGN)
    defer { signal(SIGPIPE, previous) }
    do {
      let result = try await Subprocess.run(
        .name("git"), arguments: Arguments(call.precautions + call.arguments),
        environment: .inherit.updating(environment), workingDirectory: FilePath(folder),
        input: .array(input), output: .sequence, error: .bytes(limit: 64 * 1024)
      ) { execution in
        for try await chunk in execution.standardOutput { chunk.withUnsafeBytes(receive) }
      }
      if result.terminationStatus.isSuccess { return nil }
      return Failure(errors: String(decoding: result.standardError, as: UTF8.self))
    } catch let error as SubprocessError where error.code == .executableNotFound {
      throw GitError(message: "there is no git to run; install git and run this again")
    } catch {
      throw GitError(
        message: "git could not be run in \(folder); see whether it can be run there by hand")
    }
  }

  static func error(_ call: Call, _ failure: Failure, in folder: String) -> GitError {
    if failure.errors.contains("dubious ownership") {
      return GitError(
        message: "git does not read the repository around \(folder), since it belongs to somebody"
          + " else; if you trust it, add its top folder with `git config --global --add"
          + " safe.directory FOLDER`")
    }
    let lines = failure.errors.split(separator: "\n").joined(separator: "; ")
    return GitError(message: "git \(call.arguments[0]) failed in \(folder): \(lines)")
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
    if !AtomicFile.makeFolder(path), errno != EEXIST { throw .system(path, .write) }
  }
}

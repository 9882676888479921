public import Journal
internal import Syntax

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// Reads what git keeps of a journal: its index and its revisions, never the work tree.
public struct GitReader: Sendable {
  /// A commit that somebody named.
  public struct Revision: Sendable {
    public let commit: String
    /// As its author's clock had it.
    public let day: CivilDate
  }

  public let folder: JournalFolder
  /// Whether the repository's history is cut off somewhere.
  public let isShallow: Bool

  /// - Throws: `GitError` where no repository with a work tree lies around the journal, or git does
  ///   not read it.
  public init(around journal: JournalFolder) async throws(GitError) {
    folder = journal
    let answer = try await Git.run(
      .revParse(["--is-inside-work-tree", "--is-bare-repository", "--is-shallow-repository"]),
      in: journal.root)
    let lines = answer?.split(separator: "\n") ?? []
    guard lines.count == 3 else {
      throw GitError(
        message: "\(journal.root) lies in no git repository; `jobjournal init --git` makes one")
    }
    guard lines[0] == "true" else {
      throw GitError(
        message: lines[1] == "true"
          ? "\(journal.root) is a bare repository, without a work tree; run this in a clone of it"
          : "\(journal.root) is inside a git folder, not in a work tree")
    }
    isShallow = lines[2] == "true"
  }

  // MARK: Revisions

  /// The commit that somebody means.
  public func revision(_ name: String) async throws(GitError) -> Revision {
    let call = Git.Call.revParse(["--verify", "--end-of-options", "\(name)^{commit}"])
    switch try await Git.collect(call, in: folder.root) {
    case .success(let bytes):
      let commit = String(decoding: bytes, as: UTF8.self).filter { $0 != "\n" }
      // What is to be left out, `^HEAD`, is a revision to git as well.
      guard commit.allSatisfy(\.isHexDigit) else { throw Self.unknown(name) }
      return Revision(commit: commit, day: try await day(of: commit))
    case .failure(let failure):
      if failure.errors.contains("is ambiguous") {
        throw GitError(
          message: "“\(name)” can be several commits; write more of its id", .ambiguous)
      }
      if failure.errors.contains("dubious ownership") {
        throw Git.error(call, failure, in: folder.root)
      }
      guard try await hasCommit() else { throw Self.noCommit }
      throw Self.unknown(name)
    }
  }

  private static func unknown(_ name: String) -> GitError {
    GitError(
      message: "git knows no commit “\(name)”; name a branch, a tag or an id, such as HEAD~3",
      .unknown)
  }

  private static let noCommit = GitError(
    message: "the repository has no commit yet, so there is nothing to compare with; `git add` and"
      + " `git commit` first")

  private func hasCommit() async throws(GitError) -> Bool {
    let call = Git.Call.revParse(["--verify", "--quiet", "--end-of-options", "HEAD^{commit}"])
    if case .success = try await Git.collect(call, in: folder.root) { return true }
    return false
  }

  private func day(of commit: String) async throws(GitError) -> CivilDate {
    let text = try await log(["--max-count=1", "--no-patch", "--format=format:%as", commit, "--"])
    return Self.day(text[...])
  }

  /// Git shows a date beyond all calendars as 1970-01-01, and so does this.
  static func day(_ text: ArraySlice<UInt8>) -> CivilDate {
    CivilDate(iso: String(decoding: text, as: UTF8.self)) ?? CivilDate(dayNumber: 0)
  }

  /// The last commit of the branch, merged ones left aside, whose author's day lies before a day.
  public func lastRevision(before day: CivilDate) async throws(GitError) -> Revision {
    guard try await hasCommit() else { throw Self.noCommit }
    let text = try await log([
      "--first-parent", "--no-patch", "--format=format:%H %as", "HEAD", "--",
    ])
    var first: CivilDate?
    for line in text.split(separator: .newline) {
      guard let space = line.firstIndex(of: UInt8(ascii: " ")) else { continue }
      let committed = Self.day(line[(space + 1)...])
      if committed < day {
        return Revision(commit: String(decoding: line[..<space], as: UTF8.self), day: committed)
      }
      first = committed
    }
    let since = first.map { ": its history begins on \($0)" } ?? ""
    throw GitError(
      message: isShallow
        ? "this clone holds no commit before \(day)\(since); `git fetch --unshallow` gets the rest"
        : "there is no commit before \(day)\(since)", isShallow ? .unavailable : .unknown)
  }

  // MARK: Snapshots

  public func snapshot(of revision: Revision) async throws(GitError) -> GitSnapshot {
    let names = try await list(.listTree(commit: revision.commit))
    return try await GitSnapshot(folder, names)
  }

  /// What is staged. Inside a hook this is what is about to be committed, also where git has made
  /// an index of its own for that.
  public func indexSnapshot() async throws(GitError) -> GitSnapshot {
    let file = try await indexFileOfSurroundings()
    return try await GitSnapshot(folder, try await list(.listIndex(indexFile: file)))
  }

  /// The index that the surroundings name, if they mean this repository: a hook of one may look at
  /// a journal in another.
  private func indexFileOfSurroundings() async throws(GitError) -> String? {
    guard let file = getenv("GIT_INDEX_FILE").map({ String(cString: $0) }), !file.isEmpty,
      let here = AtomicFile.realPath(".")
    else { return nil }
    let theirs = try await Git.collect(.gitFolderOfSurroundings, in: here)
    let ours = try await Git.collect(.revParse(["--absolute-git-dir"]), in: folder.root)
    guard case .success(let theirFolder) = theirs, case .success(let ourFolder) = ours,
      let theirs = Self.realPath(theirFolder), theirs == Self.realPath(ourFolder)
    else { return nil }
    return file
  }

  private static func realPath(_ line: [UInt8]) -> String? {
    AtomicFile.realPath(String(decoding: line.dropLast(), as: UTF8.self))
  }

  /// Both commands write `mode … id …<tab>path`, ended by NUL. In a tree the type stands between
  /// mode and id, in the index the stage stands behind it.
  private func list(_ call: Git.Call) async throws(GitError) -> [GitSnapshot.Name] {
    let text = try await output(call)
    return text.split(separator: 0).compactMap { line in
      guard let tab = line.firstIndex(of: UInt8(ascii: "\t")) else { return nil }
      let fields = line[..<tab].split(separator: UInt8(ascii: " "))
      guard fields.count == 3 else { return nil }
      let isTree = fields[1].elementsEqual("blob".utf8)
      let kind: GitSnapshot.Name.Kind
      switch String(decoding: fields[0], as: UTF8.self) {
      case "100644", "100755", "100664": kind = .file
      case "120000": kind = .link
      // Another repository lies here.
      default: return nil
      }
      return GitSnapshot.Name(
        path: Array(line[(tab + 1)...]), kind: kind,
        object: String(decoding: fields[isTree ? 2 : 1], as: UTF8.self),
        isUnmerged: !isTree && !fields[2].elementsEqual("0".utf8))
    }
  }

  // MARK: Running git

  func log(_ arguments: [String]) async throws(GitError) -> [UInt8] {
    try await output(.log(arguments))
  }

  private func output(_ call: Git.Call) async throws(GitError) -> [UInt8] {
    switch try await Git.collect(call, in: folder.root) {
    case .success(let bytes): return bytes
    case .failure(let failure): throw Git.error(call, failure, in: folder.root)
    }
  }

  /// The contents of objects by their ids, each up to a limit. What git does not have is left out.
  static func contents(
    of objects: Set<String>, in folder: String, limit: Int
  ) async throws(GitError) -> [String: [UInt8]] {
    guard !objects.isEmpty else { return [:] }
    var reader = ObjectStream(limit: limit)
    let input = Array((objects.sorted().joined(separator: "\n") + "\n").utf8)
    let failure = try await Git.stream(.readObjects, in: folder, input: input) { reader.read($0) }
    if let failure { throw Git.error(.readObjects, failure, in: folder) }
    return reader.contents
  }
}

/// Takes apart what `git cat-file --batch` prints: `id type size`, the contents, and a line end;
/// or `id missing`.
private struct ObjectStream {
  private let limit: Int
  private var header: [UInt8] = []
  private var current: (object: String, bytes: [UInt8], left: Int)?
  private(set) var contents: [String: [UInt8]] = [:]

  init(limit: Int) { self.limit = limit }

  mutating func read(_ chunk: UnsafeRawBufferPointer) {
    var rest = chunk[...]
    while !rest.isEmpty {
      guard var object = current else {
        let end = rest.firstIndex(of: .newline) ?? rest.endIndex
        header += rest[..<end]
        guard end < rest.endIndex else { return }
        rest = rest[(end + 1)...]
        begin()
        continue
      }
      // One more than the contents: the line end behind them.
      current = nil
      let part = rest.prefix(object.left)
      let room = min(part.count, object.left - 1, limit - object.bytes.count)
      object.bytes += part.prefix(max(0, room))
      object.left -= part.count
      rest = rest[part.endIndex...]
      if object.left == 0 { contents[object.object] = object.bytes } else { current = object }
    }
  }

  private mutating func begin() {
    let words = String(decoding: header, as: UTF8.self).split(separator: " ")
    header = []
    guard words.count == 3, let size = Int(words[2]) else { return }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(min(size, limit))
    current = (String(words[0]), bytes, size + 1)
  }
}

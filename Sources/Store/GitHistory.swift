public import FollowUp
internal import Journal
internal import Syntax

/// How a journal's applications moved.
public struct GitHistory: Sendable {
  /// Oldest first.
  public let commits: [CommitChanges]
  /// How many versions of files this clone does not have.
  public let missing: Int
}

extension GitReader {
  /// The commits that concern a journal's applications, oldest first, with what each of them did.
  ///
  /// - Parameters:
  ///   - configuration: Which files count is what it says today.
  ///   - file: Of this application alone, under all names that its file has had; nil for all.
  ///   - revision: Only what came after it.
  public func history(
    _ configuration: Configuration, of file: String? = nil, since revision: Revision? = nil
  ) async throws(GitError) -> GitHistory {
    let range = revision.map { ["^\($0.commit)"] } ?? []
    _ = try await self.revision("HEAD")
    let text = try await log(
      [
        // No parent before its child, and every branch in full.
        "--date-order", "--full-history", "--raw", "-z", "-M", "-l1000", "-c", "-r", "--root",
        "--relative", "--no-abbrev", "--ignore-submodules=all", "--no-notes",
        "--no-color", "--no-follow", "--format=format:%H%x00%as%x00%s%x00", "HEAD",
      ] + range + ["--", "."])
    let globs = configuration.exclude.map(Glob.init)
    var commits = LogReader(text, parsesDay: Self.day).commits
    for index in commits.indices {
      commits[index].files.removeAll { change in
        !GitSnapshot.mayBeApplication(change.path)
          || change.path == configuration.agendaFile
          || globs.match(change.path)
      }
    }
    if let file { Self.keep(file, in: &commits) }
    let objects = Set(commits.flatMap { $0.files.flatMap { $0.old + [$0.new] } }.compactMap { $0 })
    let contents = try await Self.contents(
      of: objects, in: folder.root, limit: SourceText.sizeLimit + 1)

    var introduced: [[String]: CivilDate] = [:]
    let told = commits.reversed().compactMap { commit -> CommitChanges? in
      let changes = commit.files.compactMap { change -> ApplicationChange? in
        func version(_ object: String?, _ path: String, _ day: CivilDate)
          -> ApplicationChange.Version?
        {
          guard let object, let bytes = contents[object],
            let application = Self.application(bytes, path)
          else { return nil }
          return (application, day)
        }
        let oldPath = change.oldPath ?? change.path
        let parents = change.old.map { object in
          // A status that time alone has changed is news of the next commit.
          let day = object.flatMap { introduced[[$0, oldPath]] } ?? revision?.day ?? commit.day
          return version(object, oldPath, day)
        }
        if let object = change.new { introduced[[object, change.path]] = commit.day }
        return ApplicationChange(
          file: change.path, oldFile: change.oldPath, parents: parents,
          result: version(change.new, change.path, commit.day))
      }.filter { !$0.isEmpty }
      guard !changes.isEmpty else { return nil }
      return CommitChanges(
        commit: commit.id, day: commit.day, subject: commit.subject,
        changes: changes.sorted { $0.file.utf8.lexicographicallyPrecedes($1.file.utf8) })
    }
    return GitHistory(commits: told, missing: objects.count - contents.count)
  }

  private static func application(_ bytes: [UInt8], _ path: String) -> Application? {
    let reading = Result { try Reading(file: path, slug: path, source: try SourceText(bytes)) }
    guard case .success(.application(let application)) = reading else { return nil }
    return application
  }

  /// Keeps one file, under the name it has at the end and those it had before. Newest first.
  private static func keep(_ file: String, in commits: inout [LogReader.Commit]) {
    var names: Set<String> = [file]
    for index in commits.indices {
      commits[index].files.removeAll { !names.contains($0.path) }
      for change in commits[index].files {
        if let old = change.oldPath { names.insert(old) }
      }
    }
  }
}

/// Takes apart what `git log --raw -z` prints with the format above: the fields of a commit, each
/// ended by NUL, then `:modes ids status` and its paths. Empty fields and line ends stand between,
/// of a merge others than of a plain commit.
private struct LogReader {
  struct Change {
    let path: String
    let oldPath: String?
    /// The object of each parent; nil where it has none.
    let old: [String?]
    let new: String?
  }

  struct Commit {
    let id: String
    let day: CivilDate
    let subject: String
    var files: [Change] = []
  }

  private(set) var commits: [Commit] = []

  init(_ text: [UInt8], parsesDay: (ArraySlice<UInt8>) -> CivilDate) {
    var fields = text.split(separator: 0, omittingEmptySubsequences: false)[...]
    func string(_ field: ArraySlice<UInt8>) -> String { String(decoding: field, as: UTF8.self) }
    while true {
      guard fields.count >= 3 else { return }
      let head = Array(fields.prefix(3))
      fields.removeFirst(3)
      var commit = Commit(
        id: string(head[0]), day: parsesDay(head[1]), subject: string(head[2]))
      while var field = fields.first {
        if field.first == .newline { field.removeFirst() }
        guard field.isEmpty || field.first == .colon else { break }
        fields.removeFirst()
        if !field.isEmpty { Self.read(field, &fields).map { commit.files.append($0) } }
      }
      commits.append(commit)
    }
  }

  /// - Returns: nil for links, other repositories, and names that are not UTF-8.
  private static func read(
    _ field: ArraySlice<UInt8>, _ fields: inout ArraySlice<ArraySlice<UInt8>>
  ) -> Change? {
    let parents = field.prefix { $0 == .colon }.count
    let words = field.dropFirst(parents).split(separator: UInt8(ascii: " "))
      .map { String(decoding: $0, as: UTF8.self) }
    guard words.count == 2 * parents + 3 else { return nil }
    func path() -> String? {
      fields.popFirst().flatMap { String(validating: $0, as: UTF8.self) }
    }
    func object(_ index: Int) -> String? {
      // Nothing but plain files: others hold no application.
      words[index].hasPrefix("100") ? words[parents + 1 + index] : nil
    }
    let isRename = parents == 1 && "RC".contains(words[2 * parents + 2].prefix(1))
    let first = path()
    let second = isRename ? path() : nil
    guard let first, !isRename || second != nil else { return nil }
    return Change(
      path: second ?? first, oldPath: isRename ? first : nil, old: (0..<parents).map(object),
      new: object(parents))
  }
}

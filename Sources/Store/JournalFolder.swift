internal import FollowUp
public import Syntax

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// A journal on disk. Nothing outside its root is read or written through it.
public struct JournalFolder: Sendable {
  public struct Listing: Sendable {
    /// Below the root, in the order of their bytes.
    public let paths: [String]
    /// Folders that could not be looked into.
    public let unreadable: [(path: String, reason: String)]
  }

  /// Absolute, without links.
  public let root: String

  /// The nearest folder, from the one named upwards, that holds `jobjournal.yml`; where none does,
  /// the folder named.
  ///
  /// - Throws: `StoreError` where there is no such folder.
  public static func find(from path: String) throws(StoreError) -> JournalFolder {
    guard let start = realPath(path) else { throw .system(path, .find) }
    var status = stat()
    guard stat(start, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else {
      throw StoreError(path, .find, "it is not a folder")
    }
    var folder = start
    while true {
      let file = folder == "/" ? "/" : folder + "/"
      if access(file + Configuration.fileName, F_OK) == 0 { return JournalFolder(root: folder) }
      guard folder != "/", let slash = folder.lastIndex(of: "/") else {
        return JournalFolder(root: start)
      }
      folder = slash == folder.startIndex ? "/" : String(folder[..<slash])
    }
  }

  private static func realPath(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  private func absolute(_ path: String) -> String {
    path.isEmpty ? root : (root == "/" ? "/" : root + "/") + path
  }

  /// Whether a real path lies inside the root.
  private func contains(_ realPath: String) -> Bool {
    root == "/" || realPath == root || realPath.hasPrefix(root + "/")
  }

  // MARK: Finding files

  /// All Markdown files that may hold an application.
  public func files(excluding globs: [Glob], agendaFile: String) -> Listing {
    var paths: [String] = []
    var unreadable: [(path: String, reason: String)] = []
    var folders = [""]
    while let folder = folders.popLast() {
      guard let directory = opendir(absolute(folder)) else {
        unreadable.append((folder, StoreError.system(folder, .read).reason))
        continue
      }
      defer { closedir(directory) }
      while let entry = readdir(directory) {
        let name = withUnsafePointer(to: &entry.pointee.d_name) {
          $0.withMemoryRebound(to: CChar.self, capacity: Int(NAME_MAX) + 1) {
            String(cString: $0)
          }
        }
        guard !name.hasPrefix("."), !name.hasPrefix("_") else { continue }
        let path = folder.isEmpty ? name : "\(folder)/\(name)"
        switch kind(of: path, hint: Int32(entry.pointee.d_type)) {
        case .folder:
          // Below an excluded folder everything is excluded, so that it is not even opened.
          if !globs.contains(where: { $0.matches(path) || $0.matches(path + "/\u{1}") }) {
            folders.append(path)
          }
        case .file:
          if Self.isMarkdown(name), path != agendaFile, !globs.contains(where: { $0.matches(path) })
          {
            paths.append(path)
          }
        case .other: break
        }
      }
    }
    let inOrder = { (left: String, right: String) in
      left.utf8.lexicographicallyPrecedes(right.utf8)
    }
    return Listing(
      paths: paths.sorted(by: inOrder),
      unreadable: unreadable.sorted { inOrder($0.path, $1.path) })
  }

  private enum Kind { case file, folder, other }

  private func kind(of path: String, hint: Int32) -> Kind {
    if hint == Int32(DT_REG) { return .file }
    if hint == Int32(DT_DIR) { return .folder }
    guard hint == Int32(DT_LNK) || hint == Int32(DT_UNKNOWN) else { return .other }
    var status = stat()
    guard lstat(absolute(path), &status) == 0 else { return .other }
    switch status.st_mode & S_IFMT {
    case S_IFREG: return .file
    case S_IFDIR: return .folder
    case S_IFLNK:
      // Links to files inside the root are followed, links to folders are not.
      guard let target = Self.realPath(absolute(path)), contains(target),
        stat(target, &status) == 0, status.st_mode & S_IFMT == S_IFREG
      else { return .other }
      return .file
    default: return .other
    }
  }

  private static func isMarkdown(_ name: String) -> Bool {
    let folded = name.lowercased()
    return folded.hasSuffix(".md") || folded.hasSuffix(".markdown")
  }

  // MARK: Reading and writing

  public func readConfiguration() throws(StoreError) -> [UInt8]? {
    try readIfPresent(Configuration.fileName)
  }

  /// Reads a file below the root; by default one byte more than the limit of the format at most.
  ///
  /// - Throws: `StoreError`, also for a path that leads out of the root.
  public func read(
    _ path: String, limit: Int = SourceText.sizeLimit + 1
  ) throws(StoreError) -> [UInt8] {
    guard let target = Self.realPath(absolute(path)) else { throw .system(path, .read) }
    guard !path.hasPrefix("/"), contains(target) else {
      throw StoreError(path, .read, "it leads out of the journal")
    }
    return try AtomicFile.read(target, shownAs: path, limit: limit)
  }

  /// - Returns: nil where there is no such file.
  public func readIfPresent(_ path: String) throws(StoreError) -> [UInt8]? {
    access(absolute(path), F_OK) == 0 ? try read(path, limit: .max) : nil
  }

  /// Writes a file below the root, whole or not at all.
  public func write(_ bytes: [UInt8], to path: String) throws(StoreError) {
    let file = absolute(path)
    // An existing file may be a link; a new one is as safe as its folder.
    let folder = String(file[..<(file.lastIndex(of: "/") ?? file.startIndex)])
    let existing = Self.realPath(file) ?? Self.realPath(folder.isEmpty ? "/" : folder)
    guard let existing else { throw .system(path, .write) }
    guard contains(existing) else {
      throw StoreError(path, .write, "it leads out of the journal")
    }
    try AtomicFile.write(bytes, to: Self.realPath(file) ?? file)
  }

  // MARK: Paths

  /// A path that a person typed, as one below the root; empty for the root itself.
  public func relativePath(of typed: String) throws(StoreError) -> String {
    guard let target = Self.realPath(typed) ?? Self.realPath(absolute(typed)) else {
      throw .system(typed, .find)
    }
    guard contains(target) else {
      throw StoreError(
        typed, .find, "it is outside the journal; name another journal with --journal")
    }
    return String(target.dropFirst(root == "/" ? 1 : root.count + 1))
  }

  /// What leads from a file's folder below the root back to it: `../` for `notes/AGENDA.md`.
  public func pathToRoot(from file: String) -> String {
    String(repeating: "../", count: file.count { $0 == "/" })
  }

  /// The same for a file anywhere.
  public func pathToRoot(fromFile path: String) -> String {
    let folder = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
    guard let from = Self.realPath(folder.isEmpty ? "/" : folder) else { return "" }
    let here = from.split(separator: "/")
    let there = root.split(separator: "/")
    var shared = 0
    while shared < min(here.count, there.count), here[shared] == there[shared] { shared += 1 }
    return String(repeating: "../", count: here.count - shared)
      + there[shared...].map { "\($0)/" }.joined()
  }
}

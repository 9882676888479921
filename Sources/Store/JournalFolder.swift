internal import FollowUp
public import Syntax

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// A journal on disk. Nothing outside its root is read or written through it.
public struct JournalFolder: Sendable, FileSource {
  public struct Listing: Sendable {
    /// Below the root, in the order of their bytes.
    public let paths: [String]
    /// Folders that could not be looked into, and what has no name that text can hold. The root
    /// is `.` here.
    public let unreadable: [(path: String, reason: String)]
    /// What runs that were killed have left behind.
    let leftovers: [String]
  }

  /// Absolute, without links.
  public let root: String

  /// The nearest folder, from the one named upwards, that holds `jobjournal.yml`; where none does,
  /// the folder named.
  ///
  /// - Throws: `StoreError` where there is no such folder.
  public static func find(from path: String) throws(StoreError) -> JournalFolder {
    guard let start = AtomicFile.realPath(path) else { throw .system(path, .find) }
    try requireFolder(start, shownAs: path)
    return JournalFolder(root: nearestRoot(from: start) ?? start)
  }

  /// The journal that a file belongs to, whether it is there yet or not.
  ///
  /// - Returns: The journal, the file's path below its root, and the root as the path has it, with
  ///   links. nil for a file that has no folder with `jobjournal.yml` above it.
  package static func around(
    _ path: String
  ) -> (folder: JournalFolder, file: String, shownRoot: String)? {
    AtomicFile.place(of: path).flatMap { nearestRoot(from: AtomicFile.folder(of: $0)) }
      .flatMap { JournalFolder(root: $0).place(of: path) }
  }

  /// As above, for a file in this journal; nil for one outside.
  package func place(
    of path: String
  ) -> (folder: JournalFolder, file: String, shownRoot: String)? {
    guard let file = AtomicFile.place(of: path).flatMap(below), !file.isEmpty else { return nil }
    let tail = ("/" + file).utf8
    guard path.utf8.suffix(tail.count).elementsEqual(tail) else { return (self, file, root) }
    var shownRoot = path.utf8.dropLast(tail.count)
    // The address of a folder may end in a slash.
    while shownRoot.last == UInt8(ascii: "/") { shownRoot.removeLast() }
    return (self, file, String(decoding: shownRoot, as: UTF8.self))
  }

  static func requireFolder(_ path: String, shownAs shown: String) throws(StoreError) {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else {
      throw StoreError(shown, .find, "it is not a folder")
    }
  }

  /// The nearest folder with a configuration, from a real path upwards.
  static func nearestRoot(from start: String) -> String? {
    var folder = start
    while true {
      let file = folder == "/" ? "/" : folder + "/"
      if access(file + Configuration.fileName, F_OK) == 0 { return folder }
      if folder == "/" { return nil }
      folder = AtomicFile.folder(of: folder)
    }
  }

  package func absolute(_ path: String) -> String {
    path.isEmpty ? root : (root == "/" ? "/" : root + "/") + path
  }

  /// A real path as one below the root, which is empty itself; nil for one outside.
  package func below(_ realPath: String) -> String? {
    // Byte for byte: to the file system, two ways to write `é` are two folders.
    let (path, root) = (realPath.utf8, root == "/" ? "".utf8 : root.utf8)
    guard path.starts(with: root) else { return nil }
    let rest = path.dropFirst(root.count)
    guard let slash = rest.first else { return "" }
    return slash == UInt8(ascii: "/") ? String(rest.dropFirst()) : nil
  }

  // MARK: Finding files

  /// All Markdown files that may hold an application.
  public func files(excluding globs: [Glob], agendaFile: String) -> Listing {
    var paths: [String] = []
    var unreadable: [(path: String, reason: String)] = []
    var leftovers: [String] = []
    func reportLastError(_ folder: String) {
      unreadable.append((folder.isEmpty ? "." : folder, StoreError.system(folder, .read).reason))
    }
    // The agenda stays what it is under the name of a link to it.
    let agenda = AtomicFile.realPath(absolute(agendaFile))
    var folders = [""]
    var trail = FolderTrail(self)
    while let folder = folders.popLast() {
      guard let directory = trail.listing(folder) else {
        reportLastError(folder)
        continue
      }
      defer { closedir(directory) }
      while true {
        // Only this tells the end of a folder from one that cannot be read on.
        errno = 0
        guard let entry = readdir(directory) else {
          if errno != 0 { reportLastError(folder) }
          break
        }
        let (name, isText) = withUnsafePointer(to: &entry.pointee.d_name) {
          $0.withMemoryRebound(to: CChar.self, capacity: Int(NAME_MAX) + 1) { bytes in
            let name = String(validatingCString: bytes)
            return (name ?? String(cString: bytes), name != nil)
          }
        }
        guard let first = name.utf8.first, first != UInt8(ascii: "."), first != UInt8(ascii: "_")
        else {
          if AtomicFile.isLeftover(name) {
            leftovers.append(folder.isEmpty ? name : "\(folder)/\(name)")
          }
          continue
        }
        let path = folder.isEmpty ? name : "\(folder)/\(name)"
        let hint = Int32(entry.pointee.d_type)
        guard isText else {
          if hint == Int32(DT_DIR) || Self.isMarkdown(name) {
            unreadable.append((path, "its name is not UTF-8 text; give it another"))
          }
          continue
        }
        switch kind(of: path, hint: hint, except: agenda) {
        case .folder:
          if globs.matchAll(below: path) { break }
          if root.utf8.count + path.utf8.count + 1 < Int(PATH_MAX) {
            folders.append(path)
          } else {
            errno = ENAMETOOLONG
            reportLastError(path)
          }
        case .file:
          if Self.isMarkdown(name), path != agendaFile, !globs.match(path) {
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
      unreadable: unreadable.sorted { inOrder($0.path, $1.path) }, leftovers: leftovers)
  }

  private enum Kind { case file, folder, other }

  private func kind(of path: String, hint: Int32, except agenda: String?) -> Kind {
    if hint == Int32(DT_REG) { return absolute(path) == agenda ? .other : .file }
    if hint == Int32(DT_DIR) { return .folder }
    guard hint == Int32(DT_LNK) || hint == Int32(DT_UNKNOWN) else { return .other }
    var status = stat()
    guard lstat(absolute(path), &status) == 0 else { return .other }
    switch status.st_mode & S_IFMT {
    case S_IFREG: return .file
    case S_IFDIR: return .folder
    case S_IFLNK:
      // Links to files inside the root are followed, links to folders are not.
      guard let target = AtomicFile.realPath(absolute(path)), below(target) != nil,
        target != agenda, stat(target, &status) == 0, status.st_mode & S_IFMT == S_IFREG
      else { return .other }
      return .file
    default: return .other
    }
  }

  /// Whether a path below the root has a name that an application may have.
  package static func isPlaceForNotes(
    _ path: String, excluding globs: [Glob], agendaFile: String
  ) -> Bool {
    let names = path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    let isShown = names.allSatisfy {
      $0.first.map { $0 != UInt8(ascii: ".") && $0 != UInt8(ascii: "_") } ?? false
    }
    return isShown && isMarkdown(path) && path != agendaFile
      && !globs.match(path)
  }

  /// Whether `files` would list a path below the root.
  package func hasFile(
    _ path: String, excluding globs: [Glob], agendaFile: String
  ) -> Bool {
    Self.isPlaceForNotes(path, excluding: globs, agendaFile: agendaFile)
      && kind(
        of: path, hint: Int32(DT_UNKNOWN), except: AtomicFile.realPath(absolute(agendaFile)))
        == .file
  }

  static func isMarkdown(_ name: String) -> Bool {
    func ends(with ending: StaticString) -> Bool {
      let bytes = Array(name.utf8.suffix(ending.utf8CodeUnitCount))
      return bytes.hasWord(ending, at: 0, before: bytes.count)
    }
    return ends(with: ".md") || ends(with: ".markdown")
  }

  // MARK: Reading and writing

  public func readConfiguration() throws(StoreError) -> [UInt8]? {
    try readIfPresent(Configuration.fileName, limit: SourceText.sizeLimit + 1)
  }

  /// Reads a file below the root; by default one byte more than the limit of the format at most.
  ///
  /// - Throws: `StoreError`, also for a path that leads out of the root.
  public func read(
    _ path: String, limit: Int = SourceText.sizeLimit + 1
  ) throws(StoreError) -> [UInt8] {
    // Nearly always there is no link on the way: then nothing is to be resolved, which takes time
    // with the square of the depth.
    if isPlain(path), let folder = open(AtomicFile.folder(of: path)),
      let status = folder.status(of: AtomicFile.name(of: path)),
      status.st_mode & S_IFMT != S_IFLNK
    {
      return try AtomicFile.read(
        AtomicFile.name(of: path), in: folder, shownAs: path, limit: limit)
    }
    guard let target = AtomicFile.realPath(absolute(path)) else { throw .system(path, .read) }
    guard path.utf8.first != UInt8(ascii: "/"), let inside = below(target) else {
      throw StoreError(path, .read, "it leads out of the journal")
    }
    guard let folder = open(AtomicFile.folder(of: inside)) else { throw .system(path, .read) }
    return try AtomicFile.read(
      AtomicFile.name(of: inside), in: folder, shownAs: path, limit: limit)
  }

  /// Reads a file that a person typed, which may lie anywhere; by default one byte more than the
  /// limit of the format at most.
  ///
  /// - Returns: Its path below the root, or as it was typed, and what it holds.
  public func readTyped(
    _ typed: String, limit: Int = SourceText.sizeLimit + 1
  ) throws(StoreError) -> (name: String, bytes: [UInt8]) {
    guard let target = AtomicFile.realPath(typed) ?? AtomicFile.realPath(absolute(typed)) else {
      throw .system(typed, .read)
    }
    let bytes = try AtomicFile.read(target, shownAs: typed, limit: limit)
    return (below(target) ?? typed, bytes)
  }

  /// Reads the whole file, by default: what is to be rewritten must not lose its end.
  ///
  /// - Returns: nil where there is no such file.
  /// - Throws: As `read`.
  public func readIfPresent(
    _ path: String, limit: Int = .max
  ) throws(StoreError) -> [UInt8]? {
    try AtomicFile.isPresent(absolute(path)) ? try read(path, limit: limit) : nil
  }

  /// Writes a file below the root, whole or not at all. Hidden files and those in hidden folders
  /// are refused: what a configuration names must not become one of git's hooks.
  ///
  /// - Parameter expected: What was read from the file, nil where there was none.
  /// - Throws: `StoreError`, also for a path out of the root and for a file that has changed since
  ///   it was read; then it is intact.
  public func write(
    _ bytes: [UInt8], to path: String, replacing expected: [UInt8]?
  ) throws(StoreError) {
    let target = try AtomicFile.target(of: absolute(path), shownAs: path)
    guard path.utf8.first != UInt8(ascii: "/"), let inside = below(target) else {
      throw StoreError(path, .write, "it leads out of the journal")
    }
    try refuseHidden(inside, path)
    guard let folder = open(AtomicFile.folder(of: inside)) else { throw .system(path, .write) }
    try AtomicFile.write(
      bytes, as: AtomicFile.name(of: inside), in: folder, shownAs: path, replacing: expected)
  }

  /// Whether a path goes only down from the root, as far as its names tell.
  private func isPlain(_ path: String) -> Bool {
    path.utf8.first != UInt8(ascii: "/")
      && !path.utf8.split(separator: UInt8(ascii: "/")).contains { $0.elementsEqual("..".utf8) }
  }

  /// A folder below the root, passing through no link: what was a folder when a path was resolved
  /// may be a link out of the journal by now.
  ///
  /// - Parameter path: Without links and `..`; the root is empty or `.`.
  /// - Returns: nil for the reason in `errno`.
  func open(_ path: String) -> OpenFolder? {
    guard var folder = OpenFolder(root) else { return nil }
    for name in path.utf8.split(separator: UInt8(ascii: "/")) where !name.elementsEqual(".".utf8) {
      guard let next = folder.folder(String(decoding: name, as: UTF8.self)) else { return nil }
      folder = next
    }
    return folder
  }

  func refuseHidden(_ inside: String, _ shown: String) throws(StoreError) {
    let names = inside.utf8.split(separator: UInt8(ascii: "/"))
    guard !names.contains(where: { $0.first == UInt8(ascii: ".") }) else {
      throw StoreError(
        shown, .write, "it is hidden, or in a hidden folder", advice: "choose another name")
    }
  }

  /// Removes what runs that were killed have left behind. Only under the lock: another run may be
  /// about to need it.
  func remove(leftovers: [String]) {
    for path in leftovers { open(AtomicFile.folder(of: path))?.remove(AtomicFile.name(of: path)) }
  }

  /// Runs something that reads and then writes, while no other run does. The system lets go of the
  /// lock when the process ends, however it ends.
  ///
  /// - Parameter onWait: Called once where another run keeps this one waiting.
  /// - Throws: `StoreError` where the other run does not end within a minute, and what `body` throws.
  public func locked<Result>(
    onWait: () -> Void = {}, _ body: () throws -> Result
  ) throws -> Result {
    let descriptor = open("")?.open(".", O_RDONLY | O_DIRECTORY) ?? -1
    guard descriptor >= 0 else { throw StoreError.system(root, .read) }
    defer { close(descriptor) }
    var waited = 0
    while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
      guard errno == EWOULDBLOCK || errno == EINTR else { throw StoreError.system(root, .lock) }
      guard waited < Self.patience else {
        throw StoreError(
          root, .replace, "another run of jobjournal is at work in it", advice: "try again later")
      }
      usleep(UInt32(Self.pause))
      waited += Self.pause
      if waited == Self.pause * 200 { onWait() }
    }
    return try body()
  }

  /// Microseconds.
  private static let pause = 5_000
  private static let patience = 60_000_000

  // MARK: Paths

  /// A path that a person typed, as one below the root; empty for the root itself.
  public func relativePath(of typed: String) throws(StoreError) -> String {
    guard let target = AtomicFile.realPath(typed) ?? AtomicFile.realPath(absolute(typed)) else {
      throw .system(typed, .find)
    }
    guard let path = below(target) else {
      throw StoreError(
        typed, .find, "it is outside the journal", advice: "name another journal with --journal")
    }
    return path
  }

  /// What leads from a file's folder below the root back to it: `../` for `notes/AGENDA.md`.
  public func pathToRoot(from file: String) -> String {
    String(repeating: "../", count: file.count { $0 == "/" })
  }

  /// The same for a file anywhere.
  public func pathToRoot(fromFile path: String) -> String {
    guard let from = AtomicFile.realPath(AtomicFile.folder(of: path)) else { return "" }
    let here = from.split(separator: "/")
    let there = root.split(separator: "/")
    var shared = 0
    while shared < min(here.count, there.count), here[shared] == there[shared] { shared += 1 }
    return String(repeating: "../", count: here.count - shared)
      + there[shared...].map { "\($0)/" }.joined()
  }

  /// What leads down to the root from a folder that it lies in; empty for any other.
  public func pathToRoot(below folder: String) -> String {
    guard let real = AtomicFile.realPath(folder) else { return "" }
    let (top, root) = ((real + "/").utf8, (self.root + "/").utf8)
    return root.starts(with: top) ? String(decoding: root.dropFirst(top.count), as: UTF8.self) : ""
  }
}

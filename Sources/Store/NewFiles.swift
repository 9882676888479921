public import FollowUp

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// Making what was not there. Nothing here replaces anything.
extension JournalFolder {
  /// Makes the folder, and those above it that are missing.
  ///
  /// - Throws: `StoreError`, also where something else has its name.
  public static func make(at path: String) throws(StoreError) -> JournalFolder {
    var made = path.hasPrefix("/") ? "/" : ""
    for name in path.utf8.split(separator: UInt8(ascii: "/")) {
      made += String(decoding: name, as: UTF8.self)
      if !AtomicFile.makeFolder(made), errno != EEXIST, access(made, F_OK) != 0 {
        throw .system(made, .write)
      }
      made += "/"
    }
    guard let root = AtomicFile.realPath(path) else { throw .system(path, .find) }
    try requireFolder(root, shownAs: path)
    return JournalFolder(root: root)
  }

  /// The journal that a folder, there or yet to be made, lies in without being its root.
  public static func journal(above path: String) -> String? {
    if let real = AtomicFile.realPath(path) {
      return real == "/" ? nil : nearestRoot(from: AtomicFile.folder(of: real))
    }
    var folder = path
    while folder != ".", folder != "/" {
      while folder.utf8.count > 1, folder.utf8.last == UInt8(ascii: "/") { folder.removeLast() }
      folder = AtomicFile.folder(of: folder)
      if let real = AtomicFile.realPath(folder) { return nearestRoot(from: real) }
    }
    return nil
  }

  /// Why a file of this name would not be read as an application; nil where it would be.
  public func reasonNotToRead(_ path: String, _ configuration: Configuration) -> String? {
    let names = path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    if path.utf8.first == UInt8(ascii: "/")
      || names.contains(where: { $0.elementsEqual("..".utf8) })
    {
      return "it should be a path below the journal's folder, such as 2026/acme.md"
    }
    if !Self.isMarkdown(path) || names.contains(where: \.isEmpty) {
      return "it should be the name of a Markdown file, such as acme.md"
    }
    if names.contains(where: { $0.first == UInt8(ascii: ".") || $0.first == UInt8(ascii: "_") }) {
      return "files and folders whose names begin with a dot or an underscore are not read"
    }
    // Where capitals make no difference to the file system, both are one file.
    if path.lowercased() == configuration.agendaFile.lowercased() {
      return "that is the agenda"
    }
    if let pattern = configuration.exclude.first(where: { Glob($0).matches(path) }) {
      return "the pattern “\(pattern)” in \(Configuration.fileName) excludes it"
    }
    return nil
  }

  /// The first of these paths that nothing has yet.
  public func firstFree(of paths: [String]) throws(StoreError) -> String? {
    for path in paths where try !AtomicFile.isTaken(absolute(path), shownAs: path) { return path }
    return nil
  }

  /// Makes a file below the root, and the folders it lies in.
  ///
  /// - Returns: Whether it was made; false where something has its name.
  /// - Throws: `StoreError`, also for a path out of the root or into a hidden folder.
  public func create(_ bytes: [UInt8], at path: String) throws(StoreError) -> Bool {
    try refuseHidden(path, path)
    guard var folder = open("") else { throw .system(path, .write) }
    for name in path.utf8.split(separator: UInt8(ascii: "/")).dropLast() {
      let name = String(decoding: name, as: UTF8.self)
      if !folder.make(name), errno != EEXIST { throw .system(path, .write) }
      guard let next = folder.folder(name) else {
        let error = StoreError.system(path, .write)
        // A linked folder may lie anywhere, and its files are not read.
        guard let status = folder.status(of: name), status.st_mode & S_IFMT == S_IFLNK else {
          throw error
        }
        throw StoreError(
          path, .write, "one of its folders is a link", advice: "name a folder of the journal")
      }
      folder = next
    }
    return try AtomicFile.create(
      bytes, as: AtomicFile.name(of: path), in: folder, shownAs: path)
  }

  /// Makes a file for git, hidden as those are, at the root.
  ///
  /// - Returns: Whether it was made; false where there is one.
  public func createIgnoreFile(_ bytes: [UInt8]) throws(StoreError) -> Bool {
    guard let folder = open("") else { throw .system(".gitignore", .write) }
    return try AtomicFile.create(bytes, as: ".gitignore", in: folder, shownAs: ".gitignore")
  }
}

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// Files that are either the old text or the new one, whole, whatever happens in between.
public enum AtomicFile {
  /// - Returns: nil where there is no such file.
  public static func readIfPresent(_ path: String) throws(StoreError) -> [UInt8]? {
    try isPresent(path) ? try read(path, shownAs: path, limit: .max) : nil
  }

  /// - Throws: `StoreError` where the file system does not tell.
  static func isPresent(_ path: String) throws(StoreError) -> Bool {
    if access(path, F_OK) == 0 { return true }
    guard errno == ENOENT || errno == ENOTDIR else { throw .system(path, .read) }
    return false
  }

  /// Reads a regular file; a pipe or a device cannot stall it.
  static func read(
    _ path: String, shownAs shown: String, limit: Int
  ) throws(StoreError) -> [UInt8] {
    try contents(
      of: open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC), shownAs: shown, limit: limit)
  }

  static func read(
    _ name: String, in folder: borrowing OpenFolder, shownAs shown: String, limit: Int
  ) throws(StoreError) -> [UInt8] {
    try contents(of: folder.open(name, O_RDONLY | O_NONBLOCK), shownAs: shown, limit: limit)
  }

  /// Bytes that are read of a file at most: a larger one need not fit into memory.
  private static let sizeLimit = 256 * 1024 * 1024

  private static func contents(
    of descriptor: Int32, shownAs shown: String, limit: Int
  ) throws(StoreError) -> [UInt8] {
    guard descriptor >= 0 else { throw .system(shown, .read) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw .system(shown, .read) }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw StoreError(shown, .read, "it is not a plain file")
    }
    // Without a limit, all of it is meant: cut off, it could not be written anew.
    let isTooLarge = { (size: Int) in limit == .max && size > sizeLimit }
    let tooLarge = StoreError(
      shown, .read, "it is larger than \(sizeLimit / 1024 / 1024) MiB",
      advice: "move it out of the way")
    if isTooLarge(Int(status.st_size)) { throw tooLarge }
    let limit = min(limit, sizeLimit + 1)
    var bytes: [UInt8] = []
    // One byte more shows the end of a file without another call, and a file that grows is read on.
    var wanted = min(limit, Int(status.st_size) + 1)
    while bytes.count < limit {
      var failed = false
      let chunk = [UInt8](unsafeUninitializedCapacity: wanted) { buffer, count in
        var result = systemRead(descriptor, buffer.baseAddress, wanted)
        while result < 0, errno == EINTR {
          result = systemRead(descriptor, buffer.baseAddress, wanted)
        }
        failed = result < 0
        count = max(0, result)
      }
      if failed { throw .system(shown, .read) }
      if chunk.isEmpty { break }
      if bytes.isEmpty { bytes = chunk } else { bytes += chunk }
      if bytes.count == Int(status.st_size), bytes.count < wanted { break }
      wanted = min(limit - bytes.count, 64 * 1024)
    }
    if isTooLarge(bytes.count) { throw tooLarge }
    return bytes
  }

  /// Writes beside the file, flushes to disk, and renames. Permissions and owner are kept; a link
  /// stays one, and what it leads to is written.
  ///
  /// - Parameter expected: What was read from the file, nil where there was none.
  /// - Throws: `StoreError`, also where the file holds something else by now; then it is intact.
  public static func write(
    _ bytes: [UInt8], to path: String, replacing expected: [UInt8]?
  ) throws(StoreError) {
    let target = try target(of: path, shownAs: path)
    guard let folder = OpenFolder(folder(of: target)) else { throw .system(path, .write) }
    try write(bytes, as: name(of: target), in: folder, shownAs: path, replacing: expected)
  }

  /// The real path of a file that is there, or could be made.
  static func target(of path: String, shownAs shown: String) throws(StoreError) -> String {
    if let existing = realPath(path) { return existing }
    guard errno == ENOENT else { throw .system(shown, .write) }
    var status = stat()
    guard lstat(path, &status) != 0 else {
      throw StoreError(shown, .write, "it is a link that leads nowhere")
    }
    guard let folder = realPath(folder(of: path)) else { throw .system(shown, .write) }
    return (folder == "/" ? "/" : folder + "/") + name(of: path)
  }

  static func write(
    _ bytes: [UInt8], as name: String, in folder: borrowing OpenFolder, shownAs path: String,
    replacing expected: [UInt8]?
  ) throws(StoreError) {
    let changed = StoreError(
      path, .replace, "it has changed since it was read", advice: "run it again")
    guard let old = folder.status(of: name) else {
      guard expected == nil, try create(bytes, as: name, in: folder, shownAs: path) else {
        throw changed
      }
      return
    }
    if old.st_mode & S_IFMT != S_IFREG {
      throw StoreError(path, .write, "it is not a plain file")
    }
    if !folder.isWritable(name) { throw .system(path, .write) }
    let temporary = try temporaryFile(
      in: folder, shownAs: path, holding: bytes, mode: 0o600
    ) { descriptor in
      if fchown(descriptor, old.st_uid, old.st_gid) != 0, errno != EPERM { return false }
      return fchmod(descriptor, old.st_mode & 0o7777) == 0
    }
    // As late as possible: an editor knows of no lock.
    do throws(StoreError) {
      let isThere = folder.status(of: name) != nil
      let found = isThere ? try read(name, in: folder, shownAs: path, limit: .max) : nil
      guard found == expected else { throw changed }
    } catch {
      folder.remove(temporary)
      throw error
    }
    guard folder.rename(temporary, to: name) else {
      throw failure(path, removing: temporary, in: folder)
    }
    folder.flush()
  }

  /// Makes a file that was not there, whole or not at all. Whatever has its name already, be it a
  /// link that leads nowhere, is left as it is.
  ///
  /// - Returns: Whether it was made; false where the name is taken.
  /// - Throws: `StoreError`; then no file was made.
  public static func create(
    _ bytes: [UInt8], at path: String, isExecutable: Bool = false
  ) throws(StoreError) -> Bool {
    guard let real = realPath(folder(of: path)), let folder = OpenFolder(real) else {
      throw .system(path, .write)
    }
    return try create(
      bytes, as: name(of: path), in: folder, shownAs: path, isExecutable: isExecutable)
  }

  /// - Parameter linking: Gives a file a second name.
  static func create(
    _ bytes: [UInt8], as name: String, in folder: borrowing OpenFolder, shownAs path: String,
    isExecutable: Bool = false,
    linking: (borrowing OpenFolder, String, String) -> Bool = { $0.link($1, as: $2) }
  ) throws(StoreError) -> Bool {
    if folder.status(of: name) != nil { return false }
    guard errno == ENOENT else { throw .system(path, .write) }
    let temporary = try temporaryFile(
      in: folder, shownAs: path, holding: bytes, mode: isExecutable ? 0o777 : 0o666)
    if linking(folder, temporary, name) {
      folder.remove(temporary)
    } else {
      switch errno {
      case EEXIST:
        folder.remove(temporary)
        return false
      case EPERM, ENOSYS, EOPNOTSUPP, EMLINK:
        // Without links, as on a memory stick, an empty file reserves the name.
        let reserved = folder.open(name, O_WRONLY | O_CREAT | O_EXCL, 0o600)
        if reserved < 0, errno == EEXIST {
          folder.remove(temporary)
          return false
        }
        guard reserved >= 0 else { throw failure(path, removing: temporary, in: folder) }
        close(reserved)
        guard folder.rename(temporary, to: name) else {
          let error = failure(path, removing: temporary, in: folder)
          folder.remove(name)
          throw error
        }
      default: throw failure(path, removing: temporary, in: folder)
      }
    }
    folder.flush()
    return true
  }

  /// Whether anything has this name, a link that leads nowhere included.
  static func isTaken(_ path: String, shownAs shown: String) throws(StoreError) -> Bool {
    var status = stat()
    if lstat(path, &status) == 0 { return true }
    guard errno == ENOENT else { throw .system(shown, .write) }
    return false
  }

  /// A flushed file beside the one to be written.
  ///
  /// - Parameters:
  ///   - mode: The widest permissions: the user's mask, and a private folder, take from them.
  ///   - setOwner: Gives the open file its owner and permissions; false for a failure, with its
  ///     reason in `errno`.
  private static func temporaryFile(
    in folder: borrowing OpenFolder, shownAs path: String, holding bytes: [UInt8],
    mode: mode_t, setOwner: (_ descriptor: Int32) -> Bool = { _ in true }
  ) throws(StoreError) -> String {
    let (descriptor, temporary) = makeTemporary(
      in: folder, mode: folder.isPrivate ? mode & 0o700 : mode)
    guard descriptor >= 0 else { throw .system(path, .write) }
    let isWritten = setOwner(descriptor) && isWritten(bytes, to: descriptor)
    let reason = errno
    // Some file systems tell only now.
    let isClosed = close(descriptor) == 0
    if isWritten, isClosed { return temporary }
    if !isWritten { errno = reason }
    throw failure(path, removing: temporary, in: folder)
  }

  /// Writes and flushes.
  private static func isWritten(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    var offset = 0
    while offset < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        systemWrite(descriptor, buffer.baseAddress.map { $0 + offset }, bytes.count - offset)
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return false }
      offset += count
    }
    return fsync(descriptor) == 0
  }

  private static func failure(
    _ path: String, removing temporary: String, in folder: borrowing OpenFolder
  ) -> StoreError {
    let error = StoreError.system(path, .write)
    folder.remove(temporary)
    return error
  }

  /// No name that somebody would give to a file: what a killed run left is removed by its name.
  private static let temporaryPrefix = ".jobjournal-"
  private static let temporarySuffix = ".tmp"
  private static let temporaryDigits = 16

  /// - Parameter mode: What the user's mask leaves of it: only the system can tell that without
  ///   changing the mask for other threads.
  /// - Returns: A descriptor below zero where it cannot be made, for the reason in `errno`.
  private static func makeTemporary(
    in folder: borrowing OpenFolder, mode: mode_t
  ) -> (descriptor: Int32, name: String) {
    while true {
      let number = String(UInt64.random(in: .min ... .max), radix: 16)
      let digits = String(repeating: "0", count: temporaryDigits - number.utf8.count) + number
      let name = temporaryPrefix + digits + temporarySuffix
      let descriptor = folder.open(name, O_WRONLY | O_CREAT | O_EXCL, mode)
      if descriptor >= 0 || errno != EEXIST { return (descriptor, name) }
    }
  }

  /// Whether a file is one that a run, killed at its work, has left behind.
  static func isLeftover(_ name: String) -> Bool {
    guard name.hasPrefix(temporaryPrefix), name.hasSuffix(temporarySuffix) else { return false }
    let digits = name.utf8.dropFirst(temporaryPrefix.utf8.count)
      .dropLast(temporarySuffix.utf8.count)
    return digits.count == temporaryDigits
      && digits.allSatisfy { "0123456789abcdef".utf8.contains($0) }
  }

  /// Makes a folder that is as private as the one it lies in.
  ///
  /// - Returns: False for a failure, with its reason in `errno`.
  static func makeFolder(_ path: String) -> Bool {
    var outer = stat()
    let isPrivate = stat(folder(of: path), &outer) == 0 && outer.st_mode & 0o077 == 0
    return mkdir(path, isPrivate ? 0o700 : 0o777) == 0
  }

  /// Absolute, without links; nil where nothing is there, for the reason in `errno`.
  static func realPath(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  /// The path of a file, whether it and its folder are there or not, without links but its own.
  ///
  /// - Parameter path: Absolute.
  /// - Returns: nil for a path that is longer than the system takes.
  package static func place(of path: String) -> String? {
    guard path.utf8.count < Int(PATH_MAX) else { return nil }
    var folder = folder(of: path)
    var missing = [name(of: path)]
    while true {
      if let real = realPath(folder) {
        return (real == "/" ? "" : real) + "/" + missing.reversed().joined(separator: "/")
      }
      guard folder != "/", folder != "." else { return nil }
      missing.append(name(of: folder))
      folder = Self.folder(of: folder)
    }
  }

  /// What stands before the last slash: byte for byte, since a name may begin with an accent.
  static func folder(of path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// What stands behind the last slash.
  static func name(of path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return path }
    return String(path[path.utf8.index(after: slash)...])
  }
}

// `read` and `write` are also names of this module's own functions.
private func systemRead(_ descriptor: Int32, _ buffer: UnsafeMutableRawPointer?, _ count: Int)
  -> Int
{
  read(descriptor, buffer, count)
}

private func systemWrite(_ descriptor: Int32, _ buffer: UnsafeRawPointer?, _ count: Int) -> Int {
  write(descriptor, buffer, count)
}

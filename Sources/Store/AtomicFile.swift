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
    let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { throw .system(shown, .read) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw .system(shown, .read) }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw StoreError(shown, .read, "it is not a plain file")
    }
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
    try write(
      bytes, toTarget: try target(of: path, shownAs: path), shownAs: path, replacing: expected)
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
    let name = path.utf8.lastIndex(of: UInt8(ascii: "/")).map {
      path[path.utf8.index(after: $0)...]
    }
    return (folder == "/" ? "/" : folder + "/") + (name ?? path[...])
  }

  /// - Parameter target: A real path.
  static func write(
    _ bytes: [UInt8], toTarget target: String, shownAs path: String,
    replacing expected: [UInt8]?
  ) throws(StoreError) {
    var old = stat()
    let isReplacing = stat(target, &old) == 0
    if isReplacing, old.st_mode & S_IFMT != S_IFREG {
      throw StoreError(path, .write, "it is not a plain file")
    }
    if isReplacing, access(target, W_OK) != 0 { throw .system(path, .write) }
    let folder = folder(of: target)
    let (descriptor, temporary) = makeTemporary(
      in: folder, isPrivate: isReplacing || isPrivate(folder))
    guard descriptor >= 0 else { throw .system(path, .write) }
    var isOpen = true
    func fail() -> StoreError {
      let error = StoreError.system(path, .write)
      if isOpen { close(descriptor) }
      unlink(temporary)
      return error
    }
    if isReplacing {
      if fchown(descriptor, old.st_uid, old.st_gid) != 0, errno != EPERM { throw fail() }
      guard fchmod(descriptor, old.st_mode & 0o7777) == 0 else { throw fail() }
    }
    var offset = 0
    while offset < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        systemWrite(descriptor, buffer.baseAddress.map { $0 + offset }, bytes.count - offset)
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw fail() }
      offset += count
    }
    guard fsync(descriptor) == 0 else { throw fail() }
    // As late as possible: an editor knows of no lock.
    let current = Result { () throws(StoreError) in try readIfPresent(target) }
    guard case .success(expected) = current else {
      _ = fail()
      throw StoreError(
        path, .replace, "it has changed since it was read", advice: "run it again")
    }
    isOpen = false
    guard close(descriptor) == 0, rename(temporary, target) == 0 else { throw fail() }
    let directory = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    if directory >= 0 {
      fsync(directory)
      close(directory)
    }
  }

  /// No name that somebody would give to a file: what a killed run left is removed by its name.
  private static let temporaryPrefix = ".jobjournal-"
  private static let temporarySuffix = ".tmp"
  private static let temporaryDigits = 16

  /// - Parameter isPrivate: Otherwise its permissions are as the user's mask has them: only the
  ///   system can tell that without changing the mask for other threads.
  /// - Returns: A descriptor below zero where it cannot be made, for the reason in `errno`.
  private static func makeTemporary(
    in folder: String, isPrivate: Bool
  ) -> (descriptor: Int32, path: String) {
    while true {
      let number = String(UInt64.random(in: .min ... .max), radix: 16)
      let digits = String(repeating: "0", count: temporaryDigits - number.utf8.count) + number
      let path = "\(folder)/\(temporaryPrefix)\(digits)\(temporarySuffix)"
      let descriptor = open(
        path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, isPrivate ? 0o600 : 0o666)
      if descriptor >= 0 || errno != EEXIST { return (descriptor, path) }
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

  private static func isPrivate(_ folder: String) -> Bool {
    var status = stat()
    return stat(folder, &status) == 0 && status.st_mode & 0o077 == 0
  }

  /// Absolute, without links; nil where nothing is there, for the reason in `errno`.
  static func realPath(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  /// What stands before the last slash: byte for byte, since a name may begin with an accent.
  static func folder(of path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
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

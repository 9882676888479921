#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// A folder that is held open: what is done by name in it stays in it, whatever becomes of its path
/// meanwhile. A name in it that is a link is never followed.
struct OpenFolder: ~Copyable {
  private let descriptor: Int32

  /// To pass through a folder takes less permission than to list it. The number is Linux's
  /// `O_PATH`, which its headers do not show to Swift.
  #if canImport(Glibc)
    private static let passing = 0o10_000_000 | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC
  #else
    private static let passing = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC
  #endif

  /// - Parameter path: A real path: a link in its place is refused.
  /// - Returns: nil for the reason in `errno`, as all below.
  init?(_ path: String) {
    self.init(descriptor: openat(AT_FDCWD, path, Self.passing))
  }

  private init?(descriptor: Int32) {
    guard descriptor >= 0 else { return nil }
    self.descriptor = descriptor
  }

  deinit {
    let reason = errno
    close(descriptor)
    errno = reason
  }

  /// A folder in it: none above it.
  func folder(_ name: String) -> OpenFolder? {
    guard !name.utf8.elementsEqual("..".utf8) else {
      errno = ENOENT
      return nil
    }
    return OpenFolder(descriptor: openat(descriptor, name, Self.passing))
  }

  /// - Returns: A descriptor, below zero where there is none.
  func open(_ name: String, _ flags: Int32, _ mode: mode_t = 0) -> Int32 {
    openat(descriptor, name, flags | O_NOFOLLOW | O_CLOEXEC, mode)
  }

  /// Of the link itself, where it is one.
  func status(of name: String) -> stat? {
    var status = stat()
    return fstatat(descriptor, name, &status, AT_SYMLINK_NOFOLLOW) == 0 ? status : nil
  }

  /// Whether only its owner may look into it.
  var isPrivate: Bool {
    var status = stat()
    return fstat(descriptor, &status) == 0 && status.st_mode & 0o077 == 0
  }

  func isWritable(_ name: String) -> Bool { faccessat(descriptor, name, W_OK, 0) == 0 }

  /// Makes a folder that is as private as this one.
  func make(_ name: String) -> Bool { mkdirat(descriptor, name, isPrivate ? 0o700 : 0o777) == 0 }

  func link(_ old: String, as new: String) -> Bool {
    linkat(descriptor, old, descriptor, new, 0) == 0
  }

  func rename(_ old: String, to new: String) -> Bool {
    renameat(descriptor, old, descriptor, new) == 0
  }

  func remove(_ name: String) { unlinkat(descriptor, name, 0) }

  /// To be read with `readdir`, and closed.
  func listing() -> OpaquePointer? {
    let directory = open(".", O_RDONLY | O_DIRECTORY)
    guard directory >= 0 else { return nil }
    guard let stream = fdopendir(directory) else {
      close(directory)
      return nil
    }
    return stream
  }

  func flush() {
    let directory = open(".", O_RDONLY | O_DIRECTORY)
    if directory >= 0 {
      fsync(directory)
      close(directory)
    }
  }
}

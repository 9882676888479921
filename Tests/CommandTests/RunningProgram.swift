import Foundation
import TestSupport

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A program that runs while the test goes on, and can be stopped and killed. Its id stays its own
/// until the test has waited for it: no signal can reach another process.
final class RunningProgram {
  enum Ending: Equatable {
    case exited(Int32)
    case killed(signal: Int32)
  }

  struct CannotStart: Error { let code: Int32 }

  private let outputs: Scratch
  private let id: pid_t
  private var ending: Ending?

  /// - Parameters:
  ///   - command: A program by its path, and its arguments.
  ///   - pipes: Its standard input and output; without them it has nothing to read, and what it
  ///     writes is kept.
  init(
    _ command: [String], environment: [String: String] = [:],
    pipes: (input: Int32, output: Int32)? = nil
  ) throws {
    outputs = try Scratch(["output": "", "errors": ""])
    #if canImport(Glibc)
      var actions = posix_spawn_file_actions_t()
    #else
      var actions: posix_spawn_file_actions_t?
    #endif
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    for (descriptor, name) in [(STDOUT_FILENO, "output"), (STDERR_FILENO, "errors")] {
      let path = outputs.folder.appending(path: name).path
      posix_spawn_file_actions_addopen(&actions, descriptor, path, O_WRONLY | O_APPEND, 0)
    }
    if let pipes {
      posix_spawn_file_actions_adddup2(&actions, pipes.input, STDIN_FILENO)
      posix_spawn_file_actions_adddup2(&actions, pipes.output, STDOUT_FILENO)
    }
    // What whoever started the tests ignores, or the thread that runs this one puts off, is neither
    // ignored nor put off here.
    #if canImport(Glibc)
      var attributes = posix_spawnattr_t()
    #else
      var attributes: posix_spawnattr_t?
    #endif
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var signals = sigset_t()
    sigemptyset(&signals)
    for number in [SIGXFSZ, SIGPIPE, SIGINT, SIGTERM] { sigaddset(&signals, number) }
    posix_spawnattr_setsigdefault(&attributes, &signals)
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK))
    let variables = Program.variables.merging(environment) { $1 }
    var arguments = command.map { strdup($0) } + [nil]
    var settings = variables.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for pointer in arguments + settings { free(pointer) } }
    var id = pid_t()
    let code = posix_spawn(&id, command[0], &actions, &attributes, &arguments, &settings)
    guard code == 0 else { throw CannotStart(code: code) }
    self.id = id
  }

  /// The built program.
  static func jobjournal(_ arguments: [String]) throws -> RunningProgram {
    try RunningProgram([Program.executable.path] + arguments)
  }

  /// Commands for the shell, with arguments as `$1`, `$2` and so on.
  static func shell(_ script: String, _ arguments: [String] = []) throws -> RunningProgram {
    try RunningProgram(["/bin/sh", "-c", script, "sh"] + arguments)
  }

  deinit {
    kill()
    wait()
  }

  func kill() { signal(SIGKILL) }

  func goOn() { signal(SIGCONT) }

  /// - Returns: Whether it stands still now; false where it has ended before.
  func stop() -> Bool {
    signal(SIGSTOP)
    return ending == nil && !check(WUNTRACED)
  }

  var hasEnded: Bool { ending != nil || check(WNOHANG) }

  @discardableResult func wait() -> Ending {
    while true {
      if let ending { return ending }
      _ = check(0)
    }
  }

  var output: String { get throws { try outputs.read("output") } }

  var errors: String { get throws { try outputs.read("errors") } }

  func signal(_ number: Int32) {
    guard ending == nil else { return }
    #if canImport(Glibc)
      _ = Glibc.kill(id, number)
    #else
      _ = Darwin.kill(id, number)
    #endif
  }

  /// - Returns: Whether it has ended.
  private func check(_ options: Int32) -> Bool {
    var status: Int32 = 0
    var result = waitpid(id, &status, options)
    while result < 0, errno == EINTR { result = waitpid(id, &status, options) }
    // What the macros of C say: a stopped process has 0x7F in the low bits, an ended one its signal.
    guard result == id, status & 0x7F != 0x7F else { return false }
    ending = status & 0x7F == 0 ? .exited(status >> 8 & 0xFF) : .killed(signal: status & 0x7F)
    return true
  }
}

/// The lock of a journal, as another run holds it.
final class HeldLock {
  private let descriptor: Int32

  /// - Returns: nil where somebody else holds it.
  init?(_ folder: URL) {
    // Or programs that other tests start meanwhile would hold it, too.
    descriptor = open(folder.path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0, flock(descriptor, LOCK_EX | LOCK_NB) == 0 else { return nil }
  }

  deinit { close(descriptor) }

  func release() { flock(descriptor, LOCK_UN) }

  static func isFree(_ folder: URL) -> Bool { HeldLock(folder) != nil }
}

extension Scratch {
  convenience init(_ contents: [String: Data]) throws {
    try self.init([String: String]())
    try write(contents)
  }

  func write(_ contents: [String: Data]) throws {
    for (path, data) in contents {
      let url = folder.appending(path: path)
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try data.write(to: url)
    }
  }

  /// Every file, hidden ones too.
  func contents(of subfolder: String = ".") throws -> [String: Data] {
    var contents: [String: Data] = [:]
    let root = folder.appending(path: subfolder).path
    for path in try FileManager.default.subpathsOfDirectory(atPath: root) {
      var isFolder: ObjCBool = false
      let file = "\(root)/\(path)"
      if FileManager.default.fileExists(atPath: file, isDirectory: &isFolder), !isFolder.boolValue {
        contents[path] = try Data(contentsOf: URL(filePath: file))
      }
    }
    return contents
  }

  /// What shows that a file was replaced, even by the same text.
  struct Stamp: Equatable {
    let inode: UInt64
    let mode: UInt32
    let seconds: Int
    let nanoseconds: Int

    init?(_ path: String) {
      var status = stat()
      guard lstat(path, &status) == 0 else { return nil }
      inode = UInt64(status.st_ino)
      mode = UInt32(status.st_mode)
      #if canImport(Glibc)
        (seconds, nanoseconds) = (status.st_mtim.tv_sec, status.st_mtim.tv_nsec)
      #else
        (seconds, nanoseconds) = (status.st_mtimespec.tv_sec, status.st_mtimespec.tv_nsec)
      #endif
    }
  }

  func stamp(_ path: String) -> Stamp? { Stamp(folder.appending(path: path).path) }

  /// Of every file and folder, the journal's own too.
  var stamps: [String: Stamp] {
    get throws {
      var stamps: [String: Stamp] = [:]
      for name in try FileManager.default.subpathsOfDirectory(atPath: path) + ["."] {
        stamps[name] = stamp(name)
      }
      return stamps
    }
  }
}

import Foundation
import TestSupport

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The language server as an editor runs it, at the other end of two pipes.
final class RunningServer {
  struct TooSlow: Error {}

  let program: RunningProgram
  private var input: Int32
  private var output: Int32
  private var received: [UInt8] = []
  /// In milliseconds: far longer than anything takes.
  private static let patience: Int32 = 60_000

  init(_ arguments: [String] = []) throws {
    let (toServer, fromServer) = (try Self.pipe(), try Self.pipe())
    defer { for descriptor in [toServer.read, fromServer.write] { close(descriptor) } }
    (input, output) = (toServer.write, fromServer.read)
    program = try RunningProgram(
      [Program.executable.path, "lsp", "--today", "2026-11-21"] + arguments,
      pipes: (input: toServer.read, output: fromServer.write))
  }

  deinit {
    closeInput()
    closeOutput()
  }

  /// Named ones can be opened so that no other program which a test starts meanwhile has them, too.
  static func pipe() throws -> (read: Int32, write: Int32) {
    let scratch = try Scratch()
    let path = scratch.path + "/pipe"
    guard mkfifo(path, 0o600) == 0 else { throw RunningProgram.CannotStart(code: errno) }
    let reader = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    let writer = open(path, O_WRONLY | O_CLOEXEC)
    guard reader >= 0, writer >= 0, fcntl(reader, F_SETFL, 0) == 0 else {
      throw RunningProgram.CannotStart(code: errno)
    }
    return (reader, writer)
  }

  func closeInput() {
    if input >= 0 { close(input) }
    input = -1
  }

  func closeOutput() {
    if output >= 0 { close(output) }
    output = -1
  }

  func send(_ messages: String...) throws { try write(Array(messages.map(frame).joined().utf8)) }

  /// Writes without reading meanwhile.
  func write(_ bytes: [UInt8]) throws {
    var rest = bytes[...]
    while !rest.isEmpty {
      var descriptor = pollfd(fd: input, events: Int16(POLLOUT), revents: 0)
      guard poll(&descriptor, 1, Self.patience) > 0 else { throw TooSlow() }
      let share = Array(rest.prefix(4096))
      #if canImport(Glibc)
        let count = Glibc.write(input, share, share.count)
      #else
        let count = Darwin.write(input, share, share.count)
      #endif
      guard count > 0 else { throw TooSlow() }
      rest = rest.dropFirst(count)
    }
  }

  /// Reads until a text has come; to the end where there is none to wait for.
  func read(until text: String? = nil) throws {
    while !(text.map { String(decoding: received, as: UTF8.self).contains($0) } ?? false) {
      var descriptor = pollfd(fd: output, events: Int16(POLLIN), revents: 0)
      guard poll(&descriptor, 1, Self.patience) > 0 else { throw TooSlow() }
      var share = [UInt8](repeating: 0, count: 64 * 1024)
      #if canImport(Glibc)
        let count = Glibc.read(output, &share, share.count)
      #else
        let count = Darwin.read(output, &share, share.count)
      #endif
      guard count > 0 else { return }
      received += share.prefix(count)
    }
  }

  /// How it ends by itself.
  func ending() throws -> RunningProgram.Ending {
    for _ in 0..<Self.patience / 10 {
      if program.hasEnded { return program.wait() }
      usleep(10_000)
    }
    throw TooSlow()
  }

  /// What it has written so far, which must be whole messages and nothing else.
  func messages() throws -> [[String: Any]] {
    var messages: [[String: Any]] = []
    var rest = received[...]
    while !rest.isEmpty {
      let header = rest.prefix { $0 != UInt8(ascii: "{") }
      let digits = header.filter { (0x30...0x39).contains($0) }
      guard let length = Int(String(decoding: digits, as: UTF8.self)),
        header.elementsEqual("Content-Length: \(length)\r\n\r\n".utf8),
        let message = try JSONSerialization.jsonObject(
          with: Data(rest.dropFirst(header.count).prefix(length))) as? [String: Any]
      else { throw NoMessage(text: String(decoding: rest.prefix(200), as: UTF8.self)) }
      messages.append(message)
      rest = rest.dropFirst(header.count + length)
    }
    return messages
  }

  struct NoMessage: Error { let text: String }
}

public import Journal

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

extension Server {
  /// Serves a client on standard input and output until it is done or gone.
  ///
  /// - Parameters:
  ///   - today: The day by the clock; asked again and again, since editors stay open overnight.
  ///   - log: Takes a line about the session, without anything of what notes say.
  ///   - trace: Takes each message as it comes and goes.
  /// - Returns: The program's exit status.
  public mutating func serve(
    today: () -> CivilDate, log: (String) -> Void, trace: ((String) -> Void)? = nil
  ) -> Int32 {
    // A client that went away is noticed where it is written to.
    signal(SIGPIPE, SIG_IGN)
    var unsent = Unsent()
    var isBusy = false
    while exitStatus == nil {
      // Whoever writes to the end before it reads must not wait for us as we wait for it.
      let ready = Self.wait(toWrite: !unsent.isEmpty, patience: isBusy ? 0 : Self.patience)
      if ready.input { read(trace) }
      if ready.isGone || !unsent.write(patience: 0) { disconnect() }
      setToday(today())
      isBusy = step(isTelling: unsent.count < Self.unsentLimit)
      for line in takeLog() { log(line) }
      let output = takeOutput()
      if let trace, !output.isEmpty { trace("sent " + String(decoding: output, as: UTF8.self)) }
      unsent.append(output)
    }
    _ = unsent.write(patience: Self.lastPatience)
    return exitStatus ?? 1
  }

  /// Waits until there is something to read, or to be written.
  private static func wait(toWrite: Bool, patience: Int32) -> (input: Bool, isGone: Bool) {
    var descriptors = [
      pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0),
      pollfd(fd: STDOUT_FILENO, events: toWrite ? Int16(POLLOUT) : 0, revents: 0),
    ]
    guard poll(&descriptors, 2, patience) > 0 else { return (false, false) }
    return (descriptors[0].revents != 0, descriptors[1].revents & ~Int16(POLLOUT) != 0)
  }

  private mutating func read(_ trace: ((String) -> Void)?) {
    var result = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: Self.share) { buffer, count in
      #if canImport(Glibc)
        result = Glibc.read(STDIN_FILENO, buffer.baseAddress, buffer.count)
      #else
        result = Darwin.read(STDIN_FILENO, buffer.baseAddress, buffer.count)
      #endif
      count = max(0, result)
    }
    if result < 0, errno == EINTR || errno == EAGAIN { return }
    guard !bytes.isEmpty else { return disconnect() }
    receive(
      bytes: bytes,
      trace: trace.map { trace in { trace("received " + String(decoding: $0, as: UTF8.self)) } })
  }

  /// In milliseconds: after this time the day may be another.
  private static let patience: Int32 = 60_000
  /// In milliseconds: for so long a client that does not read is waited for at the end.
  private static let lastPatience: Int32 = 1_000
  /// In bytes.
  private static let share = 64 * 1024
  /// In bytes: with so much to read first, a client is told nothing that it has not asked for.
  private static let unsentLimit = 1024 * 1024
}

/// What is to be written to standard output still.
private struct Unsent {
  private var bytes: [UInt8] = []
  private var start = 0

  var count: Int { bytes.count - start }
  var isEmpty: Bool { count == 0 }

  mutating func append(_ more: [UInt8]) {
    if start > bytes.count / 2 {
      bytes.removeFirst(start)
      start = 0
    }
    bytes += more
  }

  /// Writes what the client takes.
  ///
  /// - Parameter patience: In milliseconds: how long to wait for it to take some more.
  /// - Returns: False where nobody reads any more.
  mutating func write(patience: Int32) -> Bool {
    while !isEmpty {
      var descriptor = pollfd(fd: STDOUT_FILENO, events: Int16(POLLOUT), revents: 0)
      guard poll(&descriptor, 1, patience) > 0 else { return true }
      // So much is taken at once, without waiting for it to be read.
      let end = min(start + Int(PIPE_BUF), bytes.count)
      let written = bytes[start..<end].withUnsafeBytes { bytes in
        #if canImport(Glibc)
          Glibc.write(STDOUT_FILENO, bytes.baseAddress, bytes.count)
        #else
          Darwin.write(STDOUT_FILENO, bytes.baseAddress, bytes.count)
        #endif
      }
      if written < 0, errno == EINTR || errno == EAGAIN { return true }
      guard written > 0 else { return false }
      start += written
    }
    return true
  }
}

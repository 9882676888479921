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
    var framer = MessageFramer()
    var isBusy = false
    while true {
      do throws(FramingFault) {
        try read(into: &framer, waiting: !isBusy, trace)
      } catch {
        end(error)
      }
      setToday(today())
      isBusy = step()
      for line in takeLog() { log(line) }
      let output = takeOutput()
      if let trace, !output.isEmpty { trace("sent " + String(decoding: output, as: UTF8.self)) }
      if !Self.write(output) { disconnect() }
      if let exitStatus { return exitStatus }
    }
  }

  private mutating func read(
    into framer: inout MessageFramer, waiting: Bool, _ trace: ((String) -> Void)?
  ) throws(FramingFault) {
    var descriptor = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
    guard poll(&descriptor, 1, waiting ? Self.patience : 0) > 0 else { return }
    let bytes = [UInt8](unsafeUninitializedCapacity: Self.share) { buffer, count in
      #if canImport(Glibc)
        count = max(0, Glibc.read(STDIN_FILENO, buffer.baseAddress, buffer.count))
      #else
        count = max(0, Darwin.read(STDIN_FILENO, buffer.baseAddress, buffer.count))
      #endif
    }
    guard !bytes.isEmpty else {
      // What was asked before the end is answered.
      while step() {}
      return disconnect()
    }
    framer.append(bytes)
    while let message = try framer.next() {
      trace?("received " + String(decoding: message, as: UTF8.self))
      receive(message)
    }
  }

  /// In milliseconds: after this time the day may be another.
  private static let patience: Int32 = 60_000
  /// In bytes.
  private static let share = 64 * 1024

  /// - Returns: False where nobody reads any more.
  private static func write(_ bytes: [UInt8]) -> Bool {
    bytes.withUnsafeBytes { bytes in
      var rest = bytes
      while !rest.isEmpty {
        #if canImport(Glibc)
          let count = Glibc.write(STDOUT_FILENO, rest.baseAddress, rest.count)
        #else
          let count = Darwin.write(STDOUT_FILENO, rest.baseAddress, rest.count)
        #endif
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { return false }
        rest = UnsafeRawBufferPointer(rebasing: rest[count...])
      }
      return true
    }
  }
}

import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What the program is at, in a line of standard error that goes again, for whoever waits at a
/// terminal longer than half a second.
enum Progress {
  private struct State {
    var label: String?
    var count: (done: Int, all: Int)?
    var isShown = false
    var isWatched = false
  }

  private static let state = Mutex(State())

  private static let isPossible: Bool = {
    let isDumb = getenv("TERM").map { String(cString: $0) == "dumb" } ?? true
    return isatty(STDERR_FILENO) == 1 && !isDumb
  }()

  /// - Parameter label: Such as `reading files`.
  static func begin(_ label: String) {
    guard isPossible else { return }
    let isFirst = state.withLock { state in
      state.label = label
      state.count = nil
      defer { state.isWatched = true }
      return !state.isWatched
    }
    guard isFirst else { return }
    Task.detached {
      try await Task.sleep(for: .milliseconds(500))
      while true {
        show()
        try await Task.sleep(for: .milliseconds(100))
      }
    }
  }

  static func count(_ done: Int, of all: Int) {
    guard isPossible else { return }
    state.withLock { $0.count = (done, all) }
  }

  /// Makes room for something that is to stay.
  ///
  /// - Parameter isLast: Whether results follow, and nothing is waited for any more.
  static func clear(isLast: Bool) {
    guard isPossible else { return }
    state.withLock { state in
      if state.isShown { write("\r\u{1B}[K") }
      state.isShown = false
      if isLast { state.label = nil }
    }
  }

  private static func show() {
    state.withLock { state in
      guard let label = state.label else { return }
      let count = state.count.map { ": \($0.done) of \($0.all)" } ?? ""
      write("\r\u{1B}[K\(label)\(count) …")
      state.isShown = true
    }
  }

  private static func write(_ text: String) {
    var text = text
    text.withUTF8 { bytes in
      #if canImport(Glibc)
        _ = Glibc.write(STDERR_FILENO, bytes.baseAddress, bytes.count)
      #else
        _ = Darwin.write(STDERR_FILENO, bytes.baseAddress, bytes.count)
      #endif
    }
  }
}

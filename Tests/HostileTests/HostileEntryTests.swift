import Dispatch
import FollowUp
import Foundation
import Journal
import Store
import Synchronization
import Syntax
import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Whatever stands in a journal's folder, the other files are read, in the time it takes anyway.
@Suite(.serialized, .timeLimit(.minutes(1))) final class HostileEntryTests {
  private static let others = ["a.md", "b.md", "2026/c.md", "~z.md"]

  /// A journal of ordinary files, so few that they are read on one thread.
  private static func journal() throws -> Scratch {
    let text = String(decoding: HostileFile.harmless(2000), as: UTF8.self)
    return try Scratch(Dictionary(uniqueKeysWithValues: others.map { ($0, text) }))
  }

  /// How much longer than with an ordinary file it may take.
  private static let most = 20.0

  /// On a thread of its own: what stalls fails the test, and does not keep it from ending.
  private static func apart<Value: Sendable>(
    _ body: @escaping @Sendable () throws -> Value
  ) throws -> Value {
    let result = Mutex<Result<Value, any Error>?>(nil)
    // Outlives the wait where the thread does.
    let shared = Shared(result)
    let hasEnded = DispatchSemaphore(value: 0)
    Thread.detachNewThread {
      let made = Result { try body() }
      shared.result.withLock { $0 = made }
      hasEnded.signal()
    }
    #expect(hasEnded.wait(timeout: .now() + 40) == .success, "it stalls")
    return try #require(shared.result.withLock { $0 }).get()
  }

  private final class Shared<Value: Sendable>: Sendable {
    let result: Mutex<Result<Value, any Error>?>
    init(_ result: consuming Mutex<Result<Value, any Error>?>) { self.result = result }
  }

  /// Reads as the program does, `change` in between.
  private static func read(
    _ root: String, _ change: (String) throws -> Void
  ) throws -> Result<LoadedJournal, LoadError> {
    let folder = try JournalFolder.find(from: root)
    var fault: (any Error)?
    let read = Result { () throws(LoadError) in
      try LoadedJournal(folder) { count, _ in
        guard count == 0 else { return }
        do { try change(root) } catch { fault = error }
      }
    }
    if let fault { throw fault }
    return read
  }

  @Test(
    "What is no file is left aside or reported, and stalls nobody", arguments: HostileEntry.all)
  func entries(entry: HostileEntry) throws {
    let runs = 5
    let plain = try Self.journal()
    try entry.harmless(plain.path)
    let harmless = try HostileFile.cost(runs: runs) {
      _ = try Self.read(plain.path) { _ in }.get()
    }
    // Made anew for each run: what it becomes, it becomes once.
    var best = Double.infinity
    for _ in 0..<runs {
      let scratch = try Self.journal()
      defer { HostileEntry.removeDeep(scratch.path) }
      let isMade = try entry.make(scratch.path)
      let root = scratch.path
      let (cost, read) = try Self.apart {
        var read: Result<LoadedJournal, LoadError>?
        let cost = try HostileFile.cost(runs: 1) { read = try Self.read(root, entry.change) }
        return (cost, read)
      }
      best = min(best, cost)
      try Self.check(try #require(read), isMade ? entry.expected : .leftAside)
    }
    #expect(best / harmless <= Self.most)
    Proofs.report("\(entry.testDescription): \(best / harmless)")
  }

  private static func check(
    _ read: Result<LoadedJournal, LoadError>, _ expected: HostileEntry.Expected
  ) throws {
    if case .refused = expected {
      #expect(throws: LoadError.self) { try read.get() }
      return
    }
    let journal = try read.get()
    let files = journal.applications.map(\.file)
    var (more, unread): ([String], [String]) = ([], [])
    switch expected {
    case .read(let paths): more = paths
    case .unreadable(let paths): unread = paths
    case .unreadableBelow(let folder):
      unread = journal.unread.filter { $0.hasPrefix(folder) }
      #expect(unread.count == 1)
    case .noCalendar:
      #expect(journal.findings.map(\.rule) == [.valueInvalid])
    case .leftAside, .refused: break
    }
    #expect(Set(files) == Set(others + more))
    #expect(journal.unread == unread)
    if case .noCalendar = expected { return }
    #expect(journal.findings.map(\.rule) == unread.map { _ in .fileUnreadable })
  }

  @Test("What is no plain file is not read either by whoever names it", arguments: HostileEntry.all)
  func named(entry: HostileEntry) throws {
    let scratch = try Self.journal()
    defer { HostileEntry.removeDeep(scratch.path) }
    guard try entry.make(scratch.path) else { return }
    try entry.change(scratch.path)
    let folder = try JournalFolder.find(from: scratch.path)
    let largest = SourceText.sizeLimit + 1
    for name in ["x.md", "AGENDA.md", "jobjournal.yml", "x.ics"] {
      let bytes = try Self.apart { try? folder.read(name) }
      if let bytes {
        var status = stat()
        #expect(lstat("\(scratch.path)/\(name)", &status) == 0 && bytes.count <= largest)
        #expect(status.st_mode & S_IFMT == S_IFREG)
      }
      // For a file that is to be written anew, it is asked for all of it.
      let whole = try Self.apart { (try? folder.readIfPresent(name)) ?? nil }
      #expect((whole?.count ?? 0) <= largest)
    }
  }

  private static func checkForbidden() throws {
    let scratch = try journal()
    try scratch.write(HostileEntry.application, to: "x.md")
    chmod("\(scratch.path)/x.md", 0)
    // The administrator may read everything.
    let isAllowed = geteuid() == 0
    let journal = try read(scratch.path) { _ in }.get()
    try check(.success(journal), isAllowed ? .read(["x.md"]) : .unreadable(["x.md"]))
    let isSaid = journal.findings.map { $0.message.contains("permission denied") }
    #expect(isSaid == (isAllowed ? [] : [true]))
  }

  @Test("A file that only others may read is reported, and the others are read")
  func forbidden() async throws {
    try Self.checkForbidden()
    await #expect(processExitsWith: .success) {
      if geteuid() == 0 { try #require(setuid(65_534) == 0) }
      try HostileEntryTests.checkForbidden()
    }
  }

  // MARK: While it is read

  /// Reads again and again while a thread of its own does something to `x.md`.
  ///
  /// - Parameter isEnough: Whether enough was seen, of the file alone.
  private func whileWriting(
    _ write: @escaping @Sendable (_ descriptor: Int32) -> Void,
    _ isEnough: ([UInt8]) -> Bool
  ) throws {
    let scratch = try Self.journal()
    let text = String(decoding: HostileFile.harmless(2000), as: UTF8.self)
    try scratch.write(text, to: "x.md")
    let descriptor = open("\(scratch.path)/x.md", O_RDWR | O_APPEND)
    try #require(descriptor >= 0)
    let isOver = Mutex(false)
    let hasEnded = DispatchSemaphore(value: 0)
    Thread.detachNewThread {
      while !isOver.withLock({ $0 }) { write(descriptor) }
      hasEnded.signal()
    }
    defer {
      isOver.withLock { $0 = true }
      hasEnded.wait()
      close(descriptor)
    }
    let root = scratch.path
    let folder = try JournalFolder.find(from: root)
    var (seen, count) = (false, 0)
    while !seen || count < Proofs.count(20, all: 500) {
      let bytes = try Self.apart { try folder.read("x.md") }
      #expect(bytes.count <= SourceText.sizeLimit + 1)
      seen = seen || isEnough(bytes)
      count += 1
      let journal = try Self.apart { try Self.read(root) { _ in }.get() }
      let files = journal.applications.map(\.file)
      #expect(Set(files).subtracting(["x.md"]) == Set(Self.others))
      #expect(journal.unread.isEmpty || journal.unread == ["x.md"])
    }
  }

  @Test("Of a file that grows without end, no more is read than a file may hold")
  func growing() throws {
    let more = [UInt8](repeating: UInt8(ascii: "x"), count: 64 * 1024)
    try whileWriting { descriptor in
      // The disk is not to be filled.
      var status = stat()
      if fstat(descriptor, &status) == 0, status.st_size > 64 * 1024 * 1024 {
        ftruncate(descriptor, 2000)
      }
      _ = Self.append(descriptor, more)
    } _: {
      $0.count == SourceText.sizeLimit + 1
    }
  }

  @Test("A file that is cut off while it is read is taken as it is")
  func shrinking() throws {
    let text = HostileFile.harmless(200_000)
    try whileWriting { descriptor in
      ftruncate(descriptor, 0)
      _ = Self.append(descriptor, text)
    } _: {
      $0.count < text.count
    }
  }

  private static func append(_ descriptor: Int32, _ bytes: [UInt8]) -> Bool {
    write(descriptor, bytes, bytes.count) == bytes.count
  }
}

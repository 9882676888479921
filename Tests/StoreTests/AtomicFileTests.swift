import Foundation
import Testing

@testable import Store

@Suite final class AtomicFileTests: Sendable {
  private let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory
      .appending(path: "jobjournal-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  private func path(_ name: String) -> String { folder.appending(path: name).path }

  private func mode(_ name: String) throws -> Int? {
    try FileManager.default.attributesOfItem(atPath: path(name))[.posixPermissions] as? Int
  }

  private var names: [String] {
    get throws { try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() }
  }

  @Test("What is written is what is read", arguments: [0, 1, 4096, 3_000_000])
  func content(size: Int) throws {
    let bytes = (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    try AtomicFile.overwrite(bytes, to: path("a"))
    #expect(try AtomicFile.readIfPresent(path("a")) == bytes)
    #expect(try names == ["a"])
  }

  @Test(
    "Any name will do",
    arguments: [
      "-rf", "two words", "new\nline", "\u{301}accent", String(repeating: "\u{4E2D}", count: 85),
      "a.",
    ])
  func names(name: String) throws {
    try AtomicFile.overwrite([1], to: path(name))
    try AtomicFile.overwrite([2], to: path(name))
    #expect(try AtomicFile.readIfPresent(path(name)) == [2])
    #expect(try names == [name])
  }

  @Test("The permissions of a replaced file are kept", arguments: [0o600, 0o640, 0o644, 0o755])
  func permissions(mode: Int) throws {
    try AtomicFile.overwrite([1], to: path("a"))
    chmod(path("a"), mode_t(mode))
    try AtomicFile.overwrite([2], to: path("a"))
    #expect(try self.mode("a") == mode)
  }

  @Test("A new file is as private as its folder, and else as the user's mask has it")
  func newFile() throws {
    chmod(folder.path, 0o755)
    let descriptor = open(path("masked"), O_CREAT | O_WRONLY, 0o666)
    close(descriptor)
    try AtomicFile.overwrite([1], to: path("a"))
    #expect(try mode("a") == mode("masked"))
    chmod(folder.path, 0o700)
    try AtomicFile.overwrite([1], to: path("b"))
    #expect(try mode("b") == 0o600)
  }

  @Test("In a private journal new folders are private, and so are the files in them")
  func newFolder() throws {
    chmod(folder.path, 0o700)
    let journal = try JournalFolder.make(at: path("search"))
    #expect(try mode("search") == 0o700)
    #expect(try journal.create([1], at: "2026/drafts/a.md"))
    #expect(try mode("search/2026/drafts") == 0o700)
    #expect(try mode("search/2026/drafts/a.md") == 0o600)
    chmod(path("search"), 0o755)
    mkdir(path("usual"), 0o777)
    #expect(try journal.create([1], at: "drafts/a.md"))
    #expect(try mode("search/drafts") == mode("usual"))
  }

  @Test("A link stays a link, and what it leads to is replaced")
  func link() throws {
    try AtomicFile.overwrite([1], to: path("real"))
    try FileManager.default.createSymbolicLink(
      atPath: path("link"), withDestinationPath: "real")
    try AtomicFile.overwrite([2], to: path("link"))
    #expect(try AtomicFile.readIfPresent(path("real")) == [2])
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: path("link")) == "real")
  }

  @Test(
    "What is no plain file is left alone, and nothing stays beside it",
    arguments: ["folder", "pipe", "dangling", "loop", "null", "none/a", "real/a"])
  func refused(name: String) throws {
    try FileManager.default.createDirectory(
      atPath: path("folder"), withIntermediateDirectories: true)
    mkfifo(path("pipe"), 0o600)
    try AtomicFile.overwrite([1], to: path("real"))
    for (link, target) in [("dangling", "none"), ("loop", "loop"), ("null", "/dev/null")] {
      try FileManager.default.createSymbolicLink(atPath: path(link), withDestinationPath: target)
    }
    let before = try names
    let error = #expect(throws: StoreError.self) {
      try AtomicFile.overwrite([1], to: self.path(name))
    }
    #expect(error?.path == path(name))
    #expect(error?.operation == .write)
    #expect(try names == before)
    #expect(try AtomicFile.readIfPresent(path("real")) == [1])
  }

  /// How links fail: as they do on a memory stick, or not at all.
  enum Links: CaseIterable { case work, fail }

  private func create(_ bytes: [UInt8], _ name: String, _ links: Links) throws -> Bool {
    switch links {
    case .work: return try AtomicFile.create(bytes, at: path(name))
    case .fail:
      guard let folder = OpenFolder(folder.path) else { throw StoreError.system(name, .write) }
      return try AtomicFile.create(bytes, as: name, in: folder, shownAs: name) { _, _, _ in
        errno = EPERM
        return false
      }
    }
  }

  @Test("A new file is made whole, and what has its name is left alone", arguments: Links.allCases)
  func create(links: Links) throws {
    #expect(try create([1], "a", links))
    #expect(try AtomicFile.readIfPresent(path("a")) == [1])
    #expect(try !create([2], "a", links))
    #expect(try AtomicFile.readIfPresent(path("a")) == [1])
    for (link, target) in [("dangling", "none"), ("link", "a"), ("loop", "loop")] {
      try FileManager.default.createSymbolicLink(atPath: path(link), withDestinationPath: target)
      #expect(try !create([2], link, links))
      #expect(try FileManager.default.destinationOfSymbolicLink(atPath: path(link)) == target)
    }
    #expect(try names == ["a", "dangling", "link", "loop"])
    #expect(try AtomicFile.readIfPresent(path("a")) == [1])
  }

  @Test("Of several that make one file at once, one does", arguments: Links.allCases)
  func race(links: Links) async throws {
    let made = try await withThrowingTaskGroup(of: Bool.self) { group in
      for index in 0..<8 {
        group.addTask { try self.create(Array(repeating: UInt8(index), count: 5000), "a", links) }
      }
      return try await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
    }
    #expect(made == 1)
    #expect(Set(try AtomicFile.readIfPresent(path("a")) ?? []).count == 1)
    #expect(try names == ["a"])
  }

  @Test("A new file in a folder that is not there says so")
  func createWithoutFolder() {
    #expect(throws: StoreError.self) { try AtomicFile.create([1], at: self.path("none/a")) }
  }

  @Test("An error says which file, why, and what to do")
  func message() {
    let file = path("none/a")
    let error = #expect(throws: StoreError.self) { try AtomicFile.overwrite([1], to: file) }
    #expect(
      error?.message
        == "\(file) cannot be written: no such file or directory; make its folder first")
  }

  @Test("Where the disk holds no more, the old file is intact and nothing stays beside it")
  func fullDisk() async {
    await #expect(processExitsWith: .success) {
      let folder = FileManager.default.temporaryDirectory
        .appending(path: "jobjournal-\(UUID().uuidString)")
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      defer { try? FileManager.default.removeItem(at: folder) }
      let path = folder.appending(path: "a").path
      try AtomicFile.overwrite([1], to: path)
      // A limit on the size of files breaks off the write half way, as a full disk does.
      signal(SIGXFSZ, SIG_IGN)
      var limit = rlimit(rlim_cur: 4096, rlim_max: 4096)
      #if canImport(Glibc)
        try #require(setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit) == 0)
      #else
        try #require(setrlimit(RLIMIT_FSIZE, &limit) == 0)
      #endif
      #expect(throws: StoreError.self) {
        try AtomicFile.overwrite(Array(repeating: 2, count: 10_000), to: path)
      }
      #expect(try AtomicFile.readIfPresent(path) == [1])
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["a"])
    }
  }

  @Test("A read-only file is not replaced, and none is made in a read-only folder")
  func readOnly() async {
    await #expect(processExitsWith: .success) {
      // The administrator may write everything.
      if geteuid() == 0 { try #require(setuid(65_534) == 0) }
      let folder = FileManager.default.temporaryDirectory
        .appending(path: "jobjournal-\(UUID().uuidString)")
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      defer { try? FileManager.default.removeItem(at: folder) }
      let path = folder.appending(path: "a").path
      try AtomicFile.overwrite([1], to: path)
      chmod(path, 0o444)
      let error = #expect(throws: StoreError.self) { try AtomicFile.overwrite([2], to: path) }
      #expect(error?.reason == "permission denied")
      #expect(error?.advice == "check its permissions and those of its folder")
      chmod(path, 0o644)
      chmod(folder.path, 0o500)
      #expect(throws: StoreError.self) { try AtomicFile.overwrite([2], to: path) }
      #expect(throws: StoreError.self) { try AtomicFile.overwrite([2], to: path + "-new") }
      #expect(try AtomicFile.readIfPresent(path) == [1])
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["a"])
      chmod(folder.path, 0)
      #expect(throws: StoreError.self) { try AtomicFile.readIfPresent(path) }
      chmod(folder.path, 0o700)
    }
  }
}

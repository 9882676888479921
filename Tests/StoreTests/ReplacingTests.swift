import Foundation
import Journal
import Store
import Testing

/// A file may change between being read and being written.
@Suite final class ReplacingTests {
  private let root: URL
  private let folder: JournalFolder

  init() throws {
    root = FileManager.default.temporaryDirectory
      .appending(path: "jobjournal-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: root, withIntermediateDirectories: true)
    folder = try JournalFolder.find(from: root.path)
  }

  deinit { try? FileManager.default.removeItem(at: root) }

  private var names: [String] {
    get throws { try FileManager.default.contentsOfDirectory(atPath: root.path) }
  }

  @Test(
    "What was read is still there: it is replaced",
    arguments: [nil, "", "old\n", "old", String(repeating: "x", count: 100_000)] as [String?])
  func same(text: String?) throws {
    if let text { try Data(text.utf8).write(to: root.appending(path: "a.md")) }
    try folder.write(Array("new".utf8), to: "a.md", replacing: text.map { Array($0.utf8) })
    #expect(try folder.read("a.md") == Array("new".utf8))
    #expect(try names == ["a.md"])
  }

  @Test(
    "Anything else is there by now, or nothing: it is left so",
    arguments: [
      ("old", "odl"), ("old", "old\n"), ("old", "ol"), ("old", ""), ("", "old"), ("old", nil),
      ("", nil), (nil, "theirs"), (nil, ""), ("caf\u{E9}", "cafe\u{301}"),
      (String(repeating: "x", count: 70_000), String(repeating: "x", count: 70_000) + "y"),
    ] as [(String?, String?)])
  func other(read: String?, now: String?) throws {
    if let now { try Data(now.utf8).write(to: root.appending(path: "a.md")) }
    let error = #expect(throws: StoreError.self) {
      try folder.write(Array("new".utf8), to: "a.md", replacing: read.map { Array($0.utf8) })
    }
    #expect(error?.operation == .replace)
    #expect(
      error?.message == "a.md was not written: it has changed since it was read; run it again")
    #expect(try folder.readIfPresent("a.md") == now.map { Array($0.utf8) })
    #expect(try names == (now == nil ? [] : ["a.md"]))
  }

  @Test("An application is compared with what was read of it, under the lock or not")
  func application() throws {
    let text = "---\ncompany: Ferry\nrole: Pilot\n---\n"
    let url = root.appending(path: "a.md")
    try Data(text.utf8).write(to: url)
    try LoadedJournal.edit(folder) { journal in
      try journal.write(
        journal.applications[0], replacing: journal.applications[0].source)
      try Data((text + "theirs").utf8).write(to: url)
      let error = #expect(throws: StoreError.self) {
        try journal.write(
          journal.applications[0], replacing: journal.applications[0].source)
      }
      #expect(error?.operation == .replace)
    }
    #expect(try folder.read("a.md") == Array((text + "theirs").utf8))
    #expect(try names == ["a.md"])
  }

  @Test("What a killed run left is removed, and nothing that only looks like it")
  func leftovers() throws {
    let others = [
      ".jobjournal.backup", ".jobjournal-mine.tmp", ".jobjournal-0123456789abcdef",
      ".jobjournal-0123456789abcdef.tmp.md", ".jobjournal-0123456789abcdeg.tmp",
    ]
    let leftovers = [".jobjournal-0123456789abcdef.tmp", "b/.jobjournal-fedcba9876543210.tmp"]
    try FileManager.default.createDirectory(
      at: root.appending(path: "b"), withIntermediateDirectories: true)
    for name in others + leftovers { try Data().write(to: root.appending(path: name)) }
    try LoadedJournal.edit(folder) { _ in }
    #expect(try Set(names) == Set(others + ["b"]))
    let below = try FileManager.default.contentsOfDirectory(
      atPath: root.appending(path: "b").path)
    #expect(below.isEmpty)
  }
}

import Dispatch
import Foundation
import Synchronization
import TestSupport
import Testing

@testable import Store

/// A folder of the journal that turns into a link out of it and back, over and over, while the
/// journal is read and written.
@Suite final class RacedLinkTests {
  private let scratch: Scratch
  private let folder: JournalFolder

  init() throws {
    scratch = try Scratch([
      "outside/a.md": "secret", "outside/only-there.md": "secret",
      "outside/.jobjournal-0123456789abcdef.tmp": "secret", "journal/jobjournal.yml": "",
      "journal/real/a.md": "mine",
    ])
    folder = try JournalFolder.find(from: "\(scratch.path)/journal")
    try FileManager.default.createSymbolicLink(
      atPath: "\(folder.root)/.link", withDestinationPath: "../outside")
    // The names take turns at `2026`.
    #expect(rename("\(folder.root)/real", "\(folder.root)/2026") == 0)
  }

  /// Runs a step again and again until it has often met both the folder and the link or the gap.
  private func race(_ step: (JournalFolder) throws -> Void) throws {
    let root = folder.root
    let isOver = Mutex(false)
    let hasEnded = DispatchSemaphore(value: 0)
    // Of its own: the others of a pool may all be taken by other tests.
    Thread.detachNewThread {
      while !isOver.withLock({ $0 }) {
        rename("\(root)/2026", "\(root)/.real")
        rename("\(root)/.link", "\(root)/2026")
        rename("\(root)/2026", "\(root)/.link")
        rename("\(root)/.real", "\(root)/2026")
      }
      hasEnded.signal()
    }
    defer {
      isOver.withLock { $0 = true }
      hasEnded.wait()
    }
    var (met, missed) = (0, 0)
    let wanted = Proofs.count(20, all: 20_000)
    while met < wanted || missed < wanted, met + missed < 5_000 * wanted {
      do {
        try step(folder)
        met += 1
      } catch is StoreError {
        missed += 1
      }
    }
    #expect(met >= wanted && missed >= wanted)
    Proofs.report("\(met + missed) steps while a folder became a link, \(missed) refused")
  }

  /// The folder outside, as it was.
  private func expectUntouched() throws {
    for name in ["a.md", "only-there.md", ".jobjournal-0123456789abcdef.tmp"] {
      #expect(try scratch.read("outside/\(name)") == "secret")
    }
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: "\(scratch.path)/outside").count == 3)
  }

  @Test("A folder that becomes a link while a file is read shows no file outside")
  func reading() throws {
    try race { folder in
      let bytes = try folder.read("2026/a.md")
      #expect(bytes == Array("mine".utf8))
    }
  }

  @Test("A folder that becomes a link while a journal is listed shows no name outside")
  func listing() throws {
    try race { folder in
      let paths = folder.files(excluding: [], agendaFile: "AGENDA.md").paths
      #expect(!paths.contains("2026/only-there.md"))
      if paths.isEmpty { throw StoreError("2026", .read, "it is a link just now") }
    }
  }

  @Test("A folder that becomes a link while a file is replaced leaves those outside as they are")
  func replacing() throws {
    let bytes = Array("mine".utf8)
    try race { folder in try folder.write(bytes, to: "2026/a.md", replacing: bytes) }
    try expectUntouched()
  }

  @Test("A folder that becomes a link while a file is made has none made outside")
  func making() throws {
    var number = 0
    try race { folder in
      number += 1
      try folder.write([1], to: "2026/\(number).md", replacing: nil)
    }
    try expectUntouched()
  }

  @Test("A folder that becomes a link while leftovers are cleared keeps those outside")
  func clearing() throws {
    try race { folder in
      folder.remove(leftovers: ["2026/.jobjournal-0123456789abcdef.tmp"])
      _ = try folder.read("2026/a.md")
    }
    try expectUntouched()
  }
}

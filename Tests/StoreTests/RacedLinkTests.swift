import Dispatch
import Foundation
import Synchronization
import TestSupport
import Testing

@testable import Store

/// A folder of the journal, or a file in it, that turns into a link out of it and back, over and
/// over, while the journal is read and written.
@Suite final class RacedLinkTests {
  private let scratch: Scratch
  private let folder: JournalFolder

  /// The folder that becomes a link, and one in it: a path that passes through the link leads out
  /// just as well.
  private static let folders = ["2026", "2026/spring"]

  private static let leftover = ".jobjournal-0123456789abcdef.tmp"
  private static let outside = ["a.md", "only-there.md", leftover].flatMap {
    ["outside/\($0)", "outside/spring/\($0)"]
  }

  init() throws {
    scratch = try Scratch(
      Dictionary(uniqueKeysWithValues: Self.outside.map { ($0, "secret") })
        .merging([
          "journal/jobjournal.yml": "", "journal/2026/a.md": "mine",
          "journal/2026/spring/a.md": "mine",
        ]) { $1 })
    folder = try JournalFolder.find(from: "\(scratch.path)/journal")
  }

  /// Runs a step again and again until it has often met both what was there and the link or the gap.
  ///
  /// - Parameters:
  ///   - path: What becomes a link.
  ///   - target: Where the link leads, from there.
  ///   - wanted: How often, in the usual run.
  private func race(
    _ path: String = "2026", to target: String = "../outside", wanted: Int = 20,
    _ step: (JournalFolder) throws -> Void
  ) throws {
    let (real, link) = ("\(folder.root)/.real", "\(folder.root)/.link")
    let path = "\(folder.root)/\(path)"
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: target)
    let isOver = Mutex(false)
    let hasEnded = DispatchSemaphore(value: 0)
    // Of its own: the others of a pool may all be taken by other tests.
    Thread.detachNewThread {
      while !isOver.withLock({ $0 }) {
        rename(path, real)
        rename(link, path)
        rename(path, link)
        rename(real, path)
      }
      hasEnded.signal()
    }
    defer {
      isOver.withLock { $0 = true }
      hasEnded.wait()
    }
    var (met, missed) = (0, 0)
    let wanted = Proofs.count(wanted, all: 20_000)
    while met < wanted || missed < wanted, met + missed < 5_000 * wanted {
      do {
        try step(folder)
        met += 1
      } catch is StoreError {
        missed += 1
      }
    }
    #expect(met >= wanted && missed >= wanted)
    Proofs.report("\(met + missed) steps while \(target) was raced for, \(missed) refused")
  }

  /// What lies outside, as it was.
  private func expectUntouched() throws {
    for path in Self.outside { #expect(try scratch.read(path) == "secret") }
    // And the folder in it.
    for (folder, count) in [("outside", 4), ("outside/spring", 3)] {
      let names = try FileManager.default.contentsOfDirectory(atPath: "\(scratch.path)/\(folder)")
      #expect(names.count == count)
    }
  }

  @Test("Whatever was resolved before, no link is passed through, wherever in a path it stands")
  func passing() throws {
    for (path, target) in [("out", "../outside"), ("2026/out.md", "../../outside/a.md")] {
      try FileManager.default.createSymbolicLink(
        atPath: "\(folder.root)/\(path)", withDestinationPath: target)
    }
    /// A folder is opened, and a file in it.
    func isOpened(_ path: String, _ name: String) -> Bool {
      guard let folder = folder.open(path) else { return false }
      let descriptor = folder.open(name, O_RDONLY)
      if descriptor >= 0 { close(descriptor) }
      return descriptor >= 0
    }
    #expect(isOpened("2026", "a.md") && isOpened("2026/spring", "a.md"))
    #expect(!isOpened("out", "a.md") && !isOpened("out/spring", "a.md"))
    #expect(!isOpened("2026", "out.md"))
  }

  @Test(
    "A folder that becomes a link while a file is read shows no file outside", arguments: folders)
  func reading(inside: String) throws {
    try race { folder in
      let bytes = try folder.read("\(inside)/a.md")
      #expect(bytes == Array("mine".utf8))
    }
  }

  @Test("A file that becomes a link while it is read shows no file outside")
  func readingLink() throws {
    // Between the two looks at a file there is little time to change it.
    try race("2026/a.md", to: "../../outside/a.md", wanted: 5000) { folder in
      let bytes = try folder.read("2026/a.md")
      #expect(bytes == Array("mine".utf8))
    }
  }

  @Test("A folder that becomes a link while a journal is listed shows no name outside")
  func listing() throws {
    try race { folder in
      let paths = folder.files(excluding: [], agendaFile: "AGENDA.md").paths
      #expect(paths.allSatisfy { !$0.hasSuffix("only-there.md") })
      if paths.isEmpty { throw StoreError("2026", .read, "it is a link just now") }
    }
  }

  @Test(
    "A folder that becomes a link while a file is replaced leaves those outside as they are",
    arguments: folders)
  func replacing(inside: String) throws {
    let bytes = Array("mine".utf8)
    try race { folder in try folder.write(bytes, to: "\(inside)/a.md", replacing: bytes) }
    try expectUntouched()
  }

  @Test(
    "A folder that becomes a link while a file is made has none made outside", arguments: folders)
  func making(inside: String) throws {
    var number = 0
    try race { folder in
      number += 1
      try folder.write([1], to: "\(inside)/\(number).md", replacing: nil)
    }
    try expectUntouched()
  }

  @Test(
    "A folder that becomes a link while leftovers are cleared keeps those outside",
    arguments: folders)
  func clearing(inside: String) throws {
    try race { folder in
      folder.remove(leftovers: ["\(inside)/\(Self.leftover)"])
      _ = try folder.read("\(inside)/a.md")
    }
    try expectUntouched()
  }
}

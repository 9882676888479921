import FollowUp
import Foundation
import Journal
import Store
import Syntax
import Testing

@Suite final class JournalFolderTests {
  private let scratch: URL
  private let root: URL

  init() throws {
    scratch = FileManager.default.temporaryDirectory
      .appending(path: "jobjournal-\(UUID().uuidString)")
    root = scratch.appending(path: "journal")
    try FileManager.default.createDirectory(at: root, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: scratch) }

  private func write(_ path: String, _ text: String = "x") throws {
    let url = root.appending(path: path)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
  }

  private func link(_ path: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(
      atPath: root.appending(path: path).path, withDestinationPath: target)
  }

  @Test("Only files that may hold an application are listed, in the order of their bytes")
  func listing() throws {
    for path in [
      "b.md", "a b.markdown", "B.MD", "-dash.md", "new\nline.md", "ö.md", "2026/acme.md",
      ".hidden.md", ".git/x.md", "_template.md", "_drafts/x.md", "AGENDA.md", "notes.txt",
      "archive/old.md", "folder.md/inside.md",
    ] {
      try write(path)
    }
    mkfifo(root.appending(path: "pipe.md").path, 0o600)
    let folder = try JournalFolder.find(from: root.path)
    let listing = folder.files(excluding: [Glob("archive/**")], agendaFile: "AGENDA.md")
    #expect(
      listing.paths == [
        "-dash.md", "2026/acme.md", "B.MD", "a b.markdown", "b.md", "folder.md/inside.md",
        "new\nline.md", "ö.md",
      ])
    #expect(listing.unreadable.isEmpty)
  }

  @Test("Links to files inside are followed; links out, to folders and in circles are not")
  func links() throws {
    try write("a/real.md")
    try Data("secret".utf8).write(to: scratch.appending(path: "outside.md"))
    try link("inside.md", to: "a/real.md")
    try link("out.md", to: "../outside.md")
    try link("absolute.md", to: scratch.appending(path: "outside.md").path)
    try link("folder.md", to: "a")
    try link("loop.md", to: "loop.md")
    try link("up", to: "..")
    let folder = try JournalFolder.find(from: root.path)
    let listing = folder.files(excluding: [], agendaFile: "AGENDA.md")
    #expect(listing.paths == ["a/real.md", "inside.md"])
    #expect(try folder.read("inside.md") == Array("x".utf8))
  }

  @Test(
    "A path out of the journal, or to no plain file, is not read",
    arguments: ["../outside.md", "out.md", "pipe.md", "a", "missing.md", "a/../../outside.md"])
  func reading(path: String) throws {
    try write("a/real.md")
    try Data("secret".utf8).write(to: scratch.appending(path: "outside.md"))
    try link("out.md", to: "../outside.md")
    mkfifo(root.appending(path: "pipe.md").path, 0o600)
    let folder = try JournalFolder.find(from: root.path)
    #expect(throws: StoreError.self) { try folder.read(path) }
  }

  @Test("The root is the nearest folder above with a configuration, else the one named")
  func finding() throws {
    try write("deep/er/x.md")
    let start = root.appending(path: "deep/er").path
    #expect(try JournalFolder.find(from: start).root.hasSuffix("/deep/er"))
    try write("jobjournal.yml", "")
    #expect(try JournalFolder.find(from: start).root.hasSuffix("/journal"))
    try write("deep/jobjournal.yml", "")
    #expect(try JournalFolder.find(from: start).root.hasSuffix("/deep"))
    #expect(throws: StoreError.self) { try JournalFolder.find(from: start + "/x.md") }
    #expect(throws: StoreError.self) { try JournalFolder.find(from: start + "/none") }
  }

  @Test("A written file keeps its permissions and leaves nothing beside it")
  func writing() throws {
    try write("AGENDA.md", "old")
    let path = root.appending(path: "AGENDA.md").path
    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: path)
    let folder = try JournalFolder.find(from: root.path)
    try folder.write(Array("new".utf8), to: "AGENDA.md")
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "new")
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    #expect(attributes[.posixPermissions] as? Int == 0o640)
    #expect(try FileManager.default.contentsOfDirectory(atPath: root.path) == ["AGENDA.md"])
  }

  @Test("A link inside the journal stays a link; one that leads out is not written through")
  func writingLinks() throws {
    try write("real.md", "old")
    try link("inside.md", to: "real.md")
    try Data("theirs".utf8).write(to: scratch.appending(path: "outside.md"))
    try link("out.md", to: "../outside.md")
    let folder = try JournalFolder.find(from: root.path)
    try folder.write(Array("new".utf8), to: "inside.md")
    #expect(try folder.read("real.md") == Array("new".utf8))
    let type = try FileManager.default.attributesOfItem(
      atPath: root.appending(path: "inside.md").path)[.type]
    #expect(type as? FileAttributeType == .typeSymbolicLink)
    #expect(throws: StoreError.self) { try folder.write([], to: "out.md") }
    #expect(throws: StoreError.self) { try folder.write([], to: "../new.md") }
    #expect(throws: StoreError.self) { try folder.write([], to: "missing/new.md") }
    #expect(
      try String(contentsOf: scratch.appending(path: "outside.md"), encoding: .utf8) == "theirs")
  }

  @Test("Files that clash get slugs of their own, and a broken calendar is a finding")
  func loading() throws {
    let text = "---\ncompany: A\nrole: B\n---\n"
    try write("acme.md", text)
    try write("acme.markdown", text)
    try write("jobjournal.yml", "holidays: [days.ics, gone.ics, ../out.ics, 2026-12-25]\n")
    try write("days.ics", "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:20261398\r\n")
    let journal = try LoadedJournal(try JournalFolder.find(from: root.path))
    #expect(journal.applications.map(\.slug) == ["acme", "acme.md"])
    #expect(journal.findings.map(\.rule.rawValue) == Array(repeating: "value-invalid", count: 3))
    #expect(journal.findings.map { $0.span?.start.column } == [12, 22, 32])
  }

  @Test("Only applications take slugs, and no two of them the same")
  func slugs() throws {
    let text = "---\ncompany: A\nrole: B\n---\n"
    try write("a.markdown", "a plain note")
    for path in ["a.md", "b.markdown", "b.md", "b.md.md"] { try write(path, text) }
    let journal = try LoadedJournal(try JournalFolder.find(from: root.path))
    #expect(journal.applications.map(\.slug) == ["a", "b", "b.md", "b.md.md"])
  }

  @Test(
    "The agenda can only be a Markdown file that is not hidden",
    arguments: ["jobjournal.yml", "../AGENDA.md", "/AGENDA.md", ".x/a.md", "a//b.md", "a.txt"])
  func agendaFile(path: String) throws {
    try write("jobjournal.yml", "agenda: {file: \(path)}\n")
    let journal = try LoadedJournal(try JournalFolder.find(from: root.path))
    #expect(journal.configuration.agendaFile == "AGENDA.md")
    #expect(journal.findings.map(\.rule) == [.valueInvalid])
  }

  @Test("A calendar beyond the limit is a finding, not half a calendar")
  func largeCalendar() throws {
    try write("jobjournal.yml", "holidays: [days.ics]\n")
    try write(
      "days.ics", "BEGIN:VCALENDAR\r\n" + String(repeating: "X-A:b\r\n", count: 60_000))
    let journal = try LoadedJournal(try JournalFolder.find(from: root.path))
    #expect(journal.findings.map { $0.message.hasSuffix("larger than 256 KiB") } == [true])
  }
}

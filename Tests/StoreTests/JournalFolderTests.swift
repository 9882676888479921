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

  @Test(
    "A pattern leaves out the files it names, and no more of their folder",
    arguments: [
      (["letters/*"], ["archive/old.md", "letters/more/b.md", "z.md"]),
      (["letters/?"], ["archive/old.md", "letters/a.md", "letters/more/b.md", "z.md"]),
      (["*"], ["archive/old.md", "letters/a.md", "letters/more/b.md"]),
      (["letters"], ["archive/old.md", "letters/a.md", "letters/more/b.md", "z.md"]),
      (["letters/**", "archive/**"], ["z.md"]),
      (["**/more/**", "*/old.md"], ["letters/a.md", "z.md"]),
      (["**"], []), (["**/*.md"], []),
    ])
  func excluding(patterns: [String], expected: [String]) throws {
    for path in ["z.md", "archive/old.md", "letters/a.md", "letters/more/b.md"] { try write(path) }
    let folder = try JournalFolder.find(from: root.path)
    let listing = folder.files(excluding: patterns.map { Glob($0) }, agendaFile: "AGENDA.md")
    #expect(listing.paths == expected)
  }

  @Test("The agenda is no part of the journal, whatever links lead to it or from it")
  func agenda() throws {
    try write("out/today.md")
    try write("a.md")
    try link("AGENDA.md", to: "out/today.md")
    try link("again.md", to: "AGENDA.md")
    let folder = try JournalFolder.find(from: root.path)
    #expect(folder.files(excluding: [], agendaFile: "AGENDA.md").paths == ["a.md"])
    #expect(folder.files(excluding: [], agendaFile: "out/today.md").paths == ["a.md"])
    #expect(
      folder.files(excluding: [], agendaFile: "none.md").paths
        == ["AGENDA.md", "a.md", "again.md", "out/today.md"])
  }

  @Test("Names are bytes: an accent may begin one, and some are no text at all")
  func names() throws {
    for path in [
      "\u{301}a/\u{301}.md", "\u{E9}.md", "o\u{308}.md", "\u{FF}.md", ".\u{301}hidden.md",
      "_\u{301}draft.md",
      "x.MarkDown", "md", ".md",
    ] {
      try write(path)
    }
    // Some file systems refuse names that are no text.
    var refuses = false
    for name: [UInt8] in [[0xFF] + Array(".md".utf8), [0xFF]] {
      let path = Array("\(root.path)/".utf8) + name + [0]
      let descriptor = open(path.map { CChar(bitPattern: $0) }, O_CREAT | O_WRONLY, 0o600)
      refuses = descriptor < 0
      if !refuses { close(descriptor) }
    }
    let folder = try JournalFolder.find(from: root.path)
    let listing = folder.files(excluding: [], agendaFile: "AGENDA.md")
    let expected = [
      "o\u{308}.md", "x.MarkDown", "\u{E9}.md", "\u{FF}.md", "\u{301}a/\u{301}.md",
    ]
    #expect(listing.paths.map { Array($0.utf8) } == expected.map { Array($0.utf8) })
    for path in listing.paths { #expect(throws: Never.self) { try folder.read(path) } }
    #expect(listing.unreadable.map(\.path) == (refuses ? [] : ["\u{FFFD}.md"]))
    try folder.overwrite([1], to: "\u{301}a/\u{301}new.md")
    #expect(try folder.read("\u{301}a/\u{301}new.md") == [1])
    let typed = root.appending(path: "\u{301}a/\u{301}new.md").path
    #expect(try folder.relativePath(of: typed) == "\u{301}a/\u{301}new.md")
  }

  @Test("A neighbour whose name only looks the same is outside")
  func lookalike() throws {
    let names = ["caf\u{E9}", "cafe\u{301}"]
    for name in names {
      try FileManager.default.createDirectory(
        atPath: "\(scratch.path)/\(name)", withIntermediateDirectories: true)
      try Data().write(to: URL(filePath: "\(scratch.path)/\(name)/a.md"))
    }
    // On a file system where both are one folder there is nothing to mistake.
    guard try FileManager.default.contentsOfDirectory(atPath: scratch.path).count == 3 else {
      return
    }
    let folder = try JournalFolder.find(from: "\(scratch.path)/\(names[0])")
    try FileManager.default.createSymbolicLink(
      atPath: "\(scratch.path)/\(names[0])/out.md",
      withDestinationPath: "\(scratch.path)/\(names[1])/a.md")
    #expect(throws: StoreError.self) { try folder.read("out.md") }
    #expect(folder.files(excluding: [], agendaFile: "AGENDA.md").paths == ["a.md"])
  }

  @Test("A folder that cannot be read is named, unless it is left out; the others go on")
  func unreadableFolders() async {
    await #expect(processExitsWith: .success) {
      // The administrator may read everything.
      if geteuid() == 0 { try #require(setuid(65_534) == 0) }
      let root = FileManager.default.temporaryDirectory
        .appending(path: "jobjournal-\(UUID().uuidString)")
      let closed = root.appending(path: "closed")
      try FileManager.default.createDirectory(at: closed, withIntermediateDirectories: true)
      defer { try? FileManager.default.removeItem(at: root) }
      try Data().write(to: root.appending(path: "a.md"))
      chmod(closed.path, 0)
      let folder = try JournalFolder.find(from: root.path)
      let listing = folder.files(excluding: [], agendaFile: "AGENDA.md")
      #expect(listing.paths == ["a.md"])
      #expect(listing.unreadable.map(\.path) == ["closed"])
      #expect(listing.unreadable.map(\.reason) == ["permission denied"])
      let others = folder.files(excluding: [Glob("closed/**")], agendaFile: "AGENDA.md")
      #expect(others.unreadable.isEmpty)
      chmod(closed.path, 0o700)
      chmod(root.path, 0)
      #expect(folder.files(excluding: [], agendaFile: "A.md").unreadable.map(\.path) == ["."])
      chmod(root.path, 0o700)
    }
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
    try link("gone.md", to: "a/none.md")
    try link("here", to: ".")
    try link("up", to: "..")
    let folder = try JournalFolder.find(from: root.path)
    let listing = folder.files(excluding: [], agendaFile: "AGENDA.md")
    #expect(listing.paths == ["a/real.md", "inside.md"])
    #expect(try folder.read("inside.md") == Array("x".utf8))
  }

  @Test(
    "A path out of the journal, or to no plain file, is not read",
    arguments: [
      "../outside.md", "out.md", "pipe.md", "a", "missing.md", "a/../../outside.md", "",
      "/a/real.md",
      "/etc/passwd", "up/outside.md", "loop.md", "device.md",
    ])
  func reading(path: String) throws {
    try write("a/real.md")
    try link("up", to: "..")
    try link("loop.md", to: "loop.md")
    try link("device.md", to: "/dev/null")
    try Data("secret".utf8).write(to: scratch.appending(path: "outside.md"))
    try link("out.md", to: "../outside.md")
    mkfifo(root.appending(path: "pipe.md").path, 0o600)
    let folder = try JournalFolder.find(from: root.path)
    #expect(throws: StoreError.self) { try folder.read(path) }
  }

  @Test("A file is read to one byte beyond the limit, and one to be rewritten wholly")
  func size() throws {
    let limit = SourceText.sizeLimit
    for size in [0, 1, limit, limit + 1, limit + 100] {
      try write("a.md", String(repeating: "x", count: size))
      let folder = try JournalFolder.find(from: root.path)
      #expect(try folder.read("a.md").count == min(size, limit + 1))
      #expect(try folder.readIfPresent("a.md")?.count == size)
    }
  }

  @Test("What is not there is nil; what is there and cannot be read is an error")
  func present() throws {
    let folder = try JournalFolder.find(from: root.path)
    #expect(try folder.readConfiguration() == nil)
    #expect(try folder.readIfPresent("none/AGENDA.md") == nil)
    try write("jobjournal.yml", "agenda:")
    #expect(try folder.readConfiguration() == Array("agenda:".utf8))
    try Data().write(to: scratch.appending(path: "outside.md"))
    try link("AGENDA.md", to: "../outside.md")
    #expect(throws: StoreError.self) { try folder.readIfPresent("AGENDA.md") }
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
    try folder.overwrite(Array("new".utf8), to: "AGENDA.md")
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
    try folder.overwrite(Array("new".utf8), to: "inside.md")
    #expect(try folder.read("real.md") == Array("new".utf8))
    let type = try FileManager.default.attributesOfItem(
      atPath: root.appending(path: "inside.md").path)[.type]
    #expect(type as? FileAttributeType == .typeSymbolicLink)
    #expect(throws: StoreError.self) { try folder.overwrite([], to: "out.md") }
    #expect(throws: StoreError.self) { try folder.overwrite([], to: "../new.md") }
    #expect(throws: StoreError.self) { try folder.overwrite([], to: "missing/new.md") }
    #expect(throws: StoreError.self) { try folder.overwrite([], to: "/new.md") }
    try link("dangling.md", to: "../new.md")
    #expect(throws: StoreError.self) { try folder.overwrite([], to: "dangling.md") }
    #expect(!FileManager.default.fileExists(atPath: scratch.appending(path: "new.md").path))
    #expect(
      try String(contentsOf: scratch.appending(path: "outside.md"), encoding: .utf8) == "theirs")
  }

  @Test(
    "No journal can have a hidden file written, such as a hook of git's",
    arguments: [".git/hooks/pre-commit", "link.md", ".profile", "a/.hidden/new.md"])
  func writingHidden(path: String) throws {
    try write(".git/hooks/pre-commit", "#!/bin/sh\n")
    try write("a/.hidden/x.md")
    try link("link.md", to: ".git/hooks/pre-commit")
    let folder = try JournalFolder.find(from: root.path)
    #expect(throws: StoreError.self) { try folder.overwrite([1], to: path) }
    #expect(try folder.read(".git/hooks/pre-commit") == Array("#!/bin/sh\n".utf8))
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

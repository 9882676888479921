import Foundation
import Store
import TestSupport
import Testing

/// Where files lie, what becomes of them meanwhile, and by which names an editor knows them.
@Suite struct WorkspaceTests {
  /// An application that lacks its role, and nothing else.
  private static let unfinished = "---\ncompany: Acme\n---\n"
  private static let finished = "---\ncompany: Acme\nrole: Dyer\n---\n"
  private static let quiet = "rules:\n  too-few-applications: off\n  search-stalled: off\n"
  private static let watching: JSON = [
    "workspace": ["didChangeWatchedFiles": ["dynamicRegistration": true]]
  ]

  private func tell(_ client: inout TestClient, _ files: [String]) throws {
    let changes = files.map { ["uri": .string(client.uri($0)), "type": 2] as JSON }
    try client.notify("workspace/didChangeWatchedFiles", ["changes": .array(changes)])
  }

  private func save(_ client: inout TestClient, _ file: String) throws {
    try client.notify(
      "textDocument/didSave", ["textDocument": ["uri": .string(client.uri(file))]])
  }

  /// By file, what is said about it.
  private func said(_ client: TestClient) -> [String: [String]] {
    var said: [String: [String]] = [:]
    for (uri, list) in client.diagnostics where !list.isEmpty {
      let path = uri.removingPercentEncoding ?? uri
      let name = path.hasPrefix(client.uri("")) ? path.dropFirst(client.uri("").count) : path[...]
      said[String(name)] = list.map { $0["code"]?.text ?? $0["message"]?.text ?? "" }.sorted()
    }
    return said
  }

  // MARK: Days

  @Test("Another day says something else", arguments: [quiet, "rules: [\n", nil])
  func day(configuration: String?) throws {
    let text = "---\ncompany: A\nrole: B\n---\n- [ ] call by 2026-11-25\n"
    let scratch = try Scratch(configuration.map { ["jobjournal.yml": $0] } ?? [:])
    var client = try TestClient(root: scratch.path)
    try client.open("acme.md", text)
    #expect(client.rules("acme.md") == [])
    try client.setToday("2026-11-28")
    #expect(client.rules("acme.md") == ["task-due"])
    try client.change("acme.md", range(0, 0, 0, 0), to: "")
    #expect(client.rules("acme.md") == ["task-due"])
    try client.setToday("2026-11-20")
    #expect(client.rules("acme.md") == [])
  }

  // MARK: The disk

  @Test func `files change on disk, and the client says so`() throws {
    let scratch = try Scratch(["jobjournal.yml": Self.quiet, "acme.md": Self.unfinished])
    var client = try TestClient(root: scratch.path, capabilities: Self.watching)
    #expect(said(client) == ["acme.md": ["role-missing"]])
    try scratch.write(Self.finished, to: "acme.md")
    try scratch.write(Self.unfinished, to: "leads/b.md")
    try tell(&client, ["acme.md", "leads/b.md"])
    #expect(said(client) == ["leads/b.md": ["role-missing"]])
    // A folder may go with all that is in it.
    try FileManager.default.removeItem(at: scratch.folder.appending(path: "leads"))
    try tell(&client, ["leads/b.md"])
    #expect(said(client) == [:])
    let files = (1...30).map { "many/\($0).md" }
    for file in files { try scratch.write("---\ncompany: C\n---\n\(file)\n", to: file) }
    try tell(&client, files)
    #expect(said(client).count == 30)
  }

  @Test func `files change on disk, and nobody says so until something is saved`() throws {
    let scratch = try Scratch(["jobjournal.yml": Self.quiet, "acme.md": Self.unfinished])
    var client = try TestClient(root: scratch.path)
    try scratch.write(Self.unfinished, to: "b.md")
    try client.open("acme.md", Self.finished)
    try scratch.write(Self.finished, to: "acme.md")
    try save(&client, "acme.md")
    #expect(said(client) == ["b.md": ["role-missing"]])
    try FileManager.default.removeItem(at: scratch.folder.appending(path: "b.md"))
    try save(&client, "acme.md")
    #expect(said(client) == [:])
  }

  @Test func `what is open counts as it is typed until it is closed`() throws {
    let scratch = try Scratch(["jobjournal.yml": Self.quiet, "acme.md": Self.finished])
    var client = try TestClient(root: scratch.path, capabilities: Self.watching)
    try client.open("acme.md", Self.unfinished)
    try tell(&client, ["acme.md"])
    #expect(client.rules("acme.md") == ["role-missing"])
    try client.close("acme.md")
    #expect(client.rules("acme.md") == [])
    // A file that was never saved is gone.
    try client.open("new.md", Self.unfinished)
    #expect(client.rules("new.md") == ["role-missing"])
    try client.close("new.md")
    #expect(client.rules("new.md") == [])
  }

  @Test func `what is no plain file is not looked into`() throws {
    let scratch = try Scratch([
      "jobjournal.yml": Self.quiet, "folder.md/acme.md": Self.unfinished,
      "outside/acme.md": Self.unfinished,
    ])
    let journal = scratch.folder.appending(path: "journal")
    try FileManager.default.createDirectory(at: journal, withIntermediateDirectories: true)
    try scratch.write(Self.quiet, to: "journal/jobjournal.yml")
    var client = try TestClient(root: journal.path, capabilities: Self.watching)
    mkfifo(journal.appending(path: "pipe.md").path, 0o600)
    try scratch.write(Self.unfinished, to: "journal/folder.md/acme.md")
    try FileManager.default.createSymbolicLink(
      at: journal.appending(path: "link.md"),
      withDestinationURL: scratch.folder.appending(path: "outside/acme.md"))
    try tell(&client, ["pipe.md", "folder.md", "link.md", "missing.md", "folder.md/acme.md"])
    #expect(said(client) == ["folder.md/acme.md": ["role-missing"]])
  }

  @Test func `a file is called by its whole name while another shares it`() throws {
    // Who has the offer is known by the slug, for want of a company.
    let offer = "---\nrole: Dyer\noffer: 2026-11-16\n---\n"
    let scratch = try Scratch([
      "jobjournal.yml": Self.quiet, "acme.md": offer,
      "b.md": "---\ncompany: B\nrole: C\ncontact-by: phone\n---\n## Interview 2026-11-10\n",
    ])
    var client = try TestClient(root: scratch.path, capabilities: Self.watching)
    func names() -> [String] {
      (client.diagnostics[client.uri("b.md")] ?? [])
        .filter { $0["code"] == "offer-not-shared" }.compactMap { $0["message"]?.text }
        .map { String($0.prefix { $0 != "—" }) }
    }
    #expect(names() == ["Tell them about your offer from acme "])
    try client.open("acme.markdown", Self.finished)
    #expect(names() == ["Tell them about your offer from acme.md "])
    try client.change("acme.markdown", to: "no application")
    #expect(names() == ["Tell them about your offer from acme "])
    try scratch.write(Self.finished, to: "acme.markdown")
    try client.close("acme.markdown")
    #expect(names() == ["Tell them about your offer from acme.md "])
    try FileManager.default.removeItem(at: scratch.folder.appending(path: "acme.markdown"))
    try tell(&client, ["acme.markdown"])
    #expect(names() == ["Tell them about your offer from acme "])
  }

  // MARK: The configuration

  @Test func `a broken configuration is pointed at, and counts as it was`() throws {
    let off = Self.quiet + "  role-missing: off\n"
    let scratch = try Scratch(["jobjournal.yml": off, "acme.md": Self.unfinished])
    var client = try TestClient(root: scratch.path, capabilities: Self.watching)
    #expect(said(client) == [:])
    try client.open("jobjournal.yml", off)
    try client.change("jobjournal.yml", range(1, 0, 1, 0), to: "  - [\n")
    #expect(said(client).keys.sorted() == ["jobjournal.yml"])
    let fault = try #require(client.diagnostics[client.uri("jobjournal.yml")]?.first)
    #expect(fault["severity"] == 1)
    // What changes on disk meanwhile is seen all the same.
    try scratch.write("---\nrole: Dyer\n---\n", to: "b.md")
    try tell(&client, ["b.md"])
    #expect(client.rules("b.md") == ["company-missing"])
    try client.change("jobjournal.yml", range(1, 0, 2, 0), to: "")
    #expect(said(client) == ["b.md": ["company-missing"]])
    try client.change("jobjournal.yml", to: Self.quiet)
    #expect(said(client) == ["acme.md": ["role-missing"], "b.md": ["company-missing"]])
    try client.close("jobjournal.yml")
    #expect(said(client) == ["b.md": ["company-missing"]])
  }

  @Test func `questions about a broken configuration are about its text as it is`() throws {
    let scratch = try Scratch(["jobjournal.yml": Self.quiet])
    var client = try TestClient(root: scratch.path)
    try client.open("jobjournal.yml", "rules: [")
    #expect(said(client).keys.sorted() == ["jobjournal.yml"])
    for character in [0, 8, 99] {
      for method in ["textDocument/hover", "textDocument/completion"] {
        _ = try client.ask(method, "jobjournal.yml", 0, character)
      }
    }
    #expect(client.answers.allSatisfy { $0["error"] == nil })
    #expect(client.diagnostics[client.uri("jobjournal.yml")]?.first?["range"]?["end"]?["line"] == 0)
  }

  @Test("A journal comes and goes around an open file", arguments: [true, false])
  func appearing(isWatched: Bool) throws {
    let scratch = try Scratch([:])
    var client = try TestClient(
      root: scratch.path, capabilities: isWatched ? Self.watching : [:])
    func tell() throws {
      // Without a watch, it is the editor that saved it.
      try isWatched
        ? self.tell(&client, ["jobjournal.yml"]) : save(&client, "jobjournal.yml")
    }
    try client.open("acme.md", Self.unfinished)
    try scratch.write(Self.unfinished, to: "b.md")
    #expect(said(client) == ["acme.md": ["role-missing"]])
    try scratch.write("rules:\n  too-few-applications: off\n  x: on\n", to: "jobjournal.yml")
    try tell()
    if !isWatched { try client.open("jobjournal.yml", try scratch.read("jobjournal.yml")) }
    let all = ["acme.md": ["role-missing"], "b.md": ["role-missing"]]
    #expect(said(client) == all.merging(["jobjournal.yml": ["rule-unknown"]]) { $1 })
    try FileManager.default.removeItem(at: scratch.folder.appending(path: "jobjournal.yml"))
    try tell()
    #expect(said(client) == ["acme.md": ["role-missing"]])
  }

  @Test func `a journal inside another speaks about its own files`() throws {
    let scratch = try Scratch([
      "jobjournal.yml": Self.quiet, "acme.md": Self.unfinished,
      "old/b.md": Self.unfinished, "old/c.md": "---\nrole: X\n---\n",
    ])
    var client = try TestClient(root: scratch.path, capabilities: Self.watching)
    try client.open("old/b.md", Self.unfinished)
    let all = [
      "acme.md": ["role-missing"], "old/b.md": ["role-missing"], "old/c.md": ["company-missing"],
    ]
    #expect(said(client) == all)
    try scratch.write(Self.quiet + "  company-missing: off\n", to: "old/jobjournal.yml")
    try tell(&client, ["old/jobjournal.yml"])
    #expect(said(client) == ["acme.md": ["role-missing"], "old/b.md": ["role-missing"]])
    // The outer one looks at them, too, and says nothing about them.
    try scratch.write("---\nrole: X\n---\n- [ ] by 2026-11-02\n", to: "old/c.md")
    try scratch.write("---\nrole: Y\n---\n", to: "d.md")
    try tell(&client, ["old/c.md", "d.md"])
    #expect(said(client)["d.md"] == ["company-missing"])
    #expect(said(client)["old/c.md"] == ["task-due"])
    try FileManager.default.removeItem(at: scratch.folder.appending(path: "old/jobjournal.yml"))
    try FileManager.default.removeItem(at: scratch.folder.appending(path: "d.md"))
    try scratch.write("---\nrole: X\n---\n", to: "old/c.md")
    try tell(&client, ["old/jobjournal.yml", "d.md", "old/c.md"])
    #expect(said(client) == all)
  }

  @Test func `the journal named on the command line is the one for all its files`() throws {
    let scratch = try Scratch([
      "acme.md": Self.unfinished, "old/jobjournal.yml": Self.quiet + "  role-missing: off\n",
      "old/b.md": Self.unfinished,
    ])
    let folder = try JournalFolder.find(from: scratch.path)
    var client = try TestClient(root: scratch.path, folder: folder)
    #expect(client.rules("acme.md") == ["role-missing"])
    try client.open("old/b.md", Self.unfinished)
    #expect(client.rules("old/b.md") == ["role-missing"])
  }

  // MARK: Names

  @Test("A folder has many names", arguments: ["", "/", "//"])
  func root(end: String) throws {
    let scratch = try Scratch(["jobjournal.yml": Self.quiet, "leads/acme.md": Self.unfinished])
    var client = try TestClient(starts: false)
    _ = try client.request(
      "initialize", ["rootUri": .string("file://\(scratch.path)\(end)"), "capabilities": [:]])
    try client.notify("initialized", [:])
    #expect(client.diagnostics.keys.sorted() == ["file://\(scratch.path)/leads/acme.md"])
  }

  @Test(
    "A file has many names",
    arguments: [
      "file:///%s", "file:/%s", "FILE:///%s", "file://localhost/%s", "file:////%s", "file:///./%s",
      "file:///%s?query#fragment",
    ])
  func names(form: String) throws {
    let scratch = try Scratch([
      "jobjournal.yml": Self.quiet, "Größe #1 🦦.md": Self.unfinished,
    ])
    let path = scratch.path.dropFirst() + "/Gr%C3%B6%c3%9Fe%20%231%20%F0%9F%A6%A6.md"
    let uri = form.replacing("%s", with: path)
    var client = try TestClient()
    try client.notify(
      "textDocument/didOpen",
      [
        "textDocument": [
          "uri": .string(uri), "languageId": "markdown", "version": 3,
          "text": .string(Self.unfinished),
        ]
      ])
    // It is named as the client names it, and known as the file on disk.
    #expect(client.diagnostics.filter { !$0.value.isEmpty }.keys.sorted() == [uri])
    try client.notify("textDocument/didClose", ["textDocument": ["uri": .string(uri)]])
    let told = client.diagnostics.filter { !$0.value.isEmpty }.keys.map {
      $0.removingPercentEncoding
    }
    #expect(told.count == 1)
    #expect(told.first??.hasSuffix("\(scratch.path)/Größe #1 🦦.md") == true)
  }

  @Test(
    "An address that leads to no file is a file by itself",
    arguments: [
      "untitled:Untitled-1", "untitled:/Untitled.md", "vscode-notebook-cell:/a.md#x", "", "acme.md",
      "http://acme.example/acme.md", "file:", "file://", "file:///", "file:///%", "file:///%zz",
      "file:///%00.md", "file:///%ff.md", "file:///%+f.md", "git:/acme.md?ref",
      "file:///" + String(repeating: "a/", count: 100_000) + "b.md",
    ])
  func addresses(uri: String) throws {
    var client = try TestClient()
    let document: JSON = [
      "uri": .string(uri), "languageId": "markdown", "version": 1,
      "text": .string(Self.unfinished),
    ]
    try client.notify("textDocument/didOpen", ["textDocument": document])
    #expect(client.diagnostics[uri]?.map { $0["code"] } == ["role-missing"])
    let symbols = try client.request(
      "textDocument/documentSymbol", ["textDocument": ["uri": .string(uri)]])
    #expect(symbols["error"] == nil)
    try client.notify(
      "workspace/didChangeWatchedFiles", ["changes": [["uri": .string(uri), "type": 3]]])
    #expect(client.diagnostics[uri]?.count == 1)
    try client.notify("textDocument/didClose", ["textDocument": ["uri": .string(uri)]])
    #expect(client.diagnostics == [uri: []])
  }

  @Test("One file under two names is what was typed last", arguments: [true, false])
  func twoNames(isInJournal: Bool) throws {
    let scratch = try Scratch(["acme.md": Self.finished])
    if isInJournal { try scratch.write(Self.quiet, to: "jobjournal.yml") }
    var client = try TestClient(root: scratch.path)
    let (plain, encoded) = (client.uri("acme.md"), client.uri("").appending("%61cme.md"))
    func open(_ uri: String, _ text: String) throws {
      try client.notify(
        "textDocument/didOpen",
        ["textDocument": ["uri": .string(uri), "version": 1, "text": .string(text)]])
    }
    func close(_ uri: String) throws {
      try client.notify("textDocument/didClose", ["textDocument": ["uri": .string(uri)]])
    }
    try open(plain, Self.unfinished)
    try open(encoded, "---\nrole: Dyer\n---\n")
    #expect(client.diagnostics[plain] == [])
    #expect(client.diagnostics[encoded]?.map { $0["code"] } == ["company-missing"])
    try client.change("acme.md", range(0, 0, 0, 0), to: "")
    #expect(client.diagnostics[plain]?.map { $0["code"] } == ["role-missing"])
    #expect(client.diagnostics[encoded] == [])
    try close(plain)
    #expect(client.diagnostics[plain] == [])
    #expect(client.diagnostics[encoded]?.map { $0["code"] } == ["company-missing"])
    try close(encoded)
    #expect(client.diagnostics[plain] == [])
    #expect(client.diagnostics[encoded] == [])
  }

  @Test func `a document that is opened again is the new one`() throws {
    var client = try TestClient()
    try client.open("acme.md", Self.unfinished)
    try client.open("acme.md", Self.finished)
    #expect(client.rules("acme.md") == [])
    try client.change("acme.md", range(2, 0, 3, 0), to: "")
    #expect(client.rules("acme.md") == ["role-missing"])
    try client.close("acme.md")
    #expect(client.diagnostics[client.uri("acme.md")] == [])
    // Closed is closed.
    try client.change("acme.md", to: Self.unfinished)
    #expect(client.diagnostics[client.uri("acme.md")] == [])
  }

  @Test func `links lead to the journal, and files go by the name that the client gives`() throws {
    let scratch = try Scratch([
      "real/jobjournal.yml": Self.quiet, "real/acme.md": Self.unfinished,
      "real/b.md": Self.unfinished + "\n",
    ])
    try FileManager.default.createSymbolicLink(
      at: scratch.folder.appending(path: "link"),
      withDestinationURL: scratch.folder.appending(path: "real"))
    try FileManager.default.createSymbolicLink(
      at: scratch.folder.appending(path: "real/c.md"),
      withDestinationURL: scratch.folder.appending(path: "real/acme.md"))
    var client = try TestClient(root: scratch.path + "/link", capabilities: Self.watching)
    let names = ["acme.md", "b.md", "c.md"]
    #expect(said(client).keys.sorted() == names)
    try client.open("acme.md", Self.finished)
    #expect(said(client).keys.sorted() == ["b.md", "c.md"])
    // Changes are told by another name.
    try scratch.write("---\ncompany: B\nrole: C\n---\n", to: "real/b.md")
    try client.notify(
      "workspace/didChangeWatchedFiles",
      ["changes": [["uri": .string("file://\(scratch.path)/real/b.md"), "type": 2]]])
    #expect(said(client).keys.sorted() == ["c.md"])
    #expect(client.diagnostics.keys.allSatisfy { $0.contains("/link/") })
  }

  @Test func `several journals, files that hold none, and one outside go side by side`() throws {
    let scratch = try Scratch([
      "a/jobjournal.yml": Self.quiet + "agenda: { file: todo.md }\n", "a/acme.md": Self.unfinished,
      "b/jobjournal.yml": Self.quiet + "  role-missing: off\n", "b/acme.md": Self.unfinished,
    ])
    var client = try TestClient(root: scratch.path)
    #expect(said(client) == [:])
    try client.open("b/new.md", "---\nrole: B\n---\n")
    #expect(said(client) == ["b/new.md": ["company-missing"]])
    try client.open("c.md", Self.unfinished)
    for file in ["a/todo.md", "a/_template.md", "a/.hidden.md", "a/notes.txt"] {
      try client.open(file, Self.unfinished)
      #expect(client.rules(file) == [])
      #expect(try client.ask("textDocument/hover", file, 1, 1) == .null)
    }
    let all = [
      "a/acme.md": ["role-missing"], "b/new.md": ["company-missing"], "c.md": ["role-missing"],
    ]
    #expect(said(client) == all)
    try client.close("c.md")
    try client.close("b/new.md")
    #expect(said(client) == ["a/acme.md": ["role-missing"]])
  }

  // MARK: Versions

  @Test("A client that reads versions is told them", arguments: [true, false])
  func versions(isRead: Bool) throws {
    let capability: JSON = ["publishDiagnostics": ["versionSupport": .bool(isRead)]]
    let scratch = try Scratch(["jobjournal.yml": Self.quiet, "b.md": Self.unfinished])
    var client = try TestClient(root: scratch.path, capabilities: ["textDocument": capability])
    #expect(client.told.last?["params"]?["version"] == nil)
    try client.open("acme.md", Self.unfinished)
    // Also where it says nothing new.
    try client.change("acme.md", range(3, 0, 3, 0), to: "x")
    let versions = client.told.suffix(2).map { $0["params"]?["version"] }
    #expect(versions == (isRead ? [1, 2] : [nil, nil]))
  }
}

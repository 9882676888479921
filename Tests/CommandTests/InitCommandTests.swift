import Foundation
import TestSupport
import Testing

private let today = ["--today", "2026-11-21"]

@Suite struct InitCommandTests {
  @Test("A new journal has settings, an example, and an agenda with something in every section")
  func make() throws {
    let scratch = try Scratch()
    let outcome = try Program.run(["init", "a/my search"] + today, in: scratch.folder)
    #expect(outcome.status == 0, "\(outcome.errors)")
    for name in ["jobjournal.yml", "example.md", ".gitignore"] {
      #expect(outcome.output.contains("made \(name)"))
      #expect(scratch.exists("a/my search/\(name)"))
    }
    let journal = scratch.folder.appending(path: "a/my search")
    let agenda = try Program.run(["agenda", "--output", "-"] + today, in: journal)
    for section in ["Overdue", "Today", "Coming up", "Quiet", "Warnings"] {
      #expect(agenda.output.contains("## \(section)\n"), "\(agenda.output)")
    }
    let form = try Program.run(["lint", "--rule", "form"] + today, in: journal)
    #expect(form.output == "Nothing to report.\n")
  }

  @Test("What is there already is left as it is, links too, and no example joins applications")
  func present() throws {
    let application = "---\ncompany: Acme\nrole: Baker\n---\n"
    let scratch = try Scratch([
      "journal/jobjournal.yml": "holidays: [2026-12-24]\n", "journal/2026/acme.md": application,
      "outside.txt": "mine\n",
    ])
    let journal = scratch.folder.appending(path: "journal")
    try FileManager.default.createSymbolicLink(
      atPath: journal.appending(path: ".gitignore").path, withDestinationPath: "../outside.txt")
    let outcome = try Program.run(["init"] + today, in: journal)
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("jobjournal.yml is there already; left as it is"))
    #expect(outcome.output.contains(".gitignore is there already; left as it is"))
    #expect(try scratch.read("journal/jobjournal.yml") == "holidays: [2026-12-24]\n")
    #expect(try scratch.read("outside.txt") == "mine\n")
    #expect(!scratch.exists("journal/example.md"))
  }

  @Test(
    "A folder in a journal is refused, before anything is made",
    arguments: ["inside", "new", "new/deeper", "../journal/new"])
  func nested(folder: String) throws {
    let scratch = try Scratch(["journal/jobjournal.yml": "", "journal/inside/x.txt": ""])
    let outcome = try Program.run(
      ["init", folder] + today, in: scratch.folder.appending(path: "journal"))
    #expect(outcome.status == 4)
    #expect(outcome.errors.contains("lies in the journal"))
    #expect(!scratch.exists("journal/new") && !scratch.exists("journal/inside/jobjournal.yml"))
  }

  @Test("A file in the folder’s place is an error, and --quiet is quiet")
  func unwritable() throws {
    let scratch = try Scratch(["file": ""])
    #expect(try Program.run(["init", "file"] + today, in: scratch.folder).status == 3)
    let quiet = try Program.run(["init", "x", "--quiet"] + today, in: scratch.folder)
    #expect(quiet.status == 0)
    #expect(quiet.output.isEmpty && quiet.errors.isEmpty)
  }
}

private let good = "---\ncompany: Acme\nrole: Baker\n---\n"
private let broken = "---\ncompany: Acme\nrole: Baker\napplied: 2026-02-30\n---\n"

/// The hook, in repositories of the real git.
@Suite struct HookTests {
  private let scratch: Scratch

  init() throws {
    scratch = try Scratch(["home/x": "", "tmp/x": ""])
  }

  private func environment(withProgram: Bool = true) -> [String: String] {
    [
      "PATH": (withProgram ? Program.executable.deletingLastPathComponent().path + ":" : "")
        + "/usr/local/bin:/usr/bin:/bin",
      "HOME": scratch.folder.appending(path: "home").path,
      "TMPDIR": scratch.folder.appending(path: "tmp").path, "GIT_CONFIG_NOSYSTEM": "1",
      "GIT_AUTHOR_NAME": "Ada Lund", "GIT_AUTHOR_EMAIL": "ada@lund.example",
      "GIT_COMMITTER_NAME": "Ada Lund", "GIT_COMMITTER_EMAIL": "ada@lund.example",
      "JOBJOURNAL_TODAY": "2026-11-21",
    ]
  }

  private func git(
    _ arguments: String..., in folder: String, withProgram: Bool = true
  ) throws -> Program.Outcome {
    try Program.run(
      ["git"] + arguments, in: scratch.folder.appending(path: folder),
      environment: environment(withProgram: withProgram), executable: URL(filePath: "/usr/bin/env"))
  }

  private func initialise(_ folder: String) throws -> Program.Outcome {
    try Program.run(
      ["init", folder, "--git"] + today, in: scratch.folder, environment: environment())
  }

  /// Nothing may stay behind in the folder for temporary files.
  private func expectNothingLeft() throws {
    let names = try FileManager.default.contentsOfDirectory(
      atPath: scratch.folder.appending(path: "tmp").path)
    #expect(names == ["x"])
  }

  @Test(
    "What is staged counts, not the work tree", arguments: ["journal", "it's \"my\" $HOME search"])
  func staged(folder: String) throws {
    let outcome = try initialise(folder)
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.output.contains("made a git repository"))
    let hook = scratch.folder.appending(path: "\(folder)/.git/hooks/pre-commit").path
    #expect(FileManager.default.isExecutableFile(atPath: hook))
    #expect(try git("add", ".", in: folder).status == 0)
    let first = try git("commit", "-m", "first", in: folder)
    #expect(first.status == 0, "\(first.errors)")

    try scratch.write(broken, to: "\(folder)/acme.md")
    _ = try git("add", ".", in: folder)
    try scratch.write(good, to: "\(folder)/acme.md")
    let refused = try git("commit", "-m", "broken", in: folder)
    #expect(refused.status != 0)
    #expect(refused.errors.contains("date-invalid"), "\(refused.errors)")
    #expect(refused.errors.contains("acme.md:4"))
    #expect(refused.errors.contains("git commit --no-verify"))

    _ = try git("add", ".", in: folder)
    try scratch.write(broken, to: "\(folder)/acme.md")
    let passed = try git("commit", "-m", "good", in: folder)
    #expect(passed.status == 0, "\(passed.errors)")
    #expect(!passed.errors.contains("warning"))
    try expectNothingLeft()
  }

  @Test("Commits that make an index of their own are checked as well")
  func otherIndexes() throws {
    _ = try initialise("journal")
    try scratch.write(good, to: "journal/acme.md")
    try scratch.write(good, to: "journal/other.md")
    _ = try git("add", ".", in: "journal")
    #expect(try git("commit", "-m", "first", in: "journal").status == 0)
    try scratch.write(broken, to: "journal/acme.md")
    try scratch.write(good + "\nmore\n", to: "journal/other.md")
    #expect(try git("commit", "-a", "-m", "all", in: "journal").status != 0)
    #expect(try git("commit", "-m", "one", "acme.md", in: "journal").status != 0)
    #expect(try git("commit", "-m", "other", "other.md", in: "journal").status == 0)
    #expect(try git("commit", "-a", "-m", "skip", "--no-verify", in: "journal").status == 0)
    try expectNothingLeft()
  }

  @Test("A journal in a folder of a repository is checked, and nothing around it")
  func subfolder() throws {
    try scratch.write(broken, to: "repository/notes.md")
    try scratch.write("", to: "repository/sub dir/x.txt")
    _ = try git("init", in: "repository")
    let outcome = try initialise("repository/sub dir/it's")
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(!outcome.output.contains("made a git repository"))
    #expect(!scratch.exists("repository/sub dir/it's/.git"))
    _ = try git("add", ".", in: "repository")
    let first = try git("commit", "-m", "first", in: "repository")
    #expect(first.status == 0, "\(first.errors)")
    try scratch.write(broken, to: "repository/sub dir/it's/acme.md")
    _ = try git("add", ".", in: "repository")
    // From inside the folder too.
    let refused = try git("commit", "-m", "broken", in: "repository/sub dir/it's")
    #expect(refused.status != 0)
    #expect(refused.errors.contains("acme.md:4"))
    #expect(!refused.errors.contains("notes.md"))
    _ = try git("rm", "-r", "-f", "sub dir/it's", in: "repository")
    #expect(try git("commit", "-m", "without", in: "repository").status == 0)
  }

  @Test("Without the program in the PATH the commit passes, in one line")
  func missingProgram() throws {
    _ = try initialise("journal")
    try scratch.write(broken, to: "journal/acme.md")
    _ = try git("add", ".", in: "journal")
    let outcome = try git("commit", "-q", "-m", "x", in: "journal", withProgram: false)
    #expect(outcome.status == 0)
    #expect(
      outcome.errors == "pre-commit: jobjournal is not in PATH, so the journal was not checked\n")
  }

  @Test("A second run finds its hook and changes nothing")
  func again() throws {
    _ = try initialise("journal")
    let hook = try scratch.read("journal/.git/hooks/pre-commit")
    let outcome = try initialise("journal")
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("pre-commit checks the journal already; left as it is"))
    #expect(try scratch.read("journal/.git/hooks/pre-commit") == hook)
  }

  /// The lines to add to a hook, as they were printed.
  private func linesToAdd(_ output: String) -> String {
    output.split(separator: "\n").filter { $0.hasPrefix("  ") }.map { $0.dropFirst(2) }
      .joined(separator: "\n")
  }

  @Test("Another hook is left alone, and the lines to add to it work")
  func existingHook() throws {
    try scratch.write("", to: "journal/x.txt")
    _ = try git("init", in: "journal")
    let path = "journal/.git/hooks/pre-commit"
    let mine = "#!/bin/sh\necho mine >&2\n"
    try scratch.write(mine, to: path)
    chmod(scratch.folder.appending(path: path).path, 0o755)
    let outcome = try initialise("journal")
    #expect(outcome.status == 0)
    #expect(try scratch.read(path) == mine)
    try scratch.write(mine + linesToAdd(outcome.output) + "\necho after >&2\n", to: path)
    _ = try git("add", ".", in: "journal")
    let passed = try git("commit", "-m", "first", in: "journal")
    #expect(passed.status == 0, "\(passed.errors)")
    #expect(passed.errors.contains("mine\nafter\n"))
    try scratch.write(broken, to: "journal/acme.md")
    _ = try git("add", ".", in: "journal")
    let refused = try git("commit", "-m", "broken", in: "journal")
    #expect(refused.status != 0)
    #expect(refused.errors.contains("date-invalid"))
    #expect(try initialise("journal").output.contains("checks the journal already"))
  }

  @Test("Hooks that git looks for elsewhere are not written, but can be chained")
  func hooksPath() throws {
    try scratch.write("", to: "journal/x.txt")
    try scratch.write("", to: "hooks/x.txt")
    _ = try git("init", in: "journal")
    let elsewhere = scratch.folder.appending(path: "hooks").path
    _ = try git("config", "core.hooksPath", elsewhere, in: "journal")
    let outcome = try initialise("journal")
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("hooks/pre-commit, executable:"))
    #expect(!scratch.exists("hooks/pre-commit"))
    #expect(!scratch.exists("journal/.git/hooks/pre-commit"))
    try scratch.write(linesToAdd(outcome.output) + "\n", to: "hooks/pre-commit")
    chmod(scratch.folder.appending(path: "hooks/pre-commit").path, 0o755)
    try scratch.write(broken, to: "journal/acme.md")
    _ = try git("add", ".", in: "journal")
    #expect(try git("commit", "-m", "broken", in: "journal").status != 0)
  }

  @Test("Links out of git's own folder are not written through")
  func linkedHooks() throws {
    try scratch.write("", to: "journal/x.txt")
    try scratch.write("", to: "outside/x.txt")
    _ = try git("init", in: "journal")
    let hooks = scratch.folder.appending(path: "journal/.git/hooks")
    try FileManager.default.removeItem(at: hooks)
    try FileManager.default.createSymbolicLink(
      atPath: hooks.path, withDestinationPath: "../../outside")
    #expect(try initialise("journal").status == 3)
    #expect(
      try FileManager.default.contentsOfDirectory(
        atPath: scratch.folder.appending(path: "outside").path) == ["x.txt"])
  }

  @Test("Without git the journal is made, and the error says what to do")
  func withoutGit() throws {
    let outcome = try Program.run(
      ["init", "journal", "--git"] + today, in: scratch.folder, environment: ["PATH": "/nowhere"])
    #expect(outcome.status == 3)
    #expect(outcome.errors.contains("install git"))
    #expect(scratch.exists("journal/jobjournal.yml"))
  }

  @Test("A repository that names programs to run does not get them run")
  func hostile() throws {
    try scratch.write("", to: "journal/x.txt")
    _ = try git("init", in: "journal")
    let trap = scratch.folder.appending(path: "trap.sh")
    let sprung = scratch.folder.appending(path: "sprung").path
    try scratch.write("#!/bin/sh\n: >'\(sprung)'\n", to: "trap.sh")
    chmod(trap.path, 0o755)
    for key in [
      "core.fsmonitor", "core.pager", "core.editor", "core.sshCommand", "alias.rev-parse",
    ] {
      _ = try git("config", key, (key.hasPrefix("alias") ? "!" : "") + trap.path, in: "journal")
    }
    #expect(try initialise("journal").status == 0)
    #expect(!scratch.exists("sprung"))
  }
}

import Foundation
import TestSupport
import Testing

private let good = "---\ncompany: Acme\nrole: Baker\n---\n"
private let broken = "---\ncompany: Acme\nrole: Baker\napplied: 2026-02-30\n---\n"

@Suite struct StagedLintTests {
  private func lint(_ repository: Repository, _ arguments: String...) throws -> Program.Outcome {
    try Program.run(
      ["lint", "--staged"] + arguments + ["--rule", "form"], in: repository.folder,
      environment: repository.environment)
  }

  @Test("What is staged is linted, and the work tree is not, before any commit too")
  func staged() throws {
    let repository = try Repository(["acme.md": broken, "only here.md": broken])
    try repository.git("add", "acme.md")
    try repository.write(good, to: "acme.md")
    let outcome = try lint(repository)
    #expect(outcome.status == 1)
    #expect(outcome.output.contains("acme.md:4:10\n"))
    #expect(outcome.output.contains(" 4 | applied: 2026-02-30\n"))
    #expect(!outcome.output.contains("only here.md"))
    try repository.git("add", "acme.md")
    try repository.write(broken, to: "acme.md")
    #expect(try lint(repository).output == "Nothing to report.\n")
  }

  @Test("Two names that differ only in how an accent is written are two files")
  func accents() throws {
    let repository = try Repository(["\u{E9}.md": broken])
    // Foundation may take one name for the other.
    try broken.withCString { text in
      let path = repository.folder.path + "/e\u{301}.md"
      let file = try #require(fopen(path, "w"))
      fputs(text, file)
      fclose(file)
    }
    try repository.git("add", ".")
    #expect(try lint(repository).output.hasSuffix("\n2 errors.\n"))
  }

  @Test("Settings and calendars count as they are staged")
  func surroundings() throws {
    let repository = try Repository([
      "jobjournal.yml": "exclude: [\"acme.md\"]\nholidays: [days.ics]\n", "acme.md": broken,
      "days.ics": "BEGIN:VCALENDAR\nEND:VCALENDAR\n",
    ])
    try repository.git("add", ".")
    #expect(try lint(repository).status == 0)
    try repository.write("", to: "jobjournal.yml")
    try repository.write("nothing", to: "days.ics")
    #expect(try lint(repository).status == 0)
    try repository.git("add", "days.ics")
    let calendar = try lint(repository)
    #expect(calendar.status == 1)
    #expect(calendar.output.contains("jobjournal.yml:2:12\n"), "\(calendar.output)")
    try repository.git("add", "jobjournal.yml")
    #expect(try lint(repository).output.contains("acme.md:4"))
  }

  @Test("Removed, renamed and merely announced files, and paths of the index")
  func names() throws {
    let repository = try Repository(["acme.md": broken, "sub/old.md": broken])
    try repository.commit("first")
    try repository.git("rm", "--cached", "acme.md")
    try repository.git("mv", "sub/old.md", "sub/new.md")
    try repository.write(broken, to: "announced.md")
    try repository.git("add", "--intent-to-add", "announced.md")
    let outcome = try lint(repository)
    #expect(outcome.output.contains("sub/new.md:4"))
    #expect(outcome.output.hasSuffix("\n1 error.\n"), "\(outcome.output)")
    try FileManager.default.removeItem(at: repository.folder.appending(path: "sub"))
    #expect(try lint(repository, "sub/new.md").output.hasSuffix("\n1 error.\n"))
    #expect(try lint(repository, "sub").output.hasSuffix("\n1 error.\n"))
    #expect(try lint(repository, "announced.md").output == "Nothing to report.\n")
    #expect(try lint(repository, "sub/old.md").status == 2)
  }

  @Test("Other repositories inside are ignored; odd names neither break it nor become options")
  func oddNames() throws {
    let names = ["-a.md", "new\nline.md", "quo\"te's.md", "*.md", ":(top)x.md", "é ü.md"]
    let repository = try Repository(
      Dictionary(uniqueKeysWithValues: names.map { ($0, broken) }))
    try repository.write(broken, to: "other/inside.md")
    try repository.git("init", "--quiet", "other")
    try repository.git("-C", "other", "add", ".")
    try repository.git("-C", "other", "commit", "--quiet", "-m", "x")
    try repository.git("add", "--", ".")
    #expect(try repository.git("ls-files", "--stage").output.contains("160000"))
    let outcome = try lint(repository, "--format", "json")
    let findings = try #require(
      try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [[String: Any]])
    #expect(Set(findings.compactMap { $0["file"] as? String }) == Set(names))
    #expect(findings.count == names.count)
  }

  @Test("A name that is not UTF-8 is reported, and the rest is linted")
  func notUTF8() throws {
    let repository = try Repository(["acme.md": broken])
    try repository.git("add", ".")
    let id = try repository.git("hash-object", "-w", "acme.md").output.dropLast()
    let script = "printf '100644 \(id) 0\\tna\\377me.md\\0' | git update-index -z --index-info"
    _ = try Program.run(
      ["-c", script], in: repository.folder, environment: repository.environment,
      executable: URL(filePath: "/bin/sh"))
    let outcome = try lint(repository)
    #expect(outcome.status == 3)
    #expect(outcome.output.contains("its name is not UTF-8 text"))
    #expect(outcome.output.contains("acme.md:4"))
  }

  @Test("Links are followed to files inside the journal, and to nothing else")
  func links() throws {
    let repository = try Repository(
      [
        "journal/.store/acme.md": broken, "journal/target.txt": broken, "outside.md": broken,
        "journal/folder/x.md": good,
      ], "top")
    let journal = repository.folder.appending(path: "journal")
    for (name, target) in [
      ("a.md", ".store/acme.md"), ("b.md", "folder/../target.txt"), ("c.md", "../outside.md"),
      ("d.md", journal.path + "/target.txt"), ("e.md", "e.md"), ("f.md", "nowhere.md"),
      ("linked", "folder"),
    ] {
      try FileManager.default.createSymbolicLink(
        atPath: journal.appending(path: name).path, withDestinationPath: target)
    }
    try repository.git("add", ".")
    let outcome = try lint(repository, "--journal", "journal")
    #expect(outcome.output.contains("--> a.md:4") && outcome.output.contains("--> b.md:4"))
    #expect(outcome.output.hasSuffix("\n2 errors.\n"), "\(outcome.output)")
  }

  @Test("In the middle of a merge a file with several versions is named, the others are linted")
  func unmerged() throws {
    let repository = try Repository(["acme.md": good, "other.md": broken])
    try repository.commit("first")
    try repository.git("checkout", "--quiet", "-b", "side")
    try repository.write(good + "side\n", to: "acme.md")
    try repository.commit("side")
    try repository.git("checkout", "--quiet", "main")
    try repository.write(good + "main\n", to: "acme.md")
    try repository.commit("main")
    #expect(try repository.git("merge", "side").status == 1)
    let outcome = try lint(repository)
    #expect(outcome.status == 3)
    #expect(outcome.output.contains("a merge has left several versions"))
    #expect(outcome.output.contains("other.md:4"))
    #expect(outcome.output.hasSuffix("\n2 errors.\n"), "\(outcome.output)")
  }

  @Test("The index of a hook counts for its own repository alone")
  func foreignIndex() throws {
    let repository = try Repository(["acme.md": good])
    try repository.commit("first")
    try repository.write(broken, to: "acme.md")
    try repository.git(["add", "."], ["GIT_INDEX_FILE": ".git/other"])
    #expect(try lint(repository).status == 0)
    func lintWithIndex(in folder: URL) throws -> Program.Outcome {
      try Program.run(
        ["lint", "--staged", "--rule", "form", "--journal", repository.folder.path], in: folder,
        environment: repository.environment.merging(["GIT_INDEX_FILE": ".git/other"]) { $1 })
    }
    #expect(try lintWithIndex(in: repository.folder).status == 1)
    let other = try Repository()
    #expect(try lintWithIndex(in: other.folder).status == 0)
  }

  @Test("A journal in a linked work tree, and one in a SHA-256 repository")
  func otherRepositories() throws {
    let repository = try Repository(["acme.md": good], options: ["--object-format=sha256"])
    try repository.commit("first")
    try repository.git("worktree", "add", "--quiet", "../linked")
    let linked = repository.scratch.folder.appending(path: "linked")
    try repository.scratch.write(broken, to: "linked/acme.md")
    _ = try Program.run(
      ["git", "add", "."], in: linked, environment: repository.environment,
      executable: URL(filePath: "/usr/bin/env"))
    let outcome = try Program.run(
      ["lint", "--staged", "--rule", "form"], in: linked, environment: repository.environment)
    #expect(outcome.output.contains("acme.md:4"), "\(outcome.errors)")
    #expect(try lint(repository).status == 0)
  }

  @Test("A file beyond the limit, of any size, and one whose contents git has lost")
  func limits() throws {
    let repository = try Repository(["acme.md": broken])
    for (name, count) in [("large.md", 300_000), ("larger.md", 20_000_000)] {
      try repository.write(good + String(repeating: "x", count: count), to: name)
    }
    try repository.git("add", ".")
    let outcome = try lint(repository)
    #expect(outcome.status == 1)
    #expect(outcome.output.contains("acme.md:4"))
    #expect(outcome.output.ranges(of: "file-unreadable").count == 2, "\(outcome.output)")
    let id = try repository.git("rev-parse", ":large.md").output.dropLast()
    let object = repository.folder.appending(
      path: ".git/objects/\(id.prefix(2))/\(id.dropFirst(2))")
    try FileManager.default.removeItem(at: object)
    let lost = try lint(repository)
    #expect(lost.status == 3)
    #expect(lost.output.contains("this clone does not have its contents"), "\(lost.output)")
    #expect(lost.output.contains("acme.md:4"))
    try Data("nonsense".utf8).write(to: object)
    let damaged = try lint(repository)
    #expect(damaged.status == 3, "\(damaged.output)\(damaged.errors)")
  }

  @Test("A hook in a linked work tree checks the index that its commit has made")
  func linkedHook() throws {
    let repository = try Repository(["search/acme.md": good])
    #expect(try repository.run("init", "search", "--git").status == 0)
    try repository.commit("first")
    try repository.git("worktree", "add", "--quiet", "../linked")
    let linked = repository.scratch.folder.appending(path: "linked").path
    try repository.scratch.write(broken, to: "linked/search/acme.md")
    for commit in [["-a"], ["search/acme.md"]] {
      let refused = try repository.git(["-C", linked, "commit", "-m", "x"] + commit)
      #expect(refused.status != 0)
      #expect(refused.errors.contains("acme.md:4"), "\(refused.errors)")
    }
    try repository.scratch.write(good + "more\n", to: "linked/search/acme.md")
    #expect(try repository.git("-C", linked, "commit", "-a", "-m", "x").status == 0)
  }

  @Test("Without a repository, or in one that git does not read, a sentence says why: status 3")
  func noRepository() throws {
    let scratch = try Scratch(["acme.md": good])
    let outside = try Program.run(["lint", "--staged"], in: scratch.folder)
    #expect(outside.status == 3)
    #expect(outside.errors.contains("lies in no git repository"))
    let repository = try Repository(["acme.md": good])
    let foreign = try repository.run(
      "lint", "--staged", with: ["GIT_TEST_ASSUME_DIFFERENT_OWNER": "1"])
    #expect(foreign.status == 3)
    #expect(foreign.errors.contains("belongs to somebody else"))
    #expect(foreign.errors.contains("safe.directory"))
    let inside = try Program.run(
      ["lint", "--staged"], in: repository.folder.appending(path: ".git"),
      environment: repository.environment)
    #expect(inside.status == 3)
    #expect(inside.errors.contains("inside a git folder"))
  }
}

/// The hook for the pre-commit framework, run by the real one.
@Suite(.enabled(if: PreCommit.path != nil, "scripts/install-pre-commit installs it"))
struct PreCommitFrameworkTests {
  @Test("pre-commit refuses what cannot be read, as it is staged, and lets the rest pass")
  func run() throws {
    let program = try #require(PreCommit.path)
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let hooks = try Repository([
      ".pre-commit-hooks.yaml": try String(
        contentsOf: root.appending(path: ".pre-commit-hooks.yaml"), encoding: .utf8)
    ])
    try hooks.commit("hooks")
    let commit = try hooks.git("rev-parse", "HEAD").output.dropLast()
    let repository = try Repository([
      "search/acme.md": broken,
      ".pre-commit-config.yaml": """
      repos:
        - repo: \(hooks.folder.path)
          rev: \(commit)
          hooks:
            - id: jobjournal-lint
              args: [--journal, search]

      """,
    ])
    let variables = [
      "PRE_COMMIT_HOME": repository.scratch.folder.appending(path: "cache").path
    ]
    let install = try Program.run(
      [program, "install"], in: repository.folder,
      environment: repository.environment.merging(variables) { $1 },
      executable: URL(filePath: "/usr/bin/env"))
    #expect(install.status == 0, "\(install.output)\(install.errors)")
    try repository.git("add", ".")
    try repository.write(good, to: "search/acme.md")
    let refused = try repository.git(["commit", "-m", "broken"], variables)
    #expect(refused.status != 0)
    #expect(refused.errors.contains("date-invalid"), "\(refused.output)\(refused.errors)")
    try repository.git("add", ".")
    let passed = try repository.git(["commit", "-m", "good"], variables)
    #expect(passed.status == 0, "\(passed.output)\(passed.errors)")
    #expect(passed.errors.contains("jobjournal lint"))
  }
}

private enum PreCommit {
  static let path: String? = {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let places = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
      .map { "\($0)/pre-commit" }
    return (places + [root.appending(path: ".build/pre-commit/bin/pre-commit").path])
      .first { FileManager.default.isExecutableFile(atPath: $0) }
  }()
}

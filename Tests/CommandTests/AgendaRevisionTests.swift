import Foundation
import TestSupport
import Testing

private let base = """
  ---
  company: Ostwind Rowing
  role: Coach
  applied: 2026-11-02
  contact: Piet Aerts
  ---

  ## Contacts

  - Piet Aerts, Head Coach <piet@ostwind.example>
  - Noor Rahimi, Treasurer

  ## Interview 2026-11-16

  - With: Piet Aerts, Noor Rahimi
  - Timeline: 2026-11-27
  - Promised: the training plan by 2026-11-20

  ## Log

  - [ ] wash the blazer by 2026-11-25

  """

/// The agenda as it was, and compared with what it is, in repositories of the real git.
@Suite struct AgendaRevisionTests {
  private func repository() throws -> Repository {
    let repository = try Repository(["ostwind.md": base])
    try repository.commit("interview", at: "2026-11-16T23:30:00-0900")
    return repository
  }

  @Test("--at shows another time's journal for today, writes nothing, and takes no tick")
  func at() throws {
    let repository = try repository()
    _ = try repository.run("agenda")
    let ticked = try repository.read("AGENDA.md").replacing("- [ ] ", with: "- [x] ")
    try repository.write(ticked, to: "AGENDA.md")
    try repository.write(base + "- 2026-11-17 Thank-you: everyone\n", to: "ostwind.md")
    let outcome = try repository.run("agenda", "--at", "HEAD")
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.output.contains("## Overdue\n\n- [ ] Thank Noor Rahimi — [Ostwind Rowing]"))
    #expect(try repository.read("AGENDA.md") == ticked)
    #expect(try !repository.read("ostwind.md").contains("Kept"))
    let now = try repository.run("agenda", "--output", "-")
    #expect(!now.output.contains("Thank Noor"))
    let day = try repository.run(
      "agenda", "--at", "HEAD", "--today", "2026-11-16", "--format", "json")
    #expect(day.output.contains("\"today\": \"2026-11-16\""))
  }

  @Test("Index, commit and work tree say the same of the samples, and of all kinds of files")
  func same() throws {
    let repository = try Repository([
      "samples/.hidden/a.md": base, "samples/_draft.md": base, "samples/UPPER.MD": base,
      "samples/twin.markdown": base, "samples/twin.md": base, "samples/notes/plain.md": "# Log\n",
      "samples/archive/old.md": base, "samples/empty.md": "", "samples/no.txt": base,
    ])
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let samples = root.appending(path: "samples")
    let target = repository.folder.appending(path: "samples")
    for name in try FileManager.default.contentsOfDirectory(atPath: samples.path) {
      try FileManager.default.copyItem(
        at: samples.appending(path: name), to: target.appending(path: name))
    }
    for (name, destination) in [
      ("link.md", ".hidden/a.md"), ("agenda-link.md", "AGENDA.md"), ("far.md", "../../far.md"),
      ("deep/up.md", "../no.txt"), ("folder", "notes"), ("broken.md", "nothing.md"),
    ] {
      let link = target.appending(path: name)
      try FileManager.default.createDirectory(
        at: link.deletingLastPathComponent(), withIntermediateDirectories: true)
      try FileManager.default.createSymbolicLink(
        atPath: link.path, withDestinationPath: destination)
    }
    try repository.commit("all")
    let journal = ["--journal", "samples", "--format", "json"]
    func run(_ arguments: String...) throws -> Program.Outcome {
      try Program.run(
        arguments + journal, in: repository.folder, environment: repository.environment)
    }
    let agenda = try run("agenda", "--all")
    #expect(agenda.output.contains("\"slug\": \"link\""))
    #expect(agenda.output.contains("\"slug\": \"twin.md\""))
    #expect(try run("agenda", "--all", "--at", "HEAD").output == agenda.output)
    let lint = try run("lint")
    #expect(lint.status == 1)
    #expect(try run("lint", "--staged").output == lint.output)
  }

  @Test("--since says what is new, settled and how, moved, and late")
  func since() throws {
    let repository = try repository()
    try repository.write(
      base.replacing(
        "- [ ] wash the blazer by 2026-11-25", with: "- [ ] wash the blazer by 2026-11-26")
          + """
          - 2026-11-17 Thank-you: Piet Aerts
          - 2026-11-18 Waived: thank-you-not-sent, Noor Rahimi: she left
          - [ ] send the invoice by 2026-11-24
          - 2026-11-19 Thank you: Emil

          """, to: "ostwind.md")
    for revision in ["HEAD", "2026-11-17", "-4d"] {
      let outcome = try repository.run("agenda", "--since", revision)
      #expect(outcome.status == 0, "\(outcome.errors)")
      let output = outcome.output.replacing(/[0-9a-f]{10}/, with: "ID")
      #expect(output.hasPrefix("From Mon 2026-11-16 (ID) to Sat 2026-11-21.\n\nNew\n"))
      for line in [
        "  send the invoice — Ostwind Rowing, ",
        "Overdue by now\n  Keep your promise: the training plan — Ostwind Rowing, due Fri 2026-11-20",
        "Settled\n  done Mon 2026-11-16: Go to the interview — Ostwind Rowing\n",
        "  done Tue 2026-11-17: Thank Piet Aerts — Ostwind Rowing\n",
        "  waived: Thank Noor Rahimi — Ostwind Rowing\n",
        "  wash the blazer — Ostwind Rowing: was on Wed 2026-11-25, now on Thu 2026-11-26\n",
        "\n  ostwind.md:25: nobody here is called “Emil” (person-unknown)\n",
      ] { #expect(output.contains(line), "\(line)\n\(output)") }
    }
    let early = try repository.run("agenda", "--since", "2026-11-16")
    #expect(early.status == 2)
    #expect(early.errors.contains("no commit before 2026-11-16: its history begins on 2026-11-16"))
  }

  @Test("A duty keeps its identity when its file is renamed, and moves when its window does")
  func renamed() throws {
    let repository = try repository()
    try repository.git("mv", "ostwind.md", "rowing.md")
    try repository.write(
      base + "- 2026-11-17 Snoozed: promise-not-kept until 2026-11-30\n", to: "rowing.md")
    let outcome = try repository.run("agenda", "--since", "HEAD", "--format", "json")
    let whole = try #require(
      try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
    let moved = try #require(whole["moved"] as? [[String: Any]])
    #expect(moved.count == 1, "\(outcome.output)")
    #expect((moved[0]["was"] as? [String: String])?["due"] == "2026-11-20")
    #expect((moved[0]["duty"] as? [String: Any])?["due"] as? String == "2026-11-30")
    #expect((moved[0]["duty"] as? [String: Any])?["file"] as? String == "rowing.md")
    let settled = try #require(whole["settled"] as? [[String: Any]])
    #expect(settled.map { $0["by"] as? String } == ["done"])
    #expect(settled.map { $0["on"] as? String } == ["2026-11-16"])
    #expect((whole["new"] as? [Any])?.count == 0, "\(outcome.output)")
    #expect((whole["overdue"] as? [Any])?.count == 2)
  }

  @Test("Each side is read with its own settings, and what is taken out is gone")
  func settings() throws {
    let repository = try repository()
    try repository.write("rules:\n  thank-you-not-sent: off\n", to: "jobjournal.yml")
    let off = try repository.run("agenda", "--since", "HEAD").output
    #expect(off.contains("gone: Thank Piet Aerts"), "\(off)")
    try repository.git("rm", "--quiet", "--cached", "ostwind.md")
    try FileManager.default.removeItem(at: repository.folder.appending(path: "ostwind.md"))
    #expect(
      try repository.run("agenda", "--since", "HEAD").output.contains("gone: wash the blazer"))
  }

  @Test("An interview that was held is done, and one that was cancelled is gone")
  func interviews() throws {
    let repository = try Repository(["ostwind.md": base])
    try repository.commit("ahead", at: "2026-11-14T12:00:00+0000")
    let held = try repository.run("agenda", "--since", "HEAD").output
    #expect(held.contains("done Mon 2026-11-16: Go to the interview"), "\(held)")
    try repository.write(
      base.replacing("- Promised", with: "- Cancelled: by them\n- Promised"), to: "ostwind.md")
    let cancelled = try repository.run("agenda", "--since", "HEAD").output
    #expect(cancelled.contains("gone: Go to the interview"), "\(cancelled)")
  }

  @Test("Nothing changed is said so")
  func nothing() throws {
    let outcome = try repository().run("agenda", "--since", "HEAD", "--today", "2026-11-16")
    #expect(outcome.output.hasSuffix("Nothing on the agenda has changed.\n"), "\(outcome.output)")
  }

  @Test("Revisions cannot become options, unknown and ambiguous ones are told apart")
  func revisions() throws {
    let repository = try repository()
    for name in [
      "--all", "-n1", "no\nsuch", "HEAD:ostwind.md", "HEAD~9", "'; touch x", "^HEAD", "HEAD..HEAD",
    ] {
      let outcome = try repository.run("agenda", "--at=\(name)")
      #expect(outcome.status == 2, "\(name): \(outcome.errors)")
      #expect(outcome.errors.contains("git knows no commit"), "\(outcome.errors)")
    }
    try repository.git("branch", "2026-11-20")
    try repository.git("tag", "x")
    try repository.git("update-ref", "refs/heads/-odd", "HEAD")
    for name in ["x", "refs/heads/2026-11-20", "-odd", "HEAD^0", "@{0}"] {
      #expect(try repository.run("agenda", "--at=\(name)").status == 0, "\(name)")
    }
    // So many commits that two ids begin alike, in as far as git lets them be cut.
    let stream = (1...1500).map { number in
      "commit refs/heads/many\ncommitter A <a@a.example> \(1_790_000_000 + number) +0000\n"
        + "data 1\nx\n"
    }
    try repository.write(stream.joined(), to: ".git/stream")
    _ = try Program.run(
      ["-c", "git fast-import --quiet <.git/stream"], in: repository.folder,
      environment: repository.environment, executable: URL(filePath: "/bin/sh"))
    let ids = try repository.git("rev-list", "many").output.split(separator: "\n")
    let alike = try #require(
      Dictionary(grouping: ids) { $0.prefix(4) }.first { $0.value.count > 1 }?.key)
    let ambiguous = try repository.run("agenda", "--at", String(alike))
    #expect(ambiguous.status == 4)
    #expect(ambiguous.errors.contains("can be several commits"), "\(ambiguous.errors)")
  }

  @Test("What writes does not go with what only looks")
  func usage() throws {
    let repository = try repository()
    for arguments in [["--at", "HEAD", "--check"], ["--since", "HEAD", "--all"]] {
      #expect(try Program.run(["agenda"] + arguments, in: repository.folder).status == 2)
    }
  }
}

/// Repositories that name programs to run: none of them may.
@Suite struct HostileRepositoryTests {
  @Test("Hooks, filters, external diffs, monitors, pagers, signatures and remotes stay unused")
  func hostile() throws {
    let repository = try Repository(["ostwind.md": base])
    let sprung = repository.scratch.folder.appending(path: "sprung").path
    let trap = repository.scratch.folder.appending(path: "trap.sh")
    try repository.scratch.write("#!/bin/sh\necho \"$0 $*\" >>'\(sprung)'\ncat\n", to: "trap.sh")
    chmod(trap.path, 0o755)
    try repository.commit("first", at: "2026-11-16T12:00:00+0000")
    try repository.write(base + "- 2026-11-17 Thank-you: everyone\n", to: "ostwind.md")
    try repository.commit("second", at: "2026-11-17T12:00:00+0000")
    // A commit with a signature, which `log.showSignature` would have checked.
    let object = try repository.git("cat-file", "commit", "HEAD").output
    try repository.write(
      object.replacing(
        "\n\n",
        with: "\ngpgsig -----BEGIN PGP SIGNATURE-----\n x\n -----END PGP SIGNATURE-----\n\n",
        maxReplacements: 1), to: ".git/signed")
    let signed = try repository.git("hash-object", "-t", "commit", "-w", ".git/signed").output
    try repository.git("update-ref", "HEAD", String(signed.dropLast()))

    try repository.write(
      "* diff=trap filter=trap merge=trap\n", to: ".git/info/attributes")
    for key in [
      "core.fsmonitor", "core.pager", "pager.log", "core.editor", "core.sshCommand",
      "core.gitProxy", "core.askPass", "core.alternateRefsCommand", "diff.external",
      "diff.trap.command", "diff.trap.textconv", "filter.trap.clean", "filter.trap.smudge",
      "filter.trap.process", "merge.trap.driver", "gpg.program", "credential.helper",
      "remote.origin.uploadpack", "uploadpack.packObjectsHook",
    ] { try repository.git("config", key, trap.path) }
    for (key, value) in [
      ("log.showSignature", "true"), ("core.hooksPath", repository.scratch.path + "/hooks"),
      ("alias.log", "!\(trap.path)"), ("alias.ls-tree", "!\(trap.path)"),
      ("alias.cat-file", "!\(trap.path)"), ("submodule.recurse", "true"),
      ("diff.orderFile", "/nowhere"), ("core.untrackedCache", "true"),
    ] { try repository.git("config", key, value) }
    for name in ["post-index-change", "pre-commit", "reference-transaction"] {
      try repository.scratch.write("#!/bin/sh\n: >'\(sprung)'\n", to: "hooks/\(name)")
      chmod(repository.scratch.folder.appending(path: "hooks/\(name)").path, 0o755)
    }
    // The traps do work.
    for command in [["log", "-1"], ["diff"], ["status"]] {
      try? FileManager.default.removeItem(atPath: sprung)
      try repository.write(base + "changed\n", to: "ostwind.md")
      try repository.git(command)
      #expect(FileManager.default.fileExists(atPath: sprung), "\(command)")
    }
    try? FileManager.default.removeItem(atPath: sprung)

    #expect(try repository.run("lint", "--staged", "--rule", "form").status == 0)
    let history = try repository.run("history", "ostwind")
    #expect(history.output.contains("Thank-you: everyone"), "\(history.errors)")
    for arguments in [["--at", "HEAD"], ["--since", "HEAD~1"], ["--since", "2026-11-17"]] {
      let outcome = try Program.run(
        ["agenda"] + arguments, in: repository.folder, environment: repository.environment)
      #expect(outcome.status == 0, "\(outcome.errors)")
    }
    #expect(!FileManager.default.fileExists(atPath: sprung))
  }

  @Test("A partial clone fetches nothing, and a sentence says what is missing")
  func partial() throws {
    let repository = try Repository(["ostwind.md": base])
    try repository.commit("first", at: "2026-11-16T12:00:00+0000")
    try repository.write("---\ncompany: B\nrole: C\n---\n", to: "ostwind.md")
    try repository.commit("second", at: "2026-11-17T12:00:00+0000")
    let sprung = repository.scratch.folder.appending(path: "sprung").path
    try repository.scratch.write("#!/bin/sh\n: >'\(sprung)'\nexit 1\n", to: "trap.sh")
    let trap = repository.scratch.folder.appending(path: "trap.sh").path
    chmod(trap, 0o755)
    let id = try repository.git("rev-parse", "HEAD~1:ostwind.md").output.dropLast()
    let object = ".git/objects/\(id.prefix(2))/\(id.dropFirst(2))"
    try FileManager.default.removeItem(at: repository.folder.appending(path: object))
    for (key, value) in [
      ("core.repositoryFormatVersion", "1"), ("extensions.partialClone", "origin"),
      ("remote.origin.url", repository.scratch.path), ("remote.origin.promisor", "true"),
      ("remote.origin.partialCloneFilter", "blob:none"), ("remote.origin.uploadpack", trap),
      ("protocol.allow", "always"),
    ] { try repository.git("config", key, value) }
    try repository.git("cat-file", "-p", String(id))
    #expect(FileManager.default.fileExists(atPath: sprung), "the trap works")
    try FileManager.default.removeItem(atPath: sprung)
    for arguments in [["history"], ["agenda", "--at", "HEAD~1"], ["agenda", "--since", "HEAD~1"]] {
      let outcome = try Program.run(
        arguments, in: repository.folder, environment: repository.environment)
      #expect(outcome.status == 3, "\(arguments)")
      #expect(
        outcome.errors.contains("does not hold 1 of the versions")
          || outcome.output.contains("ostwind.md could not be read"),
        "\(outcome.errors) \(outcome.output)")
    }
    #expect(!FileManager.default.fileExists(atPath: sprung))
  }
}

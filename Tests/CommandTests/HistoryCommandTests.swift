import Foundation
import TestSupport
import Testing

private let ostwind = Repository.application

private func json(_ outcome: Program.Outcome) throws -> [String: Any] {
  try #require(
    try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any],
    "\(outcome.errors)")
}

@Suite struct HistoryCommandTests {
  /// Facts come, go and change, under two names.
  private func moving() throws -> Repository {
    let repository = try Repository(["ostwind.md": ostwind, "note.md": "# A note\n"])
    try repository.commit("one", at: "2026-11-03T23:30:00-0900")
    let interview = ostwind.replacing("## Log", with: "## Interview 2026-11-16\n\n## Log")
    try repository.write(interview, to: "ostwind.md")
    try repository.commit("two", at: "2026-11-10T00:30:00+0900")
    try repository.git("mv", "ostwind.md", "rowing.md")
    try repository.write(
      interview.replacing("it arrived", with: "it arrived, wet")
        + "- 2026-11-19 Rejected: by letter\n", to: "rowing.md")
    try repository.commit("three — it's \"over\"", at: "2026-11-19T12:00:00+0000")
    try repository.write("# More notes\n", to: "note.md")
    try repository.commit("four", at: "2026-11-20T12:00:00+0000")
    return repository
  }

  @Test("One application: every dated fact, oldest first, on the author's days, under all names")
  func one() throws {
    let outcome = try moving().run("history", "rowing")
    #expect(outcome.status == 0, "\(outcome.errors)")
    let pattern = #/  [0-9a-f]{10}  /#
    #expect(
      outcome.output.replacing(pattern, with: "  ID  ") == """
        Tue 2026-11-03  ID  one
          Ostwind Rowing, Coach (ostwind.md): new, applied
            + 2026-11-02 applied
            + 2026-11-03 Heard: it arrived

        Tue 2026-11-10  ID  two
          Ostwind Rowing, Coach (ostwind.md): applied → interviewing
            + 2026-11-16 interview

        Thu 2026-11-19  ID  three — it's "over"
          Ostwind Rowing, Coach (rowing.md): interviewing → rejected; was ostwind.md
            - 2026-11-03 Heard: it arrived
            + 2026-11-03 Heard: it arrived, wet
            + 2026-11-19 Rejected: by letter


        """)
  }

  @Test("All applications: status and milestones only, and what is gone is removed")
  func all() throws {
    let repository = try moving()
    try repository.git("rm", "--quiet", "rowing.md")
    try repository.commit("five", at: "2026-11-21T12:00:00+0000")
    let output = try repository.run("history").output
    #expect(!output.contains("Heard") && !output.contains("interview\n"))
    #expect(output.contains("+ 2026-11-19 Rejected: by letter"))
    #expect(output.contains("five\n  Ostwind Rowing, Coach (rowing.md): removed, was rejected\n"))
    #expect(!output.contains("four"))
    #expect(try repository.run("history", "rowing.md").output.contains("Heard: it arrived, wet"))
    let nobody = try repository.run("history", "nobody")
    #expect(nobody.status == 2)
    #expect(nobody.errors.contains("no application is called “nobody”"))
  }

  @Test("--since takes a date and a revision, and JSON says the same")
  func since() throws {
    let repository = try moving()
    for since in ["2026-11-11", "HEAD~2"] {
      let commits = try #require(
        try json(try repository.run("history", "rowing", "--since", since, "--format", "json"))[
          "commits"] as? [[String: Any]])
      #expect(commits.count == 1)
      let change = try #require((commits[0]["changes"] as? [[String: Any]])?.first)
      #expect(commits[0]["day"] as? String == "2026-11-19")
      #expect(change["oldFile"] as? String == "ostwind.md")
      #expect(change["oldStatus"] as? String == "interviewing")
      #expect(change["status"] as? String == "rejected")
      #expect((change["went"] as? [[String: String]])?.map { $0["text"] } == ["Heard: it arrived"])
      #expect((change["came"] as? [[String: String]])?.last?["kind"] == "milestone")
    }
  }

  @Test("What a person has set for their own log makes no difference")
  func settings() throws {
    let repository = try moving()
    let plain = try repository.run("history", "rowing").output
    for (key, value) in [
      ("log.follow", "true"), ("diff.renames", "false"), ("color.ui", "always"),
      ("log.showRoot", "false"), ("log.diffMerges", "off"), ("diff.relative", "false"),
      ("log.abbrevCommit", "true"), ("format.pretty", "oneline"), ("log.date", "relative"),
      ("log.decorate", "full"), ("diff.noprefix", "true"), ("core.abbrev", "4"),
      ("i18n.logOutputEncoding", "ISO-8859-1"),
    ] { try repository.git("config", key, value) }
    #expect(try repository.run("history", "rowing").output == plain)
  }

  @Test("A status that a planned date brings about is told once, with the next commit")
  func planned() throws {
    let repository = try Repository([
      "a.md": ostwind.replacing("applied: 2026-11-02", with: "applied: 2026-11-08")
    ])
    try repository.commit("one", at: "2026-11-05T12:00:00+0000")
    try repository.write(
      ostwind.replacing("applied: 2026-11-02", with: "applied: 2026-11-08") + "\n", to: "a.md")
    try repository.commit("two", at: "2026-11-12T12:00:00+0000")
    let output = try repository.run("history").output
    #expect(output.contains("new, lead"))
    #expect(output.contains("two\n  Ostwind Rowing, Coach (a.md): lead → applied\n"))
  }

  @Test("Branches are told in full; a merge tells only what none of its sides had")
  func merges() throws {
    let repository = try Repository(["a.md": ostwind, "b.md": ostwind])
    try repository.commit("base", at: "2026-11-04T12:00:00+0000")
    try repository.git("checkout", "--quiet", "-b", "side")
    try repository.write(ostwind + "- 2026-11-05 Heard: side\n", to: "a.md")
    try repository.commit("side", at: "2026-11-05T12:00:00+0000")
    try repository.git("checkout", "--quiet", "main")
    try repository.write(ostwind + "- 2026-11-06 Heard: main\n", to: "a.md")
    try repository.commit("main", at: "2026-11-06T12:00:00+0000")
    #expect(try repository.git("merge", "side").status == 1)
    try repository.write(
      ostwind + "- 2026-11-05 Heard: side\n- 2026-11-06 Heard: main\n- 2026-11-07 Heard: both\n",
      to: "a.md")
    try repository.commit("merged", at: "2026-11-07T12:00:00+0000")
    let output = try repository.run("history", "a.md").output
    for heard in ["it arrived", "side", "main", "both"] {
      #expect(output.ranges(of: "+ 2026-11-0").count == 5, "\(output)")
      #expect(output.ranges(of: "Heard: \(heard)").count == 1)
    }
    let after = try #require(output.firstRange(of: "merged")).upperBound
    #expect(output[after...].contains("Heard: both"))
  }

  @Test("A journal in a subfolder, names that could be options or patterns, and SHA-256")
  func odd() throws {
    let repository = try Repository(
      ["outside.md": ostwind, ":(top)/-x\n\"y\".md": ostwind, ":(top)/jobjournal.yml": ""],
      options: ["--object-format=sha256"])
    try repository.commit("first\tline")
    let outcome = try json(
      try repository.run("history", "--journal", ":(top)", "--format", "json"))
    let commits = try #require(outcome["commits"] as? [[String: Any]])
    let files = commits.flatMap { $0["changes"] as? [[String: Any]] ?? [] }
      .compactMap { $0["file"] as? String }
    #expect(files == ["-x\n\"y\".md"])
    #expect(commits[0]["subject"] as? String == "first\tline")
    let text = try repository.run("history", "--journal", ":(top)").output
    #expect(text.contains("first\\u{9}line") && text.contains("-x\\u{a}\"y\".md"))
  }

  @Test("Of a shallow clone, as much as it holds")
  func shallow() throws {
    let repository = try moving()
    try repository.git(
      "clone", "--quiet", "--depth", "2", "file://\(repository.folder.path)", "../clone")
    let clone = repository.scratch.folder.appending(path: "clone").path
    let outcome = try repository.run("history", "--journal", clone)
    #expect(outcome.output.contains("new, rejected"), "\(outcome.errors)")
    let early = try repository.run("agenda", "--since", "2026-11-05", "--journal", clone)
    #expect(early.status == 3)
    #expect(early.errors.contains("git fetch --unshallow"))
  }

  @Test(
    "Without anything to read from, a sentence says why",
    arguments: [["history"], ["agenda", "--at", "HEAD"], ["agenda", "--since", "HEAD"]])
  func nothing(arguments: [String]) throws {
    let repository = try Repository(["ostwind.md": ostwind])
    func expect(_ status: Int32, _ words: String, in folder: URL, _ more: [String: String] = [:])
      throws
    {
      let outcome = try Program.run(
        arguments, in: folder, environment: repository.environment.merging(more) { $1 })
      #expect(outcome.status == status, "\(outcome.errors)")
      #expect(outcome.errors.contains(words), "\(outcome.errors)")
      #expect(outcome.output.isEmpty)
    }
    try expect(3, "no commit yet", in: repository.folder)
    try expect(
      3, "belongs to somebody else", in: repository.folder,
      ["GIT_TEST_ASSUME_DIFFERENT_OWNER": "1"])
    try expect(3, "there is no git to run", in: repository.folder, ["PATH": "/nowhere"])
    let bare = try Repository([:], options: ["--bare"])
    try expect(3, "is a bare repository", in: bare.folder)
    let scratch = try Scratch(["ostwind.md": ostwind])
    try expect(3, "lies in no git repository", in: scratch.folder)
  }
}

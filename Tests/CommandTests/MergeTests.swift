import Foundation
import TestSupport
import Testing

/// Two branches that have both written into the journal, merged by the real git.
@Suite struct MergeTests {
  private static let base = """
    ---
    company: Ostwind Rowing
    role: Coach
    applied: 2026-11-02
    ---

    ## Contacts

    - Piet Aerts, Head Coach <piet@ostwind.example>
    - Noor Rahimi, Treasurer <noor@ostwind.example>

    ## Interview 2026-11-16

    - With: Piet Aerts, Noor Rahimi
    - Timeline: 2026-11-27

    ## Log

    - 2026-11-03 Heard: it arrived
    - 2026-11-18 Heard: they liked it

    """

  private let repository: Repository

  /// A journal with its agenda, committed.
  init() throws {
    repository = try Repository(["ostwind.md": Self.base])
    _ = try repository.run("agenda")
    try repository.commit("base")
  }

  /// Merges what two sides do, each from the same commit.
  private func merge(
    _ options: [String] = [], theirs: () throws -> Void, ours: () throws -> Void
  ) throws -> Program.Outcome {
    try repository.git("checkout", "--quiet", "-b", "side")
    try theirs()
    try repository.commit("theirs")
    try repository.git("checkout", "--quiet", "main")
    try ours()
    try repository.commit("ours")
    return try repository.git(options + ["merge", "--no-edit", "side"])
  }

  private func log(_ entry: String, on day: String) throws {
    let outcome = try repository.run("log", "ostwind", entry, "--on", day)
    #expect(outcome.status == 0, "\(outcome.errors)")
  }

  private func tick(_ words: String, adding note: String = "") throws {
    let lines = try repository.read("AGENDA.md").split(
      separator: "\n", omittingEmptySubsequences: false
    ).map { $0.contains(words) ? $0.replacing("- [ ]", with: "- [x]") + note : String($0) }
    try repository.write(lines.joined(separator: "\n"), to: "AGENDA.md")
  }

  @Test("Entries in different places of a log merge by themselves, in one place they do not")
  func entries() throws {
    let apart = try merge {
      try log("Contacted: Noor Rahimi", on: "2026-11-01")
    } ours: {
      try log("Contacted: Piet Aerts", on: "2026-11-19")
    }
    #expect(apart.status == 0, "\(apart.output)")
    #expect(try repository.read("ostwind.md").contains("2026-11-01 Contacted: Noor Rahimi"))
    try repository.git("branch", "--delete", "--force", "side")
    let together = try merge {
      try log("Heard: theirs", on: "2026-11-20")
    } ours: {
      try log("Heard: ours", on: "2026-11-20")
    }
    #expect(together.status == 1)
    #expect(together.output.contains("CONFLICT (content): Merge conflict in ostwind.md"))
    let text = try repository.read("ostwind.md")
    #expect(text.contains("Heard: ours\n=======\n- 2026-11-20 Heard: theirs\n>>>>>>> side\n"))
  }

  @Test("A conflict in the generated part ends by writing it anew")
  func regenerated() throws {
    let outcome = try merge {
      try log("Thank-you: Noor Rahimi", on: "2026-11-17")
      _ = try repository.run("agenda")
    } ours: {
      // The agenda names lines, and these have moved.
      try repository.write(
        Self.base.replacing("# Contacts", with: "# Notes\n\nA pier.\n\n## Contacts"),
        to: "ostwind.md")
      _ = try repository.run("agenda")
    }
    #expect(outcome.output.contains("Merge conflict in AGENDA.md"), "\(outcome.output)")
    #expect(try repository.read("AGENDA.md").contains("<<<<<<< HEAD"))
    #expect(try repository.run("agenda", "--check").status == 1)
    let numbered = try repository.run("done", "1")
    #expect(numbered.status == 4, "no number counts meanwhile: \(numbered.output)")
    let agenda = try repository.run("agenda")
    #expect(agenda.status == 0, "\(agenda.errors)")
    #expect(agenda.errors.contains("`git add` it"))
    let text = try repository.read("AGENDA.md")
    for mark in ["<<<<<<<", "=======", ">>>>>>>"] { #expect(!text.contains(mark)) }
    try FileManager.default.removeItem(at: repository.folder.appending(path: "AGENDA.md"))
    _ = try repository.run("agenda")
    #expect(try repository.read("AGENDA.md") == text)
    #expect(try repository.read("ostwind.md").contains("Thank-you: Noor Rahimi"))
  }

  @Test(
    "The ticks of both sides are taken, once each, whatever git shows of them",
    arguments: ["merge", "diff3", "zdiff3"])
  func ticks(style: String) throws {
    let outcome = try merge(["-c", "merge.conflictStyle=\(style)"]) {
      try tick("Thank Noor", adding: " by phone, 2026-11-18")
      try tick("Thank Piet", adding: " 2026-11-17")
    } ours: {
      try tick("Thank Piet", adding: " 2026-11-17")
      try tick("Thank Noor", adding: " in a letter, 2026-11-18")
    }
    #expect(outcome.output.contains("Merge conflict in AGENDA.md"), "\(outcome.output)")
    let agenda = try repository.run("agenda")
    let text = try repository.read("ostwind.md")
    #expect(text.ranges(of: "Thank-you: Piet Aerts").count == 1)
    // Which of two different notes is right only the user can tell: both are kept.
    #expect(agenda.status == 4, "\(agenda.output)\(agenda.errors)")
    #expect(!text.contains("Thank-you: Noor"))
    let kept = try repository.read("AGENDA.md")
    #expect(kept.contains("## Not recorded") && !kept.contains("<<<<<<<"))
    #expect(kept.contains("in a letter, 2026-11-18\n") && kept.contains("by phone, 2026-11-18\n"))
  }

  @Test("A tick of one side alone is taken where the other has written the agenda anew")
  func oneSide() throws {
    let outcome = try merge {
      try tick("Thank Noor")
    } ours: {
      try log("Thank-you: Piet Aerts", on: "2026-11-17")
      _ = try repository.run("agenda", "--today", "2026-11-22")
    }
    #expect(outcome.output.contains("Merge conflict in AGENDA.md"), "\(outcome.output)")
    #expect(try repository.run("agenda").status == 0)
    #expect(try repository.read("ostwind.md").contains("- 2026-11-21 Thank-you: Noor Rahimi\n"))
    #expect(try !repository.read("AGENDA.md").contains("Thank Noor"))
  }

  @Test("A conflict in what the user wrote around it stays the user’s, and nothing is written")
  func outside() throws {
    let outcome = try merge {
      try repository.write("# Theirs\n" + repository.read("AGENDA.md"), to: "AGENDA.md")
    } ours: {
      try repository.write("# Ours\n" + repository.read("AGENDA.md"), to: "AGENDA.md")
    }
    #expect(outcome.output.contains("Merge conflict in AGENDA.md"), "\(outcome.output)")
    let conflicted = try repository.read("AGENDA.md")
    let agenda = try repository.run("agenda")
    #expect(agenda.status == 4)
    #expect(agenda.errors.contains("AGENDA.md:1 has the markers of a merge conflict"))
    #expect(try repository.read("AGENDA.md") == conflicted)
  }

  @Test("Two agendas made on their own, without a common beginning")
  func bothAdded() throws {
    try repository.git("rm", "--quiet", "AGENDA.md")
    try repository.commit("without")
    let outcome = try merge {
      _ = try repository.run("agenda")
      try tick("Thank Noor")
    } ours: {
      _ = try repository.run("agenda", "--today", "2026-11-30")
    }
    #expect(outcome.output.contains("CONFLICT (add/add)"), "\(outcome.output)")
    #expect(try repository.run("agenda").status == 0)
    #expect(try repository.read("ostwind.md").contains("Thank-you: Noor Rahimi"))
  }
}

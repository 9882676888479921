import Foundation
import TestSupport
import Testing

/// A journal whose agenda file has every item ticked, and what an undisturbed run makes of it.
struct TickedJournal {
  static let today = "2026-11-20"
  private static let ticksPerFile = 20

  /// Four applications; made once.
  static func small() throws -> TickedJournal { try smallResult.get() }

  private static let smallResult = Result { try TickedJournal(files: 4) }

  let before: [String: Data]
  let after: [String: Data]
  /// In the order in which they are written.
  let applications: [String]
  let duration: Duration

  var ticks: Int { applications.count * Self.ticksPerFile }

  init(files: Int) throws {
    let scratch = try Scratch()
    applications = (0..<files).map { String($0 + 100) + ".md" }
    for file in applications { try scratch.write(Self.application(file), to: file) }
    let first = try Program.run(Self.arguments(scratch) + ["--quiet"])
    try #require(first.status == 0, "\(first.errors)")
    let agenda = try scratch.read("AGENDA.md")
    let ticked = agenda.replacing("\n- [ ] ", with: "\n- [x] ")
    try #require(ticked.ranges(of: "\n- [x] ").count == files * Self.ticksPerFile)
    try scratch.write(ticked, to: "AGENDA.md")
    before = try scratch.contents()
    let start = ContinuousClock.now
    let run = try Program.run(Self.arguments(scratch))
    duration = ContinuousClock.now - start
    try #require(run.status == 0, "\(run.errors)")
    after = try scratch.contents()
    // Each tick is one line more, or one box checked.
    for file in applications {
      let lines = String(decoding: after[file] ?? Data(), as: UTF8.self).split(separator: "\n")
      let written = lines.count { $0.hasPrefix("- 2026-11-20 ") || $0.hasPrefix("- [x] ") }
      try #require(written == Self.ticksPerFile)
    }
    try #require(try scratch.read("AGENDA.md").contains("Nothing is due."))
  }

  static func arguments(_ scratch: Scratch) -> [String] {
    ["agenda", "--journal", scratch.path, "--today", today]
  }

  /// Six thank-yous, four briefings, five promises, four tasks, and a question how things stand.
  private static func application(_ file: String) -> String {
    """
    ---
    company: Ferry Line \(file.dropLast(3))
    role: Deck Officer
    applied: 2026-11-02
    ---

    ## References

    - Gus Grube, former mate <gus@grube.example>
    - Hana Holt, former mate
    - Ines Iversen, former mate
    - Jan Jung, former mate

    ## Interview 2026-11-18

    - With:
      - Anna Aerts (Captain)
      - Bela Brandt (Engineer)
      - Carla Calder (Purser)
      - Dario Duval (Pilot)
      - Edda Engel (Cook)
      - Femi Falk (Bosun)
    - Contact: Anna Aerts
    - Promised: the red plan by 2026-11-20
    - Promised: the blue plan by 2026-11-21
    - Promised: the green plan by 2026-11-22
    - Promised: the black plan by 2026-11-23
    - Promised: the white plan by 2026-11-24

    ## Log

    - [ ] wash the boots by 2026-11-25
    - [ ] find the map by 2026-11-25
    - [ ] copy the licence by 2026-11-25
    - [ ] ring the office by 2026-11-25

    """
  }
}

import Editing
import FollowUp
import Foundation
import Journal
import Store
import TestSupport
import Testing
import Views

/// Ticking the agenda of the sample journal, item by item and as a whole.
@Suite struct SampleTickTests {
  private static let today = "2026-11-21"
  private let journal: LoadedJournal

  init() throws {
    journal = try LoadedJournal(
      try JournalFolder.find(from: packageFolder.appending(path: "samples").path))
  }

  /// The agenda file of a day, with the boxes of some items ticked.
  private func file(_ assessment: Assessment, ticking isTicked: (String) -> Bool) throws
    -> AgendaFile
  {
    let agenda = Agenda(assessment, horizon: journal.configuration.policy.horizon)
    let text = AgendaMarkdown(agenda).text(replacing: try AgendaFile(nil))
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      line.hasPrefix("- [ ] ") && isTicked(String(line))
        ? "- [x] " + line.dropFirst(6) : String(line)
    }
    return try AgendaFile(Array(lines.joined(separator: "\n").utf8))
  }

  private func run(_ file: AgendaFile, in assessment: Assessment) -> TickRun {
    TickRun(
      file.ticks.map { Tick(id: $0.id, title: $0.title, note: $0.note) }, in: assessment)
  }

  private func counts(_ assessment: Assessment) -> [Severity: Int] {
    assessment.findings.reduce(into: [:]) { $0[$1.severity, default: 0] += 1 }
  }

  @Test("All at once: an agenda without them, and no more findings than before")
  func allAtOnce() throws {
    let assessment = journal.assessment(on: try day(Self.today))
    let file = try file(assessment) { _ in true }
    #expect(file.ticks.count == 23)
    #expect(file.strays.isEmpty)
    let run = run(file, in: assessment)
    for (tick, outcome) in zip(file.ticks, run.outcomes) {
      #expect(outcome.file != nil, "\(tick.title): \(outcome)")
    }
    let after = journal.replacing(run.changed.map(\.application))
      .assessment(on: try day(Self.today))
    let left = after.agenda(horizon: journal.configuration.policy.horizon).map(\.id)
    #expect(left.filter { id in file.ticks.contains { $0.id == id } } == [])
    for severity in Severity.allCases {
      #expect(counts(after)[severity, default: 0] <= counts(assessment)[severity, default: 0])
    }
  }

  @Test("One by one, each on its first good day: gone, and nothing new to report")
  func oneByOne() throws {
    let listed = journal.assessment(on: try day(Self.today))
      .agenda(horizon: journal.configuration.policy.horizon)
    #expect(listed.count == 23)
    for duty in listed {
      let day = max(try day(Self.today), duty.from)
      let assessment = journal.assessment(on: day)
      let file = try file(assessment) { $0.contains("<!-- \(duty.id) -->") }
      #expect(file.ticks.map(\.id) == [duty.id])
      let run = run(file, in: assessment)
      #expect(run.outcomes[0].file == "\(duty.id.prefix { $0 != "#" }).md", "\(run.outcomes[0])")
      #expect(run.changed.count == 1)
      let after = journal.replacing(run.changed.map(\.application)).assessment(on: day)
      #expect(
        !after.agenda(horizon: journal.configuration.policy.horizon).contains { $0.id == duty.id })
      let new = after.findings.filter { finding in
        !assessment.findings.contains {
          $0.rule == finding.rule && $0.message == finding.message && $0.file == finding.file
        }
      }
      #expect(new.isEmpty, "\(duty.id): \(new.map(\.message))")
    }
  }
}

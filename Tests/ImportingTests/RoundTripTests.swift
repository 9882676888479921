import Editing
import FollowUp
import Foundation
import Importing
import Journal
import Store
import Syntax
import TestSupport
import Testing
import Views

/// What is exported as CSV is imported as the same applications.
@Suite struct RoundTripTests {
  private func search(
    _ files: [(path: String, text: String)], _ today: CivilDate
  ) throws -> Search {
    let applications = try files.compactMap { file -> Application? in
      let slug = String(file.path.dropLast(3))
      guard
        case .application(let application) = try Reading(
          file: file.path, slug: slug, source: SourceText(file.text))
      else { return nil }
      return application
    }
    return Search(applications, today: today)
  }

  private func facts(_ search: Search) -> [[String]] {
    search.standings.map { standing in
      let application = standing.application
      let lines = FactListing.lines(of: application, entries: standing.entries) { milestone in
        application.milestones[milestone]?.value
          ?? standing.entries.filter { $0.key.milestone == milestone }.map(\.date).min()
      }
      let places = application.entries.compactMap { entry in
        entry.interview.map { "\(application.interviews[$0].date) \(entry.date) \(entry.key)" }
      }
      return [application.slug, standing.status.rawValue, application.company?.value ?? ""]
        + [application.role?.value ?? ""] + lines.sorted()
        + places.sorted()
    }
  }

  private func expectSame(_ search: Search, _ comment: Comment) throws {
    let exported = CSVView.text(search)
    let plan = try ImportPlan(
      Array(exported.utf8), ImportOptions(), into: [], today: search.today, isFree: { _ in true })
    #expect(plan.skipped.isEmpty, "\(plan.skipped) \(comment)")
    #expect(plan.remarks.isEmpty, "\(plan.remarks) \(comment)")
    let files = plan.files.map { ($0.path, String(decoding: $0.contents, as: UTF8.self)) }
    let again = try self.search(files, search.today)
    #expect(facts(again) == facts(search), comment)
    #expect(CSVView.text(again) == exported, comment)
  }

  @Test("The samples")
  func samples() throws {
    let journal = try LoadedJournal(
      try JournalFolder.find(from: packageFolder.appending(path: "samples").path))
    let search = journal.search(on: try day("2026-11-21"))
    #expect(search.standings.count > 10)
    try expectSame(search, "the samples")
  }

  @Test("Quotation marks that something combines with")
  func combiningMarks() throws {
    let text = "---\ncompany: Acme \"\u{301}\"\nrole: '\"\u{301}'\n---\n"
    try expectSame(search([("acme.md", text)], try day("2026-11-21")), "combining marks")
  }

  @Test("Applications put together at random")
  func random() throws {
    let count = Proofs.count(400, all: 10_000)
    var read = 0
    for seed in Proofs.seed.map({ [$0] }) ?? Array(0..<UInt64(count)) {
      var writer = ApplicationWriter(seed: seed)
      let file = writer.file()
      let files = [("acme.md", file.text), ("old/brightwater.md", file.other)]
      guard let search = try? search(files, file.today) else { continue }
      try expectSame(search, "seed \(seed)\n\(file.text)")
      read += 1
    }
    #expect(Proofs.seed != nil || read > count * 9 / 10)
    Proofs.report("\(read) applications exported and imported again")
  }
}

import FollowUp
import Foundation
import Journal
import Messages
import Store
import TestSupport
import Testing

/// The command line and the language server say the same about the same files.
@Suite struct AgreementTests {
  struct Sample: Sendable, CustomTestStringConvertible {
    let folder: URL
    let day: String

    var testDescription: String { folder.pathComponents.suffix(2).joined(separator: "/") }

    static let all =
      [Sample(folder: packageFolder.appending(path: "samples"), day: "2026-11-21")]
      + Rule.all.flatMap { rule in
        ["raised", "settled"].map {
          let folder = packageFolder.appending(path: "docs/rules/\(rule.name.rawValue)/\($0)")
          return Sample(folder: folder, day: rule.example.today)
        }
      }
  }

  @Test("What lint and proofread find, the server publishes", arguments: Sample.all)
  func findings(_ sample: Sample) throws {
    let journal = try LoadedJournal(try JournalFolder.find(from: sample.folder.path))
    let findings = journal.assessment(on: try day(sample.day)).findings
    let expected = try Said.expected(findings, journal.sources, root: sample.folder.path)
    var client = try TestClient(
      root: sample.folder.path, today: sample.day,
      capabilities: ["textDocument": ["publishDiagnostics": ["relatedInformation": true]]])
    #expect(Said.difference(try Said.told(to: client), expected) == [])
    let files = try FileManager.default.subpathsOfDirectory(atPath: sample.folder.path)
    for file in files {
      let url = sample.folder.appending(path: file)
      guard let text = try? String(contentsOf: url, encoding: .utf8) else { continue }
      try client.open(file, text)
    }
    let search = journal.search(on: try day(sample.day))
    let proofs = Proof.drafts(among: journal.sources)
    let proofreader = Proofreader(search, proofs, language: journal.configuration.language)
    // Each by itself: of two alike that are read together, one has the finding.
    let proofread = proofs.flatMap { proofreader.findings(of: [$0.file]) }
    let opened = try Said.expected(
      findings + proofread, journal.sources, root: sample.folder.path)
    #expect(Said.difference(try Said.told(to: client), opened) == [], "with all files open")
    for file in files { try client.close(file) }
    #expect(Said.difference(try Said.told(to: client), expected) == [], "with all files closed")
  }
}

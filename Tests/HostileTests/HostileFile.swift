import FollowUp
import Journal
import Messages
import Syntax
import TestSupport
import Testing
import Views

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A file that was made to break or to stall whoever reads it.
struct HostileFile: CustomTestStringConvertible, Sendable {
  let testDescription: String
  let bytes: [UInt8]
  /// The rules that have to be reported, among others; nil where any may be.
  let findings: [String]?

  /// All of what may be read, where everything is tried.
  static let size = Proofs.count(32 * 1024, all: SourceText.sizeLimit)

  static let head = "---\ncompany: Example\nrole: Example\n---\n\n"

  /// - Parameter text: The whole file, if it begins with `---`; else what stands below its front
  ///   matter.
  init(_ description: String, _ text: String, _ findings: [String]? = nil) {
    self.init(
      description, bytes: Array((text.hasPrefix("---") ? text : Self.head + text).utf8), findings)
  }

  init(_ description: String, bytes: [UInt8], _ findings: [String]? = nil) {
    testDescription = description
    self.bytes = bytes
    self.findings = findings
  }

  /// The same piece over and over, up to that size.
  static func full(of piece: String, after opening: String = "", end: String = "") -> String {
    let room = size - head.utf8.count - opening.utf8.count - end.utf8.count
    return opening + String(repeating: piece, count: max(0, room / piece.utf8.count)) + end
  }

  /// As large as that, numbered pieces until it is full.
  static func full(after opening: String = "", _ piece: (Int) -> String) -> String {
    var text = opening
    var number = 0
    while true {
      let next = piece(number)
      guard text.utf8.count + next.utf8.count + head.utf8.count <= size else {
        return text
      }
      text += next
      number += 1
    }
  }

  /// What somebody who writes everything down has in a file, as much of it as makes so many bytes.
  static func harmless(_ size: Int) -> [UInt8] {
    var text =
      head + "## Contacts\n\n- Marta Oduya, Head Baker <marta@fennelrye.example>\n\n## Log\n"
    let lines = [
      "- 2026-11-12 Heard: the owner is back in December and reads everything then\n",
      "- 2026-11-13 Thank-you: Marta, by email\n", "- a reminder to myself: bring better shoes\n",
      "\nThe oven is *older* than I am and twice as reliable; see [the page](https://a.example).\n\n",
      "- 2026-11-14 Timeline: they will call by 2026-12-11\n",
      "- [ ] iron the jacket by 2026-12-02\n",
    ]
    var number = 0
    while text.utf8.count + 100 < size {
      text += lines[number % lines.count]
      number += 1
    }
    text += String(repeating: "\n", count: max(0, size - text.utf8.count))
    return Array(text.utf8)
  }

  static let today = "2026-11-21"

  /// From the source to the text of the agenda, and what a proofreader says of the text.
  ///
  /// - Returns: The rules that are reported.
  static func readWholly(_ bytes: [UInt8]) throws -> Set<String> {
    let source: SourceText
    let reading: Reading
    do {
      source = try SourceText(bytes)
      reading = try Reading(file: "acme.md", slug: "acme", source: source)
    } catch {
      return ["file-unreadable"]
    }
    var applications: [Application] = []
    if case .application(let application) = reading { applications = [application] }
    let search = Search(applications, today: try day(today), policy: Policy())
    let assessment = Assessment(search)
    let agenda = Agenda(assessment, horizon: 14, includesRecord: true)
    _ = AgendaMarkdown(agenda).text(replacing: try AgendaFile(nil))
    let proof = Proof(file: "drafts/a.md", MessageFile(source))
    let findings = Proofreader(search, [proof]).findings(of: [proof.file])
    return Set((assessment.findings + findings).map(\.rule.rawValue))
  }

  /// Seconds of this thread's processor time, whatever else the machine does; the best of several.
  static func cost(runs: Int, _ body: () throws -> Void) rethrows -> Double {
    try cost(runs: runs, by: CLOCK_THREAD_CPUTIME_ID, body)
  }

  static func cost(
    runs: Int, by clock: clockid_t, _ body: () throws -> Void
  ) rethrows -> Double {
    var best = Double.infinity
    for _ in 0..<runs {
      let start = time(clock)
      try body()
      best = min(best, time(clock) - start)
      // What takes long takes it each time.
      if best > 5 { break }
    }
    return best
  }

  private static func time(_ clock: clockid_t) -> Double {
    var time = timespec()
    clock_gettime(clock, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}

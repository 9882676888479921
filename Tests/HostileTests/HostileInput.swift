import Editing
import FollowUp
import Importing
import Journal
import Messages
import Store
import Syntax
import TestSupport
import Testing
import Views

/// A file that is no application, made to break or to stall whoever reads it.
struct HostileInput: CustomTestStringConvertible, Sendable {
  enum Kind: String, CaseIterable, Sendable {
    case configuration = "jobjournal.yml"
    case agenda = "AGENDA.md"
    case table = "a table to be imported"
    case holidays = "a calendar of holidays"
    case published = "a published calendar"
    case template = "_template.md"
    case message = "a message"
    case messageTemplate = "a template for messages"
  }

  let kind: Kind
  let name: String
  let text: String
  /// What has to be reported, among others; nil where anything may be.
  let findings: [String]?

  var testDescription: String { "\(kind.rawValue): \(name)" }

  init(_ kind: Kind, _ name: String, _ text: String, _ findings: [String]? = nil) {
    self.kind = kind
    self.name = name
    self.text = text
    self.findings = findings
  }

  /// Each piece over and over, behind some opening and before some end.
  static func pieces(
    _ kind: Kind, _ pieces: [String], after opening: String = "", end: String = "",
    where place: String = ""
  ) -> [HostileInput] {
    pieces.map { piece in
      HostileInput(
        kind, "\(piece.debugDescription) over and over\(place)",
        HostileFile.full(of: piece, after: opening, end: end))
    }
  }

  // MARK: Reading as the program does

  private static let notes = """
    ---
    company: Acme Ferries
    role: Deck Officer
    applied: 2026-11-02
    contact: Dana Whitfield
    ---

    ## Contacts

    - Dana Whitfield, Manager <dana@acme.example>
    - Tom Ivers

    ## References

    - Lee Okafor
      - Provided: 2026-11-10

    ## Interview 2026-11-18 10:00

    - With: Dana Whitfield, Tom Ivers
    - Promised: a sketch by 2026-11-20
    - Promised: a list
    - [ ] send the ticket by 2026-11-19
    - [ ] send the ticket by 2026-11-23

    ## Log

    - 2026-11-18 Thank-you: Dana
    - [ ] 2026-11-24 Check-in: Dana

    """

  /// Some applications of somebody who has much to do.
  private static let applications = Result {
    try (0..<10).map { number in
      let reading = try Reading(
        file: "acme\(number).md", slug: "acme\(number)", source: SourceText(notes))
      guard case .application(let application) = reading else { throw NoApplication() }
      return application
    }
  }

  private struct NoApplication: Error {}

  private static func assessment(_ policy: Policy = Policy()) throws -> Assessment {
    let today = try day(HostileFile.today)
    return Assessment(Search(try applications.get(), today: today, policy: policy))
  }

  private static let assessment = Result { try assessment() }

  /// Paths that are as long as one may be, and longer.
  private static let paths = [
    String(repeating: "a/", count: 1000) + "a.md", String(repeating: "a", count: 252) + ".md",
    String(repeating: "archive/2024/", count: 100) + "acme.md", "2026/acme.md",
  ]

  /// - Returns: What is reported or refused.
  static func read(_ kind: Kind, _ text: String) throws -> Set<String> {
    let bytes = Array(text.utf8)
    switch kind {
    case .configuration: return try readConfiguration(bytes)
    case .agenda: return try readAgenda(bytes)
    case .table: return try readTable(bytes)
    case .holidays: return try readHolidays(bytes)
    case .published:
      do {
        let published = try PublishedCalendar(bytes)
        _ = CalendarView(try assessment.get(), horizon: 14, replacing: published).text
        return []
      } catch let refusal as PublishedCalendar.Refusal {
        return ["\(refusal)"]
      }
    case .template:
      let new = try NewApplication(
        company: "Acme", role: "Editor", applied: nil, found: nil,
        today: try day(HostileFile.today))
      do {
        _ = try new.text(from: bytes)
        return []
      } catch {
        return ["refused"]
      }
    case .message:
      guard let source = try? SourceText(bytes) else { return ["refused"] }
      let proof = Proof(file: "drafts/a.md", MessageFile(source), application: "acme0")
      let findings = Proofreader(try assessment.get().search, [proof]).findings(of: [proof.file])
      return Set(findings.map(\.rule.rawValue))
    case .messageTemplate:
      let name = TemplateName(.thankYou, .english, isSpoken: false)
      let templates = Templates([name.files[0]: bytes])
      if templates.fault(of: name) != nil { return ["refused"] }
      let drafting = Drafting(try assessment.get(), templates: templates)
      let request = DraftRequest(.thankYou, to: "Dana Whitfield")
      _ = try? drafting.drafts(request, for: try assessment.get().search.standings[0])
      return []
    }
  }

  private static func readConfiguration(_ bytes: [UInt8]) throws -> Set<String> {
    guard let source = try? SourceText(bytes), let configuration = try? Configuration(source)
    else { return ["refused"] }
    let globs = configuration.exclude.map(Glob.init)
    for path in paths {
      _ = JournalFolder.isPlaceForNotes(
        path, excluding: globs, agendaFile: configuration.agendaFile)
    }
    let assessment = try assessment(configuration.policy)
    return Set((configuration.findings + assessment.findings).map(\.rule.rawValue))
  }

  private static func readAgenda(_ bytes: [UInt8]) throws -> Set<String> {
    let file: AgendaFile
    do {
      file = try AgendaFile(bytes)
    } catch {
      return ["\(error)"]
    }
    let ticks = file.ticks + file.ticksOutside
    let run = TickRun(
      ticks.map {
        Tick(
          id: $0.id, title: $0.title, reason: $0.reason, note: $0.note, due: $0.due,
          isClear: $0.isClear)
      }, in: try assessment.get())
    let refused = zip(file.ticks, run.outcomes).compactMap { tick, outcome in
      if case .refused(let reason) = outcome { (tick: tick, reason: reason) } else { nil }
    }
    let agenda = Agenda(try assessment.get(), horizon: 14)
    _ = AgendaMarkdown(agenda, refused: refused).text(replacing: file)
    var said: Set<String> = refused.isEmpty ? [] : ["refused"]
    if !run.changed.isEmpty { said.insert("written") }
    if !file.strays.isEmpty { said.insert("kept") }
    return said
  }

  private static func readTable(_ bytes: [UInt8]) throws -> Set<String> {
    do {
      let plan = try ImportPlan(
        bytes, ImportOptions(), into: try applications.get(), today: try day(HostileFile.today),
        isFree: { _ in true })
      let said = plan.skipCounts.map { "\($0.skip)" } + (plan.remarks.isEmpty ? [] : ["remark"])
      return Set(said + (plan.files.isEmpty ? [] : ["made"]))
    } catch let refusal as ImportRefusal {
      return ["\(refusal.kind)"]
    }
  }

  private static func readHolidays(_ bytes: [UInt8]) throws -> Set<String> {
    do {
      var configuration = Configuration()
      configuration.addHolidays([try CalendarFile.days(in: bytes)])
      _ = try assessment(configuration.policy)
      return []
    } catch is CalendarFault {
      return ["refused"]
    }
  }

  // MARK: What is harmless

  /// What an ordinary file of the kind holds, as large as the hostile ones.
  static func harmless(_ kind: Kind) throws -> String {
    switch kind {
    case .configuration:
      let third = HostileFile.size / 3 - 100
      func list(_ line: (Int) -> String) -> String {
        var lines = ""
        var number = 0
        while lines.utf8.count < third {
          lines += line(number)
          number += 1
        }
        return lines
      }
      return "working-week: [mon, tue, wed, thu]\nholidays:\n"
        + list { "  - 20\(10 + $0 % 90)-12-\(10 + $0 % 20)\n" }
        + "exclude:\n" + list { "  - archive/2024/acme-\($0).md\n" }
        + list { "# why the file acme-\($0).md is left out\n" }
    case .agenda:
      return HostileFile.full(after: HostileInputs.agendaHead) {
        "- [ ] Thank Tom Ivers — [Acme Ferries](acme\($0).md): the interview was on Wed 2026-11-18"
          + " (from Wed 2026-11-18, due Fri 2026-11-20)"
          + " <!-- acme\($0)#thank-you-not-sent/2026-11-18/tom-ivers -->\n"
      } + HostileInputs.agendaEnd
    case .table:
      return HostileFile.full(after: "Company,Role,Applied,Link,Location,Notes\n") {
        "Firm \($0),Pastry Chef,2026-11-02,https://firm.example/jobs/\($0),Bremen,"
          + "\"they bake everything on the day, and the oven is old\"\n"
      }
    case .holidays:
      return HostileFile.full(after: "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n") {
        "BEGIN:VEVENT\r\nUID:\($0)@bremen.example\r\nSUMMARY:A holiday of Bremen\r\n"
          + "DTSTART;VALUE=DATE:2026\(10 + $0 % 3)\(10 + $0 % 20)\r\nEND:VEVENT\r\n"
      } + "END:VCALENDAR\r\n"
    case .published:
      return HostileFile.full(after: HostileInputs.publishedHead) {
        HostileInputs.event(
          $0, "SUMMARY:Interview: Acme Ferries\r\nDESCRIPTION:Role: Deck Officer\r\n")
      } + "END:VCALENDAR\r\n"
    case .template:
      return HostileFile.full(
        of: "What they say about themselves: COMPANY is a good place for any ROLE.\n",
        after: "---\ncompany: COMPANY\nrole: ROLE\n---\n\n")
    case .message:
      return HostileFile.full(
        of: "We talked about the ferries on Wednesday, and I liked the old one best.\n",
        after: "Application: acme0\nTo: Dana Whitfield\nSubject: Thank you\n\nDear Dana,\n\n")
    case .messageTemplate:
      let line = "Dear {{name}}, thank you for the talk about the ferries on Wednesday.\n"
      return String(repeating: line, count: min(HostileFile.size, 65_000) / line.utf8.count)
    }
  }
}

import Foundation
import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Every command that writes, in a journal with the application `ostwind.md`.
enum WritingCommand: CaseIterable {
  case agenda, log, done, waive, snooze, fix
  case new, importing, draft, initialising
  case export, report, list

  /// Those that change what `ostwind.md` says, or make `AGENDA.md` of it anew.
  static let edits = [agenda, log, done, waive, snooze]

  /// Whether it writes what is made of all applications.
  var isView: Bool { [.agenda, .export, .report, .list].contains(self) }

  /// The file that it writes, the first where there are several.
  var file: String {
    switch self {
    case .agenda: "AGENDA.md"
    case .log, .done, .waive, .snooze, .fix: "ostwind.md"
    case .new: "nordlicht.md"
    case .importing: "westend.md"
    case .draft: "drafts/ostwind-thank-you-mara-quist.md"
    case .initialising: "jobjournal.yml"
    case .export: "jobs.ics"
    case .report: "page.html"
    case .list: "due.json"
    }
  }

  private func words(_ path: String) -> [String] {
    let journal = path + "/journal"
    let output = ["--output", "\(journal)/\(file)"]
    let words =
      switch self {
      case .agenda: ["agenda"]
      case .log: ["log", "ostwind", "Heard: they liked the boat"]
      case .done: ["done", "Thank Mara Quist"]
      case .waive: ["waive", "Brief Otto Lund", "--because", "he was in the room"]
      case .snooze: ["snooze", "ostwind#task-due/oil-the-oars", "2026-11-27"]
      case .fix: ["lint", "--fix", "--fail-on", "never"]
      case .new: ["new", "Nordlicht", "Cook"]
      case .importing: ["import", path + "/jobs.csv", "--write"]
      case .draft: ["draft", "thank-you", "ostwind", "--to", "Mara", "--save"]
      case .initialising: ["init", journal]
      case .export: ["export", "ics"] + output
      case .report: ["report"] + output
      case .list: ["agenda", "--format", "json"] + output
      }
    return words + (self == .initialising ? [] : ["--journal", journal]) + Self.others
  }

  static let application = """
    ---
    company: Ostwind Rowing
    role: Coach
    applied: 2026-11-02
    contact: Piet Aerts
    ---

    ## References

    - Otto Lund, coach before me

    ## Interview 2026-11-18

    - With:
      - Piet Aerts (Head Coach)
      - Mara Quist (Cox)
    - Promised: my training plan by 2026-11-24

    ## Log

    - 2026-11-02 Applied: by letter
    - [ ] oil the oars by 2026-11-25

    """
    // More than the smallest limit that a shell can set.
    + "\n" + long

  private static let long = String(
    repeating: "The boathouse smells of tar and coffee.\n", count: 60)

  static let others = ["--today", "2026-11-20"]

  /// A journal in which the agenda has one tick, and what to call the program with in it.
  func journal(application: String = application) throws -> (scratch: Scratch, words: [String]) {
    let scratch = try Scratch(["journal/ostwind.md": application])
    switch self {
    case .fix:
      let slip = application.replacing("Applied: by letter", with: "Aplied: by letter")
      try scratch.write(slip, to: "journal/ostwind.md")
    case .new:
      let template = "---\ncompany: COMPANY\nrole: ROLE\n---\n\n" + Self.long
      try scratch.write(template, to: "journal/_template.md")
    case .importing:
      let rows = ["Westend", "Eastend"].map { "\($0),Cook,\"\(Self.long)\"\n" }
      try scratch.write("company,role,notes\n" + rows.joined(), to: "jobs.csv")
    case .draft:
      let template = "Subject: {{role}}\n\n{{greeting}}\n\n" + Self.long
      try scratch.write(template, to: "journal/templates/thank-you.mustache")
    case .export, .report, .list:
      let old = application.replacing("Ostwind Rowing", with: "Westwind")
      try scratch.write(old, to: "journal/ostwind.md")
      let outcome = try Program.run(words(scratch.path))
      try #require(outcome.status == 0, "\(outcome.errors)")
      try scratch.write(application, to: "journal/ostwind.md")
    default: break
    }
    let place = ["--journal", scratch.path + "/journal"] + Self.others
    let first = try Program.run(["agenda", "--quiet"] + place)
    try #require(first.status == 0, "\(first.errors)")
    let agenda = try scratch.read("journal/AGENDA.md")
    let ticked = agenda.replacing("- [ ] Thank Piet Aerts", with: "- [x] Thank Piet Aerts")
    try #require(ticked != agenda)
    try scratch.write(ticked, to: "journal/AGENDA.md")
    return (scratch, words(scratch.path))
  }
}

@Suite struct FaultTests {
  private static let program = Program.executable.path

  @Test("Without a fault every command writes", arguments: WritingCommand.allCases)
  func noFault(command: WritingCommand) throws {
    let (scratch, words) = try command.journal()
    let before = try scratch.contents()
    let outcome = try Program.run(words)
    #expect(outcome.status == 0)
    #expect(try scratch.contents() != before)
  }

  // MARK: No room

  @Test(
    "Where a file cannot be written to its end, the old one is intact and nothing lies beside it",
    arguments: WritingCommand.allCases)
  func limit(command: WritingCommand) throws {
    let (scratch, words) = try command.journal()
    let before = try scratch.contents()
    let run = try RunningProgram.shell(#"ulimit -f 2; exec "$@""#, [Self.program] + words)
    #expect(run.wait() == .exited(3))
    #expect(try run.errors.contains("\(command.file) cannot be written: file too large"))
    #expect(try scratch.contents() == before)
    try succeeds(words)
  }

  @Test("Where only the agenda file finds no room, the tick is recorded and stays, once")
  func agendaBeyondLimit() throws {
    let (scratch, words) = try WritingCommand.agenda.journal()
    let agenda = try scratch.read("journal/AGENDA.md")
    let notes = String(repeating: "Buy tea, and a new oar for the double.\n", count: 400)
    try scratch.write(agenda + notes, to: "journal/AGENDA.md")
    let run = try RunningProgram.shell(#"ulimit -f 16; exec "$@""#, [Self.program] + words)
    #expect(run.wait() == .exited(3))
    #expect(try run.errors.contains("AGENDA.md cannot be written: file too large"))
    #expect(try scratch.read("journal/AGENDA.md") == agenda + notes)
    let entry = "- 2026-11-20 Thank-you: Piet Aerts\n"
    #expect(try scratch.read("journal/ostwind.md").ranges(of: entry).count == 1)
    try succeeds(words)
    #expect(try scratch.read("journal/ostwind.md").ranges(of: entry).count == 1)
    #expect(try scratch.contents().count == 2)
  }

  /// A small disk that is seen by nobody else and gone with the last program on it.
  private static let smallDisk = """
    set -e
    mount -t tmpfs -o size=256k none "$1/disk"
    cp -R "$1/journal/." "$1/disk"
    dd if=/dev/zero of="$1/disk/filler" bs=1k 2>"$1/dd" || true
    mkdir "$1/result"
    folder=$1
    shift
    status=0
    "$@" || status=$?
    rm "$folder/disk/filler"
    cp -R "$folder/disk/." "$folder/result"
    exit $status
    """

  private static let canMount: Bool = {
    guard let scratch = try? Scratch(["disk/x": ""]), Self.unshare != nil,
      let run = try? onSmallDisk("mount -t tmpfs none \"$1/disk\"", [scratch.path])
    else { return false }
    return run.wait() == .exited(0)
  }()

  private static let unshare = ["/usr/bin/unshare", "/bin/unshare"].first {
    FileManager.default.isExecutableFile(atPath: $0)
  }

  private static func onSmallDisk(_ script: String, _ words: [String]) throws -> RunningProgram {
    try RunningProgram(
      [unshare ?? "", "--map-root-user", "--mount", "/bin/sh", "-c", script, "sh"] + words)
  }

  @Test(
    "On a full disk the old files are intact, and nothing lies beside them",
    .enabled(if: canMount, "no disk may be mounted here; the limit on files stands for it"),
    arguments: WritingCommand.allCases)
  func fullDisk(command: WritingCommand) throws {
    let (scratch, words) = try command.journal()
    try scratch.write("", to: "disk/none")
    let before = try scratch.contents(of: "journal")
    let moved = words.map {
      $0.replacing(scratch.path + "/journal", with: scratch.path + "/disk")
    }
    let run = try Self.onSmallDisk(Self.smallDisk, [scratch.path, Self.program] + moved)
    #expect(run.wait() == .exited(3))
    let reason = "no space left on device; make room on the disk and try again"
    #expect(try run.errors.contains("\(command.file) cannot be written: \(reason)"))
    #expect(try scratch.contents(of: "result") == before)
  }

  // MARK: No permission

  /// As somebody who may not write what is read-only: the administrator may.
  private func runObeying(_ words: [String]) throws -> RunningProgram {
    guard geteuid() == 0 else { return try RunningProgram([Self.program] + words) }
    return try RunningProgram(
      ["/usr/bin/setpriv", "--bounding-set=-dac_override", "--inh-caps=-dac_override"]
        + ["--", Self.program] + words)
  }

  @Test("A read-only application is not replaced", arguments: WritingCommand.edits)
  func readOnlyFile(command: WritingCommand) throws {
    let (scratch, words) = try command.journal()
    let before = try scratch.contents(of: "journal")
    chmod(scratch.path + "/journal/ostwind.md", 0o444)
    let run = try runObeying(words)
    #expect(run.wait() == .exited(3))
    let reason = "permission denied; check its permissions and those of its folder"
    #expect(try run.errors.contains("ostwind.md cannot be written: \(reason)"))
    var now = try scratch.contents(of: "journal")
    #expect(now["ostwind.md"] == before["ostwind.md"])
    if command == .agenda {
      let agenda = try scratch.read("journal/AGENDA.md")
      #expect(agenda.contains("\n- [x] Thank Piet Aerts"))
      #expect(agenda.contains("*Not recorded:* ostwind.md cannot be written: permission denied"))
      now["AGENDA.md"] = before["AGENDA.md"]
    }
    #expect(now == before)
    chmod(scratch.path + "/journal/ostwind.md", 0o644)
    try succeeds(words)
    if command == .agenda {
      #expect(try scratch.read("journal/ostwind.md").contains("Thank-you: Piet Aerts"))
      #expect(try !scratch.read("journal/AGENDA.md").contains("Thank Piet Aerts"))
    }
  }

  @Test("A read-only agenda file keeps its tick, and the tick is recorded once")
  func readOnlyAgenda() throws {
    let (scratch, words) = try WritingCommand.agenda.journal()
    let agenda = try scratch.read("journal/AGENDA.md")
    chmod(scratch.path + "/journal/AGENDA.md", 0o444)
    for _ in 0..<2 {
      let run = try runObeying(words)
      #expect(run.wait() == .exited(3))
      #expect(try run.errors.contains("AGENDA.md cannot be written: permission denied"))
      #expect(try scratch.read("journal/AGENDA.md") == agenda)
      let entry = "- 2026-11-20 Thank-you: Piet Aerts\n"
      #expect(try scratch.read("journal/ostwind.md").ranges(of: entry).count == 1)
    }
    #expect(try scratch.contents().count == 2)
  }

  @Test("Nothing is written in a read-only folder", arguments: WritingCommand.allCases)
  func readOnlyFolder(command: WritingCommand) throws {
    let (scratch, words) = try command.journal()
    let before = try scratch.contents()
    chmod(scratch.path + "/journal", 0o555)
    let run = try runObeying(words)
    #expect(run.wait() == .exited(3))
    #expect(try run.errors.contains("\(command.file) cannot be written: permission denied"))
    #expect(try scratch.contents() == before)
    chmod(scratch.path + "/journal", 0o755)
    try succeeds(words)
  }

  private func succeeds(_ words: [String]) throws {
    let outcome = try Program.run(words)
    #expect(outcome.status == 0)
    #expect(!outcome.errors.contains("not recorded"))
  }
}

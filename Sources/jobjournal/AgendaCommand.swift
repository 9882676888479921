import ArgumentParser
import Editing
import FollowUp
import Journal
import Store
import Syntax
import Views

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

struct AgendaCommand: GitOptionCommand {
  static let configuration = CommandConfiguration(
    commandName: "agenda",
    abstract: "Write the agenda file, and print what is due.",
    discussion: """
      Duties that are overdue, open today or coming up; employers to leave in peace; warnings. \
      What you ticked in the agenda file is written into the applications first; what you wrote \
      outside its generated part is kept.

      With --at or --since nothing is written, and ticks are left alone. --at shows the agenda of \
      the journal as it was at a revision of git, for today. --since says what has come, what is \
      settled and how, and what has moved: the old side as it stood on the day its author \
      committed it, the new one as it stands today in the work tree.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case markdown, json, ics, text }

  @OptionGroup var shared: SharedOptions

  @Option(
    help: ArgumentHelp(
      "How many days ahead to look; by default what the configuration says, or 14.", valueName: "n")
  )
  var days: Int?

  @Option(
    help: ArgumentHelp(
      "The file to write, or - for standard output; by default the agenda file of the journal.",
      valueName: "file"))
  var output: String?

  @Option(help: "How to write it; json, ics and text go to standard output.")
  var format: Format = .markdown

  @Flag(help: "Write nothing; exit with 1 if the file on disk would change.")
  var check = false

  @Flag(help: "Again whenever a file of the journal changes, until you interrupt it.")
  var watch = false

  @Flag(help: "Also what is done, missed, waived or dropped, and what lies further ahead.")
  var all = false

  @Option(
    help: ArgumentHelp(
      "Of the journal as it was at a revision, such as HEAD~3, to standard output.",
      valueName: "rev"))
  var at: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "What has changed since a revision, or since the last commit before a date, as text or json.",
      valueName: "rev or date"))
  var since: String?

  @OptionGroup var edits: EditOptions

  private var dryRun: Bool { edits.dryRun }

  func validate() throws {
    try OutputFile.validate(output)
    if let days, !(0...3650).contains(days) {
      throw ValidationError("--days takes a number from 0 to 3650.")
    }
    if check || dryRun, output == "-" || format != .markdown && output == nil {
      throw ValidationError(
        "--check and --dry-run are about a file; name it with --output, or leave out --format.")
    }
    if watch, check || dryRun || readsGit || output != nil || format != .markdown {
      throw ValidationError(
        "--watch writes the journal's agenda file; leave out --check, --dry-run, --at, --since,"
          + " --output and --format.")
    }
    guard readsGit else { return }
    if at != nil, since != nil { throw ValidationError("Name --at or --since, not both.") }
    if check || dryRun || output.map({ $0 != "-" }) ?? false {
      throw ValidationError(
        "--at and --since print to standard output and write nothing; leave out --check, --dry-run"
          + " and --output.")
    }
    if since != nil, all { throw ValidationError("--since takes no --all.") }
    if since != nil, format == .ics {
      throw ValidationError("--since prints text or json; leave out --format ics.")
    }
  }

  var readsGit: Bool { at != nil || since != nil }

  func run() async throws {
    if let since { return try await compare(since: since) }
    if let at {
      let git = try await shared.git(try shared.folder())
      do {
        return try show(try await shared.load(try await git.revision(at), from: git))
      } catch {
        throw Failure.failure(git: error)
      }
    }
    try runWithoutGit()
  }

  func runWithoutGit() throws {
    guard format == .markdown, output != "-" else { return try show(try shared.load()) }
    let folder = try shared.folder()
    guard !check, !dryRun else { return try update(try shared.load(folder), isWriting: false) }
    if watch { try watch(folder) }
    try shared.edit(folder) { try update($0, isWriting: true) }
  }

  /// Updates the agenda file again and again, and prints it whenever it says something else.
  private func watch(_ folder: JournalFolder) throws -> Never {
    var configuration = Configuration()
    var isRead = false
    var shown: String?
    while true {
      let day = SharedOptions.localDay()
      let marks = FileMarks(folder, configuration)
      do {
        try shared.edit(folder) { journal in
          configuration = journal.configuration
          isRead = true
          try update(journal, isWriting: true) { text in
            guard text != shown else { return }
            Output.print(shown == nil ? text : "\n\n" + text)
            shown = text
          }
        }
      } catch is Status {
        // What could not be read, or recorded, has been said.
      } catch let failure as Failure {
        // A file may be half written when it is looked at; without any, there is nothing to watch.
        guard isRead else { throw failure }
        Output.error("Error: \(failure.message)")
      }
      Progress.clear(isLast: true)
      // What it wrote makes it look once more, and find nothing new: so it sees, too, what somebody
      // else wrote meanwhile.
      while FileMarks(folder, configuration) == marks, SharedOptions.localDay() == day { sleep(1) }
    }
  }

  // MARK: To standard output, or into another file

  private func show(_ journal: LoadedJournal) throws {
    let assessment = journal.assessment(on: try shared.day(in: journal))
    let agenda = agenda(of: assessment, journal)
    switch format {
    case .json:
      let duties =
        all ? assessment.duties : assessment.agenda(horizon: horizon(of: journal))
      try deliver(JSONViews.agenda(assessment, duties: duties), over: [JSONViews.opening])
    case .ics:
      let file = try OutputFile(output)
      let published = try file.publishedCalendar(of: journal)
      let horizon = all ? nil : horizon(of: journal)
      let calendar = CalendarView(assessment, horizon: horizon, replacing: published)
      try deliver(calendar.text, to: file, over: [CalendarView.opening])
    case .text:
      try deliver(TextViews(shared.style).agenda(agenda), over: TextViews.agendaOpenings)
    case .markdown:
      let toRoot = journal.folder.pathToRoot(from: journal.configuration.agendaFile)
      let file = try AgendaFile(nil)
      Output.print(AgendaMarkdown(agenda, pathToRoot: toRoot).text(replacing: file))
    }
    try shared.finish(journal, isSaid: format == .markdown || format == .text)
  }

  // MARK: Compared with a revision

  private func compare(since: String) async throws {
    let journal = try shared.load()
    let today = try shared.day(in: journal)
    let git = try await shared.git(journal.folder)
    let revision = try await shared.revision(since, today: today, in: journal, git)
    let old = try await shared.load(revision, from: git)
    let difference = AgendaDifference(
      from: agenda(of: old.assessment(on: revision.day), old),
      to: agenda(of: journal.assessment(on: today), journal))
    switch format {
    case .json: Output.print(JSONViews.difference(difference, commit: revision.commit))
    case .text, .markdown, .ics:
      Output.print(TextViews(shared.style).difference(difference, commit: revision.commit))
    }
    if journal.hasUnreadFiles || old.hasUnreadFiles { throw Status.unread }
  }

  private func horizon(of journal: LoadedJournal) -> Int {
    days ?? journal.configuration.policy.horizon
  }

  private func agenda(of assessment: Assessment, _ journal: LoadedJournal) -> Agenda {
    Agenda(assessment, horizon: horizon(of: journal), includesRecord: all)
  }

  private func deliver(
    _ text: String, to file: OutputFile? = nil, over openings: [String]
  ) throws {
    let file = try file ?? OutputFile(output)
    if check, let path = file.path {
      guard Array(text.utf8) != file.existing else { return }
      Output.error("\(path) is not up to date")
      throw Status.found
    }
    if dryRun, let path = file.path {
      return Output.file(
        UnifiedDiff.text(from: file.existing, to: Array(text.utf8), path: path))
    }
    try file.write(text, over: openings)
  }

  // MARK: The agenda file

  /// Writes what is ticked in the agenda file into the applications, and then the file anew.
  ///
  /// - Parameter show: Takes what is printed of it.
  private func update(
    _ journal: LoadedJournal, isWriting: Bool, show: (String) -> Void = Output.print
  ) throws {
    let today = try shared.day(in: journal)
    let target = Target(output, journal.configuration, journal.folder)
    let existing: [UInt8]?
    let file: AgendaFile
    do {
      existing = try target.read()
      file = try AgendaFile(existing)
    } catch let refusal as AgendaFile.Refusal {
      throw Failure(refusal.message(about: target.path), .refused)
    } catch let error as StoreError {
      throw Failure(error)
    }

    let recording = try record(file, journal, today, isWriting: isWriting)
    let agenda = agenda(of: recording.assessment, recording.journal)
    let refused = zip(file.ticks, recording.outcomes).compactMap { tick, outcome in
      if case .refused(let reason) = outcome { (tick: tick, reason: reason) } else { nil }
    }
    let text = AgendaMarkdown(agenda, pathToRoot: target.pathToRoot, refused: refused)
      .text(replacing: file)
    let isStale = Array(text.utf8) != existing
    if check {
      guard isStale || recording.isChanging else { return }
      Output.error("\(target.path) is not up to date; run `jobjournal agenda`")
      throw Status.found
    }
    if dryRun {
      Output.file(UnifiedDiff.text(from: existing, to: Array(text.utf8), path: target.path))
    }
    report(recording, file, target.path)
    if isWriting, isStale {
      do {
        try target.write(Array(text.utf8), replacing: existing)
      } catch {
        throw Failure(error)
      }
      if file.isMerged {
        Output.error(
          "\(target.path): its merge conflict is settled, with what was ticked on either side;"
            + " `git add` it")
      }
    }
    if isWriting, !shared.quiet {
      show(TextViews(shared.style).agenda(agenda, isNumbered: target.isStandard))
    }
    if recording.journal.hasUnreadFiles { throw Status.unread }
    if let status = recording.failure ?? (recording.isComplete ? nil : .refused) { throw status }
  }

  /// The ticks of an agenda file, written down.
  private struct Recording {
    /// Those of the generated part first.
    let ticks: [AgendaFile.Tick]
    /// One for each tick.
    var outcomes: [TickRun.Outcome]
    let isChanging: Bool
    /// Of a file that could not be written.
    var failure: Status?
    /// As it is afterwards.
    var journal: LoadedJournal
    var assessment: Assessment

    var isComplete: Bool {
      outcomes.allSatisfy { if case .refused = $0 { false } else { true } }
    }
  }

  private func record(
    _ file: AgendaFile, _ journal: LoadedJournal, _ today: CivilDate, isWriting: Bool
  ) throws -> Recording {
    let assessment = journal.assessment(on: today)
    // A copy that the user keeps elsewhere counts as long as there is something to record.
    var ticks = file.ticks
    if !file.ticksOutside.isEmpty {
      let open = Set(assessment.duties.filter(\.isPending).map { Escaping.comment($0.id) })
      ticks += file.ticksOutside.filter { open.contains($0.id ?? "") }
    }
    let run = TickRun(
      ticks.map {
        Tick(
          id: $0.id, title: $0.title, reason: $0.reason, note: $0.note, due: $0.due,
          isClear: $0.isClear)
      }, in: assessment)
    var recording = Recording(
      ticks: ticks, outcomes: run.outcomes, isChanging: !run.changed.isEmpty, journal: journal,
      assessment: assessment)
    guard recording.isChanging else { return recording }
    for editor in run.changed {
      let application = editor.application
      guard isWriting else {
        if dryRun { Output.file(editor.difference) }
        continue
      }
      do {
        try journal.write(application, replacing: editor.original)
      } catch {
        let failure = Failure(error)
        recording.failure = failure.status
        // What could not be written stays ticked.
        for index in run.outcomes.indices where run.outcomes[index].file == application.file {
          recording.outcomes[index] = .refused(reason: failure.message)
        }
      }
    }
    // What the applications say is read from disk again before the ticks are let go.
    recording.journal =
      isWriting
      ? try shared.load(journal.folder) : journal.replacing(run.changed.map(\.application))
    recording.assessment = recording.journal.assessment(on: today)
    return recording
  }

  /// What became of the ticks, and of whatever else was in the file's generated part.
  private func report(_ recording: Recording, _ file: AgendaFile, _ path: String) {
    // A dry run prints what can be given to a program, and has recorded nothing.
    func tell(_ text: String) {
      if !shared.quiet, !dryRun { Output.print(Escaping.terminal(text) + "\n") }
    }
    for (tick, outcome) in zip(recording.ticks, recording.outcomes) {
      switch outcome {
      case .written(let file, let line): tell("\(file): \(line)")
      case .before(let file): tell("\(file) said so already: \(tick.title)")
      case .refused(let reason): Output.error("\(path):\(tick.line): not recorded: \(reason)")
      }
    }
    if !recording.outcomes.isEmpty { tell("") }
    for stray in file.strays {
      Output.error("\(path):\(stray.line): moved below the generated part, where it stays yours")
    }
  }
}

/// The file that the agenda is written to: the journal's own, or one that was named.
private struct Target {
  let path: String
  /// Whether it is the journal's own.
  let isStandard: Bool
  let pathToRoot: String
  private let folder: JournalFolder

  init(_ output: String?, _ configuration: Configuration, _ folder: JournalFolder) {
    let name = configuration.agendaFile
    path = output ?? name
    isStandard = output == nil
    self.folder = folder
    pathToRoot =
      output.map { folder.pathToRoot(fromFile: $0) } ?? folder.pathToRoot(from: name)
  }

  func read() throws(StoreError) -> [UInt8]? {
    try isStandard ? folder.readIfPresent(path) : AtomicFile.readIfPresent(path)
  }

  func write(_ bytes: [UInt8], replacing expected: [UInt8]?) throws(StoreError) {
    if isStandard {
      try folder.write(bytes, to: path, replacing: expected)
    } else {
      try AtomicFile.write(bytes, to: path, replacing: expected)
    }
  }
}

extension AgendaFile.Refusal {
  fileprivate func message(about path: String) -> String {
    switch self {
    case .markers:
      "\(path): its two marker comments are not in order. Restore the lines"
        + " `\(AgendaFile.begin)` and `\(AgendaFile.end)`, or move the file away."
    case .conflict(let line):
      "\(path):\(line) has the markers of a merge conflict. Keep the ticks of both sides, delete"
        + " the markers, and run it again."
    case .frontMatter: "\(path) has front matter and is no agenda; name another file"
    case .notUTF8: "\(path) is not UTF-8 text; move it away first"
    }
  }
}

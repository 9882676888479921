import ArgumentParser
import FollowUp
import Journal
import Store
import Views

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What every command that reads a journal takes.
struct SharedOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The journal's folder; by default the one you are in, or the nearest above it with a"
        + " jobjournal.yml.", valueName: "dir"))
  var journal: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The day to work for: 2026-11-21, +3d, fri; by default today.", valueName: "date"))
  var today: String?

  @Option(help: "Whether to use colours.")
  var color: ColorChoice = .auto

  @Flag(help: "Print no more than results; agenda and new only write their file.")
  var quiet = false

  enum ColorChoice: String, ExpressibleByArgument, CaseIterable { case auto, always, never }

  func folder() throws -> JournalFolder {
    do {
      return try JournalFolder.find(from: journal ?? ".")
    } catch {
      throw Self.failure(error)
    }
  }

  func load(_ folder: JournalFolder) throws -> LoadedJournal {
    begin("reading files")
    defer { begin("applying the rules") }
    do {
      return try LoadedJournal(folder, onRead: Progress.count)
    } catch {
      throw Failure(error.message)
    }
  }

  /// Ends a command that has delivered its result: says what that leaves out.
  ///
  /// - Parameter isSaid: Whether the result says so itself.
  func finish(_ journal: LoadedJournal, isSaid: Bool = false) throws {
    if !isSaid, !journal.unread.isEmpty {
      Output.error(
        "not complete: \(journal.unread.joined(separator: ", ")) could not be read;"
          + " `jobjournal lint` says why")
    }
    if journal.hasUnreadFiles { throw Status.unread }
  }

  /// Says what the program is at, should it take long.
  func begin(_ work: String) {
    if !quiet { Progress.begin(work) }
  }

  func load() throws -> LoadedJournal { try load(try folder()) }

  /// Lets nobody else write to the journal meanwhile.
  func edit(_ folder: JournalFolder, _ body: (LoadedJournal) throws -> Void) throws {
    begin("reading files")
    do {
      try LoadedJournal.edit(
        folder, onWait: { Output.error("waiting for another run of jobjournal …") },
        onRead: Progress.count
      ) {
        begin("applying the rules")
        try body($0)
      }
    } catch let error as LoadError {
      throw Failure(error.message)
    } catch let error as StoreError {
      throw Failure(error)
    }
  }

  private static func failure(_ error: StoreError) -> Failure {
    Failure(
      "\(error.message). To start a journal, run `jobjournal init`; to use another one, name its"
        + " folder with --journal.")
  }

  func day(in journal: LoadedJournal) throws -> CivilDate {
    try Self.today(today, journal.configuration.policy.calendar, quiet: quiet)
  }

  /// A day as it was typed for something else than today.
  func day(
    typed: String, today: CivilDate, in journal: LoadedJournal
  ) throws -> CivilDate {
    try Self.day(
      typed: typed, today: today, journal.configuration.policy.calendar, quiet: quiet)
  }

  /// - Parameter typed: What `--today` says.
  static func today(
    _ typed: String?, _ calendar: WorkCalendar, quiet: Bool
  ) throws -> CivilDate {
    let environment = getenv("JOBJOURNAL_TODAY").map { String(cString: $0) }
    guard let typed = typed ?? environment else { return localDay() }
    return try day(typed: typed, today: localDay(), calendar, quiet: quiet)
  }

  /// Echoes words as they were understood.
  private static func day(
    typed: String, today: CivilDate, _ calendar: WorkCalendar, quiet: Bool
  ) throws -> CivilDate {
    guard let day = calendar.date(typed: typed, today: today) else {
      throw Failure(
        "“\(typed)” is not a date; write a day such as 2026-11-21, or today, fri, +3d, +2w, +3wd")
    }
    if !quiet, day.description != typed { Output.error("“\(typed)” is \(day.forPeople)") }
    return day
  }

  static func localDay() -> CivilDate {
    var now = time(nil)
    var parts = tm()
    localtime_r(&now, &parts)
    return CivilDate(
      year: Int(parts.tm_year) + 1900, month: Int(parts.tm_mon) + 1, day: Int(parts.tm_mday))
      ?? CivilDate(dayNumber: now / 86_400)
  }

  var style: Style {
    switch color {
    case .always: return Style(isColored: true)
    case .never: return Style(isColored: false)
    case .auto:
      let isDumb = getenv("TERM").map { String(cString: $0) == "dumb" } ?? true
      let isRefused = getenv("NO_COLOR").map { $0.pointee != 0 } ?? false
      return Style(isColored: isatty(STDOUT_FILENO) == 1 && !isDumb && !isRefused)
    }
  }

  /// How wide findings are shown: as the terminal is, or as usual where there is none.
  var width: Int {
    var size = winsize()
    guard isatty(STDOUT_FILENO) == 1, ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0,
      size.ws_col > 0
    else { return TextViews.standardWidth }
    return max(Int(size.ws_col), TextViews.leastWidth)
  }

  /// The applications that a word names: the slug, the file, or a part of slug, company or role
  /// that only one has.
  func application(_ word: String, in assessment: Assessment) throws -> Standing {
    guard word.contains(where: { !$0.isWhitespace }) else {
      throw Failure("name an application: its slug, its file, or part of company or role")
    }
    let search = assessment.search
    let folded = word.lowercased()
    if let exact = search.standings.first(where: {
      $0.application.slug == word || $0.application.file == word
    }) {
      return exact
    }
    let fitting = search.standings.filter { standing in
      [
        standing.application.slug, standing.application.companyName,
        standing.application.role?.value,
      ]
      .contains { $0?.lowercased().contains(folded) ?? false }
    }
    switch fitting.count {
    case 1: return fitting[0]
    case 0:
      let unread = assessment.findings.first {
        $0.rule == .fileUnreadable && $0.file?.lowercased().contains(folded) ?? false
      }
      if let unread, let file = unread.file {
        throw Failure("\(file) could not be read: \(unread.message); \(unread.help)", .unread)
      }
      throw Failure("no application is called “\(word)”; `jobjournal list` shows them all")
    default:
      let names = fitting.map { "  \($0.application.slug)" }.joined(separator: "\n")
      throw Failure("“\(word)” can be any of these; write more of it:\n\(names)", .refused)
    }
  }
}

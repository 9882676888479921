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
    help: ArgumentHelp("The day to work for: 2026-11-21; by default today.", valueName: "date"))
  var today: String?

  @Option(help: "Whether to use colours.")
  var color: ColorChoice = .auto

  @Flag(help: "Print no more than results; agenda and new only write their file.")
  var quiet = false

  enum ColorChoice: String, ExpressibleByArgument, CaseIterable { case auto, always, never }

  func load() throws -> LoadedJournal {
    do {
      return try LoadedJournal(try JournalFolder.find(from: journal ?? "."))
    } catch let error as StoreError {
      throw Failure(
        "\(error.message). To start a journal, run `jobjournal init`; to use another one, name its"
          + " folder with --journal.")
    } catch let error as LoadError {
      throw Failure(error.message)
    }
  }

  func day() throws -> CivilDate { try Self.day(today) }

  /// - Parameter typed: What `--today` says.
  static func day(_ typed: String?) throws -> CivilDate {
    let environment = getenv("JOBJOURNAL_TODAY").map { String(cString: $0) }
    return try (typed ?? environment).map(date) ?? localDay()
  }

  static func date(_ typed: String) throws -> CivilDate {
    guard let date = CivilDate(iso: typed) else {
      throw Failure("“\(typed)” is not a date; write a day such as 2026-11-21")
    }
    return date
  }

  private static func localDay() -> CivilDate {
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

  /// The applications that a word names: the slug, the file, or a part of slug, company or role
  /// that only one has.
  func application(_ word: String, in search: Search) throws -> Standing {
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
    case 0: throw Failure("no application is called “\(word)”; `jobjournal list` shows them all")
    default:
      let names = fitting.map { "  \($0.application.slug)" }.joined(separator: "\n")
      throw Failure("“\(word)” can be any of these; write more of it:\n\(names)", .refused)
    }
  }
}

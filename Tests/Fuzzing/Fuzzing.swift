internal import FollowUp
internal import Views

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// What is fuzzed: each reads any bytes as one kind of input, and checks what has to hold for it.
enum Target: String, CaseIterable {
  case application, frontMatter = "front-matter", views, pages, configuration, agenda, edit, fixes
  case template, table, calendar, message, words, editor, server

  /// Ends the program where something does not hold.
  func run(_ bytes: [UInt8]) {
    switch self {
    case .application: fuzzApplication(bytes)
    case .frontMatter: fuzzFrontMatter(bytes)
    case .views: fuzzViews(bytes)
    case .pages: fuzzPages(bytes)
    case .configuration: fuzzConfiguration(bytes)
    case .agenda: fuzzAgenda(bytes)
    case .edit: fuzzEdit(bytes)
    case .fixes: fuzzFixes(bytes)
    case .template: fuzzTemplate(bytes)
    case .table: fuzzTable(bytes)
    case .calendar: fuzzCalendar(bytes)
    case .message: fuzzMessage(bytes)
    case .words: fuzzWords(bytes)
    case .editor: fuzzEditor(bytes)
    case .server: fuzzServer(bytes)
    }
  }

  /// What the program itself writes of this kind; empty for what people write.
  private var seed: String {
    let assessment = agendaJournal.assessment
    switch self {
    case .agenda:
      let agenda = AgendaMarkdown(Agenda(assessment, horizon: 14))
      return (try? AgendaFile(nil)).map(agenda.text) ?? ""
    case .calendar: return CalendarView(assessment, horizon: nil).text
    case .table: return "?\n" + CSVView.text(assessment.search)
    default: return ""
    }
  }

  /// As the environment names it.
  static let chosen: Target? = environment("FUZZ_TARGET").flatMap(Target.init)

  private static func environment(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }
  }

  /// Without a target, names them all; with `FUZZ_PRINT`, prints the target's words or a first input.
  /// `scripts/fuzz` asks for all of it.
  static func answerQuestions() {
    guard let chosen else {
      print(allCases.map(\.rawValue).joined(separator: "\n"))
      exit(environment("FUZZ_TARGET") == nil ? 0 : 2)
    }
    switch environment("FUZZ_PRINT") {
    case "dictionary": print(chosen.dictionary)
    case "seed": print(chosen.seed, terminator: "")
    default: return
    }
    exit(0)
  }
}

/// What libFuzzer calls before all else.
@_cdecl("LLVMFuzzerInitialize")
public func initialize(
  _: UnsafeMutablePointer<CInt>?,
  _: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?>?
) -> CInt {
  // Swift's own handler, where it is switched on, would keep libFuzzer from seeing a crash.
  for number in [SIGILL, SIGTRAP, SIGABRT, SIGSEGV, SIGBUS, SIGFPE] { signal(number, SIG_DFL) }
  Target.answerQuestions()
  return 0
}

/// What libFuzzer calls with each input.
@_cdecl("LLVMFuzzerTestOneInput")
public func test(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  Target.chosen?.run(Array(UnsafeBufferPointer(start: data, count: count)))
  return 0
}

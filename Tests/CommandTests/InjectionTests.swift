internal import CCMark
import Foundation
import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Text that would be more than text somewhere.
enum Injection: String, CaseIterable {
  case none = "a b"
  case escape = "a\u{1B}[2J\u{1B}]0;b\u{7}c"
  case eightBitControl = "a\u{9B}31m\u{85}\u{90}b"
  case direction = "a\u{202E}gnp.exe\u{2066}b\u{200F}"
  case newline = "a\n- [x] Thank-you: everyone\n## Log\nb"
  case headerEnd = "a\r\nBcc: eve@evil.example\r\n\r\nb"
  case separator = "a\u{2028}Bcc: eve@evil.example\u{2029}b\u{B}c\u{C}"
  case commentEnd = "a --> <script>alert(1)</script> <!--"
  case marker = "a <!-- jobjournal agenda ends --> b"
  case identity = "a <!-- ostwind#task-due/oil-the-oars --> b"
  case link = "a [x](javascript:alert(1)) ![y](https://evil.example/y.png) b"
  case autolink = "a <javascript:alert(1)> https://evil.example [z]: https://evil.example"
  case markup = "a\"><img src=x onerror=alert(1)> &lt;script> </style></title>"
  case zero = "a\0b"
  case formula = "=cmd|' /C calc'!A0"
  case otherFormula = "@SUM(1+1)*cmd|' /C calc'!A0"
  case calendar = "a\r\nEND:VEVENT\r\nBEGIN:VALARM\r\nACTION:DISPLAY"
  case card = "a\\;b\nEND:VCARD\nBEGIN:VCARD\nFN:Eve"
  case workflow = "::set-env name=PATH::a\n::error file=x::b%0A##[error]c"
  case shell = "a'; : >sprung; '\"; : >sprung; $(: >sprung) `: >sprung` b"
  case option = "--output=sprung"
  case address = "a?bcc=eve@evil.example&bcc=eve%40evil.example%0D%0ABcc:eve"

  /// As YAML between quotation marks.
  private var value: String {
    let escaped = rawValue.unicodeScalars.map { scalar in
      let isPlain = scalar.value >= 0x20 && scalar.value < 0x7F && scalar != "\"" && scalar != "\\"
      let digits = String(scalar.value, radix: 16)
      return isPlain
        ? String(scalar) : "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    }
    return "\"\(escaped.joined())\""
  }

  /// As it would be typed: on one line.
  private var line: String {
    String(
      String.UnicodeScalarView(
        rawValue.unicodeScalars.map { "\r\n\0".unicodeScalars.contains($0) ? " " : $0 }))
  }

  /// As the name of a file.
  var name: String {
    String(rawValue.replacing("/", with: "_").replacing("\0", with: "").prefix(100))
  }

  /// An application that says it wherever something is said.
  private func application(_ end: String) -> String {
    """
    ---
    company: \(value)
    role: \(value)
    applied: 2026-11-02
    contact: \(value)
    link: \(value)
    location: \(value)
    source: \(value)
    salary: \(value)
    tags: [\(value)]
    \(value): x
    ---

    # \(line)

    \(line)

    ## Contacts

    - Piet Aerts, \(line) <piet@ostwind.example>

    ## References

    - Otto Lund, \(line)
      - Will tell: yes

    ## Interview 2026-11-16 10:00, \(line)

    - With: Piet Aerts (\(line)), Mara Quist
    - Where: \(line)
    - Process: \(line)
    - Timeline: \(line)
    - Liked: \(line)
    - Asked: \(line)
    - Promised: \(line) by 2026-11-24
    - \(line): x

    ## Log

    - 2026-11-17 Heard: \(line)
    - 2026-11-17 Waived: check-in-due: \(line)
    - 2026-11-17 Hadr: \(line)
    - [ ] \(line) by 2026-11-23
    - [ ] oil the oars by 2026-11-25
    \(end)
    """
  }

  var files: [String: String] {
    [
      "jobjournal.yml": "from: Ada Lund <ada@lund.example>\n", "ostwind.md": application(""),
      "\(name).md": application("- 2026-11-18 Rejected: \(line)\n"),
      "drafts/x.md": "Application: ostwind\n\nDear Mr Aerts,\n\n\(line)\n",
    ]
  }
}

/// What notes and names of files hold is text, wherever it gets: each sink, each injection.
///
/// More of the same, nearer to where it is written: `MailTests`, `ContentLineTests`, `GitHubTests`,
/// `SARIFTests`, `HostileTableTests`, `HostileRepositoryTests`, and Tests/Pages in a browser.
@Suite struct InjectionTests {
  private static let today = ["--today", "2026-11-20"]

  private static func journal(_ injection: Injection) throws -> Scratch {
    let scratch = try Scratch()
    for (path, text) in injection.files { try scratch.write(text, to: "journal/\(path)") }
    return scratch
  }

  private static func words(_ scratch: Scratch) -> [String] {
    ["--journal", scratch.path + "/journal"] + today
  }

  /// - Parameter fails: Whether it may find nothing to say, or refuse.
  private func output(
    _ words: String..., of injection: Injection, fails: Bool = false
  ) throws -> String {
    let scratch = try Self.journal(injection)
    let outcome = try Program.run(
      words + Self.words(scratch), in: scratch.folder)
    #expect(outcome.status == 0 || fails && outcome.status < 5, "\(outcome.errors)")
    #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.path) == ["journal"])
    return outcome.output
  }

  // MARK: A terminal

  private static let shown = [
    ["agenda", "--format", "text", "--dry-run"], ["agenda", "--dry-run"],
    ["agenda", "--format", "json", "--output", "-"], ["agenda", "--output", "-"], ["list"],
    ["show", "ostwind"], ["lint"], ["lint", "--diff"], ["lint", "--format", "json"],
    ["lint", "--format", "github"], ["lint", "--format", "sarif"], ["patterns"],
    ["proofread", "--draft"], ["draft", "thank-you", "ostwind"],
    ["draft", "check-in", "ostwind", "--format", "mailto"],
    ["draft", "check-in", "ostwind", "--format", "eml"], ["draft", "brief", "ostwind"],
    ["draft", "promise", "ostwind"], ["export", "json"], ["export", "ics"], ["export", "vcf"],
    ["export", "csv"], ["report"], ["log", "ostwind", "Heard: soon", "--dry-run"],
    ["done", "oil the oars", "--dry-run"], ["agenda"],
  ]

  /// Commands whose words say it.
  private static let said = [
    ["show", "*"], ["new", "*", "*", "--dry-run"], ["log", "ostwind", "Heard: *", "--dry-run"],
    ["done", "*"], ["waive", "oil the oars", "--because", "*", "--dry-run"], ["lint", "*"],
    ["rules", "*"], ["draft", "thank-you", "ostwind", "--to", "*"], ["list", "*"],
    ["agenda", "--today", "*"], ["list", "--journal", "*"], ["import", "*"],
    ["agenda", "--at", "*"],
  ]

  @Test("No control, and no mark of direction, reaches a terminal", arguments: Injection.allCases)
  func terminal(injection: Injection) throws {
    let scratch = try Self.journal(injection)
    // No argument of a program holds a zero.
    let argument = injection.rawValue.replacing("\0", with: "")
    let said = Self.said.map { words in words.map { $0.replacing("*", with: argument) } }
    for words in Self.shown + said {
      let place = words.contains { $0 == "--journal" || $0 == "--today" }
      let terminal = try Terminal()
      let run = try terminal.run(
        [Program.executable.path] + words + (place ? [] : Self.words(scratch)))
      let text = try terminal.read() + run.errors.replacing("\n", with: "\r\n")
      let ending = run.wait()
      guard case .exited(let status) = ending, status < 5 else {
        Issue.record("\(words): \(ending)")
        continue
      }
      let controls = text.replacing("\r\n", with: "").unicodeScalars.filter { scalar in
        switch scalar.value {
        case 0..<0x20, 0x7F...0x9F, 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069: true
        default: false
        }
      }
      #expect(controls.isEmpty, "\(words): \(text.debugDescription)")
    }
  }

  // MARK: Markdown

  @Test(
    "The agenda file has no link, picture, markup or mark but its own",
    arguments: Injection.allCases)
  func markdown(injection: Injection) throws {
    let scratch = try Self.journal(injection)
    let agenda = ["agenda"] + Self.words(scratch)
    #expect(try Program.run(agenda).status == 0)
    let text = try scratch.read("journal/AGENDA.md")
    let before = try scratch.contents()
    let pointer = cmark_markdown_to_html(text, text.utf8.count, CMARK_OPT_UNSAFE)
    defer { free(pointer) }
    let html = try #require(pointer.map { String(cString: $0) })
    let comments = html.matches(of: /<!--([\s\S]*?)-->/).map { String($0.output.1) }
    let items = html.ranges(of: "[ ]").count
    #expect(comments.count { $0.hasPrefix(" jobjournal agenda ") } == 2)
    #expect(comments.count { $0.contains("#") } == comments.count - 2)
    #expect(comments.count - 2 == items && items > 4)
    let tags = html.replacing(/<!--[\s\S]*?-->/, with: "").matches(of: /<(\/?[^\s>\/]*)([^>]*)>/)
    for tag in tags {
      let name = tag.output.1.replacing("/", with: "")
      #expect(
        ["h1", "h2", "h3", "ul", "li", "p", "a", "em", "code"].contains(name), "\(tag.output.0)")
      let isLocal =
        try /^ href="[^":\/][^":]*\.(md|yml)(#L\d+)?"$/.wholeMatch(in: tag.output.2) != nil
      #expect(tag.output.2.isEmpty || name == "a" && isLocal, "\(tag.output.0)")
    }
    // Nothing of it counts as ticked, and it is read again as it was written.
    #expect(try Program.run(agenda + ["--check"]).status == 0)
    #expect(try Program.run(agenda).status == 0)
    #expect(try scratch.contents() == before)
  }

  // MARK: HTML

  @Test("The page has no element and no address but its own", arguments: Injection.allCases)
  func html(injection: Injection) throws {
    let page = try output("report", of: injection)
    let names = Set(page.matches(of: /<([a-zA-Z!][^\s>\/]*)/).map { $0.output.1.lowercased() })
    #expect(names.isDisjoint(with: ["script", "img", "iframe", "object", "embed", "base", "form"]))
    #expect(page.ranges(of: "<style").count == 1 && page.ranges(of: "</style").count == 1)
    #expect(page.ranges(of: "<title").count == page.ranges(of: "</title").count)
    for link in page.matches(of: /\shref=["']([^"']*)["']/) {
      #expect(link.output.1.wholeMatch(of: /#[^"]*|https:\/\/.*/) != nil, "\(link.output.0)")
    }
    #expect(page.matches(of: /<[^>]*\son[a-z]+=/).isEmpty)
  }

  // MARK: Lines of a form

  /// The names of properties, or of headers, line by line; what continues a line left out.
  private func names(_ text: String, _ end: Character = ":") -> [String] {
    text.components(separatedBy: "\r\n").filter { !$0.isEmpty && !$0.hasPrefix(" ") }
      .map { String($0.prefix { $0 != end && $0 != ";" }) }
  }

  @Test("A calendar has no line that text has made", arguments: Injection.allCases)
  func calendar(injection: Injection) throws {
    let text = try output("export", "ics", of: injection)
    #expect(text.replacing("\r\n", with: "").unicodeScalars.allSatisfy { $0.value >= 0x20 })
    let known = [
      "BEGIN", "END", "VERSION", "PRODID", "METHOD", "CALSCALE", "NAME", "X-WR-CALNAME", "UID",
      "DTSTAMP", "LAST-MODIFIED", "CREATED", "SEQUENCE", "DTSTART", "DTEND", "DUE", "DURATION",
      "SUMMARY", "DESCRIPTION", "LOCATION", "STATUS", "COMPLETED", "URL", "CATEGORIES", "PRIORITY",
      "RELATED-TO", "ACTION", "TRIGGER", "TRANSP", "CLASS", "REFRESH-INTERVAL", "X-PUBLISHED-TTL",
      "PERCENT-COMPLETE",
      "X-JOBJOURNAL-ID",
    ]
    for name in names(text) { #expect(known.contains(name), "\(name)") }
    let usual = try Self.usualCalendar.get()
    #expect(usual.count > 10)
    #expect(Self.parts(text) == usual)
  }

  /// The parts of a calendar when nothing is odd.
  private static let usualCalendar = Result {
    parts(try InjectionTests().output("export", "ics", of: .none))
  }

  /// Where parts of a calendar begin and end, sorted: their order follows their ids.
  private static func parts(_ calendar: String) -> [String] {
    calendar.matches(of: /\r\n(?:BEGIN|END):.*/).map { String($0.output) }.sorted()
  }

  @Test("An address book has no line that text has made", arguments: Injection.allCases)
  func cards(injection: Injection) throws {
    let text = try output("export", "vcf", of: injection)
    #expect(text.replacing("\r\n", with: "").unicodeScalars.allSatisfy { $0.value >= 0x20 })
    let known = [
      "BEGIN", "END", "VERSION", "PRODID", "UID", "FN", "N", "ORG", "TITLE", "EMAIL", "TEL", "NOTE",
      "CATEGORIES", "URL", "REV", "ROLE", "KIND",
    ]
    let found = names(text)
    for name in found { #expect(known.contains(name), "\(name)") }
    #expect(found.count { $0 == "BEGIN" } == found.count { $0 == "FN" })
  }

  @Test("No cell of a table is a formula, or another row", arguments: Injection.allCases)
  func table(injection: Injection) throws {
    var text = try output("export", "csv", of: injection)
    text.unicodeScalars.removeAll { $0 == "\u{FEFF}" }
    // Characters of Swift hold CRLF together.
    var (rows, cell, isQuoted) = ([[String]](), "", false)
    var row: [String] = []
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": isQuoted.toggle()
      case "," where !isQuoted:
        row.append(cell)
        cell = ""
      case "\n" where !isQuoted:
        rows.append(row + [cell])
        (row, cell) = ([], "")
      case "\r" where !isQuoted: break
      default: cell.unicodeScalars.append(scalar)
      }
    }
    #expect(rows.count == 3 && rows.allSatisfy { $0.count == rows[0].count })
    for part in rows.joined().flatMap({ $0.split { ";\t\r\n\r\n".contains($0) } }) {
      #expect(!"=+-@".contains(part.first { $0 != " " } ?? "x"), "\(part)")
    }
  }

  @Test("An e-mail has no header but its own", arguments: Injection.allCases)
  func mail(injection: Injection) throws {
    for kind in ["check-in", "promise"] {
      let mail = try output(
        "draft", kind, "ostwind.md", "--format", "eml", "--to", "Piet", of: injection, fails: true)
      guard !mail.isEmpty else { continue }
      #expect(mail.utf8.allSatisfy { $0 < 0x7F && ($0 >= 0x20 || $0 == 0x0D || $0 == 0x0A) })
      #expect(mail.replacing("\r\n", with: "").utf8.allSatisfy { $0 >= 0x20 })
      let headers = mail.components(separatedBy: "\r\n\r\n")[0]
      let own = [
        "X-Unsent", "From", "To", "Subject", "MIME-Version", "Content-Type",
        "Content-Transfer-Encoding",
      ]
      #expect(names(headers).allSatisfy { own.contains($0) }, "\(headers)")
      #expect(headers.contains("\r\nTo: Piet Aerts <piet@ostwind.example>\r\n"))
    }
  }

  @Test(
    "A link for a mail program has one address, a subject and a text", arguments: Injection.allCases
  )
  func mailLink(injection: Injection) throws {
    let text = try output(
      "draft", "check-in", "ostwind.md", "--format", "mailto", "--to", "Piet", of: injection,
      fails: true)
    for line in text.split(separator: "\n") {
      let form = /mailto:piet@ostwind\.example\?subject=[A-Za-z0-9%._~-]*&body=[A-Za-z0-9%._~-]*/
      #expect(try form.wholeMatch(in: line) != nil, "\(line)")
    }
    #expect(!text.isEmpty)
  }

  // MARK: Programs

  @Test("Findings make no command in a workflow", arguments: Injection.allCases)
  func workflow(injection: Injection) throws {
    let text = try output("lint", "--format", "github", of: injection, fails: true)
    let scalars = text.unicodeScalars.split { $0 == "\n" || $0 == "\r" }.map { String($0) }
    #expect(!scalars.isEmpty)
    for line in scalars {
      let form =
        /::(error|warning|notice) file=[^:,]*(,(line|endLine|col|endColumn)=\d+)*,title=[^:,]*::.*/
      #expect(try form.wholeMatch(in: line) != nil, "\(line)")
    }
  }

  @Test("Findings have no link in SARIF", arguments: Injection.allCases)
  func sarif(injection: Injection) throws {
    let text = try output("lint", "--format", "sarif", of: injection, fails: true)
    let log = try #require(
      try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    let run = try #require((log["runs"] as? [[String: Any]])?.first)
    let results = try #require(run["results"] as? [[String: Any]])
    #expect(!results.isEmpty)
    for result in results {
      let message = try #require((result["message"] as? [String: Any])?["text"] as? String)
      // A viewer takes `[text](address)` for a link, where no backslash stands before it.
      #expect(message.matches(of: /(^|[^\\])\[[^\]\\]*\]\(/).isEmpty, "\(message)")
      for place in result["locations"] as? [[String: Any]] ?? [] {
        let file = (place["physicalLocation"] as? [String: Any])?["artifactLocation"]
        let address = (file as? [String: Any])?["uri"] as? String ?? ""
        #expect(address.wholeMatch(of: /[A-Za-z0-9._~%\/-]+/) != nil, "\(address)")
      }
    }
  }

  @Test(
    "What is printed to be run does what it says, and nothing else", arguments: Injection.allCases)
  func shell(injection: Injection) throws {
    let scratch = try Self.journal(injection)
    let words = Self.words(scratch)
    var tried = 0
    for application in ["ostwind.md", "\(injection.name).md"] {
      let saved = try Program.run(["draft", "promise", application, "--save"] + words)
      guard saved.status == 0 else { continue }
      for line in saved.output.split(separator: "\n") {
        guard let command = line.firstRange(of: "once it is sent: jobjournal ") else { continue }
        let script = "\"$0\" \(line[command.upperBound...]) \"$@\""
        let run = try RunningProgram(
          [
            "/bin/sh", "-c", "cd \"$1\" && shift && \(script)", Program.executable.path,
            scratch.path,
          ]
            + words)
        tried += 1
        let (ending, errors) = (run.wait(), try run.errors)
        #expect([.exited(0), .exited(4)].contains(ending), "\(line) \(errors)")
      }
    }
    #expect(tried > 0)
    #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.path) == ["journal"])
    let names = try scratch.contents().keys.map { $0.split(separator: "/").last }
    #expect(!names.contains("sprung"))
  }

  @Test(
    "git takes no name for an option, and its hook no folder for a command",
    arguments: Injection.allCases)
  func git(injection: Injection) throws {
    let folder = injection.name
    let repository = try Repository()
    let place = ["--journal", "./" + folder]
    func run(_ words: [String]) throws -> Program.Outcome {
      try Program.run(words, in: repository.folder, environment: repository.environment)
    }
    func commit(_ text: String) throws -> Int32 {
      for name in ["-rf.md", folder + ".md"] { try repository.write(text, to: "\(folder)/\(name)") }
      try repository.git("add", "--all", ".")
      return try repository.git("commit", "--quiet", "--message", "next").status
    }
    let made = try run(["init", "--git", "./" + folder])
    #expect(made.status == 0, "\(made.errors)")
    #expect(try commit(Repository.application) == 0)
    #expect(try commit(Repository.application + "- 2026-11-04 Heard: soon\n") == 0)
    for words in [
      ["history"], ["history", "\(folder)/-rf.md"], ["lint", "--staged", "--fail-on", "error"],
      ["agenda", "--at", "HEAD"], ["agenda", "--since", "HEAD~1"],
    ] {
      let outcome = try run(words + place)
      #expect(outcome.status == 0 || words.count == 2, "\(words) \(outcome.errors)")
    }
    let files = try repository.git("ls-files", "-z").output
    for revision in [
      "--output=sprung", "-osprung", "--", "HEAD..--output=sprung", argument(injection),
    ] {
      for option in ["--at=", "--since="] {
        let outcome = try run(["agenda", option + revision] + place)
        #expect([2, 3, 4].contains(outcome.status), "\(option)\(revision) \(outcome.output)")
      }
    }
    #expect(try repository.git("ls-files", "-z").output == files)
    #expect(try repository.git("status", "--porcelain").output == "")
    // The hook does look into the folder.
    #expect(try commit(Repository.application + "- 2026-11-31 Heard: soon\n") != 0)
  }

  private func argument(_ injection: Injection) -> String {
    injection.rawValue.replacing("\0", with: "")
  }
}

/// A terminal that a program can write to, and what stood on it.
private final class Terminal {
  private var main: Int32 = -1
  private var other: Int32 = -1

  init() throws {
    guard openpty(&main, &other, nil, nil, nil) == 0, fcntl(main, F_SETFD, FD_CLOEXEC) == 0,
      fcntl(other, F_SETFD, FD_CLOEXEC) == 0
    else { throw RunningProgram.CannotStart(code: errno) }
  }

  deinit {
    close(main)
    if other >= 0 { close(other) }
  }

  func run(_ words: [String]) throws -> RunningProgram {
    defer {
      close(other)
      other = -1
    }
    return try RunningProgram(
      words, environment: ["TERM": "xterm", "NO_COLOR": "1"], pipes: (input: other, output: other))
  }

  /// To the end: until nobody has the terminal open.
  func read() throws -> String {
    var text: [UInt8] = []
    var share = [UInt8](repeating: 0, count: 64 * 1024)
    while true {
      #if canImport(Glibc)
        let count = Glibc.read(main, &share, share.count)
      #else
        let count = Darwin.read(main, &share, share.count)
      #endif
      guard count > 0 else { return String(decoding: text, as: UTF8.self) }
      text += share.prefix(count)
    }
  }
}

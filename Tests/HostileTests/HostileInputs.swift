import Journal
import Syntax
import TestSupport
import Views

/// The table of hostile files that are no applications.
enum HostileInputs {
  static let all = [
    configuration, agenda, table, holidays, published, template, message, messageTemplate,
  ].flatMap(\.self)

  private static func full(_ piece: String, after opening: String, end: String = "") -> String {
    HostileFile.full(of: piece, after: opening, end: end)
  }

  private static func long(_ piece: String) -> String {
    String(repeating: piece, count: (HostileFile.size - 200) / piece.utf8.count)
  }

  private static func date(_ number: Int) -> String {
    let month = String(number / 28 % 12 + 101).dropFirst()
    return "\(1900 + number / 336)-\(month)-\(String(number % 28 + 101).dropFirst())"
  }

  private static func compactDate(_ number: Int) -> String { date(number).filter { $0 != "-" } }

  // MARK: jobjournal.yml

  private static let configuration =
    HostileInput.pieces(
      .configuration,
      [
        "&a ", "*a ", "a: &a x\n", "<<: *a\n", "[", "]", "{", "}", "{a: ", "[a, ", "a:\n", "a: b\n",
        "- ", "- a\n", "-\n", "? ", "? a\n", "? a\n: b\n", ": ", ":\n", "!!a ", "!a", "# ", "#\n",
        "%", "%YAML 1.2\n", "---\n", "...\n", "\t", " ", "\n", "\r", "\r\n", "\"", "'", "|\n",
        ">\n",
        "| ", ",", "\\", "\"\\", "\u{85}", "\u{2028}", "\u{FEFF}", "🎒", "\u{301}", "a ", "a\n",
        "rules: {}\n", "exclude: [a]\n", "holidays: 2026\n", "agenda: {file: a.md}\n",
        "language: de\n", "from: Ada <ada@lund.example>\n", "\u{1}", "<", "a: [b\n",
      ])
    + HostileInput.pieces(
      .configuration,
      [
        "  k: on\n", "  check-in-due: off\n", "  check-in-due: { after-date: 5 }\n",
        "  check-in-due: { severity: x }\n", "  check-in-dew: on\n", "  ? a\n", "  - a\n",
        "  a: {b: {c: {d: e}}}\n",
      ], after: "rules:\n", where: " below rules")
    + HostileInput.pieces(
      .configuration,
      [
        "  - '**/**/**/**/a'\n", "  - '*a*a*a*a*b'\n", "  - '**a**a**a**b'\n", "  - '****'\n",
        "  - '?'\n", "  - '**/*/**/*/**/b'\n", "  - a/a/a/a/a\n", "  - '**'\n", "  - 'a/**'\n",
        "  - ''\n", "  - []\n", "  - '?*?*?*?*?b'\n", "  - '**/aaaaaaaaaaaaaaaaaaaaaaaaaaab'\n",
        "  - '*aaaaaaaaaaaaaaaaaaaaaaaaaaaab'\n",
      ], after: "exclude:\n", where: " below exclude")
    + ["*a", "**a", "?", "**/", "*/", "a/", "a", "*", "**", "?*", "a**/", "*?a", "/"].map {
      HostileInput(
        .configuration, "a pattern of \($0)",
        "exclude:\n  - '" + long($0) + "b'\n")
    }
    + HostileInput.pieces(
      .configuration,
      [
        "  - 2026-12-24\n", "  - 2026-13-45\n", "  - days.ics\n", "  - a\n", "  - [a, b]\n",
        "  - 9999-12-31\n",
      ], after: "holidays:\n", where: " below holidays")
    + [
      HostileInput(
        .configuration, "anchors in anchors", "a: &a [x]\nb: &b [*a,*a,*a]\nc: [*b,*b,*b]\n",
        ["refused"]),
      HostileInput(.configuration, "nested sequences", long("["), ["refused"]),
      HostileInput(.configuration, "nested mappings", "rules: " + long("{a: "), ["refused"]),
      HostileInput(
        .configuration, "nested mappings that are closed",
        "rules: " + long("{a: ") + long("}"), ["refused"]),
      HostileInput(
        .configuration, "one key", full("language: de\n", after: ""), ["key-duplicate"]),
      HostileInput(
        .configuration, "unknown keys", HostileFile.full { "k\($0): a\n" }, ["key-unknown"]),
      HostileInput(
        .configuration, "unknown rules", HostileFile.full(after: "rules:\n") { "  k\($0): on\n" },
        ["rule-unknown"]),
      HostileInput(
        .configuration, "rules that are nearly known",
        HostileFile.full(after: "rules:\n") { "  check-in-due\($0): on\n" }, ["rule-unknown"]),
      HostileInput(
        .configuration, "numbers of a rule",
        HostileFile.full(after: "rules:\n  check-in-due:\n") { "    after-date\($0): 5\n" },
        ["key-unknown"]),
      HostileInput(
        .configuration, "a number of a rule, again and again",
        full("    after-date: 5\n", after: "rules:\n  check-in-due:\n"), ["key-duplicate"]),
      HostileInput(
        .configuration, "holidays on each day",
        HostileFile.full(after: "holidays:\n") { "- \(date($0))\n" }, []),
      HostileInput(
        .configuration, "holidays on each working day of one week day",
        HostileFile.full(after: "working-week: [mon]\nholidays:\n") {
          "- \(CivilDateText.monday($0))\n"
        }, []),
      HostileInput(
        .configuration, "days that are none",
        full("- 2026-12-32\n", after: "holidays:\n"), ["date-invalid"]),
      HostileInput(.configuration, "a long plain value", "from: " + long("a ") + "\n"),
      HostileInput(.configuration, "a plain value of many lines", full("  a\n", after: "from:\n")),
      HostileInput(.configuration, "a block of many lines", full("  a\n", after: "from: |\n")),
      HostileInput(.configuration, "an address of brackets", "from: " + long("<") + "\n"),
      HostileInput(.configuration, "a long language", "language: " + long("a") + "\n"),
      HostileInput(.configuration, "a long week", "working-week: [" + long("mon, ") + "mon]\n"),
      HostileInput(.configuration, "a long key", long("a") + ": b\n"),
      HostileInput(.configuration, "a long key of a rule", "rules:\n  " + long("a") + ": on\n"),
      HostileInput(
        .configuration, "an agenda deep down", "agenda: { file: " + long("a/") + "a.md }\n"),
      HostileInput(
        .configuration, "escapes", "from: \"" + long("\\u0041") + "\"\n"),
      HostileInput(
        .configuration, "a number of many digits", "agenda: { horizon: " + long("9") + " }\n",
        ["value-invalid"]),
    ]

  // MARK: AGENDA.md

  private static let item =
    "Thank Tom Ivers — [Acme Ferries](acme0.md): the interview was on Wed 2026-11-18"
    + " (from Wed 2026-11-18, due Fri 2026-11-20)"
  private static let id = "<!-- acme0#thank-you-not-sent/2026-11-18/tom-ivers -->"

  private static let marks: [String] = [
    "- [x] a\n", "- [ ] a\n", "- [x]\n", "- [x", "- [", "[x] ", "- [y] a <!-- a#b/c -->\n",
    "- [x] a <!-- a#b/c -->\n", "- [x] \(item) \(id)\n", "  - [x] \(item) \(id)\n",
    "- [ ] \(item) \(id)\n", "- [ ] \(item) \(id) more\n", "\(id)\n", "\(id) ", "<!-- ", " -->",
    "<!-- a#b/c -->", "<!--", "-->", "\\<!-- a#b/c -->", "<!-- a#b/c ", "#", "/", "(from ", "(on ",
    "(from Wed 2026-11-18, due Fri 2026-11-20", "(on Wed 2026-11-18) ", "(", ")", ") ", " — [",
    "](", "): ", "*Not recorded:* ", "  *Not recorded:* a\n", "  a\n", "a\n", "\n", " \n", "\r\n",
    "\r", "\t", "## a\n", "## Overdue\n", "## Not recorded\n", "- a\n", "- [a](b)\n",
    "- a (promise-undated)\n", "- a (", "* ", "+ ", "```\n", "~~~\n", "> ", "<<<<<<< a\n",
    "<<<<<<< a\n=======\n>>>>>>> b\n", "=======\n", ">>>>>>> b\n", "|||||||\n",
    "<<<<<<< a\n||||||| b\n", "🎒", "\u{301}", "\u{85}", "\0", "- [x] a <!-- a#b/c -->",
  ]

  static let agendaHead = "# Agenda\n\n\(AgendaFile.begin)\n\n## Overdue\n\n"
  static let agendaEnd = "\n\(AgendaFile.end)\n"

  private static let agenda =
    HostileInput.pieces(.agenda, marks)
    + HostileInput.pieces(.agenda, marks, after: agendaHead, end: agendaEnd, where: " inside")
    + HostileInput.pieces(
      .agenda,
      [
        "(from Wed 2026-11-18, due Fri 2026-11-20", "(on Wed 2026-11-18) ", "(", ")", "<!-- ",
        "<!-- a#b/c ", "<!-- a#b/c -->", " — [", "](", "): ", "x",
      ], after: agendaHead + "- [x] ", end: " \(id)\(agendaEnd)", where: " in an item")
    + [
      HostileInput(
        .agenda, "the mark that begins it", full("\(AgendaFile.begin)\n", after: ""), ["markers"]),
      HostileInput(
        .agenda, "the mark that ends it", full("\(AgendaFile.end)\n", after: ""), ["markers"]),
      HostileInput(
        .agenda, "both marks", full("\(AgendaFile.begin)\n\(AgendaFile.end)\n", after: ""),
        ["markers"]),
      HostileInput(
        .agenda, "a mark that is not closed",
        full("- a\n", after: agendaHead + "- [x] a <!-- a#b/c\n", end: agendaEnd)),
      HostileInput(
        .agenda, "one item, ticked again and again",
        full("- [x] \(item) \(id)\n", after: agendaHead, end: agendaEnd)),
      HostileInput(
        .agenda, "a task, ticked again and again",
        full(
          "- [x] send the ticket — [Acme Ferries](acme0.md): your task (on Thu 2026-11-19)"
            + " <!-- acme0#task-due/send-the-ticket -->\n", after: agendaHead, end: agendaEnd)),
      HostileInput(
        .agenda, "ticks of items that were never there",
        HostileFile.full(after: agendaHead) { "- [x] a <!-- acme0#task-due/a\($0) -->\n" }
          + agendaEnd,
        ["refused"]),
      HostileInput(
        .agenda, "ticks of applications that were never there",
        HostileFile.full(after: agendaHead) { "- [x] a <!-- b\($0)#task-due/a -->\n" } + agendaEnd,
        ["refused"]),
      HostileInput(
        .agenda, "one item with a note, each another",
        HostileFile.full(after: agendaHead) { "- [x] \(item) \(id) note \($0)\n" } + agendaEnd,
        ["refused"]),
      HostileInput(
        .agenda, "an item that goes on and on",
        full("  more\n", after: agendaHead + "- [x] \(item) \(id)\n", end: agendaEnd)),
      HostileInput(
        .agenda, "an item with a long note",
        agendaHead + "- [x] \(item) \(id) " + long("a, ") + agendaEnd),
      HostileInput(
        .agenda, "one line", agendaHead + "- [x] " + long("a ") + " \(id)" + agendaEnd),
      HostileInput(
        .agenda, "a merge in each line",
        full(
          "<<<<<<< a\n- [x] \(item) \(id)\n=======\n- [ ] a\n>>>>>>> b\n", after: agendaHead,
          end: agendaEnd)
      ),
      HostileInput(
        .agenda, "lines of somebody else's", full("mine\n\n", after: agendaHead, end: agendaEnd),
        ["kept"]),
      HostileInput(
        .agenda, "front matter", full("a\n", after: "---\ncompany: A\n---\n"), ["frontMatter"]),
    ]

  // MARK: Tables

  private static let cells: [String] = [
    ",", ";", "\t", "|", "\"", "\"\"", "\"a", "\"a\"", "a\"", "\"a\n", "\"\n", "\",\"", "\"\"\"",
    "a,", "a;", "a\n", "a\r", "a\r\n", "\n", "\r", "\r\n", " ", " ,", "\" ", "\\\"", "'", "=1+1,",
    "=1+1\n", "é", "🎒", "\u{301}", "\u{85}", "\u{2028}", "\u{FEFF}", "\u{B}", "\u{C}", "\0", "a, b",
    "1/2/2026\n", "a,b,1/2/2026\n", "a,b,13/2/2026\n", "a,b,2026-11-02\n", "a,\"b\n", "a,\"b\"c\n",
  ]

  private static let headings = "Company,Role,Applied,Notes\n"

  private static let table =
    HostileInput.pieces(.table, cells)
    + HostileInput.pieces(.table, cells, after: headings, where: " below headings")
    + HostileInput.pieces(
      .table, cells, after: headings + "Acme,Smith,,\"", end: "\"\n", where: " in a cell")
    + [
      HostileInput(.table, "headings of commas", "Company" + long(","), ["unclear"]),
      HostileInput(.table, "a row of commas", headings + "Acme" + long(","), ["made"]),
      HostileInput(
        .table, "a row of cells", headings + "Acme" + long(",a"), ["tooManyCells"]),
      HostileInput(
        .table, "one column", HostileFile.full(after: "Company\n") { "\($0)\n" }, ["made"]),
      HostileInput(
        .table, "one company, many roles",
        HostileFile.full(after: "Company,Role\n") { "A,\($0)\n" }, ["made"]),
      HostileInput(
        .table, "companies without a letter",
        HostileFile.full(after: "Company,Role\n") {
          "\(String(repeating: "-", count: $0 % 50 + 1))\($0),?\n"
        }, ["made"]),
      HostileInput(
        .table, "companies that fold into one name",
        HostileFile.full(after: "Company,Role\n") {
          "A\(String(repeating: "!", count: $0 % 90)),b\($0)\n"
        }
      ),
      HostileInput(.table, "one job", full("Acme,Smith\n", after: "Company,Role\n"), ["sameJob"]),
      HostileInput(
        .table, "one link, with ever more trackers",
        HostileFile.full(after: "Company,Role,Link\n") {
          "C\($0),R,https://a.example/b?" + String(repeating: "utm_a=b&", count: $0 % 50) + "\n"
        }, ["sameLink"]),
      HostileInput(
        .table, "a link of parameters",
        headings.dropLast() + ",Link\nAcme,Smith,,,https://a.example/?" + long("a&") + "\n"),
      HostileInput(
        .table, "a link of slashes",
        headings.dropLast() + ",Link\nAcme,Smith,,,https://a.example" + long("/") + "\n"),
      HostileInput(.table, "rows without anything", full(",,,\n", after: headings)),
      HostileInput(.table, "rows of blanks", full(" , , ,\n", after: headings)),
      HostileInput(
        .table, "dates that can be two", full("A,b,1/2/2026\n", after: headings), ["unclear"]),
      HostileInput(
        .table, "dates that are none", HostileFile.full(after: headings) { "A\($0),b,40/40/40\n" },
        ["remark"]),
      HostileInput(
        .table, "a quotation mark that is never closed", full("a,b\n", after: headings + "\""),
        ["unreadable"]),
      HostileInput(
        .table, "a quotation mark that is closed late",
        full("a,b\n", after: headings + "Acme,Smith,,\"", end: "\"\n")),
      HostileInput(
        .table, "a company of a whole file", headings + long("a") + ",Smith\n"),
      HostileInput(.table, "tags", "Company,Tags\nAcme,\"" + long("a,") + "\"\n"),
      HostileInput(
        .table, "different tags",
        "Company,Tags\nAcme,\""
          + HostileFile.full { "t\($0)," } + "\"\n"),
      HostileInput(
        .table, "our own, with entries",
        "File,Company,Role,Status,Log\na.md,A,b,lead,\"" + long("2026-11-12 Heard: x\n") + "\"\n"),
      HostileInput(
        .table, "our own, with interviews",
        "File,Company,Role,Status,Log,Interviews\na.md,A,b,lead,,\"" + long("2026-11-12\n") + "\"\n"
      ),
      HostileInput(
        .table, "our own, with contacts",
        "File,Company,Role,Status,Log,Contacts\na.md,A,b,lead,,\"" + long("Ana Ruiz\n") + "\"\n"),
      HostileInput(
        .table, "our own, with lines ever deeper",
        "File,Company,Role,Status,Log,Contacts\na.md,A,b,lead,,\""
          + (0..<150).map { String(repeating: "  ", count: $0) + "a\n" }.joined() + "\"\n"),
    ]

  // MARK: Calendars

  private static let head = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"

  private static let lines: [String] = [
    "BEGIN:VEVENT\n", "END:VEVENT\n", "BEGIN:VEVENT\nEND:VEVENT\n", "BEGIN:VALARM\n",
    "END:VALARM\n", "BEGIN:VCALENDAR\n", "END:VCALENDAR\n", "BEGIN:VTIMEZONE\n", "BEGIN:",
    "DTSTART:20261224\n", "DTSTART;VALUE=DATE:20261224\n", "DTSTART", ";", ":", ";VALUE=DATE", "\"",
    ";\"", ";a=\":\"", " ", " a\n", "\n ", "\n\t", "\n", "\r", "\r\n", "\r\n ", "a", "a\n", "a:b\n",
    "RRULE:FREQ=SECONDLY;COUNT=999999999\n", "RDATE:20261224\n", "EXDATE:20261224\n",
    "DURATION:P9D\n", "SUMMARY:a\n", "STATUS:CANCELLED\n", "UID:a\n", "\\", "\\n", "\\,", "é", "🎒",
    "\0", "\u{FEFF}", "X-A:b\n",
  ]

  private static let openEvent = "BEGIN:VEVENT\nDTSTART;VALUE=DATE:20261224\n"

  private static func event(_ start: String, _ rest: String = "") -> String {
    "BEGIN:VEVENT\nDTSTART:\(start)\n\(rest)END:VEVENT\n"
  }

  private static let holidays =
    HostileInput.pieces(.holidays, lines)
    + HostileInput.pieces(.holidays, lines, after: head, where: " in a calendar")
    + HostileInput.pieces(
      .holidays, lines, after: head + openEvent, end: "\nEND:VEVENT\n", where: " in an event")
    + [
      HostileInput(.holidays, "one event", full(event("20261224"), after: head), []),
      HostileInput(
        .holidays, "events of a year each",
        HostileFile.full(after: head) {
          event("\(1000 + $0 % 8999)0101", "DURATION:P366D\n")
        }, []),
      HostileInput(
        .holidays, "all days of all years from now on",
        HostileFile.full(after: head) { event("\(2026 + $0 % 7900)0101", "DURATION:P52W\n") }, []),
      HostileInput(
        .holidays, "one year, again and again",
        full(event("20260101", "DURATION:P52W\n"), after: head), []),
      HostileInput(
        .holidays, "each working day",
        HostileFile.full(after: head) { event(compactDate($0)) }, []),
      HostileInput(
        .holidays, "events that recur",
        full(event("20261224", "RRULE:FREQ=SECONDLY\n"), after: head), []),
      HostileInput(
        .holidays, "an event of all years",
        full(event("20261224", "DTEND:99991231\n"), after: head), ["refused"]),
      HostileInput(
        .holidays, "a length of many digits",
        head + event("20261224", "DURATION:P" + long("9") + "D\n"), ["refused"]),
      HostileInput(
        .holidays, "an event that never ends", full("X-A:b\n", after: head + openEvent), ["refused"]
      ),
      HostileInput(
        .holidays, "alarms in alarms", full("BEGIN:VALARM\n", after: head + openEvent), ["refused"]),
      HostileInput(
        .holidays, "a line in pieces of one letter",
        full("\r\n a", after: head + "BEGIN:VEVENT\r\nSUMMARY:", end: "\r\nEND:VEVENT\r\n"), []),
      HostileInput(
        .holidays, "a day with parameters",
        head + "BEGIN:VEVENT\nDTSTART" + long(";A=B") + ":20261224\nEND:VEVENT\n", []),
      HostileInput(.holidays, "one line", head.replacing("\r\n", with: "") + long("BEGIN:VEVENT")),
    ]

  // MARK: Published calendars

  static let publishedHead =
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//jobjournal//jobjournal//EN\r\n"

  static func event(_ number: Int, _ lines: String) -> String {
    let digits = String(String(number, radix: 16).reversed()).padded(to: 12)
    return "BEGIN:VEVENT\r\nUID:00000000-0000-8000-8000-\(digits)\r\nSEQUENCE:1\r\n"
      + "LAST-MODIFIED:20261101T000000Z\r\nDTSTART;VALUE=DATE:20261124\r\n\(lines)"
      + "STATUS:CONFIRMED\r\nEND:VEVENT\r\n"
  }

  private static func one(_ lines: String) -> String {
    publishedHead + event(1, lines) + "END:VCALENDAR\r\n"
  }

  private static let published =
    HostileInput.pieces(.published, lines, after: publishedHead, where: " in a calendar")
    + lines.map { line in
      HostileInput(
        .published, "\(line.debugDescription) over and over in an event",
        one(long(line) + "\r\n"))
    }
    + [
      HostileInput(
        .published, "of another program", full("a:b\n", after: head), ["ofAnotherProgram"]),
      HostileInput(
        .published, "events of somebody else",
        full("BEGIN:VEVENT\nUID:1\nEND:VEVENT\n", after: publishedHead), ["holdsOthers"]),
      HostileInput(.published, "no calendar", long("a\n"), ["notACalendar"]),
      HostileInput(
        .published, "one event",
        full(event(1, "SUMMARY:a\r\n"), after: publishedHead, end: "END:VCALENDAR\r\n")),
      HostileInput(
        .published, "short events",
        HostileFile.full(after: publishedHead) { event($0, "") } + "END:VCALENDAR\r\n"),
      HostileInput(.published, "an event with titles", one(long("SUMMARY:a\r\n"))),
      HostileInput(.published, "an event with days", one(long("DTEND;VALUE=DATE:20261225\r\n"))),
      HostileInput(.published, "an event with descriptions", one(long("DESCRIPTION:\\n\r\n"))),
      HostileInput(.published, "an event with names", one(long("UID:a\r\n"))),
      HostileInput(.published, "an event with revisions", one(long("SEQUENCE:9\r\n"))),
      HostileInput(.published, "a title of backslashes", one("SUMMARY:" + long("\\") + "\r\n")),
      HostileInput(.published, "a title of lines", one("SUMMARY:" + long("\\n") + "\r\n")),
      HostileInput(.published, "a title of commas", one("SUMMARY:" + long(",") + "\r\n")),
      HostileInput(.published, "a title in pieces", one("SUMMARY:" + long("\r\n a") + "\r\n")),
    ]

  // MARK: Templates and messages

  private static let templateHead = "---\ncompany: COMPANY\nrole: ROLE\n---\n\n"

  private static let template =
    HostileInput.pieces(
      .template,
      [
        "COMPANY ", "COMPANY", "ROLE", "DATE ", "COMPANY ROLE DATE\n", "# COMPANY\n", "[COMPANY](",
        "`COMPANY`", "<!-- COMPANY", "COMPANY: ", "- DATE Heard: COMPANY\n",
        "## Interview DATE\n", "![[]()", "> ", "[", "*COMPANY*",
      ], after: templateHead)
    + HostileInput.pieces(
      .template,
      [
        "company: COMPANY\n", "found: DATE\n", "a: COMPANY\n", "tags: [COMPANY]\n", "- a\n",
        "a: [", "COMPANY\n", "# COMPANY\n", "\"", "&a ", "? ",
      ], after: "---\n", end: "\n---\n", where: " in its front matter")
    + [
      HostileInput(
        .template, "keys", HostileFile.full(after: "---\n") { "k\($0): COMPANY\n" } + "---\n"),
      HostileInput(
        .template, "a list of names",
        "---\ncompany: COMPANY\nrole: ROLE\ntags: [" + long("ROLE, ") + "ROLE]\n---\n"),
      HostileInput(
        .template, "a key with names", "---\ncompany: " + long("COMPANY ") + "\nrole: ROLE\n---\n"),
      HostileInput(.template, "no front matter", long("COMPANY\n"), ["refused"]),
      HostileInput(.template, "front matter without an end", "---\n" + long("a: b\n"), ["refused"]),
    ]

  private static let words: [String] = [
    "To: a\n", "Subject: a\n", "To: ", "Subject: ", "a: b\n", "Application: acme0\n", "TODO\n",
    "[name] ", "{{name}} ", "<name> ", "Dear Dana,\n", "Dana ", "Whitfield ", "Acme Ferries ",
    "Acme ", "Ferrys ", "2026-11-18 ", "Wed ", "Wednesday ", "18 November ", "10:00 ", "tomorrow ",
    "I ", "the the ", "a. ", "! ", "?", "\n\n", "Best,\n", "-- \n", "> a\n", "https://a.example ",
    "a@b.example ", "+49 40 1 ", "Mr ", "Ms. ", "Dr. Whitfield ", "Dana Whitfeld ", "A B C ",
    "Tom Ivers, ", "attached ", "’s ", "\"a\" ", "(a) ",
  ]

  private static let message =
    HostileInput.pieces(.message, words)
    + HostileInput.pieces(
      .message, words,
      after: "Application: acme0\nAbout: thank-you 2026-11-18\nTo: Dana Whitfield\nSubject: a\n\n",
      where: " in a letter")
    + HostileInput.pieces(
      .message, words.filter { !$0.contains("\n") },
      after: "Application: acme0\nTo: ", where: " as its reader")

  private static let messageTemplate =
    [
      "{{name}}", "{{", "}}", "{{{", "{{{name}}}", "{{#points}}{{/points}}",
      "{{#points}}{{text}}{{/points}}", "{{#points}}", "{{/points}}", "{{^points}}{{/points}}",
      "{{! a}}", "{{!", "{{=a b=}}", "{{>a}}", "{{a}}", "{{#chat}}\n{{/chat}}\n", "{{\n", "{", "}",
      "{{name", "{{ name }}\n", "{{#name}}a{{/name}} ", "\n", " ", "a ", "Subject: a\n",
      "{{&name}}",
    ].map { piece in
      HostileInput(
        .messageTemplate, "\(piece.debugDescription) over and over",
        String(repeating: piece, count: min(HostileFile.size, 65_000) / piece.utf8.count))
    } + [
      HostileInput(
        .messageTemplate, "sections in sections",
        String(repeating: "{{#points}}", count: 1000)
          + String(repeating: "{{/points}}", count: 1000),
        ["refused"]),
      HostileInput(
        .messageTemplate, "a name of a whole file",
        "{{" + String(repeating: "a", count: min(HostileFile.size, 65_000)) + "}}", ["refused"]),
      HostileInput(
        .messageTemplate, "points times points",
        String(
          repeating: "{{#points}}{{#points}}{{#points}}{{#points}}{{#points}}{{#points}}a"
            + "{{/points}}{{/points}}{{/points}}{{/points}}{{/points}}{{/points}}",
          count: min(HostileFile.size, 65_000) / 150)),
    ]
}

/// Days that fall on one day of the week.
private enum CivilDateText {
  static func monday(_ number: Int) -> String {
    CivilDate(dayNumber: 20_780 + 7 * number).description
  }
}

extension String {
  fileprivate func padded(to count: Int) -> String {
    self + String(repeating: "0", count: Swift.max(0, count - utf8.count))
  }
}

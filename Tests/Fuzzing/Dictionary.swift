internal import FollowUp
internal import Importing
internal import Journal
internal import Messages
internal import Syntax
internal import Views

extension Target {
  /// The words that mean something in the target's input, as libFuzzer reads them. They are those
  /// that the readers know.
  var dictionary: String {
    words.filter { !$0.isEmpty }.map { word in
      let escaped = word.utf8.map { byte in
        byte > 0x20 && byte < 0x7F && byte != UInt8(ascii: "\"") && byte != .backslash
          ? String(Unicode.Scalar(byte))
          : "\\x" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
      }
      return "\"\(escaped.joined())\""
    }.joined(separator: "\n")
  }

  private var words: [String] {
    switch self {
    case .application, .views, .pages, .edit, .fixes: Words.frontMatter + Words.markdown
    case .editor: Words.frontMatter + Words.markdown + ["\n\n", "🦦", "\u{FEFF}"]
    case .frontMatter: Words.frontMatter + Words.yaml
    case .configuration: Words.settings + Words.yaml
    case .agenda: Words.agendaFile
    case .template: Words.frontMatter + ["COMPANY", "ROLE", "DATE", "---\n"]
    case .table: Words.table
    case .calendar: Words.calendar
    case .message: Words.message
    case .words:
      Words.entryKeys + Words.rules
        + [
          "today", "tomorrow", "fri", "+3d", "-1d", "+2w", "+3wd", "**/", "/**", "https://", "=1",
          "'\u{301}",
        ]
    case .server: Words.protocolWords
    }
  }
}

private enum Words {
  static let days = ["2026-11-21", "2026-11-16", "2026-12-24", "2026-11-31", "14:00"]
  static let rules = RuleName.allCases.map(\.rawValue)
  static let entryKeys = EntryKey.allCases.flatMap { key in
    ([key.rawValue] + key.aliases).map { "- \($0): " }
  }

  static let frontMatter =
    ["---\n", "---\ncompany: A\n---\n"] + FrontMatterKey.allCases.map { "\($0.rawValue): " }
    + InterviewKey.allCases.map { "\($0.rawValue): " } + Status.allCases.map(\.rawValue)
    + Interest.allCases.map(\.rawValue) + Channel.allCases.map(\.rawValue) + days + rules

  static let yaml = [
    "\n  - ", "[", "]", "{", "}", ", ", ": ", "|\n", ">-\n", "'", "\"", "&a ", "*a", "#", "? ",
    "!!str ", "%YAML 1.2\n", "~", "null", "\\u0000", "\u{85}", "\u{2028}", "<<: ",
  ]

  static let markdown =
    entryKeys + SectionKind.allCases.map { "\n## \($0.rawValue)\n" }
    + PersonKey.allCases.map { "\n  - \($0.rawValue): " } + days.map { "\n- \($0) " } + [
      "\n## Interview 2026-11-16 10:00\n", "\n- [ ] ", "\n- [x] ", " by 2026-11-20", " due: ", "📅 ",
      "everyone", " until 2026-11-30", "within two weeks", "they could not say", "\n- Lee Okafor\n",
      "Dana Whitfield (Manager)", "<dana@acme.example>", "+49 40 5550 163", "\r\n", "\r", "\n\n",
      "\n\n    ", "\n> ", "\n```\n", "<!-- ", " -->", "](", "[", "*", "**", "_", "`", "\\", "&amp;",
      "&eacute;", "\u{A0}", "\u{0}", "\u{1B}[31m", "\u{202E}", "\u{2028}", "\u{FEFF}", "e\u{301}",
      "🦦", "\"\u{301}", "'\u{301}", ">\u{301}", "`\u{301}", "\u{301}", "<script>", "\n===\n",
      "\n---\n", "![", "| a |\n|---|\n", "<<<<<<< a\n", "=======\n",
      ">>>>>>> b\n", "xyzzq", "~", "#", "-->", "1. ", "\t",
    ]

  static let settings =
    Configuration.keys.map { "\($0): " } + Configuration.agendaKeys.map { "\n  \($0): " }
    + Rule.all.flatMap { rule in
      ["\n  \(rule.name.rawValue): "] + rule.options.map { "\n    \($0.name): " }
    } + ["on", "off", "hint", "warning", "error", "severity: ", "0", "3650", "AGENDA.md", ".ics"]
    + Weekday.allCases.map(\.rawValue) + days

  static let agendaFile =
    [AgendaFile.begin + "\n", AgendaFile.end + "\n", "*Not recorded:* "]
    + agendaJournal.assessment
    .duties.filter(\.isPending).flatMap { duty in
      [
        " <!-- \(Escaping.comment(duty.id)) -->",
        "- [x] \(agendaJournal.assessment.wording(of: duty).title)",
      ]
    } + days + [
      "- [x] ", "- [ ] ", "[x]", "[X]", " — [Acme Ferries](acme.md#L3): ", "(on Mon 2026-11-23)",
      "(from Mon 2026-11-16, due Thu 2026-11-19)", "## Overdue\n", "## Not recorded\n", "\r\n",
      "<!-- ", " -->", "<<<<<<< a\n", "=======\n", "|||||||\n", ">>>>>>> b\n", "```\n", "by phone",
      "yesterday", "Heard: they called", "  - ",
    ]

  static let table =
    CSVColumn.all.map(\.name) + ImportField.mappable.map(\.name) + Status.allCases.map(\.rawValue)
    + days + [
      ",", ";", "\t", "|", "\"", "\"\"", "\r\n", "\n", "Company", "Position", "Title", "Status",
      "Date Applied", "11/20/24, 8:15 AM", "20 Nov 2024", "20.11.2024", "1700000000", "Rejected",
      "'=1", "=1", "\"\u{301}", "\u{FEFF}", "\u{2028}", "e\u{301}", "https://acme.example/jobs/1",
    ]

  static let calendar = [
    "BEGIN:VCALENDAR\r\n", "END:VCALENDAR\r\n", "BEGIN:VEVENT\r\n", "END:VEVENT\r\n",
    "BEGIN:VTODO\r\n", "END:VTODO\r\n", "BEGIN:VALARM\r\n", "END:VALARM\r\n", "DTSTART:", "DTEND:",
    "DTSTART;VALUE=DATE:20261225\r\n", "DTEND;VALUE=DATE:20261226\r\n",
    "DUE;VALUE=DATE:20261226\r\n",
    "DURATION:P1D\r\n", "DURATION:PT1H\r\n", "STATUS:CANCELLED\r\n", "STATUS:COMPLETED\r\n",
    "COMPLETED:20261121T120000Z\r\n", "SUMMARY:", "DESCRIPTION:", "LOCATION:", "UID:",
    "SEQUENCE:2147483647\r\n", "SEQUENCE:1\r\n", "LAST-MODIFIED:20261121T000000Z\r\n", "\r\n ",
    "\\n",
    "\\,", "PRODID:-//jobjournal//jobjournal//EN\r\n", "00010101", "99991231", "20261121T100000",
  ]

  static let message =
    MessageFile.Field.allCases.map { "\($0.rawValue): " } + MessageKind.allCases.map(\.rawValue)
    + TemplateVariable.allCases.flatMap { variable in
      ["{{\(variable.rawValue)}}", "{{#\(variable.rawValue)}}", "{{/\(variable.rawValue)}}"]
    } + days + [
      "acme\n", "Dear Dana Whitfield,\n", "Dear Ms Whitfield,\n", "Hello Tom,\n",
      "[… what you liked]",
      "TODO", "<name>", "XXX", "Deck Officer", "Acme Ferries", "Brightwater", "Corvid", " at ",
      "Thursday", "18 November", "November 18th", "18.11.2026", "Sehr geehrte Frau ", "Hallo ",
      "I am desperate", "the the ", "{{{", "}}}", "{{^", "{{!", "{{=", "{{>", "```\n", "> ",
    ]

  static let protocolWords =
    [
      "initialize", "initialized", "shutdown", "exit", "$/cancelRequest", "textDocument/didOpen",
      "textDocument/didChange", "textDocument/didSave", "textDocument/didClose",
      "workspace/didChangeWatchedFiles", "textDocument/hover", "textDocument/completion",
      "textDocument/definition", "textDocument/references", "textDocument/codeAction",
      "textDocument/inlayHint", "textDocument/documentSymbol", "workspace/symbol",
      "textDocument/foldingRange", "textDocument/formatting",
    ].map { "\"method\":\"\($0)\"" } + [
      "Content-Length: ", "\r\n\r\n", "Content-Length: 2\r\n\r\n{}", "\"jsonrpc\":\"2.0\"",
      "\"id\":1", "\"id\":\"a\"", "\"params\":{", "\"textDocument\":{",
      "\"uri\":\"file:///nowhere/a.md\"",
      "\"position\":{\"line\":0,\"character\":0}", "\"contentChanges\":[{\"text\":\"\"}]",
      "\"range\":{\"start\":", "\"end\":", "\"text\":\"", "\"capabilities\":{}", "null", "-1",
      "1e99",
      "9223372036854775807", "\\ud83e", "\\udda6", "\\u0000", "\"context\":{\"diagnostics\":[]}",
      "\"positionEncodings\":[\"utf-8\"]", "\"rootUri\":",
    ]
}

import FollowUp
import Syntax
import TestSupport
import Testing

/// No file takes much longer than a harmless one of its size, from the source to the agenda's text.
@Suite(.serialized) struct HostileFileTests {
  private static func date(_ number: Int) -> String {
    let (month, day) = (number / 28 % 12 + 1, number % 28 + 1)
    let (monthText, dayText) = (String(month + 100).dropFirst(), String(day + 100).dropFirst())
    return "\(1900 + number / 336 % 120)-\(monthText)-\(dayText)"
  }

  private static func name(_ number: Int) -> String {
    var letters = ""
    var rest = number
    for _ in 0..<4 {
      letters += String(UnicodeScalar(UInt8(97 + rest % 26)))
      rest /= 26
    }
    return letters.prefix(1).uppercased() + letters.dropFirst()
  }

  static let refused = ["file-unreadable"]

  private static let pieces: [String] = [
    "[", "]", "[]", "[a]", "](", "[](", "[a](", "[a](b", "[[]", "[\\", "[\"", "(", "{", "{{", "<",
    "<a ", "<!--", "<?", "<![CDATA[", "</", "<http:", "&", "&a", "&#x1", "\\", "`", "`a", "``a `",
    "*", "*a ", "_a*", "**a*", "a**b", "*_", "~", "|", "|-|\n", "| a | b |\n|---|---|\n",
    "[a]: b\n",
    "[a]: b\n[a]\n", "a\n=\n", "#", "# \n", "* *\n", "- \n", "1.\n", "> a\n", "\t", " ", "  \n",
    "\\\n", "\n", "\r", "\r\n", "\0", "\u{1}\u{7}\u{8}\u{B}\u{C}\u{1B}[31m\u{7F}\u{85}",
    "\u{202E}\u{2066}\u{200F}", "\u{301}", "🎒", "\u{FEFF}", "TODO ", "[name]", "[name", "<name",
    "___ ",
    "'a", "a'", "a.b", "a@b", "Dear ", "hi, ", "2026-", "2026-11-12 ", "9:30 ",
  ]

  static let markup: [HostileFile] = pieces.flatMap { (piece: String) -> [HostileFile] in
    [
      HostileFile("\(piece.debugDescription) over and over", HostileFile.full(of: piece)),
      HostileFile(
        "\(piece.debugDescription) in an entry",
        HostileFile.full(of: piece, after: "# Log\n\n- 2026-11-12 Heard: ")),
    ]
  }

  static let nesting: [HostileFile] = [
    HostileFile("an opening bracket too many", HostileFile.full(of: "[", end: "]")),
    HostileFile("an opening angle too many", HostileFile.full(of: "<", end: ">")),
    HostileFile("an opening brace too many", HostileFile.full(of: "{", end: "}")),
    HostileFile("images", HostileFile.full(of: "![[]()"), refused),
    HostileFile("nested quotes", HostileFile.full(of: "> "), refused),
    HostileFile("nested lists", HostileFile.full(of: "- ", end: "a"), refused),
    HostileFile("nested quotes and lists", HostileFile.full(of: "- > 1. "), refused),
    HostileFile(
      "backticks of every length",
      HostileFile.full { String(repeating: "`", count: $0 % 700) + " " }),
    HostileFile("reference definitions", HostileFile.full { "[\($0)]: b\n" }),
  ]

  private static let lines: [String] = [
    "2026-11-12 Heard: x", "2026-11-31 Heard: x", "Heard: x", "Haerd: x", "2026-11-12 Haerd: x",
    "[ ] a by 2026-11-24", "[x] a by 2026-11-24", "2026-11-12 Thank-you: all",
    "2026-11-12 Thank-you",
    "2026-11-12 Thank-you: Nobody", "2026-11-12 Check-in: x", "2026-11-12 Promised: a",
    "2026-11-12 Promised: a by 2026-11-20", "2026-11-12 Kept: a", "2026-11-12 Timeline: 2026-11-20",
    "2026-11-12 Timeline: soon", "2026-11-12 Interview: x",
    "2026-11-12 Waived: thank-you-not-sent: x", "2026-11-12 Waived: check-in-due: x",
    "2026-11-12 Waived: nothing: x", "2026-11-12 Snoozed: check-in-due until 2026-12-01",
    "2026-11-12 Waived: task-due", "With: A, B, C, D, E", "2026-11-12 Contact: Ana Ruiz",
  ]

  static let facts: [HostileFile] = lines.flatMap { (line: String) -> [HostileFile] in
    [
      HostileFile(
        "“\(line)” in the log", HostileFile.full(of: "- \(line)\n", after: "# Log\n\n")),
      HostileFile(
        "“\(line)” in an interview",
        HostileFile.full(of: "- \(line)\n", after: "## Interview 2026-11-10\n\n- With: Ana, Bo\n")),
    ]
  }

  /// As many lines of some bytes as fill half a file.
  private static func half(_ bytes: Int, _ line: (Int) -> String) -> String {
    (0..<HostileFile.size / 2 / bytes).map(line).joined()
  }

  private static let lunds = half(12) { "- \(name($0)) Lund\n" }
  private static let fiftyLunds = (0..<50).map { "- \(name($0)) Lund\n" }.joined()
  private static let ninetyNames = (0..<90).map { ", \(name($0))" }.joined()
  private static let hundredInterviews =
    (0..<100).map { "\n## Interview \(date($0))\n" }.joined()
  private static let promises = half(28) { "- 1900-01-01 Promised: \(name($0))\n" }

  static let products: [HostileFile] = [
    HostileFile("interviews", HostileFile.full(of: "## Interview 2026-11-10\n"), refused),
    HostileFile(
      "interviews in the log",
      HostileFile.full(after: "# Log\n\n") { "- \(date($0)) Interview: x\n" }, refused),
    HostileFile(
      "references", HostileFile.full(after: "# References\n\n") { "- \(name($0)) Lund\n" }, refused),
    HostileFile(
      "contacts", HostileFile.full(after: "# Contacts\n\n") { "- \(name($0)) Lund\n" }),
    HostileFile(
      "names in one interview",
      HostileFile.full(after: "## Interview 2026-11-10\n\n- With: a") { ", \(name($0))" }, refused),
    HostileFile(
      "the same names in one interview",
      HostileFile.full(after: "## Interview 2026-11-10\n\n- With: a") { ", \(name($0 % 99))" },
      ["thank-you-not-sent"]),
    HostileFile(
      "promises", HostileFile.full(after: "# Log\n\n") { "- 2026-11-12 Promised: \(name($0))\n" },
      ["promise-undated"]),
    HostileFile(
      "as many interviews and references as may be, and briefings",
      HostileFile.full(
        after: "# References\n\n\(fiftyLunds)\(hundredInterviews)\n# Log\n\n"
      ) { "- \(date($0)) Briefed: all\n" }),
    HostileFile(
      "many interviewers, and thanks to all of them",
      HostileFile.full(
        after: "## Interview 1900-01-01\n\n- With: Ana\(ninetyNames)\n\n# Log\n\n"
      ) { "- \(date($0)) Thank-you: all\n" }),
    HostileFile(
      "many interviewers, and thanks to each of them",
      HostileFile.full(
        after: "## Interview 1900-01-01\n\n- With: Ana\(ninetyNames)\n\n# Log\n\n"
      ) { "- 2026-11-12 Thank-you: \(name($0 % 90))\n" }),
    HostileFile(
      "as many interviews as may be, with many people each",
      HostileFile.full {
        $0.isMultiple(of: 20) && $0 < 2000
          ? "\n## Interview \(date($0 / 20))\n\n" : "- With: \(name($0 % 90)), \(name($0 % 20))\n"
      }),
    HostileFile(
      "people of the same name",
      HostileFile.full(after: "# Contacts\n\n\(lunds)\n# Log\n\n") {
        "- \(date($0)) Thank-you: Lund\n"
      }),
    HostileFile(
      "interviewers who are nearly contacts",
      HostileFile.full(after: "# Contacts\n\n\(lunds)\n## Interview 2026-11-10\n\n- With: a") {
        ", \(name($0 % 99)) Lunt"
      }),
    HostileFile(
      "people thanked who are not there",
      HostileFile.full(
        after: "# Contacts\n\n\(lunds)\n# Log\n\n"
      ) { "- \(date($0)) Thank-you: \(name($0 + 5000))x\n" }),
    HostileFile(
      "promises, and others kept",
      HostileFile.full(
        after: "# Log\n\n\(promises)"
      ) { "- \(date($0)) Kept: \(name($0 + 5000))\n" }),
    HostileFile(
      "promises, and each of them kept",
      HostileFile.full(
        after: "# Log\n\n\(promises)"
      ) { "- \(date($0)) Kept: \(name($0))\n" }),
    HostileFile(
      "days on which they were in touch, and interviews",
      HostileFile.full(
        after: "\(hundredInterviews)\n# Log\n\n"
      ) { "- \(date($0)) Heard: x\n" }),
    HostileFile(
      "tasks and waivers of them",
      HostileFile.full(after: "# Log\n\n") {
        $0.isMultiple(of: 2)
          ? "- [ ] \(name($0)) by 2026-11-24\n" : "- 2026-11-12 Waived: task-due: x\n"
      }),
  ]

  private static let yaml: [(name: String, text: String, findings: [String]?)] = [
    ("anchors", "a: &a [x]\nb: &b [*a,*a,*a]\nc: [*b,*b,*b]\n", ["front-matter-invalid"]),
    (
      "nested sequences", "a: " + String(repeating: "[", count: HostileFile.size),
      ["front-matter-invalid"]
    ),
    (
      "nested mappings", "a: " + String(repeating: "{a: ", count: HostileFile.size / 4),
      ["front-matter-invalid"]
    ),
    ("nested blocks", (0..<700).map { String(repeating: " ", count: $0) + "a:\n" }.joined(), nil),
    ("one key", HostileFile.full(of: "company: a\n"), nil),
    ("unknown keys", HostileFile.full { "k\($0): a\n" }, nil),
    ("tags", "tags: [" + HostileFile.full(of: "a, ").dropLast(40) + "b]\n", nil),
    ("waivers", "ignore: [" + HostileFile.full(of: "aaa, ").dropLast(40) + "b]\n", nil),
    (
      "interviews", "interviews:\n" + HostileFile.full(of: "  - 2026-11-10\n").dropLast(60) + "\n",
      nil
    ),
    ("quotes", "a: \"" + String(repeating: "\\u0041", count: HostileFile.size / 7) + "\"\n", nil),
    ("a long plain value", "company: " + HostileFile.full(of: "a ").dropLast(60) + "\n", nil),
    ("comments", HostileFile.full(of: "# a\n"), nil),
    ("documents", HostileFile.full(of: "...\n"), nil),
  ]

  static let frontMatter: [HostileFile] = yaml.map { row -> HostileFile in
    let yaml = String(row.text.prefix(HostileFile.size - 40))
    return HostileFile(
      "front matter: \(row.name)", "---\ncompany: A\nrole: B\n\(yaml)\n---\n", row.findings)
  }

  private static let broken: [[UInt8]] = [
    [0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xED, 0xA0, 0xBD, 0xED, 0xB8, 0x80],
    [0xF4, 0x90, 0x80, 0x80],
  ]

  static let noText: [HostileFile] = broken.map { (piece: [UInt8]) -> HostileFile in
    var bytes = Array(HostileFile.head.utf8)
    while bytes.count + piece.count <= HostileFile.size { bytes += piece }
    return HostileFile("bytes \(piece)", bytes: bytes, refused)
  }

  /// How much longer than a harmless one a file may take.
  private static let most = 20.0

  private static let harmless = Result {
    let bytes = HostileFile.harmless(HostileFile.size)
    return try HostileFile.cost(runs: 3) { _ = try HostileFile.readWholly(bytes) }
  }

  @Test(
    "A hostile file is read or refused in the time of some harmless ones",
    arguments: [markup, nesting, facts, products, frontMatter, noText].flatMap(\.self))
  func hostile(file: HostileFile) throws {
    var rules: Set<String> = []
    let cost = try HostileFile.cost(runs: Proofs.count(1, all: 3)) {
      rules = try HostileFile.readWholly(file.bytes)
    }
    let ratio = try cost / Self.harmless.get()
    #expect(ratio <= Self.most)
    Proofs.report("\(file.testDescription): \(ratio)")
    if let expected = file.findings { #expect(rules.isSuperset(of: expected)) }
  }
}

package import Journal

/// Puts an application's file together at random: what people write, and what Markdown and YAML
/// let them write.
package struct ApplicationWriter {
  package enum Order: CaseIterable { case oldestFirst, newestFirst, unsorted, undated }

  package struct File {
    package let text: String
    /// Another application of the same journal.
    package let other: String
    package let today: CivilDate
    /// nil unless there is one log whose items can be told to be in order.
    package let order: Order?
    /// What the log's section, or the file, ends with and never closes.
    package let isUnclosed: Bool
    package let hasLog: Bool
    package let isFlowMapping: Bool
  }

  private var random: SplitMix64
  private let today: CivilDate
  private var people: [String] = []
  private var references: [String] = []
  private var style = Style()

  /// What a person does in the same way throughout a file.
  private struct Style {
    var level = 2
    var heading = 0
    var isSpaced = true
    var bullet = "-"
    var indent = ""
    var gap = " "
    var isLoose = false
    var separator = " "
    var order = Order.oldestFirst
    var isDateInValue = false
  }

  package init(seed: UInt64) {
    random = SplitMix64(seed: seed)
    let start = CivilDate(year: 2026, month: 11, day: 17)?.dayNumber ?? 0
    today = CivilDate(dayNumber: start + Int.random(in: 0..<90, using: &random))
  }

  // MARK: Choices

  /// True once in so many times.
  private mutating func once(in count: Int) -> Bool {
    Int.random(in: 0..<count, using: &random) == 0
  }

  private mutating func pick<Value>(_ values: [Value]) -> Value {
    values[Int.random(in: values.indices, using: &random)]
  }

  private mutating func ago(_ days: ClosedRange<Int>) -> CivilDate {
    today - Int.random(in: days, using: &random)
  }

  /// As Markdown.
  private static let names = [
    "Dana Whitfield", "Priya Raman", "Zoë Krüger", "José Núñez-Ferrer", "Søren Åkesson", "Cher",
    "Ming", "Q\\*bert Lang", "Kit_O_Hara", "\\*Star\\* Ruiz", "_Una_ Falk", "Abby Byron",
    "Anderson Brandt", "Fox 🦊 Adeyemi", "Ana Ruiz", "Ana Raman", "E\u{301}mile Roux",
    "Sam\u{A0}Ito", "Lee `dev` Park", "Mia Cole (Lead, Tools)", "O’Neil", "Ole 1. Berg",
    "A\\_B Norling", "Team \\[x\\] Box", "Ann ~ Mark", "<b>Bo</b> Dahl",
  ]
  /// Those that a list of people is cut in.
  private static let cutNames = [
    "R&D Desk", "Tom &amp; Ana Desk", "Anna by the Sea", "Land and Sea Desk",
  ]

  // MARK: The whole file

  package mutating func file() -> File {
    var cast = Self.names.shuffled(using: &random)
    if once(in: 12) { cast[once(in: 2) ? 0 : cast.count - 1] = pick(Self.cutNames) }
    people = Array(cast.prefix(Int.random(in: 1...4, using: &random)))
    references = Array(cast.suffix(Int.random(in: 0...2, using: &random)))
    style = Style(
      level: pick([1, 2, 2, 2, 2, 3, 4]), heading: pick([0, 0, 0, 0, 1, 2]),
      isSpaced: !once(in: 3), bullet: pick(["-", "-", "-", "*", "+", "1.", "1)"]),
      indent: String(repeating: " ", count: pick([0, 0, 0, 0, 1, 2, 3])),
      gap: pick([" ", " ", " ", " ", "  ", "   ", "\t"]), isLoose: once(in: 4),
      separator: pick([" ", " ", " ", ": ", " - ", " – ", " — "]),
      order: pick([.oldestFirst, .oldestFirst, .newestFirst, .newestFirst, .unsorted, .undated]),
      isDateInValue: once(in: 8))
    let isFlow = once(in: 25)
    var lines = isFlow ? flowMapping() : frontMatter()
    if once(in: 4) { lines += ["", pick(["# Acme, the forge", "A forge by the river."])] }
    var sections: [[String]] = [contacts()]
    if !references.isEmpty { sections.append(referenceSection()) }
    for _ in 0..<pick([0, 1, 1, 1, 2, 3]) { sections.append(interview(level: style.level)) }
    if once(in: 2) { sections.append(tasks()) }
    if once(in: 4) { sections.append(prose()) }
    let logs = pick([0, 1, 1, 1, 1, 1, 1, 1, 1, 2])
    for _ in 0..<logs { sections.append(log()) }
    sections.shuffle(using: &random)
    for section in sections { lines += [""] + section }
    let isUnclosed = once(in: 20)
    if isUnclosed { lines += ["", pick(["```", "~~~ text", "<!-- to do", "<script>"]), "- a b"] }
    let isOrdered = logs == 1 && (style.order == .oldestFirst || style.order == .newestFirst)
    return File(
      text: finished(lines), other: otherApplication(), today: today,
      order: isOrdered ? style.order : nil, isUnclosed: isUnclosed, hasLog: logs > 0,
      isFlowMapping: isFlow)
  }

  /// With line ends, and what stands at both ends of the file.
  private mutating func finished(_ lines: [String]) -> String {
    let ends = pick([
      ["\n"], ["\n"], ["\n"], ["\n"], ["\r\n"], ["\r\n"], ["\n", "\r\n"], ["\r"],
      ["\n", "\r\n", "\r"],
    ])
    var text = once(in: 10) ? "\u{FEFF}" : ""
    for (number, line) in lines.enumerated() {
      text += line
      if number + 1 < lines.count { text += end(after: text, ends) }
    }
    for _ in 0..<pick([0, 0, 1, 1, 1, 1, 1, 2, 3]) { text += end(after: text, ends) }
    return text
  }

  private mutating func end(after text: String, _ ends: [String]) -> String {
    let end = pick(ends)
    // A return and a newline would be one line end.
    return end == "\n" && text.utf8.last == 13 ? "\r\n" : end
  }

  private mutating func otherApplication() -> String {
    let offer = once(in: 3) ? "offer: \(ago(0...6))\n" : ""
    return "---\ncompany: Brightwater\nrole: Smith\n\(offer)---\n"
  }

  // MARK: Front matter

  private mutating func frontMatter() -> [String] {
    let contact = people[0].contains { "\\*<[&`".contains($0) } ? "Zoë Krüger" : people[0]
    var pairs: [(key: String, values: [String])] = [
      ("company", ["Acme", "\"Acme: Forge\"", "'Smith''s'", "R & D Instruments", "Köhler 🦊"]),
      ("role", ["Smith", "\"Smith\"", "'Smith'", "Smith # or so", ">-\n    Smith of\n    old"]),
    ]
    if !once(in: 5) { pairs.append(("applied", ["\(ago(10...70))", "\"\(ago(10...40))\""])) }
    switch Int.random(in: 0..<9, using: &random) {
    case 0:
      pairs.append(("rejected", ["\(ago(0...9))"]))
      if !once(in: 3) { pairs.append(("contact", [contact])) }
    case 1:
      pairs.append(("offer", ["\(ago(0...9))"]))
      pairs.append(("offer-expires", ["\(today + Int.random(in: -3...9, using: &random))"]))
    case 2, 4: pairs.append(("status", ["interviewing", "\"interviewing\"", "'Interviewing'"]))
    case 3: pairs.append(("status", ["applied", "Applied # hm"]))
    default: break
    }
    let more: [(String, [String])] = [
      ("closed", ["", "~", "null", "# not yet", "\"\""]), ("interest", ["high", "High", "low"]),
      ("contact", [once(in: 6) ? pick(["\"Doe, Jane\"", "Ana", "Cher"]) : contact]),
      ("contact-by", ["email", "\"phone\""]), ("decision-by", ["\(ago(-9...20))"]),
      ("still-open", ["yes", "\(ago(0...30))"]), ("salary", ["\"48,000\"", "48.000"]),
      ("x-notes", ["|\n    - [ ] look by 2026-11-30\n\n    # no heading", ">\n    a\n    b"]),
      ("tags", ["[a, 'b c']", "\n  - a\n  - b # c", "\n    - a", "a"]),
      (
        "interviews",
        [
          "[\(ago(1...50))]", "[{date: \(ago(1...50)), with: [\(contact)]}]",
          "\n  - \(ago(-9...50)) 14:00\n  - date: \(ago(1...9))\n    with: \(contact)",
        ]
      ),
      ("ignore", ["[process-not-asked]"]), ("source", ["a friend", "'a: friend'"]),
    ]
    for pair in more where once(in: 4) {
      if !pairs.contains(where: { $0.key == pair.0 }) { pairs.append(pair) }
    }
    if once(in: 3) { pairs.shuffle(using: &random) }
    let isIndented = once(in: 10)
    let isAligned = once(in: 8)
    let spelling = pick([0, 0, 0, 0, 0, 1, 2, 3])
    var lines = [pick(["---", "---", "---", "--- "])]
    for (key, values) in pairs {
      if once(in: 15) { lines.append(pick(["# a comment", "", "  # indented: comment"])) }
      var written = key
      if key.contains("-"), !key.hasPrefix("x-") {
        written = key.split(separator: "-").joined(separator: pick(["-", "-", "_", " "]))
      }
      if spelling == 1 { written = written.prefix(1).uppercased() + written.dropFirst() }
      if spelling == 2 { written = written.uppercased() }
      if spelling == 3, once(in: 2) { written = "\"\(written)\"" }
      let value = pick(values)
      let width = isAligned ? max(1, 16 - written.utf8.count) : pick([1, 1, 1, 1, 2, 4])
      let gap = value.isEmpty || value.hasPrefix("\n") ? "" : String(repeating: " ", count: width)
      lines += (written + ":" + gap + value).split(
        separator: "\n", omittingEmptySubsequences: false
      )
      .map(String.init)
    }
    if once(in: 15) { lines.append("# the end") }
    if isIndented { lines = [lines[0]] + lines.dropFirst().map { $0.isEmpty ? $0 : "  " + $0 } }
    return lines + [pick(["---", "---", "---", "...", "---  "])]
  }

  private mutating func flowMapping() -> [String] {
    let applied = ago(10...40)
    return pick([
      ["---", "{company: Acme, role: Smith, applied: \(applied)}", "---"],
      ["---", "{", "  \"company\": \"Acme\",", "  \"role\": \"Smith\"", "}", "---"],
    ])
  }

  // MARK: Sections

  private mutating func heading(_ text: String, level: Int? = nil) -> [String] {
    let level = level ?? style.level
    var lines: [String]
    if style.heading == 2, level <= 2 {
      lines = [text, String(repeating: level == 1 ? "=" : "-", count: max(4, text.utf8.count))]
    } else {
      let marks = String(repeating: "#", count: level)
      lines = ["\(marks) \(text)" + (style.heading == 1 ? " \(marks)" : "")]
    }
    if style.isSpaced != once(in: 12) { lines.append("") }
    return lines
  }

  private mutating func contacts() -> [String] {
    var lines = heading(pick(["Contacts", "People", "contact"]))
    for name in people where !once(in: 4) {
      lines.append(
        "- \(name)" + pick(["", ", Manager", ", Lead <lead@acme.example>", ", +49 40 5550 163"]))
    }
    if once(in: 8) { lines.append("- [ ] find out who leads by \(ago(-9...9))") }
    return lines
  }

  private mutating func referenceSection() -> [String] {
    var lines = heading("References")
    for name in references {
      lines.append("- \(name), an old colleague")
      if once(in: 2) { lines.append("  - Provided: \(ago(0...60))") }
      if once(in: 6) { lines.append("  - Briefed: \(ago(0...20))") }
    }
    return lines
  }

  private mutating func interview(level: Int) -> [String] {
    let day = ago(once(in: 8) ? -12...0 : once(in: 2) ? 1...9 : 10...90)
    var lines = heading(
      pick(["Interview \(day)", "Interview \(day) 10:00, talk", "Final interview on \(day)"]),
      level: level)
    var items: [String] = []
    if !once(in: 20) {
      let with = people.shuffled(using: &random)
        .prefix(Int.random(in: 1...people.count, using: &random))
      items.append("With: \(with.joined(separator: ", "))")
    }
    if once(in: 3) { items.append("Timeline: \(day + 10)") }
    if once(in: 4) { items.append("Contact: \(pick(people))") }
    if once(in: 3) {
      items.append(
        pick([
          "Promised: a sketch by \(ago(-9...20))", "[ ] Promised: a *plan* by \(ago(-9...9))",
          "Promised: a list", "[x] Promised: tea by \(day)",
        ]))
    }
    if once(in: 4) { items.append("[ ] send the ticket by \(ago(-9...9))") }
    if once(in: 6) { items.append("[ ] \(ago(-5...5)) Thank-you: everyone") }
    if once(in: 6) { items.append("[ ] Contacted: the *desk*, by \(ago(-5...5)) 10:00") }
    if once(in: 5) { items.append("Prefers: email") }
    if once(in: 12) { items.append("Cancelled: they are ill") }
    for item in items { lines.append("\(pick(["-", "-", "-", "*"])) \(item)") }
    return lines
  }

  private mutating func tasks() -> [String] {
    var lines = heading("To do")
    let texts = [
      "buy a tie by \(ago(-9...30))", "buy a tie by \(ago(-9...30))",
      "call *Ana* due \(ago(-9...9))", "return books 📅 \(ago(-9...9))",
      "read up (by \(ago(-9...9)) 14:00), the long one", "Check-in: Dana by \(ago(-9...9))",
      "**bold** move due: \(ago(-9...9))", "2026-12-24 no task",
    ]
    for text in texts where once(in: 4) {
      lines.append("\(pick(["-", "-", "*", "  -", "1."])) [ ] \(text)")
    }
    if once(in: 5) {
      lines += ["- [X] done by \(ago(0...9))", "  - [ ] inside it by \(ago(-5...5))"]
    }
    return lines
  }

  private mutating func prose() -> [String] {
    heading("Notes")
      + pick([
        ["They were kind.", "", "> - \(ago(0...9)) Check-in: nobody"],
        ["| a | b |", "|---|---|", "| 1 | 2 |"],
        ["```", "## Log", "- \(ago(0...9)) Closed", "```"],
        ["<!--", "- [ ] hidden by \(ago(0...9))", "-->"],
        ["[docs]: https://acme.example/docs", "", "See [docs]."], ["***", "", "later", "---"],
      ])
  }

  // MARK: The log

  private mutating func log() -> [String] {
    var lines = heading(pick(["Log", "Log", "Log", "History", "*Activity*", "LOG"]))
    switch Int.random(in: 0..<14, using: &random) {
    case 0: return lines
    case 1: return lines + ["I write this down every evening."]
    default: break
    }
    if once(in: 8) { lines += ["What happened, day by day.", ""] }
    let count = Int.random(in: 1...8, using: &random)
    var days = (0..<count).map { _ in ago(0...80) }
    switch style.order {
    case .oldestFirst: days.sort()
    case .newestFirst: days.sort(by: >)
    case .unsorted, .undated: break
    }
    let hasMonths = style.level < 4 && once(in: 10)
    var month = 0
    var number = 1
    for (index, day) in days.enumerated() {
      if hasMonths, day.components.month != month {
        month = day.components.month
        if index > 0 { lines.append("") }
        lines += heading("Month \(month)", level: style.level + 1)
      }
      lines += item(day, number: number)
      number += 1
      let isLast = index + 1 == days.count
      if style.isLoose, !isLast { lines.append("") }
      if once(in: 25) {
        lines += [
          "",
          pick([
            "***", "[notes]: https://acme.example/n", "Then came a quiet week.", "> a quote",
            "<!-- a comment -->",
          ]), "",
        ]
        number = pick([1, number])
      }
    }
    if style.level < 4, once(in: 15) {
      lines += [""] + interview(level: style.level + 1)
      if once(in: 2) {
        lines += [""] + heading("Afterwards", level: style.level + 1)
        let day = style.order == .newestFirst ? days.last : days.max()
        lines += item(day ?? today, number: 1)
      }
    }
    if once(in: 12) {
      lines += pick([
        ["", "A last word."], ["", "| a |", "|---|", "| b |"], ["", "> said", "and done"],
        ["", "<div>", "html"],
      ])
    }
    return lines
  }

  private mutating func item(_ day: CivilDate, number: Int) -> [String] {
    let bullet = style.bullet.hasPrefix("1") ? "\(number)\(style.bullet.dropFirst())" : style.bullet
    let marker = style.indent + bullet + style.gap
    // A tab reaches to the next multiple of four.
    let width = style.indent.utf8.count + bullet.utf8.count
    let pad = String(
      repeating: " ", count: style.gap == "\t" ? (width / 4 + 1) * 4 : width + style.gap.utf8.count)
    let entry = entryText(day)
    let box = once(in: 12) ? "[x] " : ""
    var lines: [String]
    let colon = entry.firstIndex(of: ":")
    if style.order == .undated {
      lines = [
        marker + pick(["they wrote something nice", "a note: nothing", "called, no answer"])
      ]
    } else if style.isDateInValue, let colon, !entry.hasPrefix("Timeline") {
      lines = [
        "\(marker)\(box)\(entry[...colon]) \(day) \(entry[entry.index(colon, offsetBy: 2)...])"
      ]
    } else if once(in: 10) {
      lines = ["\(marker)\(day)\(style.separator)had a long talk about nothing"]
    } else {
      let opening = pick(["\(day)", "\(day)", "\(day)", "**\(day)**", "\(day) 10:30"])
      lines = [marker + box + opening + style.separator + entry]
    }
    switch Int.random(in: 0..<24, using: &random) {
    case 0: lines.append(pad + "and one more line of it")
    case 1: lines.append("lazily continued here")
    case 2: lines += [pad + "- a nested note", pad + "- another"]
    case 3: lines.append(pad + "- [ ] a nested task by \(ago(-9...9))")
    case 4: lines += ["", pad + "A second paragraph."]
    case 5: lines += [pad + "```", pad + "code", pad + "```"]
    case 6: lines += ["", pad + "    indented code"]
    case 7: lines += [pad + "> quoted", "lazily, too"]
    case 8: lines += [pad + "```", pad + "never closed"]
    case 9: lines += ["", pad + "<!-- a comment", pad + "never closed"]
    default: break
    }
    return lines
  }

  private mutating func entryText(_ day: CivilDate) -> String {
    pick([
      "Heard: they are still reading", "Heard: *soon*", "Contacted: asked about the tests",
      "Check-in: \(pick(people))", "Thank-you: \(pick(people))", "Thanks: everyone",
      "Briefed: all", "Promised: drawings by \(ago(-9...20))", "Promised: the form",
      "Promised: \(pick(["a song", "two tables", "a sketch"])) by \(ago(-9...20))",
      "Timeline: \(day + 12)", "Timeline: two weeks",
      "Seen open: on their own page", "Lunch: with an old colleague",
      "Waived: process-not-asked: small firm", "Waived: check-in-due: no need",
      "Snoozed: check-in-due until \(ago(-15...3))", "Interview: by phone",
      "Snoozed: thank-you-not-sent until \(ago(-9...3))", "Feedback asked: by email",
      "Contacted: [the form](https://acme.example/form), as `they` said",
    ])
  }
}

internal import Editing
internal import FollowUp
internal import Journal
internal import Syntax
internal import Views

/// What a row says, in the columns of our own export; whatever its program.
struct ImportedRow {
  let number: Int
  /// None is empty.
  var cells: [CSVColumn: String] = [:]
  /// What has no column, by its heading.
  var notes: [(heading: String, text: String)] = []
  /// The status as the row has it, with its heading.
  var saidStatus: (heading: String, text: String)?
  /// What could not be used as it was meant; sentences without a full stop.
  var remarks: [String] = []

  subscript(key: FrontMatterKey) -> String? { cells[.key(key)] }

  // MARK: Writing it down

  /// The application that it makes, read again and compared with what the row says.
  ///
  /// - Parameters:
  ///   - origin: What stands above the notes: where they are from.
  ///   - believesStatus: Whether a status counts that is behind the dates. In another program it
  ///     may only not have been brought up to date; in our own export it is what the journal says.
  /// - Throws: `Refusal` where nothing can be written that would be read as it is meant.
  mutating func application(
    from origin: String, today: CivilDate, believesStatus: Bool
  ) throws(NewApplication.Refusal) -> Application {
    var status: String?
    var made = try written(origin, status: nil, today)
    let standing = Standing(made, index: 0, today: today)
    let misread = CSVColumn.all.filter { column in
      guard column != .file, column != .key(.status) else { return false }
      return CSVView.cell(column, of: standing) != cells[column] ?? ""
    }
    for column in misread {
      guard let cell = cells[column] else {
        throw .argument("what it says would also be read as “\(column.name)”")
      }
      notes.append((column.name, cell))
      remarks.append("“\(column.name)” is not read back as it was; the cell is kept as a note, too")
    }
    let wanted = self[.status]
    if let wanted, wanted != standing.status.rawValue { status = wanted }
    guard !misread.isEmpty || status != nil else { return made }
    made = try written(origin, status: status, today)
    guard !believesStatus, Standing(made, index: 0, today: today).isStatusOutdated
    else { return made }
    if let said = saidStatus {
      notes.append(said)
      remarks.append(
        "“\(said.heading)” is “\(Escaping.shortened(foldedSpace(said.text)))”, but the dates say"
          + " “\(standing.status.rawValue)”; it is kept as a note")
    }
    return try written(origin, status: nil, today)
  }

  private func written(
    _ origin: String, status: String?, _ today: CivilDate
  ) throws(NewApplication.Refusal) -> Application {
    let apart: Set<FrontMatterKey> = [.company, .role, .status, .interviews, .jobjournal]
    var keys: [(key: FrontMatterKey, values: [String])] = status.map { [(.status, [$0])] } ?? []
    for key in FrontMatterKey.allCases where !apart.contains(key) {
      guard let cell = self[key] else { continue }
      let isList = key.value == .texts || key.value == .rules
      keys.append((key, isList ? cell.split(separator: "\n").map(String.init) : [cell]))
    }
    return try NewApplication(
      company: self[.company], role: self[.role], keys: keys, sections: sections(origin),
      today: today
    ).application()
  }

  private func sections(_ origin: String) -> String {
    var sections: [String] = []
    func add(_ heading: String, _ items: [String]) {
      guard !items.isEmpty else { return }
      sections.append("## \(heading)\n\n" + items.map { "\($0)\n" }.joined())
    }
    add("Contacts", items(.contacts))
    add("References", items(.references))
    sections += interviews()
    add("Log", items(.log))
    add("To do", tasks())
    if !notes.isEmpty {
      // Indented so far it is code, of which nothing is ever read.
      let lines = notes.flatMap { note in
        let lines = Self.lines(of: "\(note.heading): \(note.text)")
        return lines.prefix(1) + lines.dropFirst().map { "  \($0)" }
      }
      sections.append(
        "## Imported\n\n\(origin):\n\n" + lines.map { "    \(Self.visible($0))\n" }.joined())
    }
    return sections.joined(separator: "\n")
  }

  private static func lines(of text: String) -> [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  private static func visible(_ line: String) -> String {
    var visible = String.UnicodeScalarView()
    for scalar in line.unicodeScalars {
      if scalar != "\t", scalar.properties.generalCategory == .control {
        visible.append(contentsOf: Escaping.terminal(String(scalar)).unicodeScalars)
      } else {
        visible.append(scalar)
      }
    }
    return String(visible)
  }

  /// The lines of a cell, and how deep each is indented below another.
  private func facts(_ column: CSVColumn) -> [(depth: Int, text: String)] {
    var facts: [(depth: Int, text: String)] = []
    for line in Self.lines(of: cells[column] ?? "") where !line.allSatisfy(\.isWhitespace) {
      let depth = line.prefix { $0 == " " }.count / 2
      facts.append((min(depth, facts.last.map { $0.depth + 1 } ?? 0), trimmingSpaces(line)))
    }
    return facts
  }

  private static func item(_ depth: Int, _ text: String) -> String {
    let bullet = String(repeating: "  ", count: depth) + "- "
    for box in ["[ ] ", "[x] "] where text.hasPrefix(box) {
      return bullet + box + Escaping.line(String(text.dropFirst(box.count)), opensLine: false)
    }
    return bullet + Escaping.line(text)
  }

  private func items(_ column: CSVColumn) -> [String] {
    facts(column).map { Self.item($0.depth, $0.text) }
  }

  private func interviews() -> [String] {
    var sections: [String] = []
    for (depth, text) in facts(.key(.interviews)) {
      if depth == 0 {
        sections.append("## Interview \(Escaping.line(text, opensLine: false))\n")
      } else if let last = sections.indices.last {
        if sections[last].utf8.count(where: { $0 == .newline }) == 1 { sections[last] += "\n" }
        sections[last] += Self.item(depth - 1, text) + "\n"
      }
    }
    return sections
  }

  private func tasks() -> [String] {
    facts(.tasks).map { _, text in
      guard let day = CivilDate(iso: text.prefix(10)), text.dropFirst(10).first == " " else {
        return Self.item(0, text)
      }
      return Self.item(
        0, "[ ] " + CSVView.text(trimmingSpaces(String(text.dropFirst(10))), by: day))
    }
  }
}

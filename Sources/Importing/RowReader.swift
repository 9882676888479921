internal import Journal
internal import Syntax
internal import Views

/// Makes the columns of our own export of those of a table.
struct RowReader {
  struct Column {
    let heading: String
    let field: ImportField?
  }

  let source: ImportSource
  let columns: [Column]
  let order: DateOrder?

  /// - Parameter row: Has no more cells than there are columns.
  func read(_ row: Table.Row) -> ImportedRow {
    var read = ImportedRow(number: row.number)
    var contact: [(key: PersonKey, text: String)] = []
    for (column, cell) in zip(columns, row.cells) {
      let text = text(cell)
      guard !text.isEmpty else { continue }
      switch column.field {
      case nil: read.notes.append((column.heading, text))
      case .contactEmail: contact.append((.email, foldedSpace(text)))
      case .contactPhone: contact.append((.phone, foldedSpace(text)))
      case .column(let field):
        switch value(field, text) {
        case .success(let value):
          if !value.isEmpty { read.cells[field] = value }
          if field == .key(.status) { read.saidStatus = (column.heading, text) }
        case .failure(let misfit):
          read.notes.append((column.heading, text))
          read.remarks.append(
            "“\(column.heading)” is “\(Escaping.shortened(foldedSpace(text)))”, \(misfit.reason);"
              + " it is kept as a note")
        }
      }
    }
    if !contact.isEmpty {
      if let name = read[.contact] {
        let details = contact.map { "\n  \($0.key.rawValue): \($0.text)" }.joined()
        read.cells[.contacts] = name + details
      } else {
        read.notes += contact.map { ("Contact \($0.key.rawValue)", $0.text) }
      }
    }
    if let jobSource = source.jobSource, read[.source] == nil, !read.cells.isEmpty {
      read.cells[.key(.source)] = jobSource
    }
    if source == .linkedInApplications, read[.applied] == nil, !read.cells.isEmpty {
      read.cells[.key(.status)] = Status.applied.rawValue
    }
    return read
  }

  /// A cell as it was meant, its lines ending in a newline.
  private func text(_ cell: String) -> String {
    let cell = source == .jobjournal ? FormulaGuard.removed(from: cell) : cell
    // A line end of two characters is one character here.
    let lines = cell.split(omittingEmptySubsequences: false) {
      $0 == "\n" || $0 == "\r\n" || $0 == "\r"
    }
    var kept = lines.drop { $0.allSatisfy(\.isWhitespace) }
    while let last = kept.last, last.allSatisfy(\.isWhitespace) { kept.removeLast() }
    return kept.count == 1
      ? trimmingSpaces(String(kept[kept.startIndex])) : kept.joined(separator: "\n")
  }

  private struct Misfit: Error {
    let reason: String
  }

  private func value(_ column: CSVColumn, _ text: String) -> Result<String, Misfit> {
    guard case .key(let key) = column else { return .success(text) }
    switch key.value {
    case .text, .name: return .success(foldedSpace(text))
    case .date: return date(text)
    case .dateOrWords(let words):
      let word = foldedKey(text)
      return words.contains(word) ? .success(word) : date(text)
    case .words(let words):
      if key == .status, let status = Status(foreign: text) { return .success(status.rawValue) }
      let word = foldedKey(text)
      if words.contains(word) {
        // Left out where nothing is said.
        return .success(key == .interest && word == Interest.normal.rawValue ? "" : word)
      }
      return .failure(Misfit(reason: "which is none of " + words.joined(separator: ", ")))
    case .texts, .rules:
      let separators = source == .jobjournal ? "\n" : "\n,;"
      let words = text.split { separators.contains($0) }.map { foldedSpace(String($0)) }
      return .success(words.filter { !$0.isEmpty }.joined(separator: "\n"))
    case .interviews:
      if source == .jobjournal, CivilDate(iso: text.prefix(10)) != nil { return .success(text) }
      return date(text)
    }
  }

  private func date(_ text: String) -> Result<String, Misfit> {
    let day: CivilDate? =
      switch ForeignDate(text) {
      case .day(let day): day
      case .numbers(let numbers): order.flatMap(numbers.date)
      case nil: nil
      }
    return day.map { .success($0.description) } ?? .failure(Misfit(reason: "which is no date"))
  }
}

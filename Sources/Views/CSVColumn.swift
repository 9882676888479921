public import Journal

/// A column of the journal as comma-separated values; each row is an application.
public enum CSVColumn: Hashable, Sendable {
  /// The path below the journal's root.
  case file
  case key(FrontMatterKey)
  case contacts, references, log, tasks

  /// In the order in which they are written.
  public static let all: [CSVColumn] =
    [.file] + FrontMatterKey.allCases.filter { $0 != .jobjournal }.map { .key($0) }
    + [.contacts, .references, .log, .tasks]

  /// The heading.
  public var name: String {
    switch self {
    case .file: "file"
    case .key(let key): key.rawValue
    case .contacts: "contacts"
    case .references: "references"
    case .log: "log"
    case .tasks: "tasks"
    }
  }
}

/// Keeps spreadsheets from taking a cell for a formula, in a way that can be taken back.
///
/// A cell may be cut in pieces by a program that separates by other signs. Each piece that would
/// begin a formula, behind blanks and quotation marks, gets an apostrophe in front, and so does each
/// that would be taken for one which has got it.
package enum FormulaGuard {
  package static func added(to cell: String) -> String {
    mapPieces(of: cell) { needsGuard($0) ? ["'"] + $0 : Array($0) }
  }

  /// The cell before the guard was added.
  package static func removed(from cell: String) -> String {
    mapPieces(of: cell) { $0.first == "'" && needsGuard($0.dropFirst()) ? $0.dropFirst() : $0 }
  }

  private static func needsGuard(_ piece: ArraySlice<Unicode.Scalar>) -> Bool {
    let start = piece.first {
      !($0 == "'" || $0 == "\"" || $0.value < 0x20 || $0.properties.isWhitespace)
    }
    switch start {
    // As OWASP lists them, with their full-width forms.
    case "=", "+", "-", "@", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}": return true
    default: return false
    }
  }

  private static func mapPieces(
    of cell: String, _ transform: (ArraySlice<Unicode.Scalar>) -> some Sequence<Unicode.Scalar>
  ) -> String {
    let scalars = Array(cell.unicodeScalars)
    var result = String.UnicodeScalarView()
    var start = 0
    for end in 0...scalars.count {
      let isEnd = end == scalars.count
      guard isEnd || ";\t\r\n".unicodeScalars.contains(scalars[end]) else { continue }
      result.append(contentsOf: transform(scalars[start..<end]))
      if !isEnd { result.append(scalars[end]) }
      start = end + 1
    }
    return String(result)
  }
}

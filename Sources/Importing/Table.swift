internal import SwiftCSV
internal import Syntax

/// What separates the cells of a row.
public enum CellSeparator: String, CaseIterable, Sendable {
  case comma, semicolon, tab, bar

  var sign: Character {
    switch self {
    case .comma: ","
    case .semicolon: ";"
    case .tab: "\t"
    case .bar: "|"
    }
  }
}

/// The rows of a file of comma-separated values.
///
/// SwiftCSV reads characters, and takes many for line ends and blanks. It is given text in which
/// only ASCII is what it is, and every other byte a letter of its own: so nothing combines with a
/// quotation mark, and only CR and LF end a line. Behind the text stands a row that nothing else
/// can make, to tell whether the last quotation mark was closed.
struct Table {
  struct Row {
    /// As a spreadsheet counts: the headings are row 1, and blank rows count.
    let number: Int
    let cells: [String]
  }

  /// The largest file that is read, in bytes.
  static let sizeLimit = 16 * 1024 * 1024
  static let headingLimit = 256

  let headings: [String]
  /// Without blank ones.
  private(set) var rows: [Row] = []

  /// The first row alone, or nil where it cannot be taken apart in this way.
  static func headings(of text: CoveredText, _ separator: CellSeparator) -> [String]? {
    // The initializer reads one row.
    let table = try? CSV<Unread>(
      string: text.covered, delimiter: separator.delimiter, loadColumns: false)
    // A quotation mark that is never closed takes in what stands behind the text.
    guard let table, !(table.header.last?.hasSuffix(CoveredText.end) ?? false) else { return nil }
    return table.header.map { foldedSpace(CoveredText.uncovered($0)) }
  }

  init(_ text: CoveredText, _ separator: CellSeparator) throws(ImportRefusal) {
    var rows: [[String]] = []
    do {
      try CSV<Unread>(string: text.covered, delimiter: separator.delimiter, loadColumns: false)
        .enumerateAsArray(startAt: 0, rowLimit: nil) { rows.append($0) }
    } catch {
      throw ImportRefusal(
        .unreadable,
        "row \(rows.count + 1) has a quotation mark within a cell; write it twice, and one around"
          + " the cell: \"a \"\"large\"\" ship\"")
    }
    guard rows.popLast() == [CoveredText.end] else {
      throw ImportRefusal(
        .unreadable, "a quotation mark in row \(rows.count + 1) is never closed; write another")
    }
    headings = (rows.first ?? []).map { foldedSpace(CoveredText.uncovered($0)) }
    guard headings.contains(where: { !$0.isEmpty }) else {
      throw ImportRefusal(.unreadable, "its first row is empty; it should hold the headings")
    }
    guard headings.count <= Self.headingLimit else {
      throw ImportRefusal(
        .unreadable, "it has \(headings.count) columns; at most \(Self.headingLimit) are read")
    }
    for (index, cells) in rows.enumerated().dropFirst()
    where cells.contains(where: { !$0.isEmpty }) {
      self.rows.append(Row(number: index + 1, cells: cells.map(CoveredText.uncovered)))
    }
  }
}

/// Text that SwiftCSV takes apart as bytes.
struct CoveredText {
  let covered: String
  static let end = "\u{E000}"
  /// A letter that nothing combines with, and 127 more.
  private static let first: UInt32 = 0x4E00

  init(_ text: String) {
    var scalars = String.UnicodeScalarView()
    for byte in text.utf8 { scalars.append(Self.covered(byte)) }
    scalars.append(contentsOf: "\n\(Self.end)".unicodeScalars)
    covered = String(scalars)
  }

  private static func covered(_ byte: UInt8) -> Unicode.Scalar {
    // VT and FF end a line to Swift, and controls are no part of a cell's edge.
    let isPlain =
      byte < 0x7F && (byte >= 0x20 || byte == .tab || byte == .newline || byte == .carriageReturn)
    return isPlain ? Unicode.Scalar(byte) : Unicode.Scalar(first + UInt32(byte)) ?? "\u{FFFD}"
  }

  static func uncovered(_ cell: String) -> String {
    String(
      decoding: cell.unicodeScalars.map { scalar in
        UInt8(scalar.value < first ? scalar.value : scalar.value - first)
      }, as: UTF8.self)
  }
}

extension CellSeparator {
  fileprivate var delimiter: CSVDelimiter { CSVDelimiter(unicodeScalarLiteral: sign) }
}

/// Rows are taken one by one: SwiftCSV's own views make all as long as the longest.
private struct Unread: CSVView {
  let rows: [Never] = []
  let columns: [Never]? = nil

  init(
    header: [String], text: String, delimiter: CSVDelimiter, loadColumns: Bool, rowLimit: Int?
  ) {}

  func serialize(header: [String], delimiter: CSVDelimiter) -> String { "" }
}

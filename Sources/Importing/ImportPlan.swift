internal import Editing
public import FollowUp
public import Journal
internal import Syntax
internal import Views

/// What a person says about a table that is to be imported.
public struct ImportOptions: Sendable {
  public var encoding: TextEncoding?
  public var separator: CellSeparator?
  public var order: DateOrder?
  /// Headings by what they mean.
  public var headings: [(field: ImportField, heading: String)] = []
  /// A folder below the journal's root for the new files; empty for the root.
  public var folder = ""

  public init() {}
}

/// What would become of a table: which files are made, and which rows are left out.
public struct ImportPlan: Sendable {
  public struct NewFile: Sendable {
    /// Below the journal's root.
    public let path: String
    public let contents: [UInt8]
    /// How it will stand.
    public let standing: Standing
    public let row: Int
  }

  /// Why a row is left out.
  public enum Skip: Hashable, CaseIterable, Sendable {
    case sameFile, sameLink, sameJob, nameless, tooManyCells, unwritable

    /// For a count: `3 with the link of another`.
    public var title: String {
      switch self {
      case .sameFile: "there already"
      case .sameLink: "with the link of another"
      case .sameJob: "with company and role of another"
      case .nameless: "without company and role"
      case .tooManyCells: "with more cells than headings"
      case .unwritable: "that cannot be written"
      }
    }
  }

  /// For a sentence: where the table comes from.
  public let origin: String
  /// In the order of the table: the heading, and what it means; nil for what is kept as a note.
  public let columns: [(heading: String, field: ImportField?)]
  /// How dates that are only numbers were read; nil where there are none.
  public let order: DateOrder?
  public let rowCount: Int
  public private(set) var files: [NewFile] = []
  public private(set) var skipped: [(row: Int, skip: Skip, reason: String)] = []
  /// What was not understood in rows that are taken, without a full stop.
  public private(set) var remarks: [(row: Int, text: String)] = []

  /// - Parameters:
  ///   - bytes: All of the file.
  ///   - applications: Those that are there already.
  ///   - isFree: Whether a file of this name can be made, and would be read.
  /// - Throws: `ImportRefusal`, and what `isFree` throws.
  public init(
    _ bytes: [UInt8], _ options: ImportOptions, into applications: [Application],
    today: CivilDate, isFree: (String) throws -> Bool
  ) throws {
    guard bytes.count <= Self.sizeLimit else {
      let limit = "\(Self.sizeLimit / 1024 / 1024) MiB"
      throw ImportRefusal(.unreadable, "the file is larger than \(limit); import it in parts")
    }
    try Self.check(options.headings)
    let text = CoveredText(try TextEncoding.text(of: bytes[...], options.encoding))
    let table = try Table(text, try Self.separator(of: text, options))
    let source = ImportSource(table.headings)
    let columns = try Self.columns(of: table.headings, source, options)
    order = try options.order ?? source.dateOrder ?? Self.order(of: table, columns)
    origin = source.title
    self.columns = columns.map { ($0.heading, $0.field) }
    rowCount = table.rows.count
    let reader = RowReader(source: source, columns: columns, order: order)
    var known = KnownJobs(applications, isOwn: source == .jobjournal)
    var names = FileNames(folder: options.folder)
    for row in table.rows {
      if row.cells.dropFirst(columns.count).contains(where: { !$0.isEmpty }) {
        skip(
          row.number, .tooManyCells,
          "it has \(row.cells.count) cells for \(columns.count) headings; put quotation marks around"
            + " a cell that holds a separator")
        continue
      }
      var read = reader.read(row)
      let ownFile = read.cells.removeValue(forKey: .file).map { names.path($0) }
      if read[.company] == nil, read[.role] == nil, ownFile == nil {
        skip(row.number, .nameless, "it names neither company nor role")
        continue
      }
      if let (skip, other) = known.find(read, file: ownFile) {
        self.skip(row.number, skip, other)
        continue
      }
      let application: Application
      do {
        application = try read.application(
          from: "From \(source.title), row \(row.number)", today: today,
          believesStatus: source == .jobjournal)
      } catch {
        skip(row.number, .unwritable, error.message)
        continue
      }
      let candidates = NewApplication.fileNames(
        company: read[.company] ?? "", role: read[.role] ?? "")
      guard
        let path = try names.take(
          (ownFile.map { [$0] } ?? []) + candidates.map(names.path), row: row.number, isFree)
      else {
        skip(row.number, .unwritable, "no name for a file is free; name another --folder")
        continue
      }
      if let ownFile, ownFile != path {
        read.remarks.append("a file cannot be made at “\(ownFile)”; it is called \(path)")
      }
      files.append(
        NewFile(
          path: path, contents: application.source.contents,
          standing: Standing(application, index: files.count, today: today), row: row.number))
      remarks += read.remarks.map { (row.number, $0) }
      known.add(read, file: ownFile)
    }
  }

  /// The largest file that is imported, in bytes.
  public static let sizeLimit = Table.sizeLimit

  private mutating func skip(_ row: Int, _ skip: Skip, _ reason: String) {
    skipped.append((row, skip, reason))
  }

  /// How many rows are left out for each reason.
  public var skipCounts: [(skip: Skip, count: Int)] {
    let counts = Dictionary(grouping: skipped, by: \.skip).mapValues(\.count)
    return Skip.allCases.compactMap { skip in counts[skip].map { (skip, $0) } }
  }

  // MARK: What is not said

  private static func separator(
    of text: CoveredText, _ options: ImportOptions
  ) throws(ImportRefusal) -> CellSeparator {
    if let separator = options.separator { return separator }
    func rank(_ headings: [String]) -> (hasCompany: Int, fields: Int) {
      let source = ImportSource(headings)
      let fields = Set(headings.compactMap { field(of: $0, source, options) })
      return (fields.contains(.column(.key(.company))) ? 1 : 0, fields.count)
    }
    let readings = CellSeparator.allCases.compactMap { separator in
      Table.headings(of: text, separator).map { (separator, $0, rank($0)) }
    }
    guard let best = readings.max(by: { $0.2 < $1.2 }) else { return .comma }
    let equals = readings.filter { $0.2 == best.2 }
    // Where no heading is known, the message shows those of the reading with most cells.
    guard best.2.fields > 0 else {
      return equals.max { $0.1.count < $1.1.count }?.0 ?? .comma
    }
    guard equals.allSatisfy({ $0.1 == equals[0].1 }) else {
      throw ImportRefusal(
        .unclear,
        "its cells can be separated by \(Alternatives.text(equals.map(\.0.rawValue)));"
          + " say which with --delimiter \(equals[0].0.rawValue)")
    }
    return equals[0].0
  }

  /// What a heading means; what a person says goes first.
  private static func field(
    of heading: String, _ source: ImportSource, _ options: ImportOptions
  ) -> ImportField? {
    if let said = options.headings.first(where: { isSame($0.heading, heading) }) {
      return said.field
    }
    let field = source.field(of: heading)
    return options.headings.contains { $0.field == field } ? nil : field
  }

  private static func check(
    _ headings: [(field: ImportField, heading: String)]
  ) throws(ImportRefusal) {
    for (index, said) in headings.enumerated() {
      let before = headings[..<index].first {
        $0.field == said.field || isSame($0.heading, said.heading)
      }
      guard let before else { continue }
      let what =
        before.field == said.field ? "the key \(said.field.name)" : "the heading “\(said.heading)”"
      throw ImportRefusal(
        .usage,
        "--map \(before.field.name)=\(before.heading) and --map \(said.field.name)=\(said.heading):"
          + " \(what) is named twice; leave one of them out")
    }
  }

  private static func isSame(_ said: String, _ heading: String) -> Bool {
    foldedName(said) == foldedName(heading)
  }

  private static func columns(
    of headings: [String], _ source: ImportSource, _ options: ImportOptions
  ) throws(ImportRefusal) -> [RowReader.Column] {
    for said in options.headings {
      let count = headings.count { isSame(said.heading, $0) }
      guard count == 1 else {
        throw ImportRefusal(
          .usage,
          "--map \(said.field.name)=\(said.heading): "
            + (count == 0 ? "there is no such heading; there are " : "several columns have it: ")
            + list(headings))
      }
    }
    var taken: Set<ImportField> = []
    let columns = headings.map { heading in
      let field = field(of: heading, source, options)
      let isFirst = field.map { taken.insert($0).inserted } ?? false
      return RowReader.Column(heading: heading, field: isFirst ? field : nil)
    }
    guard taken.contains(.column(.key(.company))) || taken.contains(.column(.file)) else {
      let companies = ImportSource.known.filter { $0.field == .column(.key(.company)) }
        .flatMap(\.headings)
      let example = headings.first { !$0.isEmpty } ?? "Firm"
      throw ImportRefusal(
        .unclear,
        "no heading says which company it is\n"
          + "its headings: \(list(headings))\nknown ones for a company: \(list(companies))\n"
          + "say which it is, and what others mean: --map \"company=\(example)\" --map role=HEADING"
          + " --map applied=HEADING\nkeys: "
          + ImportField.mappable.map(\.name).joined(separator: ", "))
    }
    return columns
  }

  private static func list(_ headings: [String]) -> String {
    Escaping.shortened(headings.map { "“\($0)”" }.joined(separator: ", "))
  }

  /// The one order in which all dates of numbers can be read; nil where it makes no difference.
  private static func order(
    of table: Table, _ columns: [RowReader.Column]
  ) throws(ImportRefusal) -> DateOrder? {
    var orders = DateOrder.allCases
    var examples: [(row: Int, heading: String, text: String)] = []
    var isOpen = false
    var all: [ForeignNumbers] = []
    for row in table.rows {
      for (column, cell) in zip(columns, row.cells) where column.holdsDates {
        guard case .numbers(let numbers) = ForeignDate(foldedSpace(cell)) else { continue }
        let fitting = orders.filter(numbers.fits)
        let isDate = DateOrder.allCases.contains(where: numbers.fits)
        guard isDate else { continue }
        all.append(numbers)
        if fitting.count < orders.count || examples.isEmpty {
          examples.append((row.number, column.heading, foldedSpace(cell)))
        }
        orders = fitting
        isOpen = true
      }
    }
    guard isOpen else { return nil }
    // Each day may be the same in all of them: 05/05/2026.
    let isSame = all.allSatisfy { numbers in Set(orders.map(numbers.date)).count == 1 }
    if let order = orders.first, isSame { return order }
    let shown = examples.suffix(2).map { "“\($0.text)” in row \($0.row), “\($0.heading)”" }
    throw ImportRefusal(
      .unclear,
      orders.isEmpty
        ? "its dates are not all in one order: \(shown.joined(separator: ", but "));"
          + " correct them, or say which order counts with --dates dmy or --dates mdy"
        : "its dates can be read in several ways, as \(shown[0]); say which with "
          + orders.reversed().map { "--dates \($0.rawValue) (\($0.title))" }
          .joined(separator: " or "))
  }
}

extension RowReader.Column {
  fileprivate var holdsDates: Bool {
    guard case .column(.key(let key)) = field else { return false }
    switch key.value {
    case .date, .dateOrWords, .interviews: return true
    default: return false
    }
  }
}

/// Names for new files.
private struct FileNames {
  let folder: String
  private var taken: Set<String> = []
  /// By the name without its number, the next number.
  private var numbers: [String: Int] = [:]
  /// So many numbers are tried.
  private static let patience = 1000

  init(folder: String) { self.folder = folder }

  func path(_ name: String) -> String { folder.isEmpty ? name : "\(folder)/\(name)" }

  mutating func take(
    _ paths: [String], row: Int, _ isFree: (String) throws -> Bool
  ) rethrows -> String? {
    // Where capitals make no difference to the file system, both are one file.
    for path in paths where try !taken.contains(path.lowercased()) && isFree(path) {
      taken.insert(path.lowercased())
      return path
    }
    let stem = paths.last.map { String($0.dropLast(3)) } ?? path("row-\(row)")
    for _ in 0..<Self.patience {
      let number = numbers[stem, default: paths.isEmpty ? 1 : 2]
      numbers[stem] = number + 1
      let path = number == 1 ? "\(stem).md" : "\(stem)-\(number).md"
      if try !taken.contains(path.lowercased()) && isFree(path) {
        taken.insert(path.lowercased())
        return path
      }
    }
    return nil
  }
}

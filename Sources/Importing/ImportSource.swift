internal import Journal
internal import Syntax
public import Views

/// What a column of another program means.
public enum ImportField: Hashable, Sendable {
  case column(CSVColumn)
  /// Of the person to follow up with.
  case contactEmail, contactPhone

  /// What `--map` takes, in the order of the front matter.
  public static let mappable: [ImportField] =
    FrontMatterKey.allCases.filter { $0 != .jobjournal }.map { .column(.key($0)) }
    + [.contactEmail, .contactPhone]

  /// As `--map` names it.
  public var name: String {
    switch self {
    case .column(let column): column.name
    case .contactEmail: "contact-email"
    case .contactPhone: "contact-phone"
    }
  }
}

/// Where a table comes from, as far as its headings tell.
enum ImportSource: CaseIterable {
  case jobjournal, linkedInApplications, linkedInSaved, jobSync, huntr, teal, spreadsheet

  /// For a sentence.
  var title: String {
    switch self {
    case .jobjournal: "jobjournal"
    case .linkedInApplications: "LinkedIn’s job applications"
    case .linkedInSaved: "LinkedIn’s saved jobs"
    case .jobSync: "JobSync"
    case .huntr: "Huntr"
    case .teal: "Teal"
    case .spreadsheet: "a spreadsheet"
    }
  }

  /// Sets of headings that tell it, folded; the first source of which one is there is meant.
  private var signatures: [[String]] {
    switch self {
    case .jobjournal: [["file", "company", "role", "status", "log"]]
    case .linkedInApplications: [["applicationdate", "companyname", "jobtitle", "joburl"]]
    case .linkedInSaved: [["saveddate", "companyname", "jobtitle", "joburl"]]
    case .jobSync: [["createdat", "applied", "applieddate", "jobtitle"]]
    case .huntr: [["list", "jobtitle"], ["list", "title"]]
    case .teal: [["companyname", "jobtitle", "status", "joburl"]]
    case .spreadsheet: [[]]
    }
  }

  init(_ headings: [String]) {
    let folded = Set(headings.map(Self.folded))
    self =
      Self.allCases.first { source in
        source.signatures.contains { folded.isSuperset(of: $0) }
      } ?? .spreadsheet
  }

  /// How it writes dates, where that is known.
  var dateOrder: DateOrder? {
    switch self {
    case .linkedInApplications, .linkedInSaved: .mdy
    default: nil
    }
  }

  /// Where the jobs of all its rows were found.
  var jobSource: String? {
    switch self {
    case .linkedInApplications, .linkedInSaved: "LinkedIn"
    default: nil
    }
  }

  /// What a heading says without being asked.
  func field(of heading: String) -> ImportField? {
    let folded = Self.folded(heading)
    switch self {
    case .jobjournal: return Self.own[folded]
    // There it says yes or no.
    case .jobSync where folded == "applied": return nil
    default: return Self.foreign[folded]
    }
  }

  /// Letters and digits without case: `Job Url`, `jobUrl` and `job_url` are one.
  static func folded(_ heading: String) -> String {
    String(heading.lowercased().filter { $0.isLetter || $0.isNumber })
  }

  private static let own = Dictionary(
    CSVColumn.all.map { (folded($0.name), ImportField.column($0)) }
  ) { first, _ in first }

  /// The headings known from other programs, as people see them.
  static let known: [(field: ImportField, headings: [String])] = [
    (
      .column(.key(.company)),
      ["Company", "Company Name", "Employer", "Organization", "Organisation"]
    ),
    (.column(.key(.role)), ["Role", "Job Title", "Title", "Position"]),
    (.column(.key(.status)), ["Status", "Stage", "List"]),
    (
      .column(.key(.found)),
      ["Found", "Date Found", "Date Saved", "Saved Date", "Date Added", "createdAt"]
    ),
    (
      .column(.key(.applied)),
      ["Applied", "Applied Date", "Date Applied", "Application Date", "Applied On"]
    ),
    (.column(.key(.offer)), ["Offer Date"]), (.column(.key(.rejected)), ["Rejected"]),
    (.column(.key(.withdrawn)), ["Withdrawn"]), (.column(.key(.closed)), ["Closed"]),
    (.column(.key(.link)), ["Link", "URL", "Job URL", "Job Link"]),
    (.column(.key(.location)), ["Location"]), (.column(.key(.salary)), ["Salary"]),
    (.column(.key(.source)), ["Source", "Job Source"]), (.column(.key(.tags)), ["Tags"]),
    (.column(.key(.contact)), ["Contact", "Contact Name", "Contact Person"]),
    (.contactEmail, ["Contact Email"]), (.contactPhone, ["Contact Phone", "Contact Phone Number"]),
  ]

  private static let foreign = Dictionary(
    known.flatMap { row in row.headings.map { (folded($0), row.field) } }
  ) { first, _ in first }
}

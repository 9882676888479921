public import Syntax

/// A value, and where in the file it was written.
public struct Written<Value: Sendable>: Sendable {
  public let value: Value
  /// Byte offsets in the application's source.
  public let range: Range<Int>

  public init(_ value: Value, _ range: Range<Int>) {
    self.value = value
    self.range = range
  }
}

/// Where an application stands.
public enum Status: String, CaseIterable, Sendable {
  case lead, applied, interviewing, offer, accepted, signed, rejected, withdrawn, closed

  /// Whether the user still has something to do or to hope for.
  public var isActive: Bool {
    switch self {
    case .lead, .applied, .interviewing, .offer, .accepted: true
    case .signed, .rejected, .withdrawn, .closed: false
    }
  }
}

/// A dated fact of which an application has at most one.
public enum Milestone: Int, CaseIterable, Sendable {
  case found, applied, offer, offerExpires, accepted, signed, starts, rejected, withdrawn, closed

  /// The front-matter key.
  public var key: String {
    switch self {
    case .found: "found"
    case .applied: "applied"
    case .offer: "offer"
    case .offerExpires: "offer-expires"
    case .accepted: "accepted"
    case .signed: "signed"
    case .starts: "starts"
    case .rejected: "rejected"
    case .withdrawn: "withdrawn"
    case .closed: "closed"
    }
  }
}

/// How interested the employer seemed.
public enum Interest: String, CaseIterable, Sendable { case high, normal, low }

/// How somebody wants to be contacted.
public enum Channel: String, CaseIterable, Sendable { case email, phone, post, message }

/// A date, or a plain yes or no.
public enum DatedAnswer: Hashable, Sendable, CustomStringConvertible {
  case yes, no
  case on(CivilDate)

  /// As it is written.
  public var description: String {
    switch self {
    case .yes: "yes"
    case .no: "no"
    case .on(let date): date.description
    }
  }
}

/// One job application: everything that was read from its file, whatever the day.
public struct Application: Sendable {
  /// The path below the journal's root, with `/`.
  public let file: String
  /// The path without its extension: the application's name everywhere.
  public package(set) var slug: String
  public let source: SourceText
  public internal(set) var company: Written<String>?
  public internal(set) var role: Written<String>?
  /// As written; see `FollowUp` for the status on a day.
  public internal(set) var status: Written<Status>?
  public internal(set) var interest = Interest.normal
  public internal(set) var decisionBy: Written<CivilDate>?
  public internal(set) var stillOpen: Written<DatedAnswer>?
  public internal(set) var contact: Written<Person.ID>?
  public internal(set) var contactBy: Channel?
  /// In which messages to them are written; nil where it is that of the journal.
  public internal(set) var language: Language?
  /// `source`, `link`, `location` and `salary`, as far as they are given.
  public internal(set) var texts: [String: String] = [:]
  public internal(set) var tags: [String] = []
  /// Names of rules, as written.
  public internal(set) var ignore: [Written<String>] = []
  /// From the front matter alone.
  public internal(set) var milestones: [Milestone: Written<CivilDate>] = [:]
  public internal(set) var people: [Person] = []
  /// Every place where one of the people is named, in file order.
  public internal(set) var mentions: [Mention] = []
  /// By date, then position.
  public internal(set) var interviews: [Interview] = []
  public internal(set) var references: [Reference] = []
  /// In file order.
  public internal(set) var entries: [Entry] = []
  public internal(set) var promises: [Promise] = []
  public internal(set) var tasks: [OwnTask] = []
  public internal(set) var faults: [Fault] = []
  /// Whether the front matter could be read at all.
  public internal(set) var hasReadableFrontMatter = true

  init(file: String, slug: String, source: SourceText) {
    self.file = file
    self.slug = slug
    self.source = source
  }

  /// The company, or the slug where none is given.
  public var companyName: String { company?.value ?? slug }

  public func name(of person: Person.ID) -> String { people[person].name }
}

/// Somebody named in an application. A person named in several places is one person.
public struct Person: Sendable {
  public typealias ID = Int

  /// As written in `Contacts` or `References` if there, else as first written in the file.
  public internal(set) var name: String
  /// Where the name stands in `Contacts` or `References` if there, else where it is introduced.
  public let place: Range<Int>
  public internal(set) var title: String?
  public internal(set) var email: String?
  public internal(set) var phone: String?
  public internal(set) var link: String?
  public internal(set) var notes: [String] = []
  /// Listed in `Contacts`.
  public internal(set) var isContact = false
  /// Named as the one to follow up with.
  public internal(set) var isFollowUpContact = false
  public internal(set) var isInterviewer = false
  public internal(set) var isReference = false

  public var canBeReached: Bool { email != nil || phone != nil }
}

/// Somebody who vouches for the user.
public struct Reference: Sendable {
  public let person: Person.ID
  /// The item in `References`.
  public let range: Range<Int>
  /// When the user gave this reference to the employer.
  public internal(set) var provided: CivilDate?
  public internal(set) var briefed: [CivilDate] = []
  /// When the employer contacted the reference.
  public internal(set) var contacted: CivilDate?
  /// Whether the reference was asked to say when contacted.
  public internal(set) var willTell: DatedAnswer?
}

public enum Round: Hashable, Sendable {
  case number(Int)
  case final
}

public struct Interview: Sendable {
  public struct Interviewer: Sendable {
    public let person: Person.ID
    /// The `With` entry, or the name in the front matter.
    public let range: Range<Int>
    /// The name as it is written there.
    public let place: Range<Int>
  }

  public let date: CivilDate
  public internal(set) var time: CivilTime?
  public internal(set) var title: String
  public internal(set) var round: Round?
  public internal(set) var interviewers: [Interviewer] = []
  public internal(set) var isCancelled = false
  /// The heading, the date in the front matter, or the entry of the log.
  public internal(set) var range: Range<Int>
}

/// A dated line: `2026-11-11 Thank-you: Dana Whitfield`.
public struct Entry: Sendable {
  /// In a box: entries are copied often, and few have more to them.
  public indirect enum Detail: Sendable {
    case none
    case timeline(TimelineAnswer)
    /// `everyone`: written so, or nobody named. `people` holds whom it means, resolved.
    case people([Person.ID], everyone: Bool)
    case waived(Waiver)
    case snoozed(Waiver, until: CivilDate)
  }

  public let key: EntryKey
  public let date: CivilDate
  public let isDateWritten: Bool
  public let time: CivilTime?
  /// An index of `Application.interviews`, for an entry in an interview's section.
  public internal(set) var interview: Int?
  /// The text after the key, without a date that opened it.
  public let value: String
  /// The entry, from its date or key on.
  public let range: Range<Int>
  /// What follows the key, where names and words of the value are to be looked for.
  public let valueRange: Range<Int>
  public internal(set) var detail: Detail = .none

  public var people: [Person.ID] {
    if case .people(let people, _) = detail { return people }
    return []
  }

  /// By date, then position in the file.
  package static func isEarlier(_ left: Entry, _ right: Entry) -> Bool {
    (left.date, left.range.lowerBound) < (right.date, right.range.lowerBound)
  }
}

/// What an employer said about when they decide.
public enum TimelineAnswer: Hashable, Sendable {
  public enum Unit: Sendable { case days, weeks, months, workingDays }

  case on(CivilDate)
  case within(Int, Unit)
  /// Asked, and no date given.
  case noDate
}

/// What a `Waived` or `Snoozed` entry names.
public struct Waiver: Sendable {
  /// Rule and person as written, before the reason or `until`.
  public let subject: String
  public let reason: String
}

/// Something the user promised the employer.
public struct Promise: Sendable {
  public let text: String
  public let date: CivilDate
  public let by: CivilDate?
  /// Whether its box is checked.
  public let isChecked: Bool
  public let range: Range<Int>
  /// The date of the `Kept` entry that fits it.
  public internal(set) var kept: CivilDate?
}

/// A task of the user's own, not yet done.
public struct OwnTask: Sendable {
  /// What becomes an entry once it is done.
  public struct Plan: Sendable {
    public let key: EntryKey
    /// As written before the key, or opening the value; an undated plan has a `by DATE`.
    public let date: CivilDate?
  }

  public let text: String
  public let due: CivilDate
  public let plan: Plan?
  public let range: Range<Int>
}

/// Something in a file that cannot be read as it was meant. What rule it breaks and what to say
/// about it is the linter's.
public struct Fault: Sendable {
  public enum Kind: Sendable {
    case unreadable(TextFault)
    case frontMatterMissing(heading: String)
    case frontMatterInvalid(reason: String)
    case companyMissing
    case roleMissing
    case dateInvalid(written: String)
    case valueInvalid(key: String, value: String, expected: String)
    case keyUnknown(key: String, nearest: String?)
    case keyDuplicate(key: String)
    case entryUnknown(key: String, nearest: String)
    case entryUndated(key: String)
    case interviewUndated
    case timelineUnclear(value: String)
    /// `isSure`: a slip of the pen that fits nobody else.
    case personUnknown(name: String, nearest: String?, isSure: Bool)
    case personAmbiguous(name: String, candidates: [String])
    case promiseUnclear(text: String, fitting: Int)
  }

  public let kind: Kind
  /// nil for a fault of the file as a whole.
  public let range: Range<Int>?
  /// Other places that explain it: the first of two keys, everybody whom a name can mean.
  public let related: [Range<Int>]

  /// So many other places explain as much as all of them.
  package static let relatedLimit = 8

  public init(_ kind: Kind, _ range: Range<Int>?, related: [Range<Int>] = []) {
    self.kind = kind
    self.range = range
    self.related = related
  }
}

public import Journal

/// Something that an application says happened, or will happen, on a day.
public struct DatedFact: Hashable, Sendable {
  public enum Kind: String, Sendable { case milestone, interview, entry, promise }

  public let kind: Kind
  public let date: CivilDate
  /// As a person would read it: `Thank-you: Dana Whitfield`.
  public let text: String
}

extension Application {
  /// By date, then as they stand in the file. Dates after today are among them.
  public var datedFacts: [DatedFact] {
    var facts: [DatedFact] = Milestone.allCases.compactMap { milestone in
      milestones[milestone].map {
        DatedFact(kind: .milestone, date: $0.value, text: milestone.key)
      }
    }
    facts += interviews.map { interview in
      var parts = ["interview"]
      if let time = interview.time { parts.append("at \(time)") }
      if !interview.title.isEmpty { parts.append("(\(interview.title))") }
      if interview.isCancelled { parts.append("— cancelled") }
      return DatedFact(kind: .interview, date: interview.date, text: parts.joined(separator: " "))
    }
    for entry in entries where entry.key != .interview && entry.key.isTakenInLog {
      let value = entry.value.isEmpty ? "" : ": \(entry.value)"
      facts.append(
        DatedFact(
          kind: entry.key.milestone == nil ? .entry : .milestone, date: entry.date,
          text: "\(entry.key.rawValue)\(value)"))
    }
    facts += promises.filter(\.isChecked).map {
      DatedFact(kind: .promise, date: $0.date, text: "promise kept: \($0.text)")
    }
    return facts.enumerated()
      .sorted { ($0.element.date, $0.offset) < ($1.element.date, $1.offset) }.map(\.element)
  }

  public func status(on day: CivilDate) -> Status {
    Standing(self, index: 0, today: day).status
  }
}

/// What a commit did to one application.
public struct ApplicationChange: Sendable {
  /// Below the root: as it is called after the commit, or was before it where it is gone.
  public let file: String
  public let company: String
  public let role: String?
  /// Where the commit gave the file another name.
  public let oldFile: String?
  /// nil where there was no application before.
  public let oldStatus: Status?
  /// nil where there is none any more.
  public let status: Status?
  public let came: [DatedFact]
  public let went: [DatedFact]

  /// An application, and the day on which it is looked at.
  public typealias Version = (application: Application, day: CivilDate)

  /// - Parameters:
  ///   - parents: One for a plain commit, several for a merge; nil where a parent had no such
  ///     application.
  /// - Returns: nil where no application is concerned. Of a merge, only what no parent had has come,
  ///   and only what all of them had has gone.
  public init?(file: String, oldFile: String?, parents: [Version?], result: Version?) {
    let versions = parents.compactMap { $0 }
    guard let shown = result?.application ?? versions.first?.application else { return nil }
    self.file = file
    self.oldFile = oldFile
    company = shown.companyName
    role = shown.role?.value
    let new = result.map { $0.application.status(on: $0.day) }
    let old = parents.map { parent in parent.map { $0.application.status(on: $0.day) } }
    status = new
    oldStatus = old.contains(new) ? new : old.first ?? nil

    let facts = result?.application.datedFacts ?? []
    let others = parents.map { $0?.application.datedFacts ?? [] }
    came = others.reduce(facts, Self.subtract)
    let common = others.dropFirst().reduce(others.first ?? []) { common, facts in
      Self.subtract(common, Self.subtract(common, facts))
    }
    went = Self.subtract(common, facts)
  }

  /// Of facts that stand there twice, only as many are taken away as there are in the other.
  private static func subtract(_ facts: [DatedFact], _ others: [DatedFact]) -> [DatedFact] {
    var counts = Dictionary(others.map { ($0, 1) }, uniquingKeysWith: +)
    return facts.filter { fact in
      guard let count = counts[fact], count > 0 else { return true }
      counts[fact] = count - 1
      return false
    }
  }

  public var isStatusChanged: Bool { status != oldStatus }

  /// With nothing but milestones; nil where nothing is left to tell.
  public var withMilestonesOnly: ApplicationChange? {
    let change = ApplicationChange(
      self, came: came.filter { $0.kind == .milestone },
      went: went.filter { $0.kind == .milestone })
    return change.isEmpty ? nil : change
  }

  private init(_ change: ApplicationChange, came: [DatedFact], went: [DatedFact]) {
    file = change.file
    company = change.company
    role = change.role
    oldFile = change.oldFile
    oldStatus = change.oldStatus
    status = change.status
    self.came = came
    self.went = went
  }

  /// Whether only notes were changed.
  public var isEmpty: Bool {
    came.isEmpty && went.isEmpty && !isStatusChanged && oldFile == nil
  }
}

/// What a commit did to a journal.
public struct CommitChanges: Sendable {
  public let commit: String
  /// As its author's clock had it.
  public let day: CivilDate
  public let subject: String
  /// By file.
  public let changes: [ApplicationChange]

  public init(
    commit: String, day: CivilDate, subject: String, changes: [ApplicationChange]
  ) {
    self.commit = commit
    self.day = day
    self.subject = subject
    self.changes = changes
  }
}

public import Journal
public import Syntax

/// What is wrong with the writing itself. The reader finds most of it; the rest depends on the day.
enum FormRemarks {
  static func remarks(on standing: Standing, _ calendar: WorkCalendar) -> [Remark] {
    standing.application.faults.map { fault in
      Remark(fault, standing.application.source, standing)
    }
      + Rule.dateInFuture(standing) + Rule.datesOutOfOrder(standing) + Rule.datesDisagree(standing)
      + Rule.statusMismatch(standing) + Rule.statusUndated(standing)
      + Rule.timelineMismatch(standing, calendar) + Rule.rulesUnknown(standing)
  }
}

extension Finding {
  /// What is wrong with a file before it is looked at on a day, or with one that is no application.
  public static func findings(
    file: String, source: SourceText?, faults: [Fault], policy: Policy
  ) -> [Finding] {
    faults.map { Remark($0, source, nil) }.filter { policy.isOn($0.rule) }
      .map { $0.finding(in: file, source, policy) }
  }
}

extension Remark {
  /// - Parameter standing: nil where there is no application, or no day yet.
  init(_ fault: Fault, _ source: SourceText?, _ standing: Standing?) {
    let today = standing?.today
    switch fault.kind {
    case .unreadable(let reason): self = .fileUnreadable(reason)
    case .frontMatterMissing(let heading): self = .frontMatterMissing(heading, at: fault.range)
    case .frontMatterInvalid(let reason):
      let line = fault.range.flatMap { source?.string(in: $0) } ?? ""
      self = .frontMatterInvalid(reason, line: line, at: fault.range)
    case .companyMissing: self = .companyMissing(at: fault.range, places: fault.related)
    case .roleMissing: self = .roleMissing(at: fault.range, places: fault.related)
    case .dateInvalid(let written):
      self = .dateInvalid(written, today: today, at: fault.range)
    case .valueInvalid(let key, let value, let expected):
      self = .valueInvalid(value, of: key, expected: expected, at: fault.range)
    case .keyUnknown(let key, let nearest): self = .keyUnknown(key, nearest, at: fault.range)
    case .keyDuplicate(let key):
      self = .keyDuplicate(key, at: fault.range, places: fault.related)
    case .entryUnknown(let key, let nearest): self = .entryUnknown(key, nearest, at: fault.range)
    case .entryUndated(let key): self = .entryUndated(key, today: today, at: fault.range)
    case .interviewUndated: self = .interviewUndated(today: today, at: fault.range)
    case .timelineUnclear(let value):
      self = .timelineUnclear(value, today: today, at: fault.range)
    case .personUnknown(let name, let nearest, let isSure):
      self = .personUnknown(
        name, nearest: nearest, isSure: isSure, at: fault.range, places: fault.related)
    case .personAmbiguous(let name, let candidates):
      self = .personAmbiguous(
        name, candidates: candidates, at: fault.range, places: fault.related)
    case .promiseUnclear(let text, let fitting):
      let promises = standing?.application.promises ?? []
      let open = promises.lazy.filter { !$0.isChecked && $0.kept == nil }
      self = .promiseUnclear(
        text, fitting: fitting, open: Array(open.prefix(3)), at: fault.range,
        places: fault.related)
    }
  }
}

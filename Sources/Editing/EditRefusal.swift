internal import FollowUp
internal import Journal
internal import Syntax

/// Why a change is not made. Then nothing is.
public struct EditRefusal: Error, Equatable, Sendable {
  /// What is wrong and what to write instead, without a full stop.
  public let reason: String

  public init(_ reason: String) { self.reason = reason }
}

extension EditRefusal {
  init(_ fault: TypedEntry.Fault) {
    switch fault {
    case .severalLines: self.init("an entry is one line")
    case .box: self.init("an entry says what happened: leave the box out")
    case .dateInvalid(let written):
      self.init("“\(written)” is no date; write a day such as 2026-11-21")
    case .keyMissing:
      self.init("an entry begins with a key and a colon, such as `Heard: they will call`")
    case .keyUnknown(let word, let nearest):
      self.init(
        "the log takes no key “\(word)”; "
          + (nearest.map { "did you mean \($0)?" } ?? "its keys are \(Self.keys)"))
    case .keyOfInterviews(let word):
      self.init("“\(word)” belongs below an interview’s heading, not into the log")
    }
  }

  private static let keys =
    EntryKey.allCases.filter(\.isTakenInLog).map(\.rawValue).joined(separator: ", ")

  /// A fault that the file would have after a change.
  init(_ fault: Fault, in application: Application, _ policy: Policy) {
    let finding = Finding.findings(
      file: application.file, source: application.source, faults: [fault], policy: policy
    ).first
    self.init(finding.map { "\($0.message); \($0.help)" } ?? "it would not be read as meant")
  }
}

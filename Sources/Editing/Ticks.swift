public import FollowUp
public import Journal
internal import Syntax

/// A ticked item of an agenda file: a fact that belongs into an application.
public struct Tick: Sendable {
  /// The duty's id, as the file's comment has it; nil where there is none.
  public let id: String?
  /// What stands between box and company.
  public let title: String
  /// What stands between company and window, the reason; nil where the line is not made as it was.
  public let reason: String?
  /// What the user added to the line.
  public let note: String
  /// The last good day that the line shows.
  public let due: CivilDate?
  /// Whether what stands in its box is a tick.
  public let isClear: Bool

  public init(
    id: String?, title: String, reason: String? = "", note: String, due: CivilDate? = nil,
    isClear: Bool = true
  ) {
    self.id = id
    self.title = title
    self.reason = reason
    self.note = note
    self.due = due
    self.isClear = isClear
  }

  /// The day on which it was done, as far as the user wrote one, and the rest of what was added.
  ///
  /// - Parameter wording: Of the item; nil where it is gone.
  func read(
    for wording: Wording?, today: CivilDate
  ) throws(EditRefusal) -> (day: CivilDate?, note: String) {
    guard let wording, !title.isEmpty else { return try TickNote(note, today: today).parts }
    let expected = Escaping.markdown(wording.title)
    let bytes = Array(title.utf8)
    var title = title
    var day = ""
    if !title.hasPrefix(expected), let opening = WrittenDate(in: bytes, at: 0) {
      day = String(decoding: bytes[opening.range], as: UTF8.self)
      title = trimmingSeparators(
        String(decoding: bytes[opening.range.upperBound...], as: UTF8.self))
    }
    let expectedReason = Escaping.markdown(wording.reason)
    // The item may have been given another reason beside the one that the line shows.
    guard title.hasPrefix(expected), let reason,
      expectedReason.hasPrefix(reason) || reason.hasPrefix(expectedReason)
    else {
      throw EditRefusal(
        "it says something else than the item, “\(wording.title)”; tick that, and add what you"
          + " have to say at its end")
    }
    let added = [
      day, trimmingSeparators(String(title.dropFirst(expected.count))),
      trimmingSeparators(String(reason.dropFirst(expectedReason.count))), note,
    ]
    return try TickNote(added.filter { !$0.isEmpty }.joined(separator: " "), today: today).parts
  }
}

/// Writes ticks into the applications, each file once.
public struct TickRun: Sendable {
  public enum Outcome: Equatable, Sendable {
    case written(file: String, String)
    /// The application said so already.
    case before(file: String)
    case refused(reason: String)

    /// The application that it went into.
    public var file: String? {
      switch self {
      case .written(let file, _), .before(let file): file
      case .refused: nil
      }
    }
  }

  /// One for each tick.
  public private(set) var outcomes: [Outcome]
  /// Those whose text changed, in path order.
  public private(set) var changed: [Editor] = []
  private let assessment: Assessment

  public init(_ ticks: [Tick], in assessment: Assessment) {
    self.assessment = assessment
    outcomes = ticks.map { _ in .refused(reason: "") }
    guard !ticks.isEmpty else { return }
    // As the comment has them: nothing needs decoding.
    let duties = Dictionary(assessment.duties.map { (Escaping.comment($0.id), $0) }) { one, _ in
      one
    }
    let slugs = Dictionary(
      assessment.search.standings.map { (Escaping.comment($0.application.slug), $0.index) }
    ) { one, _ in one }
    let notes = Dictionary(grouping: ticks) { $0.id }.mapValues { Set($0.map(\.note)) }
    let unread = Self.unread(in: assessment)
    var files: [Int: [Int]] = [:]
    for (number, tick) in ticks.enumerated() {
      guard tick.isClear else {
        outcomes[number] = .refused(
          reason: "its box holds neither a blank nor an x; write `[x]` if it is done")
        continue
      }
      guard let id = tick.id else {
        outcomes[number] = .refused(
          reason: "it has no id, so that nobody can tell what it is about; write into the"
            + " application what was done")
        continue
      }
      let slug = String(id[..<(id.lastIndex(of: "#") ?? id.endIndex)])
      guard let index = duties[id]?.application ?? slugs[slug] else {
        outcomes[number] = .refused(
          reason: unread[slug]
            ?? "no application is called \(slug) any more; delete this if it is settled")
        continue
      }
      guard notes[id]?.count == 1 else {
        outcomes[number] = .refused(
          reason: "it is ticked twice, and not in the same words; keep one of the two")
        continue
      }
      files[index, default: []].append(number)
    }
    for (index, numbers) in files.sorted(by: { $0.key < $1.key }) {
      // A task is gone once it is ticked, and those below it take its number: the last one first.
      let tasks = numbers.filter { ticks[$0].id.flatMap { duties[$0] }?.settlement == .task }
        .sorted { position(of: ticks[$0], duties) > position(of: ticks[$1], duties) }
      let areTasks = Set(tasks)
      settle(tasks + numbers.filter { !areTasks.contains($0) }, of: ticks, duties, in: index)
    }
  }

  /// Why applications are missing, by their slugs.
  private static func unread(in assessment: Assessment) -> [String: String] {
    var reasons: [String: String] = [:]
    for finding in assessment.findings where finding.rule == .fileUnreadable {
      guard let file = finding.file else { continue }
      let slug = String(file[..<(file.lastIndex(of: ".") ?? file.endIndex)])
      reasons[Escaping.comment(slug)] = "\(file) could not be read: \(finding.message)"
    }
    return reasons
  }

  private func position(of tick: Tick, _ duties: [String: Duty]) -> Int {
    tick.id.flatMap { duties[$0] }?.range.lowerBound ?? 0
  }

  private mutating func settle(
    _ numbers: [Int], of ticks: [Tick], _ duties: [String: Duty], in index: Int
  ) {
    let file = assessment.search.standings[index].application.file
    var editor = Editor(assessment.search, index)
    for number in numbers {
      let tick = ticks[number]
      let id = tick.id.flatMap { duties[$0]?.id } ?? tick.id ?? ""
      do {
        let duty = duties[tick.id ?? ""]
        let read = try tick.read(
          for: duty.map(assessment.wording(of:)), today: assessment.search.today)
        switch try editor.settle(
          id, on: read.day, note: read.note, shownDue: tick.due)
        {
        case .written(let line): outcomes[number] = .written(file: file, line)
        case .before: outcomes[number] = .before(file: file)
        }
      } catch {
        outcomes[number] = .refused(reason: error.reason)
      }
    }
    if editor.hasChanged { changed.append(editor) }
  }
}

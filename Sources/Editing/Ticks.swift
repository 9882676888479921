public import FollowUp
public import Journal
internal import Syntax

/// A ticked item of an agenda file: a fact that belongs into an application.
public struct Tick: Sendable {
  /// The duty's id, as the file's comment has it; nil where there is none.
  public let id: String?
  /// What stands between box and company.
  public let title: String
  /// What the user added to the line.
  public let note: String
  /// The last good day that the line shows.
  public let due: CivilDate?

  public init(id: String?, title: String, note: String, due: CivilDate? = nil) {
    self.id = id
    self.title = title
    self.note = note
    self.due = due
  }

  /// The day that the user typed in front of the item or at one end of what was added, and the
  /// rest of it.
  ///
  /// - Parameter wording: Of the item; nil where it is gone.
  func read(for wording: Wording?) throws(EditRefusal) -> (day: CivilDate?, note: String) {
    let title = Array(title.utf8)
    var written: WrittenDate?
    if let wording, let opening = WrittenDate(in: title, at: 0),
      !Escaping.markdown(wording.title).utf8.starts(with: title[opening.range])
    {
      written = opening
    }
    var note = note
    let bytes = Array(note.utf8)
    if let opening = WrittenDate(in: bytes, at: 0) {
      written = opening
      note = trimmingSeparators(String(decoding: bytes[opening.range.upperBound...], as: UTF8.self))
    } else if let closing = Self.closingDate(in: bytes) {
      written = closing
      note = trimmingSeparators(String(decoding: bytes[..<closing.range.lowerBound], as: UTF8.self))
    }
    guard let written else { return (nil, note) }
    guard let day = written.date else {
      throw EditRefusal("the date in it is no day; write it like 2026-11-21")
    }
    return (day, note)
  }

  /// A date at the very end that belongs to no `by`, `until` or `due`.
  private static func closingDate(in bytes: [UInt8]) -> WrittenDate? {
    guard let start = bytes.lastIndex(of: .space).map({ $0 + 1 }),
      let date = WrittenDate(in: bytes, at: start), date.range.upperBound == bytes.count
    else { return nil }
    let word = bytes[..<(start - 1)].split(separator: .space).last ?? []
    return ["by", "until", "due", "due:"].contains(foldedKey(word)) ? nil : date
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
      uniqueKeysWithValues: assessment.search.standings.map {
        (Escaping.comment($0.application.slug), $0.index)
      })
    let notes = Dictionary(grouping: ticks) { $0.id }.mapValues { Set($0.map(\.note)) }
    var files: [Int: [Int]] = [:]
    for (number, tick) in ticks.enumerated() {
      guard let id = tick.id else {
        outcomes[number] = .refused(
          reason: "it has no id, so that nobody can tell what it is about; write into the"
            + " application what was done")
        continue
      }
      let slug = String(id[..<(id.lastIndex(of: "#") ?? id.endIndex)])
      guard let index = duties[id]?.application ?? slugs[slug] else {
        outcomes[number] = .refused(reason: "no application is called \(slug) any more")
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
      settle(tasks + numbers.filter { !tasks.contains($0) }, of: ticks, duties, in: index)
    }
  }

  private func position(of tick: Tick, _ duties: [String: Duty]) -> Int {
    tick.id.flatMap { duties[$0] }?.range.lowerBound ?? 0
  }

  private mutating func settle(
    _ numbers: [Int], of ticks: [Tick], _ duties: [String: Duty], in index: Int
  ) {
    let file = assessment.search.standings[index].application.file
    let opened = Result { () throws(EditRefusal) in try Editor(assessment.search, index) }
    guard case .success(var editor) = opened else {
      if case .failure(let refusal) = opened {
        for number in numbers { outcomes[number] = .refused(reason: refusal.reason) }
      }
      return
    }
    for number in numbers {
      let tick = ticks[number]
      let id = tick.id.flatMap { duties[$0]?.id } ?? tick.id ?? ""
      do {
        let duty = duties[tick.id ?? ""]
        let read = try tick.read(for: duty.map(assessment.wording(of:)))
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

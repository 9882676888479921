import FollowUp
import Journal
import Syntax

@testable import Editing

/// The bytes of a text line by line, each with its end: told apart without the code under test.
struct Lines {
  private(set) var lines: [[UInt8]] = []
  let isEnded: Bool

  /// - Parameter end: What a last line without an end is given, so that it can be compared.
  init(_ bytes: [UInt8], closedWith end: [UInt8]? = nil) {
    var line: [UInt8] = []
    for (index, byte) in bytes.enumerated() {
      line.append(byte)
      let isReturnOfPair = byte == 13 && index + 1 < bytes.count && bytes[index + 1] == 10
      if byte == 10 || byte == 13 && !isReturnOfPair {
        lines.append(line)
        line = []
      }
    }
    isEnded = line.isEmpty
    if !line.isEmpty { lines.append(line + (end ?? lines.last.map(Self.end) ?? [10])) }
  }

  static func end(of line: [UInt8]) -> [UInt8] {
    Array(line.reversed().prefix { $0 == 10 || $0 == 13 }.reversed())
  }

  static func content(of line: [UInt8]) -> String {
    String(decoding: line.dropLast(end(of: line).count), as: UTF8.self)
  }
}

/// Which lines of a text went and came.
struct LineChange {
  /// With their positions among the lines, from 0.
  private(set) var removed: [(position: Int, text: String)] = []
  private(set) var inserted: [(position: Int, text: String)] = []
  /// The line ends of what came.
  private(set) var newEnds: Set<[UInt8]> = []

  init(from old: Lines, to new: Lines) {
    for change in new.lines.difference(from: old.lines) {
      switch change {
      case .remove(let position, let line, _):
        removed.append((position, Lines.content(of: line)))
      case .insert(let position, let line, _):
        inserted.append((position, Lines.content(of: line)))
        newEnds.insert(Lines.end(of: line))
      }
    }
  }
}

/// What an application says, one fact a line, and how often.
struct Sayings {
  let counts: [String: Int]

  init(_ application: Application) {
    var lines = FactListing.lines(of: application, entries: application.entries) {
      application.milestones[$0]?.value
    }
    lines.append("company \(application.company?.value ?? "none")")
    lines.append("role \(application.role?.value ?? "none")")
    lines.append("written status \(application.status?.value.rawValue ?? "none")")
    lines += application.tasks.map { "plan \($0.due) \($0.plan?.key.rawValue ?? "none")" }
    lines += application.entries.compactMap { entry in
      entry.interview.map {
        "\(entry.key.rawValue) of \(entry.date) below \(application.interviews[$0].date)"
      }
    }
    counts = Dictionary(lines.map { ($0, 1) }, uniquingKeysWith: +)
  }

  /// The lines that others lack.
  func beyond(_ others: Sayings) -> [String] {
    counts.sorted { $0.key < $1.key }.flatMap { line, count in
      Array(repeating: line, count: max(0, count - others.counts[line, default: 0]))
    }
  }
}

internal import FollowUp
internal import Journal

/// Everything that an application says, for telling what a change of its text did.
struct Facts {
  private let counts: [String: Int]

  init(of application: Application) {
    var lines = FactListing.lines(of: application, entries: application.entries) {
      application.milestones[$0]?.value
    }
    lines.append("company \(application.company?.value ?? "")")
    lines.append("role \(application.role?.value ?? "")")
    lines.append(Self.status(of: application))
    for entry in application.entries {
      guard let interview = entry.interview else { continue }
      lines.append(
        "below \(application.interviews[interview].date) \(entry.date) \(entry.key.rawValue)")
    }
    counts = Dictionary(lines.map { ($0, 1) }, uniquingKeysWith: +)
  }

  /// As written.
  static func status(of application: Application) -> String {
    "written \(application.status?.value.rawValue ?? "nothing")"
  }

  static func task(_ task: OwnTask) -> String { "task \(task.due) | \(task.text)" }

  /// Whether a fact is a promise that was not kept yet.
  static func isPromise(_ line: String) -> Bool {
    let words = line.split(separator: " ", maxSplits: 3)
    return words.count > 2 && words[0] == "entry" && words[2] == EntryKey.promised.rawValue
  }

  /// Whether each fact that went came again, about the same thing in other words.
  static func isRewording(of lost: [String], _ gained: [String]) -> Bool {
    func subject(_ line: String) -> Substring {
      // An interview may have no more than its day.
      let word = line.hasPrefix("interview ") ? nil : line.firstIndex(of: " ")
      return line[..<(line.firstRange(of: " | ")?.lowerBound ?? word ?? line.endIndex)]
    }
    var subjects = gained.map(subject)
    return lost.allSatisfy { line in
      guard let index = subjects.firstIndex(of: subject(line)) else { return false }
      subjects.remove(at: index)
      return true
    }
  }

  /// Those that other facts have not.
  func missing(in others: Facts) -> [String] {
    counts.flatMap { line, count in
      Array(repeating: line, count: max(0, count - others.counts[line, default: 0]))
    }
  }
}

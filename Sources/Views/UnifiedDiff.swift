/// What changes in a file, as `diff -u` and `git apply` write it.
public enum UnifiedDiff {
  /// Lines around a change.
  private static let context = 3

  private enum Line {
    case kept(String)
    case removed(String)
    case added(String)

    var isKept: Bool { if case .kept = self { true } else { false } }

    /// Whether it stands in the old text, and in the new one.
    var counts: (old: Int, new: Int) {
      switch self {
      case .kept: (1, 1)
      case .removed: (1, 0)
      case .added: (0, 1)
      }
    }

    var text: String {
      switch self {
      case .kept(let text): " " + text
      case .removed(let text): "-" + text
      case .added(let text): "+" + text
      }
    }
  }

  /// - Parameter old: nil for a file that is new.
  /// - Returns: An empty text where nothing changes.
  public static func text(from old: [UInt8]?, to new: [UInt8], path: String) -> String {
    guard old != new else { return "" }
    let lines = lines(of: LineDifference(from: old ?? [], to: new))
    let (from, into) = (name("a/\(path)"), name("b/\(path)"))
    var text = "--- \(old == nil ? "/dev/null" : from)\n+++ \(into)\n"
    var before = (old: 0, new: 0)
    var end = 0
    for hunk in hunks(of: lines) {
      let counts = counts(of: lines[hunk])
      let between = self.counts(of: lines[end..<hunk.lowerBound])
      before = (before.old + between.old, before.new + between.new)
      text += header(before, counts) + body(lines[hunk])
      before = (before.old + counts.old, before.new + counts.new)
      end = hunk.upperBound
    }
    return text
  }

  /// As git quotes a name that would not end where its line does.
  private static func name(_ path: String) -> String {
    guard path.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F }) else { return path }
    var quoted = "\""
    for scalar in path.unicodeScalars {
      switch scalar {
      case "\"", "\\": quoted += "\\\(scalar)"
      case _ where scalar.value < 0x20 || scalar.value == 0x7F:
        let digits = String(scalar.value, radix: 8)
        quoted += "\\" + String(repeating: "0", count: 3 - digits.utf8.count) + digits
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }

  private static func lines(of difference: LineDifference) -> [Line] {
    func text(_ line: ArraySlice<UInt8>) -> String { String(decoding: line, as: UTF8.self) }
    var lines: [Line] = []
    var left = 0
    func keep(before end: Int) {
      lines += difference.old[left..<end].map { .kept(text($0)) }
    }
    for change in difference.changes {
      keep(before: change.old.lowerBound)
      lines += difference.old[change.old].map { .removed(text($0)) }
      lines += difference.new[change.new].map { .added(text($0)) }
      left = change.old.upperBound
    }
    keep(before: difference.old.count)
    return lines
  }

  /// Changes with their context; those whose contexts touch are one.
  private static func hunks(of lines: [Line]) -> [Range<Int>] {
    var hunks: [Range<Int>] = []
    for index in lines.indices where !lines[index].isKept {
      let start = max(0, index - context)
      let end = min(lines.count, index + context + 1)
      if let last = hunks.last, start <= last.upperBound {
        hunks[hunks.count - 1] = last.lowerBound..<end
      } else {
        hunks.append(start..<end)
      }
    }
    return hunks
  }

  private static func counts(of lines: ArraySlice<Line>) -> (old: Int, new: Int) {
    lines.reduce((old: 0, new: 0)) { ($0.old + $1.counts.old, $0.new + $1.counts.new) }
  }

  /// - Parameter before: Lines before the hunk.
  private static func header(
    _ before: (old: Int, new: Int), _ counts: (old: Int, new: Int)
  ) -> String {
    func span(_ before: Int, _ count: Int) -> String {
      // An empty stretch is named by the line before it.
      "\(count == 0 ? before : before + 1),\(count)"
    }
    return "@@ -\(span(before.old, counts.old)) +\(span(before.new, counts.new)) @@\n"
  }

  private static func body(_ lines: ArraySlice<Line>) -> String {
    lines.map { line in
      let text = line.text
      return text.utf8.last == UInt8(ascii: "\n") ? text : text + "\n\\ No newline at end of file\n"
    }.joined()
  }
}

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
    let lines = lines(from: Self.split(old ?? []), to: Self.split(new))
    let (from, into) = (name("a/\(path)"), name("b/\(path)"))
    var text = "--- \(old == nil ? "/dev/null" : from)\n+++ \(into)\n"
    for hunk in hunks(of: lines) { text += header(of: hunk, in: lines) + body(lines[hunk]) }
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

  /// Each line with its end; as bytes, since two texts can be equal that are written differently.
  private static func split(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    var lines: [ArraySlice<UInt8>] = []
    var start = 0
    for index in bytes.indices where bytes[index] == UInt8(ascii: "\n") {
      lines.append(bytes[start...index])
      start = index + 1
    }
    if start < bytes.count { lines.append(bytes[start...]) }
    return lines
  }

  private static func lines(
    from old: [ArraySlice<UInt8>], to new: [ArraySlice<UInt8>]
  ) -> [Line] {
    func text(_ line: ArraySlice<UInt8>) -> String { String(decoding: line, as: UTF8.self) }
    let difference = new.difference(from: old)
    var removed: Set<Int> = []
    var added: Set<Int> = []
    for change in difference {
      switch change {
      case .remove(let offset, _, _): removed.insert(offset)
      case .insert(let offset, _, _): added.insert(offset)
      }
    }
    var lines: [Line] = []
    var (left, right) = (0, 0)
    while left < old.count || right < new.count {
      if removed.contains(left) {
        lines.append(.removed(text(old[left])))
        left += 1
      } else if added.contains(right) {
        lines.append(.added(text(new[right])))
        right += 1
      } else {
        lines.append(.kept(text(old[left])))
        (left, right) = (left + 1, right + 1)
      }
    }
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

  private static func header(of hunk: Range<Int>, in lines: [Line]) -> String {
    func span(_ part: (Line) -> Int) -> String {
      let count = lines[hunk].reduce(0) { $0 + part($1) }
      let before = lines[..<hunk.lowerBound].reduce(0) { $0 + part($1) }
      // An empty stretch is named by the line before it.
      return "\(count == 0 ? before : before + 1),\(count)"
    }
    return "@@ -\(span(\.counts.old)) +\(span(\.counts.new)) @@\n"
  }

  private static func body(_ lines: ArraySlice<Line>) -> String {
    lines.map { line in
      let text = line.text
      return text.utf8.last == UInt8(ascii: "\n") ? text : text + "\n\\ No newline at end of file\n"
    }.joined()
  }
}

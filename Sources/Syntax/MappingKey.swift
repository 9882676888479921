/// A key of a mapping, compared with those that are known there.
public enum MappingKey: Sendable {
  /// The key folded, with its value.
  case known(String, YAMLNode)
  case unknown(String, nearest: String?, Range<Int>)
  /// Written before: the first one counts.
  case duplicate(String, Range<Int>, first: Range<Int>)
}

extension [(key: YAMLNode, value: YAMLNode)] {
  /// The keys in order. Those without a value are left out, unless something is wrong with them.
  ///
  /// - Parameters:
  ///   - known: Folded.
  ///   - isForeign: Which of the others belong to somebody else.
  public func keys(
    known: [String], isForeign: (String) -> Bool = { _ in false }
  ) -> [MappingKey] {
    var seen: [String: Range<Int>] = [:]
    var unknown = 0
    return compactMap { pair in
      let written = pair.key.text ?? ""
      let key = foldedKey(written)
      guard known.contains(key) else {
        if isForeign(key) { return nil }
        unknown += 1
        let nearest = unknown > mostProposals ? nil : Spelling.nearest(to: key, among: known)
        return .unknown(written, nearest: nearest, pair.key.range)
      }
      if let first = seen[key] { return .duplicate(written, pair.key.range, first: first) }
      seen[key] = pair.key.range
      return pair.value.isAbsent ? nil : .known(key, pair.value)
    }
  }
}

/// For so many unknown keys of a mapping a known one is looked for. Where there are more, they are no
/// slips of the pen, and the search takes longer than all of the reading.
private let mostProposals = 100

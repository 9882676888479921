internal import Syntax

/// What a written name means among those who can be meant.
public enum NameMatch<ID: Sendable>: Sendable {
  case one(ID)
  case nobody(nearest: String?)
  case several([String])
}

/// Finds whom a name means: the whole name, or any one part of it that only one of them has. Case
/// does not matter and white space is folded.
public func matchName<ID>(
  _ name: String, among candidates: [(id: ID, name: String)]
) -> NameMatch<ID> {
  let folded = foldedName(name)
  if let whole = candidates.first(where: { foldedName($0.name) == folded }) {
    return .one(whole.id)
  }
  if !folded.utf8.contains(.space) {
    let fitting = candidates.filter {
      foldedName($0.name).split(separator: " ").contains { $0 == folded }
    }
    if fitting.count == 1 { return .one(fitting[0].id) }
    if fitting.count > 1 { return .several(fitting.map(\.name)) }
  }
  return .nobody(nearest: Spelling.nearest(to: name, among: candidates.map(\.name)))
}

/// Lower case, and each run of white space one space.
package func foldedName(_ name: String) -> String {
  // Every name in a journal is folded several times; nearly all of them are plain ASCII.
  let isPlain = name.utf8.allSatisfy { $0 < 0x80 && $0 >= .space }
  guard isPlain else {
    return name.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
  return String(unsafeUninitializedCapacity: name.utf8.count) { folded in
    var count = 0
    for byte in name.utf8 where byte != .space || count > 0 && folded[count - 1] != .space {
      folded[count] = byte.asciiLowercased
      count += 1
    }
    if count > 0, folded[count - 1] == .space { count -= 1 }
    return count
  }
}

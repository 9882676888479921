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
  if name.utf8.allSatisfy({ $0 < 0x80 && $0 > 0x20 || $0 == .space }) {
    // Values read from Markdown have single spaces already; those from YAML may not.
    if !name.utf8.contains(where: \.isASCIIUppercase), !name.contains("  ") { return name }
  }
  return name.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
}

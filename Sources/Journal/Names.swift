internal import Syntax

/// What a written name means among those who can be meant.
public enum NameMatch<ID: Sendable>: Sendable {
  case one(ID)
  case nobody(nearest: String?)
  case several([String])
}

/// Finds whom a name means: the whole name, or any one part of it that only one of them has. Case
/// does not matter and white space is folded.
public struct NameIndex<ID: Sendable>: Sendable {
  /// Among more names than these no near miss is looked for.
  private static var nearMissLimit: Int { 200 }

  private var names: [(id: ID, name: String)] = []
  private var wholes: [String: ID] = [:]
  private var parts: [String: [Int]] = [:]

  public init() {}

  /// Adds somebody; of two with one name the first is found.
  public mutating func add(_ name: String, _ id: ID) {
    add(name, folded: foldedName(name), id)
  }

  mutating func add(_ name: String, folded: String, _ id: ID) {
    guard wholes[folded] == nil else { return }
    wholes[folded] = id
    for part in folded.utf8.split(separator: .space) {
      let part = String(Substring(part))
      if parts[part]?.last != names.count { parts[part, default: []].append(names.count) }
    }
    names.append((id, name))
  }

  /// Of several who can be meant, so many are told.
  private static var toldLimit: Int { 20 }

  public func match(_ name: String) -> NameMatch<ID> {
    let folded = foldedName(name)
    if let whole = wholes[folded] { return .one(whole) }
    let fitting = parts[folded] ?? []
    if fitting.count == 1 { return .one(names[fitting[0]].id) }
    if fitting.count > 1 { return .several(fitting.prefix(Self.toldLimit).map { names[$0].name }) }
    guard names.count <= Self.nearMissLimit else { return .nobody(nearest: nil) }
    if let nearest = Spelling.nearest(to: name, among: names.lazy.map(\.name)) {
      return .nobody(nearest: nearest)
    }
    // A first name may be misspelled as well.
    let part = Spelling.nearest(
      to: folded,
      among: names.flatMap { foldedName($0.name).split(separator: " ").map(String.init) })
    return .nobody(
      nearest: part.flatMap { part in
        names.first { foldedName($0.name).split(separator: " ").contains(Substring(part)) }?.name
      })
  }
}

/// Lower case, and each run of white space one space.
package func foldedName(_ name: String) -> String {
  // Every name in a journal is folded several times; nearly all of them are plain ASCII.
  var name = name
  let plain = name.withUTF8 { bytes -> String? in
    guard bytes.allSatisfy({ $0 < 0x80 && $0 >= .space }) else { return nil }
    return String(unsafeUninitializedCapacity: bytes.count) { folded in
      var count = 0
      for byte in bytes where byte != .space || count > 0 && folded[count - 1] != .space {
        folded[count] = byte.asciiLowercased
        count += 1
      }
      if count > 0, folded[count - 1] == .space { count -= 1 }
      return count
    }
  }
  return plain ?? foldedSpace(name.lowercased())
}

/// Lower case without accents: `Žižková` is `zizkova`.
package func withoutAccents(_ text: String) -> String {
  var plain = ""
  for scalar in text.lowercased().unicodeScalars {
    if scalar.isASCII {
      plain.unicodeScalars.append(scalar)
    } else if scalar.properties.generalCategory == .nonspacingMark {
      continue
    } else {
      plain += base(of: scalar)
    }
  }
  return plain
}

/// The same, with umlauts as they are written where there are none: `mueller`.
package func spelledOut(_ text: String) -> String {
  withoutAccents(
    text.lowercased().replacing("ä", with: "ae").replacing("ö", with: "oe")
      .replacing("ü", with: "ue").replacing("ß", with: "ss"))
}

/// The character database names it: `LATIN SMALL LETTER Z WITH CARON`.
private func base(of scalar: Unicode.Scalar) -> String {
  let words = scalar.properties.name?.split(separator: " ") ?? []
  guard words.count > 4, words[0] == "LATIN", words[2] == "LETTER", words[3].count == 1,
    words[4] == "WITH"
  else { return String(scalar) }
  return words[3].lowercased()
}

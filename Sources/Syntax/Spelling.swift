/// Near misses: how far one written word is from another.
public enum Spelling {
  /// Edits between two words, where an edit inserts, deletes or replaces a character, or swaps two
  /// neighbours. Case counts: fold it first.
  ///
  /// - Returns: The number of edits, or nil where there are more than `limit`.
  public static func distance(_ left: String, _ right: String, limit: Int) -> Int? {
    guard abs(left.unicodeScalars.count - right.unicodeScalars.count) <= limit else { return nil }
    let left = Array(left.unicodeScalars)
    let right = Array(right.unicodeScalars)
    let beyond = limit + 1
    let width = right.count + 1
    // Three rows of a table, used in turn: how far the first so many characters of one word are from
    // the first so many of the other.
    var table = Array(repeating: beyond, count: 3 * width)
    for column in 0...min(limit, right.count) { table[column] = column }
    for row in 1..<left.count + 1 {
      let here = row % 3 * width
      let above = (row + 2) % 3 * width
      let twoAbove = (row + 1) % 3 * width
      // Farther from the diagonal there are more edits than the limit.
      let columns = max(0, row - limit)...min(right.count, row + limit)
      if columns.lowerBound > 0 { table[here + columns.lowerBound - 1] = beyond }
      if columns.upperBound < right.count { table[here + columns.upperBound + 1] = beyond }
      var least = beyond
      for column in columns {
        var edits = column == 0 ? row : min(table[above + column], table[here + column - 1]) + 1
        if column > 0 {
          let isSame = left[row - 1] == right[column - 1]
          edits = min(edits, table[above + column - 1] + (isSame ? 0 : 1))
          if row > 1, column > 1, left[row - 1] == right[column - 2],
            left[row - 2] == right[column - 1]
          {
            edits = min(edits, table[twoAbove + column - 2] + 1)
          }
        }
        table[here + column] = edits
        least = min(least, edits)
      }
      if least > limit { return nil }
    }
    let edits = table[left.count % 3 * width + right.count]
    return edits <= limit ? edits : nil
  }

  /// How many edits still make a word one that was meant for a known one: one, two where it has
  /// eight letters or more, none where it has fewer than five.
  package static func slips(for known: String) -> Int {
    let letters = known.utf8.count { $0 != .hyphen && $0 != .space }
    return letters >= 8 ? 2 : letters >= 5 ? 1 : 0
  }

  /// Whether a word was surely meant for a known one: a slip of the pen behind the same first
  /// letter. Case does not count.
  package static func isSlip(_ word: String, of known: String) -> Bool {
    let (word, known) = (word.lowercased(), known.lowercased())
    guard word.first == known.first else { return false }
    return distance(word, known, limit: slips(for: known)) ?? 0 > 0
  }

  /// The candidate with the fewest edits, the first of equals; nil where none is close enough to
  /// be what was meant.
  public static func nearest(to word: String, among candidates: some Sequence<String>) -> String? {
    let count = word.unicodeScalars.count
    // A word so long is no slip of the pen, and would take the square of its length.
    guard count <= longest else { return nil }
    let folded = word.lowercased()
    var limit = max(2, count / 3)
    var nearest: String?
    for candidate in candidates {
      guard let edits = distance(folded, candidate.lowercased(), limit: limit),
        edits < max(count, 2)
      else { continue }
      nearest = candidate
      limit = edits - 1
      if limit < 0 { break }
    }
    return nearest
  }

  private static let longest = 120
}

/// Each run of white space as one space, and none at the ends.
package func foldedSpace(_ text: String) -> String {
  // Nearly all text is so already, and splitting it would take most of the time.
  var text = text
  let isFolded = text.withUTF8 { bytes in
    var last = UInt8.space
    for byte in bytes {
      // White space beyond ASCII begins with these bytes.
      guard
        byte > .space && !(byte == 0xC2 || 0xE1...0xE3 ~= byte)
          || byte == .space && last != .space
      else { return false }
      last = byte
    }
    return last != .space
  }
  if isFolded { return text }
  return text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
}

/// Folding for words with a fixed meaning: case does not matter, and `-`, `_` and space are one.
public func foldedKey(_ bytes: ArraySlice<UInt8>) -> String {
  bytes.withUnsafeBufferPointer(foldedKey)
}

public func foldedKey(_ text: String) -> String {
  var text = text
  return text.withUTF8(foldedKey)
}

private func foldedKey(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
  String(unsafeUninitializedCapacity: bytes.count) { folded in
    var count = 0
    for byte in bytes {
      let isJoint = byte == .hyphen || byte == UInt8(ascii: "_") || byte.isBlank
      if isJoint, count == 0 || folded[count - 1] == .hyphen { continue }
      folded[count] = isJoint ? .hyphen : byte.asciiLowercased
      count += 1
    }
    if count > 0, folded[count - 1] == .hyphen { count -= 1 }
    return count
  }
}

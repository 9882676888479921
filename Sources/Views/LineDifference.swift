public import Syntax

/// Where two texts differ, in whole lines.
struct LineDifference {
  /// Each line with its end; as bytes, since two texts can be equal that are written differently.
  let old: [ArraySlice<UInt8>]
  let new: [ArraySlice<UInt8>]
  /// The stretches of lines that differ, in order: there is something between any two of them.
  let changes: [(old: Range<Int>, new: Range<Int>)]

  init(from old: [UInt8], to new: [UInt8]) {
    let (old, new) = (Self.split(old), Self.split(new))
    var start = 0
    while start < old.count, start < new.count, old[start] == new[start] { start += 1 }
    var end = 0
    while end < min(old.count, new.count) - start,
      old[old.count - 1 - end] == new[new.count - 1 - end]
    {
      end += 1
    }
    let (removed, added) = Self.fewest(
      old[start..<old.count - end], new[start..<new.count - end])
    var changes: [(old: Range<Int>, new: Range<Int>)] = []
    var (left, right) = (start, start)
    while left < old.count - end || right < new.count - end {
      let first = (left, right)
      while removed.contains(left) { left += 1 }
      while added.contains(right) { right += 1 }
      if first != (left, right) { changes.append((first.0..<left, first.1..<right)) }
      (left, right) = (left + 1, right + 1)
    }
    self.old = old
    self.new = new
    self.changes = changes
  }

  /// Where more lines than these differ, all between the first and the last of them counts as changed:
  /// to find the fewest takes the square of their number.
  private static let limit = 500

  /// The fewest lines that go and come, by their indices, as Myers finds them.
  private static func fewest(
    _ old: ArraySlice<ArraySlice<UInt8>>, _ new: ArraySlice<ArraySlice<UInt8>>
  ) -> (removed: Set<Int>, added: Set<Int>) {
    var numbers: [ArraySlice<UInt8>: Int] = [:]
    func number(_ line: ArraySlice<UInt8>) -> Int {
      let number = numbers[line] ?? numbers.count
      numbers[line] = number
      return number
    }
    let (from, into) = (old.map(number), new.map(number))
    let most = min(limit, from.count + into.count)
    // By diagonal, the line of the old text that is reached on it; before each round, too.
    var reached = Array(repeating: 0, count: 2 * most + 3)
    func place(_ diagonal: Int) -> Int { diagonal + most + 1 }
    var rounds: [[Int]] = []
    for round in 0...most {
      rounds.append(Array(reached[place(-round)...place(round)]))
      for diagonal in stride(from: -round, through: round, by: 2) {
        let (above, before) = (reached[place(diagonal + 1)], reached[place(diagonal - 1)])
        let comes = diagonal == -round || diagonal != round && before < above
        var line = comes ? above : before + 1
        while line < from.count, line - diagonal < into.count, from[line] == into[line - diagonal] {
          line += 1
        }
        reached[place(diagonal)] = line
        if line >= from.count, line - diagonal >= into.count {
          return way(back: rounds, from.count, into.count, old.startIndex, new.startIndex)
        }
      }
    }
    return (Set(old.indices), Set(new.indices))
  }

  private static func way(
    back rounds: [[Int]], _ oldEnd: Int, _ newEnd: Int, _ oldStart: Int, _ newStart: Int
  ) -> (removed: Set<Int>, added: Set<Int>) {
    var removed: Set<Int> = []
    var added: Set<Int> = []
    var diagonal = oldEnd - newEnd
    for round in rounds.indices.dropFirst().reversed() {
      func reached(_ diagonal: Int) -> Int { rounds[round][diagonal + round] }
      let comes =
        diagonal == -round
        || diagonal != round && reached(diagonal - 1) < reached(diagonal + 1)
      diagonal += comes ? 1 : -1
      let line = reached(diagonal)
      if comes { added.insert(newStart + line - diagonal) } else { removed.insert(oldStart + line) }
    }
    return (removed, added)
  }

  private static func split(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    var lines: [ArraySlice<UInt8>] = []
    var start = 0
    for index in bytes.indices where bytes[index] == .newline {
      lines.append(bytes[start...index])
      start = index + 1
    }
    if start < bytes.count { lines.append(bytes[start...]) }
    return lines
  }
}

extension SourceText {
  /// The edits that make this text another one: few and small, in order.
  public func edits(to new: SourceText) -> [TextEdit] {
    let difference = LineDifference(from: bytes, to: new.bytes)
    func stretch(
      _ lines: Range<Int>, _ all: [ArraySlice<UInt8>], _ bytes: [UInt8]
    ) -> Range<Int> {
      func start(_ line: Int) -> Int { line < all.count ? all[line].startIndex : bytes.count }
      return start(lines.lowerBound)..<start(lines.upperBound)
    }
    func edit(_ old: Range<Int>, _ lines: Range<Int>) -> TextEdit {
      smallest(
        stretch(old, difference.old, bytes), to: stretch(lines, difference.new, new.bytes), of: new)
    }
    return difference.changes.flatMap { change in
      // Of as many lines as before, each was changed by itself.
      guard change.old.count == change.new.count else { return [edit(change.old, change.new)] }
      return zip(change.old, change.new).map { edit($0..<$0 + 1, $1..<$1 + 1) }
    }
  }

  /// Without what is the same at both ends.
  private func smallest(_ old: Range<Int>, to stretch: Range<Int>, of new: SourceText) -> TextEdit {
    var (start, newStart) = (old.lowerBound, stretch.lowerBound)
    var (end, newEnd) = (old.upperBound, stretch.upperBound)
    while start < end, newStart < newEnd, bytes[start] == new.bytes[newStart] {
      (start, newStart) = (start + 1, newStart + 1)
    }
    while start > old.lowerBound, !isBoundary(start) || !new.isBoundary(newStart) {
      (start, newStart) = (start - 1, newStart - 1)
    }
    while end > start, newEnd > newStart, bytes[end - 1] == new.bytes[newEnd - 1] {
      (end, newEnd) = (end - 1, newEnd - 1)
    }
    while end < old.upperBound, !isBoundary(end) || !new.isBoundary(newEnd) {
      (end, newEnd) = (end + 1, newEnd + 1)
    }
    return TextEdit(start..<end, new.bytes[newStart..<newEnd])
  }

  /// Whether neither a character nor a line end has one part before an offset and one behind it.
  private func isBoundary(_ offset: Int) -> Bool {
    guard offset > 0, offset < bytes.count else { return true }
    let isInLineEnd = bytes[offset - 1] == .carriageReturn && bytes[offset] == .newline
    return !isInLineEnd && bytes[offset] & 0xC0 != 0x80
  }
}

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
    var removed: Set<Int> = []
    var added: Set<Int> = []
    let difference = new[start..<new.count - end].difference(from: old[start..<old.count - end])
    for change in difference {
      switch change {
      case .remove(let offset, _, _): removed.insert(start + offset)
      case .insert(let offset, _, _): added.insert(start + offset)
      }
    }
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

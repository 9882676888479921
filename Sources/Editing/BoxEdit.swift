package import Journal
package import Syntax

/// Checking the box of a list item.
package enum BoxEdit {
  /// The mark inside the box that stands before an item's text; nil where there is none.
  package static func mark(before text: Range<Int>, in source: SourceText) -> Range<Int>? {
    let bytes = source.bytes
    var end = text.lowerBound
    while end > 0, bytes[end - 1].isBlank { end -= 1 }
    guard end >= 3, bytes[end - 1] == UInt8(ascii: "]"), bytes[end - 3] == UInt8(ascii: "[")
    else { return nil }
    return end - 2..<end - 1
  }

  /// Checks the box, or puts a checked one before the text.
  package static func check(_ text: Range<Int>, in source: SourceText) -> TextEdit {
    guard let mark = mark(before: text, in: source) else {
      return TextEdit(at: text.lowerBound, "[x] ")
    }
    let whole = 0..<source.bytes.count
    let isCapital = source.find("[X]", in: whole) != nil && source.find("[x]", in: whole) == nil
    return TextEdit(mark, (isCapital ? "X" : "x").utf8)
  }

  /// Dates a plan on the day on which it was done.
  package static func date(
    _ plan: OwnTask.Plan, _ day: CivilDate, _ text: Range<Int>, in source: SourceText
  ) -> [TextEdit] {
    guard plan.date != day else { return [] }
    guard let written = plan.date,
      let place = source.find(written.description, in: text)
    else { return [TextEdit(at: text.lowerBound, "\(day) ")] }
    // When it was planned for is not when it was done.
    let time = WrittenDate(in: source.bytes, at: place.lowerBound)?
      .time(in: source.bytes, before: text.upperBound, lenient: true)
    return [TextEdit(place.lowerBound..<(time?.end ?? place.upperBound), day.description.utf8)]
  }

  /// The ways to move the day on which a task is due: which of its dates that is shows when it is
  /// read.
  package static func moves(
    of task: OwnTask, to day: CivilDate, in source: SourceText
  ) -> [[TextEdit]] {
    var moves: [[TextEdit]] = []
    var rest = task.range
    while let place = source.find(task.due.description, in: rest) {
      moves.append([TextEdit(place, day.description.utf8)])
      rest = place.upperBound..<rest.upperBound
    }
    return moves
  }
}

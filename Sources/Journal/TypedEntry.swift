internal import Syntax

/// A line of the log, typed by itself: `Check-in: Priya, by email`.
package struct TypedEntry {
  package enum Fault: Error, Equatable {
    case severalLines
    /// An entry begins with no box: it says what happened.
    case box
    case dateInvalid(String)
    /// No word with a colon begins it.
    case keyMissing
    case keyUnknown(String, nearest: String?)
    /// A key that only an interview's section takes.
    case keyOfInterviews(String)
  }

  package let key: EntryKey
  /// As far as one was typed, before the key or opening the value of an event.
  package let date: CivilDate?
  /// Beside the date.
  package let time: CivilTime?
  /// From the key on, as typed: Markdown.
  package let text: String

  package init(_ typed: String) throws(Fault) {
    let bytes = Array(typed.utf8)
    let whole = bytes.trimmingBlanks(0..<bytes.count)
    guard !bytes.contains(where: { $0 == .newline || $0 == .carriageReturn }) else {
      throw .severalLines
    }
    guard !bytes[whole].starts(with: "[".utf8) else { throw .box }
    var start = whole.lowerBound
    var written = WrittenDate.opening(bytes, at: start, before: whole.upperBound)
    if let written { start = skipSeparators(in: bytes, from: written.end, to: whole.upperBound) }
    let colon = (start..<whole.upperBound).first { bytes[$0] == .colon }
    let keyRange = bytes.trimmingBlanks(start..<(colon ?? whole.upperBound))
    let word = String(decoding: bytes[keyRange], as: UTF8.self)
    guard let key = KeyTable.log[folded: foldedKey(word)], colon != nil || key.isEvent else {
      throw Self.fault(word, hasColon: colon != nil)
    }
    var value = bytes.trimmingBlanks((colon.map { $0 + 1 } ?? whole.upperBound)..<whole.upperBound)
    if written == nil, key.isEvent,
      let opening = WrittenDate.opening(bytes, at: value.lowerBound, before: value.upperBound)
    {
      written = opening
      var rest = opening.end
      while rest < value.upperBound, bytes[rest] == .comma { rest += 1 }
      value = skipSeparators(in: bytes, from: rest, to: value.upperBound)..<value.upperBound
    }
    if let written, written.date.date == nil {
      throw .dateInvalid(String(decoding: bytes[written.date.range], as: UTF8.self))
    }
    self.key = key
    date = written?.date.date
    time = written?.time
    text = value.isEmpty ? word : "\(word): \(String(decoding: bytes[value], as: UTF8.self))"
  }

  private static func fault(_ word: String, hasColon: Bool) -> Fault {
    let folded = foldedKey(word)
    if KeyTable.interviewSection[folded: folded] != nil, KeyTable.log[folded: folded] == nil {
      return .keyOfInterviews(word)
    }
    let isNearMiss = KeyTable.log[folded: folded] == nil && KeyTable.log.nearMiss(of: folded) != nil
    guard hasColon || isNearMiss else { return .keyMissing }
    let keys = EntryKey.allCases.filter(\.isTakenInLog).flatMap { [$0.rawValue] + $0.aliases }
    return .keyUnknown(word, nearest: Spelling.nearest(to: word, among: keys))
  }
}

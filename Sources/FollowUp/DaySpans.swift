public import Journal
internal import Syntax

/// Days, kept as spans: a calendar names millions of them in few words.
public struct DaySpans: Equatable, Sendable {
  /// Day numbers; in order, and apart from each other.
  private(set) var spans: [Range<Int>] = []

  public init(_ days: some Sequence<CivilDate>) {
    self.init(days.map { $0.dayNumber..<$0.dayNumber + 1 })
  }

  /// - Parameter spans: In any order; they may overlap.
  init(_ spans: [Range<Int>]) {
    for span in spans.sorted(by: { $0.lowerBound < $1.lowerBound }) where !span.isEmpty {
      if let last = self.spans.last, span.lowerBound <= last.upperBound {
        let end = Swift.max(last.upperBound, span.upperBound)
        self.spans[self.spans.count - 1] = last.lowerBound..<end
      } else {
        self.spans.append(span)
      }
    }
  }

  /// The first span that ends behind a day; the number of spans where none does.
  func index(endingBehind day: Int) -> Int {
    spans.partitioningIndex { $0.upperBound > day }
  }

  /// The span that a day is in.
  func index(of date: CivilDate) -> Int? {
    let index = index(endingBehind: date.dayNumber)
    return index < spans.count && spans[index].contains(date.dayNumber) ? index : nil
  }

  public func contains(_ date: CivilDate) -> Bool { index(of: date) != nil }
}

extension DaySpans: Sequence {
  public func makeIterator() -> some IteratorProtocol<CivilDate> {
    spans.lazy.flatMap { $0.lazy.map(CivilDate.init(dayNumber:)) }.makeIterator()
  }
}

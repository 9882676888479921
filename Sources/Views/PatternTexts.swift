package import FollowUp

extension Patterns {
  /// More things said than these are no pattern to look at; JSON has all.
  package static let feedbackLimit = 12

  /// `3 rejected, 1 still open`.
  package var endings: String {
    ends.map { "\($0.count) \($0.node.title.lowercased())" }.joined(separator: ", ")
  }
}

extension Replies {
  package var sentence: String {
    let time = medianDays.map { ", after \(days($0)) (median)" } ?? ""
    let waiting = waiting == 0 ? "" : "; \(waiting) may still be"
    return "\(kind.title): \(answered) of \(asked) answered\(time)\(waiting)"
  }
}

extension Punctuality {
  /// `2 / 5`: how many working days the late ones were late, the median and the worst; nil where
  /// none was.
  package var delays: String? { medianDelay.map { "\($0) / \(worstDelay ?? $0)" } }
}

package func days(_ count: Int) -> String { "\(count) day\(count == 1 ? "" : "s")" }

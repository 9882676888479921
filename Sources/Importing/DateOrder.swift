/// Which number of a date comes first.
public enum DateOrder: String, CaseIterable, Sendable {
  case ymd, dmy, mdy

  /// For a sentence.
  public var title: String {
    switch self {
    case .ymd: "year first"
    case .dmy: "day first"
    case .mdy: "month first"
    }
  }
}

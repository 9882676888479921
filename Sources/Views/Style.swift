/// Colours for a terminal, or none.
public struct Style: Sendable {
  public enum Color: String, Sendable {
    case bold = "1"
    case dim = "2"
    case red = "31"
    case green = "32"
    case yellow = "33"
    case blue = "34"
  }

  public let isColored: Bool

  public init(isColored: Bool) { self.isColored = isColored }

  func callAsFunction(_ text: String, _ color: Color) -> String {
    isColored && !text.isEmpty ? "\u{1B}[\(color.rawValue)m\(text)\u{1B}[0m" : text
  }
}

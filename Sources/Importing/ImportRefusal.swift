/// Why nothing is imported.
public struct ImportRefusal: Error, Equatable, Sendable {
  public enum Kind: Sendable {
    /// What was typed cannot be used.
    case usage
    /// The file is no table that can be read.
    case unreadable
    /// It can be read in several ways, or holds nothing that is known.
    case unclear
  }

  public let kind: Kind
  /// A sentence without a full stop.
  public let message: String

  init(_ kind: Kind, _ message: String) {
    self.kind = kind
    self.message = message
  }
}

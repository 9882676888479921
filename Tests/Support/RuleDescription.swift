public import FollowUp
public import Testing

extension Rule: CustomTestStringConvertible {
  public var testDescription: String { name.rawValue }
}

package import FollowUp
package import Testing

extension Rule: @retroactive CustomTestStringConvertible {
  package var testDescription: String { name.rawValue }
}

/// A place where somebody is named.
public struct Mention: Hashable, Sendable {
  public enum Kind: Hashable, Sendable {
    /// The item below `Contacts` that is about this person.
    case contact
    /// The item below `References` that is about this person.
    case reference
    /// `With`, an item nested in it, or `with` in the front matter.
    case interviewer
    /// `Contact`, in an interview's section or in the front matter.
    case contactPerson
    /// An entry that says what was done: `Thank-you`, `Briefed`, `Reference contacted`.
    case entry
  }

  public let person: Person.ID
  public let kind: Kind
  /// Byte offsets of the name as it is written there; of the item or value that holds it, where
  /// the name cannot be made out in it.
  public let range: Range<Int>
}

extension Application {
  /// Where somebody is introduced: the name in `Contacts`, else in `References`, else the first
  /// mention.
  ///
  /// - Returns: Byte offsets; nil where no such person is named.
  public func definition(of person: Person.ID) -> Range<Int>? {
    let mentions = mentions.filter { $0.person == person }
    let definition =
      mentions.first { $0.kind == .contact } ?? mentions.first { $0.kind == .reference }
      ?? mentions.first
    return definition?.range
  }

  /// The mention that a byte offset lies in, or right behind.
  public func mention(at offset: Int) -> Mention? {
    // A name that could not be made out stands for all of an item, others in it included.
    mentions.filter { $0.range.lowerBound <= offset && offset <= $0.range.upperBound }
      .min { $0.range.count < $1.range.count }
  }
}

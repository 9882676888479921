internal import Syntax

/// A place where somebody is named, and is meant by what is read there. Whom a name in `Waived` or
/// `Snoozed` means is for the rule to tell, so these are left out.
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
  /// The mention that a byte offset lies in, or right behind.
  public func mention(at offset: Int) -> Mention? {
    // A name that could not be made out stands for all of an item, others in it included.
    mentions.filter { $0.range.lowerBound <= offset && offset <= $0.range.upperBound }
      .min { $0.range.count < $1.range.count }
  }

  /// Those in a stretch of the text.
  package func mentions(in range: Range<Int>) -> ArraySlice<Mention> {
    let first = mentions.partitioningIndex { $0.range.lowerBound >= range.lowerBound }
    return mentions[first...].prefix { $0.range.upperBound <= range.upperBound }
  }
}

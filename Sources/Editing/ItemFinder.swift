public import FollowUp
public import Journal
internal import Syntax

/// Finds the agenda item that somebody means.
public struct ItemFinder: Sendable {
  private let assessment: Assessment
  private let listed: [(id: String, due: CivilDate?)]

  /// - Parameter listed: The items of the last listing, in order, as the agenda file has them.
  public init(_ assessment: Assessment, listed: [(id: String, due: CivilDate?)]) {
    self.assessment = assessment
    self.listed = listed
  }

  /// - Parameter item: An id, the number of the last listing, or words that only one pending item
  ///   has in its title, its company, its role or its id.
  public func find(_ item: String) throws(EditRefusal) -> Duty {
    guard item.contains(where: { !$0.isWhitespace }) else {
      throw EditRefusal("name an item: its number in the last agenda, its id, or words of it")
    }
    if let duty = assessment.duties.first(where: { $0.id == item }) { return duty }
    if let number = Int(item) {
      guard number >= 1, number <= listed.count else {
        let known = listed.isEmpty ? "there is none yet" : "it has \(listed.count)"
        throw EditRefusal(
          "the last agenda has no item \(number): \(known); run `jobjournal agenda`")
      }
      let item = listed[number - 1]
      let id = assessment.duties.first { Escaping.comment($0.id) == item.id }?.id ?? item.id
      guard let duty = assessment.duties.item(id, due: item.due) else {
        throw EditRefusal("item \(number) of the last agenda is gone; run `jobjournal agenda`")
      }
      return duty
    }
    let words = item.lowercased().split(separator: " ")
    let fits = { (duty: Duty) in words.allSatisfy { text(of: duty).contains($0) } }
    // What the agenda shows is meant before what lies further ahead.
    let shown = assessment.agenda(horizon: assessment.search.policy.horizon).filter(fits)
    let fitting = shown.isEmpty ? assessment.duties.filter { $0.isPending && fits($0) } : shown
    switch fitting.count {
    case 1: return fitting[0]
    case 0:
      if let rule = RuleName(rawValue: foldedKey(item)) {
        throw EditRefusal(
          "\(rule.rawValue) is no item of the agenda; a finding is waived in the log:"
            + " jobjournal log APP \"Waived: \(rule.rawValue): why\"")
      }
      throw EditRefusal(
        "nothing that is due fits “\(item)”; `jobjournal agenda` lists all there is")
    default:
      let candidates = fitting.map { "\n  \(assessment.wording(of: $0).title) (\($0.id))" }
      throw EditRefusal("“\(item)” can be any of these; write more of it:" + candidates.joined())
    }
  }

  private func text(of duty: Duty) -> String {
    let application = assessment.application(of: duty)
    return [
      assessment.wording(of: duty).title, application.companyName, application.role?.value ?? "",
      duty.id,
    ].joined(separator: " ").lowercased()
  }
}

internal import Journal

enum DutyRules {
  static func make(_ policy: Policy) -> [any DutyRule] {
    [
      ThankYouNotSent(policy), ReferencesNotBriefed(policy), PromiseNotKept(),
      ApplicationUnanswered(policy), OfferNotShared(), OfferUnanswered(),
      AfterRejection(.rejectionNotThanked, fulfilledBy: .thankYou),
      AfterRejection(.feedbackNotAsked, fulfilledBy: .feedbackAsked),
      AfterRejection(.introductionsNotAsked, fulfilledBy: .introductionsAsked),
      InterviewAhead(), TaskDue(),
    ]
  }
}

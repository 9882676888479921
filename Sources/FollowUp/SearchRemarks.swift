internal import Journal

/// The rules about the search as a whole, each with the application that it points at, if any.
enum SearchRemarks {
  static func remarks(on search: Search) -> [(standing: Int?, remark: Remark)] {
    var remarks = Rule.notSignedYet(search) + Rule.duplicateApplication(search)
    for remark in [Rule.tooFewApplications(search), Rule.searchStalled(search)] {
      if let remark { remarks.append((nil, remark)) }
    }
    return remarks
  }
}

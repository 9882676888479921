import FollowUp
import Journal
import TestSupport
import Testing

@Suite struct StatusTests {
  private func status(_ text: String, on today: String) throws -> Status? {
    try TestJournal(text).assessment(on: today).search.standings.first?.status
  }

  @Test(
    "The status follows from the dates that have come",
    arguments: [
      ("", Status.lead), ("found: 2026-11-02", .lead), ("applied: 2026-11-10", .applied),
      ("applied: 2026-11-11", .lead),
      ("applied: 2026-11-02\ninterviews: 2026-11-05", .interviewing),
      ("interviews: 2026-11-20", .interviewing),
      ("interviews: 2026-11-02\noffer: 2026-11-10", .offer),
      ("interviews: 2026-11-02\noffer: 2026-11-11", .interviewing),
      ("offer: 2026-11-02\naccepted: 2026-11-10", .accepted),
      ("offer: 2026-11-02\naccepted: 2026-11-11", .offer),
      ("accepted: 2026-11-02\nsigned: 2026-11-10", .signed),
      ("signed: 2026-11-02\nclosed: 2026-11-03", .signed),
      ("signed: 2026-11-11\nclosed: 2026-11-03", .closed),
      ("offer: 2026-11-02\nwithdrawn: 2026-11-01", .withdrawn),
      ("rejected: 2026-11-02\nwithdrawn: 2026-11-03", .withdrawn),
      ("rejected: 2026-11-04\nwithdrawn: 2026-11-03\nclosed: 2026-11-02", .rejected),
      ("rejected: 2026-11-04\nwithdrawn: 2026-11-04\nclosed: 2026-11-04", .rejected),
      ("withdrawn: 2026-11-04\nclosed: 2026-11-04", .withdrawn),
      ("rejected: 2026-11-11\nclosed: 2026-11-10", .closed), ("closed: 2026-11-11", .lead),
      ("starts: 2026-11-02", .lead), ("offer-expires: 2026-11-02", .lead),
      ("status: offer", .offer), ("status: closed\napplied: 2026-11-02", .closed),
    ])
  func derived(frontMatter: String, status: Status) throws {
    #expect(try self.status(acme(frontMatter), on: "2026-11-10") == status)
  }

  @Test(
    "Sections and entries say the same as the front matter",
    arguments: [
      ("## Interview 2026-12-01", Status.interviewing),
      ("## Interview 2026-12-01\n- Cancelled: ill", .interviewing),
      ("## Log\n- 2026-11-10 Applied", .applied), ("## Log\n- 2026-11-11 Applied", .lead),
      ("## Log\n- 2026-12-01 Interview: by phone", .interviewing),
      ("## Log\n- 2026-11-10 Offer", .offer), ("## Log\n- 2026-11-11 Offer", .lead),
      ("## Log\n- 2026-11-10 Signed", .signed), ("## Log\n- [ ] 2026-11-10 Signed", .lead),
      ("## Log\n- 2026-11-02 Rejected\n- 2026-11-03 Closed", .closed),
    ])
  func entries(body: String, status: Status) throws {
    #expect(try self.status(acme("", body), on: "2026-11-10") == status)
  }

  @Test("Five statuses are active")
  func active() {
    let active = Status.allCases.filter(\.isActive)
    #expect(active == [.lead, .applied, .interviewing, .offer, .accepted])
  }
}

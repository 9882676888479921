import Editing
import FollowUp
import Journal
import TestSupport
import Testing

@Suite struct StatusTests {
  private func lines(_ yaml: String, _ body: String = "") throws -> [String] {
    try FactListing.lines(of: "---\ncompany: Acme\nrole: Cook\n\(yaml)\n---\n\(body)\n")
  }

  @Test(
    "Without a word of its own the status follows from the dates",
    arguments: [
      ("", "lead"), ("found: 2026-11-01", "lead"), ("decision-by: 2026-11-30", "lead"),
      ("applied: 2026-11-02", "applied"), ("applied: 2026-11-21", "applied"),
      ("applied: 2026-11-22", "lead"), ("interviews: 2026-11-10", "interviewing"),
      ("interviews: 2026-12-10", "interviewing"), ("offer: 2026-11-18", "offer"),
      ("offer: 2026-11-22\ninterviews: 2026-11-10", "interviewing"),
      ("offer-expires: 2026-11-18", "lead"), ("starts: 2026-11-18", "lead"),
      ("accepted: 2026-11-18", "accepted"), ("accepted: 2026-11-18\noffer: 2026-11-19", "accepted"),
      ("signed: 2026-11-18\nrejected: 2026-11-20", "signed"),
      ("signed: 2026-11-22\naccepted: 2026-11-20", "accepted"),
      ("rejected: 2026-11-10\naccepted: 2026-11-20", "rejected"),
      ("withdrawn: 2026-11-11\nrejected: 2026-11-10", "withdrawn"),
      ("closed: 2026-11-12\nwithdrawn: 2026-11-11\nrejected: 2026-11-10", "closed"),
      ("closed: 2026-11-10\nwithdrawn: 2026-11-10\nrejected: 2026-11-10", "rejected"),
      ("closed: 2026-11-10\nwithdrawn: 2026-11-10", "withdrawn"),
      ("closed: 2026-11-22\nwithdrawn: 2026-11-10", "withdrawn"),
    ])
  func fromDates(yaml: String, status: String) throws {
    #expect(try lines(yaml).first == "status \(status)")
  }

  @Test(
    "A date in the log counts as one in the front matter does",
    arguments: [
      ("Applied", "applied"), ("Offer", "offer"), ("Accepted", "accepted"), ("Signed", "signed"),
      ("Rejected", "rejected"), ("Withdrawn", "withdrawn"), ("Closed", "closed"),
      ("Interview", "interviewing"), ("Heard", "lead"),
    ])
  func fromLog(key: String, status: String) throws {
    #expect(try lines("", "# Log\n- 2026-11-12 \(key): x").first == "status \(status)")
    #expect(try lines("", "# Log\n- 2026-11-12 \(key)").first == "status \(status)")
    #expect(
      try lines("", "# Interview 2026-11-10\n- 2026-11-12 \(key): x").first
        == "status \(["applied", "lead"].contains(status) ? "interviewing" : status)")
    let ahead = key == "Interview" ? "interviewing" : "lead"
    #expect(try lines("", "# Log\n- 2026-11-22 \(key): x").first == "status \(ahead)")
    #expect(
      try lines("", "# Log\n- [ ] 2026-11-12 \(key): x").first == "status \(ahead)")
  }

  @Test("A cancelled interview counts for the status and for nothing else")
  func cancelled() throws {
    let body = "# Interview 2026-11-10\n- Cancelled:\n- Liked: a\n- 2026-11-12 Heard: b"
    #expect(
      try lines("", body) == [
        "status interviewing", "company Acme", "role Cook", "interview 2026-11-10 | cancelled",
        "entry 2026-11-12 Heard | b",
      ])
  }

  @Test(
    "A written status is believed, and compared with the dates",
    arguments: [
      ("status: lead", "lead", nil), ("status: Interviewing", "interviewing", nil),
      ("status: applied", "applied", nil), ("status: applied\napplied: 2026-11-02", "applied", nil),
      ("status: lead\napplied: 2026-11-02", "lead", "status-mismatch 4:9"),
      ("status: interviewing\napplied: 2026-11-02", "interviewing", "status-mismatch 4:9"),
      ("status: interviewing\nfound: 2026-11-02", "interviewing", nil),
      ("status: applied\napplied: 2026-11-22", "applied", nil),
      ("status: offer", "offer", "status-undated 4:9"),
      ("status: accepted\noffer: 2026-11-02", "accepted", "status-undated 4:9"),
      ("status: signed", "signed", "status-undated 4:9"),
      ("status: withdrawn", "withdrawn", "status-undated 4:9"),
      ("status: closed\nrejected: 2026-11-02", "closed", "status-undated 4:9"),
      ("status: closed\nclosed: 2026-11-02", "closed", nil),
      (
        "status: rejected\nrejected: 2026-11-02\nwithdrawn: 2026-11-04", "rejected",
        "status-mismatch 4:9"
      ),
      ("status: 'offer'\noffer: 2026-11-02\naccepted: 2026-11-04", "offer", "status-mismatch 4:9"),
    ] as [(String, String, String?)])
  func written(yaml: String, status: String, finding: String?) throws {
    let found = try lines(yaml)
    #expect(found.first == "status \(status)")
    #expect(found.filter { $0.hasPrefix("finding") } == (finding.map { ["finding \($0)"] } ?? []))
  }

  @Test(
    "Dates that run backwards are reported at the one further along",
    arguments: [
      ("found: 2026-11-02\napplied: 2026-11-02", []),
      ("found: 2026-11-03\napplied: 2026-11-02", ["5:10"]),
      ("applied: 2026-11-02\nfound: 2026-11-03", ["4:10"]),
      ("found: 2026-11-03\noffer: 2026-11-02", ["5:8"]),
      ("found: 2026-11-01\napplied: 2026-11-05\noffer: 2026-11-03", ["6:8"]),
      ("applied: 2026-11-05\noffer: 2026-11-03\naccepted: 2026-11-01", ["5:8", "6:11"]),
      ("signed: 2026-11-05\nstarts: 2026-11-03", ["5:9"]),
      ("offer: 2026-11-05\noffer-expires: 2026-11-03", ["5:16"]),
      ("offer: 2026-11-05\noffer-expires: 2026-11-05", []),
      ("applied: 2026-11-05\noffer-expires: 2026-11-03", []),
      ("applied: 2026-11-05\nrejected: 2026-11-03", []),
      ("applied: 2026-12-05\noffer: 2026-12-03", ["5:8"]),
    ])
  func order(yaml: String, places: [String]) throws {
    #expect(
      try lines(yaml).filter { $0.hasPrefix("finding") }
        == places.map { "finding dates-out-of-order \($0)" })
  }

  @Test("The front matter's date wins, then the earliest of the log, and others are reported")
  func disagreement() throws {
    let log = "# Log\n- 2026-11-12 Offer: a\n- 2026-11-10 Offer: b\n- 2026-11-10 Offer: c"
    #expect(
      try lines("", log).filter { !$0.hasPrefix("entry") } == [
        "status offer", "company Acme", "role Cook", "offer 2026-11-10",
        "finding dates-disagree 7:3",
      ])
    #expect(
      try lines("offer: 2026-11-12", log).filter { !$0.hasPrefix("entry") } == [
        "status offer", "company Acme", "role Cook", "offer 2026-11-12",
        "finding dates-disagree 8:3", "finding dates-disagree 9:3",
      ])
  }

  @Test(
    "Whatever the dates, the first line of the table that fits gives the status",
    arguments: [UInt64](1...6))
  func anyDates(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let today = try day("2026-11-21")
    let keys = ["applied", "offer", "accepted", "signed", "rejected", "withdrawn", "closed"]
    for _ in 0..<60 {
      var dates: [String: CivilDate] = [:]
      for key in keys where Bool.random(using: &random) {
        dates[key] = today + Int.random(in: -3...1, using: &random)
      }
      let yaml = dates.map { "\($0.key): \($0.value)" }.sorted().joined(separator: "\n")
      let past = dates.filter { $0.value <= today }
      var expected = past["applied"] == nil ? "lead" : "applied"
      if past["offer"] != nil { expected = "offer" }
      if past["accepted"] != nil { expected = "accepted" }
      let ends = ["rejected", "withdrawn", "closed"].filter { past[$0] != nil }
      let latest = ends.compactMap { past[$0] }.max()
      if let end = ends.first(where: { past[$0] == latest }) { expected = end }
      if past["signed"] != nil { expected = "signed" }
      #expect(try lines(yaml).first == "status \(expected)", "\(yaml)")
    }
  }
}

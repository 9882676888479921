import Testing

@testable import Journal

@Suite struct TypedEntryTests {
  @Test(
    "An entry is key, date and text",
    arguments: [
      ("Check-in: Priya, by email", EntryKey.checkIn, nil, "Check-in: Priya, by email"),
      ("  check in :  Priya ", .checkIn, nil, nil), ("Called: Dana", .contacted, nil, nil),
      ("2026-11-11 Thank-you: Dana", .thankYou, "2026-11-11", "Thank-you: Dana"),
      ("2026-11-11 - Thank-you: Dana", .thankYou, "2026-11-11", "Thank-you: Dana"),
      ("2026-11-11 09:30 Heard: yes", .heard, "2026-11-11", "Heard: yes"),
      ("Thank-you: 2026-11-11, Dana", .thankYou, "2026-11-11", "Thank-you: Dana"),
      ("Timeline: 2026-12-04", .timeline, nil, "Timeline: 2026-12-04"),
      ("Rejected", .rejected, nil, "Rejected"), ("Rejected:", .rejected, nil, "Rejected"),
      ("2026-11-20 Rejected", .rejected, "2026-11-20", "Rejected"),
    ] as [(String, EntryKey, String?, String?)])
  func entry(typed: String, key: EntryKey, date: String?, text: String?) throws {
    let entry = try TypedEntry(typed)
    #expect(entry.key == key)
    #expect(entry.date?.description == date)
    if let text { #expect(entry.text == text) }
  }

  @Test(
    "What is no entry is told apart",
    arguments: [
      ("", TypedEntry.Fault.keyMissing), ("they said no", .keyMissing),
      ("Chek-in: x", .keyUnknown("Chek-in", nearest: "Check-in")),
      ("Lunch: x", .keyUnknown("Lunch", nearest: nil)),
      ("Rejectd", .keyUnknown("Rejectd", nearest: "Rejected")),
      ("Liked: x", .keyOfInterviews("Liked")), ("Heard: a\nb", .severalLines),
      ("[x] Heard: a", .box), ("2026-11-31 Heard: a", .dateInvalid("2026-11-31")),
      ("2026-11-30 25:00 Heard: a", .dateInvalid("2026-11-30 25:00")),
      ("Timeline", .keyMissing),
    ])
  func fault(typed: String, fault: TypedEntry.Fault) {
    #expect(throws: fault) { try TypedEntry(typed) }
  }
}

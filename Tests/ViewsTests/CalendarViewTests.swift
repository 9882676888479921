import FollowUp
import Foundation
import Journal
import Store
import Syntax
import TestSupport
import Testing
import Views

/// Events and to-dos of a calendar, by UID.
private struct CalendarText {
  struct Component: Equatable {
    let kind: String
    /// Without what the revision says; alarms included.
    var lines: [String] = []
    var sequence = -1
    var modified = ""

    subscript(name: String) -> String? {
      lines.first { $0.hasPrefix(name) && ":;".contains($0.dropFirst(name.count).prefix(1)) }
        .map { String($0[($0.firstIndex(of: ":") ?? $0.startIndex)...].dropFirst()) }
    }
  }

  private(set) var components: [String: Component] = [:]

  init(_ text: String) throws {
    var reader = ContentLines(Array(text.utf8))
    var component: Component?
    var uid = ""
    while let line = reader.next() {
      let text = String(decoding: line.bytes, as: UTF8.self)
      if text == "BEGIN:VEVENT" || text == "BEGIN:VTODO" {
        component = Component(kind: line.valueText)
      } else if let open = component, text == "END:\(open.kind)" {
        #expect(components[uid] == nil, "\(uid) comes twice")
        components[uid] = component
        component = nil
      } else if component != nil {
        switch line.name {
        case "UID": uid = line.valueText
        case "DTSTAMP": break
        case "SEQUENCE": component?.sequence = try #require(Int(line.valueText))
        case "LAST-MODIFIED": component?.modified = line.valueText
        default: component?.lines.append(text)
        }
      }
    }
  }

  /// The only one whose summary has the words.
  func only(_ kind: String, _ words: String) throws -> Component {
    let fitting = components.values.filter {
      $0.kind == kind && $0["SUMMARY"]?.contains(words) ?? false
    }
    #expect(fitting.count == 1)
    return try #require(fitting.first)
  }

  func has(_ words: String) -> Bool {
    components.values.contains { $0["SUMMARY"]?.contains(words) ?? false }
  }
}

private let notes = """
  ---
  company: Ostwind Rowing
  role: Coach
  applied: 2026-11-02
  contact: Piet Aerts
  link: https://ostwind.example/jobs/7
  ---

  ## Contacts

  - Piet Aerts, Head Coach <piet@ostwind.example>, +49 30 5550 101

  ## Interview 2026-11-16 10:00, at the boathouse

  - With: Noor Rahimi (Treasurer)
  - Where: gate 3, left of the cranes

  ## Interview 2026-11-24, on the water

  - With: Piet Aerts

  ## Log

  - [ ] wash the blazer by 2026-11-25

  """

@Suite struct CalendarViewTests {
  private func view(
    _ text: String, on today: String = "2026-11-17", horizon: Int? = 14,
    replacing old: String? = nil
  ) throws -> String {
    try view([("acme.md", text)], on: today, horizon: horizon, replacing: old)
  }

  private func view(
    _ files: [(path: String, text: String)], on today: String = "2026-11-17", horizon: Int? = 14,
    replacing old: String? = nil
  ) throws -> String {
    let assessment = try TestJournal(files).assessment(on: today)
    let published = try old.map { try PublishedCalendar(Array($0.utf8)) }
    return CalendarView(assessment, horizon: horizon, replacing: published).text
  }

  // MARK: What it holds

  @Test("An interview is one event, with time, place, people, and what to ask")
  func interview() throws {
    let calendar = try CalendarText(try view(notes, horizon: nil))
    let event = try calendar.only("VEVENT", "Interview: Ostwind Rowing (at the boathouse)")
    #expect(event["DTSTART"] == "20261116T100000")
    #expect(event["DURATION"] == "PT1H")
    #expect(event["LOCATION"] == #"gate 3\, left of the cranes"#)
    #expect(event["STATUS"] == "CONFIRMED")
    #expect(event["TRIGGER"] == "-PT2H")
    #expect(event["URL"] == "https://ostwind.example/jobs/7")
    let told = try #require(event["DESCRIPTION"])
    #expect(
      told.hasPrefix(
        #"Role: Coach\nWith Noor Rahimi (Treasurer)\nContact: Piet Aerts (Head Coach): +49 30 5550 101\, piet@ostwind.example\nBefore you leave\, ask:\n- when they decide"#
      ))
    let day = try calendar.only("VEVENT", "(on the water)")
    #expect(day.lines.prefix(2) == ["DTSTART;VALUE=DATE:20261124", "DTEND;VALUE=DATE:20261125"])
    #expect(day["TRIGGER"] == "PT9H")
    #expect(!calendar.has("Go to the interview"))
  }

  @Test("A duty is an event over its window, and a to-do")
  func duty() throws {
    let calendar = try CalendarText(try view(notes))
    let event = try calendar.only("VEVENT", "Thank Noor Rahimi (Ostwind Rowing)")
    #expect(
      event.lines == [
        "DTSTART;VALUE=DATE:20261116", "DTEND;VALUE=DATE:20261119",
        "SUMMARY:Thank Noor Rahimi (Ostwind Rowing)",
        #"DESCRIPTION:interview on Mon 2026-11-16\nCoach\, Ostwind Rowing"#, "STATUS:CONFIRMED",
        "TRANSP:TRANSPARENT", "CLASS:PRIVATE", "BEGIN:VALARM", "ACTION:DISPLAY",
        "DESCRIPTION:Thank Noor Rahimi (Ostwind Rowing)", "TRIGGER:P2DT9H", "END:VALARM",
      ])
    #expect((event.sequence, event.modified) == (0, "20261116T000000Z"))
    let task = try calendar.only("VTODO", "Thank Noor Rahimi (Ostwind Rowing)")
    #expect(
      task.lines == [
        "DTSTART;VALUE=DATE:20261116", "DUE;VALUE=DATE:20261118",
        "SUMMARY:Thank Noor Rahimi (Ostwind Rowing)",
        #"DESCRIPTION:interview on Mon 2026-11-16\nCoach\, Ostwind Rowing"#, "PRIORITY:5",
        "CLASS:PRIVATE", "STATUS:NEEDS-ACTION",
      ])
    // A window of one day has no start of its own: it would be the same as its end.
    let blazer = try calendar.only("VTODO", "wash the blazer")
    #expect(blazer["DTSTART"] == nil && blazer["DUE"] == "20261125")
    #expect(try calendar.only("VEVENT", "wash the blazer")["TRIGGER"] == "PT9H")
  }

  @Test(
    "What is settled says how",
    arguments: [
      ("2026-11-18 Thank-you: Noor Rahimi", "Done: ", "COMPLETED", "20261118T120000Z"),
      ("2026-11-18 Waived: thank-you-not-sent: she left", "Cancelled: ", "CANCELLED", nil),
      ("2026-11-18 Rejected", "Cancelled: ", "CANCELLED", nil),
    ])
  func settled(entry: String, title: String, status: String, completed: String?) throws {
    let text = try view(notes + "- \(entry)\n", on: "2026-11-19", horizon: nil)
    let calendar = try CalendarText(text)
    let event = try calendar.only("VEVENT", "Thank Noor Rahimi")
    #expect(event["SUMMARY"] == "\(title)Thank Noor Rahimi (Ostwind Rowing)")
    #expect(event["STATUS"] == "CANCELLED")
    #expect(!event.lines.contains("BEGIN:VALARM"))
    let task = try calendar.only("VTODO", "Thank Noor Rahimi")
    #expect(task["SUMMARY"] == "Thank Noor Rahimi (Ostwind Rowing)")
    #expect(task["STATUS"] == status)
    #expect(task["COMPLETED"] == completed)
    #expect(task.modified == "20261118T000000Z")
    #expect(task.sequence > 0)
  }

  @Test("A duty that nobody did in time is cancelled once it has lapsed")
  func missed() throws {
    let late = try CalendarText(try view(notes, on: "2026-11-30", horizon: nil))
    #expect(try late.only("VTODO", "Thank Noor")["STATUS"] == "NEEDS-ACTION")
    let missed = try CalendarText(try view(notes, on: "2026-12-01", horizon: nil))
    let task = try missed.only("VTODO", "Thank Noor")
    #expect(task["STATUS"] == "CANCELLED")
    #expect(task.modified == "20261201T000000Z")
  }

  @Test(
    "An interview that does not take place is cancelled",
    arguments: [
      notes.replacing("- With: Piet Aerts", with: "- Cancelled: Piet is ill"),
      notes + "- 2026-11-17 Withdrawn\n",
      notes.replacing("role: Coach", with: "role: Coach\nstatus: closed"),
    ])
  func cancelled(text: String) throws {
    let calendar = try CalendarText(try view(text))
    let event = try calendar.only("VEVENT", "(on the water)")
    #expect(event["STATUS"] == "CANCELLED")
    #expect(event["SUMMARY"] == "Cancelled: Interview: Ostwind Rowing (on the water)")
    #expect(!event.lines.contains("BEGIN:VALARM"))
  }

  @Test("An interview held before the end of an application stays as it was")
  func heldBeforeTheEnd() throws {
    let calendar = try CalendarText(
      try view(notes + "- 2026-11-18 Rejected\n", on: "2026-11-30", horizon: nil))
    #expect(try calendar.only("VEVENT", "(at the boathouse)")["STATUS"] == "CONFIRMED")
    #expect(try calendar.only("VEVENT", "(on the water)")["STATUS"] == "CANCELLED")
  }

  @Test("UIDs are of their own, and say nothing")
  func identifiers() throws {
    let twice = notes.replacing("## Interview 2026-11-24", with: "## Interview 2026-11-16")
    let calendar = try CalendarText(try view(twice, horizon: nil))
    #expect(calendar.components.keys.count { $0.count == 36 } == calendar.components.count)
    #expect(
      calendar.components.values.count { $0["SUMMARY"]?.hasPrefix("Interview") ?? false } == 2)
    #expect(!calendar.components.keys.contains { $0.contains("acme") })
  }

  @Test("A window at the end of all calendars is one day")
  func lastDay() throws {
    let calendar = try CalendarText(
      try view(notes + "- [ ] be remembered by 9999-12-31\n", horizon: nil))
    let event = try calendar.only("VEVENT", "be remembered")
    #expect(event["DTSTART"] == "99991231" && event["DTEND"] == nil)
  }

  @Test(
    "Only an address of the web is a link",
    arguments: [
      "javascript:alert(1)", "https://", "ftp://x.example/", "https://x.example/a b",
      "see https://x.example/",
    ])
  func link(address: String) throws {
    let text = notes.replacing("https://ostwind.example/jobs/7", with: "\"\(address)\"")
    let event = try CalendarText(try view(text)).only("VEVENT", "on the water")
    #expect(event["URL"] == nil)
  }

  // MARK: Written again

  @Test("Nothing changes where nothing has changed, on another day, too")
  func again() throws {
    let first = try view(notes, on: "2026-11-17")
    #expect(try view(notes, on: "2026-11-17", replacing: first) == first)
    #expect(try view(notes, on: "2026-11-18", replacing: first) == first)
    #expect(try view(notes, on: "2026-11-18") == first)
  }

  @Test("What has changed says when, and counts on")
  func changed() throws {
    let first = try view(notes)
    let moved = notes.replacing("2026-11-24, on", with: "2026-11-24 15:30, on")
    let second = try view(moved, on: "2026-11-18", replacing: first)
    let event = try CalendarText(second).only("VEVENT", "(on the water)")
    #expect((event.sequence, event.modified) == (1, "20261118T000000Z"))
    let third = try view(notes, on: "2026-11-19", replacing: second)
    let back = try CalendarText(third).only("VEVENT", "(on the water)")
    #expect((back.sequence, back.modified) == (2, "20261119T000000Z"))
    let other = try CalendarText(second).only("VTODO", "Thank Noor Rahimi")
    #expect((other.sequence, other.modified) == (0, "20261116T000000Z"))
  }

  @Test("What is settled stays for 30 days, and what was held is no cancelled interview")
  func kept() throws {
    let first = try view(notes, on: "2026-11-16")
    let done = notes + "- 2026-11-17 Thank-you: Noor Rahimi\n"
    let second = try view(done, on: "2026-11-17", replacing: first)
    let task = try CalendarText(second).only("VTODO", "Thank Noor Rahimi")
    #expect(task["STATUS"] == "COMPLETED")
    #expect(task.modified == "20261117T000000Z" && task.sequence > 0)
    #expect(try CalendarText(second).only("VEVENT", "boathouse")["STATUS"] == "CONFIRMED")
    let later = try view(done, on: "2026-12-16", replacing: second)
    #expect(try CalendarText(later).only("VTODO", "Thank Noor") == task)
    #expect(try CalendarText(later).only("VEVENT", "boathouse")["STATUS"] == "CONFIRMED")
    let last = try CalendarText(try view(done, on: "2026-12-19", replacing: later))
    #expect(!last.has("Thank Noor") && !last.has("boathouse"))
    // Where it never was, it does not come.
    #expect(try !CalendarText(try view(done, on: "2026-11-18")).has("Thank Noor"))
  }

  @Test("What is gone is cancelled for a while, once")
  func gone() throws {
    let done = notes + "- 2026-11-17 Thank-you: Noor Rahimi\n"
    let first = try view(done, on: "2026-11-17", horizon: nil)
    let second = try view([], on: "2026-11-18", replacing: first)
    let calendar = try CalendarText(second)
    let event = try calendar.only("VEVENT", "(on the water)")
    #expect(event["SUMMARY"] == "Cancelled: Interview: Ostwind Rowing (on the water)")
    #expect(event["STATUS"] == "CANCELLED")
    #expect((event.sequence, event.modified) == (1, "20261118T000000Z"))
    #expect(!event.lines.contains("BEGIN:VALARM"))
    #expect(try calendar.only("VTODO", "wash the blazer")["STATUS"] == "CANCELLED")
    // It was done, or took place: that stays true.
    #expect(try calendar.only("VTODO", "Thank Noor")["COMPLETED"] == "20261117T120000Z")
    #expect(!calendar.has("boathouse"))
    let third = try view([], on: "2026-11-19", replacing: second)
    #expect(try view([], on: "2026-11-20", replacing: third) == third)
    let over = try CalendarText(try view([], on: "2026-11-26", replacing: second))
    #expect(!over.has("on the water") && over.has("wash the blazer"))
    let last = try CalendarText(try view([], on: "2027-03-01", replacing: second))
    #expect(last.components.isEmpty)
    // It may come back.
    let back = try CalendarText(try view(done, on: "2026-11-20", replacing: second))
    #expect(try back.only("VEVENT", "(on the water)").sequence == 2)
  }

  // MARK: A file that others wrote into

  @Test(
    "Another program's file is not taken for ours",
    arguments: [
      ("BEGIN:VCALENDAR\r\nPRODID:-//x//y//EN\r\nEND:VCALENDAR\r\n", true),
      ("BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", true),
      ("# Agenda\n", false), ("BEGIN:VCARD\r\n", false), ("\u{0}\u{1}", false), ("\n\n", false),
    ])
  func foreign(text: String, isCalendar: Bool) {
    let refusal = isCalendar ? PublishedCalendar.Refusal.ofAnotherProgram : .notACalendar
    #expect(throws: refusal) { try PublishedCalendar(Array(text.utf8)) }
  }

  @Test(
    "A revision that cannot be read is made anew",
    arguments: [
      ("SEQUENCE:0", "SEQUENCE:-5"), ("SEQUENCE:0", "SEQUENCE:99999999999999999999"),
      ("SEQUENCE:0", "SEQUENCE:x"), ("LAST-MODIFIED:2026", "LAST-MODIFIED:x026"),
      ("LAST-MODIFIED:20261116T000000Z", "LAST-MODIFIED:20261116T000000Z\\nX:1"),
    ])
  func unreadable(old: String, new: String) throws {
    let first = try view(notes)
    #expect(first.contains(old))
    #expect(try view(notes, replacing: first.replacing(old, with: new)) == first)
  }

  @Test("A number at its end stays there")
  func largest() throws {
    let first = try view(notes).replacing("SEQUENCE:0", with: "SEQUENCE:2147483647")
    let second = try view(notes.replacing("Coach", with: "Trainer"), replacing: first)
    let calendar = try CalendarText(second)
    #expect(calendar.components.values.allSatisfy { $0.sequence == 2_147_483_647 })
  }

  @Test("A damaged file brings nothing but cancelled events and to-dos", arguments: 1...4)
  func damaged(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let whole = Array(try view(notes, horizon: nil).utf8)
    let odd = [
      "\r\nBEGIN:VEVENT", "\r\n ", "\\", ":", ";", "\u{0}", "\r", "END:VEVENT\r\n", "\u{301}",
    ]
    let names: Set = [
      "BEGIN", "END", "VERSION", "PRODID", "NAME", "X-WR-CALNAME", "REFRESH-INTERVAL",
      "X-PUBLISHED-TTL", "UID", "DTSTAMP", "LAST-MODIFIED", "SEQUENCE", "DTSTART", "DTEND",
      "DUE", "SUMMARY", "LOCATION", "DESCRIPTION", "DURATION", "STATUS", "TRANSP", "CLASS",
      "COMPLETED",
    ]
    var taken = 0
    for _ in 0..<Proofs.count(60, all: 5_000) {
      var bytes = whole
      for _ in 0..<Int.random(in: 1...6, using: &random) {
        let place = Int.random(in: 100..<bytes.count, using: &random)
        switch Int.random(in: 0..<3, using: &random) {
        case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
        case 1: bytes.removeSubrange(place..<min(bytes.count, place + 9))
        default:
          bytes.insert(contentsOf: odd.randomElement(using: &random)?.utf8 ?? "".utf8, at: place)
        }
      }
      // Where a name was damaged, the entry is nobody knows whose, and the file is left alone.
      guard let published = try? PublishedCalendar(bytes) else { continue }
      let empty = try TestJournal([]).assessment(on: "2026-11-17")
      let text = CalendarView(empty, horizon: 14, replacing: published).text
      #expect(text.utf8.split(separator: UInt8(ascii: "\n")).allSatisfy { $0.count <= 76 })
      var reader = ContentLines(Array(text.utf8))
      while let line = reader.next() { #expect(names.contains(line.name)) }
      for component in try CalendarText(text).components.values {
        taken += 1
        #expect(
          component["STATUS"] == "CANCELLED"
            || component.kind == "VTODO" && component["STATUS"] == "COMPLETED")
      }
    }
    #expect(taken > 0)
  }

  // MARK: Over time

  @Test("On each day of a year, only what says something else has another revision")
  func year() throws {
    let folder = try JournalFolder.find(from: packageFolder.appending(path: "samples").path)
    let journal = try LoadedJournal(folder)
    let first = try day("2026-11-21")
    var before: CalendarText?
    var changes = 0
    for offset in 0..<Proofs.count(70, all: 366) {
      let text = CalendarView(journal.assessment(on: first + offset), horizon: nil).text
      let calendar = try CalendarText(text)
      for (uid, new) in calendar.components {
        guard let old = before?.components[uid], old != new else { continue }
        #expect(old.lines != new.lines, "\(uid) on \(first + offset)")
        #expect(new.sequence > old.sequence && new.modified > old.modified)
        changes += 1
      }
      before = calendar
    }
    // Duties lapse.
    #expect(changes > 10)
  }

  /// A search that goes on for months, from the samples on.
  private struct LivedJournal {
    private var random: SplitMix64
    private(set) var files: [(path: String, text: String)]
    private(set) var today: CivilDate

    init(seed: UInt64) throws {
      random = SplitMix64(seed: seed)
      today = try day("2026-11-10")
      let names = [
        "havelnetz", "klinikum-gohlis", "krume-und-kruste", "parthe-paket", "schleusentheater",
        "tierpark-auental",
      ]
      files = try names.map { name in
        let url = packageFolder.appending(path: "samples/\(name).md")
        let text = try String(contentsOf: url, encoding: .utf8)
        return ("\(name).md", text.replacing(#/\nstatus: .*/#, with: "") + "\n## Log\n\n")
      }
    }

    /// Days pass, and something is written down.
    ///
    /// - Parameter delay: So many days late at most.
    mutating func live(delay: Int) -> String {
      today = today + Int.random(in: 0...4, using: &random)
      let date = today - Int.random(in: 0...delay, using: &random)
      let rules = ["check-in-due", "thank-you-not-sent", "promise-not-kept", "still-no-word"]
      let rule = rules[Int.random(in: rules.indices, using: &random)]
      let entries = [
        "Thank-you: everyone", "Briefed: everyone", "Check-in: by email", "Heard: soon",
        "Snoozed: \(rule) until \(today + 9)", "Waived: \(rule): no need", "Kept:",
        "Told about offer: by phone", "Contacted: by post", "Feedback asked", "Rejected",
        "Interview: another", "Seen open: on their page",
      ]
      let entry = "- \(date) \(entries[Int.random(in: entries.indices, using: &random)])"
      files[Int.random(in: files.indices, using: &random)].text += entry + "\n"
      return entry
    }
  }

  @Test("SEQUENCE never falls as days pass and facts are written", arguments: 1...4)
  func monotone(seed: UInt64) throws {
    var journal = try LivedJournal(seed: seed)
    var highest: [String: Int] = [:]
    var rises = 0
    for _ in 0..<Proofs.count(30, all: 400) {
      let entry = journal.live(delay: 0)
      let text = try view(journal.files, on: journal.today.description, horizon: nil)
      for (uid, component) in try CalendarText(text).components {
        let old = highest[uid, default: 0]
        #expect(component.sequence >= old, "\(component) after \(entry)")
        if component.sequence > old { rises += 1 }
        highest[uid] = max(old, component.sequence)
      }
    }
    #expect(rises > 5)
  }

  @Test(
    "In a file, SEQUENCE rises where something else is said, and only there", arguments: 1...4)
  func rising(seed: UInt64) throws {
    var journal = try LivedJournal(seed: seed)
    var text: String?
    var changes = 0
    for _ in 0..<Proofs.count(30, all: 400) {
      // What is written late may undo what was done.
      let entry = journal.live(delay: 20)
      let new = try view(journal.files, on: journal.today.description, replacing: text)
      let before = try text.map(CalendarText.init)?.components ?? [:]
      let after = try CalendarText(new).components
      for (uid, component) in after {
        guard let old = before[uid] else { continue }
        if component.lines == old.lines {
          #expect(component == old, "\(component) after \(entry)")
        } else {
          #expect(component.sequence > old.sequence, "\(component) after \(entry)")
          changes += 1
        }
      }
      // None vanishes while somebody may wait for it.
      let limit = (journal.today - 30).description.filter { $0 != "-" }
      for (uid, old) in before where after[uid] == nil && old.kind == "VTODO" {
        #expect(try #require(old["DUE"]) < limit)
      }
      text = new
    }
    #expect(changes > 5)
  }
}

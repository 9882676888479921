internal import FollowUp
internal import Journal
internal import Views

/// An iCalendar file: holidays, and a calendar that was published before.
func fuzzCalendar(_ bytes: [UInt8]) {
  do {
    let days = try CalendarFile.days(in: bytes)
    check(zip(days, days.dropFirst()).allSatisfy { $0 < $1 }, "days out of order, or twice")
    let years = 1...9999
    check(days.allSatisfy { years.contains($0.components.year) }, "a day beyond all calendars")
  } catch {
    checkPlain(error.reason, "what is wrong with a calendar")
  }
  guard let published = try? PublishedCalendar(bytes) else { return }
  let assessment = agendaJournal.assessment
  let horizon = bytes.count.isMultiple(of: 2) ? 14 : nil
  let text = CalendarView(assessment, horizon: horizon, replacing: published).text
  checkContentLines(text, "the calendar")
  guard let again = try? PublishedCalendar(Array(text.utf8)) else {
    return check(false, "our own calendar is refused")
  }
  let next = CalendarView(assessment, horizon: horizon, replacing: again).text
  check(next == text, "brought up to date again, the calendar is another")
}

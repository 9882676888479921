internal import Editing
internal import FollowUp
internal import Importing
internal import Journal
internal import Syntax

/// The user's own template for new applications.
func fuzzTemplate(_ bytes: [UInt8]) {
  let new = try? NewApplication(
    company: "Acme: Kites & *Strings*", role: "Kite #1 \"Builder\"",
    applied: FuzzedJournal.today - 3, found: nil, today: FuzzedJournal.today)
  guard let new, let text = try? new.text(from: bytes) else { return }
  guard let application = FuzzedJournal(text)?.application else {
    return check(false, "what is made of the template cannot be read")
  }
  check(
    application.company?.value == new.company && application.role?.value == new.role,
    "the template makes something else of company and role")
}

/// A table of another program. Before its first line end stand what separates the cells and the order
/// of dates, or anything else for neither.
func fuzzTable(_ bytes: [UInt8]) {
  guard let end = bytes.firstIndex(of: .newline) else { return }
  var options = ImportOptions()
  if let first = bytes[..<end].first {
    let separators = CellSeparator.allCases
    let orders = DateOrder.allCases
    let index = Int(first & 0x0F)
    options.separator = index < separators.count ? separators[index] : nil
    options.order = index / 4 < orders.count ? orders[index / 4] : nil
  }
  if end > 3 { options.folder = "2026" }
  let there = [agendaJournal.application].compactMap { $0 }
  let plan = try? ImportPlan(
    Array(bytes[(end + 1)...]), options, into: there, today: FuzzedJournal.today
  ) { !$0.hasPrefix("/") && !$0.split(separator: "/").contains("..") }
  guard let plan else { return }
  check(
    plan.files.count + plan.skipped.count == plan.rowCount,
    "\(plan.rowCount) rows, \(plan.files.count) files and \(plan.skipped.count) left out")
  check(
    Set(plan.files.map { $0.path.lowercased() }).count == plan.files.count, "two files in one")
  for file in plan.files {
    guard let application = FuzzedJournal(file.contents)?.application else {
      check(false, "\(file.path) cannot be read")
      continue
    }
    checkSame(file.standing.application, application)
    checkPlaces(in: application)
  }
}

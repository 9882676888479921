internal import Editing
internal import FollowUp
internal import Journal
internal import Store
internal import Syntax
internal import Views

/// What people type: entries, days, names of items, patterns, addresses.
func fuzzWords(_ bytes: [UInt8]) {
  let text = String(decoding: bytes, as: UTF8.self)
  let assessment = agendaJournal.assessment
  let today = FuzzedJournal.today
  if let day = assessment.search.policy.calendar.date(typed: text, today: today) {
    check(CivilDate(iso: day.description) == day, "\(day) is no day")
  }
  if let date = CivilDate(iso: text) { check(date.description == text, "\(date) is written so") }
  if let entry = try? TypedEntry(text) {
    check(!entry.text.utf8.contains { $0 == .newline || $0 == .carriageReturn }, "two lines")
  }
  _ = Editor.entries(typed: text.split(separator: " ").map(String.init))
  if let duty = try? ItemFinder(assessment, listed: []).find(text) {
    check(assessment.duties.contains { $0.id == duty.id }, "an item that is none")
  }
  if let mailbox = Mailbox(text), let address = mailbox.address {
    check(Mailbox.isAddress(address) && text.hasSuffix("<\(address)>"), "another address")
  }
  if let address = webAddress(text) {
    check(address.utf8.allSatisfy { $0 > .space && $0 < 0x7F }, "an address with blanks")
  }
  let halves = text.split(separator: "\n", maxSplits: 1).map(String.init)
  let glob = Glob(halves.first ?? "")
  _ = glob.matches(halves.last ?? "")
  if !text.contains(where: { "*?".contains($0) }) { check(Glob(text).matches(text), "not itself") }
  let nearest = Spelling.nearest(to: text, among: RuleName.allCases.map(\.rawValue))
  if let nearest { check(RuleName(rawValue: nearest) != nil, "no rule") }
  checkSinks(text)
}

/// What is made of text for each place where it is shown.
private func checkSinks(_ text: String) {
  checkPlain(Escaping.terminal(text).replacing("\n", with: ""), "text for a terminal")
  checkPlain(Escaping.markdown(text), "Markdown")
  let comment = Escaping.comment(text)
  check(!comment.contains("--") && !comment.contains(">"), "a comment that ends: \(comment)")
  let link = Escaping.linkDestination(text)
  check(
    link.utf8.allSatisfy { $0.isASCIILetter || $0.isASCIIDigit || "-._~/%".utf8.contains($0) },
    "a link that ends: \(link)")
  let word = Array(Escaping.shellWord(text).utf8)
  check(unquoted(word) == Array(text.utf8), "another word of a shell: \(word)")
  checkContentLines(
    ContentLineWriter.folded([ContentLineWriter.text("SUMMARY", text)]), "a content line")
  check(FormulaGuard.removed(from: FormulaGuard.added(to: text)) == text, "another cell")
}

/// As a shell reads it; nil where it is more than one word.
private func unquoted(_ word: [UInt8]) -> [UInt8]? {
  var text: [UInt8] = []
  var rest = word[...]
  while let first = rest.popFirst() {
    if first == .backslash {
      guard let next = rest.popFirst() else { return nil }
      text.append(next)
    } else {
      guard first == UInt8(ascii: "'"), let end = rest.firstIndex(of: first) else { return nil }
      text += rest[..<end]
      rest = rest[(end + 1)...]
    }
  }
  return text
}

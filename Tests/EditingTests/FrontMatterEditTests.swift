import Syntax
import Testing

@testable import Editing

/// How a key comes into the front matter, or gets another value there.
@Suite struct FrontMatterEditTests {
  struct Row: Sendable, CustomTestStringConvertible {
    let name: String
    let key: String
    let before: String
    /// nil where nothing can be written.
    let after: String?

    init(_ name: String, _ key: String, _ before: String, _ after: String?) {
      self.name = name
      self.key = key
      self.before = before
      self.after = after
    }

    var testDescription: String { name }
  }

  static let rows: [Row] = [
    Row(
      "a new key at the end", "closed", "---\ncompany: Acme\nrole: Smith\n---\nText.\n",
      "---\ncompany: Acme\nrole: Smith\nclosed: new\n---\nText.\n"),
    Row(
      "another value", "status", "---\nstatus: applied\nrole: Smith\n---\n",
      "---\nstatus: new\nrole: Smith\n---\n"),
    Row(
      "in double quotes", "status", "---\nstatus: \"applied\"\n---\n", "---\nstatus: \"new\"\n---\n"
    ),
    Row("in single quotes", "status", "---\nstatus: 'applied'\n---\n", "---\nstatus: 'new'\n---\n"),
    Row(
      "left empty", "closed", "---\nclosed:\nrole: Smith\n---\n",
      "---\nclosed: new\nrole: Smith\n---\n"),
    Row(
      "left empty, with a blank", "closed", "---\nclosed: \nrole: Smith\n---\n",
      "---\nclosed: new \nrole: Smith\n---\n"),
    Row(
      "empty but for a comment", "closed", "---\nclosed: # not yet\n---\n",
      "---\nclosed: new # not yet\n---\n"),
    Row("a tilde", "closed", "---\nclosed: ~\n---\n", "---\nclosed: new\n---\n"),
    Row(
      "null", "closed", "---\nclosed:   null # so far\n---\n", "---\nclosed:   new # so far\n---\n"),
    Row("empty quotes", "closed", "---\nclosed: \"\"\n---\n", "---\nclosed: \"new\"\n---\n"),
    Row("capitals", "status", "---\nStatus:  Applied\n---\n", "---\nStatus:  new\n---\n"),
    Row(
      "underscores and spaces", "offer-expires", "---\nOffer_expires: 2026-11-30\n---\n",
      "---\nOffer_expires: new\n---\n"),
    Row(
      "a key in quotes", "status", "---\n\"status\": applied\n---\n", "---\n\"status\": new\n---\n"),
    Row(
      "values below each other", "closed", "---\ncompany:   Acme\nrole:      Smith\n---\n",
      "---\ncompany:   Acme\nrole:      Smith\nclosed:    new\n---\n"),
    Row(
      "an indented mapping", "closed", "---\n  company: Acme\n  role: Smith\n---\n",
      "---\n  company: Acme\n  role: Smith\n  closed: new\n---\n"),
    Row(
      "below a list", "closed", "---\nrole: Smith\ntags:\n- a\n- b\n---\n",
      "---\nrole: Smith\ntags:\n- a\n- b\nclosed: new\n---\n"),
    Row(
      "below text of several lines", "closed", "---\nrole: Smith\nx-notes: |\n  a\n\n  b\n---\n",
      "---\nrole: Smith\nx-notes: |\n  a\n\n  b\nclosed: new\n---\n"),
    Row(
      "below a comment", "closed", "---\nrole: Smith\n# the end\n...\n",
      "---\nrole: Smith\n# the end\nclosed: new\n...\n"),
    Row(
      "CRLF and a byte order mark", "closed", "\u{FEFF}---\r\nrole: Smith\r\n---\r\nText.",
      "\u{FEFF}---\r\nrole: Smith\r\nclosed: new\r\n---\r\nText."),
    Row(
      "the file ends with it", "closed", "---\nrole: Smith\n---",
      "---\nrole: Smith\nclosed: new\n---"),
    Row("nothing in it", "closed", "---\n---\n", "---\nclosed: new\n---\n"),
    Row(
      "only a comment in it", "closed", "---\n# later\n---\n", "---\n# later\nclosed: new\n---\n"),
    Row(
      "folded text", "status", "---\nstatus: >-\n  applied\nrole: Smith\n---\n",
      "---\nstatus: new\nrole: Smith\n---\n"),
    Row(
      "the first of two", "status", "---\nstatus: a\nStatus: b\n---\n",
      "---\nstatus: new\nStatus: b\n---\n"),
    Row("empty braces", "closed", "---\n{}\n---\n", nil),
    Row("braces", "closed", "---\n{company: Acme, role: Smith}\n---\n", nil),
    Row(
      "a value in braces", "status", "---\n{status: applied, role: Smith}\n---\n",
      "---\n{status: new, role: Smith}\n---\n"),
    Row("a list", "status", "---\nstatus: [applied, offer]\n---\n", nil),
    Row("no front matter", "closed", "# Acme\n", nil),
    Row("broken front matter", "closed", "---\nrole: a: b\n---\n", nil),
  ]

  @Test("One value is written and every other byte stays", arguments: rows)
  func set(row: Row) throws {
    let source = try SourceText(row.before)
    let edit = FrontMatterEdit.set(row.key, to: "new", in: source)
    let after = try edit.map { try source.applying([$0]).contents }
    #expect(after.map { String(decoding: $0, as: UTF8.self) } == row.after)
    #expect(after == row.after.map { Array($0.utf8) })
  }
}

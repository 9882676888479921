import FollowUp
import Foundation
import Journal
import Mustache
import Store
import TestSupport
import Testing
import Views

@testable import Report

/// The sample journal on its day.
func samples() throws -> LoadedJournal {
  try LoadedJournal(
    try JournalFolder.find(from: packageFolder.appending(path: "samples").path))
}

let samplesDay = "2026-11-21"

@Suite struct PageTests {
  @Test("The policy of the pages allows their style sheet")
  func hash() {
    #expect(SHA256.base64("abc") == "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=")
    #expect(
      Stylesheet.hash == SHA256.base64(Stylesheet.text),
      "write `static let hash = \"\(SHA256.base64(Stylesheet.text))\"` in Stylesheet.swift")
    #expect(!Stylesheet.text.contains("<"))
  }

  @Test("Every template can be read, and takes in only templates that are there")
  func templates() throws {
    for (name, source) in Template.sources {
      #expect(throws: Never.self, "\(name)") { try MustacheTemplate(string: source) }
      for match in source.matches(of: /\{\{> ?([a-z]+)\}\}/) {
        #expect(Template.sources[String(match.output.1)] != nil, "\(name): \(match.output.0)")
      }
      // Only the style sheet, and what is escaped already, stands there as it is.
      for match in source.matches(of: /\{\{(?:\{|&) ?([A-Za-z]+)/) {
        let raw = match.output.1
        #expect(raw == "styleSheet" || raw.hasSuffix("HTML"), "\(name): \(raw)")
      }
    }
  }

  private func pages() throws -> [String] {
    let journal = try samples()
    let assessment = journal.assessment(on: try day(samplesDay))
    let span = try day("2025-01-01")...day("2026-12-31")
    return [
      ReportPage(assessment).html, ReportPage(assessment.redacted(), isRedacted: true).html,
      ProofPage(assessment.search, days: span, name: "Jule Sander").html,
      ReportPage(try TestJournal([]).assessment(on: samplesDay)).html,
    ]
  }

  @Test("No page runs, loads or sends anything")
  func inert() throws {
    for page in try pages() {
      #expect(page.hasPrefix("<!DOCTYPE html>\n<html lang=\"en\">"))
      #expect(page.contains("content=\"default-src 'none'; style-src 'sha256-\(Stylesheet.hash)'"))
      for banned in [
        "<script", "<img", "<iframe", "<object", "<link", "<form", " src=", " srcset=", " style=",
        "javascript:", "http-equiv=\"refresh\"", "@import", "url(h",
      ] {
        #expect(!page.contains(banned), "\(banned)")
      }
      #expect(page.firstMatch(of: /\ on[a-z]+=/) == nil)
      #expect(!page.contains("{{"))
    }
  }

  @Test("Every link inside a page has its target, once, and headings leave out no level")
  func structure() throws {
    for page in try pages() {
      let ids = page.matches(of: /\ id="([^"]*)"/).map { String($0.output.1) }
      #expect(Set(ids).count == ids.count)
      for match in page.matches(of: /(?:href|aria-labelledby)="#?([^":]*)"/) {
        #expect(ids.contains(String(match.output.1)), "\(match.output.0)")
      }
      let levels = page.matches(of: /<h([1-6])/).compactMap { Int($0.output.1) }
      #expect(levels.first == 1)
      #expect(levels.filter { $0 == 1 }.count == 1)
      for (level, next) in zip(levels, levels.dropFirst()) { #expect(next <= level + 1) }
      // Each picture has a table in the same part of the page.
      #expect(page.matches(of: /role="img"/).count <= page.matches(of: /<table/).count)
    }
  }

  @Test("The sections are where links from elsewhere look for them")
  func sections() throws {
    let page = try pages()[0]
    for id in ["agenda", "board", "timelines", "patterns", "funnel", "flow"] {
      #expect(page.contains("<section id=\"\(id)\""))
    }
    #expect(page.contains("Thank Ramona Schmieder"))
    #expect(page.contains("Schleusentheater Leipzig"))
    #expect(page.contains("<a href=\"https://jobs.schleusentheater.example/scheduler\""))
  }

  private static let evil =
    #"</style></title>--><script>alert(1)</script><img onerror="x"> ' {{agenda}} &lt;"#

  @Test("What notes say is text, wherever it stands")
  func hostile() throws {
    let text = Self.evil + "\u{202E}\u{7}"
    let quoted = #""\#(text.replacing("\"", with: "\\\"").replacing("\u{7}", with: "\\a"))""#
    let note = """
      ---
      company: \(quoted)
      role: \(quoted)
      applied: 2026-11-02
      contact: \(quoted)
      location: \(quoted)
      salary: \(quoted)
      source: \(quoted)
      link: "javascript:alert(1)"
      ---

      ## Interview 2026-11-16 10:00, \(Self.evil)

      - With: \(Self.evil)
      - Promised: \(Self.evil) by 2026-11-18
      - Concerns: \(Self.evil)
      - [ ] \(Self.evil) by 2026-11-23

      ## Log

      - 2026-11-17 Heard: \(Self.evil)
      """
    let assessment = try TestJournal([(path: "<b>&\"'.md", text: note)])
      .assessment(on: samplesDay)
    #expect(assessment.duties.count > 4)
    let span = try day("2026-01-01")...day("2026-12-31")
    for page in [
      ReportPage(assessment).html,
      ProofPage(assessment.search, days: span, name: Self.evil).html,
    ] {
      #expect(page.contains("&lt;/style&gt;&lt;/title&gt;--&gt;&lt;script&gt;alert(1)"))
      #expect(page.contains("{{agenda}}"))
      #expect(page.contains("\\u{202e}\\u{7}"))
      #expect(page.matches(of: /<script|<img|<b>/).isEmpty)
      #expect(page.matches(of: /<\/style>/).count == 1)
      #expect(!page.contains("href=\"javascript"))
      #expect(!page.unicodeScalars.contains("\u{202E}"))
    }
  }

  @Test(
    "Only what a browser may be sent to becomes a link",
    arguments: [
      "https://acme.example/jobs?id=1&b=2", "HTTP://acme.example", "javascript:alert(1)",
      " https://acme.example", "https://acme.example/a b", "https:acme", "https://",
      "data:text/html,x", "java\u{9}script:alert(1)", "acme.example",
      "https://acme.example\\@evil.example",
    ])
  func links(text: String) {
    let isLink = text.hasPrefix("https://acme.example/jobs") || text.hasPrefix("HTTP:")
    #expect(webAddress(text) == (isLink ? text : nil))
  }

  @Test("What is beyond ASCII in an address is encoded, as in a calendar")
  func encodedAddress() {
    #expect(webAddress("https://acme.example/bäcker%20") == "https://acme.example/b%C3%A4cker%20")
  }

  @Test("A long column, and applications that ended, are folded away and still there")
  func folding() throws {
    let files = (1...40).map { number in
      (
        path: "\(number).md",
        text: """
        ---
        company: Firm \(number)
        role: Smith
        applied: 2026-11-0\(number % 9 + 1)
        \(number > 30 ? "rejected: 2026-11-17" : "")
        ---
        """
      )
    }
    let page = ReportPage(try TestJournal(files).assessment(on: samplesDay)).html
    #expect(page.contains("<summary>18 more</summary>"))
    #expect(page.contains("Rejected <span class=\"count\">10</span>"))
    for number in 1...40 { #expect(page.contains(">Firm \(number)<")) }
  }

  @Test("A card that is late names the last day that was still good")
  func lateCard() throws {
    let note = """
      ---
      company: Acme
      role: Smith
      ---

      ## To do

      - [ ] send the papers by 2026-11-12
      """
    let page = ReportPage(
      try TestJournal([(path: "acme.md", text: note)]).assessment(on: samplesDay)
    ).html
    let day = "<span class=\"date\">Thu 2026-11-12</span>"
    #expect(page.contains("<strong>overdue</strong>, was due \(day): "))
  }

  @Test("Dates are kept on one line, and nothing of a text is lost")
  func dates() {
    let text = "from Mon 2026-11-16, due 2026-11-18 & x2026-11-19 and 2026-1-1"
    let markup = Markup(text).description
    #expect(
      markup == """
        from <span class="date">Mon 2026-11-16</span>, due <span class="date">2026-11-18</span> \
        &amp; x<span class="date">2026-11-19</span> and 2026-1-1
        """)
    #expect(Markup("\"'<é>\n").description == "&quot;&#39;&lt;é&gt;\\u{a}")
  }
}

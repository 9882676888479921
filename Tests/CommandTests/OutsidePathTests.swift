import Foundation
import TestSupport
import Testing

/// Paths that lead out of a journal, by every way that names one, and every command that could
/// follow them. What lies outside is neither shown nor touched.
@Suite struct OutsidePathTests {
  /// A journal with a way out.
  struct WayOut: CustomTestStringConvertible, Sendable {
    let testDescription: String
    var configuration = ""
    /// Links below the root, with what they lead to.
    var links: [String: String] = [:]
    /// What `lint` says about it.
    var findings: [String] = []
  }

  private static let ways = [
    WayOut(testDescription: "agenda above", configuration: "agenda: {file: ../outside/AGENDA.md}"),
    WayOut(
      testDescription: "agenda through dots",
      configuration: "agenda: {file: notes/../../outside/AGENDA.md}"),
    WayOut(testDescription: "agenda is a link", links: ["AGENDA.md": "../outside/AGENDA.md"]),
    WayOut(testDescription: "agenda is a dangling link", links: ["AGENDA.md": "../outside/new.md"]),
    WayOut(
      testDescription: "agenda in a linked folder", configuration: "agenda: {file: up/AGENDA.md}",
      links: ["up": "../outside"]),
    WayOut(
      testDescription: "calendars",
      configuration: "holidays: [../outside/days.ics, linked.ics, up/days.ics]",
      links: ["linked.ics": "../outside/days.ics", "up": "../outside"],
      // A calendar that was read has nothing to be said about.
      findings: [
        "--> jobjournal.yml:1:12", "--> jobjournal.yml:1:33", "--> jobjournal.yml:1:45",
      ]),
    WayOut(testDescription: "exclude", configuration: "exclude: ['../outside/**', '/**', '../**']"),
    WayOut(testDescription: "templates are a link", links: ["templates": "../outside"]),
    WayOut(
      testDescription: "a template is a link",
      links: ["templates/thank-you.mustache": "../../outside/thank-you.mustache"]),
    WayOut(
      testDescription: "the template of new files is a link",
      links: ["_template.md": "../outside/secret.md"]),
    WayOut(testDescription: "drafts are a link", links: ["drafts": "../outside"]),
    WayOut(
      testDescription: "an application is a link", links: ["secret.md": "../outside/secret.md"]),
    WayOut(testDescription: "a folder is a link", links: ["secrets": "../outside"]),
    WayOut(
      testDescription: "links in a row",
      links: ["one.md": "two.md", "two.md": "../outside/secret.md", "round.md": "round.md"]),
  ]

  private static let application = """
    ---
    company: Fennel Bakery
    role: Baker
    ---

    ## Interview 2026-11-12

    - With: Marta Oduya

    """

  private static let secret = """
    ---
    company: Confidential
    role: Confidential
    ---

    ## Interview 2026-11-12

    """

  private static let outside = [
    "AGENDA.md": "Confidential\n", "secret.md": secret,
    "thank-you.mustache": "Subject: Confidential\n\nConfidential\n",
    "days.ics": """
    BEGIN:VCALENDAR
    BEGIN:VEVENT
    DTSTART;VALUE=DATE:20261116
    SUMMARY:Confidential
    END:VEVENT
    END:VCALENDAR
    """,
  ]

  private static let commands: [[String]] = [
    ["agenda"], ["agenda", "--all"], ["lint"], ["list"], ["show", "fennel"], ["show", "secret"],
    ["show", "../outside/secret"], ["export", "json"], ["export", "csv"], ["report"],
    ["draft", "thank-you", "fennel"], ["draft", "thank-you", "fennel", "--save"],
    ["log", "fennel", "Heard: soon"], ["log", "../outside/secret", "Heard: soon"],
    ["log", "secret", "Heard: soon"], ["new", "Acme", "Baker"],
    ["new", "Acme", "Baker", "--file", "../outside/x.md"],
    ["new", "Acme", "Baker", "--file", "secrets/x.md"],
    ["done", "fennel#thank-you-not-sent/2026-11-12/marta-oduya"], ["proofread"],
  ]

  @Test("Nothing outside a journal is shown or touched", arguments: ways)
  func outside(way: WayOut) throws {
    let scratch = try Scratch(
      ["journal/fennel.md": Self.application, "journal/jobjournal.yml": way.configuration + "\n"])
    for (name, text) in Self.outside { try scratch.write(text, to: "outside/\(name)") }
    for (link, target) in way.links {
      let url = scratch.folder.appending(path: "journal/\(link)")
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try FileManager.default.createSymbolicLink(atPath: url.path, withDestinationPath: target)
    }
    let journal = scratch.folder.appending(path: "journal")
    #expect(try Program.run(["list"], in: journal).output.contains("Fennel"))
    for command in Self.commands {
      let run = try Program.run(
        command + (command.first == "proofread" ? [] : ["--today", "2026-11-20"]), in: journal)
      #expect(!run.output.contains("Confidential"), "\(command)")
      #expect(!run.errors.contains("Confidential"), "\(command)")
    }
    let found = try Program.run(["lint", "--today", "2026-11-20"], in: journal)
    for finding in way.findings { #expect(found.output.contains(finding)) }
    for (name, text) in Self.outside { #expect(try scratch.read("outside/\(name)") == text) }
    let names = try FileManager.default.contentsOfDirectory(atPath: "\(scratch.path)/outside")
    #expect(names.sorted() == Self.outside.keys.sorted())
  }
}

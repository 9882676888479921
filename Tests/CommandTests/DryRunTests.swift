import Foundation
import TestSupport
import Testing

@Suite struct DryRunTests {
  /// How a file is encoded.
  enum Form: CaseIterable {
    case plain, carriageReturns, byteOrderMark, noFinalNewline, everything

    func callAsFunction(_ text: String) -> String {
      switch self {
      case .plain: text
      case .carriageReturns: text.replacing("\n", with: "\r\n")
      case .byteOrderMark: "\u{FEFF}" + text
      case .noFinalNewline: String(text.dropLast())
      case .everything: "\u{FEFF}" + text.dropLast().replacing("\n", with: "\r\n")
      }
    }
  }

  @Test(
    "A dry run writes nothing, and what it prints makes git do what the real run does",
    arguments: WritingCommand.edits, Form.allCases)
  func dryRun(command: WritingCommand, form: Form) throws {
    // The log is last, so that what is added stands at the end of the file.
    let text = WritingCommand.application.replacing(#/\n\nThe boathouse[^#]*$/#, with: "\n")
    let (scratch, words) = try command.journal(application: form(text))
    try check(words, in: scratch, folder: "journal")
  }

  @Test("The same for what the user wrote around the agenda", arguments: Form.allCases)
  func around(form: Form) throws {
    let (scratch, words) = try WritingCommand.agenda.journal()
    let agenda = try scratch.read("journal/AGENDA.md")
    try scratch.write(form("Mine above\n\n" + agenda + "\nMine below\n"), to: "journal/AGENDA.md")
    try check(words, in: scratch, folder: "journal")
  }

  @Test(
    "The same for a new agenda file, and for names that need care",
    arguments: ["ostwind.md", "2026/two words.md", "öst \u{1F6A3}.md", "a\tb.md", "it's \"q\".md"])
  func names(name: String) throws {
    let scratch = try Scratch(["journal/\(name)": WritingCommand.application])
    let place = ["--journal", scratch.path + "/journal"] + WritingCommand.others
    try check(["agenda"] + place, in: scratch, folder: "journal")
    try check(["log", "rowing", "Heard: a horn"] + place, in: scratch, folder: "journal")
  }

  @Test("The same where only the way changes in which a letter is written")
  func letters() throws {
    let application = WritingCommand.application
      .replacing("Ostwind Rowing", with: "Caf\u{E9} Ostwind")
    let (scratch, words) = try WritingCommand.agenda.journal(application: application)
    let decomposed = application.replacing("Caf\u{E9}", with: "Cafe\u{301}")
    try scratch.write(decomposed, to: "journal/ostwind.md")
    try check(words, in: scratch, folder: "journal")
  }

  @Test("A dry run into another file, in any format, writes nothing either")
  func otherFile() throws {
    let (scratch, words) = try WritingCommand.agenda.journal()
    try scratch.write("old\n", to: "out.txt")
    for format in ["markdown", "json", "text"] {
      for option in ["--dry-run", "--check"] {
        let before = try scratch.stamps
        let outcome = try Program.run(
          words + ["--format", format, "--output", scratch.path + "/out.txt", option])
        #expect(outcome.status == (option == "--check" ? 1 : 0), "\(format) \(option)")
        #expect(try scratch.stamps == before, "\(format) \(option)")
      }
    }
  }

  /// - Parameter folder: Where the journal is; it is as after the real run in the end.
  private func check(_ words: [String], in scratch: Scratch, folder: String) throws {
    let stamps = try scratch.stamps
    let before = try scratch.contents(of: folder)
    let dry = try Program.run(words + ["--dry-run"])
    #expect(dry.status == 0, "\(dry.errors)")
    #expect(try scratch.stamps == stamps)
    #expect(try scratch.contents(of: folder) == before)
    // Nothing but the diff.
    let lines = dry.output.unicodeScalars.split(separator: "\n").map { String($0) }
    for line in lines {
      #expect(["---", "+++", "@@", " ", "+", "-", "\\"].contains { line.hasPrefix($0) })
    }

    let real = try Program.run(words)
    #expect(real.status == 0, "\(real.errors)")
    let after = try scratch.contents(of: folder)
    #expect(after != before)

    let copy = try Scratch(before)
    try scratch.write(dry.output, to: "patch")
    for options in [["--check"], []] {
      let git = try RunningProgram(
        ["/usr/bin/env", "git", "-C", copy.path, "apply", "--whitespace=nowarn"] + options
          + [scratch.path + "/patch"],
        // No settings of the user's, and no repository around the folder.
        environment: [
          "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_NOSYSTEM": "1", "HOME": scratch.path,
          "GIT_CEILING_DIRECTORIES": copy.folder.deletingLastPathComponent().path,
        ])
      #expect(git.wait() == .exited(0))
      #expect(try git.errors.isEmpty)
    }
    #expect(try copy.contents() == after)
  }
}

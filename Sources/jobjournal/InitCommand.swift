import ArgumentParser
import Editing
import FollowUp
import Journal
import Store
import Syntax

struct InitCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Make a journal: its settings explained, and an example to look at.",
    discussion: "Files that are there already are left as they are.")

  @Argument(help: ArgumentHelp("The folder; made if it is missing.", valueName: "dir"))
  var folder = "."

  @Flag(help: "Also a git hook that checks what is staged before each commit.")
  var git = false

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The day the example is made for: 2026-11-21, +3d; by default today.", valueName: "date"))
  var today: String?

  @Flag(help: "Print nothing but what went wrong.")
  var quiet = false

  func run() async throws {
    let today = try SharedOptions.today(today, WorkCalendar(), quiet: quiet)
    if let journal = JournalFolder.journal(above: folder) {
      throw Failure(
        "\(folder) lies in the journal \(journal), whose files are read down to the last folder; "
          + "choose a folder outside it, or use that journal", .refused)
    }
    do {
      let journal = try LoadedJournal(try JournalFolder.make(at: folder))
      try journal.folder.locked { try makeFiles(in: journal, today) }
      if git { try await addHook(to: journal.folder) }
      let change = folder == "." ? "" : "go to \(folder), "
      say("\nNext: \(change)run `jobjournal agenda`, then `jobjournal new COMPANY ROLE`.")
    } catch let error as StoreError {
      throw Failure(error)
    } catch let error as GitError {
      throw Failure(error.message, .unread)
    } catch let error as LoadError {
      throw Failure(error.message)
    }
  }

  private func makeFiles(in journal: LoadedJournal, _ today: CivilDate) throws {
    func make(_ name: String, _ text: String, _ what: String) throws {
      let isMade = try journal.folder.create(Array(text.utf8), at: name)
      say(isMade ? "made \(name): \(what)" : "\(name) is there already; left as it is")
    }
    try make(
      Configuration.fileName, NewJournal.configuration, "every setting, explained; none is changed")
    if journal.applications.isEmpty {
      try make(
        NewJournal.exampleFile, NewJournal.example(today: today),
        "an application to look at and then to delete")
    }
    let isMade = try journal.folder.createIgnoreFile(Array(NewJournal.ignoreFile.utf8))
    say(isMade ? "made .gitignore" : ".gitignore is there already; left as it is")
  }

  private func addHook(to folder: JournalFolder) async throws {
    let repository = try await GitRepository(around: folder)
    if repository.isNew { say("made a git repository") }
    let script = NewJournal.preCommitHook(prefix: repository.prefix)
    switch try repository.addPreCommitHook(script) {
    case .made(let path): say("made \(path): checks what is staged before each commit")
    case .present(let path): say("\(path) checks the journal already; left as it is")
    case .toChain(let hook, let isThere, let script):
      let lines =
        (isThere ? [] : ["#!/bin/sh"])
        + NewJournal.linesToChain(script: GitRepository.scriptName)
      say("made \(script): checks what is staged, once it is called")
      say(
        isThere
          ? "\(hook) is there already; left as it is. To call the check, add near its top:\n"
          : "git looks for hooks elsewhere. To call the check, make \(hook), executable:\n")
      say(lines.map { "  \($0)" }.joined(separator: "\n"))
    }
  }

  private func say(_ text: String) {
    guard !quiet else { return }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    Output.print(lines.map { Escaping.terminal(String($0)) }.joined(separator: "\n") + "\n")
  }
}

import ArgumentParser
import Editing
import FollowUp
import Journal
import Store
import Syntax
import Views

/// What every command that writes into applications takes.
struct EditOptions: ParsableArguments {
  @Flag(help: "Write nothing; print what would change, as diff -u does.")
  var dryRun = false
}

extension Editor {
  /// What changes in the file.
  var difference: String {
    UnifiedDiff.text(
      from: original.contents, to: application.source.contents, path: application.file)
  }
}

/// A command that writes into applications.
protocol EditCommand: ParsableCommand {
  var shared: SharedOptions { get }
  var edits: EditOptions { get }
  /// Changes applications in memory, and says what it wrote where.
  func edit(_ desk: inout Desk) throws
}

/// The journal that a command writes into, and what it has changed so far.
struct Desk {
  let journal: LoadedJournal
  let today: CivilDate
  let assessment: Assessment
  private(set) var editors: [Int: Editor] = [:]
  fileprivate var messages: [Int: [String]] = [:]

  fileprivate init(_ journal: LoadedJournal, _ today: CivilDate) {
    self.journal = journal
    self.today = today
    assessment = journal.assessment(on: today)
  }

  /// Makes a change of one application.
  mutating func change(
    _ index: Int, _ body: (inout Editor) throws(EditRefusal) -> String
  ) throws {
    do {
      var editor = editors[index] ?? Editor(assessment.search, index)
      messages[index, default: []].append(try body(&editor))
      editors[index] = editor
    } catch {
      throw Failure(error.reason, .refused)
    }
  }

  /// The items that several words mean: each one where all are ids or numbers, else one.
  func items(_ words: some Collection<String>) throws -> [Duty] {
    let file = try? AgendaFile(journal.folder.readIfPresent(journal.configuration.agendaFile))
    let finder = ItemFinder(assessment, listed: file?.items ?? [])
    let areEach = words.allSatisfy { $0.contains("#") || Int($0) != nil }
    do throws(EditRefusal) {
      return areEach
        ? try words.map { word throws(EditRefusal) in try finder.find(word) }
        : [try finder.find(words.joined(separator: " "))]
    } catch {
      throw Failure(error.reason, .refused)
    }
  }

  /// What the rules say now about what was changed, and did not say before.
  fileprivate var newFindings: [Finding] {
    editors.sorted { $0.key < $1.key }.flatMap { index, editor in
      let known = Editor(assessment.search, index).findings
      return editor.findings.filter { finding in
        !known.contains { $0.rule == finding.rule && $0.message == finding.message }
      }
    }
  }
}

extension EditCommand {
  func run() throws {
    let folder = try shared.folder()
    guard !edits.dryRun else { return try edit(try shared.load(folder)) }
    try shared.edit(folder) { try edit($0) }
  }

  private func edit(_ journal: LoadedJournal) throws {
    var desk = Desk(journal, try shared.day(in: journal))
    try edit(&desk)
    for (index, editor) in desk.editors.sorted(by: { $0.key < $1.key }) {
      if edits.dryRun {
        Output.file(editor.difference)
        continue
      }
      do {
        if editor.hasChanged {
          try journal.write(editor.application, replacing: editor.original)
        }
      } catch {
        throw Failure(error)
      }
      // Each as soon as it is true: the next file may not be written.
      if !shared.quiet {
        for message in desk.messages[index] ?? [] {
          Output.print(Escaping.terminal(message) + "\n")
        }
      }
    }
    guard !shared.quiet, !edits.dryRun else { return }
    for finding in desk.newFindings {
      Output.error("\(finding.severity.rawValue)[\(finding.rule.rawValue)]: \(finding.message)")
    }
  }
}

import ArgumentParser
import FollowUp
import Journal
import Store
import Views

struct HistoryCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "history", abstract: "How applications moved, commit by commit, from git.",
    discussion: """
      The oldest commit comes first, each with the day that its author's clock had. For one \
      application: its status, and every dated fact that came (+) or went (-), under all names \
      that its file has had. For all: status and milestones only. A merge tells only what none \
      of its sides had.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  @OptionGroup var shared: SharedOptions

  @Argument(
    help: ArgumentHelp(
      "The slug, the file, or part of slug, company or role that only one has; by default all.",
      valueName: "app"))
  var application: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Only what came after a revision, or on and after a date.", valueName: "rev or date"))
  var since: String?

  @Option(help: "How to print it.")
  var format: Format = .text

  func run() async throws {
    let journal = try shared.load()
    let today = try shared.day(in: journal)
    let git = try await shared.git(journal.folder)
    let calendar = journal.configuration.policy.calendar
    let firstDay = try since.flatMap { typed in
      try calendar.date(typed: typed, today: today) == nil
        ? nil : shared.day(typed: typed, today: today, in: journal)
    }
    let named = try application.map { try file($0, journal, today) }
    let history: GitHistory
    do {
      var revision: GitReader.Revision?
      if let since, firstDay == nil { revision = try await git.revision(since) }
      history = try await git.history(
        journal.configuration, of: named?.file, since: revision)
    } catch {
      throw Failure.failure(git: error)
    }
    // Git may remember what the work tree does not hold.
    if history.commits.isEmpty, let failure = named?.failure { throw failure }
    let shown = history.commits.compactMap { commit -> CommitChanges? in
      if let firstDay, commit.day < firstDay { return nil }
      guard application == nil else { return commit }
      let changes = commit.changes.compactMap(\.withMilestonesOnly)
      return changes.isEmpty
        ? nil
        : CommitChanges(
          commit: commit.commit, day: commit.day, subject: commit.subject, changes: changes)
    }
    switch format {
    case .json: Output.print(JSONViews.history(shown))
    case .text: Output.print(TextViews(shared.style).history(shown))
    }
    if git.isShallow {
      Output.error(
        "Not complete: this clone is cut off, and what its first commit holds may be older;"
          + " `git fetch --unshallow` gets the rest.")
      throw Status.unread
    }
    if history.missing > 0 {
      Output.error(
        "Not complete: this clone does not hold \(history.missing) of the versions of files; fetch"
          + " them with git first.")
      throw Status.unread
    }
  }

  /// The file of an application of today; or the word itself, and why it names none.
  private func file(
    _ word: String, _ journal: LoadedJournal, _ today: CivilDate
  ) throws -> (file: String, failure: Failure?) {
    do {
      let assessment = journal.assessment(on: today)
      return (try shared.application(word, in: assessment).application.file, nil)
    } catch let failure as Failure where failure.status == .usage {
      return (word, failure)
    }
  }
}

import ArgumentParser
import FollowUp
import Journal
import Store

/// A command that has to wait for git only where an option asks for it. Without, nothing is started
/// that waiting takes, not even a thread.
protocol GitOptionCommand: AsyncParsableCommand {
  var readsGit: Bool { get }
  func runWithoutGit() throws
}

extension SharedOptions {
  /// What git keeps of the journal.
  func git(_ folder: JournalFolder) async throws -> GitReader {
    begin("reading from git")
    do {
      return try await GitReader(around: folder)
    } catch {
      throw Failure(error)
    }
  }

  /// The journal as it was at a revision.
  func load(_ revision: GitReader.Revision, from git: GitReader) async throws -> LoadedJournal {
    do {
      return try load(try await git.snapshot(of: revision))
    } catch {
      throw Failure.failure(git: error)
    }
  }

  func load(_ snapshot: GitSnapshot) throws -> LoadedJournal {
    do {
      return try LoadedJournal(snapshot)
    } catch {
      throw Failure(error.message)
    }
  }

  /// The commit that a name means, or, for a date, the last one before that day.
  func revision(
    _ typed: String, today: CivilDate, in journal: LoadedJournal, _ git: GitReader
  ) async throws -> GitReader.Revision {
    do {
      let calendar = journal.configuration.policy.calendar
      guard calendar.date(typed: typed, today: today) != nil else {
        return try await git.revision(typed)
      }
      let day = try day(typed: typed, today: today, in: journal)
      return try await git.lastRevision(before: day)
    } catch {
      throw Failure.failure(git: error)
    }
  }
}

extension Failure {
  init(_ error: GitError) {
    let status: Status =
      switch error.kind {
      case .unavailable: .unread
      case .unknown: .usage
      case .ambiguous: .refused
      }
    self.init(error.message, status)
  }

  /// What to end with where git was among what may have failed.
  static func failure(git error: any Error) -> any Error {
    if let error = error as? GitError { Failure(error) } else { error }
  }
}

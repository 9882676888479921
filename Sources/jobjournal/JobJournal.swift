import ArgumentParser
import Store
import Syntax
import Views

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

@main
struct JobJournal: AsyncParsableCommand {
  static let version = "0.1.0"

  static let configuration = CommandConfiguration(
    commandName: "jobjournal",
    abstract: "Keeps track of what you owe whom while you look for work.",
    discussion: """
      A journal is a folder with one Markdown file per job application. The program reads it, \
      applies the follow-up rules, and says what is due, whom to leave in peace, and what you \
      forgot to ask. It sends nothing anywhere.
      """,
    version: version,
    subcommands: [
      AgendaCommand.self, LogCommand.self, DoneCommand.self, WaiveCommand.self,
      SnoozeCommand.self, LintCommand.self, RulesCommand.self, ListCommand.self, ShowCommand.self,
      HistoryCommand.self, PatternsCommand.self, ReportCommand.self, DraftCommand.self,
      ProofreadCommand.self, InitCommand.self, NewCommand.self, ImportCommand.self,
      ExportCommand.self, LSPCommand.self,
    ])

  static func main() async {
    openStandardStreams()
    // A file beyond the user's limit is to be an error like any other, not the end of the program.
    signal(SIGXFSZ, SIG_IGN)
    do {
      var command = try parseAsRoot()
      if let command = command as? any GitOptionCommand, !command.readsGit {
        try command.runWithoutGit()
      } else if var asynchronous = command as? any AsyncParsableCommand {
        try await asynchronous.run()
      } else {
        try command.run()
      }
      Progress.clear(isLast: true)
    } catch let status as Status {
      Output.end(status.rawValue)
    } catch let failure as Failure {
      Output.error("Error: \(failure.message)")
      Output.end(failure.status.rawValue)
    } catch {
      let isHelp = exitCode(for: error).isSuccess
      let message = fullMessage(for: error)
      if isHelp { Output.print(message + "\n") } else { Output.error(message) }
      Output.end(isHelp ? 0 : Status.usage.rawValue)
    }
  }
}

/// Takes the places of standard input, output and error that are closed: else the first file that
/// is opened would have one of them, and be printed into. Printing a result fails all the same.
private func openStandardStreams() {
  for descriptor in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO]
  where fcntl(descriptor, F_GETFD) < 0 {
    // Takes the lowest free descriptor, which is this one.
    _ = open("/dev/null", descriptor == STDERR_FILENO ? O_WRONLY : O_RDONLY)
  }
}

/// The exit statuses of every command.
enum Status: Int32, Error {
  /// `lint` found something at the given severity, or `agenda --check` a stale file.
  case found = 1
  /// Wrong usage, or a configuration that cannot be read at all.
  case usage = 2
  /// A file could not be read or written; everything else was done.
  case unread = 3
  /// Ambiguous, or something of the user's would be lost.
  case refused = 4
}

/// A reason to stop, in a sentence.
struct Failure: Error {
  let message: String
  let status: Status

  init(_ message: String, _ status: Status = .usage) {
    self.message = message
    self.status = status
  }

  init(_ error: StoreError) {
    self.init(error.message, error.operation == .replace ? .refused : .unread)
  }
}

enum Input {
  /// What standard input holds, up to the limit of a file.
  static func all() -> [UInt8] {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 64 * 1024)
    while bytes.count <= SourceText.sizeLimit {
      let count = read(STDIN_FILENO, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { break }
      bytes += buffer.prefix(count)
    }
    return bytes
  }
}

enum Output {
  /// Results.
  static func print(_ text: String) {
    Progress.clear(isLast: true)
    write(text, to: STDOUT_FILENO)
  }

  /// Messages for people. They may quote a path or a value with control characters in it.
  static func error(_ text: String) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let safe = lines.map { Escaping.terminal(String($0)) }.joined(separator: "\n")
    Progress.clear(isLast: false)
    write(safe + "\n", to: STDERR_FILENO)
  }

  /// A file, or what would change in it: as it is for a program, harmless on a terminal.
  static func file(_ text: String) {
    guard isatty(STDOUT_FILENO) == 1 else { return print(text) }
    let lines = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
    print(lines.map { Escaping.terminal(String($0)) }.joined(separator: "\n"))
  }

  static func end(_ status: Int32) -> Never {
    Progress.clear(isLast: true)
    exit(status)
  }

  /// A reader that went away ends the program quietly.
  private static func write(_ text: String, to descriptor: Int32) {
    var text = text
    text.withUTF8 { bytes in
      var rest = UnsafeRawBufferPointer(bytes)
      while !rest.isEmpty {
        #if canImport(Glibc)
          let count = Glibc.write(descriptor, rest.baseAddress, rest.count)
        #else
          let count = Darwin.write(descriptor, rest.baseAddress, rest.count)
        #endif
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { exit(Status.unread.rawValue) }
        rest = UnsafeRawBufferPointer(rebasing: rest[count...])
      }
    }
  }
}

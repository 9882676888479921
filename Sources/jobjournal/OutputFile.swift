import ArgumentParser
import Store
import Views

/// Where a result goes: standard output, or a file that was named.
struct OutputFile {
  /// nil for standard output.
  let path: String?
  /// What the file held when it was looked at; nil where there is none.
  let existing: [UInt8]?

  /// For a command's own validation.
  static func validate(_ path: String?) throws {
    if path == "" { throw ValidationError("--output needs the name of a file, or - .") }
  }

  /// - Parameter path: `-` and nil are standard output.
  init(_ path: String?) throws {
    guard let path, path != "-" else {
      (self.path, existing) = (nil, nil)
      return
    }
    self.path = path
    do {
      existing = try AtomicFile.readIfPresent(path)
    } catch {
      throw Failure(error)
    }
  }

  /// Prints the text, harmless on a terminal, or replaces the file with it, whole. A file that holds
  /// it already is not touched.
  ///
  /// - Parameter openings: What a file that is there has to begin with, unless it is empty: any
  ///   other is somebody's work.
  func write(_ text: String, over openings: [String]) throws {
    guard let path else { return Output.file(text) }
    let new = Array(text.utf8)
    guard new != existing else { return }
    if let existing, !existing.isEmpty,
      !openings.contains(where: { existing.starts(with: $0.utf8) })
    {
      throw Failure("\(path) holds something else; name another file", .refused)
    }
    do {
      try AtomicFile.write(new, to: path, replacing: existing)
    } catch {
      throw Failure(error)
    }
  }

  /// The calendar that is about to be replaced by one of a journal.
  func publishedCalendar(of journal: LoadedJournal) throws -> PublishedCalendar? {
    guard let existing, !existing.isEmpty, let path else { return nil }
    let published: PublishedCalendar
    do {
      published = try PublishedCalendar(existing)
    } catch {
      let reason =
        switch error {
        case .notACalendar: "is no calendar"
        case .ofAnotherProgram: "is a calendar of another program"
        case .holdsOthers: "holds entries that are not of this program and would be lost"
        }
      throw Failure("\(path) \(reason); it is left as it is, name another file", .refused)
    }
    // What is in files that cannot be read just now would be cancelled in everybody's calendar.
    guard journal.unread.isEmpty else {
      throw Failure(
        "\(path) is left as it is: \(journal.unread.joined(separator: ", ")) could not be read;"
          + " `jobjournal lint` says why", .unread)
    }
    return published
  }
}

import Store
import Views

/// Where a result goes: standard output, or a file that was named.
struct OutputFile {
  /// nil for standard output.
  let path: String?
  /// What the file held when it was looked at; nil where there is none.
  let existing: [UInt8]?

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
  /// - Parameter opening: What a file that is there has to begin with: any other is somebody's work.
  func write(_ text: String, over opening: String = "") throws {
    guard let path else { return Output.file(text) }
    let new = Array(text.utf8)
    guard new != existing else { return }
    guard existing?.starts(with: opening.utf8) ?? true else {
      throw Failure("\(path) holds something else; name another file", .refused)
    }
    do {
      try AtomicFile.write(new, to: path, replacing: existing)
    } catch {
      throw Failure(error)
    }
  }

  /// The calendar that is about to be replaced.
  func publishedCalendar() throws -> PublishedCalendar? {
    guard let existing, !existing.isEmpty, let path else { return nil }
    do {
      return try PublishedCalendar(existing)
    } catch {
      let kind =
        switch error {
        case .notACalendar: "no calendar"
        case .ofAnotherProgram: "a calendar of another program"
        }
      throw Failure("\(path) is \(kind), and is left as it is; name another file", .refused)
    }
  }
}

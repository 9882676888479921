public import FollowUp
internal import Journal

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// What the file system says of all files that a journal is read from, without their being opened:
/// it differs once one of them was made, changed or removed.
public struct FileMarks: Equatable, Sendable {
  private struct Mark: Equatable {
    let inode: UInt64
    let size: Int64
    let seconds: Int
    let nanoseconds: Int
  }

  private let folder: JournalFolder
  private var marks: [String: Mark] = [:]

  public init(_ folder: JournalFolder, _ configuration: Configuration) {
    self.folder = folder
    let files = folder.files(
      excluding: configuration.exclude.map(Glob.init), agendaFile: configuration.agendaFile)
    let others = [Configuration.fileName, configuration.agendaFile]
    for path in files.paths + others + configuration.calendarFiles.map(\.value) { update(path) }
  }

  /// Looks again at one file.
  public mutating func update(_ path: String) {
    var status = stat()
    guard stat(folder.absolute(path), &status) == 0 else {
      marks[path] = nil
      return
    }
    #if canImport(Glibc)
      let changed = status.st_mtim
    #else
      let changed = status.st_mtimespec
    #endif
    marks[path] = Mark(
      inode: UInt64(status.st_ino), size: Int64(status.st_size), seconds: changed.tv_sec,
      nanoseconds: changed.tv_nsec)
  }

  public static func == (left: Self, right: Self) -> Bool { left.marks == right.marks }
}

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

  private var marks: [String: Mark] = [:]

  public init(_ folder: JournalFolder, _ configuration: Configuration) {
    let files = folder.files(
      excluding: configuration.exclude.map(Glob.init), agendaFile: configuration.agendaFile)
    let others = [Configuration.fileName, configuration.agendaFile]
    for path in files.paths + others + configuration.calendarFiles.map(\.value) {
      marks[path] = Self.mark(folder.absolute(path))
    }
  }

  private static func mark(_ path: String) -> Mark? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    // Also of permissions, and where a copy keeps the time of what it was copied from.
    #if canImport(Glibc)
      let changed = status.st_ctim
    #else
      let changed = status.st_ctimespec
    #endif
    return Mark(
      inode: UInt64(status.st_ino), size: Int64(status.st_size), seconds: changed.tv_sec,
      nanoseconds: changed.tv_nsec)
  }
}

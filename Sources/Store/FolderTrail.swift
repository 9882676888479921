/// Opens the folders of a journal one after the other.
///
/// Those above the last one stay open, as many as any process can spare: walked to from the root
/// each time, folders in folders would take time with the square of their number.
struct FolderTrail {
  private static let length = 8

  private final class Step {
    /// Below the root; empty for the root itself.
    let path: String
    let folder: OpenFolder

    init(_ path: String, _ folder: consuming OpenFolder) {
      self.path = path
      self.folder = folder
    }

    func isAbove(_ other: String) -> Bool {
      let rest = other.utf8.dropFirst(path.utf8.count)
      return path.isEmpty
        || rest.first == UInt8(ascii: "/") && other.utf8.starts(with: path.utf8)
    }
  }

  private let journal: JournalFolder
  /// Each lies in the one before.
  private var steps: [Step] = []

  init(_ journal: JournalFolder) { self.journal = journal }

  /// - Parameter path: Below the root, without links and `..`; empty for the root itself.
  /// - Returns: As `OpenFolder.listing`; nil for the reason in `errno`.
  mutating func listing(_ path: String) -> OpaquePointer? {
    if let directory = follow(path) { return directory }
    // Where a process may open few files, it may be for those that are kept.
    steps = []
    return journal.open(path)?.listing()
  }

  private mutating func follow(_ path: String) -> OpaquePointer? {
    while let last = steps.last, !last.isAbove(path) { steps.removeLast() }
    if steps.isEmpty {
      guard let root = journal.open("") else { return nil }
      steps = [Step("", root)]
    }
    while let last = steps.last, last.path.utf8.count < path.utf8.count {
      let start = last.path.isEmpty ? 0 : last.path.utf8.count + 1
      let name = path.utf8.dropFirst(start).prefix { $0 != UInt8(ascii: "/") }
      let way = path.utf8.prefix(start + name.count)
      guard let next = last.folder.folder(String(decoding: name, as: UTF8.self)) else {
        return nil
      }
      steps.append(Step(String(decoding: way, as: UTF8.self), next))
      if steps.count > Self.length { steps.removeFirst() }
    }
    return steps.last?.folder.listing()
  }
}

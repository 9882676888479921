internal import FollowUp
internal import Syntax

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// The files of a journal as git has them, in its index or in a revision: read at once, without
/// touching the work tree.
public struct GitSnapshot: Sendable, FileSource {
  /// One name in the index or a tree, below the journal's root.
  struct Name {
    enum Kind { case file, link }

    /// As git has it; not always UTF-8.
    let path: [UInt8]
    let kind: Kind
    let object: String
    /// Of several versions that a merge has left, none counts.
    let isUnmerged: Bool
  }

  /// Compared byte for byte, as git and the file system do: to them, two ways to write `é` are two
  /// names.
  private struct Path: Hashable {
    let text: String

    init(_ text: String) { self.text = text }

    static func == (left: Self, right: Self) -> Bool {
      left.text.utf8.elementsEqual(right.text.utf8)
    }

    func hash(into hasher: inout Hasher) {
      for byte in text.utf8 { hasher.combine(byte) }
    }
  }

  /// Contents, as far as anybody reads them.
  private enum Content {
    case bytes([UInt8])
    case missing
  }

  /// The journal, as it lies in the work tree.
  public let folder: JournalFolder
  private var files: [Path: String] = [:]
  private var links: [Path: String] = [:]
  private var unmerged: Set<Path> = []
  private var misnamed: [String] = []
  private var contents: [String: Content] = [:]

  /// - Parameter names: In any order.
  init(_ folder: JournalFolder, _ names: [Name]) async throws(GitError) {
    self.folder = folder
    var linkObjects: [Path: String] = [:]
    for name in names {
      guard let path = String(validating: name.path, as: UTF8.self) else {
        if let shown = Self.misnamed(name.path) { misnamed.append(shown) }
        continue
      }
      if name.isUnmerged { unmerged.insert(Path(path)) }
      switch name.kind {
      case .file: files[Path(path)] = name.object
      case .link: linkObjects[Path(path)] = name.object
      }
    }
    misnamed = Array(Set(misnamed))
    if !linkObjects.isEmpty {
      let texts = try await GitReader.contents(
        of: Set(linkObjects.values), in: folder.root, limit: Int(PATH_MAX))
      for (path, object) in linkObjects {
        links[path] = texts[object].flatMap { String(validating: $0, as: UTF8.self) }
      }
    }
    // What the configuration excludes is read too: so one run of git is enough.
    let paths = (Array(files.keys) + Array(links.keys)).map(\.text)
    let wanted = paths.filter { path in
      path == Configuration.fileName || path.lowercased().hasSuffix(".ics")
        || Self.mayBeApplication(path)
    }
    let objects = Set(wanted.compactMap { resolve($0).flatMap { files[Path($0)] } })
    let found = try await GitReader.contents(
      of: objects, in: folder.root, limit: SourceText.sizeLimit + 1)
    for object in objects { contents[object] = found[object].map(Content.bytes) ?? .missing }
  }

  /// As far as its name tells.
  static func mayBeApplication(_ path: String) -> Bool {
    JournalFolder.isMarkdown(path) && isVisible(path)
  }

  private static func isVisible(_ path: String) -> Bool {
    path.utf8.split(separator: UInt8(ascii: "/")).allSatisfy {
      $0.first != UInt8(ascii: ".") && $0.first != UInt8(ascii: "_")
    }
  }

  /// The folder or Markdown file whose name is not UTF-8, as far as it can be shown; nil for what
  /// nobody looks at.
  private static func misnamed(_ path: [UInt8]) -> String? {
    let parts = path.split(separator: UInt8(ascii: "/"))
    guard
      let index = parts.firstIndex(where: { String(validating: $0, as: UTF8.self) == nil })
    else { return nil }
    let shown = parts[...index].map { String(decoding: $0, as: UTF8.self) }.joined(separator: "/")
    guard isVisible(shown), index + 1 < parts.count || JournalFolder.isMarkdown(shown) else {
      return nil
    }
    return shown
  }

  /// The file that a path leads to, links followed within the journal: what the file system does.
  ///
  /// - Returns: nil where it leads out of the journal, or round in circles.
  private func resolve(_ path: String) -> String? {
    func names(_ path: String) -> [Substring.UTF8View.SubSequence] {
      path.utf8.split(separator: UInt8(ascii: "/"))
    }
    guard path.utf8.first != UInt8(ascii: "/") else { return nil }
    var ahead = Array(names(path).reversed())
    var behind: [String] = []
    var followed = 0
    while let name = ahead.popLast() {
      let text = String(decoding: name, as: UTF8.self)
      if text == "." { continue }
      if text == ".." {
        guard behind.popLast() != nil else { return nil }
        continue
      }
      behind.append(text)
      guard !links.isEmpty, let target = links[Path(behind.joined(separator: "/"))] else {
        continue
      }
      followed += 1
      guard followed <= 40, target.utf8.first != UInt8(ascii: "/") else { return nil }
      behind.removeLast()
      ahead += names(target).reversed()
    }
    return behind.joined(separator: "/")
  }

  // MARK: Reading

  func files(excluding globs: [Glob], agendaFile: String) -> JournalFolder.Listing {
    let agenda = resolve(agendaFile)
    var paths: [String] = []
    var unreadable = misnamed.map {
      (path: $0, reason: "its name is not UTF-8 text; give it another")
    }
    for path in (Array(files.keys) + Array(links.keys)).map(\.text) {
      guard Self.mayBeApplication(path), path != agendaFile,
        !globs.match(path), !isBehindLink(path),
        let target = resolve(path), target != agenda, files[Path(target)] != nil
      else { continue }
      if unmerged.contains(Path(path)) || unmerged.contains(Path(target)) {
        unreadable.append((path, Self.unmergedReason))
      } else {
        paths.append(path)
      }
    }
    let inOrder = { (left: String, right: String) in
      left.utf8.lexicographicallyPrecedes(right.utf8)
    }
    return JournalFolder.Listing(
      paths: paths.sorted(by: inOrder), unreadable: unreadable.sorted { inOrder($0.path, $1.path) },
      leftovers: [])
  }

  /// Git keeps nothing below a link; nobody should be able to make it seem so.
  private func isBehindLink(_ path: String) -> Bool {
    guard !links.isEmpty else { return false }
    var folder = AtomicFile.folder(of: path)
    while folder != ".", folder != "/" {
      if links[Path(folder)] != nil { return true }
      folder = AtomicFile.folder(of: folder)
    }
    return false
  }

  private static let unmergedReason =
    "a merge has left several versions of it; make it one, and run `git add` on it"

  func readConfiguration() throws(StoreError) -> [UInt8]? {
    let name = Configuration.fileName
    guard files[Path(name)] != nil || links[Path(name)] != nil else { return nil }
    return try read(name, limit: SourceText.sizeLimit + 1)
  }

  func read(_ path: String, limit: Int) throws(StoreError) -> [UInt8] {
    guard let target = resolve(path) else {
      throw StoreError(path, .read, "it leads out of the journal")
    }
    guard let object = files[Path(target)] else {
      throw StoreError(path, .read, "no such file in git", advice: "check the name")
    }
    if unmerged.contains(Path(target)) { throw StoreError(path, .read, Self.unmergedReason) }
    guard case .bytes(let bytes)? = contents[object] else {
      throw StoreError(
        path, .read, "this clone does not have its contents", advice: "run `git fetch` first")
    }
    return Array(bytes.prefix(limit))
  }

  /// Whether git has a file, or a folder with files, at a path below the root.
  public func contains(_ path: String) -> Bool {
    files[Path(path)] != nil || links[Path(path)] != nil
      || files.keys.contains { $0.text.utf8.starts(with: (path + "/").utf8) }
  }
}

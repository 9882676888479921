internal import FollowUp

/// A journal's folder with what is typed in an editor laid over it.
struct TypedFolder: FileSource {
  let folder: JournalFolder
  /// By path below the root.
  let typed: [String: [UInt8]]

  func files(excluding globs: [Glob], agendaFile: String) -> JournalFolder.Listing {
    let listing = folder.files(excluding: globs, agendaFile: agendaFile)
    let known = Set(listing.paths)
    let new = typed.keys.filter {
      !known.contains($0)
        && JournalFolder.isPlaceForNotes($0, excluding: globs, agendaFile: agendaFile)
    }
    guard !new.isEmpty else { return listing }
    return JournalFolder.Listing(
      paths: (listing.paths + new).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) },
      unreadable: listing.unreadable, leftovers: listing.leftovers)
  }

  func readConfiguration() throws(StoreError) -> [UInt8]? {
    if let typed = typed[Configuration.fileName] { return typed }
    return try folder.readConfiguration()
  }

  func read(_ path: String, limit: Int) throws(StoreError) -> [UInt8] {
    if let typed = typed[path] { return typed }
    return try folder.read(path, limit: limit)
  }
}

import Store

extension AtomicFile {
  /// Writes over whatever is there.
  static func overwrite(_ bytes: [UInt8], to path: String) throws(StoreError) {
    try write(bytes, to: path, replacing: (try? readIfPresent(path)) ?? nil)
  }
}

extension JournalFolder {
  func overwrite(_ bytes: [UInt8], to path: String) throws(StoreError) {
    try write(bytes, to: path, replacing: (try? readIfPresent(path)) ?? nil)
  }
}

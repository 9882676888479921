#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The project's pages, where they are installed with the program.
enum Documentation {
  /// The folder with a page for each rule: in the checkout that the program was built in, or below
  /// the `share/doc` beside the `bin` that it was installed in.
  static var rulePages: String? {
    guard var folder = program else { return nil }
    while let slash = folder.lastIndex(of: "/") {
      folder = String(folder[..<slash])
      let candidates = ["\(folder)/docs/rules", "\(folder)/share/doc/jobjournal/rules"]
      if let found = candidates.first(where: { access("\($0)/../rules.md", R_OK) == 0 }) {
        return found
      }
    }
    return nil
  }

  /// The program's own path, without links.
  private static var program: String? {
    #if canImport(Glibc)
      let path = realpath("/proc/self/exe", nil)
    #else
      var size: UInt32 = 0
      _NSGetExecutablePath(nil, &size)
      var buffer = [CChar](repeating: 0, count: Int(size))
      guard _NSGetExecutablePath(&buffer, &size) == 0 else { return nil }
      let path = realpath(buffer, nil)
    #endif
    guard let path else { return nil }
    defer { free(path) }
    return String(cString: path)
  }
}

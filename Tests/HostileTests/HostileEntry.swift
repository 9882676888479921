import Foundation
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Something on disk that is no ordinary file of a journal, or does not stay one.
struct HostileEntry: CustomTestStringConvertible, Sendable {
  enum Expected: Sendable {
    /// Nobody is told of it.
    case leftAside
    /// What is said to be unreadable.
    case unreadable([String])
    /// A folder below this one is said to be unreadable, once.
    case unreadableBelow(String)
    /// The applications that are read beside the others.
    case read([String])
    /// A calendar that cannot be used.
    case noCalendar
    /// No journal can be read with it.
    case refused
  }

  let testDescription: String
  let expected: Expected
  /// - Returns: Whether the system makes such a thing.
  let make: @Sendable (_ root: String) throws -> Bool
  /// What happens to it between listing and reading.
  let change: @Sendable (_ root: String) throws -> Void
  /// What is compared with it.
  let harmless: @Sendable (_ root: String) throws -> Void

  init(
    _ description: String, _ expected: Expected,
    harmless: @escaping @Sendable (String) throws -> Void = {
      try write(HostileEntry.application, $0 + "/x.md")
    },
    change: @escaping @Sendable (String) throws -> Void = { _ in },
    make: @escaping @Sendable (String) throws -> Bool
  ) {
    testDescription = description
    self.expected = expected
    self.make = make
    self.change = change
    self.harmless = harmless
  }

  static let application = "---\ncompany: Heron Press\nrole: Editor\n---\n"

  // MARK: Making

  private static func write(_ text: String, _ path: String) throws {
    try Data(text.utf8).write(to: URL(filePath: path))
  }

  static func link(_ path: String, to target: String) -> Bool { symlink(target, path) == 0 }

  /// A name that Foundation would not write.
  private static func writeRaw(_ root: String, _ name: [UInt8], isFolder: Bool = false) -> Bool {
    let path = (Array("\(root)/".utf8) + name + [0]).map { CChar(bitPattern: $0) }
    if isFolder { return mkdir(path, 0o700) == 0 }
    let descriptor = open(path, O_CREAT | O_WRONLY, 0o600)
    return descriptor >= 0 && close(descriptor) == 0
  }

  /// A device of its own where the system lets us make one; else a link to it.
  private static func makeDevice(_ path: String, like device: String) -> Bool {
    var status = stat()
    guard stat(device, &status) == 0 else { return false }
    return mknod(path, S_IFCHR | 0o600, status.st_rdev) == 0 || link(path, to: device)
  }

  private static func makeSocket(_ path: String) -> Bool {
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    let isShort = withUnsafeMutableBytes(of: &address.sun_path) { name in
      guard path.utf8.count < name.count else { return false }
      name.copyBytes(from: path.utf8)
      return true
    }
    #if canImport(Glibc)
      let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
    #else
      let descriptor = socket(AF_UNIX, SOCK_STREAM, 0)
    #endif
    guard isShort, descriptor >= 0 else { return false }
    defer { close(descriptor) }
    return withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size)) == 0
      }
    }
  }

  /// Folders one in the other, deeper than any path says, and a file in the innermost.
  private static func makeDeep(_ root: String, _ depth: Int, file: String) -> Bool {
    var folder = open(root, O_RDONLY | O_DIRECTORY)
    for _ in 0..<depth {
      guard mkdirat(folder, "d", 0o700) == 0 else { return false }
      let next = openat(folder, "d", O_RDONLY | O_DIRECTORY)
      close(folder)
      folder = next
    }
    defer { close(folder) }
    let descriptor = openat(folder, file, O_CREAT | O_WRONLY, 0o600)
    let text = Array(application.utf8)
    defer { close(descriptor) }
    return descriptor >= 0 && pwrite(descriptor, text, text.count, 0) == text.count
  }

  /// Takes such folders away, which no path leads into.
  static func removeDeep(_ root: String) {
    while rename("\(root)/d", "\(root)/.d") == 0 {
      let isDeeper = rename("\(root)/.d/d", "\(root)/d") == 0
      if !isDeeper { unlink("\(root)/.d/x.md") }
      rmdir("\(root)/.d")
    }
  }

  private static func makeBeside(_ root: String, _ count: Int, file: String) throws {
    for number in 0..<count { mkdir("\(root)/d\(number)", 0o700) }
    try write(application, "\(root)/d0/\(file)")
  }

  private static func makeCalendar(_ root: String, names: String, comment: String) throws {
    let comments = String(repeating: "# \(comment)\n", count: 800)
    try write("holidays: [\(names)]\n\(comments)", "\(root)/jobjournal.yml")
    let event = "BEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20261224\r\nEND:VEVENT\r\n"
    try write(
      "BEGIN:VCALENDAR\r\n" + String(repeating: event, count: 400), "\(root)/x.ics")
  }

  private static func makeSparse(_ path: String, _ size: Int) throws -> Bool {
    try write(application, path)
    return truncate(path, off_t(size)) == 0
  }

  // MARK: The table

  private static let devices: [HostileEntry] =
    ["/dev/zero", "/dev/random", "/dev/full", "/dev/null", "/dev/tty", "/dev/stdin"].flatMap {
      device -> [HostileEntry] in
      [
        HostileEntry("a link to \(device)", .leftAside) { link("\($0)/x.md", to: device) },
        HostileEntry("the device \(device)", .leftAside) {
          makeDevice("\($0)/x.md", like: device)
        },
      ]
    }

  private static let links: [HostileEntry] = [
    HostileEntry("links in a circle", .leftAside) {
      link("\($0)/x.md", to: "y.md") && link("\($0)/y.md", to: "x.md")
    },
    HostileEntry("a link to itself", .leftAside) { link("\($0)/x.md", to: "x.md") },
    HostileEntry("a link to nothing", .leftAside) { link("\($0)/x.md", to: "none.md") },
    HostileEntry("a link to the folder that it lies in", .leftAside) {
      link("\($0)/x.md", to: ".")
    },
    HostileEntry("a folder with a link to the folder above", .leftAside) {
      mkdir("\($0)/x", 0o700) == 0 && link("\($0)/x/up", to: "..")
    },
    HostileEntry("a link to a folder that is one", .leftAside) {
      mkdir("\($0)/.x", 0o700) == 0 && link("\($0)/x", to: ".x") && link("\($0)/.x/x", to: "..")
    },
    HostileEntry("a link to the root of all", .leftAside) { link("\($0)/x.md", to: "/") },
    HostileEntry("a link to a file of the system", .leftAside) {
      link("\($0)/x.md", to: "/proc/self/mem")
    },
    HostileEntry("a link to what it holds itself", .leftAside) {
      link("\($0)/x.md", to: "x.md/x.md")
    },
    HostileEntry("a chain of thirty links", .read((0..<30).map { "y\($0).md" })) { root in
      try write(application, "\(root)/y0.md")
      return (1..<30).allSatisfy { link("\(root)/y\($0).md", to: "y\($0 - 1).md") }
    },
    HostileEntry("links that double at each step", .leftAside) { root in
      // The fortieth is two to the fortieth long.
      link("\(root)/l0", to: ".")
        && (1...40).allSatisfy { link("\(root)/l\($0)", to: "l\($0 - 1)/l\($0 - 1)") }
        && link("\(root)/x.md", to: "l40/none.md")
    },
    HostileEntry("a link that is as long as one may be", .leftAside) {
      link("\($0)/x.md", to: String(repeating: "./", count: 2040) + "none.md")
    },
  ]

  private static let names: [HostileEntry] = [
    HostileEntry("a name of 255 bytes", .read([String(repeating: "n", count: 252) + ".md"])) {
      try write(application, "\($0)/" + String(repeating: "n", count: 252) + ".md")
      return true
    },
    HostileEntry("a name that is no text", .unreadable(["\u{FFFD}x.md"])) {
      writeRaw($0, [0xFF] + Array("x.md".utf8))
    },
    HostileEntry("a name with a lone surrogate", .unreadable(["\u{FFFD}\u{FFFD}\u{FFFD}.md"])) {
      writeRaw($0, [0xED, 0xA0, 0x80] + Array(".md".utf8))
    },
    HostileEntry("a folder whose name is no text", .unreadable(["\u{FFFD}"])) {
      writeRaw($0, [0xFF], isFolder: true)
    },
    HostileEntry("a name that is no text, of no note", .leftAside) {
      writeRaw($0, [0xFF] + Array(".txt".utf8))
    },
    HostileEntry("a name of controls", .read(["\n\u{1B}[31m\u{7F}\r\t.md"])) {
      try write(application, "\($0)/\n\u{1B}[31m\u{7F}\r\t.md")
      return true
    },
    HostileEntry("a name like an option", .read(["--help.md"])) {
      try write(application, "\($0)/--help.md")
      return true
    },
    HostileEntry("a folder like a file", .read(["x.md/in.md"])) {
      mkdir("\($0)/x.md", 0o700)
      try write(application, "\($0)/x.md/in.md")
      return true
    },
    HostileEntry("an empty folder like a file", .leftAside) { mkdir("\($0)/x.md", 0o700) == 0 },
    HostileEntry(
      "a folder nested 1,000 deep", .read([String(repeating: "d/", count: 1000) + "x.md"]),
      harmless: { try makeBeside($0, 1000, file: "x.md") }
    ) { makeDeep($0, 1000, file: "x.md") },
    HostileEntry(
      "a folder nested deeper than a path can say", .unreadableBelow("d/d/d/d/"),
      harmless: { try makeBeside($0, 3000, file: "x.md") }
    ) { makeDeep($0, 3000, file: "x.md") },
  ]

  private static let files: [HostileEntry] = [
    HostileEntry("a pipe", .leftAside) { mkfifo("\($0)/x.md", 0o600) == 0 },
    HostileEntry("a link to a pipe", .leftAside) {
      mkfifo("\($0)/.pipe", 0o600) == 0 && link("\($0)/x.md", to: ".pipe")
    },
    HostileEntry("a socket", .leftAside) { makeSocket("\($0)/x.md") },
    HostileEntry("a file of a tebibyte of nothing", .unreadable(["x.md"])) {
      try makeSparse("\($0)/x.md", 1 << 40)
    },
  ]

  /// What is there when the folder is listed, and is something else when it is read.
  private static let changes: [HostileEntry] = [
    becoming("nothing") { _ in },
    becoming("a pipe") { #expect(mkfifo($0, 0o600) == 0) },
    becoming("a socket") { #expect(makeSocket($0)) },
    becoming("a device") { #expect(makeDevice($0, like: "/dev/zero")) },
    becoming("a folder") { #expect(mkdir($0, 0o700) == 0) },
    becoming("a link out of the journal") { #expect(link($0, to: "/etc/passwd")) },
    becoming("a link to a device") { #expect(link($0, to: "/dev/zero")) },
    becoming("a link to itself") { #expect(link($0, to: "x.md")) },
    becoming("more than may be read") { _ = try makeSparse($0, 1 << 40) },
  ]

  private static func becoming(
    _ what: String, _ make: @escaping @Sendable (_ path: String) throws -> Void
  ) -> HostileEntry {
    HostileEntry(
      "a file that becomes \(what) once it is listed", .unreadable(["x.md"]),
      change: { root in
        let path = "\(root)/x.md"
        try FileManager.default.removeItem(atPath: path)
        try make(path)
      }
    ) {
      try write(application, "\($0)/x.md")
      return true
    }
  }

  private static let besides: [HostileEntry] = [
    HostileEntry("a pipe as the configuration", .refused) {
      mkfifo("\($0)/jobjournal.yml", 0o600) == 0
    },
    HostileEntry("a device as the configuration", .refused) {
      link("\($0)/jobjournal.yml", to: "/dev/zero")
    },
    HostileEntry("a configuration of a tebibyte", .refused) {
      try makeSparse("\($0)/jobjournal.yml", 1 << 40)
    },
    HostileEntry("a pipe as a calendar", .noCalendar) {
      try write("holidays: [x.ics]\n", "\($0)/jobjournal.yml")
      return mkfifo("\($0)/x.ics", 0o600) == 0
    },
    HostileEntry("a link to a device as a calendar", .noCalendar) {
      try write("holidays: [x.ics]\n", "\($0)/jobjournal.yml")
      return link("\($0)/x.ics", to: "/dev/zero")
    },
    HostileEntry("a folder as a calendar", .noCalendar) {
      try write("holidays: [x.ics]\n", "\($0)/jobjournal.yml")
      return mkdir("\($0)/x.ics", 0o700) == 0
    },
    HostileEntry("a calendar of a tebibyte", .noCalendar) {
      try write("holidays: [x.ics]\n", "\($0)/jobjournal.yml")
      return try makeSparse("\($0)/x.ics", 1 << 40)
    },
    HostileEntry(
      "a calendar that is named 2,000 times", .leftAside,
      harmless: { try makeCalendar($0, names: "x.ics", comment: "the holidays of Bremen") }
    ) {
      let names = (0..<2000).map { $0.isMultiple(of: 2) ? "x.ics" : "./x.ics" }
      try makeCalendar($0, names: names.joined(separator: ", "), comment: "")
      return true
    },
    HostileEntry("a pipe as the agenda", .leftAside) { mkfifo("\($0)/AGENDA.md", 0o600) == 0 },
    HostileEntry("a device as the agenda", .leftAside) { link("\($0)/AGENDA.md", to: "/dev/zero") },
  ]

  static let all = [files, devices, links, names, changes, besides].flatMap(\.self)
}

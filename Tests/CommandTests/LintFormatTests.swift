import Foundation
import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#endif

private let today = ["--today", "2026-11-21"]

@Suite struct LintFormatTests {
  private static let text = "---\ncompany: Acme\nrole: x\nloction: 🦦\n---\n"

  private func results(_ outcome: Program.Outcome) throws -> [[String: Any]] {
    let log = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any]
    let runs = try #require(log?["runs"] as? [[String: Any]])
    let driver = (runs[0]["tool"] as? [String: [String: Any]])?["driver"]
    let version = try Program.run(["--version"]).output
    #expect(try #require(driver?["version"] as? String) + "\n" == version)
    return try #require(runs[0]["results"] as? [[String: Any]])
  }

  @Test(
    "The status is the same in every format",
    arguments: [
      ["--format", "sarif"], ["--format", "github"], ["--statistics"],
      ["--statistics", "--format", "json"],
    ])
  func status(options: [String]) throws {
    let scratch = try Scratch(["acme.md": Self.text])
    let lint = ["lint"] + today + options
    #expect(try Program.run(lint, in: scratch.folder).status == 1)
    #expect(try Program.run(lint + ["--fail-on", "error"], in: scratch.folder).status == 0)
    let empty = try Scratch()
    #expect(try Program.run(lint, in: empty.folder).status == 0)
  }

  @Test("SARIF holds the findings of the other formats, and neither place, day nor machine")
  func sarif() throws {
    let scratch = try Scratch(["notes/acme.md": Self.text, "b.md": "---\n: [\n---\n"])
    let lint = ["lint"] + today
    let outcome = try Program.run(lint + ["--format", "sarif"], in: scratch.folder)
    let json = try Program.run(lint + ["--format", "json"], in: scratch.folder)
    let findings = try #require(
      try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [[String: Any]])
    #expect(findings.count > 1)
    #expect(
      try results(outcome).map { $0["ruleId"] as? String }
        == findings.map { $0["rule"] as? String })
    #expect(!outcome.output.contains(scratch.folder.lastPathComponent))
    #expect(!outcome.output.contains(ProcessInfo.processInfo.hostName))
    let other = try Scratch()
    let elsewhere = try Program.run(
      lint + ["--format", "sarif", "--journal", scratch.path], in: other.folder,
      environment: ["TZ": "Pacific/Kiritimati", "LANG": "de_DE.UTF-8", "HOSTNAME": "otter"])
    #expect(elsewhere.output == outcome.output)
  }

  @Test(
    "In a workflow of GitHub, paths begin at the top of the checkout",
    arguments: [
      ("", "journal/search"), ("journal", "search"), ("journal/search", ""), ("other", ""),
    ])
  func workspace(workspace: String, prefix: String) throws {
    let scratch = try Scratch([
      "journal/search/jobjournal.yml": "", "journal/search/acme.md": Self.text,
      "other/x.txt": "", "journal/searching/x.txt": "",
    ])
    let folder = scratch.folder.appending(path: "journal/search")
    let environment = ["GITHUB_WORKSPACE": scratch.folder.appending(path: workspace).path]
    let lint = ["lint", "--rule", "key-unknown"] + today
    let file = prefix.isEmpty ? "acme.md" : prefix + "/acme.md"
    let github = try Program.run(
      lint + ["--format", "github"], in: folder, environment: environment)
    #expect(github.output.hasPrefix("::warning file=\(file),line=4,col=1,endLine=4,endColumn=8,"))
    let sarif = try Program.run(lint + ["--format", "sarif"], in: folder, environment: environment)
    #expect(sarif.output.contains("\"uri\": \"\(file)\""))
    let json = try Program.run(lint + ["--format", "json"], in: folder, environment: environment)
    #expect(json.output.contains("\"file\": \"acme.md\""))
  }

  @Test("A file’s name makes no command of its own")
  func hostile() throws {
    let name = "a\n::error file=x::y.md"
    let scratch = try Scratch([name: Self.text])
    let outcome = try Program.run(
      ["lint", "--rule", "key-unknown", "--format", "github"] + today, in: scratch.folder)
    #expect(
      outcome.output.hasPrefix("::warning file=a%0A%3A%3Aerror file=x%3A%3Ay.md,line=4,col=1,"))
    #expect(outcome.output.split(separator: "\n").count == 1)
  }

  @Test("Statistics count what was asked for")
  func statistics() throws {
    let scratch = try Scratch(["one.md": Self.text, "two.md": Self.text])
    let lint = ["lint", "--rule", "key-unknown", "--statistics"] + today
    let outcome = try Program.run(lint, in: scratch.folder)
    #expect(outcome.output.hasPrefix("2  warning  key-unknown  "))
    #expect(outcome.output.hasSuffix("\n\n2 warnings.\n"))
    let one = try Program.run(lint + ["--format", "json", "one.md"], in: scratch.folder)
    #expect(one.output.contains("\"count\": 1,"))
    for format in ["sarif", "github"] {
      let wrong = try Program.run(lint + ["--format", format], in: scratch.folder)
      #expect(wrong.status == 2)
      #expect(wrong.output.isEmpty)
      #expect(wrong.errors.contains("--statistics goes with --format text or json"))
    }
  }

  @Test(
    "Into a pipe there are colours only where they are asked for",
    arguments: [([], false), (["--color", "always"], true), (["--color", "never"], false)])
  func pipe(options: [String], isColored: Bool) throws {
    let scratch = try Scratch(["acme.md": Self.text])
    let outcome = try Program.run(
      ["lint"] + today + options, in: scratch.folder,
      environment: ["TERM": "xterm", "NO_COLOR": isColored ? "1" : ""])
    #expect(outcome.output.contains("\u{1B}[33mwarning\u{1B}[0m[key-unknown]") == isColored)
    #expect(outcome.output.contains("\u{1B}") == isColored)
  }
}

#if os(Linux)
  /// What the program writes to a terminal.
  @Suite struct TerminalTests {
    private struct NoTerminal: Error {}

    /// TIOCSPTLCK and TIOCGPTN, which are not imported: they are macros with arguments.
    private static let (setLock, getNumber) = (UInt(0x4004_5431), UInt(0x8004_5430))

    private func run(
      _ arguments: [String], in folder: URL, columns: UInt16, environment: [String: String]
    ) throws -> String {
      let master = open("/dev/ptmx", O_RDWR | O_NOCTTY)
      var (lock, number) = (CInt(0), CUnsignedInt(0))
      guard master >= 0, ioctl(master, Self.setLock, &lock) == 0,
        ioctl(master, Self.getNumber, &number) == 0
      else { throw NoTerminal() }
      defer { close(master) }
      let slave = open("/dev/pts/\(number)", O_RDWR | O_NOCTTY)
      guard slave >= 0 else { throw NoTerminal() }
      var size = winsize(ws_row: 24, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
      guard ioctl(slave, UInt(TIOCSWINSZ), &size) == 0 else { throw NoTerminal() }
      let process = Process()
      process.executableURL = Program.executable
      process.arguments = arguments
      process.currentDirectoryURL = folder
      process.environment = ["PATH": "/usr/bin:/bin", "TZ": "UTC"].merging(environment) { $1 }
      process.standardOutput = FileHandle(fileDescriptor: slave)
      process.standardInput = FileHandle.nullDevice
      try process.run()
      process.waitUntilExit()
      // What was written fits into the terminal's buffer; with its other end closed, reading ends.
      close(slave)
      var text: [UInt8] = []
      var buffer = [UInt8](repeating: 0, count: 4096)
      while true {
        let count = read(master, &buffer, buffer.count)
        guard count > 0 else { break }
        text += buffer[..<count]
      }
      return String(decoding: text, as: UTF8.self).replacingOccurrences(of: "\r\n", with: "\n")
    }

    private static let lint = [
      "lint", "--rule", "timeline-not-asked", "--today", "2026-11-21",
    ]
    private static let text = """
      ---
      company: Ostwind Rowing
      role: Coach
      ---

      ## Interview 2026-11-16

      - With: Piet Aerts (Head Coach)

      """

    @Test(
      "Colours are for terminals that can show them, and for people who want them",
      arguments: [
        (["TERM": "xterm-256color"], [], true), (["TERM": "dumb"], [], false), ([:], [], false),
        (["TERM": "xterm", "NO_COLOR": "1"], [], false),
        (["TERM": "xterm", "NO_COLOR": ""], [], true),
        (["TERM": "xterm"], ["--color", "never"], false),
        (["TERM": "dumb", "NO_COLOR": "1"], ["--color", "always"], true),
      ] as [([String: String], [String], Bool)])
    func colors(environment: [String: String], options: [String], isColored: Bool) throws {
      let scratch = try Scratch(["ostwind.md": Self.text])
      let text = try run(
        Self.lint + options, in: scratch.folder, columns: 80, environment: environment)
      #expect(text.contains("timeline-not-asked"))
      #expect(text.contains("\u{1B}") == isColored)
    }

    @Test(
      "Findings are as wide as the terminal", arguments: [(60, 60), (200, 125), (10, 40), (0, 80)])
    func width(columns: Int, longest: Int) throws {
      let scratch = try Scratch(["ostwind.md": Self.text])
      let text = try run(
        Self.lint, in: scratch.folder, columns: UInt16(columns), environment: ["TERM": "dumb"])
      let widths = text.split(separator: "\n").map(\.count)
      #expect(try #require(widths.max()) <= longest)
      // Another word would not have fit.
      #expect(try #require(widths.max()) > longest - 16)
    }
  }
#endif

import Foundation
import TestSupport

/// strace: what a program asks of the system, and faults where it asks.
enum Tracer {
  private static let program = "/usr/bin/strace"

  /// Not on macOS, and not where nobody may look at another program.
  static let isThere: Bool = {
    guard FileManager.default.isExecutableFile(atPath: program), let scratch = try? Scratch(),
      let run = try? RunningProgram([program, "-f", "-o", scratch.path + "/log", "/bin/true"])
    else { return false }
    return run.wait() == .exited(0)
  }()

  static func command(_ options: [String], log: String, _ command: [String]) -> [String] {
    // A program that is looked at cannot look for leaks.
    [program, "-f", "-qq", "-E", "ASAN_OPTIONS=detect_leaks=0", "-o", log]
      + options + ["--"] + command
  }
}

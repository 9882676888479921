import Foundation

/// How much of a proof is run: a share each time, everything with `JOBJOURNAL_PROOFS=all`.
enum Proofs {
  static let runsAll = ProcessInfo.processInfo.environment["JOBJOURNAL_PROOFS"] == "all"

  static func count(_ some: Int, all: Int) -> Int { runsAll ? all : some }

  /// Figures for people; a test that ran everything says what it did.
  static func report(_ text: String) {
    if runsAll { print("Proof: \(text)") }
  }
}

private import Foundation

/// How much the tests with random input try.
///
/// The usual run takes a share that nobody has to wait for. `JOBJOURNAL_PROOFS=all` takes all of
/// it, and `JOBJOURNAL_SEED=17` only what the failure with that seed had.
package enum Proofs {
  package static let isComplete =
    ProcessInfo.processInfo.environment["JOBJOURNAL_PROOFS"] == "all"

  package static let seed = ProcessInfo.processInfo.environment["JOBJOURNAL_SEED"].flatMap {
    UInt64($0)
  }

  /// Figures for people, where everything was tried.
  package static func report(_ text: String) {
    if isComplete { print("Proof: \(text)") }
  }

  package static func count(_ usual: Int, all: Int) -> Int { isComplete ? all : usual }
}

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// What the file system refused.
public struct StoreError: Error, Equatable, Sendable {
  public enum Operation: String, Sendable {
    case read = "cannot be read"
    case write = "cannot be written"
    case find = "cannot be opened"
    case lock = "cannot be locked"
    /// Refused, since somebody else was faster: trying again is safe.
    case replace = "was not written"
  }

  public let path: String
  public let operation: Operation
  /// In plain words: `permission denied`.
  public let reason: String

  /// What to do about it, where that is known: `make its folder first`.
  public let advice: String?

  /// A sentence without a full stop.
  public var message: String {
    "\(path) \(operation.rawValue): \(reason)" + (advice.map { "; \($0)" } ?? "")
  }

  init(_ path: String, _ operation: Operation, _ reason: String, advice: String? = nil) {
    self.path = path
    self.operation = operation
    self.reason = reason
    self.advice = advice
  }

  /// With the reason of the system call that failed last.
  static func system(_ path: String, _ operation: Operation) -> StoreError {
    let code = errno
    let reason = strerror(code).map { String(cString: $0) } ?? "unknown reason"
    let advice: String? =
      switch code {
      case ENOENT: operation == .write ? "make its folder first" : "check the name"
      case EACCES, EPERM: "check its permissions and those of its folder"
      case ENOSPC, EDQUOT: "make room on the disk and try again"
      default: nil
      }
    return StoreError(
      path, operation, reason.prefix(1).lowercased() + reason.dropFirst(), advice: advice)
  }
}

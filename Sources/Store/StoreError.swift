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
  }

  public let path: String
  public let operation: Operation
  /// In plain words: `permission denied`.
  public let reason: String

  /// A sentence without a full stop.
  public var message: String { "\(path) \(operation.rawValue): \(reason)" }

  init(_ path: String, _ operation: Operation, _ reason: String) {
    self.path = path
    self.operation = operation
    self.reason = reason
  }

  /// With the reason of the system call that failed last.
  static func system(_ path: String, _ operation: Operation) -> StoreError {
    let reason = strerror(errno).map { String(cString: $0) } ?? "unknown reason"
    return StoreError(path, operation, reason.prefix(1).lowercased() + reason.dropFirst())
  }
}

internal import Syntax

/// How much a single application may hold. Each reference is to be briefed before each
/// interview: a small file with thousands of both would owe millions of briefings.
enum Limits {
  static let interviews = 100
  static let references = 50

  static func check(_ application: Application) throws(TextFault) {
    try check(application.interviews.count, interviews, "interviews")
    try check(application.references.count, references, "references")
  }

  private static func check(_ count: Int, _ limit: Int, _ things: String) throws(TextFault) {
    guard count <= limit else { throw .tooMany(things: things, limit: limit) }
  }
}

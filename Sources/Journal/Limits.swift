internal import Syntax

/// How much a single application may hold. What is owed for it grows with the product of some of
/// these numbers, and a file that is far beyond them holds no application.
enum Limits {
  static let interviews = 100
  static let references = 50
  static let people = 500
  static let promises = 500

  /// - Parameter names: Of everybody introduced, however often.
  static func check(names: [String], _ application: Application) throws(TextFault) {
    try check(Set(names.map(foldedName)).count, people, "people")
    try check(application.promises.count, promises, "promises")
  }

  static func check(_ application: Application) throws(TextFault) {
    try check(application.interviews.count, interviews, "interviews")
    try check(application.references.count, references, "references")
  }

  private static func check(_ count: Int, _ limit: Int, _ things: String) throws(TextFault) {
    guard count <= limit else { throw .tooMany(things: things, limit: limit) }
  }
}

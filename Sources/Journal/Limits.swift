internal import Syntax

/// How much a single application may hold. Each reference is to be briefed before each interview, and
/// a thank-you to everyone is one to each interviewer: a small file with thousands of them would owe
/// millions of briefings.
enum Limits {
  static let interviews = 100
  static let interviewers = 100
  static let references = 50

  static func check(_ application: Application) throws(TextFault) {
    try check(application.interviews.count, interviews, "interviews")
    try check(application.people.count(where: \.isInterviewer), interviewers, "interviewers")
    try check(application.references.count, references, "references")
  }

  private static func check(_ count: Int, _ limit: Int, _ things: String) throws(TextFault) {
    guard count <= limit else { throw .tooMany(things: things, limit: limit) }
  }
}

import FollowUp
import Journal
import TestSupport
import Testing

/// On Saturday 2026-11-21.
private let acme = """
  ---
  company: Acme
  role: Dyer
  contact: Dana Whitfield
  ---

  ## Contacts

  - Dana Whitfield, Head of Dyeing
  - Mo Ray, Recruiter

  ## References

  - Lee Okafor
    - Provided: 2026-11-09
  - Ann Lee

  ## Interview 2026-11-19

  - With: Dana Whitfield, Tom Ivers
  - Timeline: 2026-12-04
  - Promised: the colour chart by 2026-11-25

  ## Log

  - 2026-11-19 Thank-you: Tom

  """

@Suite struct CompletionTests {
  /// An application with some lines in its front matter.
  private func frontMatter(_ lines: String) -> String {
    acme.replacing("contact: Dana Whitfield\n", with: "contact: Dana Whitfield\n\(lines)\n")
  }

  /// With some lines at the end of the interview’s section.
  private func interview(_ lines: String) -> String {
    acme.replacing("\n## Log", with: "\(lines)\n\n## Log")
  }

  private func log(_ lines: String) -> String { acme + lines + "\n" }

  /// What is offered at the cursor, one label a line; nil where nothing is.
  private func offers(
    _ marked: String, file: String = "acme.md", capabilities: JSON = [:]
  ) throws -> JSON {
    let marked = Marked(marked)
    var client = try TestClient(capabilities: capabilities)
    try client.open(file, marked.text)
    return try client.ask("textDocument/completion", file, marked.line, marked.character)
  }

  private func labels(_ marked: String) throws -> [String] {
    try offers(marked)["items"]?.elements.compactMap { $0["label"]?.text } ?? []
  }
}

/// What is offered at a place, and how the lines read once it is accepted.
struct Accepted: CustomTestStringConvertible {
  let place: String
  let label: String
  let result: String

  init(_ place: String, _ label: String, _ result: String) {
    (self.place, self.label, self.result) = (place, label, result)
  }

  var testDescription: String { "\(place) → \(label)" }
}

extension CompletionTests {
  /// Applies the offer as an editor does, and returns the whole text.
  private func accept(_ label: String, _ marked: String) throws -> String {
    let list = try offers(marked)
    let item = try #require(
      list["items"]?.elements.first { $0["label"]?.text == label },
      "\(list["items"]?.elements.compactMap { $0["label"]?.text } ?? [])")
    let text = Marked(marked).text
    let edit = try #require(item["textEdit"])
    let start = try #require(offset(edit["range"]?["start"], in: text))
    let end = try #require(offset(edit["range"]?["end"], in: text))
    let utf16 = Array(text.utf16)
    let new = try #require(edit["newText"]?.text)
    return String(decoding: utf16[..<start] + Array(new.utf16) + utf16[end...], as: UTF16.self)
  }

  private func offset(_ position: JSON?, in text: String) -> Int? {
    guard let line = position?["line"]?.number, let character = position?["character"]?.number
    else { return nil }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    return lines[..<line].reduce(0) { $0 + $1.utf16.count + 1 } + character
  }
}

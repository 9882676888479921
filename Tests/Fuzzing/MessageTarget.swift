internal import FollowUp
internal import Journal
internal import Messages
internal import Syntax

/// A message that is proofread; and a template for one, of the kind that the number of its bytes says.
func fuzzMessage(_ bytes: [UInt8]) {
  if let source = try? SourceText(bytes) { proofread(source) }
  let names = TemplateName.all
  let name = names[bytes.count % names.count]
  guard let file = name.files.first else { return }
  let templates = Templates([file: bytes])
  if templates.fault(of: name) == nil { draft(name, templates) }
}

private func proofread(_ source: SourceText) {
  let file = "drafts/one.md"
  let message = MessageFile(source)
  source.check(message.body, "the text of a message")
  for field in message.fields.values { source.check(field.range, "a field") }
  let proofs = [
    Proof(file: file, message, application: FuzzedJournal.slug),
    Proof(file: "drafts/two.md", message),
  ]
  let reader = Proofreader(agendaJournal.assessment.search, proofs)
  let files: Set = [file, "drafts/two.md"]
  let words = reader.words(of: files)
  let misspelled = words.mapValues { words in
    Dictionary(words.prefix(3).map { ($0, ["word"]) }) { first, _ in first }
  }
  checkFindings(reader.findings(of: files, misspelled: misspelled), about: file, source)
}

private func draft(_ name: TemplateName, _ templates: Templates) {
  let assessment = agendaJournal.assessment
  let drafting = Drafting(
    assessment, sender: Mailbox(name: "Ada Lund", address: "ada@lund.example"),
    templates: templates)
  let request = DraftRequest(name.kind, to: "Dana Whitfield", language: name.language)
  guard let drafts = try? drafting.drafts(request, for: assessment.search.standings[0]) else {
    return
  }
  for message in drafts.messages {
    checkMail(message.mailFile(from: Mailbox(name: "Ada Lund", address: "ada@lund.example")))
    check(
      message.mailLink.utf8.allSatisfy { $0 > .space && $0 < 0x7F && $0 != UInt8(ascii: "\"") },
      "a link that ends early: \(message.mailLink)")
    guard let source = try? SourceText(message.fileText) else { continue }
    let again = MessageFile(source)
    check(again.application == message.application, "the draft belongs to another application")
    check(again.fields[.subject]?.value == message.subject, "the draft has another subject")
  }
}

/// No value of the notes is a header of its own.
private func checkMail(_ mail: [UInt8]) {
  let names = ["X-Unsent", "From", "To", "Subject", "MIME-Version", "Content-Type"]
  check(mail.allSatisfy { $0 < 0x80 }, "mail that is not ASCII")
  guard let head = mail.firstRange(of: "\r\n\r\n".utf8) else {
    return check(false, "mail without a text")
  }
  for line in mail[..<head.lowerBound].split(separator: .newline) {
    if line.first == .space { continue }
    let name = String(decoding: line.prefix { $0 != .colon }, as: UTF8.self)
    check(names.contains(name) || name == "Content-Transfer-Encoding", "a header \(name)")
  }
  for line in mail.split(separator: .newline) {
    check(line.count <= 79 && line.last == .carriageReturn, "a line of mail that is too long")
  }
}

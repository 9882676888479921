internal import FollowUp
internal import Journal
internal import Store
internal import Syntax
internal import Views

/// Front matter, without its fences.
func fuzzFrontMatter(_ bytes: [UInt8]) {
  guard let yaml = try? SourceText(bytes) else { return }
  if let root = try? YAML.compose(yaml, in: 0..<yaml.bytes.count) { checkNode(root, in: yaml) }
  guard let journal = FuzzedJournal(Array("---\n".utf8) + yaml.bytes + Array("\n---\n".utf8)) else {
    return
  }
  if let application = journal.application { checkPlaces(in: application) }
  checkOutline(of: journal.source)
  checkDuties(of: journal.assessment)
  checkFindings(journal.assessment.findings, about: FuzzedJournal.file, journal.source)
}

private func checkNode(_ node: YAMLNode, in source: SourceText) {
  source.check(node.range, "a value")
  let children =
    switch node.content {
    case .scalar: [YAMLNode]()
    case .sequence(let nodes): nodes
    case .mapping(let pairs): pairs.flatMap { [$0.key, $0.value] }
    }
  var last = node.range.lowerBound
  for child in children {
    check(
      last <= child.range.lowerBound && child.range.upperBound <= node.range.upperBound,
      "a value outside the one it is part of: \(child.range) in \(node.range)")
    last = child.range.upperBound
    checkNode(child, in: source)
  }
}

/// `jobjournal.yml`, and what becomes of a journal under it.
func fuzzConfiguration(_ bytes: [UInt8]) {
  guard let source = try? SourceText(bytes), let configuration = try? Configuration(source) else {
    return
  }
  checkFindings(configuration.findings, about: Configuration.fileName, source)
  check(!configuration.agendaFile.hasPrefix("/"), "an agenda outside the journal")
  check(
    !configuration.agendaFile.split(separator: "/").contains(".."), "an agenda outside the journal")
  let globs = configuration.exclude.map(Glob.init)
  for path in ["acme.md", "2025/archive/acme.md", configuration.agendaFile] {
    for glob in globs { _ = glob.matches(path) }
  }
  let assessment = FuzzedJournal.assessment(
    of: agendaJournal.application, policy: configuration.policy, others: configuration.findings)
  checkDuties(of: assessment)
  checkAgendaFile(Agenda(assessment, horizon: configuration.policy.horizon))
}

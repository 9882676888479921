internal import FollowUp
internal import Journal
internal import Syntax

extension FileView {
  /// The headings, with the interviews, people and entries of the log below them.
  var symbols: LSP.DocumentSymbols? {
    guard let outline = try? Outline(source) else { return nil }
    var roots: [LSP.DocumentSymbol] = []
    var children: [[LSP.DocumentSymbol]] = outline.sections.map { _ in [] }
    func add(_ symbol: LSP.DocumentSymbol, below section: Int?) {
      if let section { children[section].append(symbol) } else { roots.append(symbol) }
    }
    var next = outline.sections.startIndex
    for (offset, symbol) in leaves(outline).sorted(by: { $0.offset < $1.offset }) {
      while next < outline.sections.endIndex, outline.sections[next].heading.lowerBound <= offset {
        next += 1
      }
      add(symbol, below: next > outline.sections.startIndex ? next - 1 : nil)
    }
    // From the end, so that each has its own children before it becomes one.
    for index in outline.sections.indices.reversed() {
      let section = outline.sections[index]
      add(symbol(of: section, inOrder(children[index])), below: section.parent)
    }
    roots = inOrder(roots)
    return client.takesSymbolTrees ? .tree(roots) : .flat(roots.flatMap { flat($0, in: nil) })
  }

  private func inOrder(_ symbols: [LSP.DocumentSymbol]) -> [LSP.DocumentSymbol] {
    symbols.sorted {
      ($0.range.start.line, $0.range.start.character)
        < ($1.range.start.line, $1.range.start.character)
    }
  }

  private func symbol(
    of section: Outline.Section, _ children: [LSP.DocumentSymbol]
  ) -> LSP.DocumentSymbol {
    let end = source.line(section.lines.upperBound).upperBound
    return LSP.DocumentSymbol(
      name: section.title.isEmpty ? "–" : section.title, detail: nil,
      kind: section.date == nil ? .string : .event,
      range: range(of: section.heading.lowerBound..<max(end, section.heading.upperBound)),
      selectionRange: range(of: section.heading), children: children)
  }

  /// What stands below headings: interviews that have none of their own, people, entries of the log.
  private func leaves(_ outline: Outline) -> [(offset: Int, symbol: LSP.DocumentSymbol)] {
    guard let application = application?.standing.application else { return [] }
    var leaves: [(Int, LSP.DocumentSymbol)] = []
    func add(_ name: String, _ detail: String?, _ kind: LSP.SymbolKind, _ offsets: Range<Int>) {
      let range = range(of: offsets)
      leaves.append(
        (
          offsets.lowerBound,
          LSP.DocumentSymbol(
            name: name, detail: detail, kind: kind, range: range, selectionRange: range,
            children: [])
        ))
    }
    let headings = Set(outline.sections.map(\.heading.lowerBound))
    for interview in application.interviews where !headings.contains(interview.range.lowerBound) {
      add("Interview \(interview.date)", interview.title, .event, interview.range)
    }
    for mention in application.mentions {
      switch mention.kind {
      case .contact, .reference, .interviewer:
        let person = application.people[mention.person]
        add(person.name, person.title, .object, mention.range)
      case .contactPerson, .entry: break
      }
    }
    for entry in application.entries where entry.interview == nil && entry.key != .interview {
      let value = entry.value.isEmpty ? "" : ": \(entry.value)"
      add(entry.key.rawValue + value, entry.date.description, .field, entry.range)
    }
    return leaves
  }

  private func flat(
    _ symbol: LSP.DocumentSymbol, in container: String?
  ) -> [LSP.SymbolInformation] {
    let own = LSP.SymbolInformation(
      name: symbol.name, kind: symbol.kind, location: LSP.Location(uri: uri, range: symbol.range),
      containerName: container)
    return [own] + symbol.children.flatMap { flat($0, in: symbol.name) }
  }
}

extension Workspace {
  /// The applications whose company, role or file has every word that is looked for.
  func symbols(matching query: String) -> [LSP.SymbolInformation] {
    let words = query.lowercased().split(separator: " ")
    return searches.flatMap { search, address in
      search.standings.compactMap { standing in
        let application = standing.application
        let role = application.role.map { ", \($0.value)" } ?? ""
        let name = application.companyName + role
        let text = "\(name) \(application.slug)".lowercased()
        guard words.allSatisfy({ text.contains($0) }) else { return nil }
        let place = application.company?.range ?? application.source.content(ofLine: 1)
        return LSP.SymbolInformation(
          name: name, kind: .file,
          location: LSP.Location(
            uri: address(application.file),
            range: client.encoding.range(place, in: application.source)),
          containerName: standing.status.rawValue)
      }
    }
  }
}

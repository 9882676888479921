internal import FollowUp
internal import Journal

extension FileView {
  /// Where the person named at a place is introduced.
  func definition(at position: LSP.Position) -> LSP.Location? {
    guard let application = application?.standing.application,
      let mention = application.mention(at: offset(of: position))
    else { return nil }
    return LSP.Location(uri: uri, range: range(of: application.people[mention.person].place))
  }

  /// Where the person named at a place is named: in this application, and under the same full name
  /// in others.
  func references(at position: LSP.Position, withDefinition: Bool) -> [LSP.Location]? {
    guard let own = application?.standing,
      let person = own.application.mention(at: offset(of: position))?.person
    else { return nil }
    let name = foldedName(own.application.name(of: person))
    // Half a name is somebody else elsewhere.
    let others = name.contains(" ") ? search.standings : [own]
    return others.flatMap { standing in
      let application = standing.application
      let isOwn = standing.index == own.index
      let person =
        isOwn ? person : application.people.firstIndex { foldedName($0.name) == name }
      guard let person else { return [] as [LSP.Location] }
      let definition = withDefinition ? nil : application.people[person].place
      return application.mentions
        .filter { $0.person == person && $0.range != definition }
        .map { mention in
          LSP.Location(
            uri: isOwn ? uri : address(application.file),
            range: client.encoding.range(mention.range, in: application.source))
        }
    }
  }
}

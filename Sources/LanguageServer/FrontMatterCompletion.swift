internal import Editing
internal import FollowUp
internal import Journal
internal import Syntax

/// What may be written in the front matter.
extension Completer {
  func frontMatter(_ place: FrontMatterPlace) -> Offers? {
    switch place.role {
    case .key:
      return keys(
        FrontMatterKey.allCases.map { ($0.rawValue, $0.meaning) }, place)
    case .interviewKey:
      let keys = InterviewKey.allCases.map { ($0.rawValue, $0.meaning) }
      let dates = place.isItem && place.range.isEmpty ? fitting(dates(.interview)) : nil
      return together(self.keys(keys, place), dates)
    case .value(let key): return value(of: key, place)
    case .interviewValue(let key): return value(of: key, place)
    }
  }

  private func keys(_ keys: [(name: String, meaning: String)], _ place: FrontMatterPlace) -> Offers?
  {
    let offers = keys.filter { !place.others.contains($0.name) }.map { key in
      Offer(
        label: key.name, kind: .property, text: key.name + (place.hasColon ? "" : ": "),
        filter: key.name, documentation: key.meaning)
    }
    return fitting(Offers(range: place.range, offers: offers))
  }

  private func value(of key: FrontMatterKey, _ place: FrontMatterPlace) -> Offers? {
    // A blank stands between a colon and the value.
    guard isApart(place) else { return nil }
    switch key.value {
    case .text, .texts: return nil
    case .name: return names(.contact, place)
    case .date: return date(of: key, place)
    case .words(let words): return self.words(words, place)
    case .dateOrWords(let words):
      return together(date(of: key, place), self.words(words, place))
    case .rules:
      let ignored = Set(
        application?.ignore.filter { !$0.range.touches(spot.offset) }
          .map { foldedKey($0.value) } ?? [])
      let offers = rules { !ignored.contains($0.name.rawValue) }
      return fitting(Offers(range: place.range, offers: offers))
    case .interviews: return begunDateRange == place.range ? fitting(dates(.interview)) : begunDate
    }
  }

  private func value(of key: InterviewKey, _ place: FrontMatterPlace) -> Offers? {
    guard isApart(place) else { return nil }
    switch key {
    case .date: return begunDateRange == place.range ? fitting(dates(.interview)) : begunDate
    case .round: return words(["final"], place)
    case .with: return names(.with, place)
    case .time, .title: return nil
    }
  }

  private func isApart(_ place: FrontMatterPlace) -> Bool {
    bytes[place.range.lowerBound - 1] != .colon
  }

  private func date(of key: FrontMatterKey, _ place: FrontMatterPlace) -> Offers? {
    guard begunDateRange == place.range else { return begunDate }
    switch key {
    case .decisionBy, .offerExpires, .starts: return fitting(dates(.ahead))
    default: return fitting(dates(.past))
    }
  }

  private func words(_ words: [String], _ place: FrontMatterPlace) -> Offers? {
    fitting(
      Offers(
        range: place.range, offers: words.map { Offer(label: $0, kind: .value, text: $0) }))
  }

  // MARK: Names

  private func names(_ key: EntryKey, _ place: FrontMatterPlace) -> Offers? {
    let range = place.range
    let quote = range.first.map { bytes[$0] }.flatMap { "'\"".utf8.contains($0) ? $0 : nil }
    // In quotes, one name is all there is.
    let piece = quote == nil ? pieceRange(from: range.lowerBound) : range
    guard let piece, key == .with || piece.lowerBound == range.lowerBound else { return nil }
    let text = { (name: String) -> String in
      guard let quote else { return YAMLScalar.written(name, isInFlow: place.isInFlow) }
      if quote == UInt8(ascii: "'") { return "'\(Escaping.replaced("'", with: "''", in: name))'" }
      let plain = Escaping.replaced("\\", with: #"\\"#, in: name)
      return "\"\(Escaping.replaced("\"", with: #"\""#, in: plain))\""
    }
    let line = source.line(spot.line)
    let offers = people(key, in: line, at: piece).map { found in
      var offer = person(found.id, found.detail, text: text)
      if quote != nil { offer.filter = offer.text }
      return offer
    }
    return fitting(Offers(range: piece, offers: offers))
  }
}

internal import Editing
internal import FollowUp
internal import Journal
internal import Syntax
internal import Views

extension FileView {
  /// What may be written at a place; nil where nothing in particular may.
  func completion(at position: LSP.Position) -> LSP.CompletionList? {
    let completer = Completer(self, spot(at: position))
    return completer.offers.map(completer.list)
  }
}

/// Something that may be written.
struct Offer {
  /// What is shown for it.
  var label: String
  var kind: LSP.CompletionItemKind
  /// What is put in place of what was typed.
  var text: String
  /// What the typed text is compared with; the text where nil.
  var filter: String?
  var detail: String?
  /// A few sentences of Markdown.
  var documentation: String?
}

/// Several offers for one place, the best first.
struct Offers {
  /// Byte offsets of what they replace.
  var range: Range<Int>
  var offers: [Offer]
  /// Whether others may fit once more was typed.
  var isIncomplete = false
}

/// Finds out what may be written at a place.
struct Completer {
  let view: FileView
  let spot: Spot
  let views: PopupViews

  init(_ view: FileView, _ spot: Spot) {
    self.view = view
    self.spot = spot
    views = PopupViews(view.search, isMarkdown: view.client.readsMarkdownInCompletions)
  }

  var source: SourceText { view.source }
  var bytes: [UInt8] { view.source.bytes }
  var application: Application? { view.application?.standing.application }

  var offers: Offers? {
    if let place = spot.frontMatter { return frontMatter(place) }
    guard application != nil, let outline = spot.outline, !outline.isInFrontMatter(spot.offset)
    else { return nil }
    if let item = spot.item { return offers(in: item) ?? begunDate }
    let section = outline.sections.first { $0.lines.lowerBound == spot.line }
    return section.flatMap { heading($0, outline) } ?? begunDate
  }

  // MARK: The list

  /// So many are more than anybody reads.
  private static let limit = 200

  /// Those that what was typed may be the beginning of; nil where there are none.
  func fitting(_ offers: Offers) -> Offers? {
    // Editors look for what they replace in one line.
    let line = source.line(spot.line)
    guard offers.range.lowerBound >= line.lowerBound, offers.range.upperBound <= line.upperBound,
      offers.range.touches(spot.offset)
    else { return nil }
    let typed = source.string(in: offers.range.lowerBound..<spot.offset)
    var fitting = offers
    if !typed.isEmpty {
      let folded = Self.folded(typed)
      fitting.offers = offers.offers.compactMap { Self.fitting($0, typed, folded) }
    }
    return fitting.offers.isEmpty ? nil : fitting
  }

  /// An offer that what was typed may be the beginning of: editors that do not look show all.
  private static func fitting(_ offer: Offer, _ typed: String, _ folded: String) -> Offer? {
    var offer = offer
    let text = offer.filter ?? offer.text
    if Self.folded(text).hasPrefix(folded) {
      // An editor that looks does not know which signs are the same.
      offer.filter = typed + text.dropFirst(typed.count)
      return offer
    }
    // Of names, any word may have been begun.
    guard offer.kind == .reference || offer.kind == .constant, typed.count <= longestWord else {
      return nil
    }
    var rest = text[...]
    while let joint = rest.firstIndex(where: { !($0.isLetter || $0.isNumber) }) {
      rest = rest[rest.index(after: joint)...]
      guard Self.folded(String(rest.prefix(typed.count))) == folded else { continue }
      offer.filter = String(rest)
      return offer
    }
    return nil
  }

  private static let longestWord = 40

  /// Case does not matter, and `-`, `_` and space are one.
  private static func folded(_ text: String) -> String {
    String(text.lowercased().map { $0 == "_" || $0 == " " ? "-" : $0 })
  }

  /// Both, where both replace the same.
  func together(_ first: Offers?, _ second: Offers?) -> Offers? {
    guard var first, let second, first.range == second.range else { return first ?? second }
    first.offers += second.offers
    first.isIncomplete = first.isIncomplete || second.isIncomplete
    return first
  }

  func list(_ offers: Offers) -> LSP.CompletionList {
    let range = view.range(of: offers.range)
    let isMarkdown = view.client.readsMarkdownInCompletions
    let items = offers.offers.prefix(Self.limit).enumerated().map { index, offer in
      LSP.CompletionItem(
        label: Escaping.terminal(offer.label), kind: offer.kind,
        detail: offer.detail.map(Escaping.terminal),
        documentation: offer.documentation.map { isMarkdown ? .markdown($0) : .text($0) },
        sortText: String(String(1000 + index).dropFirst()),
        filterText: offer.filter ?? offer.text,
        textEdit: LSP.TextEdit(range: range, newText: offer.text))
    }
    return LSP.CompletionList(
      isIncomplete: offers.isIncomplete || offers.offers.count > Self.limit, items: items)
  }

  // MARK: Headings

  private func heading(_ section: Outline.Section, _ outline: Outline) -> Offers? {
    let marks = source.string(in: section.heading).prefix { $0 == "#" }
    let start = section.heading.lowerBound + marks.utf8.count
    guard !marks.isEmpty, spot.offset >= start else { return nil }
    if let headings = headings(section, String(marks), outline) { return headings }
    let head = foldedKey(bytes[start..<spot.offset]).split(separator: "-")
    guard head.contains("interview"), section.date == nil else { return nil }
    return fitting(dates(.interview))
  }

  private func headings(
    _ section: Outline.Section, _ marks: String, _ outline: Outline
  ) -> Offers? {
    let others = outline.sections.filter { $0.lines.lowerBound != spot.line }
    let usual = others.first { $0.kind != nil }?.level ?? 2
    let level = String(repeating: "#", count: marks.count == 1 ? usual : marks.count)
    func offer(_ title: String, _ detail: String?, _ kind: SectionKind) -> Offer {
      Offer(
        label: "\(level) \(title)", kind: .module, text: "\(level) \(title)",
        filter: "\(marks) \(title)", detail: detail, documentation: kind.meaning)
    }
    let interviews = days(.interview).filter { day in
      !others.contains { $0.kind == .interview && $0.date == day.date }
    }.map { day in
      offer(
        "\(SectionKind.interview.rawValue) \(day.date)",
        "\(day.date.weekday.abbreviation), \(day.names)", .interview)
    }
    // Those that are known, and today's, come first.
    let first = interviews.prefix { !$0.text.hasSuffix("\(view.today)") }.count + 1
    let missing: [SectionKind] = [.contacts, .references, .log].filter { kind in
      !others.contains { $0.kind == kind }
    }
    let offers =
      interviews.prefix(first) + missing.map { offer($0.rawValue, nil, $0) }
      + interviews.dropFirst(first)
    let end = bytes.word(around: spot.offset).upperBound
    return fitting(
      Offers(
        range: section.heading.lowerBound..<max(end, spot.offset), offers: Array(offers)))
  }
}

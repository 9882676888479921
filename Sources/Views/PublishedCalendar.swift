internal import Journal
internal import Syntax

/// A calendar that was written before, for what has not changed since to stay as it is.
///
/// Others may have written into it: of what it holds only the shape of lines is believed.
public struct PublishedCalendar: Sendable {
  /// A file that is not to be replaced by a calendar.
  public enum Refusal: Error { case notACalendar, ofAnotherProgram, holdsOthers }

  static let product = "-//jobjournal//jobjournal//EN"

  /// An event or a to-do.
  struct Item: Sendable {
    fileprivate let kind: String
    fileprivate let uid: String
    fileprivate var sequence: Int?
    fileprivate var modified: String?
    /// All but what `CalendarComponent.Revision` says, unfolded.
    fileprivate var lines: [String] = []
  }

  /// By UID.
  private var items: [String: Item] = [:]

  /// - Throws: `Refusal` for what some other program has made.
  public init(_ bytes: [UInt8]) throws(Refusal) {
    var lines = ContentLines(bytes)
    guard let first = lines.next(), first.isNamed("BEGIN"), first.hasValue("VCALENDAR") else {
      throw .notACalendar
    }
    var isOurs = false
    var holdsOthers = false
    // The component that is open, its name, and how many are open in it.
    var item: (kind: String, lines: [ContentLine])?
    var depth = 0
    while let line = lines.next() {
      guard item != nil else {
        if line.isNamed("PRODID") { isOurs = line.valueText == Self.product }
        if line.isNamed("BEGIN") { item = (line.valueText.uppercased(), []) }
        continue
      }
      if line.isNamed("END"), depth == 0 {
        if let item, !add(item.kind, item.lines) {
          holdsOthers = holdsOthers || CalendarComponent.Kind(rawValue: item.kind) != nil
        }
        item = nil
        continue
      }
      if line.isNamed("BEGIN") { depth += 1 } else if line.isNamed("END") { depth -= 1 }
      item?.lines.append(line)
    }
    guard isOurs else { throw .ofAnotherProgram }
    guard !holdsOthers else { throw .holdsOthers }
  }

  /// The first of several with one UID counts.
  ///
  /// - Returns: False for what this program has not made.
  private mutating func add(_ kind: String, _ lines: [ContentLine]) -> Bool {
    guard let uid = lines.first(where: { $0.isNamed("UID") })?.valueText, StableUUID.isOne(uid)
    else { return false }
    guard items[uid] == nil else { return true }
    var item = Item(kind: kind, uid: uid)
    for line in lines {
      switch line.name {
      case "UID", "DTSTAMP": break
      case "SEQUENCE":
        item.sequence = Int(line.valueText).flatMap { (0...Int(Int32.max)).contains($0) ? $0 : nil }
      case "LAST-MODIFIED": item.modified = Self.isInstant(line.valueText) ? line.valueText : nil
      default: item.lines.append(String(decoding: line.bytes, as: UTF8.self))
      }
    }
    items[uid] = item
    return true
  }

  /// Whether a text is `20261121T000000Z`.
  fileprivate static func isInstant(_ text: String) -> Bool {
    text.utf8.count == 16
      && zip(text.utf8, "00000000T000000Z".utf8).allSatisfy { byte, form in
        form == UInt8(ascii: "0") ? byte.isASCIIDigit : byte == form
      }
  }

  func holds(_ component: CalendarComponent) -> Bool { items[component.uid] != nil }

  /// A component with the revision that it had, unless it says something else by now.
  func revised(_ component: CalendarComponent, today: CivilDate) -> CalendarComponent {
    guard let old = items[component.uid], let sequence = old.sequence, let modified = old.modified
    else { return component }
    var component = component
    let isSame =
      old.kind == component.kind.rawValue
      && old.lines.elementsEqual(component.lines) { $0.utf8.elementsEqual($1.utf8) }
    component.revision =
      isSame
      ? CalendarComponent.Revision(sequence: sequence, modified: modified)
      : CalendarComponent.Revision(
        sequence: max(min(sequence, Int(Int32.max) - 1) + 1, component.revision.sequence),
        day: today)
    return component
  }

  /// What is in none of the components, once more and cancelled: who has taken it over is told that
  /// it is gone. An event that is over is left alone: it may well have taken place.
  ///
  /// - Parameter limit: The last day of a to-do must not be before it.
  func cancelled(
    but components: [CalendarComponent], today: CivilDate, since limit: CivilDate
  ) -> [CalendarComponent] {
    let known = Set(components.map(\.uid))
    return items.values.filter { !known.contains($0.uid) }.compactMap(\.cancelled).filter {
      $0.days.upperBound >= ($0.kind == .event ? today : limit)
    }
  }
}

extension PublishedCalendar.Item {
  /// nil for what is not ours, or says no day.
  fileprivate var cancelled: CalendarComponent? {
    guard let kind = CalendarComponent.Kind(rawValue: kind) else { return nil }
    var kept: [String] = []
    var days: [CivilDate] = []
    var status = ["STATUS:CANCELLED"]
    let wasCancelled = lines.contains("STATUS:CANCELLED")
    for line in lines {
      // What stands from here on is the alarm's.
      if line == "BEGIN:VALARM" { break }
      guard let colon = line.utf8.firstIndex(of: .colon) else { continue }
      let (name, value) = (String(line[..<colon]), String(line[line.utf8.index(after: colon)...]))
      switch name {
      case "DTSTART", "DTSTART;VALUE=DATE", "DUE;VALUE=DATE", "DTEND;VALUE=DATE":
        guard let day = CivilDate(calendarForm: value) else { return nil }
        days.append(name.hasPrefix("DTEND") ? day - 1 : day)
        kept.append(line)
      case "SUMMARY":
        let isSaid = kind == .task || wasCancelled
        kept.append("\(name):\(isSaid ? "" : "Cancelled: ")\(harmless(value))")
      case "LOCATION", "DESCRIPTION": kept.append("\(name):\(harmless(value))")
      case "DURATION" where value == "PT1H": kept.append(line)
      // What was done stays done, though its notes are gone.
      case "STATUS" where kind == .task && value == "COMPLETED": status = [line]
      case "COMPLETED" where PublishedCalendar.isInstant(value): status.append(line)
      default: break
      }
    }
    guard let first = days.min(), let last = days.max() else { return nil }
    return CalendarComponent(
      kind: kind, uid: uid, days: first...last,
      lines: kept + status
        + (kind == .event ? ["TRANSP:TRANSPARENT"] : []) + ["CLASS:PRIVATE"],
      revision: CalendarComponent.Revision(sequence: sequence ?? 0, day: nil))
  }

  /// An escaped text, escaped all the same where somebody has changed it.
  private func harmless(_ value: String) -> String {
    var text = String.UnicodeScalarView()
    var isEscaped = false
    for scalar in value.unicodeScalars {
      if isEscaped {
        text.append(scalar == "n" || scalar == "N" ? "\n" : scalar)
        isEscaped = false
      } else if scalar == "\\" {
        isEscaped = true
      } else {
        text.append(scalar)
      }
    }
    return text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { ContentLineWriter.escaped(String($0)) }.joined(separator: #"\n"#)
  }
}

extension CivilDate {
  /// Reads `20261121`, with or without a time of day behind it.
  fileprivate init?(calendarForm text: String) {
    let digits = Array(text.utf8.prefix(8))
    let rest = Array(text.utf8.dropFirst(8))
    guard digits.count == 8, digits.allSatisfy(\.isASCIIDigit),
      rest.isEmpty
        || rest.count == 7 && rest[0] == UInt8(ascii: "T") && rest[1...].allSatisfy(\.isASCIIDigit)
    else { return nil }
    let number = digits.reduce(0) { $0 * 10 + Int($1 & 0x0F) }
    self.init(year: number / 10_000, month: number / 100 % 100, day: number % 100)
  }
}

internal import Journal
internal import Syntax

/// The waivers and snoozes of one application, and which of them were of use.
struct Ledger {
  private struct Line {
    let entry: Entry
    let rule: RuleName
    /// As written; nil for everyone.
    let name: String?
    /// The rule and the name, as written.
    let subject: String
    let reason: String
    let until: CivilDate?
    var isUsed = false
    /// What the name fits among those whom the rule names; looked up when the rule is.
    var match = NameMatch<String>.nobody(nearest: nil)
  }

  private var lines: [Line] = []
  private(set) var remarks: [Remark] = []
  private let standing: Standing

  init(_ standing: Standing) {
    self.standing = standing
    for entry in standing.entries.sorted(by: Entry.isEarlier) {
      switch entry.detail {
      case .waived(let waiver): add(entry, waiver, until: nil)
      case .snoozed(let waiver, let until): add(entry, waiver, until: until)
      default: break
      }
    }
  }

  private mutating func add(_ entry: Entry, _ waiver: Waiver, until: CivilDate?) {
    let (rule, word, name) = waiver.parts
    guard let rule else {
      let written = word.isEmpty ? waiver.subject : word
      return remarks.append(.ruleUnknown(written, at: place(of: written, in: entry)))
    }
    lines.append(
      Line(
        entry: entry, rule: rule, name: name.isEmpty ? nil : name, subject: waiver.subject,
        reason: waiver.reason, until: until))
  }

  private func place(of text: String, in entry: Entry) -> Range<Int> {
    standing.application.source.find(text, in: entry.valueRange) ?? entry.range
  }

  /// Settles all duties of one rule: snoozes, waivers, and then the state.
  mutating func settle(_ duties: inout [Duty], of rule: RuleName, today: CivilDate) {
    let fitting = lookUp(rule, names: duties.map(\.who))
    for index in duties.indices {
      var isWaived = false
      var snooze: CivilDate?
      for line in fitting.lines(for: duties[index].who)
      where isInTime(line, for: duties[index].raised) {
        if let until = lines[line].until {
          duties[index].snoozes += 1
          duties[index].lastSnoozed = lines[line].entry.date
          let wasDone =
            duties[index].isFulfilled
            && duties[index].fulfilled.map { $0 <= lines[line].entry.date } ?? true
          if !wasDone { snooze = until }
        } else {
          isWaived = true
          duties[index].waived = duties[index].waived ?? lines[line].entry.date
          if !duties[index].isFulfilled { lines[line].isUsed = true }
        }
      }
      if let snooze { duties[index].snooze(until: snooze) }
      duties[index].settle(isWaived: isWaived, today: today)
    }
  }

  /// The remarks of one rule that no waiver covers.
  mutating func unwaived(_ remarks: [Remark], of rule: RuleName) -> [Remark] {
    let fitting = lookUp(rule, names: remarks.map(\.who))
    guard !fitting.isEmpty else { return remarks }
    return remarks.filter { remark in
      guard let raised = remark.raised else { return true }
      var isWaived = false
      for line in fitting.lines(for: remark.who)
      where lines[line].until == nil && isInTime(line, for: raised) {
        lines[line].isUsed = true
        isWaived = true
      }
      return !isWaived
    }
  }

  /// Until when something was put off, by what was written on or before a day.
  func snooze(_ rule: RuleName, raised: CivilDate, who: String?, by day: CivilDate) -> CivilDate? {
    lines.indices.last {
      lines[$0].rule == rule && lines[$0].entry.date <= day && lines[$0].until != nil
        && covers($0, raised, who)
    }.flatMap { lines[$0].until }
  }

  /// The first day on which something was waived.
  func dayWaived(_ rule: RuleName, raised: CivilDate, who: String?) -> CivilDate? {
    lines.indices.first {
      lines[$0].rule == rule && lines[$0].until == nil && covers($0, raised, who)
    }.map { lines[$0].entry.date }
  }

  /// Indices of the lines for a rule, in order.
  private struct Fitting {
    var forAll: [Int] = []
    var byName: [String: [Int]] = [:]

    var isEmpty: Bool { forAll.isEmpty && byName.isEmpty }

    func lines(for who: String?) -> [Int] {
      guard !byName.isEmpty, let own = who.flatMap({ byName[$0] }) else { return forAll }
      return forAll.isEmpty ? own : (forAll + own).sorted()
    }
  }

  /// The lines for a rule, their names looked up among those it names.
  private mutating func lookUp(_ rule: RuleName, names: [String?]) -> Fitting {
    var fitting = Fitting()
    let indices = lines.indices.filter { lines[$0].rule == rule }
    guard !indices.isEmpty else { return fitting }
    var index = NameIndex<String>()
    for case let name? in names { index.add(name, name) }
    for line in indices {
      guard let name = lines[line].name else {
        fitting.forAll.append(line)
        continue
      }
      lines[line].match = index.match(name)
      if case .one(let name) = lines[line].match { fitting.byName[name, default: []].append(line) }
    }
    return fitting
  }

  private func covers(_ line: Int, _ raised: CivilDate?, _ who: String?) -> Bool {
    guard isInTime(line, for: raised) else { return false }
    guard lines[line].name != nil else { return true }
    guard case .one(let name) = lines[line].match else { return false }
    return name == who
  }

  private func isInTime(_ line: Int, for raised: CivilDate?) -> Bool {
    raised.map { $0 <= lines[line].entry.date } ?? true
  }

  /// What is wrong with the waivers themselves, once every rule has been looked at.
  mutating func close() {
    let application = standing.application
    lazy var people = Dictionary(
      zip(application.people.map(\.name), application.people.indices), uniquingKeysWith: { $1 })
    func places(of names: [String]) -> [Range<Int>] {
      names.prefix(Fault.relatedLimit).compactMap { people[$0] }.map {
        application.people[$0].place
      }
    }
    for line in lines {
      if let name = line.name {
        let range = place(of: name, in: line.entry)
        switch line.match {
        case .one: break
        case .nobody(let nearest):
          remarks.append(
            .personUnknown(
              name, nearest: nearest, at: range, places: places(of: nearest.map { [$0] } ?? [])))
        case .several(let names):
          remarks.append(
            .personAmbiguous(name, candidates: names, at: range, places: places(of: names)))
        }
      }
      guard line.until == nil else { continue }
      if line.reason.isEmpty {
        remarks.append(.waiverWithoutReason(line.subject, at: line.entry.range))
      }
      if !line.isUsed {
        remarks.append(.waiverUnused(line.rule, on: line.entry.date, at: line.entry.range))
      }
    }
  }
}

/// What a waiver or a snooze begins with: the rule, and perhaps a name.
package struct WaivedRule {
  package let rule: RuleName?
  /// The rule as written, else the first word. Offsets in the text.
  package let range: Range<Int>
  /// The words behind it.
  package let name: [Range<Int>]

  /// - Returns: nil where there is no word.
  package init?(_ text: [UInt8], in subject: Range<Int>) {
    var words: [Range<Int>] = []
    var start = subject.lowerBound
    for index in subject where text[index] == .space || text[index] == .comma {
      if start < index { words.append(start..<index) }
      start = index + 1
    }
    if start < subject.upperBound { words.append(start..<subject.upperBound) }
    guard let first = words.first else { return nil }
    // A rule's name may be written with spaces: the longest start that is one counts.
    for count in stride(from: min(words.count, 6), to: 0, by: -1) {
      let head = words[..<count].map { foldedKey(text[$0]) }.joined(separator: "-")
      if let rule = RuleName(rawValue: head) {
        self.rule = rule
        range = first.lowerBound..<words[count - 1].upperBound
        name = Array(words[count...])
        return
      }
    }
    rule = nil
    range = first
    name = Array(words.dropFirst())
  }
}

extension Waiver {
  /// The rule that it names, its first word, and the person behind the rule, or behind that word.
  package var parts: (rule: RuleName?, word: String, name: String) {
    let text = Array(subject.utf8)
    guard let written = WaivedRule(text, in: 0..<text.count) else { return (nil, "", "") }
    func string(_ range: Range<Int>) -> String { String(decoding: text[range], as: UTF8.self) }
    let name = written.name.map(string).joined(separator: " ")
    return (written.rule, string(written.range), name)
  }
}

public import Journal
internal import Syntax

/// Asks every rule about every application.
struct Engine: Sendable {
  private let search: Search
  private let duties: [(name: RuleName, rule: any DutyRule)]
  private let waiting: WaitingRules
  private let remarks: [(name: RuleName, rule: any RemarkRule)]
  /// The rules that the policy leaves out: few, and sooner compared than hashed.
  private let off: [RuleName]

  init(_ search: Search) {
    self.search = search
    let policy = search.policy
    duties = DutyRules.make(policy).map { ($0.rule.name, $0) }
    waiting = WaitingRules(policy)
    remarks = RemarkRules.make(policy).map { ($0.rule.name, $0) }
    off = Rule.all.filter { !policy.isOn($0) }.map(\.name)
  }

  func assess(_ standing: Standing) -> ApplicationAssessment {
    var ledger = Ledger(standing)
    let off =
      off + standing.application.ignore.compactMap { RuleName(rawValue: foldedKey($0.value)) }
    let isOn = { (name: RuleName) in !off.contains(name) }
    var owed: [Duty] = []
    for (name, rule) in duties where isOn(name) {
      var raised = rule.duties(of: standing, in: search)
      ledger.settle(&raised, of: name, today: search.today)
      owed += raised
    }
    let wait = waiting.assess(standing, search, &ledger, isOn: isOn)
    owed += wait.duties
    Duty.identify(&owed, standing)

    var said: [Remark] = []
    for (name, rule) in remarks where isOn(name) {
      said += ledger.unwaived(
        rule.remarks(on: standing, in: search, duties: owed), of: name)
    }
    if isOn(.contactedTooSoon) {
      said += ledger.unwaived(wait.tooSoon, of: .contactedTooSoon)
    }
    ledger.close()
    said += ledger.remarks
    said += FormRemarks.remarks(on: standing, search.calendar)
    let application = standing.application
    var findings = said.filter { isOn($0.rule.name) }
      .map { $0.finding(in: application.file, application.source, search.policy) }
    for duty in owed where duty.state == .overdue {
      findings.append(finding(duty, standing))
    }
    // In an array of their number: one that has grown takes twice the memory.
    return ApplicationAssessment(
      duties: owed.map { $0 }, findings: findings, quiet: wait.quiet)
  }

  func findingsAboutTheSearch() -> [Finding] {
    [Rule.tooFewApplications(search), Rule.searchStalled(search)]
      .compactMap { $0 }
      .filter { search.policy.isOn($0.rule) }
      .map { $0.finding(in: search.configurationFile, nil, search.policy) }
  }

  func finding(_ duty: Duty, _ standing: Standing) -> Finding {
    let wording = Wording(of: duty, standing, search)
    let (file, source) = (standing.application.file, standing.application.source)
    let span = source.span(of: duty.words ?? duty.range)
    return Finding(
      rule: duty.rule,
      severity: search.policy.severity(of: Rule[duty.rule], raisedTo: duty.severity),
      file: file, span: span,
      message: "\(wording.title) — due on \(duty.due.forPeople); \(wording.reason)",
      help: wording.remedy,
      related: duty.related(standing, search).places(for: span, in: file, source))
  }
}

extension Duty {
  /// Gives each duty of an application its name. A repeat, in the order of the file, gets a number.
  static func identify(_ duties: inout [Duty], _ standing: Standing) {
    let slug = standing.application.slug
    var ids: [(id: String, place: Int, index: Int)] = []
    ids.reserveCapacity(duties.count)
    // Written into the same place each time, and then copied into no more than it takes.
    var id: [UInt8] = []
    for (index, duty) in duties.enumerated() {
      id.removeAll(keepingCapacity: true)
      id += slug.utf8
      id += "#".utf8
      id += duty.rule.rawValue.utf8
      id += "/".utf8
      id += foldedForID(duty.concerns).utf8
      if duty.rule == .thankYouNotSent || duty.rule == .referencesNotBriefed {
        id += "/".utf8
        id += (duty.who.map(foldedForID) ?? "-").utf8
      }
      ids.append((String(decoding: id, as: UTF8.self), duty.range.lowerBound, index))
    }
    ids.sort { $0 < $1 }
    var count = 0
    for (number, duty) in ids.enumerated() {
      count = number > 0 && ids[number - 1].id == duty.id ? count + 1 : 1
      duties[duty.index].id = count == 1 ? duty.id : "\(duty.id)~\(count)"
    }
  }
}

/// Lower case, each run of anything but letters and digits one `-`, none at the ends, and at most
/// 60 characters.
package func foldedForID(_ text: String) -> String {
  var text = text
  // Of nearly all duties this is a date: a table of Unicode would be asked in vain.
  let plain = text.withUTF8 { bytes in
    bytes.contains { $0 >= 0x80 } ? nil : foldedForID(ascii: bytes)
  }
  if let plain { return plain }
  var folded: [UInt8] = []
  var length = 0
  var isGap = false
  for scalar in text.lowercased().unicodeScalars where length < 60 {
    guard isLetterOrDigit(scalar) else {
      isGap = length > 0
      continue
    }
    if isGap {
      folded.append(.hyphen)
      length += 1
      isGap = false
      if length == 60 { break }
    }
    folded.append(contentsOf: scalar.utf8)
    length += 1
  }
  return String(decoding: folded, as: UTF8.self)
}

private func foldedForID(ascii text: UnsafeBufferPointer<UInt8>) -> String {
  String(unsafeUninitializedCapacity: min(text.count, 60)) { folded in
    var length = 0
    var isGap = false
    for byte in text where length < 60 {
      guard byte.isASCIILetter || byte.isASCIIDigit else {
        isGap = length > 0
        continue
      }
      if isGap {
        folded[length] = .hyphen
        length += 1
        isGap = false
        if length == 60 { break }
      }
      folded[length] = byte.asciiLowercased
      length += 1
    }
    return length
  }
}

private func isLetterOrDigit(_ scalar: Unicode.Scalar) -> Bool {
  if scalar.isASCII {
    let byte = UInt8(scalar.value)
    return byte.isASCIILetter || byte.isASCIIDigit
  }
  switch scalar.properties.generalCategory {
  case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
    .decimalNumber:
    return true
  default: return false
  }
}

/// A rule that raises duties.
protocol DutyRule: Sendable {
  var rule: Rule { get }
  func duties(of standing: Standing, in search: Search) -> [Duty]
}

/// A rule that remarks on what an application holds or lacks.
protocol RemarkRule: Sendable {
  var rule: Rule { get }
  /// - Parameter duties: The application's, settled.
  func remarks(on standing: Standing, in search: Search, duties: [Duty]) -> [Remark]
}

extension Rule {
  public static subscript(name: RuleName) -> Rule { byName[name] ?? all[0] }

  /// The rules that a written name stands for: the one of that name, or all of that group.
  public static func names(of written: String) -> Set<RuleName>? {
    let folded = foldedKey(written)
    if let name = RuleName(rawValue: folded) { return [name] }
    return Group(rawValue: folded).map { group in
      Set(all.filter { $0.group == group }.map(\.name))
    }
  }

  private static let byName = Dictionary(uniqueKeysWithValues: all.map { ($0.name, $0) })
}

extension CivilDate {
  /// `Thu 2026-11-12`, as people read it.
  public var forPeople: String { "\(weekday.abbreviation) \(self)" }
}

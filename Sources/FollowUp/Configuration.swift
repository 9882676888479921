public import Journal
public import Syntax

/// What `jobjournal.yml` says. What cannot be read in it is a finding, and the default is used.
public struct Configuration: Sendable {
  public static let fileName = "jobjournal.yml"
  public static let standardAgendaFile = "AGENDA.md"
  package static let keys = [
    "working-week", "holidays", "exclude", "agenda", "language", "from", "rules",
  ]
  package static let agendaKeys = ["file", "horizon"]

  public private(set) var policy = Policy()
  /// Globs for paths that are not looked at.
  public private(set) var exclude: [String] = []
  /// The agenda's path below the root.
  public private(set) var agendaFile = standardAgendaFile
  /// In which messages are written, unless an application says otherwise.
  public private(set) var language = Language.english
  /// Who signs messages.
  public private(set) var sender: Mailbox?
  /// Calendars below the root whose all-day events are holidays.
  public private(set) var calendarFiles: [Written<String>] = []
  private let source: SourceText?
  private var remarks: [Remark] = []
  private var workingWeek = WorkCalendar.standardWeek
  private var holidays: [CivilDate] = []

  /// The defaults, for a journal without the file.
  public init() { source = nil }

  /// - Throws: `YAMLError` for a file that is no YAML at all, or no mapping.
  public init(_ source: SourceText) throws(YAMLError) {
    self.source = source
    let root = try YAML.compose(source, in: 0..<source.bytes.count)
    switch root?.content {
    case .mapping(let pairs):
      read(
        pairs, known: Self.keys,
        { $0.readKey($1, $2) })
    case .scalar where root?.isAbsent ?? true: break
    case nil: break
    default:
      throw YAMLError(
        reason: "it should be a list of `key: value` lines", offset: root?.range.lowerBound ?? 0)
    }
    policy.calendar = WorkCalendar(workingWeek: workingWeek, holidays: DaySpans(holidays))
  }

  /// Adds the days of calendar files to the holidays.
  public mutating func addHolidays(_ days: [DaySpans]) {
    guard !days.isEmpty else { return }
    let spans = ([policy.calendar.holidays] + days).flatMap(\.spans)
    policy.calendar = WorkCalendar(workingWeek: workingWeek, holidays: DaySpans(spans))
  }

  /// Reports a calendar that cannot be used.
  public mutating func reportCalendar(_ file: Written<String>, reason: String) {
    remarks.append(
      Remark(
        .valueInvalid, at: file.range, "the calendar “\(file.value)” cannot be used: \(reason)",
        help: "name an .ics file inside the journal, or write dates"))
  }

  public var findings: [Finding] {
    remarks.filter { policy.isOn($0.rule) }
      .map { $0.finding(in: Self.fileName, source, policy) }
  }

  // MARK: Keys

  private typealias Pairs = [(key: YAMLNode, value: YAMLNode)]

  private mutating func read(
    _ pairs: Pairs, known: [String], _ readKey: (inout Self, String, YAMLNode) -> Void
  ) {
    for key in pairs.keys(known: known) {
      switch key {
      case .known(let name, let value): readKey(&self, name, value)
      case .unknown(let written, let nearest, let range):
        let otherwise = "the keys here are \(known.joined(separator: ", "))"
        remarks.append(.keyUnknown(written, nearest, otherwise: otherwise, at: range))
      case .duplicate(let written, let range, let first):
        remarks.append(.keyDuplicate(written, at: range, places: [first]))
      }
    }
  }

  private mutating func reportValue(_ key: String, _ node: YAMLNode, expected: String) {
    let value = node.text ?? source?.string(in: node.range) ?? ""
    remarks.append(.valueInvalid(value, of: key, expected: expected, at: node.range))
  }

  private mutating func readKey(_ key: String, _ node: YAMLNode) {
    switch key {
    case "working-week":
      let days = node.elements.map { element in
        element.text.flatMap { text in
          Weekday.allCases.first { [$0.rawValue, $0.name].contains(foldedKey(text)) }
        }
      }
      if !days.isEmpty, !days.contains(nil) {
        workingWeek = Set(days.compactMap { $0 })
      } else {
        reportValue(key, node, expected: "days such as [mon, tue, wed, thu, fri]")
      }
    case "holidays":
      for element in node.elements { readHoliday(element) }
    case "exclude":
      exclude = node.elements.compactMap { element in
        if element.text == nil {
          reportValue(key, element, expected: "a pattern such as archive/**")
        }
        return element.text
      }
    case "agenda":
      guard case .mapping(let pairs) = node.content else {
        return reportValue(key, node, expected: "`file:` and `horizon:` below it")
      }
      read(pairs, known: Self.agendaKeys) { $0.readAgenda($1, $2) }
    case "language":
      if let read = Language(rawValue: foldedKey(node.text ?? "")) {
        language = read
      } else {
        let words = Language.allCases.map(\.rawValue)
        reportValue(key, node, expected: Alternatives.text(words))
      }
    case "from":
      sender = node.text.flatMap(Mailbox.init)
      if sender == nil {
        reportValue(key, node, expected: "a name and an address: Ada Lund <ada@lund.example>")
      }
    default:
      guard case .mapping(let pairs) = node.content else {
        return reportValue(key, node, expected: "one rule a line below it")
      }
      readRules(pairs)
    }
  }

  private mutating func readHoliday(_ node: YAMLNode) {
    guard let text = node.text else {
      return reportValue("holidays", node, expected: "a date or an .ics file")
    }
    if let date = CivilDate(iso: text) {
      holidays.append(date)
    } else if text.lowercased().hasSuffix(".ics") {
      calendarFiles.append(Written(text, node.range))
    } else if text.utf8.first?.isASCIIDigit ?? false {
      remarks.append(.dateInvalid(text, at: node.range))
    } else {
      reportValue("holidays", node, expected: "a date or an .ics file")
    }
  }

  private mutating func readAgenda(_ key: String, _ node: YAMLNode) {
    switch key {
    case "file":
      let path = node.text ?? ""
      let parts = path.split(separator: "/", omittingEmptySubsequences: false)
      let isMarkdown = [".md", ".markdown"].contains { path.lowercased().hasSuffix($0) }
      // Hidden names also cover `.` and `..`.
      if isMarkdown, !parts.contains(where: { $0.isEmpty || $0.hasPrefix(".") }) {
        agendaFile = path
      } else {
        reportValue(key, node, expected: "a Markdown file inside the journal, such as AGENDA.md")
      }
    default:
      if let days = node.text.flatMap({ Int($0) }), (0...3650).contains(days) {
        policy.horizon = days
      } else {
        reportValue(key, node, expected: "a number of days, such as 14")
      }
    }
  }

  // MARK: Rules

  private mutating func readRules(_ pairs: Pairs) {
    for key in pairs.keys(known: RuleName.allCases.map(\.rawValue)) {
      switch key {
      case .known(let name, let value):
        if let name = RuleName(rawValue: name) { readSettings(of: name, value) }
      case .unknown(let written, let nearest, let range):
        remarks.append(.ruleUnknown(written, nearest, at: range))
      case .duplicate(let written, let range, let first):
        remarks.append(.keyDuplicate(written, at: range, places: [first]))
      }
    }
  }

  private mutating func readSettings(of name: RuleName, _ node: YAMLNode) {
    guard case .mapping(let pairs) = node.content else { return readLevel(node, of: name) }
    let options = Rule[name].options
    read(pairs, known: ["severity"] + options.map(\.name)) { configuration, key, node in
      guard let option = options.first(where: { $0.name == key }) else {
        return configuration.readLevel(node, of: name)
      }
      if let number = node.text.flatMap({ Int($0) }), (option.minimum...3650).contains(number) {
        configuration.policy.settings[name, default: .init()].numbers[key] = number
      } else {
        configuration.reportValue(
          key, node, expected: "\(option.unit.rawValue), such as \(option.standard)")
      }
    }
  }

  /// `on`, `off` or a severity.
  private mutating func readLevel(_ node: YAMLNode, of name: RuleName) {
    let word = foldedKey(node.text ?? "")
    var setting = policy.settings[name, default: .init()]
    switch word {
    case "on": setting.isOn = true
    case "off": setting.isOn = false
    default:
      guard let severity = Severity(rawValue: word) else {
        return reportValue(name.rawValue, node, expected: "on, off, hint, warning or error")
      }
      setting.isOn = true
      setting.severity = severity
    }
    policy.settings[name] = setting
  }
}

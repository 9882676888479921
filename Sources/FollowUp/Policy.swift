/// The rules' settings, and the days that are worked on.
public struct Policy: Sendable {
  public struct Setting: Sendable {
    public var isOn: Bool?
    /// Final: nothing raises or lowers it.
    public var severity: Severity?
    public var numbers: [String: Int] = [:]

    public init() {}
  }

  public var calendar: WorkCalendar
  /// How many days ahead the agenda looks.
  public var horizon: Int
  public var settings: [RuleName: Setting]

  public static let standardHorizon = 14

  public init(
    calendar: WorkCalendar = WorkCalendar(), horizon: Int = standardHorizon,
    settings: [RuleName: Setting] = [:]
  ) {
    self.calendar = calendar
    self.horizon = horizon
    self.settings = settings
  }

  public func isOn(_ rule: Rule) -> Bool {
    settings[rule.name]?.isOn ?? rule.isOnByDefault
  }

  /// An option's number, in the option's unit.
  package func number(_ option: String, of rule: Rule) -> Int {
    settings[rule.name]?.numbers[option]
      ?? rule.options.first { $0.name == option }?.standard ?? 0
  }

  package func severity(of rule: Rule, raisedTo raised: Severity? = nil) -> Severity {
    settings[rule.name]?.severity ?? raised ?? rule.severity ?? .hint
  }
}

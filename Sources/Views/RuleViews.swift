public import FollowUp

/// The rules' own documentation, for the terminal.
public enum RuleViews {
  public static func list() -> String {
    let width = Rule.all.map(\.name.rawValue.count).max() ?? 0
    var text = ""
    for group in Rule.Group.allCases {
      text += "\(group.title)\n"
      for rule in Rule.all where rule.group == group {
        let name = rule.name.rawValue
        let padding = String(repeating: " ", count: width - name.count)
        let gap = String(repeating: " ", count: 7 - level(rule).count)
        let indent = "  \(name)\(padding)  \(level(rule))\(gap)  "
        text += TerminalWidth.filled(
          rule.summary, indent: indent, hanging: String(repeating: " ", count: indent.count))
        text += "\n"
      }
      text += "\n"
    }
    return text + "`jobjournal rules NAME` explains one.\n"
  }

  static func level(_ rule: Rule) -> String {
    rule.isOnByDefault ? rule.severity?.rawValue ?? "-" : "off"
  }

  /// The rules that most samples switch off, for a sentence.
  static var alsoRaised: String {
    Rule.raisedByAnySample.map { "`\($0.rawValue)`" }.joined(separator: " and ")
  }

  /// - Throws: `RuleSample.Misfit`
  public static func explain(_ rule: Rule) throws -> String {
    let sample = try RuleSample(rule)
    let day = rule.example.today
    var text = "\(rule.name.rawValue)\n\n\(wrap(rule.summary))\n"
    func title(_ title: String) { text += "\n\(title)\n\n" }
    title("When")
    text += wrap(rule.what) + "\n"
    title("Why")
    text += wrap(why(rule)) + "\n"
    title("Sample")
    for file in sample.telling {
      text += "  \(file.path), on \(day):\n\n\(indented(lines(of: file.text)))\n"
    }
    if let aside = sample.aside { text += wrap(aside) + "\n\n" }
    text += "  `jobjournal \(sample.command)` says:\n\n\(sample.output.raised)"
    title("What to write")
    text += wrap(rule.settle) + "\n"
    title("The sample, settled")
    for change in sample.changes() {
      text += "  \(change.path), on \(day):\n\n\(indented(body(of: change.diff)))\n"
    }
    text += "  `jobjournal \(sample.command)` says:\n\n\(sample.output.settled)"
    title("Settings")
    for line in settings(rule) { text += wrap(line) + "\n" }
    return text
  }

  private static func lines(of text: String) -> [Substring] {
    text.split(separator: "\n", omittingEmptySubsequences: false)
  }

  private static func indented(_ lines: [Substring]) -> String {
    lines.map { $0.isEmpty ? "\n" : "    \($0)\n" }.joined()
  }

  /// The changed lines and those around them; where they are, a reader sees.
  private static func body(of diff: String) -> [Substring] {
    let hunks = diff.split(separator: "\n").dropFirst(2)
      .split { $0.hasPrefix("@@ ") }
    return Array(hunks.joined(separator: ["  …"]))
      .map { $0.allSatisfy { $0 == " " } ? "" : $0 }
  }

  static func why(_ rule: Rule) -> String {
    rule.sources.isEmpty
      ? rule.why
      : "\(rule.why) (Source: \(rule.sources.map(\.rawValue).joined(separator: "; ")).)"
  }

  static func settings(_ rule: Rule) -> [String] {
    var lines = rule.options.map { option in
      let unit = option.unit == .count ? "" : ", in \(option.unit.rawValue)"
      return "`\(option.name)`: \(option.meaning) Default \(option.standard)\(unit)."
    }
    if let severity = rule.severity {
      lines.append(
        "`severity`: `hint`, `warning` or `error`; by default `\(severity.rawValue)`"
          + (rule.isOnByDefault ? "." : ", and off."))
    } else {
      lines.append("It never makes a finding; `off` takes it out of the agenda.")
    }
    return lines
  }

  private static func wrap(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { TerminalWidth.filled(String($0), indent: "  ", hanging: "  ") }
      .joined(separator: "\n")
  }
}

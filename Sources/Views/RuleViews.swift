public import FollowUp

/// The rules' own documentation, for the terminal and as the page in `docs/`.
public enum RuleViews {
  /// The command that renews the page.
  public static let renewal = "swift run jobjournal rules --markdown > docs/rules.md"

  public static func list() -> String {
    let width = Rule.all.map(\.name.rawValue.count).max() ?? 0
    var text = ""
    for group in Rule.Group.allCases {
      text += "\(group.title)\n"
      for rule in Rule.all where rule.group == group {
        let name = rule.name.rawValue
        let padding = String(repeating: " ", count: width - name.count)
        let indent = "  \(name)\(padding)  \(level(rule, width: 7))  "
        text += TerminalWidth.filled(
          rule.summary, indent: indent, hanging: String(repeating: " ", count: indent.count))
        text += "\n"
      }
      text += "\n"
    }
    return text + "`jobjournal rules NAME` explains one.\n"
  }

  private static func level(_ rule: Rule, width: Int) -> String {
    let level = rule.isOnByDefault ? rule.severity?.rawValue ?? "-" : "off"
    return level + String(repeating: " ", count: max(0, width - level.count))
  }

  public static func explain(_ rule: Rule) -> String {
    var text = "\(rule.name.rawValue)\n\n\(wrap(rule.summary))\n"
    func part(_ title: String, _ body: String) { text += "\n\(title)\n\n\(wrap(body))\n" }
    part("When", rule.what)
    part("Why", why(rule))
    text += "\nExample\n\n"
    for file in rule.example.files {
      text += "  \(file.path), on \(rule.example.today):\n\n"
      text +=
        file.text.split(separator: "\n", omittingEmptySubsequences: false)
        .map { $0.isEmpty ? "" : "    \($0)" }.joined(separator: "\n") + "\n\n"
    }
    text += "How to settle it\n\n\(wrap(rule.settle))\n\nSettings\n\n"
    for line in settings(rule) { text += wrap(line) + "\n" }
    return text
  }

  public static func page() -> String {
    var text = """
      # The rules

      Generated from the rules themselves; `\(renewal)` renews it.

      A rule has one name everywhere: in output, in `jobjournal.yml`, in `Waived` and `Snoozed` \
      entries and under `ignore`. `jobjournal rules NAME` prints one of the sections below.


      """
    for group in Rule.Group.allCases {
      text += "## \(group.title)\n\n\(group.introduction)\n\n| rule | severity | |\n|---|---|---|\n"
      for rule in Rule.all where rule.group == group {
        let name = rule.name.rawValue
        text += "| [`\(name)`](#\(name)) | \(level(rule, width: 0)) | \(rule.summary) |\n"
      }
      text += "\n"
    }
    for rule in Rule.all {
      text += "### \(rule.name.rawValue)\n\n\(rule.summary) \(rule.what)\n\n"
      text += "**Why.** \(why(rule))\n\n"
      text += "**Example**, on \(rule.example.today):\n\n"
      for file in rule.example.files {
        if rule.example.files.count > 1 { text += "`\(file.path)`\n\n" }
        let language = file.path.hasSuffix(".yml") ? "yaml" : "markdown"
        text += "````\(language)\n\(file.text)\n````\n\n"
      }
      text += "**Settle it.** \(rule.settle)\n\n**Settings.**\n\n"
      for line in settings(rule) { text += "- \(line)\n" }
      text += "\n"
    }
    while text.hasSuffix("\n\n") { text.removeLast() }
    return text
  }

  private static func why(_ rule: Rule) -> String {
    rule.sources.isEmpty
      ? rule.why
      : "\(rule.why) (Source: \(rule.sources.map(\.rawValue).joined(separator: "; ")).)"
  }

  private static func settings(_ rule: Rule) -> [String] {
    var lines = rule.options.map {
      "`\($0.name)`: \($0.meaning) Default \($0.standard), in \($0.unit.rawValue)."
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

internal import FollowUp
internal import Syntax

/// The pages in `docs/` that are made from the rules: the index, one page a rule with its sample
/// journals beside it, and the table of the messages.
public enum RulePages {
  public struct File: Sendable {
    /// Below `docs/`.
    public let path: String
    public let text: String
  }

  /// The folder of which every file is made here.
  public static let folder = "rules"

  /// The command that renews them.
  public static let renewal = "RECORD_SNAPSHOTS=1 swift test --filter RulePageTests"

  public static func all() throws -> [File] {
    let samples = try Rule.all.map(RuleSample.init)
    return [File(path: "rules.md", text: index()), File(path: "messages.md", text: table(samples))]
      + samples.flatMap(files)
  }

  private static func files(of sample: RuleSample) -> [File] {
    let folder = "\(Self.folder)/\(sample.rule.name.rawValue)"
    func journal(_ name: String, _ files: Rule.Example.Files) -> [File] {
      files.map {
        File(path: "\(folder)/\(name)/\($0.path)", text: RuleSample.stored($0.text))
      }
    }
    return [File(path: "\(folder)/README.md", text: page(sample))]
      + journal("raised", sample.raised) + journal("settled", sample.settled)
  }

  // MARK: The index

  private static func index() -> String {
    var text = """
      # The rules

      A rule has one name everywhere: in output, in `jobjournal.yml`, in `Waived` and `Snoozed` \
      entries and under `ignore`. Behind each name below is its page: when it is raised, why, and a \
      small journal that raises it and nothing else, before and after. `jobjournal rules NAME` \
      prints the same. [messages.md](messages.md) has all messages in one table.


      """
    for group in Rule.Group.allCases {
      text += "## \(group.title)\n\n\(group.introduction)\n\n| rule | severity | |\n|---|---|---|\n"
      for rule in Rule.all where rule.group == group {
        let name = rule.name.rawValue
        let severity = RuleViews.level(rule)
        text += "| [`\(name)`](\(folder)/\(name)/README.md) | \(severity) | \(rule.summary) |\n"
      }
      text += "\n"
    }
    return text + """
      ## The samples

      Each page shows a journal that you can run the program on: `raised/` beside the page, and \
      `settled/`, the same journal on the same day with the rule settled. A journal of one \
      application is no search, which \(RuleViews.alsoRaised) would point out in nearly all of \
      them. So each sample has a `jobjournal.yml` that switches these two off, unless it is about \
      one of them.

      This page, the pages of the rules, their samples and the table of the messages are made from \
      the rules themselves, and tests compare them; `\(renewal)` renews them.

      """
  }

  // MARK: A rule's page

  private static func page(_ sample: RuleSample) -> String {
    let rule = sample.rule
    let name = rule.name.rawValue
    var text = """
      # \(name)

      \(rule.summary) (\(rule.group.title), \(level(rule)); [all rules](../../rules.md))

      ## When

      \(rule.what)

      ## Why

      \(RuleViews.why(rule))

      ## Sample


      """
    for file in sample.telling {
      text += "[`\(file.path)`](raised/\(file.path)):\n\n" + fenced(file.text, language(file.path))
    }
    if let aside = sample.aside { text += aside + "\n\n" }
    text += """
      On \(rule.example.today), `jobjournal \(sample.command)` says:

      \(fenced(trimmed(sample.output.raised), "text"))\
      It can be tried in a clone of this repository, with `--journal docs/rules/\(name)/raised \
      --today \(rule.example.today)`.

      ## What to write

      \(rule.settle)

      [Settled](settled), the journal has changed like this, and \(quiet(sample)):


      """
    text += fenced(trimmed(sample.changes().map(\.diff).joined()), "diff")
    text += "## Settings\n\n"
    for line in RuleViews.settings(rule) { text += "- \(line)\n" }
    return text
  }

  static func level(_ rule: Rule) -> String {
    guard let severity = rule.severity else { return "never a finding" }
    return severity.rawValue + (rule.isOnByDefault ? "" : ", off by default")
  }

  private static func quiet(_ sample: RuleSample) -> String {
    sample.rule.severity == nil
      ? "it is off the agenda" : "`jobjournal lint` has nothing to report"
  }

  private static func language(_ path: String) -> String {
    path.hasSuffix(".yml") ? "yaml" : "markdown"
  }

  /// Four backquotes: what is shown may hold a fence of three.
  private static func fenced(_ text: String, _ language: String) -> String {
    "````\(language)\n\(text)\n````\n\n"
  }

  private static func trimmed(_ text: String) -> String {
    var text = text
    while text.hasSuffix("\n") { text.removeLast() }
    return text
  }

  // MARK: The messages

  private static func table(_ samples: [RuleSample]) -> String {
    var text = """
      # The messages

      What each rule says of its sample, and three questions that a test answers, so that none \
      of them can be forgotten when a message changes:

      - **line**: does it point at the line that is meant?
      - **words**: are just the words underlined that are meant, no more and no less?
      - **help**: does it quote something to write that, written into the sample, settles it?

      The line and the words that are meant are marked beside each rule, by hand. A dash stands \
      where there is nothing to ask: a finding about the whole search or a whole file points at no \
      line, and an interview ahead is on the agenda only.

      | rule | message | underlined | help | line | words | help |
      |---|---|---|---|---|---|---|

      """
    for sample in samples {
      let name = sample.rule.name.rawValue
      let grades = sample.grades
      let cells = [
        "[`\(name)`](\(folder)/\(name)/README.md)", cell(sample.message),
        sample.underlined.map { "“\(cell($0))”" } ?? "–", cell(sample.finding?.help ?? "–"),
        mark(grades.line), mark(grades.words), mark(grades.help),
      ]
      text += "| \(cells.joined(separator: " | ")) |\n"
    }
    return text + "\n`\(renewal)` renews this page.\n"
  }

  private static func mark(_ grade: Bool?) -> String {
    grade.map { $0 ? "yes" : "**no**" } ?? "–"
  }

  /// Messages quote with backquotes, as Markdown does.
  private static func cell(_ text: String) -> String {
    Escaping.message(text).replacing("|", with: "\\|")
  }
}

internal import FollowUp
public import Journal
internal import Syntax

/// The files of a journal that is about to begin.
public enum NewJournal {
  /// The name of the example.
  public static let exampleFile = "example.md"

  public static let ignoreFile = """
    # jobjournal writes beside a file before it replaces it. These are left over where it was
    # interrupted; nothing in them is needed.
    .jobjournal-*.tmp

    """

  // MARK: The configuration

  /// Every setting with its default, all commented out. Taking one `#` from each line keeps the
  /// explanations comments, and changes nothing either.
  public static var configuration: String {
    let week = Weekday.allCases.filter(WorkCalendar.standardWeek.contains)
    var text = """
      ## How this journal is to be read. All of it is optional.
      ##
      ## Lines with two ## explain. Lines with one # are settings, here with their defaults: take the
      ## # away and change what follows it. A setting that is indented needs the line it belongs to
      ## as well, as `rules:` for every rule.

      ## The days on which people work.
      #working-week: [\(week.map(\.rawValue).joined(separator: ", "))]

      ## Days on which nobody owes anybody an answer: dates, and calendar files inside this folder,
      ## such as [2026-12-24, holidays/bremen.ics].
      #holidays: []

      ## Markdown files that are no applications, such as ["letters/**", "draft-*.md"].
      #exclude: []

      ## The file that `jobjournal agenda` writes, and how many days ahead it looks.
      #agenda:
      #  file: \(Configuration.standardAgendaFile)
      #  horizon: \(Policy.standardHorizon)

      ## What `jobjournal draft` writes messages in, `en` or `de`, and who signs them, such as
      ## Ada Lund <ada@lund.example>.
      #language: \(Language.english.rawValue)
      #from:

      ## The rules. Each takes `on`, `off`, or a severity that switches it on: `hint`, `warning`,
      ## `error`. One with numbers takes { within: 3, severity: error }.
      ## `jobjournal rules NAME` tells all about a rule.
      #rules:

      """
    for group in Rule.Group.allCases {
      text += "\n## \(group.title)\n## \(group.introduction)\n"
      for rule in Rule.all where rule.group == group {
        text += "\n## \(rule.summary)\n"
        if let severity = rule.severity {
          text +=
            "## Severity: \(severity.rawValue)\(rule.isOnByDefault ? "." : ", once it is on.")\n"
        }
        for option in rule.options {
          text += "## \(option.name), \(option.unit.rawValue): \(option.meaning)\n"
        }
        text += "#  \(rule.name.rawValue): \(standard(rule))\n"
      }
    }
    return text
  }

  private static func standard(_ rule: Rule) -> String {
    if rule.options.isEmpty || !rule.isOnByDefault { return rule.isOnByDefault ? "on" : "off" }
    let numbers = rule.options.map { "\($0.name): \($0.standard)" }.joined(separator: ", ")
    return "{ \(numbers) }"
  }

  // MARK: The example

  /// An application that shows something in every section of the agenda on the day.
  public static func example(today: CivilDate) -> String {
    let calendar = WorkCalendar()
    // The latest interview whose thank-yous are overdue, and after which it is too early to ask.
    var interview = today + -1
    while calendar.date(3, workingDaysAfter: interview) > calendar.roll(today)
      || !calendar.isWorkingDay(interview)
    {
      interview = interview + -1
    }
    return """
      ---
      company: Lindqvist Kites
      role: Kite Builder
      found: \(interview + -9)
      applied: \(interview + -8)
      interest: high
      contact: Nora Lindqvist
      contact-by: email
      link: https://lindqvist.example/jobs/kite-builder
      ---

      # An example: look at it, then delete it

      There is no such firm. Run `jobjournal agenda` and compare: every line of it comes from a
      name or a date in this file. Write a line into the log, as `- \(today) Thank-you: Tom Abara`,
      and run it again. When you have seen enough, delete this file; `jobjournal new COMPANY ROLE`
      makes the first one of your own.

      ## Contacts

      - Nora Lindqvist, Workshop Manager <nora@lindqvist.example>
      - Tom Abara <tom@lindqvist.example>

      ## Interview \(interview) 10:00, in the workshop

      - With: Nora Lindqvist, Tom Abara
      - Timeline: asked, no date yet
      - Process: a day at the bench, then they decide
      - Liked: they fly every kite before it is sold

      Whatever else you write stays yours, like the gull that stole my sandwich.

      ## Log

      - \(calendar.date(1, workingDaysAfter: interview)) Thank-you: Nora Lindqvist, by email
      - [ ] sew a sample tail by \(today)

      """
  }

  // MARK: The hook

  /// A pre-commit hook that lints what is staged.
  ///
  /// - Parameter prefix: From the top of the work tree to the journal: empty, or ending in `/`.
  public static func preCommitHook(prefix: String) -> String {
    """
    #!/bin/sh
    # Made by `jobjournal init --git`: lints the journal as it is staged, and refuses the commit
    # where something could not be read as it was meant. To commit all the same:
    #   git commit --no-verify

    journal=\(Escaping.shellWord(prefix))

    if ! command -v jobjournal >/dev/null 2>&1; then
      echo "pre-commit: jobjournal is not in PATH, so the journal was not checked" >&2
      exit 0
    fi

    # Git runs this at the top of the work tree.
    [ -d "./$journal" ] || exit 0
    if ! report=$(jobjournal lint --staged --journal "./$journal" --rule form); then
      printf '%s\\n' "$report" >&2
      echo "pre-commit: correct this and stage it, or skip the check: git commit --no-verify" >&2
      exit 1
    fi

    """
  }

  /// What another pre-commit hook has to say to call a script in the repository's own hooks folder.
  public static func linesToChain(script: String) -> [String] {
    [
      "hook=$(git rev-parse --git-common-dir)/hooks/\(script)",
      "[ ! -x \"$hook\" ] || \"$hook\" || exit 1",
    ]
  }
}

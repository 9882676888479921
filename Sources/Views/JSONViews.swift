public import FollowUp
internal import Journal
internal import Syntax

/// The JSON of `agenda --format json` and `lint --format json`: a contract with other programs.
public enum JSONViews {
  /// What each begins with.
  public static let opening = "{\n  \"version\": 1,\n  \"today\": "

  /// - Parameter duties: Those of the agenda, or all.
  public static func agenda(_ assessment: Assessment, duties: [Duty]) -> String {
    var writer = JSONWriter()
    let standings = assessment.search.standings
    writer.object { writer in
      writer.field("version", 1)
      writer.field("today", assessment.search.today.description)
      writer.key("duties")
      writer.array(duties) { writer, duty in write(duty, of: assessment, to: &writer) }
      writer.key("quiet")
      writer.array(assessment.quiet) { writer, spell in
        writer.object { writer in
          writer.field("application", standings[spell.application].application.slug)
          writer.field("since", spell.since.description)
          writer.field("until", spell.until.description)
        }
      }
      writer.key("findings")
      write(assessment.findings, to: &writer)
      writer.key("applications")
      writer.array(standings) { writer, standing in
        let application = standing.application
        writer.object { writer in
          writer.field("slug", application.slug)
          writer.field("file", application.file)
          writer.field("company", application.companyName)
          writer.field("role", application.role?.value)
          writer.field("status", standing.status.rawValue)
        }
      }
    }
    return writer.text + "\n"
  }

  public static func findings(_ findings: [Finding]) -> String {
    var writer = JSONWriter()
    write(findings, to: &writer)
    return writer.text + "\n"
  }

  /// How often each rule was raised, most often first.
  public static func statistics(_ findings: [Finding]) -> String {
    var writer = JSONWriter()
    writer.array(RuleCount.counts(of: findings)) { writer, count in
      writer.object { writer in
        writer.field("count", count.count)
        writer.field("severity", count.severity.rawValue)
        writer.field("rule", count.rule.name.rawValue)
        writer.field("summary", count.rule.summary)
      }
    }
    return writer.text + "\n"
  }

  static func write(
    _ duty: Duty, of assessment: Assessment, to writer: inout JSONWriter
  ) {
    let application = assessment.application(of: duty)
    let wording = assessment.wording(of: duty)
    writer.object { writer in
      writer.field("id", duty.id)
      writer.field("rule", duty.rule.rawValue)
      writer.field("application", application.slug)
      writer.field("company", application.companyName)
      writer.field("role", application.role?.value)
      writer.field("who", duty.who)
      writer.field("concerns", duty.concerns)
      writer.field("from", duty.from.description)
      writer.field("due", duty.due.description)
      writer.field("state", duty.state.rawValue)
      writer.field("fulfilled", duty.fulfilled?.description)
      writer.field("title", wording.title)
      writer.field("reason", wording.reason)
      writer.field("file", application.file)
      writer.field("line", assessment.line(of: duty))
    }
  }

  static func write(_ findings: [Finding], to writer: inout JSONWriter) {
    writer.array(findings) { writer, finding in
      writer.object { writer in
        writer.field("rule", finding.rule.rawValue)
        writer.field("severity", finding.severity.rawValue)
        writer.field("file", finding.file)
        writer.field("line", finding.span?.start.line)
        writer.field("column", finding.span?.start.column)
        writer.field("endLine", finding.span?.end.line)
        writer.field("endColumn", finding.span?.end.column)
        writer.field("message", finding.message)
        writer.field("help", finding.help)
      }
    }
  }
}

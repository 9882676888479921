public import FollowUp
internal import Journal

extension TextViews {
  /// What `patterns` prints.
  public func patterns(_ patterns: Patterns, _ search: Search) -> String {
    if search.standings.isEmpty { return "No applications yet, so there is nothing to count.\n" }
    var text = ""
    func section(_ title: String, _ lines: [String]) {
      guard !lines.isEmpty else { return }
      text += style(title, .bold) + "\n" + lines.joined(separator: "\n") + "\n\n"
    }
    let total = patterns.total
    if total.count > 0 {
      section(
        "Follow-up: \(total.onTime) of \(total.count) on time",
        punctuality(patterns.rules.map { ($0.rule.rawValue, $0.record) })
          + remarks(on: total).map { fill($0, "  ", .dim) })
      section("By month", punctuality(patterns.months.map { ($0.month.description, $0.record) }))
    } else {
      text += "Nothing was due so far.\n\n"
    }
    section("What repeats", patterns.gaps.map { fill("• \($0)", "  ") })
    section("How far applications got", funnel(patterns))
    section(
      "Replies after you asked where things stand",
      patterns.replies.map { fill($0.sentence, "  ") })
    section("What they said against it", feedback(patterns.feedback, search))
    return String(text.dropLast())
  }

  // MARK: Follow-up

  /// Short enough that a row of the longest rule has room in a line.
  private static let barWidth = 10

  private func punctuality(_ rows: [(name: String, record: Punctuality)]) -> [String] {
    guard !rows.isEmpty else { return [] }
    let width = rows.map(\.name.count).max() ?? 0
    var heads = ["on time", "late", "missed", "overdue"]
    if rows.contains(where: { $0.record.medianDelay != nil }) { heads.append("late by") }
    let indent = String(repeating: " ", count: 2 + width + 2 + Self.barWidth)
    return [style(indent + heads.map { "  " + $0 }.joined(), .dim)]
      + rows.map { name, record in
        let figures = [record.onTime, record.late, record.missed, record.overdue]
          .map { $0 == 0 ? "·" : "\($0)" }
        let cells = zip(heads, figures + [record.delays ?? ""]).map { head, figure in
          "  " + Self.padded(figure, to: head.count, isRight: true)
        }
        let bar = bar(
          [
            (record.onTime, "█", .green), (record.late, "▒", .yellow),
            (record.missed + record.overdue, "░", .red),
          ], of: record.count)
        return "  \(Self.padded(name, to: width))  \(bar)\(cells.joined())"
      }
  }

  private func remarks(on total: Punctuality) -> [String] {
    [
      total.medianDelay == nil
        ? nil : "late by: working days after the last good day, median / worst",
      total.waived == 0 ? nil : "not counted: \(total.waived) given up with a reason",
    ].compactMap { $0 }
  }

  // MARK: Stages

  private func funnel(_ patterns: Patterns) -> [String] {
    let steps = patterns.funnel.filter { $0.count > 0 }
    let width = steps.map(\.stage.title.count).max() ?? 0
    let digits = String(steps.first?.count ?? 0).count
    let lines = steps.map { step in
      let bar = bar([(step.count, "█", .blue)], of: steps[0].count)
      let time = patterns.times.first { $0.stage == step.stage }.map { time in
        let range = time.count == 1 ? "" : "median; \(time.shortest) to \(time.longest), "
        let cases = "\(time.count) case\(time.count == 1 ? "" : "s")"
        return "  then \(days(time.median)) (\(range)\(cases))"
      }
      return "  \(Self.padded(step.stage.title, to: width))  \(bar)  "
        + Self.padded("\(step.count)", to: digits, isRight: true) + (time ?? "")
    }
    return lines + (patterns.ends.isEmpty ? [] : [fill(patterns.endings, "  ", .dim)])
  }

  private func feedback(_ feedback: [Patterns.Feedback], _ search: Search) -> [String] {
    let shown = feedback.prefix(Patterns.feedbackLimit).map { said in
      let latest = said.cases[0]
      let company = search.standings[latest.application].application.companyName
      let source = "\(company), \(latest.day), \(latest.key.rawValue)"
      let place = said.cases.count == 1 ? source : "\(said.cases.count) times; last: \(source)"
      return fill("• \(said.text) (\(place))", "  ")
    }
    let rest = feedback.count - shown.count
    return shown + (rest == 0 ? [] : ["  and \(rest) more"])
  }

  // MARK: Pictures

  /// Parts of a whole, side by side. What is not nothing is seen, as far as there is room.
  private func bar(_ parts: [(count: Int, glyph: Character, color: Style.Color)], of whole: Int)
    -> String
  {
    var rest = Self.barWidth
    var text = ""
    for (index, part) in parts.enumerated() where part.count > 0 {
      let others = parts[(index + 1)...].count { $0.count > 0 }
      let share = (part.count * Self.barWidth * 2 + whole) / (whole * 2)
      let columns = min(max(share, 1), rest - others)
      rest -= columns
      text += style(String(repeating: part.glyph, count: columns), part.color)
    }
    return text + String(repeating: " ", count: rest)
  }

  private static func padded(_ text: String, to width: Int, isRight: Bool = false) -> String {
    let blanks = String(repeating: " ", count: max(0, width - text.count))
    return isRight ? blanks + text : text + blanks
  }
}

extension JSONViews {
  /// What `patterns --format json` prints. Delays are in working days, all else in days.
  public static func patterns(_ patterns: Patterns, _ search: Search) -> String {
    var writer = JSONWriter()
    writer.object { writer in
      writer.field("version", 1)
      writer.field("today", search.today.description)
      writer.key("rules")
      writer.array(patterns.rules) { writer, row in
        writer.object { writer in
          writer.field("rule", row.rule.rawValue)
          write(row.record, to: &writer)
        }
      }
      writer.key("months")
      writer.array(patterns.months) { writer, row in
        writer.object { writer in
          writer.field("month", row.month.description)
          write(row.record, to: &writer)
        }
      }
      writer.field("gaps", patterns.gaps)
      writer.key("stages")
      writer.array(patterns.funnel) { writer, step in
        let time = patterns.times.first { $0.stage == step.stage }
        writer.object { writer in
          writer.field("stage", step.stage.name)
          writer.field("count", step.count)
          writer.field("left", time?.count ?? 0)
          writer.field("medianDays", time?.median)
          writer.field("shortestDays", time?.shortest)
          writer.field("longestDays", time?.longest)
        }
      }
      writer.key("flow")
      writer.array(patterns.flow.links) { writer, link in
        writer.object { writer in
          writer.field("from", link.from.name)
          writer.field("to", link.to.name)
          writer.field("count", link.count)
        }
      }
      writer.key("replies")
      writer.array(patterns.replies) { writer, replies in
        writer.object { writer in
          writer.field("kind", replies.kind.rawValue)
          writer.field("asked", replies.asked)
          writer.field("answered", replies.answered)
          writer.field("waiting", replies.waiting)
          writer.field("medianDays", replies.medianDays)
        }
      }
      writer.key("feedback")
      writer.array(patterns.feedback) { writer, feedback in
        writer.object { writer in
          writer.field("text", feedback.text)
          writer.key("cases")
          writer.array(feedback.cases) { writer, said in
            let application = search.standings[said.application].application
            writer.object { writer in
              writer.field("application", application.slug)
              writer.field("date", said.day.description)
              writer.field("key", said.key.rawValue)
            }
          }
        }
      }
    }
    return writer.text + "\n"
  }

  private static func write(_ record: Punctuality, to writer: inout JSONWriter) {
    writer.field("onTime", record.onTime)
    writer.field("late", record.late)
    writer.field("missed", record.missed)
    writer.field("overdue", record.overdue)
    writer.field("waived", record.waived)
    writer.field("medianDelay", record.medianDelay)
    writer.field("worstDelay", record.worstDelay)
  }
}

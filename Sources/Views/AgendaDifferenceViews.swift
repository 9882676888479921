internal import FollowUp
internal import Journal
internal import Syntax

extension TextViews {
  /// What `agenda --since` prints.
  ///
  /// - Parameter commit: The full id of the old side.
  public func difference(_ difference: AgendaDifference, commit: String) -> String {
    let (old, new) = (difference.old, difference.new)
    var text =
      "From \(old.search.today.forPeople) (\(Self.short(commit))) to \(new.search.today.forPeople).\n\n"
    func section(_ title: String, _ color: Style.Color, _ lines: [String]) {
      guard !lines.isEmpty else { return }
      text += style(style(title, .bold), color) + "\n" + lines.joined(separator: "\n") + "\n\n"
    }
    func title(_ duty: Duty, _ assessment: Assessment) -> String {
      let company = assessment.application(of: duty).companyName
      return "\(assessment.wording(of: duty).title) — \(company)"
    }
    func finding(_ finding: Finding) -> String {
      let place = finding.file.map { file in
        finding.span.map { "\(file):\($0.start.line)" } ?? file
      }
      let message = Escaping.shortened(finding.message)
      return fill("\(place.map { "\($0): " } ?? "")\(message) (\(finding.rule.rawValue))", "  ")
    }
    if !difference.unread.isEmpty {
      text +=
        fill(
          "Not complete: \(difference.unread.joined(separator: ", ")) could not be read, then or now.",
          "") + "\n\n"
    }
    section(
      "New", .green,
      difference.arrived.map { fill("\(title($0, new)), \(Agenda.window($0))", "  ") })
    section(
      "Overdue by now", .red,
      difference.late.map { fill("\(title($0, new)), due \($0.due.forPeople)", "  ") })
    section(
      "Settled", .blue,
      difference.settled.map { settled in
        let day = settled.on.map { " \($0.forPeople)" } ?? ""
        let how = settled.now.map(Agenda.state) ?? settled.outcome.rawValue + day
        return fill("\(how): \(title(settled.duty, old))", "  ")
      })
    section(
      "Moved", .yellow,
      difference.moved.map { moved in
        fill(
          "\(title(moved.new, new)): was \(Agenda.window(moved.old)),"
            + " now \(Agenda.window(moved.new))", "  ")
      })
    section("New warnings", .yellow, difference.newFindings.map(finding))
    section("Warnings that are gone", .dim, difference.goneFindings.map(finding))
    if difference.isEmpty { text += "Nothing on the agenda has changed.\n" }
    return text
  }
}

extension JSONViews {
  /// What `agenda --since --format json` prints: its duties and findings as those of the agenda.
  ///
  /// - Parameter commit: The full id of the old side.
  public static func difference(_ difference: AgendaDifference, commit: String) -> String {
    let (old, new) = (difference.old, difference.new)
    var writer = JSONWriter()
    writer.object { writer in
      writer.field("version", 1)
      writer.key("from")
      writer.object { writer in
        writer.field("commit", commit)
        writer.field("day", old.search.today.description)
      }
      writer.field("today", new.search.today.description)
      writer.key("new")
      writer.array(difference.arrived) { writer, duty in write(duty, of: new, to: &writer) }
      writer.key("overdue")
      writer.array(difference.late) { writer, duty in write(duty, of: new, to: &writer) }
      writer.key("settled")
      writer.array(difference.settled) { writer, settled in
        writer.object { writer in
          writer.field("by", settled.outcome.rawValue)
          writer.field("on", settled.on?.description)
          writer.key("duty")
          write(settled.duty, of: old, to: &writer)
        }
      }
      writer.key("moved")
      writer.array(difference.moved) { writer, moved in
        writer.object { writer in
          writer.key("was")
          writer.object { writer in
            writer.field("from", moved.old.from.description)
            writer.field("due", moved.old.due.description)
          }
          writer.key("duty")
          write(moved.new, of: new, to: &writer)
        }
      }
      writer.key("newFindings")
      write(difference.newFindings, to: &writer)
      writer.key("goneFindings")
      write(difference.goneFindings, to: &writer)
    }
    return writer.text + "\n"
  }
}

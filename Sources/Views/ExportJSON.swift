public import FollowUp
internal import Journal
internal import Syntax

extension JSONViews {
  /// Everything that was read of every application, in path order; duties are the agenda's.
  public static func applications(of search: Search) -> String {
    var writer = JSONWriter()
    writer.object { writer in
      writer.field("version", 1)
      writer.field("today", search.today.description)
      writer.key("applications")
      writer.array(search.standings) { writer, standing in
        writer.object { write(standing, to: &$0) }
      }
    }
    return writer.text + "\n"
  }

  private static func write(_ standing: Standing, to writer: inout JSONWriter) {
    let application = standing.application
    writer.field("slug", application.slug)
    writer.field("file", application.file)
    writer.field("company", application.companyName)
    writer.field("role", application.role?.value)
    writer.field("status", standing.status.rawValue)
    writer.field("statusWritten", application.status?.value.rawValue)
    for milestone in Milestone.allCases {
      let name = milestone == .offerExpires ? "offerExpires" : milestone.key
      writer.field(name, standing.written(milestone)?.description)
    }
    writer.field("decisionBy", application.decisionBy?.value.description)
    writer.field("stillOpen", application.stillOpen?.value.description)
    writer.field("interest", application.interest.rawValue)
    writer.field("contact", application.contact.map { application.name(of: $0.value) })
    writer.field("contactBy", application.contactBy?.rawValue)
    writer.field("language", application.language?.rawValue)
    for key in ["source", "link", "location", "salary"] {
      writer.field(key, application.texts[key])
    }
    writer.field("tags", application.tags)
    writer.field("ignore", application.ignore.map(\.value))
    writer.key("people")
    writer.array(application.people) { writer, person in
      writer.object { write(person, to: &$0) }
    }
    writer.key("references")
    writer.array(application.references) { writer, reference in
      writer.object { writer in
        writer.field("name", application.name(of: reference.person))
        writer.field("provided", reference.provided?.description)
        writer.field("briefed", reference.briefed.map(\.description))
        writer.field("contacted", reference.contacted?.description)
        writer.field("willTell", reference.willTell?.description)
        writer.field("line", application.line(of: reference.range))
      }
    }
    writer.key("interviews")
    writer.array(application.interviews) { writer, interview in
      writer.object { write(interview, of: application, to: &$0) }
    }
    writer.key("entries")
    writer.array(application.entries) { writer, entry in
      writer.object { write(entry, of: application, to: &$0) }
    }
    writer.key("promises")
    writer.array(application.promises) { writer, promise in
      writer.object { writer in
        writer.field("text", promise.text)
        writer.field("date", promise.date.description)
        writer.field("by", promise.by?.description)
        writer.field("kept", promise.kept?.description)
        writer.field("checked", promise.isChecked)
        writer.field("line", application.line(of: promise.range))
      }
    }
    writer.key("tasks")
    writer.array(application.tasks) { writer, task in
      writer.object { writer in
        writer.field("text", task.text)
        writer.field("due", task.due.description)
        writer.field("line", application.line(of: task.range))
      }
    }
  }

  private static func write(_ person: Person, to writer: inout JSONWriter) {
    writer.field("name", person.name)
    writer.field("title", person.title)
    writer.field("email", person.email)
    writer.field("phone", person.phone)
    writer.field("link", person.link)
    writer.field("notes", person.notes)
    let roles = [
      ("contact", person.isContact), ("follow-up", person.isFollowUpContact),
      ("interviewer", person.isInterviewer), ("reference", person.isReference),
    ]
    writer.field("roles", roles.filter(\.1).map(\.0))
  }

  private static func write(
    _ interview: Interview, of application: Application, to writer: inout JSONWriter
  ) {
    writer.field("date", interview.date.description)
    writer.field("time", interview.time?.description)
    writer.field("title", interview.title)
    let round: String? =
      switch interview.round {
      case .number(let number): String(number)
      case .final: "final"
      case nil: nil
      }
    writer.field("round", round)
    writer.field("with", interview.interviewers.map { application.name(of: $0.person) })
    writer.field("cancelled", interview.isCancelled)
    writer.field("line", application.line(of: interview.range))
  }

  private static func write(
    _ entry: Entry, of application: Application, to writer: inout JSONWriter
  ) {
    writer.field("date", entry.date.description)
    writer.field("time", entry.time?.description)
    writer.field("key", entry.key.rawValue)
    writer.field("value", entry.value)
    writer.field("people", entry.people.map(application.name(of:)))
    writer.field("interview", entry.interview)
    writer.field("line", application.line(of: entry.range))
  }
}

extension Application {
  /// From 1.
  fileprivate func line(of range: Range<Int>) -> Int { source.lineNumber(at: range.lowerBound) }
}

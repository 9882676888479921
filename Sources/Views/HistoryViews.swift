public import FollowUp
internal import Journal
internal import Syntax

extension TextViews {
  /// What `history` prints.
  public func history(_ commits: [CommitChanges]) -> String {
    var text = ""
    for commit in commits {
      let indent = "\(commit.day.forPeople)  \(Self.short(commit.commit))  "
      text += TerminalWidth.filled(safe(commit.subject), indent: indent, hanging: "    ") + "\n"
      for change in commit.changes {
        let role = change.role.map { ", \($0)" } ?? ""
        let news = [status(change), change.oldFile.map { "was \($0)" }].compactMap { $0 }
        let said = news.isEmpty ? "" : ": \(news.joined(separator: "; "))"
        text += fill("\(change.company)\(role) (\(change.file))\(said)", "  ", .bold) + "\n"
        for fact in change.went { text += fill("- \(fact.date) \(fact.text)", "    ", .red) + "\n" }
        for fact in change.came {
          text += fill("+ \(fact.date) \(fact.text)", "    ", .green) + "\n"
        }
      }
      text += "\n"
    }
    return text.isEmpty ? "No commit has changed a status or a dated fact.\n" : text
  }

  static func short(_ commit: String) -> String { String(commit.prefix(10)) }

  private func status(_ change: ApplicationChange) -> String? {
    switch (change.oldStatus, change.status) {
    case (nil, let new?): "new, \(new.rawValue)"
    case (let old?, nil): "removed, was \(old.rawValue)"
    case (let old?, let new?) where old != new: "\(old.rawValue) → \(new.rawValue)"
    default: nil
    }
  }
}

extension JSONViews {
  /// What `history --format json` prints.
  public static func history(_ commits: [CommitChanges]) -> String {
    var writer = JSONWriter()
    func write(_ facts: [DatedFact], _ writer: inout JSONWriter) {
      writer.array(facts) { writer, fact in
        writer.object { writer in
          writer.field("kind", fact.kind.rawValue)
          writer.field("date", fact.date.description)
          writer.field("text", fact.text)
        }
      }
    }
    writer.object { writer in
      writer.field("version", 1)
      writer.key("commits")
      writer.array(commits) { writer, commit in
        writer.object { writer in
          writer.field("commit", commit.commit)
          writer.field("day", commit.day.description)
          writer.field("subject", commit.subject)
          writer.key("changes")
          writer.array(commit.changes) { writer, change in
            writer.object { writer in
              writer.field("file", change.file)
              writer.field("oldFile", change.oldFile)
              writer.field("company", change.company)
              writer.field("role", change.role)
              writer.field("oldStatus", change.oldStatus?.rawValue)
              writer.field("status", change.status?.rawValue)
              writer.key("came")
              write(change.came, &writer)
              writer.key("went")
              write(change.went, &writer)
            }
          }
        }
      }
    }
    return writer.text + "\n"
  }
}

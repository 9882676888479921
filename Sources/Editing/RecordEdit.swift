internal import FollowUp
public import Journal
internal import Syntax

extension Editor {
  /// Adds a line for what an interview brought, with nothing behind its key: what they said, only
  /// the user knows. An empty key says nothing, so that every fact, and every finding, stays.
  ///
  /// - Parameter interview: An index of the application's interviews.
  public mutating func addBlank(_ key: EntryKey, to interview: Int) throws(EditRefusal) {
    // What it would be read as shows once something stands there.
    let filled = try record(of: interview, key, "email")
    let blank = try record(of: interview, key, "")
    let before = count(key, in: application, like: interview)
    var refusal = EditRefusal("there is no place for it in \(application.file)")
    for (filled, blank) in zip(filled, blank) {
      do {
        var probe = self
        _ = try probe.change(
          [filled],
          // An entry, and whose it is.
          Expectation(added: 2, isFix: true) { [self] in
            count(key, in: $0, like: interview) == before + 1
          })
        _ = try change([blank], Expectation(added: 0))
        return
      } catch {
        refusal = error
      }
    }
    throw refusal
  }

  /// How often something is written down about the interviews on the day of one.
  private func count(_ key: EntryKey, in edited: Application, like interview: Int) -> Int {
    let day = application.interviews[interview].date
    guard key != .with else {
      return edited.interviews.count { $0.date == day && !$0.interviewers.isEmpty }
    }
    return edited.entries.count { entry in
      entry.key == key && entry.interview.map { edited.interviews[$0].date } == day
    }
  }

  /// The ways to add a line to what is written down about an interview, the best first.
  private func record(
    of interview: Int, _ key: EntryKey, _ value: String
  ) throws(EditRefusal) -> [[TextEdit]] {
    let line = "\(key.rawValue): \(value)"
    let result = Result { () throws(TextFault) in try EntrySection.all(.interview, in: source) }
    guard case .success(let (sections, outline)) = result else {
      throw EditRefusal("\(application.file) cannot be read")
    }
    let known = application.interviews[interview]
    guard let section = sections.first(where: { $0.start == known.range.lowerBound }) else {
      // What the log calls it, a heading has to call it, too.
      let time = known.time.map { " \($0)" } ?? ""
      let title = known.title.isEmpty ? "" : ", " + Escaping.markdown(known.title)
      return ["", time + title].map {
        [newSection("Interview \(known.date)\($0)", on: known.date, with: line, outline)]
      }
    }
    guard !section.items.contains(where: { $0.blank == key }) else {
      throw EditRefusal("there is a line `\(key.rawValue):` already, with nothing behind it")
    }
    // Other lists may follow below the entries, or below headings of their own.
    let last = lastLine(of: interview)
    let entry = section.items.lastIndex { $0.firstLine <= last }
    let item = section.items.lastIndex { $0.firstLine <= section.lastLine }
    return [entry, item].compactMap { index in
      index.map { [LogEdit.insertion(of: line, after: $0, of: section.items, in: source)] }
    }
      + [section.lastLine, section.headingLine].map { [LogEdit.first(line, after: $0, in: source)] }
  }

  /// The line of the last entry about an interview.
  private func lastLine(of interview: Int) -> Int {
    let entries = application.entries.filter { $0.interview == interview }.map(\.range)
    let people = application.interviews[interview].interviewers.map(\.range)
    return (entries + people).map { source.lineNumber(at: $0.lowerBound) }.max() ?? 0
  }

  /// A section for an interview that has none: among the others by its day, else above the log.
  private func newSection(
    _ title: String, on day: CivilDate, with line: String, _ outline: Outline
  ) -> TextEdit {
    func section(_ level: Int, _ end: [UInt8]) -> [UInt8] {
      LogEdit.section(title, with: line, level: level, end, in: source)
    }
    let others = outline.sections.filter { $0.kind == .interview && $0.date != nil }
    if let previous = others.last(where: { $0.date.map { $0 <= day } ?? false }) {
      let end = LogEdit.lineEnd(near: previous.lines.upperBound, in: source)
      let offset = source.line(previous.lines.upperBound).upperBound
      return TextEdit(offset..<offset, end + end + section(previous.level, end))
    }
    guard let next = others.first ?? outline.sections.first(where: { $0.kind == .log }) else {
      return LogEdit.newSection(title, with: line, level: outline.level ?? 2, in: source)
    }
    let end = LogEdit.lineEnd(near: next.lines.lowerBound, in: source)
    let offset = source.line(next.lines.lowerBound).lowerBound
    return TextEdit(offset..<offset, section(next.level, end) + end + end)
  }
}

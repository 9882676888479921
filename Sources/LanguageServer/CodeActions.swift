internal import Editing
internal import FollowUp
internal import Journal
internal import Syntax
internal import Views

extension FileView {
  /// What can be written for the user, by the same changes as the commands make: one that is refused
  /// there is not offered here.
  func codeActions(_ params: LSP.CodeActionParams) -> [LSP.CodeAction] {
    guard let application else { return [] }
    let range = offsets(of: params.range)
    let lines = source.lineNumber(at: range.lowerBound)...source.lineNumber(at: range.upperBound)
    let only = params.context.only
    func isWanted(_ kind: LSP.CodeActionKind) -> Bool {
      only?.contains(where: kind.isBelow) ?? true
    }

    let findings = application.assessment.findings
    let touched = findings.filter { finding in
      (finding.fix != nil || finding.rule.missing != nil)
        && finding.span.map { lines.overlaps($0.start.line...$0.end.line) } ?? false
    }.prefix(Self.limit)
    var actions: [LSP.CodeAction] = []
    if isWanted(.quickFix) {
      let choices = duties(in: range, lines, of: application).prefix(Self.limit)
        .map { (duty: $0, choices: search.choices(about: $0)) }
      actions += touched.compactMap { fix($0, application) }
      actions += choices.compactMap { log($0.duty, $0.choices, application) }
      actions += touched.compactMap { blank(for: $0, application) }
      actions += choices.compactMap { snooze($0.duty, $0.choices, application) }
      actions += choices.compactMap { waive($0.duty, $0.choices, application) }
    }
    let fixable = findings.filter { $0.fix != nil }
    // Whoever asks for no kind asks about a place: where there is one fix of several.
    let isFitting = only != nil || fixable.count > 1 && touched.contains { $0.fix != nil }
    if isWanted(.fixAll), isFitting, !fixable.isEmpty, let action = fixAll(application) {
      actions.append(action)
    }
    return actions
  }

  /// Nobody reads a longer menu, and each change is read again to be checked.
  private static let limit = 20

  // MARK: Fixes

  private func fix(
    _ finding: Finding, _ application: AssessedApplication
  ) -> LSP.CodeAction? {
    guard finding.fix != nil else { return nil }
    var editor = Editor(search, application.standing.index)
    guard let made = editor.fix(where: { $0 == finding }).first else { return nil }
    return action(
      "Write “\(made.new)” instead of “\(made.old)”", editor, resolving: finding, isPreferred: true)
  }

  private func fixAll(_ application: AssessedApplication) -> LSP.CodeAction? {
    var editor = Editor(search, application.standing.index)
    guard !editor.fix().isEmpty else { return nil }
    return action("Make all safe fixes in this file", editor, .fixAll)
  }

  /// A line to fill in, for what is missing in the record of an interview.
  private func blank(
    for finding: Finding, _ application: AssessedApplication
  ) -> LSP.CodeAction? {
    let interview = application.standing.application.interviews.firstIndex {
      source.span(of: $0.range) == finding.span
    }
    guard let key = finding.rule.missing, let interview else { return nil }
    return change("Add a line “\(key.rawValue):” to fill in", application, resolving: finding) {
      editor throws(EditRefusal) in try editor.addBlank(key, to: interview)
    }
  }

  // MARK: Duties

  /// What is on the agenda and raised on some lines, and then what else belongs to the interview
  /// that is noted there.
  private func duties(
    in range: Range<Int>, _ lines: ClosedRange<Int>, of application: AssessedApplication
  ) -> [Duty] {
    let shown = application.assessment.duties.filter {
      $0.isShown(on: today, horizon: search.policy.horizon)
    }
    guard !shown.isEmpty, let outline = try? Outline(source) else { return [] }
    let scope = outline.scope(at: range.lowerBound)
    let section = scope?.kind == .interview ? scope : nil
    var (raised, others): ([Duty], [Duty]) = ([], [])
    for duty in shown {
      let first = source.lineNumber(at: duty.range.lowerBound)
      let last = source.lineNumber(at: duty.range.upperBound)
      if lines.overlaps(first...last) {
        raised.append(duty)
      } else if let section {
        let interview = duty.interview.map { application.standing.application.interviews[$0] }
        let isItsOwn = interview?.range.lowerBound == section.heading.lowerBound
        if section.lines.contains(first) || isItsOwn { others.append(duty) }
      }
    }
    return raised + others
  }

  private func log(
    _ duty: Duty, _ choices: Choices, _ application: AssessedApplication
  ) -> LSP.CodeAction? {
    guard let title = choices.log else { return nil }
    return change(title, application, resolving: search.finding(of: duty)) {
      editor throws(EditRefusal) in _ = try editor.settle(duty.id, shownDue: duty.due)
    }
  }

  private func snooze(
    _ duty: Duty, _ choices: Choices, _ application: AssessedApplication
  ) -> LSP.CodeAction? {
    guard let (title, day) = choices.snooze else { return nil }
    return change(title, application, resolving: search.finding(of: duty)) {
      editor throws(EditRefusal) in _ = try editor.snooze(duty.id, until: day)
    }
  }

  /// Without a reason: as long as there is none, a finding asks for it.
  private func waive(
    _ duty: Duty, _ choices: Choices, _ application: AssessedApplication
  ) -> LSP.CodeAction? {
    guard let title = choices.waive else { return nil }
    return change(title, application, resolving: search.finding(of: duty)) {
      editor throws(EditRefusal) in _ = try editor.waive(duty.id, because: "")
    }
  }

  // MARK: Edits

  private func change(
    _ title: String, _ application: AssessedApplication, resolving finding: Finding?,
    _ body: (inout Editor) throws(EditRefusal) -> Void
  ) -> LSP.CodeAction? {
    var editor = Editor(search, application.standing.index)
    do throws(EditRefusal) {
      try body(&editor)
    } catch {
      return nil
    }
    return action(title, editor, resolving: finding)
  }

  private func action(
    _ title: String, _ editor: Editor, _ kind: LSP.CodeActionKind = .quickFix,
    resolving finding: Finding? = nil, isPreferred: Bool? = nil
  ) -> LSP.CodeAction {
    let edits = source.edits(to: editor.application.source).map { edit in
      LSP.TextEdit(
        range: self.range(of: edit.range),
        newText: String(decoding: edit.replacement, as: UTF8.self))
    }
    return LSP.CodeAction(
      title: Escaping.terminal(title), kind: kind, diagnostics: finding.map { [diagnostic($0)] },
      isPreferred: isPreferred, edit: workspaceEdit(edits))
  }

  private func workspaceEdit(_ edits: [LSP.TextEdit]) -> LSP.WorkspaceEdit {
    guard client.takesDocumentChanges else { return LSP.WorkspaceEdit(changes: [uri: edits]) }
    let document = LSP.VersionedTextEdits.Identifier(uri: uri, version: version)
    return LSP.WorkspaceEdit(documentChanges: [.init(textDocument: document, edits: edits)])
  }
}

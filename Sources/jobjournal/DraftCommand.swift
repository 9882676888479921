public import ArgumentParser
import FollowUp
public import Journal
public import Messages
import Store
import Syntax

struct DraftCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "draft",
    abstract: "Write a message from the notes, one for each person still owed one.",
    discussion: """
      The kinds are \(MessageKind.allCases.map(\.rawValue).joined(separator: ", ")). What the notes \
      do not hold is a place to fill, such as [… what you liked]. Who prefers the phone gets no \
      message: you get what to say. Nothing is sent.
      """)

  @OptionGroup var shared: SharedOptions

  @Argument(help: "What kind of message; --list says what each one is for.")
  var kind: MessageKind?

  @Argument(help: "The slug, the file, or part of slug, company or role that only one has.")
  var application: String?

  @Option(
    help: ArgumentHelp(
      "Write to this person only, owed or not: a name, or a part of it.", valueName: "name"))
  var to: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("About the interview of this day only.", valueName: "date"))
  var interview: String?

  @Option(help: "The language; by default the application’s, or that of the settings.")
  var language: Language?

  @Option(
    help: """
      markdown to read and complete, eml for a mail program to open as a draft, mailto for a link.
      """)
  var format: Format = .markdown

  @Flag(help: "Keep each message as a new file in drafts/, beside the application.")
  var save = false

  @Flag(help: "List the kinds, what their templates can say, and which files are used.")
  var list = false

  enum Format: String, ExpressibleByArgument, CaseIterable { case markdown, eml, mailto }

  func validate() throws {
    if list {
      guard kind == nil, application == nil else {
        throw ValidationError("--list stands alone; leave the rest out.")
      }
    } else if kind == nil || application == nil {
      throw ValidationError("Name a kind and an application, such as draft thank-you acme.")
    }
    if save, format == .mailto {
      throw ValidationError("A link is no file: leave out --save or --format mailto.")
    }
  }

  func run() throws {
    let journal = try shared.load()
    guard let kind, let application else {
      return Output.print(DraftListing.text(try templates(for: nil, in: journal)))
    }
    let today = try shared.day(in: journal)
    let assessment = journal.assessment(on: today)
    let standing = try shared.application(application, in: assessment)
    let request = DraftRequest(
      kind, to: to,
      interview: try interview.map { try shared.day(typed: $0, today: today, in: journal) },
      language: language, isMail: format != .markdown)
    let drafts: Drafts
    do {
      let drafting = Drafting(
        assessment, language: journal.configuration.language,
        sender: journal.configuration.sender, templates: try templates(for: kind, in: journal))
      drafts = try drafting.drafts(request, for: standing)
    } catch let refusal as DraftRefusal {
      throw Failure(refusal.reason, .refused)
    } catch let fault as TemplateFault {
      throw Failure(fault.message, .refused)
    }
    if save {
      try write(drafts.messages, in: journal)
    } else {
      try show(drafts.messages, journal.configuration.sender)
    }
    for warning in drafts.warnings { Output.error("warning: \(warning)") }
    try shared.finish(journal)
  }

  /// - Parameter kind: nil for all of them.
  private func templates(
    for kind: MessageKind?, in journal: LoadedJournal
  ) throws -> Templates {
    var files: [String: [UInt8]] = [:]
    for name in TemplateName.all where kind.map({ $0 == name.kind }) ?? true {
      for path in name.files where files[path] == nil {
        do {
          files[path] = try journal.folder.readIfPresent(path, limit: Templates.readLimit)
        } catch {
          throw Failure(error)
        }
      }
    }
    return Templates(files)
  }

  private func show(_ messages: [Message], _ sender: Mailbox?) throws {
    switch format {
    case .markdown:
      Output.file(messages.map(\.fileText).joined(separator: "\n---\n\n"))
    case .mailto:
      for message in messages { Output.print(message.mailLink + "\n") }
    case .eml:
      guard messages.count == 1 else {
        let names = messages.map { "\n  \($0.recipient?.name ?? "somebody without a name")" }
        throw Failure(
          "these are \(messages.count) messages; name one with --to, or write all of them into"
            + " files with --save:\(names.joined())", .refused)
      }
      Output.file(String(decoding: messages[0].mailFile(from: sender), as: UTF8.self))
    }
  }

  private func write(_ messages: [Message], in journal: LoadedJournal) throws {
    do {
      try journal.folder.locked {
        for message in messages {
          let ending = format == .eml ? "eml" : "md"
          let bytes =
            format == .eml
            ? message.mailFile(from: journal.configuration.sender) : Array(message.fileText.utf8)
          let names = message.fileNames(ending: ending)
          guard let name = try names.first(where: { try journal.folder.create(bytes, at: $0) })
          else {
            throw Failure(
              "\(names[0]) and 98 more are there already; remove those that are sent", .refused)
          }
          guard !shared.quiet else { continue }
          Output.print("made \(Escaping.terminal(name))\n")
          for arguments in message.afterwards {
            let words = arguments.enumerated().map {
              $0.offset == 0 ? $0.element : word($0.element)
            }
            let command = "jobjournal \(words.joined(separator: " "))"
            Output.print("  once it is sent: \(Escaping.terminal(command))\n")
          }
        }
      }
    } catch let error as StoreError {
      throw Failure(error)
    }
  }

  private func word(_ text: String) -> String {
    let isPlain = text.utf8.allSatisfy {
      $0.isWordByte || "-_./#".utf8.contains($0)
    }
    return isPlain && !text.hasPrefix("#") ? text : Escaping.shellWord(text)
  }
}

extension MessageKind: ExpressibleByArgument {}
extension Language: ExpressibleByArgument {}

import ArgumentParser
import FollowUp
import Journal
import Messages
import Store
import Syntax
import Views

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

struct ProofreadCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "proofread", abstract: "Look a message over before you send it.",
    discussion: """
      It looks for places left to fill, names and roles unlike the notes, another person in the \
      greeting, the same text to two people, dates that the notes do not have, and more; \
      `jobjournal rules` lists it all under “\(Rule.Group.message.title)”. Messages are Markdown \
      or plain text as `jobjournal draft` writes it; their first lines name the application, to \
      whom they go and the subject. Where these are missing, --for names the application, and \
      without one only what needs no notes is looked at. Spelling is checked where Hunspell is \
      installed with a dictionary of the language, en_US or de_DE.
      """)

  @OptionGroup var shared: SharedOptions

  @Argument(help: ArgumentHelp("Messages; - is standard input.", valueName: "file"))
  var files: [String] = []

  @Flag(help: "Every message in a folder `drafts` of the journal.")
  var draft = false

  @Option(
    name: .customLong("for"),
    help: ArgumentHelp(
      "The application that they belong to: its slug, file, or part of company or role.",
      valueName: "app"))
  var application: String?

  @OptionGroup var output: FindingOptions

  private static let standardInput = "-"
  /// What standard input is called in a finding.
  private static let inputName = "stdin"

  func validate() throws {
    guard draft || !files.isEmpty || !output.rule.isEmpty else {
      throw ValidationError(
        "name the messages to read, or read all of the journal's with --draft")
    }
  }

  func run() async throws {
    let journal = try shared.load()
    let search = journal.search(on: try shared.day(in: journal))
    let slug = try application.map {
      try shared.application($0, in: Assessment(search, others: journal.findings)).application.slug
    }
    let (rules, misplaced) = try output.rules { access($0, R_OK) == 0 }
    var proofs = Proof.drafts(among: journal.sources)
    var chosen = draft ? Set(proofs.map(\.file)) : []
    var sources = journal.sources
    // What could not be read among the drafts is no less a finding here.
    var findings =
      draft
      ? journal.findings.filter {
        $0.rule == .fileUnreadable && $0.file.map(Proof.isPlace) ?? false
      }
      : []
    for path in files + misplaced {
      let (name, bytes) = try read(path, in: journal.folder)
      guard chosen.insert(name).inserted || draft else { continue }
      let source: SourceText
      do {
        source = try SourceText(bytes)
      } catch {
        findings +=
          FileContent(
            name, unreadable: error, journal.configuration.policy
          ).findings
        continue
      }
      sources[name] = source
      proofs.removeAll { $0.file == name }
      proofs.append(Proof(file: name, MessageFile(source), application: slug))
    }
    let proofreader = Proofreader(search, proofs, language: journal.configuration.language)
    findings += proofreader.findings(
      of: chosen, misspelled: await misspelled(among: proofreader.words(of: chosen), search))
    findings = findings.filter { rules.isEmpty || rules.contains($0.rule) }
    Output.print(
      output.text(
        findings, sources, in: journal.folder, shared, isComplete: !journal.hasUnreadFiles))
    if draft, journal.hasUnreadFiles { throw Status.unread }
    try output.fail(on: findings)
  }

  /// A file's name as findings have it, below the journal if it lies there, and its contents.
  private func read(
    _ path: String, in folder: JournalFolder
  ) throws -> (name: String, bytes: [UInt8]) {
    guard path != Self.standardInput else { return (Self.inputName, Input.all()) }
    guard !path.lowercased().hasSuffix(".eml") else {
      throw Failure("\(path) is encoded for a mail program; proofread the draft before it is one")
    }
    do throws(StoreError) {
      return try folder.readTyped(path)
    } catch {
      throw Failure(error)
    }
  }

  private func misspelled(
    among words: [Language: Set<String>], _ search: Search
  ) async -> [Language: Misspellings] {
    guard search.policy.isOn(Rule[.wordMisspelled]) else { return [:] }
    shared.begin("looking up words")
    var misspelled: [Language: Misspellings] = [:]
    var said: Set<String> = []
    for (language, words) in words.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      do throws(SpellerError) {
        misspelled[language] = try await Speller.misspelled(
          among: words, dictionary: language.dictionary)
      } catch {
        if !shared.quiet, said.insert(error.message).inserted { Output.error(error.message) }
      }
    }
    return misspelled
  }
}

extension Language {
  /// Its Hunspell dictionary.
  fileprivate var dictionary: String {
    switch self {
    case .english: "en_US"
    case .german: "de_DE"
    }
  }
}

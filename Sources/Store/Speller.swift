internal import Subprocess

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// Why words could not be looked up.
public struct SpellerError: Error, Equatable, Sendable {
  /// A sentence without a full stop.
  public let message: String
}

/// Asks Hunspell about words.
public enum Speller {
  /// For so many words it is asked what is meant: that takes a hundred times as long as to know
  /// that a word is wrong.
  static let suggestionLimit = 100

  /// Looks words up, all of them with one run of Hunspell, and with one more what is meant by those
  /// that it does not know.
  ///
  /// - Parameter dictionary: Its name, without a path: `de_DE`.
  /// - Returns: The words that it does not know, each with those that it has instead, the best
  ///   first; none for those beyond a limit.
  /// - Throws: `SpellerError` where there is no Hunspell or no such dictionary.
  public static func misspelled(
    among words: Set<String>, dictionary: String
  ) async throws(SpellerError) -> [String: [String]] {
    let asked = words.filter { !$0.contains(where: \.isNewline) }.sorted()
    guard !asked.isEmpty else { return [:] }
    let list = try await run(["-l"], asked, dictionary)
    let unknown = Set(list.split(separator: "\n").map(String.init)).intersection(asked).sorted()
    guard !unknown.isEmpty else { return [:] }
    let first = Array(unknown.prefix(suggestionLimit))
    // Behind a `^` nothing is a command.
    let output = try await run(["-a"], first.map { "^\($0)" }, dictionary)
    return Dictionary(uniqueKeysWithValues: unknown.map { ($0, []) })
      .merging(suggestions(for: first, output)) { $1 }
  }

  private static func run(
    _ mode: [String], _ lines: [String], _ dictionary: String
  ) async throws(SpellerError) -> String {
    let input = Array(lines.map { $0 + "\n" }.joined().utf8)
    var bytes: [UInt8] = []
    // It may end before it has read everything; that must not end this program.
    let previous = signal(SIGPIPE, SIG_IGN)
    defer { signal(SIGPIPE, previous) }
    // Somebody's own settings and word list are theirs; what is asked and answered is not.
    let environment: [Environment.Key: String?] = ["LC_ALL": "C", "DICTIONARY": nil]
    let isSuccess: Bool
    do {
      let result = try await Subprocess.run(
        .name("hunspell"), arguments: Arguments(mode + ["-i", "utf-8", "-d", dictionary]),
        environment: .inherit.updating(environment), input: .inputWriter, output: .sequence,
        error: .discarded
      ) { execution in
        // Fed while the output is read, so that neither waits for the other for ever. Without the
        // dictionary it ends before it has read anything; its exit tells.
        async let isFed: Void = feed(input, to: execution.standardInputWriter)
        for try await chunk in execution.standardOutput { chunk.withUnsafeBytes { bytes += $0 } }
        await isFed
      }
      isSuccess = result.terminationStatus.isSuccess
    } catch let error as SubprocessError where error.code == .executableNotFound {
      throw SpellerError(message: "spelling is not checked: there is no hunspell to run")
    } catch {
      throw SpellerError(message: "spelling is not checked: hunspell could not be run")
    }
    guard isSuccess else {
      throw SpellerError(
        message: "spelling is not checked: hunspell has no dictionary \(dictionary)")
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func feed(_ input: [UInt8], to writer: StandardInputWriter) async {
    _ = try? await writer.write(input)
    try? await writer.finish()
  }

  /// Takes its answer apart: after a line on itself, for each word a block that ends with an empty
  /// line. In it, `& word count offset: one, two` is not known; `# word offset` is like nothing.
  private static func suggestions(
    for words: [String], _ output: String
  ) -> [String: [String]] {
    var answers = output.split(separator: "\n", omittingEmptySubsequences: false).dropFirst()
    var suggestions: [String: [String]] = [:]
    for word in words {
      let block = answers.prefix { !$0.isEmpty }
      answers = answers.dropFirst(block.count + 1)
      guard let fault = block.first(where: { $0.hasPrefix("& ") || $0.hasPrefix("# ") }) else {
        continue
      }
      let colon = fault.hasPrefix("& ") ? fault.firstIndex(of: ":") : nil
      suggestions[word] =
        colon.map { colon in
          fault[fault.index(after: colon)...].split(separator: ",")
            .map { String($0.drop { $0 == " " }) }
        } ?? []
    }
    return suggestions
  }
}

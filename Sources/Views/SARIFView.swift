public import FollowUp
public import Syntax

/// The findings as a SARIF log, for programs that collect those of many tools.
public struct SARIFView {
  private static let schema =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
  private static let root = "%SRCROOT%"
  private static let ruleIndices = Dictionary(
    uniqueKeysWithValues: Rule.all.enumerated().map { ($1.name, $0) })

  /// The program's own.
  private let version: String
  private let prefix: String
  private let isComplete: Bool

  /// - Parameters:
  ///   - prefix: What leads from the top of a checkout to the journal, with a slash at its end.
  ///   - isComplete: Whether all files could be read.
  public init(version: String, prefix: String = "", isComplete: Bool = true) {
    self.version = version
    self.prefix = prefix
    self.isComplete = isComplete
  }

  /// - Parameter sources: By file, for the text that fingerprints are made of.
  public func log(_ findings: [Finding], sources: [String: SourceText]) -> String {
    let prints = Self.fingerprints(of: findings, sources)
    var writer = JSONWriter()
    writer.object { writer in
      writer.field("$schema", Self.schema)
      writer.field("version", "2.1.0")
      writer.key("runs")
      writer.array(CollectionOfOne(())) { writer, _ in
        writer.object { writer in
          writer.key("tool")
          writer.object { writer in
            writer.key("driver")
            writer.object { writer in
              writer.field("name", "jobjournal")
              writer.field("version", version)
              writer.key("rules")
              writer.array(Rule.all) { writer, rule in Self.write(rule, to: &writer) }
            }
          }
          writer.key("invocations")
          writer.array(CollectionOfOne(())) { writer, _ in
            writer.object { writer in writer.field("executionSuccessful", isComplete) }
          }
          writer.key("originalUriBaseIds")
          writer.object { writer in
            writer.key(Self.root)
            writer.object { writer in
              writer.key("description")
              Self.write(
                prefix.isEmpty ? "The journal’s folder." : "The checkout that holds the journal.",
                to: &writer)
            }
          }
          writer.field("columnKind", "utf16CodeUnits")
          // A lone carriage return ends a line, too, as in CommonMark and YAML.
          writer.field("newlineSequences", ["\r\n", "\n", "\r"])
          writer.key("results")
          writer.array(zip(findings, prints)) { writer, pair in
            write(pair.0, fingerprint: pair.1, to: &writer)
          }
        }
      }
    }
    return writer.text + "\n"
  }

  // MARK: Rules

  private static func write(_ rule: Rule, to writer: inout JSONWriter) {
    writer.object { writer in
      writer.field("id", rule.name.rawValue)
      writer.key("shortDescription")
      write(rule.summary, to: &writer)
      writer.key("fullDescription")
      write(rule.what, to: &writer)
      writer.key("defaultConfiguration")
      writer.object { writer in
        writer.field("enabled", rule.isOnByDefault)
        writer.field("level", rule.severity.map(level) ?? "none")
      }
      writer.key("help")
      writer.object { writer in
        let parts = [
          ("When", rule.what), ("Why", RuleViews.why(rule)), ("What to write", rule.settle),
          ("More", "`jobjournal rules \(rule.name.rawValue)` shows an example and the settings."),
        ]
        let text = parts.map { "\($0.uppercased())\n\n\($1)" }.joined(separator: "\n\n")
        let markdown = parts.map { "**\($0).** \($1)" }.joined(separator: "\n\n")
        writer.field("text", literal(text))
        writer.field("markdown", literal(markdown))
      }
      writer.key("properties")
      writer.object { writer in writer.field("tags", [rule.group.rawValue]) }
    }
  }

  private static func level(_ severity: Severity) -> String {
    switch severity {
    case .error: "error"
    case .warning: "warning"
    case .hint: "note"
    }
  }

  /// A message object.
  private static func write(_ text: String, to writer: inout JSONWriter) {
    writer.object { writer in writer.field("text", literal(text)) }
  }

  /// In a SARIF message, braces stand for arguments, and brackets before a parenthesis make a link:
  /// what a file says must do neither.
  private static func literal(_ text: String) -> String {
    let hasLink = text.utf8.firstRange(of: "](".utf8) != nil
    var literal = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "{", "}": literal.append(scalar)
      case "[" where hasLink, "]" where hasLink: literal.append("\\")
      default: break
      }
      literal.append(scalar)
    }
    return String(literal)
  }

  // MARK: Results

  private func write(_ finding: Finding, fingerprint: String, to writer: inout JSONWriter) {
    writer.object { writer in
      writer.field("ruleId", finding.rule.rawValue)
      writer.field("ruleIndex", Self.ruleIndices[finding.rule])
      writer.field("level", Self.level(finding.severity))
      writer.key("message")
      Self.write("\(finding.message)\nhelp: \(finding.help)", to: &writer)
      writer.key("locations")
      writer.array(CollectionOfOne(())) { writer, _ in
        writer.object { writer in write(finding.file, finding.span, to: &writer) }
      }
      if !finding.related.isEmpty {
        writer.key("relatedLocations")
        writer.array(zip(1..., finding.related)) { writer, pair in
          let (number, related) = pair
          writer.object { writer in
            writer.field("id", number)
            write(related.file, related.span, to: &writer)
            writer.key("message")
            Self.write(related.message, to: &writer)
          }
        }
      }
      writer.key("partialFingerprints")
      writer.object { writer in writer.field("ruleFileText/v1", fingerprint) }
    }
  }

  /// What is about the search as a whole lies in the journal's folder. SARIF would let a result have
  /// no location; GitHub turns down every log with such a one.
  private func write(_ file: String?, _ span: SourceSpan?, to writer: inout JSONWriter) {
    let path = prefix + (file ?? "")
    writer.key("physicalLocation")
    writer.object { writer in
      writer.key("artifactLocation")
      writer.object { writer in
        writer.field("uri", path.isEmpty ? "./" : Escaping.linkDestination(path))
        writer.field("uriBaseId", Self.root)
      }
      guard file != nil, let span else { return }
      writer.key("region")
      writer.object { writer in
        writer.field("startLine", span.start.line)
        writer.field("startColumn", span.start.column)
        writer.field("endLine", span.end.line)
        writer.field("endColumn", span.end.column)
      }
    }
  }

  // MARK: Fingerprints

  /// They stay the same where a finding's line moves, or its blanks and line ends change. Findings
  /// that are alike are numbered in the order of their file.
  private static func fingerprints(
    of findings: [Finding], _ sources: [String: SourceText]
  ) -> [String] {
    var seen: [String: Int] = [:]
    return findings.map { finding in
      let source = finding.file.flatMap { sources[$0] }
      let text = finding.span.flatMap { span in source?.string(in: span) } ?? ""
      let words = foldedSpace(text)
      let hash = hash([finding.rule.rawValue, finding.file ?? "", words])
      let number = seen[hash, default: 0] + 1
      seen[hash] = number
      return "\(hash):\(number)"
    }
  }

  /// FNV-1a, of 64 bits. Swift's own hash is another in every run.
  private static func hash(_ parts: [String]) -> String {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for part in parts {
      // Zero is in no text that was read from a file's name, so parts do not run together.
      for byte in Array(part.utf8) + [0] {
        hash ^= UInt64(byte)
        hash = hash &* 0x0000_0100_0000_01B3
      }
    }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}

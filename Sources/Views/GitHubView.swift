public import FollowUp
internal import Syntax

/// The findings as commands to the runner of GitHub Actions, which shows them beside the lines.
public enum GitHubView {
  /// - Parameter prefix: What leads from the top of the checkout to the journal, with a slash at
  ///   its end.
  public static func commands(_ findings: [Finding], prefix: String = "") -> String {
    findings.map { command($0, prefix) }.joined()
  }

  private static func command(_ finding: Finding, _ prefix: String) -> String {
    let name =
      switch finding.severity {
      case .error: "error"
      case .warning: "warning"
      case .hint: "notice"
      }
    var properties: [String] = []
    if let file = finding.file {
      properties.append("file=\(escaped(prefix + file, isProperty: true))")
    }
    if let span = finding.span {
      properties.append("line=\(span.start.line)")
      // The runner refuses columns where the lines differ.
      let isOneLine = span.start.line == span.end.line
      if isOneLine { properties.append("col=\(span.start.column)") }
      properties.append("endLine=\(span.end.line)")
      if isOneLine { properties.append("endColumn=\(span.end.column)") }
    }
    properties.append("title=\(finding.rule.rawValue)")
    let message = escaped("\(finding.message)\nhelp: \(finding.help)", isProperty: false)
    return "::\(name) \(properties.joined(separator: ","))::\(message)\n"
  }

  /// As the runner reads it back. Other controls than line ends are spelled out: the log is shown
  /// on terminals, too.
  private static func escaped(_ text: String, isProperty: Bool) -> String {
    var safe = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "%": safe.append(contentsOf: "%25".unicodeScalars)
      case "\r": safe.append(contentsOf: "%0D".unicodeScalars)
      case "\n": safe.append(contentsOf: "%0A".unicodeScalars)
      case ":" where isProperty: safe.append(contentsOf: "%3A".unicodeScalars)
      case "," where isProperty: safe.append(contentsOf: "%2C".unicodeScalars)
      default: safe.append(contentsOf: Escaping.terminal(String(scalar)).unicodeScalars)
      }
    }
    return String(safe)
  }
}

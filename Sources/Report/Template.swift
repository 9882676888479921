internal import Mustache
internal import Syntax

/// What a template is given. A name that is not there is looked for further out, so no two levels
/// share one.
typealias Values = [String: Any]

/// The templates of the pages. All that they are given is escaped, unless it is made here.
enum Template {
  static func render(_ name: String, _ values: Values) -> String {
    library.render(values, withTemplate: name) ?? ""
  }

  static let sources = [
    "head": PageTemplates.head, "report": PageTemplates.report,
    "proof": PageTemplates.proof, "agenda": PageTemplates.agenda,
    "item": PageTemplates.item, "run": PageTemplates.run,
    "board": PageTemplates.board, "timelines": PageTemplates.timelines,
    "card": PageTemplates.card, "timeline": PageTemplates.timeline,
    "picture": PageTemplates.picture,
    "patterns": PageTemplates.patterns, "funnel": PageTemplates.funnel,
    "flow": PageTemplates.flow, "table": PageTemplates.table, "symbols": PageTemplates.symbols,
  ]

  private static let library: MustacheLibrary = {
    MustacheContentTypes.register(PageText(), named: PageText.name)
    return MustacheLibrary(
      templates: sources.compactMapValues { source in
        try? MustacheTemplate(string: "{{% CONTENT_TYPE:\(PageText.name)}}\n" + source)
      })
  }()
}

/// Text in a page: nothing in it is markup, also between quotes, and nothing acts on what stands
/// around it.
struct PageText: MustacheContentType {
  static let name = "PAGE"

  func escapeText(_ text: String) -> String {
    let isPlain = text.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "&"), UInt8(ascii: "\""),
        UInt8(ascii: "'"):
        false
      default: byte >= 0x20 && byte < 0x7F
      }
    }
    guard !isPlain else { return text }
    var safe = String.UnicodeScalarView()
    for scalar in Escaping.terminal(text).unicodeScalars {
      switch scalar {
      case "<": safe.append(contentsOf: "&lt;".unicodeScalars)
      case ">": safe.append(contentsOf: "&gt;".unicodeScalars)
      case "&": safe.append(contentsOf: "&amp;".unicodeScalars)
      case "\"": safe.append(contentsOf: "&quot;".unicodeScalars)
      case "'": safe.append(contentsOf: "&#39;".unicodeScalars)
      default: safe.append(scalar)
      }
    }
    return String(safe)
  }
}

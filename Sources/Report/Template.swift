internal import Mustache

/// What a template is given. A name that is not there is looked for further out, so no two levels
/// share one.
typealias Values = [String: Any]

/// The templates of the pages. All text that they are given is escaped.
enum Template {
  static func render(_ name: String, _ values: Values) -> String {
    library.render(values, withTemplate: name) ?? ""
  }

  static let sources = [
    "head": PageTemplates.head, "report": PageTemplates.report,
    "proof": PageTemplates.proof, "agenda": PageTemplates.agenda,
    "item": PageTemplates.item,
    "board": PageTemplates.board, "timelines": PageTemplates.timelines,
    "card": PageTemplates.card, "timeline": PageTemplates.timeline,
    "picture": PageTemplates.picture,
    "patterns": PageTemplates.patterns, "funnel": PageTemplates.funnel,
    "flow": PageTemplates.flow, "table": PageTemplates.table,
    "alternative": PageTemplates.alternative, "symbols": PageTemplates.symbols,
  ]

  private static let library: MustacheLibrary = {
    MustacheContentTypes.register(PageText(), named: PageText.name)
    return MustacheLibrary(
      templates: sources.compactMapValues { source in
        try? MustacheTemplate(string: "{{% CONTENT_TYPE:\(PageText.name)}}\n" + source)
      })
  }()
}

/// How Mustache escapes what it is given.
struct PageText: MustacheContentType {
  static let name = "PAGE"

  func escapeText(_ text: String) -> String { Markup.escaped(text) }
}

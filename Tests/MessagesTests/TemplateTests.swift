import Foundation
import Journal
import Messages
import TestSupport
import Testing

@Suite struct TemplateTests {
  private static let file = "templates/check-in.mustache"

  private func text(_ template: String, _ notes: Notes = Notes()) throws -> Message {
    try #require(
      try notes.drafts(.checkIn, templates: [Self.file: template]).messages.first)
  }

  @Test("A file of one’s own takes the place of the built-in one, the language’s own first")
  func overriding() throws {
    let message = try text("\u{FEFF}Subject: A & {{role}}\n\n{{name}} <{{{company}}}>\n")
    #expect(message.subject == "A & Test Rig Planner")
    #expect(message.text == "Dana Whitfield <Northwind Robotics>")
    let both = [Self.file: "all", "templates/check-in.en.mustache": "english"]
    #expect(try Notes().drafts(.checkIn, templates: both).messages[0].text == "english")
    #expect(
      try Notes(language: .german).drafts(.checkIn, templates: both).messages[0].text == "all")
  }

  @Test("Notes are data, whatever they look like")
  func data() throws {
    var notes = Notes(isFull: false)
    notes.entries = "- With: Dana {{name}} Whitfield\n- Liked: {{#points}} {{> x}} & co\n"
    let text = try notes.drafts(.thankYou).messages[0].text
    #expect(text.hasPrefix("Dear Dana {{name}} Whitfield,\n"))
    #expect(text.contains("What stayed with me: {{#points}} {{> x}} & co."))
  }

  @Test(
    "A broken template says the line, what is wrong, and what was meant",
    arguments: [
      ("a\n{{nam}}", 2, "did you mean name?"), ("{{#points}}{{/points}}", 1, "nothing called"),
      ("\n\n{{#role}}a\n\n", 3, "has no end"), ("{{#role}}\n{{/name}}", 2, "write {{/role}} first"),
      ("{{/role}}", 1, "has not begun"), ("a\n{{role", 2, "does not end"),
      ("{{", 1, "does not end"),
      ("{{{role}}", 1, "does not end"), ("{{> other}}", 1, "take in another"),
      ("{{< other}}{{/other}}", 1, "take in another"), ("{{$ a}}{{/a}}", 1, "take in another"),
      ("{{=<% %>=}}", 1, "cannot be changed"), ("{{% CONTENT_TYPE:HTML}}", 1, "not offered"),
      ("{{lowercased(role)}}", 1, "nothing called"), ("{{role\n}}", 1, "two lines"),
      ("{{.}}", 1, "nothing called"), ("{{}}", 1, "nothing called"),
      ("{{role.name}}", 1, "nothing"),
      ("{{role\u{301}}}", 1, "nothing called"),
      (String(repeating: "{{#role}}", count: 21), 1, "inside each other"),
    ])
  func faults(template: String, line: Int, reason: String) throws {
    let fault = #expect(throws: TemplateFault.self) { try text(template) }
    #expect(fault?.file == Self.file)
    #expect(fault?.line == line)
    #expect(fault?.reason.contains(reason) == true, "\(fault?.reason ?? "")")
  }

  @Test("Too large, or no text")
  func bytes() throws {
    let large = String(repeating: "a", count: 65_537)
    let fault = #expect(throws: TemplateFault.self) { try text(large) }
    #expect(fault?.message == "\(Self.file): it is larger than 64 KiB")
    let templates = Templates([Self.file: [0xFF]])
    let name = TemplateName(.checkIn, .english, isSpoken: false)
    #expect(templates.fault(of: name)?.reason == "it is not UTF-8 text")
  }

  @Test("Points stand inside their list alone, and their list not in itself")
  func points() throws {
    func fault(_ template: String) -> String? {
      let files = ["templates/thank-you.mustache": Array(template.utf8)]
      return Templates(files).fault(of: TemplateName(.thankYou, .english, isSpoken: false))?.reason
    }
    #expect(fault("{{#points}}{{text}}{{role}}{{/points}}") == nil)
    #expect(fault("{{text}}")?.contains("only between {{#points}}") == true)
    #expect(fault("{{#points}}{{#points}}{{/points}}{{/points}}")?.contains("nothing") == true)
  }

  @Test("Whatever a template holds, it is used or refused")
  func random() throws {
    let pieces = [
      "{{", "}}", "{{{", "}}}", "#", "^", "/", "role", "final", ">", "=", "\n", "\r\n", " ", "!",
      "%",
      "$", "{", "}", "\u{301}", "{{#final}}", "{{/final}}", "{{role}}", "(", ".", "&", "\u{0}",
    ]
    var random = SplitMix64(seed: 6)
    for _ in 0..<Proofs.count(2_000, all: 200_000) {
      let template = (0..<Int.random(in: 1...12, using: &random))
        .map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
      _ = Templates([Self.file: Array(template.utf8)])
        .fault(of: TemplateName(.checkIn, .english, isSpoken: false))
    }
  }

  @Test("Every built-in template can be used", arguments: TemplateName.all)
  func builtIn(name: TemplateName) {
    #expect(Templates().fault(of: name) == nil)
  }

  @Test("The list names every kind, every variable, the files in use and what is wrong with them")
  func list() {
    let text = DraftListing.text(
      Templates([
        "templates/brief.de.mustache": Array("hi".utf8),
        "templates/promise.mustache": Array("\n{{x}}".utf8),
      ]))
    for kind in MessageKind.allCases { #expect(text.contains("\n  \(kind.rawValue): ")) }
    for variable in TemplateVariable.allCases { #expect(text.contains("  \(variable.rawValue) ")) }
    #expect(text.contains("    de: templates/brief.de.mustache\n"))
    #expect(text.contains("    en: templates/promise.mustache, cannot be used: line 2: there is"))
  }
}

internal import Journal

/// What `draft --list` prints: kinds, variables, and which file each message is made from.
public enum DraftListing {
  public static func text(_ templates: Templates) -> String {
    var text = "Kinds, and the templates that they are made from\n"
    for kind in MessageKind.allCases {
      text += "\n  \(kind.rawValue): \(kind.meaning)\n"
      for name in TemplateName.all where name.kind == kind {
        let what = "\(name.language.rawValue)\(name.isSpoken ? ", by phone" : "")"
        text += "    \(what): \(templates.file(of: name) ?? "built in")"
        if let fault = templates.fault(of: name) {
          text += ", cannot be used\(fault.line.map { ": line \($0)" } ?? ""): \(fault.reason)"
        }
        text += "\n"
      }
    }
    text += """

      A template of your own takes the place of the built-in one: templates/KIND.LANGUAGE.mustache
      such as templates/thank-you.de.mustache, or templates/KIND.mustache for every language; for
      what to say on the phone, templates/KIND.phone.LANGUAGE.mustache or
      templates/KIND.phone.mustache. Its first line may be `Subject: …`.

      {{name}} stands for a text; what stands between {{#name}} and {{/name}} is there where name
      is, and what stands between {{^name}} and {{/name}} where it is not.

      In every message

      """
    text += lines { $0.kinds == nil }
    for kind in MessageKind.allCases {
      let own = lines { $0.kinds?.contains(kind) ?? false }
      if !own.isEmpty { text += "\nIn \(kind.rawValue)\n\n\(own)" }
    }
    return text
  }

  private static func lines(_ isShown: (TemplateVariable) -> Bool) -> String {
    let width = TemplateVariable.allCases.map(\.rawValue.count).max() ?? 0
    return TemplateVariable.allCases.filter(isShown).map { variable in
      let padding = String(repeating: " ", count: width - variable.rawValue.count)
      return "  \(variable.rawValue)\(padding)  \(variable.meaning)\n"
    }.joined()
  }
}

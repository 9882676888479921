/// libyaml’s reasons, for people who have never heard of YAML.
enum YAMLReason {
  private static let lineForm = "this is no line of the form `key: value`"

  private static let plain: [(says: String, means: String)] = [
    ("mapping values are not allowed", "a value with a colon in it needs quotes"),
    ("could not find expected ':'", lineForm),
    ("did not find expected key", lineForm),
    ("did not find expected ',' or ']'", "a list that opens with `[` is not closed"),
    ("did not find expected ',' or '}'", "a list that opens with `{` is not closed"),
    ("unexpected end of stream", "a quote is not closed"),
    ("cannot start any token", "a value that begins with this character needs quotes"),
    ("tab character", "there is a tab where blanks should be"),
    ("block sequence entries are not allowed", "a list item stands where none can"),
    ("unknown escape character", "in double quotes, a `\\` must be written twice"),
    ("control characters are not allowed", "there is a character in it that cannot be seen"),
  ]

  static func forPeople(_ reason: String) -> String {
    plain.first { contains($0.says, in: reason) }?.means ?? lineForm
  }

  /// Whether something that opened is at fault, though libyaml went on reading past its line.
  static func isOfOpening(_ reason: String) -> Bool {
    ["could not find expected ':'", "expected ',' or", "unexpected end of stream"]
      .contains { contains($0, in: reason) }
  }

  private static func contains(_ needle: String, in text: String) -> Bool {
    let text = Array(text.utf8)
    let needle = Array(needle.utf8)
    guard needle.count <= text.count else { return false }
    return (0...(text.count - needle.count)).contains {
      text[$0..<$0 + needle.count].elementsEqual(needle)
    }
  }
}

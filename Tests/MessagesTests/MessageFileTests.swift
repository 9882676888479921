import Journal
import Messages
import Syntax
import Testing

@Suite struct MessageFileTests {
  @Test(
    "Fields end where the text begins",
    arguments: [
      ("Subject: Hi\nto:  Dana \n\nDear Dana,\n", ["Hi", "Dana"], "Dear Dana,\n"),
      ("Subject: Hi\r\n\r\n\r\nDear: Dana,", ["Hi", nil], "Dear: Dana,"),
      ("Dear Dana,\nSubject: Hi", [nil, nil], "Dear Dana,\nSubject: Hi"),
      ("Subject:\nDear Dana", ["", nil], "Dear Dana"),
      ("", [nil, nil], ""),
    ])
  func fields(text: String, expected: [String?], body: String) throws {
    let file = MessageFile(try SourceText(text))
    #expect([file.fields[.subject]?.value, file.fields[.to]?.value] == expected)
    #expect(file.source.string(in: file.body) == body)
  }
}

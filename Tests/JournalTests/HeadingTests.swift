import Editing
import TestSupport
import Testing

@Suite struct HeadingTests {
  @Test(
    "A heading with the word and a date opens an interview, with a time and a title",
    arguments: [
      ("Interview 2026-11-10", "2026-11-10"), ("interview 2026-11-10", "2026-11-10"),
      ("2026-11-10 INTERVIEW", "2026-11-10"), ("Phone interview 2026-11-10", "2026-11-10 | Phone"),
      ("Interview 2026-11-10 14:00", "2026-11-10 14:00"),
      ("Interview 2026-11-10T14:00", "2026-11-10 14:00"),
      ("Interview 2026-11-10, 9:30, on site", "2026-11-10 09:30 | on site"),
      ("Interview 2026-11-10 00:00", "2026-11-10 00:00"),
      ("Interview 2026-11-10: phone", "2026-11-10 | phone"),
      ("Interview – 2026-11-10 – with the team", "2026-11-10 | with the team"),
      ("Interview (2026-11-10)", "2026-11-10"), ("*Interview* **2026-11-10**", "2026-11-10"),
      ("Second interview, 2026-11-10, on site", "2026-11-10 | Second, on site"),
      ("Final interview on 2026-11-10", "2026-11-10 | Final"),
      ("Interview 2026-11-10, 2026-11-12", "2026-11-10 | 2026-11-12"),
      ("2026-11-10: an interview at the docks", "2026-11-10 | an at the docks"),
      ("Interview 2026-11-10 ##", "2026-11-10"), ("Interview 2026-11-10!", "2026-11-10"),
      ("Interview 2026-11-10, research and questions", "2026-11-10 | research and questions"),
      ("Job interview 2026-11-10 | Café Größe", "2026-11-10 | Job, Café Größe"),
      ("Interview-2026-11-10", "2026-11-10"), ("Interview 2026-12-31", "2026-12-31"),
    ])
  func interviews(heading: String, interview: String) throws {
    #expect(
      try FactListing.lines(of: "## \(heading)\n") == [
        "status interviewing", "interview \(interview)",
      ])
  }

  @Test(
    "Other headings open none, or are reported",
    arguments: [
      ("Interview", nil), ("Interviews", nil), ("Interview notes", nil), ("2026-11-10", nil),
      ("Interviews 2026-11-10", nil), ("Interviewer 2026-11-10", nil), ("Phone 2026-11-10", nil),
      ("Prep for the interview 2026-11-10", nil), ("Interview prep 2026-11-10", nil),
      ("Prepare interview 2026-11-10", nil), ("Preparing: interview 2026-11-10", nil),
      ("Interview preparation, 2026-11-10", nil), ("Interview questions 2026-11-10", nil),
      ("RESEARCH for the interview, 2026-11-10", nil), ("Interview prep 2", nil),
      ("Interview 2", "interview-undated 1:1"), ("2nd interview", "interview-undated 1:1"),
      ("Interview 10.11.2026", "interview-undated 1:1"), ("Interview 2 prep", nil),
      ("Interview 2026-11-31", "date-invalid 1:14"), ("Interview 2026/11/10", "date-invalid 1:14"),
      ("Second interview on 2026-9-1", "date-invalid 1:24"),
      ("📞 Interview 2026-02-29", "date-invalid 1:17"),
    ] as [(String, String?)])
  func noInterviews(heading: String, finding: String?) throws {
    #expect(
      try FactListing.lines(of: "## \(heading)\n\n- With: Ada Lund\n- 2026-11-12 Heard: x\n")
        == ["status lead"] + (finding.map { ["finding \($0)"] } ?? []))
  }

  @Test(
    "A section is recognised by the whole text of its heading",
    arguments: ["Log", "LOG", "History", "activity", "*Log*", "`Log`", "[Log](a.md)", "Log ##"])
  func log(heading: String) throws {
    #expect(
      try FactListing.lines(of: "###### \(heading)\n\n- 2026-11-12 Heard: x\n") == [
        "status lead", "entry 2026-11-12 Heard | x",
      ])
  }

  @Test(
    "People stand below three headings",
    arguments: [
      ("Contacts", "person"), ("Contact", "person"), ("people", "person"),
      ("References", "reference"),
    ])
  func people(heading: String, word: String) throws {
    #expect(
      try FactListing.lines(of: "# \(heading)\n\n- Ada Lund\n") == [
        "status lead", "\(word) Ada Lund",
      ])
  }

  @Test(
    "Other headings are not recognised",
    arguments: ["Logs", "Log 2026", "Contact list", "Reference", "The people", "Logbook", "Lo g"])
  func others(heading: String) throws {
    #expect(
      try FactListing.lines(of: "# \(heading)\n\n- Ada Lund\n- 2026-11-12 Heard: x\n") == [
        "status lead"
      ])
  }

  @Test("A heading of the same or a higher level ends a section, a lower one does not")
  func ends() throws {
    let text = """
      ## Interview 2026-11-10

      ### Notes

      - Liked: a

      ## Elsewhere

      - Liked: b

      # Interviews

      ### Phone, 2026-11-12

      - Liked: c

      ## Video, 2026-11-13 10:00

      - Liked: d

      # Video, 2026-11-14

      - Liked: e
      """
    #expect(
      try FactListing.lines(of: text) == [
        "status interviewing", "interview 2026-11-10", "interview 2026-11-12 | Phone",
        "interview 2026-11-13 10:00 | Video", "entry 2026-11-10 Liked | a",
        "entry 2026-11-12 Liked | c", "entry 2026-11-13 Liked | d",
      ])
  }

  @Test("Interviews are in the order of their dates, then of the file")
  func order() throws {
    let text = """
      ## Interview 2026-11-12, b
      ## Interview 2026-11-10, a
      ## Interview 2026-11-12, c
      """
    #expect(
      try FactListing.lines(of: text) == [
        "status interviewing", "interview 2026-11-10 | a", "interview 2026-11-12 | b",
        "interview 2026-11-12 | c",
      ])
  }

  @Test(
    "A note with an application's heading was probably meant as one",
    arguments: [
      ("# Interview 2026-11-10", true), ("# contacts", true), ("# REFERENCES", true),
      ("# Log", true), ("# People", false), ("# History", false), ("# Contact", false),
      ("# Interviews\n\n## Phone 2026-11-10", true), ("# Interview 2", false),
      ("# Interview 2026-11-31\n\n## Log", true),
      ("# Interview 2026-11-31", false), ("> # Log", false), ("- # Log", false), ("Log", false),
    ])
  func notes(text: String, isReported: Bool) throws {
    let found = try day("2026-11-21")
    let lines = FactListing.lines(of: Array("Some words.\n\n\(text)\n".utf8), on: found)
    let line = text.contains("\n") ? 5 : 3
    #expect(
      lines == ["no application"] + (isReported ? ["finding front-matter-missing \(line):1"] : []))
  }
}

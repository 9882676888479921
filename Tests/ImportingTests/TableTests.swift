import Foundation
import Importing
import Journal
import TestSupport
import Testing

@Suite struct TableTests {
  @Test(
    "Every separator and encoding brings the same applications",
    arguments: CellSeparator.allCases, [nil] + TextEncoding.allCases)
  func separators(separator: CellSeparator, encoding: TextEncoding?) throws {
    let sign = ["comma": ",", "semicolon": ";", "tab": "\t", "bar": "|"][separator.rawValue] ?? ""
    let lines = [
      ["Company", "Job Title", "Notes"],
      ["Müller & Söhne", "\"Prüfer\(sign) \"\"Öl\"\"\"", "\"one\r\ntwo\""],
    ]
    let text = lines.map { $0.joined(separator: sign) }.joined(separator: "\r\n")
    let encodings: [TextEncoding?: String.Encoding] = [
      .utf16LittleEndian: .utf16LittleEndian, .utf16BigEndian: .utf16BigEndian,
      .windows1252: .windowsCP1252, .latin1: .isoLatin1,
    ]
    let data = try #require(text.data(using: encodings[encoding] ?? .utf8))
    let made = try plan(Array(data)) { $0.encoding = encoding }
    let application = try #require(made.files.first?.application)
    #expect(application.company?.value == "Müller & Söhne")
    // White space is folded.
    #expect(application.role?.value == "Prüfer\(sign == "\t" ? "" : sign) \"Öl\"")
    #expect(made.files[0].text.contains("    Notes: one\n      two\n"))
  }

  @Test(
    "A byte order mark tells the encoding",
    arguments: [
      ([0xEF, 0xBB, 0xBF], String.Encoding.utf8), ([0xFF, 0xFE], .utf16LittleEndian),
      ([0xFE, 0xFF], .utf16BigEndian),
    ] as [([UInt8], String.Encoding)])
  func byteOrderMarks(mark: [UInt8], encoding: String.Encoding) throws {
    let data = try #require("Company,Role\nMüller,Prüfer 🦊\n".data(using: encoding))
    let made = try plan(mark + Array(data))
    #expect(made.files[0].application.role?.value == "Prüfer 🦊")
  }

  @Test("Between encodings of eight bits nothing is guessed")
  func unknownEncoding() throws {
    let bytes = Array("Company,Role\nM".utf8) + [0xFC] + Array("ller,Smith\n".utf8)
    let refused = try #require(try refusal(bytes))
    #expect(refused.kind == .unclear && refused.message.contains("--encoding windows-1252"))
    #expect(
      try plan(bytes) { $0.encoding = .latin1 }.files[0].application.company?.value == "Müller")
    #expect(try refusal(bytes) { $0.encoding = .utf8 }?.kind == .unreadable)
    let dashes = Array("Company,Role\nA".utf8) + [0x96] + Array("B,Smith\n".utf8)
    let dashed = try plan(dashes) { $0.encoding = .windows1252 }
    #expect(dashed.files[0].application.company?.value == "A–B")
    #expect(try refusal([0x81]) { $0.encoding = .windows1252 }?.kind == .unreadable)
  }

  @Test("Separators that fit equally well are asked for")
  func unclearSeparator() throws {
    let table = "Company,Role;Company\n"
    let refused = try #require(try refusal(table))
    #expect(refused.kind == .unclear && refused.message.contains("--delimiter"))
    #expect(try refusal(table) { $0.separator = .comma } == nil)
    // A comma within a heading of another separator is no reason to ask.
    #expect(try plan("Company;Role;City, country\nAcme;Smith;Kiel\n").files.count == 1)
    #expect(try plan("Company\nAcme\n").files.count == 1)
  }

  @Test(
    "What is no table is refused, with its row",
    arguments: [
      ("", "first row is empty"), ("\n\n", "first row is empty"), (",,\n", "first row is empty"),
      ("Company,Role\nA,B\nAcme,\"Smith\nB,C\n", "row 3 is never closed"),
      ("Company,\"Role\nA,B\n", "row 1 is never closed"), ("\"", "row 1 is never closed"),
      ("Company,Role\nA,B\n\nAcme,Senior \"Rust\" Smith\n", "row 4 has a quotation mark"),
      ("Company,Role\nA,\"B\" C\n", "row 2 has a quotation mark"),
      ("Company,Role\nA\0,B\n", "NUL"),
      ("Company" + String(repeating: ",x", count: 300), "301 columns"),
    ])
  func refused(table: String, message: String) throws {
    let refused = try #require(try refusal(table))
    #expect(refused.kind == .unreadable)
    #expect(refused.message.contains(message), "\(refused.message)")
  }

  @Test("A file beyond the limit is refused")
  func size() throws {
    let bytes = [UInt8](repeating: 0x20, count: ImportPlan.sizeLimit + 1)
    #expect(try refusal(bytes)?.message.contains("16 MiB") == true)
  }

  @Test("Only headings make nothing")
  func onlyHeadings() throws {
    let made = try plan("Company,Role\r\n")
    #expect(made.files.isEmpty && made.skipped.isEmpty && made.rowCount == 0)
  }

  @Test("Rows with too many cells are left out; empty cells and missing ones do no harm")
  func cellCounts() throws {
    let made = try plan("Company,Role\nAcme,Smith,extra\nBright,Smith,,\nHeron\n")
    #expect(made.skipped.map(\.row) == [2])
    #expect(made.skipped[0].reason.contains("3 cells for 2 headings"))
    #expect(made.files.map(\.row) == [3, 4])
  }

  @Test("Only CR and LF end a row, and nothing joins a quotation mark")
  func characters() throws {
    let odd = "a\u{B}b\u{C}c\u{85}d\u{2028}e"
    let made = try plan("Company,Role\rAcme,\"\u{301}x\"\r\nBright,\(odd)\nHeron,\"y\"\u{20}\n")
    #expect(made.files[0].application.role?.value == "\u{301}x")
    #expect(made.files.map(\.row) == [2, 3, 4])
    let role = made.files[1].application.role?.value
    #expect(role?.hasPrefix("a") == true && role?.hasSuffix("e") == true)
  }

  @Test("A row takes no longer in a longer table")
  func manyRows() throws {
    let rows = (0..<3000).map { "Acme,Smith \($0),\"a\nb\"\n" }.joined()
    let made = try plan("Company,Role,Notes\n" + rows)
    #expect(made.files.count == 3000)
    #expect(Set(made.files.map(\.path)).count == 3000)
  }
}

import FollowUp
import Foundation
import Importing
import Journal
import TestSupport
import Testing

/// Tables as other programs export them.
@Suite struct SourceTests {
  @Test(
    "What is made of each is as recorded, and nothing the second time",
    arguments: [
      "linkedin-applications", "linkedin-saved", "huntr-board", "huntr-list", "teal", "jobsync",
      "reactive-resume", "spreadsheet",
    ])
  func samples(name: String) throws {
    let url = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Samples/\(name).csv")
    let bytes = Array(try Data(contentsOf: url))
    func change(_ options: inout ImportOptions) throws {
      guard name == "spreadsheet" else { return }
      for (key, heading) in [
        ("company", "Firma"), ("role", "stelle"), ("applied", "Beworben am"),
        ("interviews", "Gespräch"), ("contact", "Wer"),
      ] { try options.map(key, heading) }
    }
    let made = try plan(bytes) { try? change(&$0) }
    var text = "\(made.rowCount) rows of \(made.origin)\n"
    if let order = made.order { text += "dates: \(order.title)\n" }
    for skipped in made.skipped { text += "row \(skipped.row) left out: \(skipped.reason)\n" }
    for remark in made.remarks { text += "row \(remark.row): \(remark.text)\n" }
    for file in made.files {
      text += "\n=== row \(file.row): \(file.path), \(file.standing.status)\n\(file.text)"
    }
    try expectSnapshot(text, "\(name).txt")
    let again = try plan(bytes, into: made.files.map { ($0.path, $0.text) }) { try? change(&$0) }
    #expect(again.files.isEmpty)
    #expect(again.skipped.count == made.skipped.count + made.files.count)
  }

  @Test(
    "Words for where things stand",
    arguments: [
      ("Saved", "lead"), ("Wishlist", "lead"), ("bookmarked", "lead"), ("APPLIED", "applied"),
      ("Phone Screen", "interviewing"), ("phone-screen", "interviewing"),
      ("Interviewing", "interviewing"), ("Offer", "offer"), ("Negotiating", "offer"),
      ("Accepted", "accepted"), ("Rejected", "rejected"), ("Withdrawn", "withdrawn"),
      ("Archived", "closed"), ("closed", "closed"), ("Signed", "signed"),
    ])
  func status(word: String, status: String) throws {
    let file = try #require(try plan("Company,Role,Status\nAcme,Smith,\(word)\n").files.first)
    #expect(file.standing.status.rawValue == status)
    // No date is made up.
    #expect(file.application.milestones.isEmpty)
  }

  @Test("An unknown word for it is kept, and said")
  func unknownStatus() throws {
    let made = try plan("Company,Role,Status\nAcme,Smith,On the moon\n")
    #expect(made.files[0].text.contains("    Status: On the moon\n"))
    #expect(made.files[0].application.status == nil)
    #expect(made.remarks[0].row == 2)
    #expect(made.remarks[0].text.contains("“On the moon”"))
  }

  @Test("A status that the dates say is not written; another one is")
  func statusFromDates() throws {
    let made = try plan(
      "Company,Role,Status,Applied\nAcme,Smith,applied,2026-03-04\nBright,Smith,offer,2026-03-04\n")
    #expect(!made.files[0].text.contains("status:"))
    #expect(made.files[1].text.contains("status: offer\n"))
  }

  @Test(
    "Where the status is behind the dates, they win, and it is kept as a note",
    arguments: [
      ("Bookmarked,2026-03-04,", "applied"), ("Applied,2026-03-04,2026-04-01", "rejected"),
      ("Offer,2026-03-04,2026-04-01", "offer"), ("Archived,2026-03-04,", "closed"),
      // When that was is still to be written down.
      ("Phone Screen,2026-03-04,", "interviewing"),
    ])
  func statusBehind(cells: String, status: String) throws {
    let made = try plan(
      "Company Name,Job Title,Stage,Date Applied,Rejected\nAcme,Smith,\(cells)\n")
    let word = String(cells.prefix { $0 != "," })
    let isBehind = ["applied", "rejected"].contains(status)
    #expect(made.files[0].standing.status.rawValue == status)
    #expect(made.files[0].text.contains("status:") == !isBehind)
    #expect(made.files[0].text.contains("    Stage: \(word)\n") == isBehind)
    #expect(
      made.remarks.map(\.text)
        == (isBehind
          ? ["“Stage” is “\(word)”, but the dates say “\(status)”; it is kept as a note"] : []))
  }

  @Test("In our own export a status counts, whatever the dates say")
  func ownStatus() throws {
    let made = try plan(
      "File,Company,Role,Status,Applied,Log\nacme.md,Acme,Smith,lead,2026-03-04,\n")
    #expect(made.files[0].standing.status == .lead)
  }

  @Test("Words that say nothing leave nothing behind")
  func nothingSaid() throws {
    let made = try plan("Company,Role,Tags,Keen\nAcme,Smith,\", ;\",Normal\n") {
      try? $0.map("interest", "Keen")
    }
    #expect(made.files[0].text == "---\ncompany: Acme\nrole: Smith\n---\n\n# Smith at Acme\n")
  }

  @Test("Somebody with a name becomes a contact; an address alone stays a note")
  func contacts() throws {
    let made = try plan(
      "Company,Role,Contact,Contact Email,Contact Phone\nAcme,Smith,Ana Ruiz,ana@acme.example,+49 1\n"
        + "Bright,Smith,,x@bright.example,\n")
    let person = try #require(made.files[0].application.people.first)
    #expect(person.name == "Ana Ruiz" && person.email == "ana@acme.example")
    #expect(person.phone == "+49 1" && person.isContact && person.isFollowUpContact)
    #expect(made.files[1].application.people.isEmpty)
    #expect(made.files[1].text.contains("    Contact Email: x@bright.example\n"))
  }

  @Test("Headings that nothing is known of are named, with what to write")
  func unknownHeadings() throws {
    let refusal = try #require(try refusal("Firma;Stelle\nAcme;Smith\n"))
    #expect(refusal.kind == .unclear)
    for part in ["“Firma”, “Stelle”", "“Employer”", "--map \"company=Firma\"", "offer-expires"] {
      #expect(refusal.message.contains(part), "\(refusal.message)")
    }
  }

  @Test("What a person says about headings goes first, and must be there once")
  func mapping() throws {
    let table = "Company,Brand,Role,Twice,Twice\nHolding,Acme,Smith,a,b\n"
    let made = try plan(table) { try? $0.map("company", "brand") }
    #expect(made.files[0].application.company?.value == "Acme")
    #expect(made.files[0].text.contains("    Company: Holding\n    Twice: a\n    Twice: b\n"))
    for heading in ["Firm", "Twice"] {
      let refusal = try #require(try refusal(table) { try? $0.map("link", heading) })
      #expect(refusal.kind == .usage)
      #expect(refusal.message.contains("--map link=\(heading)"))
    }
  }

  @Test("Of two headings that mean the same, the second is kept as a note")
  func repeatedMeaning() throws {
    let made = try plan("Company,Employer,Role\nAcme,Holding,Smith\n")
    #expect(made.files[0].application.company?.value == "Acme")
    #expect(made.files[0].text.contains("    Employer: Holding\n"))
  }

  // MARK: Duplicates

  @Test(
    "A job that is there already is left out, and it is said which it is",
    arguments: [
      ("ACME,the  smith,", ImportPlan.Skip.sameJob),
      ("Other,Baker,https://acme.example/1", .sameLink),
      ("Other,Baker,http://WWW.Acme.example/1/?utm_source=x&trk=y#top", .sameLink),
    ])
  func known(row: String, skip: ImportPlan.Skip) throws {
    let known = [
      (
        "old/acme.md",
        "---\ncompany: Acme\nrole: The Smith\nlink: https://acme.example/1\nclosed: 2025-01-01\n---\n"
      )
    ]
    let made = try plan("Company,Role,Link\n\(row)\n", into: known)
    #expect(made.files.isEmpty)
    #expect(made.skipped[0].skip == skip)
    #expect(made.skipped[0].reason.contains("old/acme.md"))
    // The same within the table.
    let table = "Company,Role,Link\nAcme,The Smith,https://acme.example/1\n\(row)\n"
    #expect(
      try plan(table).skipped.map(\.reason) == [
        made.skipped[0].reason.replacing("old/acme.md", with: "row 2")
      ])
  }

  @Test(
    "Other jobs are other jobs",
    arguments: [
      "Acme,Baker,https://acme.example/2", "Acme,Baker,https://acme.example/1?job=7",
      "Acme,Baker,https://acme.example/", "Acme,Baker,n/a", "Acme,,", "Acme,Baker,",
    ])
  func others(row: String) throws {
    let table = """
      Company,Role,Link
      Acme,Smith,https://acme.example/1
      Acme,Turner,https://acme.example/
      Acme,Cook,n/a
      \(row)

      """
    #expect(try plan(table).files.count == 4)
  }

  // MARK: Files

  @Test("Every row gets a file of its own, also beside what is there")
  func fileNames() throws {
    let rows = "Company,Role\nAcme,A\nAcme,B!\nAcme,B?\nAcme,B.\n???,!!!\nWidget,\n,Baker\n"
    let made = try plan(rows, taken: ["2026/acme.md", "2026/acme-b-2.md"]) { $0.folder = "2026" }
    #expect(
      made.files.map(\.path) == [
        "2026/acme-a.md", "2026/acme-b.md", "2026/acme-b-3.md", "2026/acme-b-4.md",
        "2026/row-6.md", "2026/widget.md", "2026/baker.md",
      ])
    #expect(made.files[5].application.role == nil)
    #expect(made.files[6].application.company == nil)
  }

  @Test("A row that names neither company nor role is left out")
  func nameless() throws {
    let made = try plan("Company,Role,Notes\n,,x\n\nAcme,Smith,y\n")
    #expect(made.skipped.map(\.row) == [2])
    #expect(made.skipped[0].skip == .nameless)
    #expect(made.files.map(\.row) == [4])
  }
}

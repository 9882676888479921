import FollowUp
import Journal
import Store
import Syntax
import TestSupport
import Testing

@testable import Report

@Suite struct RedactionTests {
  /// What an assessment says but for words.
  private func course(_ assessment: Assessment) -> [String] {
    assessment.duties.map { duty in
      [
        "\(duty.rule.rawValue)", "\(duty.application)", "\(duty.state)", "\(duty.from)",
        "\(duty.due)", duty.lapses.map { "\($0)" } ?? "-", duty.fulfilled.map { "\($0)" } ?? "-",
        duty.who == nil ? "nobody" : "somebody", "line \(assessment.line(of: duty))",
      ].joined(separator: " ")
    }
      + assessment.quiet.map { "quiet \($0.application) \($0.since) \($0.until)" }
      + assessment.findings.map { "\($0.rule) \($0.severity) \($0.span?.start.line ?? 0)" }
  }

  /// Everything in a journal that tells who, where or what was said.
  private func secrets(_ journal: [Application]) -> Set<String> {
    var secrets: Set<String> = []
    for application in journal {
      secrets.formUnion([application.companyName, application.slug, application.file])
      secrets.formUnion(application.texts.values)
      secrets.formUnion(application.tags)
      for person in application.people {
        let details = [person.title, person.email, person.phone, person.link].compactMap { $0 }
        secrets.formUnion([person.name] + details + person.notes)
      }
      secrets.formUnion(application.interviews.map(\.title))
      secrets.formUnion(application.promises.map(\.text))
      secrets.formUnion(application.tasks.map(\.text))
      for entry in application.entries {
        // A date alone tells no more than the day that is kept.
        if CivilDate(iso: entry.value) == nil { secrets.insert(entry.value) }
      }
    }
    return secrets.filter { $0.count > 2 }
  }

  private func words(_ text: String) -> Set<String> {
    Set(text.split { !$0.isLetter && !$0.isNumber }.map { $0.lowercased() })
  }

  /// A page without its style sheet.
  private func page(_ assessment: Assessment) throws -> String {
    let html = ReportPage(assessment, isRedacted: true).html
    return String(html[try #require(html.firstRange(of: "</style>")).upperBound...])
  }

  @Test("Nothing of the samples that tells who or where is in a redacted page")
  func samplesPage() throws {
    let journal = try samples()
    let assessment = journal.assessment(on: try day(samplesDay))
    let page = try page(assessment.redacted())
    for secret in secrets(journal.applications) { #expect(!page.contains(secret), "\(secret)") }
    let used = words(page)
    var names: Set<String> = []
    for application in journal.applications {
      names.formUnion(words(application.companyName))
      for person in application.people { names.formUnion(words(person.name)) }
    }
    // Words of the program's own, which are in names by chance.
    let own: Set<String> = ["am", "and", "the", "of"]
    #expect(used.intersection(names.filter { $0.count > 1 }).subtracting(own).isEmpty)
    for file in ["money", "questions", "AGENDA", "example", "@"] {
      #expect(!page.contains(file), "\(file)")
    }
    #expect(page.contains("Company A"))
    #expect(page.contains("Timetable Editor"))
  }

  @Test("Duties, quiet spells and findings stay what they were")
  func samplesCourse() throws {
    let assessment = try samples().assessment(on: try day(samplesDay))
    #expect(course(assessment.redacted()) == course(assessment))
    let patterns = (Patterns(assessment), Patterns(assessment.redacted()))
    #expect(patterns.0.gaps == patterns.1.gaps)
    #expect(patterns.0.funnel.map(\.count) == patterns.1.funnel.map(\.count))
    #expect(patterns.0.flow.links.map(\.count) == patterns.1.flow.links.map(\.count))
    #expect(patterns.1.feedback.isEmpty)
  }

  @Test("So they do in any journal, and no text of it is left", arguments: seeds)
  func anyJournal(seed: UInt64) throws {
    var writer = ApplicationWriter(seed: seed)
    let file = writer.file()
    let journal = try TestJournal([
      (path: "acme.md", text: file.text), (path: "other.md", text: file.other),
    ]).assessment(on: file.today.description)
    let redacted = journal.redacted()
    #expect(course(redacted) == course(journal))
    #expect(Set(redacted.duties.map(\.id)).count == redacted.duties.count)
    let applications = journal.search.standings.map(\.application)
    let text = try page(redacted)
    let people = applications.flatMap { $0.people.map(\.name) }
    for name in people where name.count > 4 { #expect(!text.contains(name), "\(name)") }
    // What the program says of itself in the same words is no secret.
    let own = Rule.all.map(\.summary).joined() + "Thank-you: everyone"
    for secret in secrets(applications) where secret.contains(" ") && !own.contains(secret) {
      #expect(!text.contains(secret), "\(secret)")
    }
  }

  private static let seeds = 1...UInt64(Proofs.count(60, all: 3000))

  @Test("One person or firm has one name in all applications")
  func consistency() throws {
    func note(_ company: String, _ contact: String) -> String {
      "---\ncompany: \(company)\nrole: Smith\ncontact: \(contact)\n---\n"
    }
    let assessment = try TestJournal([
      (path: "a.md", text: note("Acme Ferries", "Ana Ruiz")),
      (path: "b.md", text: note("Brightwater", "Ana Ruiz")),
      (path: "c.md", text: note("ACME  ferries", "Jo Lind")),
    ]).assessment(on: samplesDay).redacted()
    let applications = assessment.search.standings.map(\.application)
    #expect(applications.map(\.companyName) == ["Company A", "Company B", "Company A"])
    #expect(
      applications.map { $0.people.map(\.name) } == [["Person 1"], ["Person 1"], ["Person 2"]])
  }

  @Test(
    "A role keeps its words, but for those of a name",
    arguments: [
      ("Deck Officer", "Deck Officer"), ("Deck Officer, Acme Ferries", "Deck Officer, …"),
      ("acme-ferries: Cook", "…: Cook"), ("Assistant to Ana Ruiz", "Assistant to …"),
      ("Acmeferriesplanner", "…"), ("Head of Data, am Ring", "Head of Data, am …"), ("", ""),
    ])
  func roles(role: String, redacted: String) throws {
    let text =
      "---\ncompany: Acme Ferries am Ring\nrole: x\ncontact: Ana Ruiz\n---\n"
    let names = Pseudonyms([try #require(try application(text))])
    #expect(names.role(role) == redacted)
  }

  @Test(
    "So it does where a name has an ending, or other accents",
    arguments: [
      ("ABB", "ABBs Koch", "… Koch"), ("Zach", "Zachs Vertretung", "… Vertretung"),
      ("O'Neil", "O'Neils Team", "O'… Team"), ("Café Zoë", "Cafe Zoe: Cook", "…: Cook"),
      ("Café Zoë", "Zoës Koch", "… Koch"), ("Müller", "Koch bei Mueller", "Koch bei …"),
      ("Mueller", "Müller", "…"), ("Müller", "Muller", "…"), ("Strauß", "Strausses Koch", "… Koch"),
      ("Zoe\u{308}", "Zoë", "…"), ("ABB", "Abbot", "…"), ("ABB", "Abbreviator", "Abbreviator"),
      ("HP", "HPs Cook", "… Cook"), ("Acme AG & Co", "Agile Coach", "Agile Coach"),
    ])
  func endings(company: String, role: String, redacted: String) throws {
    let names = Pseudonyms([try #require(try application("---\ncompany: \(company)\n---\n"))])
    #expect(names.role(role) == redacted)
  }

  @Test(
    "A role keeps no addresses, and no numbers to call",
    arguments: [
      (
        "Cook, ask jane.doe@northwind.example or +49 30 1234567, see https://northwind.example/jobs",
        "Cook, ask … or …, see …"
      ),
      ("Cook (030) 12-34-56", "Cook …"), ("Cook 030/123456-0", "Cook …"),
      ("Cook @ sea", "Cook @ sea"), ("Cook 2026, level 3", "Cook 2026, level 3"),
      ("Cook, 12345", "Cook, 12345"), ("FTP://sea.example Cook", "… Cook"),
    ])
  func addresses(role: String, redacted: String) throws {
    let names = Pseudonyms([try #require(try application("---\ncompany: Acme\n---\n"))])
    #expect(names.role(role) == redacted)
  }
}

import ArgumentParser
import FollowUp
import Store
import Views

struct PatternsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "patterns",
    abstract: "How well the follow-up went over time, and how far applications got.",
    discussion: """
      Of everything that was ever due, ended applications included: on time, late, missed, by rule \
      and by month; what was left undone again and again; the stages that applications passed, \
      and how long each took; which questions were answered. It counts, and names no causes.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  @OptionGroup var shared: SharedOptions

  @Option(help: "How to print it.")
  var format: Format = .text

  func run() throws {
    let journal = try shared.load()
    let assessment = journal.assessment(on: try shared.day(in: journal))
    let patterns = Patterns(assessment)
    switch format {
    case .json: Output.print(JSONViews.patterns(patterns, assessment.search))
    case .text: Output.print(TextViews(shared.style).patterns(patterns, assessment.search))
    }
    try shared.finish(journal)
  }
}

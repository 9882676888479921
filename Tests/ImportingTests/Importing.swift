import FollowUp
import Foundation
import Importing
import Journal
import Syntax
import TestSupport
import Testing

/// What would become of a table, in a journal with these files.
func plan(
  _ bytes: [UInt8], into files: [(path: String, text: String)] = [], taken: Set<String> = [],
  _ change: (inout ImportOptions) -> Void = { _ in }
) throws -> ImportPlan {
  var options = ImportOptions()
  change(&options)
  let applications = try files.compactMap { file -> Application? in
    let slug = String(file.path.dropLast(3))
    let reading = try Reading(file: file.path, slug: slug, source: SourceText(file.text))
    guard case .application(let application) = reading else { return nil }
    return application
  }
  return try ImportPlan(
    bytes, options, into: applications, today: try day("2026-11-21"),
    isFree: { !taken.contains($0) })
}

func plan(
  _ text: String, into files: [(path: String, text: String)] = [], taken: Set<String> = [],
  _ change: (inout ImportOptions) -> Void = { _ in }
) throws -> ImportPlan {
  try plan(Array(text.utf8), into: files, taken: taken, change)
}

/// Why a table is refused; nil where it is not.
func refusal(
  _ bytes: [UInt8], _ change: (inout ImportOptions) -> Void = { _ in }
) throws -> ImportRefusal? {
  do {
    _ = try plan(bytes, change)
    return nil
  } catch let refusal as ImportRefusal {
    return refusal
  }
}

func refusal(
  _ text: String, _ change: (inout ImportOptions) -> Void = { _ in }
) throws -> ImportRefusal? {
  try refusal(Array(text.utf8), change)
}

extension ImportPlan.NewFile {
  var text: String { String(decoding: contents, as: UTF8.self) }
  var application: Application { standing.application }
}

extension ImportOptions {
  mutating func map(_ name: String, _ heading: String) throws {
    let field = try #require(ImportField.mappable.first { $0.name == name })
    headings.append((field, heading))
  }
}

import FollowUp
import Journal
import TestSupport
import Testing

@testable import Report

@Suite struct FlowPictureTests {
  /// Applications that leave out stages, end early and late, and run.
  private static let shapes = [
    "found: 2026-09-01", "applied: 2026-09-02", "applied: 2026-09-02\nrejected: 2026-09-20",
    "applied: 2026-09-02\noffer: 2026-10-01\nwithdrawn: 2026-10-03",
    "interviews: [2026-09-10]\noffer: 2026-10-01\naccepted: 2026-10-03",
    "interviews: [2026-09-10, 2026-09-14, 2026-09-20, 2026-09-27]\nclosed: 2026-11-01",
    "interviews: [2026-09-10, 2026-09-14]\nsigned: 2026-10-05",
    "interviews: [2026-09-10, 2026-09-14, 2026-09-20]\noffer: 2026-10-01\nrejected: 2026-10-05",
    "closed: 2026-09-09",
  ]

  private func flow(seed: UInt64) throws -> Patterns {
    var random = SplitMix64(seed: seed)
    let count = Int.random(in: 1...60, using: &random)
    let files = (0..<count).map { number in
      (
        path: "\(number).md",
        text: "---\ncompany: Firm \(number)\nrole: Smith\n"
          + "\(Self.shapes[Int.random(in: Self.shapes.indices, using: &random)])\n---\n"
      )
    }
    return Patterns(try TestJournal(files).assessment(on: samplesDay))
  }

  private func isClose(_ left: Double, _ right: Double) -> Bool { abs(left - right) < 1e-6 }

  @Test("What flows into a bar fills it, and so does what flows out", arguments: 1...20)
  func widths(seed: UInt64) throws {
    let patterns = try flow(seed: seed)
    let picture = FlowPicture(patterns.flow)
    for place in picture.places {
      let into = picture.ribbons.filter { $0.link.to == place.node }
      let out = picture.ribbons.filter { $0.link.from == place.node }
      if !into.isEmpty {
        #expect(into.reduce(0) { $0 + $1.link.count } == place.count)
        #expect(isClose(into.reduce(0) { $0 + $1.width }, place.width))
      }
      if !out.isEmpty, place.node != .stage(.signed) {
        #expect(isClose(out.reduce(0) { $0 + $1.width }, place.width))
      }
    }
  }

  @Test("Bars and what passes them lie side by side, inside the picture", arguments: 1...20)
  func levels(seed: UInt64) throws {
    let picture = FlowPicture(try flow(seed: seed).flow)
    var rows: [Double: [(start: Double, end: Double)]] = [:]
    for place in picture.places {
      rows[place.y, default: []].append((place.start, place.start + place.width))
    }
    for ribbon in picture.ribbons {
      #expect(ribbon.edge.count >= 2)
      #expect(zip(ribbon.edge, ribbon.edge.dropFirst()).allSatisfy { $0.y <= $1.y })
      for point in ribbon.edge.dropFirst().dropLast() where rows[point.y] != nil {
        rows[point.y, default: []].append((point.x, point.x + ribbon.width))
      }
    }
    for row in rows.values {
      let sorted = row.sorted { $0.start < $1.start }
      #expect(sorted.allSatisfy { $0.start > -1e-6 && $0.end < 100 + 1e-6 })
      for (left, right) in zip(sorted, sorted.dropFirst()) {
        #expect(left.end <= right.start + 1e-6)
      }
    }
  }

  @Test("Funnel, flow and what became of them add up", arguments: 1...20)
  func sums(seed: UInt64) throws {
    let patterns = try flow(seed: seed)
    let picture = FlowPicture(patterns.flow)
    for step in patterns.funnel where step.count > 0 {
      let place = picture.places.first { $0.node == .stage(step.stage) }
      #expect(place?.count == step.count || patterns.flow.links.isEmpty)
    }
    let table = FlowPicture.table(patterns.flow)
    let figures = table.rows.compactMap { Int($0[2]) }
    #expect(figures == patterns.flow.links.map(\.count))
  }

  @Test("A journal without applications makes an empty picture")
  func empty() throws {
    let patterns = Patterns(try TestJournal([]).assessment(on: samplesDay))
    let picture = FlowPicture(patterns.flow)
    #expect(picture.places.isEmpty)
    #expect(picture.ribbons.isEmpty)
  }
}

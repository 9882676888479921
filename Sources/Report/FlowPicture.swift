internal import FollowUp

/// The flow of applications from stage to stage, from top to bottom, and to what became of them: a
/// Sankey diagram.
///
/// Stages are bars below each other that begin at the left; what leaves the way to the contract
/// falls straight down at the right end of its stage's bar, and is gathered at the bottom. All
/// widths have one scale, so that what flows into a bar fills it.
struct FlowPicture {
  /// Where a node lies across, in percent.
  struct Place {
    let node: Flow.Node
    let count: Int
    let start: Double
    let width: Double
    let y: Double
  }

  struct Ribbon {
    let link: Flow.Link
    /// The left edge at either end.
    let from: Double
    let to: Double
    let width: Double
  }

  let places: [Place]
  let ribbons: [Ribbon]

  private enum Layout {
    static let layer = 48.0
    static let bar = 7.0
    static let top = 18.0
    /// Where what left is gathered.
    static let bend = 72.0
    static let label = 15.0
    /// Percent.
    static let gap = 2.0
  }

  /// From the left.
  private static let ends: [Flow.Node] = [.open, .rejected, .withdrawn, .closed]

  init(_ flow: Flow) {
    let incoming = Dictionary(grouping: flow.links, by: \.to)
    let outgoing = Dictionary(grouping: flow.links, by: \.from)
    func sum(_ links: [Flow.Link]?) -> Int { (links ?? []).reduce(0) { $0 + $1.count } }
    func count(_ node: Flow.Node) -> Int { max(sum(incoming[node]), sum(outgoing[node])) }
    let stages = Flow.Node.all.filter { node in
      if case .stage = node { count(node) > 0 } else { false }
    }
    let ends = Self.ends.filter { count($0) > 0 }
    let total = ends.reduce(stages.last.map { count($0) - sum(outgoing[$0]) } ?? 0) {
      $0 + count($1)
    }
    let scale = total > 0 ? (100 - Double(ends.count) * Layout.gap) / Double(total) : 0

    var places: [Place] = []
    for (layer, node) in stages.enumerated() {
      places.append(
        Place(
          node: node, count: count(node), start: 0, width: Double(count(node)) * scale,
          y: Layout.top + Double(layer) * Layout.layer))
    }
    let bottom = (places.last?.y ?? 0) + Layout.bend
    var start = 100.0
    for node in ends.reversed() {
      let width = Double(count(node)) * scale
      start -= width
      places.append(
        Place(node: node, count: count(node), start: start, width: width, y: bottom))
      start -= Layout.gap
    }
    self.places = places

    let starts = Dictionary(uniqueKeysWithValues: places.map { ($0.node, $0.start) })
    func rank(_ node: Flow.Node) -> Int {
      if case .stage(let stage) = node { return stage.rawValue }
      return Stage.allCases.count + (Self.ends.firstIndex(of: node) ?? 0)
    }
    /// The left edges of the links that share a bar, in an order.
    func edges(
      _ groups: [Flow.Node: [Flow.Link]], by isBefore: (Flow.Link, Flow.Link) -> Bool
    ) -> [[Flow.Node]: Double] {
      var edges: [[Flow.Node]: Double] = [:]
      for (node, links) in groups {
        var x = starts[node] ?? 0
        for link in links.sorted(by: isBefore) {
          edges[[link.from, link.to]] = x
          x += Double(link.count) * scale
        }
      }
      return edges
    }
    let from = edges(outgoing) { rank($0.to) < rank($1.to) }
    // What comes from further up lies further to the right.
    let to = edges(incoming) { rank($0.from) > rank($1.from) }
    ribbons = flow.links.map { link in
      let key = [link.from, link.to]
      return Ribbon(
        link: link, from: from[key] ?? 0, to: to[key] ?? 0, width: Double(link.count) * scale)
    }
  }

  var drawing: Drawing {
    let ends = places.filter { if case .stage = $0.node { false } else { true } }
    let lowest = places.map(\.y).max() ?? 0
    var drawing = Drawing(
      height: lowest + Layout.bar + Double(ends.count) * Layout.label + 8)
    let rows = Dictionary(uniqueKeysWithValues: places.map { ($0.node, $0.y) })
    let stagesEnd = (places.filter { !ends.map(\.node).contains($0.node) }.map(\.y).max() ?? 0)
    for ribbon in ribbons {
      let top = (rows[ribbon.link.from] ?? 0) + Layout.bar
      let bottom = rows[ribbon.link.to] ?? 0
      let isEnd = ends.contains { $0.node == ribbon.link.to }
      // What leaves falls past the stages first.
      let bend = isEnd ? max(top, stagesEnd + Layout.bar) : top
      drawing.marks.append(
        .ribbon(
          Self.path(ribbon, top: top, bend: bend, bottom: bottom),
          style: "ribbon \(ribbon.link.to.name)"))
    }
    for place in places {
      drawing.marks.append(
        .bar(
          x: place.start, y: place.y, width: place.width, height: Layout.bar,
          style: "node \(place.node.name)"))
    }
    for place in places {
      guard let row = ends.firstIndex(where: { $0.node == place.node }) else {
        drawing.marks.append(
          .text(
            "\(place.node.title) \(place.count)", x: 0, y: place.y - 5, anchor: .start, shift: 1,
            style: "title"))
        continue
      }
      // The leftmost label lies lowest, so that no line crosses another label.
      let y = place.y + Layout.bar + Double(row + 1) * Layout.label
      let middle = place.start + place.width / 2
      drawing.marks.append(
        .line(x1: middle, y1: place.y + Layout.bar, x2: middle, y2: y - 4, style: "leader"))
      drawing.marks.append(
        .text(
          "\(place.node.title) \(place.count)", x: middle, y: y, anchor: middle > 50 ? .end : .start,
          shift: middle > 50 ? -4 : 4, style: "title"))
    }
    return drawing
  }

  private static func path(
    _ ribbon: Ribbon, top: Double, bend: Double, bottom: Double
  ) -> String {
    let number = Drawing.number
    let middle = number((bend + bottom) / 2)
    let (left, right) = (ribbon.from, ribbon.from + ribbon.width)
    let (leftEnd, rightEnd) = (ribbon.to, ribbon.to + ribbon.width)
    return "M\(number(left)) \(number(top))V\(number(bend))"
      + "C\(number(left)) \(middle) \(number(leftEnd)) \(middle) \(number(leftEnd)) \(number(bottom))"
      + "H\(number(rightEnd))"
      + "C\(number(rightEnd)) \(middle) \(number(right)) \(middle) \(number(right)) \(number(bend))"
      + "V\(number(top))Z"
  }

  /// - Parameter flow: As it was given to `init`.
  static func table(_ flow: Flow) -> Table {
    Table(
      caption: "How many applications went from where to where",
      columns: [.init("From"), .init("To"), .init("Applications", isNumber: true)],
      rows: flow.links.map { [$0.from.title, $0.to.title, "\($0.count)"] })
  }
}

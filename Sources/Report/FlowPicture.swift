internal import FollowUp

/// The flow of applications from stage to stage, from top to bottom, and to what became of them: a
/// Sankey diagram.
///
/// Stages are bars below each other that begin at the left. A link that passes a stage by runs at the
/// right of its bar, and what ends falls straight down at the right of all, to be gathered at the
/// bottom. All widths have one scale, so that what flows into a bar fills it, and on every level
/// all that is still in the flow fits beside what has left it.
struct FlowPicture {
  /// Where a node lies across, in percent.
  struct Place {
    let node: Flow.Node
    let count: Int
    let start: Double
    let width: Double
    let y: Double

    var middle: Double { start + width / 2 }
  }

  struct Ribbon {
    let link: Flow.Link
    /// Where its left edge runs, from top to bottom.
    let edge: [(x: Double, y: Double)]
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

    let levels = Dictionary(
      uniqueKeysWithValues: stages.enumerated().map { ($0.element, $0.offset) })
    let starts = Dictionary(uniqueKeysWithValues: places.map { ($0.node, $0.start) })
    func rank(_ node: Flow.Node) -> Int {
      levels[node] ?? stages.count + (Self.ends.firstIndex(of: node) ?? 0)
    }
    /// From the left, as they leave a bar.
    let order = flow.links.sorted {
      (rank($0.to), -rank($0.from)) < (rank($1.to), -rank($1.from))
    }
    var edges: [[Flow.Node]: [(x: Double, y: Double)]] = [:]
    func lay(_ links: [Flow.Link], from start: Double, y: [Double]) {
      var x = start
      for link in links {
        edges[[link.from, link.to], default: []] += y.map { (x, $0) }
        x += Double(link.count) * scale
      }
    }
    // What has ended lies the further right the earlier it did.
    var right = 100 - Double(ends.count) * Layout.gap
    var columns: [[Flow.Node]: Double] = [:]
    for stage in stages {
      let ending = order.filter { $0.from == stage && levels[$0.to] == nil }
      right -= Double(sum(ending)) * scale
      var x = right
      for link in ending {
        columns[[link.from, link.to]] = x
        x += Double(link.count) * scale
      }
    }
    for (level, stage) in stages.enumerated() {
      let y = places[level].y
      lay(order.filter { $0.to == stage }, from: 0, y: [y])
      let passing = order.filter { link in
        guard let to = levels[link.to], let from = levels[link.from] else { return false }
        return from < level && level < to
      }
      lay(passing, from: places[level].width, y: [y, y + Layout.bar])
      for link in order {
        guard let x = columns[[link.from, link.to]], let from = levels[link.from], from < level
        else { continue }
        edges[[link.from, link.to], default: []] += [(x, y), (x, y + Layout.bar)]
      }
      lay(order.filter { $0.from == stage }, from: 0, y: [y + Layout.bar])
    }
    for node in ends {
      lay(order.filter { $0.to == node }, from: starts[node] ?? 0, y: [bottom])
    }
    ribbons = flow.links.map { link in
      Ribbon(
        link: link, edge: edges[[link.from, link.to]] ?? [], width: Double(link.count) * scale)
    }
  }

  var drawing: Drawing {
    let ends = places.filter { if case .stage = $0.node { false } else { true } }
      .sorted { $0.start < $1.start }
    let lowest = places.map(\.y).max() ?? 0
    // A label reaches from its line to the middle: the lines that it reaches over end above it.
    let order = ends.filter { $0.middle > 50 } + ends.filter { $0.middle <= 50 }.reversed()
    let rows = Dictionary(
      uniqueKeysWithValues: order.enumerated().map { ($0.element.node, $0.offset) })
    var drawing = Drawing(
      height: lowest + Layout.bar + Double(ends.count) * Layout.label + 8)
    for ribbon in ribbons {
      drawing.marks.append(.ribbon(Self.path(ribbon), style: "ribbon \(ribbon.link.to.name)"))
    }
    for place in places {
      drawing.marks.append(
        .bar(
          x: place.start, y: place.y, width: place.width, height: Layout.bar,
          style: "node \(place.node.name)"))
    }
    for place in places {
      guard let row = rows[place.node] else {
        drawing.marks.append(
          .text(
            "\(place.node.title) \(place.count)", x: 0, y: place.y - 5, anchor: .start, shift: 1,
            style: "title"))
        continue
      }
      let y = place.y + Layout.bar + Double(row + 1) * Layout.label
      let (middle, isRight) = (place.middle, place.middle > 50)
      drawing.marks.append(
        .line(x1: middle, y1: place.y + Layout.bar, x2: middle, y2: y - 4, style: "leader"))
      drawing.marks.append(
        .text(
          "\(place.node.title) \(place.count)", x: middle, y: y, anchor: isRight ? .end : .start,
          shift: isRight ? -4 : 4, style: "title"))
    }
    return drawing
  }

  private static func path(_ ribbon: Ribbon) -> String {
    func side(_ points: [(x: Double, y: Double)], shift: Double) -> String {
      let number = Drawing.number
      return zip(points, points.dropFirst()).map { from, to in
        let middle = number((from.y + to.y) / 2)
        return from.x == to.x
          ? "V\(number(to.y))"
          : "C\(number(from.x + shift)) \(middle) \(number(to.x + shift)) \(middle)"
            + " \(number(to.x + shift)) \(number(to.y))"
      }.joined()
    }
    guard let first = ribbon.edge.first, let last = ribbon.edge.last else { return "" }
    return "M\(Drawing.number(first.x)) \(Drawing.number(first.y))" + side(ribbon.edge, shift: 0)
      + "H\(Drawing.number(last.x + ribbon.width))"
      + side(ribbon.edge.reversed(), shift: ribbon.width) + "Z"
  }

  /// - Parameter flow: As it was given to `init`.
  static func table(_ flow: Flow) -> Table {
    Table(
      caption: "How many applications went from where to where",
      columns: [.init("From"), .init("To"), .init("Applications", isNumber: true)],
      rows: flow.links.map { [$0.from.title, $0.to.title, "\($0.count)"] })
  }
}

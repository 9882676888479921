/// A pattern for paths below the root: `*` within a name, `**` across folders, `?` for one
/// character. Everything else stands for itself.
public struct Glob: Sendable {
  private enum Token: Sendable {
    case literal(Unicode.Scalar)
    /// `?`
    case one
    /// `*`
    case name
    /// `**`
    case path
    /// `**/`: any folders, or none.
    case folders
  }

  private let tokens: [Token]
  /// Whether it ends in `/**`, or is `**` alone.
  fileprivate let reachesDown: Bool

  public init(_ pattern: String) {
    var tokens: [Token] = []
    let scalars = Array(pattern.unicodeScalars)
    var index = 0
    while index < scalars.count {
      switch scalars[index] {
      case "?": tokens.append(.one)
      case "*":
        guard index + 1 < scalars.count, scalars[index + 1] == "*" else {
          tokens.append(.name)
          break
        }
        index += 1
        let isAtStart = index == 1 || scalars[index - 2] == "/"
        if isAtStart, index + 1 < scalars.count, scalars[index + 1] == "/" {
          index += 1
          tokens.append(.folders)
        } else {
          tokens.append(.path)
        }
      default: tokens.append(.literal(scalars[index]))
      }
      index += 1
    }
    self.tokens = tokens
    reachesDown = pattern == "**" || pattern.utf8.suffix(3).elementsEqual("/**".utf8)
  }

  /// Takes time in proportion to pattern times path, whatever they hold.
  public func matches(_ path: String) -> Bool { matches(GlobPath(path)) }

  fileprivate func matches(_ path: GlobPath) -> Bool {
    var reached = path.start
    for token in tokens {
      switch token {
      case .literal(let scalar):
        guard let places = path.places[scalar] else { return false }
        reached.advance(over: places)
      case .one: reached.advance(over: path.inNames)
      case .name: reached.spread(over: path.inNames)
      case .path: reached.spread(over: path.all)
      case .folders:
        var behind = reached
        behind.spread(over: path.all)
        reached.add(behind, where: path.nameStarts)
      }
      if reached.isEmpty { return false }
    }
    return reached.contains(path.count)
  }
}

extension [Glob] {
  /// Whether one of them matches.
  func match(_ path: String) -> Bool {
    guard !isEmpty else { return false }
    let path = GlobPath(path)
    return contains { $0.matches(path) }
  }

  /// Whether one of them matches every path below a folder, so that the folder need not be opened.
  func matchAll(below folder: String) -> Bool {
    // What `**` matches below the folder may as well be longer.
    filter(\.reachesDown).match(folder + "/x")
  }
}

/// A path that is to be compared with patterns.
private struct GlobPath {
  /// In Unicode scalars, as all places here.
  let count: Int
  /// By what stands there.
  private(set) var places: [Unicode.Scalar: Places] = [:]
  private(set) var all: Places
  /// All but the slashes.
  private(set) var inNames: Places
  /// Those behind a slash.
  private(set) var nameStarts: Places
  /// Before all of it.
  private(set) var start: Places

  init(_ path: String) {
    let scalars = Array(path.unicodeScalars)
    count = scalars.count
    let none = Places(upTo: scalars.count)
    (all, inNames, nameStarts, start) = (none, none, none, none)
    start.insert(0)
    for (index, scalar) in scalars.enumerated() {
      places[scalar, default: none].insert(index)
      all.insert(index)
      if scalar == "/" { nameStarts.insert(index + 1) } else { inNames.insert(index) }
    }
  }
}

/// Places in a path, a bit for each: so a token of a pattern is tried at 64 of them at once.
private struct Places {
  private var words: [UInt64]
  private(set) var isEmpty = true

  init(upTo last: Int) { words = Array(repeating: 0, count: last / 64 + 1) }

  mutating func insert(_ place: Int) {
    words[place / 64] |= 1 << (place % 64)
    isEmpty = false
  }

  func contains(_ place: Int) -> Bool { words[place / 64] >> (place % 64) & 1 == 1 }

  /// Goes on by one from those that are among others, and drops the rest.
  mutating func advance(over others: Places) {
    var carry: UInt64 = 0
    var found: UInt64 = 0
    for index in words.indices {
      let moving = words[index] & others.words[index]
      words[index] = moving << 1 | carry
      carry = moving >> 63
      found |= words[index]
    }
    isEmpty = found == 0
  }

  /// Adds the places that are reached by going on, any number of times, from those among others.
  mutating func spread(over others: Places) {
    var carry = false
    for index in words.indices {
      let (here, run) = (words[index], others.words[index])
      // A carry runs through the ones of a sum as this does through neighbours.
      let (sum, isBeyond) = (here & run).addingReportingOverflow(run)
      let (whole, isAgain) = sum.addingReportingOverflow(carry ? 1 : 0)
      words[index] = whole ^ run | here
      carry = isBeyond || isAgain
    }
  }

  mutating func add(_ others: Places, where condition: Places) {
    for index in words.indices { words[index] |= others.words[index] & condition.words[index] }
  }
}

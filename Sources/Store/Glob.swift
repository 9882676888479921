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
  private let reachesDown: Bool

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

  /// Whether it matches every path below a folder, so that the folder need not be opened.
  func matchesAll(below folder: String) -> Bool {
    // What `**` matches below the folder may as well be longer.
    reachesDown && matches(folder + "/x")
  }

  /// Takes time in proportion to pattern times path, whatever they hold.
  public func matches(_ path: String) -> Bool {
    let path = Array(path.unicodeScalars)
    // `reached[i]`: the tokens so far match the first i characters.
    var reached = [true] + Array(repeating: false, count: path.count)
    for token in tokens {
      var next = Array(repeating: false, count: path.count + 1)
      switch token {
      case .literal(let scalar):
        for index in path.indices where reached[index] && path[index] == scalar {
          next[index + 1] = true
        }
      case .one:
        for index in path.indices where reached[index] && path[index] != "/" {
          next[index + 1] = true
        }
      case .name, .path:
        let crossesFolders = if case .path = token { true } else { false }
        for index in 0...path.count {
          let goesOn =
            index > 0 && next[index - 1] && (crossesFolders || path[index - 1] != "/")
          next[index] = reached[index] || goesOn
        }
      case .folders:
        var isOpen = false
        for index in 0...path.count {
          if isOpen, index > 0, path[index - 1] == "/" { next[index] = true }
          if reached[index] {
            next[index] = true
            isOpen = true
          }
        }
      }
      reached = next
    }
    return reached[path.count]
  }
}

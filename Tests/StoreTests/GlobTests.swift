import Store
import TestSupport
import Testing

@Suite struct GlobTests {
  @Test(
    "A pattern matches the whole path below the root",
    arguments: [
      ("archive/**", "archive/old.md", true), ("archive/**", "archive/2024/old.md", true),
      ("archive/**", "archive", false), ("archive/**", "my/archive/old.md", false),
      ("*.md", "a.md", true), ("*.md", "a/b.md", false), ("*/b.md", "a/b.md", true),
      ("**/b.md", "b.md", true), ("**/b.md", "x/y/b.md", true), ("**/b.md", "x/ab.md", false),
      ("a/**/b.md", "a/b.md", true), ("a/**/b.md", "a/x/y/b.md", true),
      ("a**b", "a/x/b", true), ("?.md", "é.md", true), ("?.md", "ab.md", false),
      ("a?b", "a/b", false), ("a.md", "a.md", true), ("a.md", "aXmd", false),
      ("[a].md", "a.md", false), ("[a].md", "[a].md", true), ("", "", true), ("", "a", false),
      ("**", "any/thing at all", true), ("draft-*", "draft-", true),
      ("letters/*", "letters/sub/a.md", false), ("2025", "2025/a.md", false),
      ("**/**/a.md", "a.md", true), ("a/**/**", "a/b", true), ("**/x/**", "x/a.md", true),
      ("**/x/**", "a/b/x/c/d.md", true), ("**/x/**", "ax/b.md", false), ("***", "a/b", true),
      ("*/**/*.md", "a/b.md", true), ("*/**/*.md", "b.md", false), ("*", "a/", false),
      ("a.+(b)\\.md", "a.+(b)\\.md", true), ("a.+(b).md", "abb.md", false),
      ("A.md", "a.md", false), (" *", " a", true), ("a\n*", "a\nb", true), ("?", "", false),
      ("?", "\u{1F384}", true), ("/a.md", "a.md", false), ("**.md", "x/y.md", true),
    ])
  func matching(pattern: String, path: String, isMatch: Bool) {
    #expect(Glob(pattern).matches(path) == isMatch)
  }

  @Test("Many stars take no longer than their number says")
  func stars() {
    let glob = Glob(String(repeating: "*a", count: 60) + "b")
    #expect(!glob.matches(String(repeating: "a", count: 4000)))
  }

  /// What is said of patterns, word for word; it takes as long as it takes.
  private func matches(_ pattern: Substring, _ path: Substring, isNameStart: Bool = true) -> Bool {
    guard let sign = pattern.first else { return path.isEmpty }
    let rest = pattern.dropFirst()
    if sign == "*" {
      var (next, isAcross) = (rest, false)
      if rest.first == "*" { (next, isAcross) = (rest.dropFirst(), true) }
      if isAcross, isNameStart, next.first == "/" {
        let behind = next.dropFirst()
        return ([path.startIndex] + path.indices.filter { path[$0] == "/" }.map(path.index(after:)))
          .contains { matches(behind, path[$0...]) }
      }
      var taken = path.startIndex
      while true {
        if matches(next, path[taken...], isNameStart: false) { return true }
        guard taken < path.endIndex, isAcross || path[taken] != "/" else { return false }
        taken = path.index(after: taken)
      }
    }
    guard let first = path.first, sign == "?" ? first != "/" : first == sign else { return false }
    return matches(rest, path.dropFirst(), isNameStart: sign == "/")
  }

  /// All texts of some letters up to a length.
  private func texts(of letters: String, upTo length: Int) -> [String] {
    var all = [""]
    var last = all
    for _ in 0..<length {
      last = last.flatMap { text in letters.map { text + String($0) } }
      all += last
    }
    return all
  }

  @Test("Every short pattern matches what it says, alone and far into a long path")
  func shortPatterns() {
    let paths = texts(of: "ab/", upTo: 4)
    for pattern in texts(of: "a/*?", upTo: Proofs.count(4, all: 6)) {
      let glob = Glob(pattern)
      // Across the places at which a word of bits ends.
      let far = String(repeating: "x", count: 62) + "/"
      let farGlob = Glob(far + pattern)
      for path in paths {
        let isMatch = matches(pattern[...], path[...])
        #expect(glob.matches(path) == isMatch, "\(pattern) \(path)")
        #expect(farGlob.matches(far + path) == isMatch, "far \(pattern) \(path)")
      }
    }
  }
}

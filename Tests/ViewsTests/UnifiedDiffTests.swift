import Testing
import Views

@Suite struct UnifiedDiffTests {
  private func diff(_ old: String?, _ new: String) -> String {
    UnifiedDiff.text(from: old.map { Array($0.utf8) }, to: Array(new.utf8), path: "a.md")
  }

  @Test("Nothing changed is an empty text")
  func same() { #expect(diff("a\n", "a\n") == "") }

  @Test("An inserted line stands with three lines around it")
  func insertion() {
    let old = (1...9).map { "\($0)\n" }.joined()
    let new = old.replacing("5\n", with: "5\nnew\n")
    #expect(
      diff(old, new) == """
        --- a/a.md
        +++ b/a.md
        @@ -3,6 +3,7 @@
         3
         4
         5
        +new
         6
         7
         8

        """)
  }

  @Test("Changes far apart are two hunks, near ones are one")
  func hunks() {
    let old = (1...30).map { "\($0)\n" }.joined()
    let far = old.replacing("\n3\n", with: "\n3x\n").replacing("\n25\n", with: "\n25x\n")
    #expect(diff(old, far).split(separator: "\n").count { $0.hasPrefix("@@") } == 2)
    #expect(diff(old, far).contains("@@ -22,7 +22,7 @@"))
    let near = old.replacing("\n3\n", with: "\n3x\n").replacing("\n8\n", with: "\n8x\n")
    #expect(diff(old, near).split(separator: "\n").count { $0.hasPrefix("@@") } == 1)
  }

  @Test("A missing final newline is said, and a new file has no old name")
  func ends() {
    #expect(
      diff("a", "b") == """
        --- a/a.md
        +++ b/a.md
        @@ -1,1 +1,1 @@
        -a
        \\ No newline at end of file
        +b
        \\ No newline at end of file

        """)
    #expect(diff(nil, "b\n") == "--- /dev/null\n+++ b/a.md\n@@ -0,0 +1,1 @@\n+b\n")
    #expect(diff("a\r\n", "a\r\nb\r\n").hasSuffix(" a\r\n+b\r\n"))
  }
}

/// Rows of bars below each other, each with a line of text above it.
struct BarChart {
  struct Row {
    let title: String
    /// At the right end of the line.
    let note: String
    /// Side by side, from the left.
    let parts: [(count: Int, style: String)]
  }

  let rows: [Row]
  /// What fills the width.
  let whole: Int

  private enum Layout {
    static let row = 36.0
    static let text = 13.0
    static let bar = 19.0
    static let thickness = 9.0
  }

  var drawing: Drawing {
    var drawing = Drawing(height: Layout.row * Double(rows.count))
    for (number, row) in rows.enumerated() {
      let y = Layout.row * Double(number)
      drawing.marks.append(
        .text(row.title, x: 0, y: y + Layout.text, anchor: .start, shift: 0, style: "title"))
      drawing.marks.append(
        .text(row.note, x: 100, y: y + Layout.text, anchor: .end, shift: 0, style: "note"))
      var x = 0.0
      for part in row.parts where part.count > 0 {
        let width = Double(part.count) / Double(max(whole, 1)) * 100
        drawing.marks.append(
          .bar(
            x: x, y: y + Layout.bar, width: width, height: Layout.thickness,
            style: "part \(part.style)"))
        x += width
      }
    }
    return drawing
  }
}

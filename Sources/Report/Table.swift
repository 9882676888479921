/// A table of a page: the figures of a picture, for whoever does not see it.
struct Table {
  let caption: String
  let columns: [Column]
  var rows: [[String]] = []

  struct Column {
    let title: String
    let isNumber: Bool

    init(_ title: String, isNumber: Bool = false) {
      self.title = title
      self.isNumber = isNumber
    }
  }

  /// The first cell of a row is its heading.
  var values: Values {
    [
      "caption": caption,
      "tableStyle": columns.contains(where: \.isNumber) ? "figures" : "words",
      "columns": columns.map { ["columnTitle": $0.title, "columnIsNumber": $0.isNumber] },
      "rowsHTML": Markup(lines: rows.map(markup)),
    ]
  }

  private func markup(_ row: [String]) -> Markup {
    Markup(
      "tr", ["role": "row"],
      zip(row, columns).enumerated().map { index, cell in
        let text = Markup(cell.0)
        if index == 0 { return Markup("th", ["scope": "row", "role": "rowheader"], text) }
        return cell.1.isNumber
          ? Markup("td", ["role": "cell", "class": "number"], text)
          : Markup("td", ["role": "cell"], text)
      })
  }
}

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
      "rows": rows.map { row -> Values in
        [
          "rowTitle": Prose.runs(row.first ?? ""),
          "cells": zip(row, columns).dropFirst().map {
            ["cell": Prose.runs($0), "cellIsNumber": $1.isNumber] as Values
          },
        ]
      },
    ]
  }
}

/// The shapes of a picture, from back to front. Lengths down are pixels; lengths across are percent
/// of the picture's width, so that it fits every screen and its text keeps its size.
struct Drawing {
  enum Anchor: String { case start, middle, end }

  enum Mark {
    case bar(x: Double, y: Double, width: Double, height: Double, style: String)
    case line(x1: Double, y1: Double, x2: Double, y2: Double, style: String)
    /// A filled shape, its path in percent across and pixels down.
    case ribbon(String, style: String)
    /// One of the shapes that the page defines.
    case symbol(String, x: Double, y: Double)
    /// - Parameter shift: Pixels to the right.
    case text(String, x: Double, y: Double, anchor: Anchor, shift: Double, style: String)
  }

  let height: Double
  var marks: [Mark] = []

  /// - Parameters:
  ///   - id: Of the element; unique in the page.
  ///   - title: What a reader who does not see the picture is told.
  func values(id: String, title: String) -> Values {
    [
      "pictureID": id, "pictureTitle": title, "height": Self.number(height),
      "marksHTML": Markup(lines: marks.map { $0.markup(height: height) }),
    ]
  }

  /// With two decimals at most.
  static func number(_ value: Double) -> String {
    let hundredths = Int((value * 100).rounded())
    let (whole, rest) = abs(hundredths).quotientAndRemainder(dividingBy: 100)
    let sign = hundredths < 0 ? "-" : ""
    if rest == 0 { return "\(sign)\(whole)" }
    let digits = rest < 10 ? "0\(rest)" : rest.isMultiple(of: 10) ? "\(rest / 10)" : "\(rest)"
    return "\(sign)\(whole).\(digits)"
  }
}

extension Drawing.Mark {
  fileprivate func markup(height: Double) -> Markup {
    let number = Drawing.number
    func percent(_ value: Double) -> String { "\(number(value))%" }
    switch self {
    case .bar(let x, let y, let width, let height, let style):
      return Markup(
        "rect",
        [
          "class": style, "x": percent(x), "y": number(y), "width": percent(width),
          "height": number(height),
        ])
    case .line(let x1, let y1, let x2, let y2, let style):
      return Markup(
        "line",
        [
          "class": style, "x1": percent(x1), "y1": number(y1), "x2": percent(x2),
          "y2": number(y2),
        ])
    case .ribbon(let path, let style):
      // Stretched across as far as the picture is.
      return Markup(
        "svg",
        [
          "width": "100%", "height": number(height), "viewBox": "0 0 100 \(number(height))",
          "preserveAspectRatio": "none",
        ], Markup("path", ["class": style, "d": path]))
    case .symbol(let symbol, let x, let y):
      return Markup("use", ["href": "#sign-\(symbol)", "x": percent(x), "y": number(y)])
    case .text(let text, let x, let y, let anchor, let shift, let style):
      return Markup(
        "text",
        [
          "class": style, "x": percent(x), "y": number(y), "dx": number(shift),
          "text-anchor": anchor.rawValue,
        ], Markup(text))
    }
  }
}

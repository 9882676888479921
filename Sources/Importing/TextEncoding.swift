internal import Syntax

/// How the characters of a file are written as bytes.
public enum TextEncoding: String, CaseIterable, Sendable {
  case utf8 = "utf-8"
  case utf16LittleEndian = "utf-16le"
  case utf16BigEndian = "utf-16be"
  case windows1252 = "windows-1252"
  case latin1

  /// - Parameter encoding: nil to tell it from the bytes, where they tell.
  static func text(
    of bytes: ArraySlice<UInt8>, _ encoding: TextEncoding?
  ) throws(ImportRefusal) -> String {
    let marks: [(bytes: [UInt8], encoding: TextEncoding)] = [
      ([0xEF, 0xBB, 0xBF], .utf8), ([0xFF, 0xFE], .utf16LittleEndian),
      ([0xFE, 0xFF], .utf16BigEndian),
    ]
    let mark = marks.first { bytes.starts(with: $0.bytes) }
    let isMarked = mark != nil && (encoding == nil || encoding == mark?.encoding)
    let rest = isMarked ? bytes.dropFirst(mark?.bytes.count ?? 0) : bytes
    let meant = encoding ?? mark?.encoding ?? .utf8
    guard let text = meant.text(of: rest) else {
      throw encoding == nil && mark == nil
        ? ImportRefusal(
          .unclear,
          "the file is not UTF-8 text, and nothing in it says what else; name its encoding, often"
            + " --encoding windows-1252 for a file from Excel, or save it again as “CSV UTF-8”")
        : ImportRefusal(
          .unreadable,
          "the file is not \(meant.rawValue) text; name another --encoding: "
            + allCases.filter { $0 != meant }.map(\.rawValue).joined(separator: ", "))
    }
    guard !text.utf8.contains(0) else {
      throw ImportRefusal(
        .unreadable,
        "the file holds characters without meaning (NUL); if it is UTF-16, add --encoding utf-16le,"
          + " else save it again as text")
    }
    return text
  }

  /// - Returns: nil where the bytes are none of it.
  private func text(of bytes: ArraySlice<UInt8>) -> String? {
    switch self {
    case .utf8: return String(validating: bytes, as: UTF8.self)
    case .utf16LittleEndian: return Self.utf16(bytes) { UInt16($0) | UInt16($1) << 8 }
    case .utf16BigEndian: return Self.utf16(bytes) { UInt16($0) << 8 | UInt16($1) }
    case .latin1: return Self.text(of: bytes.map { Unicode.Scalar($0) })
    case .windows1252:
      return Self.text(
        of: bytes.map { byte in
          (0x80...0x9F).contains(byte)
            ? Self.windows1252Signs[Int(byte) - 0x80] : Unicode.Scalar(byte)
        })
    }
  }

  private static func text(of scalars: [Unicode.Scalar?]) -> String? {
    var view = String.UnicodeScalarView()
    for scalar in scalars {
      guard let scalar else { return nil }
      view.append(scalar)
    }
    return String(view)
  }

  private static func utf16(
    _ bytes: ArraySlice<UInt8>, _ unit: (UInt8, UInt8) -> UInt16
  ) -> String? {
    guard bytes.count.isMultiple(of: 2) else { return nil }
    let units = stride(from: bytes.startIndex, to: bytes.endIndex, by: 2)
      .map { unit(bytes[$0], bytes[$0 + 1]) }
    return String(validating: units, as: UTF16.self)
  }

  /// From 0x80 on; nil where there is none.
  private static let windows1252Signs: [Unicode.Scalar?] = [
    "€", nil, "‚", "ƒ", "„", "…", "†", "‡", "ˆ", "‰", "Š", "‹", "Œ", nil, "Ž", nil,
    nil, "‘", "’", "“", "”", "•", "–", "—", "˜", "™", "š", "›", "œ", nil, "ž", "Ÿ",
  ]
}

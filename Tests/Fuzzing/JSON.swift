internal import Syntax

/// What our JSON says, read as strictly as RFC 8259 has it.
enum JSON {
  case null, bool, number(Int?), text(String), array([JSON]), object([String: JSON])

  /// - Returns: nil for anything but one value, also where a key comes twice.
  init?(_ bytes: some Collection<UInt8>) {
    var reader = Reader(bytes: Array(bytes))
    guard let value = reader.value() else { return nil }
    reader.skipSpace()
    guard reader.cursor == reader.bytes.count else { return nil }
    self = value
  }

  subscript(key: String) -> JSON? {
    if case .object(let members) = self { members[key] } else { nil }
  }

  var text: String? { if case .text(let text) = self { text } else { nil } }
  var number: Int? { if case .number(let number) = self { number } else { nil } }
  var elements: [JSON] { if case .array(let elements) = self { elements } else { [] } }

  private struct Reader {
    let bytes: [UInt8]
    var cursor = 0

    private var next: UInt8 { cursor < bytes.count ? bytes[cursor] : 0 }

    private mutating func take(_ text: String) -> Bool {
      guard bytes[cursor...].starts(with: text.utf8) else { return false }
      cursor += text.utf8.count
      return true
    }

    mutating func skipSpace() {
      while next.isBlank || next == .newline || next == .carriageReturn { cursor += 1 }
    }

    mutating func value() -> JSON? {
      skipSpace()
      switch next {
      case UInt8(ascii: "{"): return object()
      case UInt8(ascii: "["): return array()
      case UInt8(ascii: "\""): return string().map { .text($0) }
      case UInt8(ascii: "t"): return take("true") ? .bool : nil
      case UInt8(ascii: "f"): return take("false") ? .bool : nil
      case UInt8(ascii: "n"): return take("null") ? .null : nil
      default: return number()
      }
    }

    private mutating func number() -> JSON? {
      let start = cursor
      if next == .hyphen { cursor += 1 }
      let first = cursor
      while next.isASCIIDigit { cursor += 1 }
      guard cursor > first, cursor == first + 1 || bytes[first] != UInt8(ascii: "0") else {
        return nil
      }
      if next == UInt8(ascii: ".") {
        cursor += 1
        guard next.isASCIIDigit else { return nil }
        while next.isASCIIDigit { cursor += 1 }
      }
      return .number(Int(String(decoding: bytes[start..<cursor], as: UTF8.self)))
    }

    private mutating func array() -> JSON? {
      cursor += 1
      var elements: [JSON] = []
      skipSpace()
      if take("]") { return .array([]) }
      repeat {
        guard let element = value() else { return nil }
        elements.append(element)
        skipSpace()
      } while take(",")
      return take("]") ? .array(elements) : nil
    }

    private mutating func object() -> JSON? {
      cursor += 1
      var members: [String: JSON] = [:]
      skipSpace()
      if take("}") { return .object([:]) }
      repeat {
        skipSpace()
        guard next == UInt8(ascii: "\""), let key = string() else { return nil }
        skipSpace()
        guard take(":"), let member = value(), members.updateValue(member, forKey: key) == nil
        else { return nil }
        skipSpace()
      } while take(",")
      return take("}") ? .object(members) : nil
    }

    private mutating func string() -> String? {
      cursor += 1
      var text: [UInt8] = []
      while next != UInt8(ascii: "\"") {
        guard next >= .space else { return nil }
        guard next == .backslash else {
          text.append(next)
          cursor += 1
          continue
        }
        cursor += 1
        let escape = next
        cursor += 1
        switch escape {
        case UInt8(ascii: "n"): text.append(.newline)
        case UInt8(ascii: "r"): text.append(.carriageReturn)
        case UInt8(ascii: "t"): text.append(.tab)
        case UInt8(ascii: "b"): text.append(8)
        case UInt8(ascii: "f"): text.append(12)
        case UInt8(ascii: "\""), .backslash, UInt8(ascii: "/"): text.append(escape)
        case UInt8(ascii: "u"):
          guard let scalar = scalar() else { return nil }
          text += String(scalar).utf8
        default: return nil
        }
      }
      cursor += 1
      return String(validating: text, as: UTF8.self)
    }

    /// Behind `\u`. Only controls are escaped so, which take no second unit.
    private mutating func scalar() -> Unicode.Scalar? {
      guard cursor + 4 <= bytes.count else { return nil }
      let digits = String(decoding: bytes[cursor..<cursor + 4], as: UTF8.self)
      cursor += 4
      return UInt32(digits, radix: 16).flatMap(Unicode.Scalar.init)
    }
  }
}

/// - Returns: The value, for more to be checked in it.
@discardableResult
func checkJSON(_ text: some Collection<UInt8>, _ what: @autoclosure () -> String) -> JSON {
  guard let json = JSON(text) else {
    check(false, "\(what()) is no JSON: \(String(decoding: text, as: UTF8.self))")
    return .null
  }
  return json
}

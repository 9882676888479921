internal import FollowUp
internal import Journal
internal import Syntax

/// Ends the program where something does not hold that always should: libFuzzer keeps the input.
func check(_ holds: Bool, _ what: @autoclosure () -> String) {
  if !holds { fatalError(what()) }
}

extension SourceText {
  /// A range is one of whole characters in the text.
  func check(_ range: Range<Int>, _ what: @autoclosure () -> String) {
    Fuzzing.check(
      range.lowerBound >= 0 && range.upperBound <= bytes.count
        && [range.lowerBound, range.upperBound].allSatisfy {
          $0 == bytes.count || bytes[$0] & 0xC0 != 0x80
        }, "\(what()): \(range) is no range of the text")
  }

  func check(_ lines: ClosedRange<Int>, _ what: @autoclosure () -> String) {
    Fuzzing.check(
      lines.lowerBound >= 1 && lines.upperBound <= lineCount,
      "\(what()): there are no lines \(lines)")
  }

  func check(_ span: SourceSpan, _ what: @autoclosure () -> String) {
    let isOne = [span.start, span.end].allSatisfy { position(at: offset(of: $0)) == $0 }
    Fuzzing.check(span.start <= span.end && isOne, "\(what()): \(span) is no span of the text")
  }
}

/// Text for a terminal has nothing in it that acts on one.
func checkPlain(_ text: String, _ what: @autoclosure () -> String) {
  let control = text.unicodeScalars.first { $0 != "\n" && Escaping.isControl($0) }
  check(control == nil, "\(what()) holds U+\(String(control?.value ?? 0, radix: 16))")
}

/// The lines of a calendar or of cards end as they have to and are as short as they have to be.
func checkContentLines(_ text: String, _ what: @autoclosure () -> String) {
  for line in text.utf8.split(separator: UInt8(ascii: "\n")) {
    check(
      line.last == .carriageReturn && line.count <= 76
        && line.dropLast().allSatisfy { $0 >= .space && $0 != 0x7F },
      "\(what()): a line is too long, or holds controls: \(String(decoding: line, as: UTF8.self))")
  }
  check(
    text.isEmpty || text.utf8.suffix(2).elementsEqual("\r\n".utf8),
    "\(what()): the last line does not end")
}

@_silgen_name("__lsan_disable")
private func disableLeakDetection()
@_silgen_name("__lsan_enable")
private func enableLeakDetection()

/// What is made once and never freed. Swift marks some of its pointers, and the leak detector does not
/// see what only these point at.
func kept<Value>(_ make: () -> Value) -> Value {
  disableLeakDetection()
  defer { enableLeakDetection() }
  return make()
}

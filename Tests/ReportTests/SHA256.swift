/// The hash that a policy names a style sheet by.
enum SHA256 {
  static func base64(_ text: String) -> String {
    let hash = hash(Array(text.utf8))
    let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
    var result = ""
    for start in stride(from: 0, to: hash.count, by: 3) {
      let bytes = hash[start..<min(start + 3, hash.count)]
      let bits = (0..<3).reduce(0) { bits, index in
        bits << 8 | (index < bytes.count ? Int(bytes[start + index]) : 0)
      }
      for index in 0..<4 {
        result.append(index <= bytes.count ? digits[bits >> (18 - 6 * index) & 63] : "=")
      }
    }
    return result
  }

  /// As FIPS 180-4 has it.
  static func hash(_ message: [UInt8]) -> [UInt8] {
    let primes = Self.primes(count: 64)
    let constants = primes.map { fraction(of: Double($0), cubic: true) }
    var state = primes.prefix(8).map { fraction(of: Double($0), cubic: false) }
    var padded = message + [0x80]
    while padded.count % 64 != 56 { padded.append(0) }
    let length = UInt64(message.count) * 8
    padded += (0..<8).map { UInt8(truncatingIfNeeded: length >> (56 - 8 * $0)) }
    func rotated(_ word: UInt32, _ count: UInt32) -> UInt32 { word >> count | word << (32 - count) }
    for block in stride(from: 0, to: padded.count, by: 64) {
      var words = (0..<16).map { index in
        (0..<4).reduce(UInt32(0)) { $0 << 8 | UInt32(padded[block + 4 * index + $1]) }
      }
      for index in 16..<64 {
        let (early, late) = (words[index - 15], words[index - 2])
        let first = rotated(early, 7) ^ rotated(early, 18) ^ early >> 3
        let second = rotated(late, 17) ^ rotated(late, 19) ^ late >> 10
        words.append(words[index - 16] &+ first &+ words[index - 7] &+ second)
      }
      var work = state
      for index in 0..<64 {
        let first = rotated(work[4], 6) ^ rotated(work[4], 11) ^ rotated(work[4], 25)
        let choice = work[4] & work[5] ^ ~work[4] & work[6]
        let sum = work[7] &+ first &+ choice &+ constants[index] &+ words[index]
        let second = rotated(work[0], 2) ^ rotated(work[0], 13) ^ rotated(work[0], 22)
        let majority = work[0] & work[1] ^ work[0] & work[2] ^ work[1] & work[2]
        work = [
          sum &+ second &+ majority, work[0], work[1], work[2], work[3] &+ sum, work[4], work[5],
          work[6],
        ]
      }
      state = zip(state, work).map { $0 &+ $1 }
    }
    return state.flatMap { word in
      (0..<4).map { UInt8(truncatingIfNeeded: word >> (24 - 8 * $0)) }
    }
  }

  private static func primes(count: Int) -> [Int] {
    var primes: [Int] = []
    var candidate = 2
    while primes.count < count {
      if !primes.contains(where: { candidate.isMultiple(of: $0) }) { primes.append(candidate) }
      candidate += 1
    }
    return primes
  }

  /// The first 32 bits behind the point of a square or cube root, by whole numbers.
  private static func fraction(of number: Double, cubic: Bool) -> UInt32 {
    // The largest root whose power is not above number · 2^(32·n).
    var low: UInt64 = 0
    var high: UInt64 = 1 << 37
    while high - low > 1 {
      let middle = (low + high) / 2
      if isAtMost(middle, number, cubic: cubic) { low = middle } else { high = middle }
    }
    return UInt32(truncatingIfNeeded: low)
  }

  private static func isAtMost(_ root: UInt64, _ number: Double, cubic: Bool) -> Bool {
    let root = UInt128(root)
    return cubic
      ? root * root * root <= UInt128(number) << 96 : root * root <= UInt128(number) << 64
  }
}

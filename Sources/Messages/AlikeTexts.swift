internal import Syntax

/// Finds messages of one application that say the same to two people.
///
/// Texts are compared by their shingles: all runs of four words, without greeting, closing and
/// names. Two of them are alike where the shorter one shares three fifths of its shingles: two
/// messages that share how they open and end, and each have a point of their own, stay well below.
struct AlikeTexts: Sendable {
  struct Twin {
    let index: Int
    /// The longest run of the same words, in this message and in the other one.
    let range: Range<Int>
    let otherRange: Range<Int>
  }

  private static let length = 4
  private static let share = (numerator: 3, denominator: 5)
  /// Fewer shingles are a sentence or two, which may well be the same.
  private static let least = 12
  /// So many messages with the same shingle are looked at, and so many that share most.
  private static let candidates = 8

  private struct Key: Hashable {
    let application: Int
    let shingle: UInt64
  }

  private struct Text {
    let application: Int?
    let addressee: String
    let shingles: [(hash: UInt64, range: Range<Int>)]
    let set: Set<UInt64>
  }

  private let texts: [Text]
  private var places: [Key: [Int]] = [:]

  init(_ proofs: [(proof: Proof, application: Int?)], _ notes: [Int: ProofNotes]) {
    texts = proofs.map { proof, application in
      let known = application.flatMap { notes[$0] }
      let names = Set(
        (known.map { $0.names.flatMap(\.parts) + $0.company } ?? []).map { $0.lowercased() })
      let shingles = Self.shingles(proof.text.core.filter { !names.contains($0.folded) })
      return Text(
        application: application, addressee: proof.addressee, shingles: shingles,
        set: Set(shingles.map(\.hash)))
    }
    for (index, text) in texts.enumerated() {
      guard let application = text.application else { continue }
      for shingle in text.set {
        let key = Key(application: application, shingle: shingle)
        let there = places[key] ?? []
        // One of each addressee tells as much as all of them.
        if there.count < Self.candidates,
          !there.contains(where: { texts[$0].addressee == text.addressee })
        {
          places[key] = there + [index]
        }
      }
    }
  }

  /// The message to somebody else that is most like one; nil where none is alike.
  func twin(of index: Int) -> Twin? {
    let text = texts[index]
    guard let application = text.application, text.set.count >= Self.least else { return nil }
    var counts: [Int: Int] = [:]
    for shingle in text.set {
      for other in places[Key(application: application, shingle: shingle)] ?? []
      where texts[other].addressee != text.addressee {
        counts[other, default: 0] += 1
      }
    }
    let most = counts.sorted { ($0.value, $1.key) > ($1.value, $0.key) }.prefix(Self.candidates)
    let alike = most.map(\.key).compactMap { other -> (index: Int, shared: Int)? in
      let shared = texts[other].set.intersection(text.set).count
      let size = min(text.set.count, texts[other].set.count)
      guard size >= Self.least,
        shared * Self.share.denominator >= size * Self.share.numerator
      else { return nil }
      return (other, shared)
    }
    guard let best = alike.max(by: { ($0.shared, $1.index) < ($1.shared, $0.index) }) else {
      return nil
    }
    let run = longestRun(text, in: texts[best.index])
    return Twin(index: best.index, range: run.here, otherRange: run.there)
  }

  private func longestRun(_ text: Text, in other: Text) -> (here: Range<Int>, there: Range<Int>) {
    let theirs = Dictionary(
      other.shingles.map { ($0.hash, $0.range) }, uniquingKeysWith: { first, _ in first })
    var best: (here: Range<Int>, there: Range<Int>)?
    var run: (here: Range<Int>, there: Range<Int>)?
    for shingle in text.shingles {
      guard let place = theirs[shingle.hash] else {
        run = nil
        continue
      }
      let (here, there) = run ?? (shingle.range, place)
      let end = max(there.upperBound, place.upperBound)
      let longer = (here.lowerBound..<shingle.range.upperBound, there.lowerBound..<end)
      run = longer
      if best.map({ longer.0.count > $0.here.count }) ?? true { best = longer }
    }
    return best ?? (0..<0, 0..<0)
  }

  private static func shingles(
    _ words: [ProofText.Word]
  ) -> [(hash: UInt64, range: Range<Int>)] {
    guard words.count >= length else { return [] }
    return (0...words.count - length).map { start in
      // FNV-1a.
      var hash: UInt64 = 0xcbf2_9ce4_8422_2325
      for word in words[start..<start + length] {
        for byte in word.folded.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        hash = (hash ^ 0x20) &* 0x100_0000_01b3
      }
      let range = words[start].range.lowerBound..<words[start + length - 1].range.upperBound
      return (hash, range)
    }
  }
}

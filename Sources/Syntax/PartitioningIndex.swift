extension RandomAccessCollection where Index == Int {
  /// The first index from which on something holds, found in a few steps; the end where it never
  /// does. Once it holds, it has to for all that follow.
  package func partitioningIndex(where holds: (Element) -> Bool) -> Int {
    var (low, high) = (startIndex, endIndex)
    while low < high {
      let middle = (low + high) / 2
      if holds(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}

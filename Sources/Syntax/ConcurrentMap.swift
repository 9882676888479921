internal import Dispatch

/// What a function makes of each element, in their order, worked out on all cores.
package func concurrentMap<Element: Sendable, Result: Sendable>(
  _ elements: [Element], _ transform: @Sendable (Element) -> Result
) -> [Result] {
  // Small enough to spread evenly, large enough that handing them out costs nothing.
  let size = 8
  guard elements.count > size else { return elements.map(transform) }
  return [Result](unsafeUninitializedCapacity: elements.count) { results, count in
    // Each element has a place of its own.
    nonisolated(unsafe) let results = results
    DispatchQueue.concurrentPerform(iterations: (elements.count + size - 1) / size) { part in
      for index in part * size..<min((part + 1) * size, elements.count) {
        results.initializeElement(at: index, to: transform(elements[index]))
      }
    }
    count = elements.count
  }
}

import GoujiText
import TestSupport
import Testing

/// Sets of offsets.
@Suite struct OffsetSetTests {
  @Test func itHoldsWhatASetHolds() {
    var random = SeededGenerator(seed: 7)
    var (offsets, set) = (OffsetSet(), Set<Int>())
    for _ in 0..<2_000 {
      let offset = random.int(0...700)
      offsets.insert(offset)
      set.insert(offset)
      #expect(offsets.count == set.count && !offsets.isEmpty)
    }
    for offset in -70...900 { #expect(offsets.contains(offset) == set.contains(offset), "\(offset)") }
  }

  @Test func nothingStandsBeforeTheDocument() {
    var offsets = OffsetSet()
    offsets.insert(-1)
    #expect(offsets.isEmpty && !offsets.contains(-1) && !offsets.contains(0))
  }
}

/// Finds the cells of a printed table that are figures: what stands between tabs or bars and has two decimals, or is a whole amount.
enum CellScanner {
  /// The figures in `text`, a table with its captions; their keys are the table, the row's first word, and the column.
  static func figures(in text: String, table: String, isYuan: Bool) -> [RecordedFigure] {
    let bytes = Array(text.utf8)
    var result: [RecordedFigure] = []
    var start = 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
      let mark: UInt8 = bytes[start] == 0x7C ? 0x7C : 0x09
      if bytes[start..<end].contains(mark) { row(bytes[start..<end], mark, table, isYuan, &result) }
      start = end + 1
    }
    return result
  }

  private static func row(_ line: ArraySlice<UInt8>, _ mark: UInt8, _ table: String, _ isYuan: Bool, _ result: inout [RecordedFigure]) {
    var label = table + "["
    var column = -1
    var end = line.startIndex - 1
    while end < line.endIndex {
      column += 1
      var (first, last) = (end + 1, line[(end + 1)...].firstIndex(of: mark) ?? line.endIndex)
      end = last
      while first < last, line[first] == 0x20 { first += 1 }
      while first < last, line[last - 1] == 0x20 { last -= 1 }
      guard first < last else { continue }
      guard let hundredths = hundredths(line[first..<last]) else {
        label = table + "[" + String(decoding: line[first..<last], as: UTF8.self) + ","
        continue
      }
      result.append(
        RecordedFigure(
          kind: hundredths == 0 ? .zero : .cell, range: first..<last, unit: nil, key: label + String(column) + "]",
          numerator: hundredths * (isYuan ? 1 : 10_000)))
    }
  }

  /// What a cell with two decimals shows.
  private static func hundredths(_ text: ArraySlice<UInt8>) -> Int? {
    var value = 0
    var digits = 0
    var decimals: Int?
    for byte in text {
      switch byte {
      case 0x30...0x39:
        value = value * 10 + Int(byte - 0x30)
        digits += 1
        decimals = decimals.map { $0 + 1 }
      case 0x2E where decimals == nil && digits > 0: decimals = 0
      case 0x2C, 0x20: continue
      default: return nil
      }
    }
    return decimals == 2 ? value : nil
  }
}

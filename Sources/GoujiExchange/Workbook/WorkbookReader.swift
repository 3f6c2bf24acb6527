import GoujiSyntax
import GoujiText

/// Reads a workbook (.xlsx): one table a sheet, with its cells as they are shown.
package struct WorkbookReader {
  /// What was read.
  package struct Result: Sendable {
    /// The document.
    package var document = ExchangeDocument()
    /// The names of hidden sheets, which are left out.
    package var hidden: [String] = []
    /// How many formulas have no value in the file: the program that wrote it computed nothing.
    package var uncomputed = 0
  }

  private let archive: ZipArchive
  private var strings: [[UInt8]] = []
  private var formats: [CellFormat] = []

  /// The workbook that `bytes` are; `nil` if they are none.
  package static func read(_ bytes: [UInt8]) -> Result? {
    guard let archive = ZipArchive(bytes), let workbook = archive.file("xl/workbook.xml") else { return nil }
    var reader = WorkbookReader(archive: archive)
    reader.readStrings()
    reader.readFormats()
    let targets = reader.targets()
    var result = Result()
    var scanner = TagScanner(workbook)
    while let token = scanner.next() {
      guard case .open("sheet", let tag, _) = token, let name = tag.value("name") else { continue }
      if let state = tag.value("state"), state != "visible" {
        result.hidden.append(name)
        continue
      }
      guard let target = tag.value("r:id").flatMap({ targets[$0] }), let sheet = archive.file(target) else { continue }
      result.document.blocks += SheetWriter.blocks(reader.rows(sheet, &result), name: name)
    }
    return result
  }

  private init(archive: ZipArchive) { self.archive = archive }

  // MARK: Parts

  /// The paths of the parts, by the ids that the workbook has for them.
  private func targets() -> [String: String] {
    var result: [String: String] = [:]
    var scanner = TagScanner(archive.file("xl/_rels/workbook.xml.rels") ?? [])
    while let token = scanner.next() {
      guard case .open("relationship", let tag, _) = token, let id = tag.value("id"), let target = tag.value("target") else { continue }
      result[id] = target.hasPrefix("/") ? String(target.dropFirst()) : "xl/" + target
    }
    return result
  }

  private mutating func readStrings() {
    var scanner = TagScanner(archive.file("xl/sharedStrings.xml") ?? [])
    var current: [UInt8]?
    var isText = false
    while let token = scanner.next() {
      switch token {
      case .open("si", _, let isEmpty): if isEmpty { strings.append([]) } else { current = [] }
      case .open("t", _, let isEmpty): isText = !isEmpty
      // Readings of Chinese words are not part of the text.
      case .open("rph", _, let isEmpty): if !isEmpty { scanner.skip(to: "rph") }
      case .close("t"): isText = false
      case .close("si"):
        strings.append(current ?? [])
        current = nil
      case .text(let text): if isText { current?.append(contentsOf: text) }
      default: break
      }
    }
  }

  private mutating func readFormats() {
    var codes: [Int: String] = [:]
    var isInCells = false
    var scanner = TagScanner(archive.file("xl/styles.xml") ?? [])
    while let token = scanner.next() {
      switch token {
      case .open("numfmt", let tag, _):
        if let id = tag.value("numfmtid").flatMap({ Int($0) }) { codes[id] = tag.value("formatcode") }
      case .open("cellxfs", _, _): isInCells = true
      case .close("cellxfs"): isInCells = false
      case .open("xf", let tag, _):
        guard isInCells else { continue }
        let id = tag.value("numfmtid").flatMap { Int($0) } ?? 0
        formats.append(CellFormat(id: id, code: codes[id]))
      default: break
      }
    }
  }

  // MARK: Sheets

  /// The rows of a sheet; an empty one stands for any number of rows without content.
  private func rows(_ sheet: [UInt8], _ result: inout Result) -> [[[UInt8]]] {
    var rows: [[[UInt8]]] = []
    var row: [[UInt8]] = []
    var cells = 0
    var type = ""
    var style = 0
    var column = 0
    var value: [UInt8] = []
    var isValue = false
    var isFormula = false
    var scanner = TagScanner(sheet)
    while let token = scanner.next() {
      guard cells < ExchangeLimits.cells, rows.count < ExchangeLimits.cells else {
        result.document.isCut = true
        break
      }
      switch token {
      case .open("row", _, let isEmpty):
        row = []
        if isEmpty { rows.append([]) }
      case .close("row"):
        rows.append(row)
        cells += row.count
        row = []
      case .open("c", let tag, let isEmpty):
        column = tag.value("r").flatMap { Self.column($0) } ?? row.count
        type = tag.value("t") ?? ""
        style = tag.value("s").flatMap { Int($0) } ?? 0
        value = []
        isFormula = false
        if isEmpty { continue }
      case .open("f", _, _): isFormula = true
      case .close("c"):
        if isFormula, value.isEmpty, type != "str" { result.uncomputed += 1 }
        guard !value.isEmpty else { continue }
        guard column < ExchangeLimits.columns else {
          result.document.isCut = true
          continue
        }
        let text = shown(value, type, style)
        while row.count <= column { row.append([]) }
        row[column] = text
      case .open("v", _, let isEmpty), .open("t", _, let isEmpty): isValue = !isEmpty
      case .close("v"), .close("t"): isValue = false
      case .open("rph", _, let isEmpty): if !isEmpty { scanner.skip(to: "rph") }
      case .text(let text): if isValue { value += text }
      default: break
      }
    }
    return rows
  }

  private func shown(_ value: [UInt8], _ type: String, _ style: Int) -> [UInt8] {
    switch type {
    case "s":
      guard let index = Int(value.string), strings.indices.contains(index) else { return value }
      return strings[index]
    case "str", "inlineStr", "e": return value
    case "b": return Array((value == [0x31] ? "TRUE" : "FALSE").utf8)
    default:
      let format = formats.indices.contains(style) ? formats[style] : CellFormat(id: 0, code: nil)
      return Array(format.text(value.string).utf8)
    }
  }

  /// The column of a cell's name: 1 for `B7`.
  private static func column(_ name: String) -> Int? {
    var result = 0
    for byte in name.utf8.prefix(3) {
      guard byte >= 0x41, byte <= 0x5A else { break }
      result = result * 26 + Int(byte) - 0x40
    }
    return result > 0 ? result - 1 : nil
  }
}

import GoujiText

/// What a file is, told by its first bytes and its name.
package enum ImportFormat: String, Sendable, CaseIterable {
  case gouji, text, markdown, html, docx, xlsx, pdf
  /// A file of a text processor that LibreOffice reads: .doc, .wps, .rtf, .odt.
  case writer
  /// A file of a spreadsheet that LibreOffice reads: .xls, .et, .ods.
  case spreadsheet

  /// The format of the file at `path` that holds `bytes`.
  package init(path: String, bytes: [UInt8]) {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    let ending = name.contains(".") ? name.split(separator: ".").last?.lowercased() ?? "" : ""
    if bytes.starts(with: Array("%PDF-".utf8)) {
      self = .pdf
    } else if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]), let archive = ZipArchive(bytes) {
      let names = archive.names
      self =
        names.contains("xl/workbook.xml") ? .xlsx : names.contains("word/document.xml") ? .docx : ending == "ods" ? .spreadsheet : .writer
    } else if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
      self = ["xls", "et"].contains(ending) ? .spreadsheet : .writer
    } else if bytes.starts(with: Array("{\\rtf".utf8)) {
      self = .writer
    } else {
      switch ending {
      case "gouji": self = .gouji
      case "md", "markdown": self = .markdown
      case "html", "htm", "xhtml": self = .html
      default: self = .text
      }
    }
  }
}

/// Reads what needs no other program into the dialect.
package enum Importer {
  /// What became of a file.
  package struct Result: Sendable {
    /// The text in the dialect.
    package var bytes: [UInt8]
    /// What was done, for the user.
    package var notes: [Localized] = []
    /// Whether amounts were converted from 元 to 万元.
    package var isConverted = false

    /// A text with nothing to say of it.
    package init(bytes: [UInt8], notes: [Localized] = []) {
      self.bytes = bytes
      self.notes = notes
    }
  }

  /// The dialect for `bytes` of `format`; a message where they are not what they should be. `keepsUnit` leaves a workbook
  /// in 元.
  package static func read(_ bytes: [UInt8], _ format: ImportFormat, keepsUnit: Bool = false) -> Swift.Result<Result, ImportProblem> {
    switch format {
    case .gouji: return .success(Result(bytes: bytes))
    case .text: return .success(mended(bytes, []))
    case .markdown: return written(MarkdownReader.read(bytes))
    case .html: return written(HTMLReader.read(bytes))
    case .xlsx:
      guard let workbook = WorkbookReader.read(bytes) else {
        return .failure(ImportProblem(Localized("不是完整的 Excel 工作簿", "is no complete workbook")))
      }
      return converted(workbook, keepsUnit: keepsUnit)
    case .docx, .pdf, .writer, .spreadsheet:
      return .failure(ImportProblem(Localized("这种文件要借助别的程序", "this kind of file needs another program")))
    }
  }

  /// The words of a PDF, as `pdftotext -bbox` gives them, in the dialect.
  package static func readPages(_ bytes: [UInt8]) -> Swift.Result<Result, ImportProblem> { written(PDFReader.read(bytes)) }

  private static func written(_ document: ExchangeDocument) -> Swift.Result<Result, ImportProblem> {
    guard !document.isTooLarge else {
      return .failure(
        ImportProblem(
          Localized(
            "有一张表太大（最多\(ExchangeLimits.columns)栏、\(ExchangeLimits.cells)格，空格也算）；删去多余的空行空栏再导入",
            "a table is too large (at most \(ExchangeLimits.columns) columns and \(ExchangeLimits.cells) cells, empty ones included); "
              + "delete empty rows and columns, then import")))
    }
    return .success(mended(DialectWriter.write(document), []))
  }

  private static func mended(_ bytes: [UInt8], _ notes: [Localized]) -> Result {
    let mended = Mender.mend(bytes)
    var result = Result(bytes: mended.bytes, notes: notes)
    if mended.figures > 0 {
      result.notes.append(Localized("去掉了\(mended.figures)个数中间的空格", "took the spaces out of \(mended.figures) figures"))
    }
    if mended.joined > 0 {
      result.notes.append(Localized("接上了分页断开的\(mended.joined)处", "joined \(mended.joined) places that pages had cut"))
    }
    return result
  }

  private static func converted(_ workbook: WorkbookReader.Result, keepsUnit: Bool) -> Swift.Result<Result, ImportProblem> {
    written(workbook.document).map { converted($0, workbook, keepsUnit: keepsUnit) }
  }

  private static func converted(_ text: Result, _ workbook: WorkbookReader.Result, keepsUnit: Bool) -> Result {
    var result = text
    if !workbook.hidden.isEmpty {
      let names = workbook.hidden.joined(separator: "、")
      result.notes.append(Localized("隐藏的工作表没有导入：\(names)", "hidden sheets were left out: \(names)"))
    }
    if workbook.uncomputed > 0 {
      result.notes.append(
        Localized(
          "有\(workbook.uncomputed)个公式在文件里没有算出的值，这些格空着；用 Excel 或 WPS 打开保存一次再导入",
          "\(workbook.uncomputed) formulas have no value in the file and are left empty; open and save it once in Excel, then import"))
    }
    guard !keepsUnit else { return result }
    let converted = UnitConverter.convert(result.bytes)
    result.bytes = converted.bytes
    result.isConverted = converted.tables > 0
    if result.isConverted {
      result.notes.append(
        Localized(
          "\(converted.tables)张表由元换算成万元（\(converted.figures)个数，四舍五入到两位小数）；要保留元用 --keep-unit",
          "\(converted.tables) tables converted from 元 to 万元 (\(converted.figures) figures, rounded to two decimals); --keep-unit keeps 元"))
    }
    return result
  }
}

/// Why a file could not be brought into the dialect.
package struct ImportProblem: Error, Sendable {
  /// What is wrong and what helps.
  package var message: Localized

  /// A problem that `message` describes.
  package init(_ message: Localized) { self.message = message }
}

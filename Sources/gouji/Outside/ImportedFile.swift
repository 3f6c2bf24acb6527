import GoujiExchange
import GoujiText
import GoujiWorkspace

/// Files of any format as text of the dialect: what `import` writes out, and what a review of many files reads.
enum ImportedFile {
  /// The file at `path` in the dialect, with notes on what was done; a message where it cannot be. `keepsUnit` leaves a
  /// workbook in 元. Files over the limit are refused.
  static func read(_ path: String, keepsUnit: Bool = false) -> Result<Importer.Result, ReadingProblem> {
    let isStandardInput = path == "-"
    let read =
      isStandardInput ? FileReading.readStandardInput(limit: ExchangeLimits.bytes) : FileReading.read(path, limit: ExchangeLimits.bytes)
    let bytes: [UInt8]
    switch read {
    case .success(let read): bytes = read
    case .failure(let failure):
      return .failure(ReadingProblem(path: isStandardInput ? "<stdin>" : path, position: nil, message: SourceReading.message(failure)))
    }
    let result: Result<Importer.Result, ImportProblem>
    let format = ImportFormat(path: path, bytes: bytes)
    if format == .text, namesDocument(path) {
      let message = Localized("这个文件不是后缀所说的格式，或者已经损坏", "the file is not what its suffix says, or it is damaged")
      return .failure(ReadingProblem(path: path, position: nil, message: message))
    }
    switch format {
    case .docx: result = converted(path, bytes, "document.docx", document)
    case .pdf: result = converted(path, bytes, "document.pdf", pages)
    case .writer: result = converted(path, bytes, "document" + ending(path)) { office($0, $1, "docx").flatMap { document($0.0, $0.1) } }
    case .spreadsheet:
      result = converted(path, bytes, "workbook" + ending(path)) { file, folder in
        office(file, folder, "xlsx").flatMap { TemporaryFolder.read($0.0) }
          .flatMap { Importer.read($0, .xlsx, keepsUnit: keepsUnit) }
      }
    case .gouji, .text, .markdown, .html, .xlsx:
      result = (format == .xlsx ? .success(bytes) : utf8(bytes)).flatMap { Importer.read($0, format, keepsUnit: keepsUnit) }
    }
    return result.mapError { ReadingProblem(path: isStandardInput ? "<stdin>" : path, position: nil, message: $0.message) }
  }

  /// A copy of the file for programs, under a name that means nothing to them.
  private static func converted(
    _ path: String, _ bytes: [UInt8], _ name: String,
    _ body: (String, TemporaryFolder) -> Result<Importer.Result, ImportProblem>
  ) -> Result<Importer.Result, ImportProblem> {
    TemporaryFolder.with { folder in
      let file = folder.path + "/" + name
      return TemporaryFolder.write(bytes, to: file).flatMap { body(file, folder) }
    }
  }

  private static func document(_ file: String, _ folder: TemporaryFolder) -> Result<Importer.Result, ImportProblem> {
    OutsideProgram.pandoc.run(["-f", "docx", "-t", "html", "--wrap=none", file], in: folder)
      .flatMap { Importer.read($0, .html) }
  }

  private static func pages(_ file: String, _ folder: TemporaryFolder) -> Result<Importer.Result, ImportProblem> {
    OutsideProgram.pdftotext.run(["-bbox", "-enc", "UTF-8", file, "-"], in: folder).flatMap { bytes in
      Importer.readPages(bytes).flatMap { result in
        guard result.bytes.isEmpty else { return .success(result) }
        return .failure(
          ImportProblem(Localized("这个 PDF 里没有文字（可能是扫描件）", "this PDF holds no text (it may be a scan)")))
      }
    }
  }

  /// The file in another format of LibreOffice.
  private static func office(
    _ file: String, _ folder: TemporaryFolder, _ format: String
  ) -> Result<(String, TemporaryFolder), ImportProblem> {
    let arguments = [
      "-env:UserInstallation=file://" + folder.path + "/profile", "--headless", "--convert-to", format, "--outdir", folder.path + "/out",
      file,
    ]
    let stem = file.split(separator: "/").last?.split(separator: ".").first.map(String.init) ?? "document"
    return OutsideProgram.office.run(arguments, in: folder).map { _ in (folder.path + "/out/" + stem + "." + format, folder) }
  }

  /// Whether the suffix is that of a format that is no plain text.
  private static func namesDocument(_ path: String) -> Bool {
    let name = path.lowercased()
    return [".docx", ".xlsx", ".pdf", ".doc", ".wps", ".rtf", ".odt", ".xls", ".et", ".ods"].contains { name.hasSuffix($0) }
  }

  private static func ending(_ path: String) -> String {
    let name = path.split(separator: "/").last ?? ""
    let ending = name.contains(".") ? name.split(separator: ".").last?.lowercased() ?? "" : ""
    return ["doc", "wps", "rtf", "odt", "xls", "et", "ods"].contains(ending) ? "." + ending : ".doc"
  }

  /// Text in UTF-8, whatever it is in.
  private static func utf8(_ bytes: [UInt8]) -> Result<[UInt8], ImportProblem> {
    guard let name = SourceEncoding.recognize(bytes).iconvName else { return .success(bytes) }
    return TemporaryFolder.with { folder in
      let file = folder.path + "/text"
      return TemporaryFolder.write(bytes, to: file)
        .flatMap { OutsideProgram.iconv.run(["-f", name, "-t", "UTF-8", file], in: folder) }
    }
  }
}

"""Reports out to Word and back, and in from workbooks, PDFs and what LibreOffice reads, with the real programs: pandoc, poppler,
openpyxl, reportlab, soffice.

    python3 exchange.py GOUJI ROOT [docx] [xlsx] [pdf] [office] [missing]

Every part compares what the linter finds before and after, and the multiset of the figures.
"""
import collections
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

GOUJI, ROOT = sys.argv[1], pathlib.Path(sys.argv[2])
PARTS = sys.argv[3:] or ["docx", "xlsx", "pdf", "office", "missing"]
SAMPLES = ROOT / "Tests/Samples"
FOLDER = pathlib.Path(tempfile.mkdtemp(prefix="gouji-exchange-"))


def run(*arguments, status=0):
    done = subprocess.run([GOUJI, *map(str, arguments)], capture_output=True)
    assert done.returncode == status, (arguments, done.returncode, done.stderr.decode())
    return done.stdout.decode()


def findings(path):
    """The messages without their places."""
    done = subprocess.run([GOUJI, "lint", "--no-config", "--show-tails", path], capture_output=True)
    assert done.returncode in (0, 1), done.stderr.decode()
    lines = [line for line in done.stdout.decode().splitlines() if not line.startswith("  ")]
    return collections.Counter(re.sub(r"第\d+行", "", re.sub(r"^\S+ ", "", line)) for line in lines[:-1])


def figures(text):
    """The numbers of a report's text, without those of comments."""
    text = "\n".join(line for line in text.splitlines() if not line.startswith("//"))
    return collections.Counter(re.sub(r"[, ]", "", number) for number in re.findall(r"\d[\d,]*(?:\.\d+)?", text))


def tables(path):
    """The tables of a sample: title, caption lines, rows."""
    found, caption, rows = [], [], []
    for line in path.read_text().splitlines() + [""]:
        if "\t" in line:
            rows.append(line.split("\t"))
        elif rows:
            found.append((caption[-6:], rows))
            caption, rows = [], []
        elif line.strip() and not line.startswith(("---", "注：")):
            caption.append(line)
    return found


def check(name, condition):
    print(("ok    " if condition else "FAIL  ") + name, flush=True)
    if not condition:
        sys.exit(1)


def docx():
    paths = [SAMPLES / "report.gouji", SAMPLES / "flawed.gouji", *sorted((SAMPLES / "layouts").glob("*.gouji")),
             *sorted((SAMPLES / "provinces").glob("*-flawed.gouji"))]
    for path in paths:
        word, back = FOLDER / (path.stem + ".docx"), FOLDER / (path.stem + ".gouji")
        run("export", "--output", word, path)
        run("import", "--output", back, word)
        check(f"docx: {path.stem} comes back with the same findings", findings(path) == findings(back))
    page = subprocess.run(["pandoc", "-f", "docx", "-t", "html", FOLDER / "report.docx"], capture_output=True).stdout.decode()
    check("docx: every figure is in the file", figures(re.sub(r"<[^>]*>", " ", page)) ==
          figures(re.sub(r"<[^>]*>", " ", run("export", "--to", "html", SAMPLES / "report.gouji").split("<body>")[1])))


def workbook(path, unit, sample):
    """A workbook with the tables of a sample, one a sheet."""
    import openpyxl

    book = openpyxl.Workbook()
    book.remove(book.active)
    for number, (caption, rows) in enumerate(tables(sample)):
        sheet = book.create_sheet(f"表{number + 1}")
        title = next((line for line in reversed(caption) if line.endswith("表") and not line.startswith("公开")), f"表{number + 1}")
        code = next((line for line in caption if line.startswith("公开")), "")
        sheet.append([title])
        sheet.append([code] + [None] * (len(rows[0]) - 2) + [f"金额单位：{unit}"])
        for row in rows:
            cells = []
            for text in row:
                plain = text.replace(",", "")
                # Two decimals, so that the code of a budget item stays one.
                cells.append(float(plain) if re.fullmatch(r"-?\d+\.\d\d", plain) else int(text) if re.fullmatch(r"\d{1,2}", text) else text or None)
            sheet.append(cells)
            for cell in sheet[sheet.max_row]:
                if isinstance(cell.value, float):
                    cell.number_format = "#,##0.00"
                elif cell.data_type == "f":
                    cell.data_type = "s"  # =100% is what a target says, not a formula
    hidden = book.create_sheet("草稿")
    hidden.sheet_state = "hidden"
    hidden.append(["不要", 1, 2])
    book.save(path)


def xlsx():
    sample = SAMPLES / "report.gouji"
    book, back, only = FOLDER / "wan.xlsx", FOLDER / "wan.gouji", FOLDER / "only.gouji"
    workbook(book, "万元", sample)
    run("import", "--output", back, book)
    check("xlsx: no loud finding in the clean workbook", not [line for line in findings(back) if line.startswith(("错误", "警告"))])
    counted = run("tables", back)
    check("xlsx: nine tables and three score tables", re.search(r"^12\. ", counted, re.M) and not re.search(r"^13\. ", counted, re.M))
    cells = collections.Counter()
    for _, rows in tables(sample):
        cells += figures("\n".join("\t".join(row) for row in rows))
    body = re.sub(r"^(公开0\d表|第二部分.*)\t.*\n", "", "\n".join(line for line in back.read_text().splitlines() if "\t" in line), flags=re.M)
    check("xlsx: every figure is there once", figures(body) == cells)
    check("xlsx: the hidden sheet is left out", "不要" not in back.read_text())

    yuan = FOLDER / "yuan.xlsx"
    workbook(yuan, "元", SAMPLES / "layouts/yuan.gouji")
    done = subprocess.run([GOUJI, "import", yuan], capture_output=True)
    text, notes = done.stdout.decode(), done.stderr.decode()
    check("xlsx: 元 becomes 万元", done.returncode == 0 and "金额单位：万元" in text and "金额单位：元" not in text and "换算成万元" in notes)
    kept = run("import", "--keep-unit", yuan)
    check("xlsx: --keep-unit keeps 元", "金额单位：元" in kept)
    (FOLDER / "yuan.gouji").write_text(text)
    check("xlsx: what was converted holds", not [line for line in findings(FOLDER / "yuan.gouji") if line.startswith(("错误", "警告"))])
    check("xlsx: 尾差 are listed", "// 由元换算成万元后的尾差：" in text and "尾差" in notes)

    def amounts(source):
        return [float(cell.replace(",", "")) for line in source.splitlines() if "\t" in line for cell in line.split("\t")
                if re.fullmatch(r"-?[\d,]+\.\d\d", cell)]
    before, after = amounts(kept), amounts(text)
    check("xlsx: each amount is the one in 元, rounded",
          len(before) == len(after) > 100 and all(abs(a / 10000 - b) <= 0.00500001 for a, b in zip(before, after)))


def pdf():
    from reportlab.lib.pagesizes import A4, landscape
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle
    from reportlab.lib.styles import ParagraphStyle

    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    body = ParagraphStyle("body", fontName="STSong-Light", fontSize=11, leading=18, firstLineIndent=22, wordWrap="CJK")
    line = ParagraphStyle("line", fontName="STSong-Light", fontSize=11, leading=16, wordWrap="CJK")
    story, count = [], 0
    for caption, rows in tables(SAMPLES / "report.gouji")[:5]:
        for text in caption[-5:]:
            story.append(Paragraph(text, line))
        width = max(map(len, rows))
        data = [row + [""] * (width - len(row)) for row in rows]
        table = Table(data, repeatRows=0)
        table.setStyle(TableStyle([("FONT", (0, 0), (-1, -1), "STSong-Light", 7), ("GRID", (0, 0), (-1, -1), 0.3, "#888888")]))
        story += [table, PageBreak()]
        count += 1
    story.append(Paragraph("一、收入支出决算总体情况说明", line))
    sentence = "2024年度收、支总计均为4,311.78万元。其中：本年收入合计4,148.13万元，使用非财政拨款结余（含专用结余）18.64万元，年初结转和结余145.01万元。"
    story += [Paragraph(sentence, body), Spacer(1, 12)]
    path, back = FOLDER / "report.pdf", FOLDER / "pdf.gouji"
    SimpleDocTemplate(str(path), pagesize=landscape(A4)).build(story)
    run("import", "--output", back, path)
    text = back.read_text()
    check("pdf: sentences that lines wrapped are whole", sentence in text)
    check("pdf: the tables are tables", len(re.findall(r"^合计\t", text, re.M)) >= 3 and run("tables", back).count("公开0") >= count)
    cells = collections.Counter()
    for caption, rows in tables(SAMPLES / "report.gouji")[:5]:
        cells += figures("\n".join(caption[-5:]) + "\n" + "\n".join("\t".join(row) for row in rows))
    cells += figures(sentence)
    check("pdf: every figure is there", figures(text) == cells)
    check("pdf: nothing loud in it", not [found for found in findings(back) if found.startswith(("错误", "警告"))])


def office():
    if not shutil.which("soffice"):
        print("not tried: .doc, .wps, .rtf, .odt, .xls, .et and .ods, which take LibreOffice")
        return

    def convert(path, ending):
        call = ["soffice", f"-env:UserInstallation=file://{FOLDER}/office", "--headless", "--convert-to", ending, "--outdir", str(FOLDER), str(path)]
        subprocess.run(call, capture_output=True, timeout=180)
        check(f"office: LibreOffice writes {ending}", path.with_suffix("." + ending).exists())
        return path.with_suffix("." + ending)

    # With a sentence behind the last table: LibreOffice writes a .doc that ends with a table without it.
    text, word, book = FOLDER / "texts.gouji", FOLDER / "texts.docx", FOLDER / "tables.xlsx"
    text.write_text((SAMPLES / "flawed.gouji").read_text() + "\n\n以上是全部内容。\n")
    run("export", "--output", word, text)
    workbook(book, "万元", SAMPLES / "report.gouji")
    direct = run("import", book)
    # WPS names its own files .wps and .et; older ones are the same inside as .doc and .xls.
    for ending, other in (("odt", None), ("rtf", None), ("doc", "wps")):
        path = convert(word, ending)
        for name in filter(None, (ending, other)):
            back = FOLDER / f"{name}.gouji"
            run("import", "--output", back, path if name == ending else shutil.copy(path, path.with_suffix("." + name)))
            check(f"office: .{name} has the same findings", findings(text) == findings(back))
    for ending, other in (("ods", None), ("xls", "et")):
        path = convert(book, ending)
        for name in filter(None, (ending, other)):
            found = run("import", path if name == ending else shutil.copy(path, path.with_suffix("." + name)))
            check(f"office: .{name} has the same figures", figures(found) == figures(direct))
            check(f"office: .{name} is the same text", found == direct)


def missing():
    import os

    empty, temporary = FOLDER / "bin", FOLDER / "temporary"
    empty.mkdir()
    temporary.mkdir()
    environment = {**os.environ, "PATH": str(empty), "TMPDIR": str(temporary)}
    (FOLDER / "a.pdf").write_bytes(b"%PDF-1.4\n")
    (FOLDER / "a.doc").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
    (FOLDER / "a.txt").write_bytes("示例市数据资源局决算报告，收入支出，表中各数。".encode("gb18030") * 5)
    for call, program in ((["export", "--output", FOLDER / "a.docx", SAMPLES / "report.gouji"], "pandoc"),
                          (["import", FOLDER / "a.pdf"], "pdftotext"), (["import", FOLDER / "a.doc"], "soffice"),
                          (["import", FOLDER / "a.txt"], "iconv")):
        for locale, word in (("zh", "安装"), ("en", "Install")):
            done = subprocess.run([GOUJI, *map(str, call), "--locale", locale], capture_output=True, env=environment)
            said = done.stderr.decode()
            check(f"missing: {program} ({locale})", done.returncode == 2 and program in said and word in said and not done.stdout)
    check("missing: no temporary folder is left", not list(temporary.iterdir()))

    # A program that fails, and what it says.
    (empty / "pdftotext").write_text("#!/bin/sh\necho 坏了 >&2\nexit 3\n")
    (empty / "pdftotext").chmod(0o755)
    environment["PATH"] = f"{empty}:/usr/bin:/bin"
    done = subprocess.run([GOUJI, "import", str(FOLDER / "a.pdf")], capture_output=True, env=environment)
    check("missing: what a failing program says is shown", done.returncode == 2 and "pdftotext: 坏了" in done.stderr.decode())
    check("missing: GB18030 is converted", subprocess.run([GOUJI, "import", str(FOLDER / "a.txt")], capture_output=True).stdout.decode()
          .startswith("示例市数据资源局"))
    check("missing: no temporary folder is left behind a failure", not list(temporary.iterdir()))
    shutil.rmtree(empty)


try:
    for part in PARTS:
        {"docx": docx, "xlsx": xlsx, "pdf": pdf, "office": office, "missing": missing}[part]()
finally:
    shutil.rmtree(FOLDER, ignore_errors=True)

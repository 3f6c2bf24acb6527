"""The CSV of gouji review: read by Python, and by LibreOffice where it is installed."""
import csv
import pathlib
import shutil
import subprocess
import sys

GOUJI, OUT = sys.argv[1], pathlib.Path(sys.argv[2])
hostile = OUT / 'hostile.gouji'
text = pathlib.Path('Tests/Samples/flawed.gouji').read_text(encoding='utf-8')
hostile.write_text(text.replace('单位: 示例市数据资源局', '单位: =1+1'), encoding='utf-8')
table = OUT / 'review.csv'
run = subprocess.run([GOUJI, 'review', '--format', 'csv', '--output', str(table), 'Tests/Samples/flawed.gouji',
                      'Tests/Samples/report.gouji', str(hostile), 'missing.gouji'], capture_output=True, text=True)
assert run.returncode == 2, run

data = table.read_bytes()
assert data.startswith(b'\xef\xbb\xbf') and data.endswith(b'\r\n')
with open(table, encoding='utf-8-sig', newline='') as file:
    rows = list(csv.reader(file, strict=True))
heads = rows[0]
planted = len(pathlib.Path('Tests/Samples/flawed.expected.tsv').read_text(encoding='utf-8').splitlines())
assert len(rows) == 1 + planted + 1 + planted + 1 and all(len(row) == len(heads) for row in rows)
for name in ['位置', '原文', '应为', '依据', '算式', '说明', '对照']:
    assert name in heads, name
total = dict(zip(heads, rows[1]))
assert (total['原文'], total['应为'], total['行']) == ('4,371.78', '4,311.78', '110') and total['表内数'] == '852'
assert not any(cell[:1] in '=+-@' for row in rows for cell in row if cell)
assert rows[1 + planted + 1][0] == "'=1+1"

office = shutil.which('soffice') or shutil.which('libreoffice')
if office:
    for name in ['review.html', 'sheet.csv']:
        (OUT / 'sheet' / name).unlink(missing_ok=True)
    # To .xlsx and back: what a spreadsheet holds in its cells.
    for source, form in [(table, 'xlsx:Calc MS Excel 2007 XML'), (OUT / 'sheet' / 'review.xlsx', 'csv:Text - txt - csv (StarCalc):44,34,76,1')]:
        subprocess.run([office, '--headless', f'-env:UserInstallation=file://{OUT}/office', '--infilter=CSV:44,34,76,1' if source is table else '--calc',
                        '--convert-to', form, '--outdir', str(OUT / 'sheet'), str(source)], check=True, capture_output=True, timeout=180)
    with open(OUT / 'sheet' / 'review.csv', encoding='utf-8-sig', newline='') as file:
        back = list(csv.reader(file))
    assert len(back) == len(rows), (len(back), len(rows))
    assert [row[:1] for row in back][1:3] == [['示例市数据资源局']] * 2 and back[0][:5] == heads[:5]
    assert back[1 + planted + 1][0].lstrip("'") == '=1+1', back[1 + planted + 1][0]
    place = heads.index('位置')
    assert [row[place] for row in back] == [row[place] for row in rows]
    print('LibreOffice reads', len(back), 'rows')
else:
    print('LibreOffice is not installed: read by Python only')
print('the table is well formed:', len(rows), 'rows of', len(heads))

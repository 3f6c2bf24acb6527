"""Very many files: the memory that a review takes does not grow with them."""
import os
import pathlib
import re
import shutil
import subprocess
import sys
import time

GOUJI, OUT = sys.argv[1], pathlib.Path(sys.argv[2])
COUNT = int(os.environ.get('COUNT', '10000'))
LIMIT = 400
folder = OUT / 'many'
shutil.rmtree(folder, ignore_errors=True)
folder.mkdir()
texts = [pathlib.Path(f'Tests/Samples/{name}.gouji').read_text(encoding='utf-8') for name in ['flawed', 'report']]
for number in range(COUNT):
    unit = f'示例市第{number}局'
    text = texts[number % 10 > 0].replace('示例市数据资源局', unit)
    (folder / f'{number:05}.gouji').write_text(text, encoding='utf-8')


def measured(name, arguments):
    """The exit code, the peak of resident memory in MiB, and the seconds of a run."""
    began = time.time()
    process = subprocess.Popen([GOUJI, 'review', '--output', str(OUT / name), *arguments], stderr=subprocess.DEVNULL)
    peak = 0
    while process.poll() is None:
        try:
            status = pathlib.Path(f'/proc/{process.pid}/status').read_text()
        except OSError:
            continue
        found = re.search(r'VmHWM:\s*(\d+) kB', status)
        peak = max(peak, int(found.group(1)) >> 10 if found else 0)
        time.sleep(0.02)
    return process.returncode, peak, time.time() - began


paths = sorted(str(path) for path in folder.iterdir())
few = paths[:COUNT // 20]
for form in os.environ.get('FORMATS', 'html csv json markdown text').split():
    name = 'many.' + form
    status, small, _ = measured(name, ['--format', form, *few])
    assert status == 1
    # The page of all, the other formats of a tenth: they are written by the same pieces.
    count = COUNT if form == 'html' else max(len(few) * 2, COUNT // 10)
    status, peak, seconds = measured(name, ['--format', form, *([str(folder)] if count == COUNT else paths[:count])])
    size = (OUT / name).stat().st_size >> 20
    print(f'{form}: {count} files, {seconds:.0f} s, peak {peak} MiB ({small} MiB for {len(few)} files), {size} MiB written')
    assert status == 1 and peak < LIMIT and peak < small + 100, peak
shutil.rmtree(folder)

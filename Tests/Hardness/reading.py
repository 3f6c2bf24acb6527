"""Cases of files.py: what is read."""
import os
import socket
import subprocess
import threading
import time

from cases import FLAWED, PROGRAM, case, gouji, unprivileged


@case("a file that is not there")
def _(folder):
    gouji("lint", "no.gouji", code=2, says="没有这个文件")
    gouji("lint", "no.gouji", "--locale", "en", code=2, says="no such file")


@case("a file that may not be read, beside one that may")
def _(folder):
    (folder / "a.gouji").write_bytes(FLAWED)
    (folder / "b.gouji").write_bytes(FLAWED)
    (folder / "a.gouji").chmod(0)
    folder.chmod(0o755)
    result = unprivileged("lint", "a.gouji", "b.gouji", code=2, says="没有读取权限")
    assert b"b.gouji:110" in result.stdout, "the other file is not checked"


@case("a folder that may not be read")
def _(folder):
    (folder / "in").mkdir()
    (folder / "a.gouji").write_bytes(FLAWED)
    (folder / "in").chmod(0)
    folder.chmod(0o755)
    unprivileged("lint", ".", code=2)


@case("a folder in the place of a file")
def _(folder):
    (folder / "a.gouji").mkdir()
    gouji("format", "--write", "a.gouji")
    gouji("tree", "a.gouji", code=2, says="文件夹")


@case("a FIFO")
def _(folder):
    os.mkfifo("pipe.gouji")
    gouji("lint", "pipe.gouji", code=2, says="不是普通文件")
    (folder / "a.gouji").write_bytes(FLAWED)
    gouji("lint", ".", code=1)


@case("a socket")
def _(folder):
    with socket.socket(socket.AF_UNIX) as s:
        s.bind("socket.gouji")
        gouji("lint", "socket.gouji", code=2)


@case("devices")
def _(folder):
    for device in ("/dev/zero", "/dev/null", "/dev/full", "/dev/random", "/dev/tty"):
        if os.path.exists(device):
            gouji("lint", device, code=2)


@case("/dev/stdin and /proc/self/mem")
def _(folder):
    gouji("lint", "/proc/self/mem")
    gouji("lint", "-", code=2, stdin=open("/proc/self/mem", "rb"))


@case("a link to itself, links in a circle, a link to nothing")
def _(folder):
    os.symlink("a.gouji", "a.gouji")
    os.symlink("c.gouji", "b.gouji")
    os.symlink("b.gouji", "c.gouji")
    os.symlink("nowhere", "d.gouji")
    gouji("lint", "a.gouji", code=2, says="绕成了圈")
    gouji("lint", "b.gouji", code=2, says="绕成了圈")
    gouji("lint", "d.gouji", code=2, says="没有这个文件")
    gouji("lint", ".")


@case("folders that link to each other")
def _(folder):
    (folder / "one/two").mkdir(parents=True)
    os.symlink("../..", "one/two/up")
    (folder / "one/a.gouji").write_bytes(FLAWED)
    result = gouji("lint", ".", code=1)
    assert result.stdout.count("应为4,311.78".encode()) == 1, "found more than once"


@case("a file that vanishes while others are checked")
def _(folder):
    for number in range(60):
        (folder / ("%02d.gouji" % number)).write_bytes(FLAWED)
    process = subprocess.Popen([PROGRAM, "lint", "--jobs", "1", "."], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    time.sleep(0.05)
    for number in range(20, 60):
        (folder / ("%02d.gouji" % number)).unlink()
    out, error = process.communicate(timeout=60)
    assert process.returncode in (1, 2), process.returncode
    if process.returncode == 2:
        assert "没有这个文件" in error.decode(), error.decode()[:200]


@case("a file that is cut and grows while it is read")
def _(folder):
    path = folder / "a.gouji"
    stop = threading.Event()
    def write():
        while not stop.is_set():
            path.write_bytes(FLAWED * 20)
            path.write_bytes(b"")
    path.write_bytes(FLAWED)
    writer = threading.Thread(target=write)
    writer.start()
    try:
        for _ in range(40):
            gouji("lint", "a.gouji")
    finally:
        stop.set()
        writer.join()


@case("names: line ends, blanks, leading dashes, bytes that are no UTF-8, 255 bytes, a path too long")
def _(folder):
    names = ["a\nb.gouji", " .gouji", "-x.gouji", "测" * 80 + ".gouji"]
    for name in names:
        (folder / name).write_bytes(FLAWED)
    with open(b"\xff\xfe.gouji", "wb") as file:
        file.write(FLAWED)
    gouji("lint", ".")
    gouji("lint", "./-x.gouji", code=1)
    gouji("lint", "x/" * 3000 + "a.gouji", code=2)
    gouji("lint", b"\xff\xfe.gouji".decode("utf-8", "surrogateescape"))


@case("other encodings")
def _(folder):
    (folder / "gb.gouji").write_bytes(FLAWED.decode().replace("😀", "").encode("gb18030"))
    (folder / "u16.gouji").write_bytes(FLAWED.decode().encode("utf-16"))
    gouji("lint", "gb.gouji", code=2, says="gouji import")
    gouji("lint", "u16.gouji", code=2, says="gouji import")


@case("an empty file, a BOM alone, NUL bytes, bytes that are no text")
def _(folder):
    for name, data in {"e": b"", "b": b"\xef\xbb\xbf", "n": b"\0" * 100_000, "z": bytes(range(256)) * 500}.items():
        (folder / (name + ".gouji")).write_bytes(data)
        gouji("lint", name + ".gouji")


@case("a file larger than 2 GiB (with holes)")
def _(folder):
    with open("a.gouji", "wb") as file:
        file.truncate(2 ** 31 + 10)
    gouji("lint", "a.gouji", code=2, says="文件太大")


@case("an unreadable, a broken and an endless gouji.json")
def _(folder):
    (folder / "a.gouji").write_bytes(FLAWED)
    (folder / "gouji.json").write_text('{"select": [')
    result = gouji("lint", "a.gouji")
    assert result.returncode in (1, 2) and "gouji.json" in result.stderr.decode(), result.stderr.decode()[:200]
    (folder / "gouji.json").unlink()
    os.symlink("gouji.json", "gouji.json")
    gouji("lint", "a.gouji")
    (folder / "gouji.json").unlink()
    os.mkfifo("gouji.json")
    gouji("lint", "a.gouji")

#!/usr/bin/env python3
"""Hostile files and surroundings: files.py PROGRAM. Prints a line for each case; ends with 1 where one fails.

Asked of every case: a clear message and the promised exit code, no crash, no waiting, and no file lost or half-written.
"""

import os
import pathlib
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time

PROGRAM = os.path.abspath(sys.argv[1])
ROOT = pathlib.Path(__file__).resolve().parents[2]
FLAWED = (ROOT / "Tests/Samples/flawed.gouji").read_bytes()
# How often what depends on the moment is tried.
SIGNALS = int(os.environ.get("SIGNALS", "60"))
failures = 0
count = 0


def case(name):
    def run(test):
        global failures, count
        count += 1
        with tempfile.TemporaryDirectory() as folder:
            here = os.getcwd()
            os.chdir(folder)
            try:
                note = test(pathlib.Path(folder))
                print("ok   %s%s" % (name, ": " + note if note else ""))
            except (AssertionError, subprocess.TimeoutExpired, OSError) as error:
                failures += 1
                print("FAIL %s: %s" % (name, error))
            finally:
                os.chdir(here)
                for path in pathlib.Path(folder).rglob("*"):
                    if path.is_dir() and not path.is_symlink():
                        path.chmod(0o700)
    return run


def gouji(*arguments, code=None, says=None, **more):
    more.setdefault("stdout", subprocess.PIPE)
    result = subprocess.run([PROGRAM, *map(str, arguments)], stderr=subprocess.PIPE, stdin=more.pop("stdin", subprocess.DEVNULL), timeout=60, **more)
    error = result.stderr.decode()
    assert result.returncode >= 0, "killed by signal %d" % -result.returncode
    if code is not None:
        assert result.returncode == code, "exit code %d: %s" % (result.returncode, error[:200])
    if says is not None:
        assert says in error, "it says: " + (error[:200] or "nothing")
    return result


def unprivileged(*arguments, **more):
    """The program as a user for whom permissions count: root may do everything."""
    if os.getuid() != 0:
        return gouji(*arguments, **more)
    def drop():
        os.setgid(65534)
        os.setuid(65534)
    folder = tempfile.mkdtemp()
    os.chmod(folder, 0o755)
    copy = os.path.join(folder, "gouji")
    shutil.copy(PROGRAM, copy)
    os.chmod(copy, 0o755)
    saved, globals()["PROGRAM"] = PROGRAM, copy
    try:
        return gouji(*arguments, preexec_fn=drop, **more)
    finally:
        globals()["PROGRAM"] = saved
        shutil.rmtree(folder)


def leftovers(folder):
    return [path.name for path in folder.iterdir() if path.name.startswith(".gouji-")]


# Reading

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
    gouji("lint", "gb.gouji", code=2, says="iconv")
    gouji("lint", "u16.gouji", code=2, says="iconv")


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


# Writing

@case("standard output on a full disk")
def _(folder):
    (folder / "a.gouji").write_bytes(FLAWED)
    with open("/dev/full", "wb") as full:
        gouji("lint", "a.gouji", code=2, says="磁盘已满", stdout=full)
        gouji("lint", "a.gouji", "--locale", "en", code=2, says="no space", stdout=full)


@case("standard output closed")
def _(folder):
    (folder / "a.gouji").write_bytes(FLAWED)
    gouji("lint", "a.gouji", code=2, says="已经关闭", stdout=None, preexec_fn=lambda: os.close(1))
    gouji("lint", "--fix", "a.gouji", stdout=None, preexec_fn=lambda: os.close(1))
    text = (folder / "a.gouji").read_bytes()
    assert text.startswith(FLAWED[:100]) and abs(len(text) - len(FLAWED)) < 200, "output went into the file"


@case("all standard descriptors closed")
def _(folder):
    (folder / "a.gouji").write_bytes(FLAWED)
    def close():
        for descriptor in (0, 1, 2):
            os.close(descriptor)
    process = subprocess.Popen([PROGRAM, "lint", "--fix", "a.gouji"], stdout=None, stderr=None, preexec_fn=close)
    assert process.wait(60) >= 0, "killed"
    text = (folder / "a.gouji").read_bytes()
    assert text.startswith(FLAWED[:100]) and abs(len(text) - len(FLAWED)) < 200, "output went into the file"


@case("a reader that goes away (| head)")
def _(folder):
    (folder / "a.gouji").write_bytes(FLAWED * 10)
    process = subprocess.Popen([PROGRAM, "tree", "a.gouji"], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    process.stdout.read(10)
    process.stdout.close()
    assert process.wait(60) >= 0, "killed"
    assert not process.stderr.read(), "it complains"


@case("a disk without room for the new text")
def _(folder):
    (folder / "disk").mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "none", "disk"], stderr=subprocess.DEVNULL).returncode:
        # Without the right to mount, a limit on the size of files does the same to the new text.
        import resource
        (folder / "a.gouji").write_bytes(FLAWED)
        def limit():
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
        gouji("lint", "--fix", "a.gouji", code=2, says="没有改", preexec_fn=limit)
        assert (folder / "a.gouji").read_bytes() == FLAWED, "the file has changed"
        assert not leftovers(folder), leftovers(folder)
        return "by a limit on file sizes, since nothing can be mounted here"
    try:
        path = folder / "disk/a.gouji"
        path.write_bytes(FLAWED * 3)
        filler = folder / "disk/filler"
        with open(filler, "wb", buffering=0) as file:
            try:
                while True:
                    file.write(b"x" * 4096)
            except OSError:
                pass
        gouji("lint", "--fix", path, code=2, says="磁盘已满")
        assert path.read_bytes() == FLAWED * 3, "the file has changed"
        assert not leftovers(folder / "disk"), leftovers(folder / "disk")
    finally:
        subprocess.run(["umount", "disk"])


@case("a read-only file and a read-only folder")
def _(folder):
    path = folder / "a.gouji"
    path.write_bytes(FLAWED)
    path.chmod(0o444)
    folder.chmod(0o777)
    unprivileged("lint", "--fix", "a.gouji", code=2, says="没有写入权限")
    assert path.read_bytes() == FLAWED and not leftovers(folder)
    path.chmod(0o666)
    folder.chmod(0o555)
    unprivileged("lint", "--fix", "a.gouji", code=2, says="不能写入")
    folder.chmod(0o755)
    assert path.read_bytes() == FLAWED and not leftovers(folder)


@case("links and permissions survive a repair")
def _(folder):
    path = folder / "a.gouji"
    path.write_bytes(FLAWED)
    path.chmod(0o640)
    os.symlink("a.gouji", "link.gouji")
    gouji("lint", "--fix", "link.gouji")
    assert os.path.islink("link.gouji") and path.read_bytes() != FLAWED and path.stat().st_mode & 0o777 == 0o640


@case("signals in mid-write: the old text or the new one, and nothing beside it")
def _(folder):
    path = folder / "a.gouji"
    old = FLAWED * 8
    path.write_bytes(old)
    begin = time.monotonic()
    gouji("lint", "--fix", "--no-config", "a.gouji")
    took = time.monotonic() - begin
    new = path.read_bytes()
    assert new != old
    seen = {"old": 0, "new": 0}
    for number in range(SIGNALS):
        path.write_bytes(old)
        process = subprocess.Popen([PROGRAM, "lint", "--fix", "--no-config", "a.gouji"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        # Most of the signals late, where it writes.
        time.sleep(took * (0.3 + 0.7 * number / SIGNALS))
        process.send_signal([signal.SIGINT, signal.SIGTERM, signal.SIGHUP][number % 3])
        process.wait(60)
        text = path.read_bytes()
        assert text in (old, new), "the file is neither the old nor the new one (%d bytes)" % len(text)
        seen["new" if text == new else "old"] += 1
        assert not leftovers(folder), leftovers(folder)
    return "%d signals, " % SIGNALS + "%(old)d times the old text, %(new)d times the new one" % seen


@case("kill -9 in mid-write: the old text or the new one")
def _(folder):
    path = folder / "a.gouji"
    old = FLAWED * 8
    path.write_bytes(old)
    begin = time.monotonic()
    gouji("lint", "--fix", "--no-config", "a.gouji")
    took = time.monotonic() - begin
    new = path.read_bytes()
    left = 0
    for number in range(SIGNALS // 2):
        path.write_bytes(old)
        process = subprocess.Popen([PROGRAM, "lint", "--fix", "--no-config", "a.gouji"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(took * (0.3 + 0.7 * 2 * number / SIGNALS))
        process.kill()
        process.wait(60)
        assert path.read_bytes() in (old, new), "the file is neither the old nor the new one"
        left += len(leftovers(folder))
        for name in leftovers(folder):
            (folder / name).unlink()
    return "%d times; %d temporary files left" % (SIGNALS // 2, left)


@case("somebody saves the file while it is repaired")
def _(folder):
    path = folder / "a.gouji"
    path.write_bytes(FLAWED * 8)
    begin = time.monotonic()
    gouji("lint", "--fix", "--no-config", "a.gouji")
    took = time.monotonic() - begin
    lost = 0
    for number in range(SIGNALS // 2):
        path.write_bytes(FLAWED * 8)
        process = subprocess.Popen([PROGRAM, "lint", "--fix", "--no-config", "a.gouji"], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        time.sleep(took * number / (SIGNALS // 2))
        running = process.poll() is None
        theirs = b"theirs %d\n" % number
        if running:
            path.write_bytes(theirs)
        error = process.communicate(timeout=60)[1].decode()
        if running and path.read_bytes() != theirs and process.returncode != 2:
            lost += 1
    # Between the last look at the file and the rename there are microseconds.
    assert lost <= 1, "%d times their text was lost" % lost
    return "%d times" % (SIGNALS // 2)


# The server

@case("the server ends with its input, its output, its parent and a signal")
def _(folder):
    process = subprocess.Popen([PROGRAM, "server"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    process.stdin.close()
    assert process.wait(10) == 1
    process = subprocess.Popen([PROGRAM, "server"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    process.stdout.close()
    body = b'{"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": {"capabilities": {}}}'
    process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
    process.stdin.flush()
    ended = process.wait(10)
    assert ended == 1, "exit code %d without a reader" % ended
    # The editor that started it is gone, and its pipes are kept open by somebody else.
    editor = subprocess.Popen(["sleep", "1000"])
    process = subprocess.Popen([PROGRAM, "server"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    body = b'{"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": {"processId": %d, "capabilities": {}}}' % editor.pid
    process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
    process.stdin.flush()
    assert process.stdout.read(15) == b"Content-Length:" and process.poll() is None
    editor.kill()
    editor.wait()
    ended = process.wait(10)
    assert ended == 1, "exit code %d without its parent" % ended
    for number in (signal.SIGINT, signal.SIGTERM):
        process = subprocess.Popen([PROGRAM, "server"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        time.sleep(0.1)
        process.send_signal(number)
        ended = process.wait(10)
        assert ended == -number, "exit code %d after signal %d" % (ended, number)


print("%d cases, %d failed" % (count, failures))
sys.exit(failures > 0)

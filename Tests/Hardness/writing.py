"""Cases of files.py: what is written, and the server."""
import os
import signal
import subprocess
import time

from cases import FLAWED, PROGRAM, case, gouji, leftovers, unprivileged

# How often what depends on the moment is tried.
SIGNALS = int(os.environ.get("SIGNALS", "60"))


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


def repaired(folder):
    """A long file, its text before and after a repair, and how long that takes."""
    path = folder / "a.gouji"
    old = FLAWED * 8
    path.write_bytes(old)
    begin = time.monotonic()
    gouji("lint", "--fix", "--no-config", "a.gouji")
    took = time.monotonic() - begin
    new = path.read_bytes()
    assert new != old
    return path, old, new, took


def repair_after(path, old, took, number):
    """A repair that has run for a while: the longer, the greater `number`."""
    path.write_bytes(old)
    process = subprocess.Popen([PROGRAM, "lint", "--fix", "--no-config", "a.gouji"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    # Most of the signals late, where it writes.
    time.sleep(took * (0.3 + 0.7 * number / SIGNALS))
    return process


@case("signals in mid-write: the old text or the new one, and nothing beside it")
def _(folder):
    path, old, new, took = repaired(folder)
    seen = {"old": 0, "new": 0}
    for number in range(SIGNALS):
        process = repair_after(path, old, took, number)
        process.send_signal([signal.SIGINT, signal.SIGTERM, signal.SIGHUP][number % 3])
        process.wait(60)
        text = path.read_bytes()
        assert text in (old, new), "the file is neither the old nor the new one (%d bytes)" % len(text)
        seen["new" if text == new else "old"] += 1
        assert not leftovers(folder), leftovers(folder)
    return "%d signals, " % SIGNALS + "%(old)d times the old text, %(new)d times the new one" % seen


@case("kill -9 in mid-write: the old text or the new one")
def _(folder):
    path, old, new, took = repaired(folder)
    left = 0
    for number in range(SIGNALS // 2):
        process = repair_after(path, old, took, 2 * number)
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

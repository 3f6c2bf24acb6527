"""What the cases of hostile files and surroundings share: the runner, and ways of calling the program."""
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

PROGRAM = os.path.abspath(sys.argv[1])
ROOT = pathlib.Path(__file__).resolve().parents[2]
FLAWED = (ROOT / "Tests/Samples/flawed.gouji").read_bytes()
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


def summary():
    """Prints the counts, and ends with 1 where a case failed."""
    print("%d cases, %d failed" % (count, failures))
    sys.exit(failures > 0)

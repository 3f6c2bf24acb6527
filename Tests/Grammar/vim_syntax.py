"""A real Vim with the syntax file of this repository."""
import os
import pathlib
import subprocess
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
SYNTAX = HERE.parents[1] / "Editors" / "vim" / "syntax" / "gouji.vim"


def classes(text):
    """For each character the names of its groups, from outside inward: {(line, column): [group]}"""
    with tempfile.TemporaryDirectory() as folder:
        source, result = pathlib.Path(folder, "text.txt"), pathlib.Path(folder, "groups.txt")
        source.write_text(text, encoding="utf-8", newline="")
        run = subprocess.run(
            ["vim", "-N", "-u", "NONE", "-i", "NONE", "-n", "-es", "-S", HERE / "syntax_groups.vim"],
            env={**os.environ, "INPUT": str(source), "OUTPUT": str(result), "SYNTAX": str(SYNTAX), "LC_ALL": "C.UTF-8"},
            stdin=subprocess.DEVNULL, capture_output=True, timeout=300)
        if not result.exists():
            raise RuntimeError(f"Vim wrote nothing: {run.stdout.decode()} {run.stderr.decode()}")
        found = {}
        for line in result.read_text(encoding="utf-8").splitlines():
            row, column, *groups = line.split(" ")
            # Vim takes the byte order mark off.
            found[int(row), int(column) + (row == "0" and text.startswith("\ufeff"))] = groups
        return found

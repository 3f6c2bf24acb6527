#!/usr/bin/env python3
"""Counts the instructions of each case with callgrind, and compares them with the bounds: instructions.py PROGRAM SOAK [--record]

SOAK is gouji-soak, which prints the generated reports. The counts do not vary with the machine's load. A case fails if it takes
a twentieth more than instructions.json beside this file says; --record writes that file anew."""
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile

program, soak = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
here = os.path.dirname(os.path.abspath(__file__))
bounds_path = os.path.join(here, "instructions.json")
samples = os.path.join(here, "..", "Samples")
if not shutil.which("valgrind"):
    sys.exit("valgrind is missing")


def count(files):
    done = subprocess.run(
        ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", program, "lint", "--no-config", "--jobs", "1"] + files,
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, env=dict(os.environ, SWIFT_DETERMINISTIC_HASHING="1"))
    found = re.search(r"Collected : (\d+)", done.stderr)
    if not found:
        sys.exit(f"valgrind counted nothing of {files}:\n{done.stderr[-2000:]}")
    return int(found[1])


with tempfile.TemporaryDirectory() as folder:
    def generated(seed, lines=None):
        text = subprocess.run([soak, "--print", str(seed)], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True).stdout
        path = os.path.join(folder, f"{seed}-{lines or 'all'}.gouji")
        with open(path, "wb") as file:
            file.write(text if lines is None else b"".join(text.splitlines(keepends=True)[:lines]))
        return path

    counts = {
        "start-up, ten lines": count([generated(1, lines=10)]),
        "sample report": count([os.path.join(samples, "report.gouji")]),
        "sample report with errors": count([os.path.join(samples, "flawed.gouji")]),
        "ten generated reports": count([generated(seed) for seed in range(1, 11)]),
    }
if "--record" in sys.argv:
    with open(bounds_path, "w") as file:
        json.dump(counts, file, indent=2)
        file.write("\n")
with open(bounds_path) as file:
    bounds = json.load(file)
failed = 0
for name, found in counts.items():
    bad = found > bounds.get(name, 0) * 1.05
    failed += bad
    print(f"{'not ok' if bad else 'ok'} {name}: {found:,} instructions, recorded {bounds.get(name, 0):,}")
print(f"{len(counts) - failed} passed, {failed} failed")
sys.exit(1 if failed else 0)

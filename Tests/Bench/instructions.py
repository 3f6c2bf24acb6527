#!/usr/bin/env python3
"""Counts the instructions of each case with callgrind, and compares them with the bounds: instructions.py PROGRAM FOLDER [--record]

They do not vary with the machine's load. A case fails if it takes a twentieth more than instructions.json beside this file
says; --record writes that file anew."""
import json
import os
import re
import shutil
import subprocess
import sys

program, folder = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
here = os.path.dirname(os.path.abspath(__file__))
bounds_path = os.path.join(here, "instructions.json")
sample = os.path.join(here, "..", "Samples", "report.gouji")
if not shutil.which("valgrind"):
    sys.exit("valgrind is missing")
few = [os.path.join(folder, "reports", f"{number}.gouji") for number in range(10)]
cases = {
    "start-up, ten lines": [os.path.join(folder, "ten.gouji")],
    "sample report": [sample],
    "one report, 65 kB": [os.path.join(folder, "65k.gouji")],
    "ten reports, 58 kB each": few,
    "one report, 650 kB": [os.path.join(folder, "650k.gouji")],
}
counts = {}
for name, files in cases.items():
    done = subprocess.run(
        ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", program, "lint", "--no-config", "--jobs", "1"] + files,
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, env=dict(os.environ, SWIFT_DETERMINISTIC_HASHING="1"))
    found = re.search(r"Collected : (\d+)", done.stderr)
    if not found:
        sys.exit(f"{name}: valgrind counted nothing:\n{done.stderr[-2000:]}")
    counts[name] = int(found[1])
if "--record" in sys.argv:
    with open(bounds_path, "w") as file:
        json.dump(counts, file, indent=2)
        file.write("\n")
with open(bounds_path) as file:
    bounds = json.load(file)
failed = 0
for name, count in counts.items():
    bound = bounds.get(name, 0)
    bad = count > bound * 1.05
    failed += bad
    print(f"{'not ok' if bad else 'ok'} {name}: {count:,} instructions, recorded {bound:,}")
print(f"{len(counts) - failed} passed, {failed} failed")
sys.exit(1 if failed else 0)

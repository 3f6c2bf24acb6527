#!/usr/bin/env python3
"""Measures gouji as a process, beside peers: bench.py PROGRAM BENCH FOLDER [--json FILE] [--quick] [--peers FOLDER] [--parts A,B]

PROGRAM is gouji, BENCH gouji-bench, FOLDER what `gouji-bench generate` wrote. Peers are rumdl and ruff, if they are in the
folder behind --peers or on the PATH. Cases of one comparison run in turn (A B A B). Every number is a median, with the
10th and 90th percentile behind it."""
import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import time

from server import Server

parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
parser.add_argument("program")
parser.add_argument("bench")
parser.add_argument("folder")
parser.add_argument("--json")
parser.add_argument("--quick", action="store_true", help="without the files of 30 and 100 MB and with fewer rounds")
parser.add_argument("--peers", default="")
PARTS = ["reports", "sizes", "process", "server", "memory"]
parser.add_argument("--parts", default=",".join(PARTS), help="some of " + ", ".join(PARTS))
options = parser.parse_args()
program, folder = os.path.abspath(options.program), os.path.abspath(options.folder)
rounds = 5 if options.quick else 15
results = {}


def peer(name):
    return shutil.which(name, path=options.peers) if options.peers else shutil.which(name)


def spread(values):
    values = sorted(values)
    at = lambda share: values[min(len(values) - 1, int(share * len(values)))]
    return {"median": statistics.median(values), "p10": at(0.1), "p90": at(0.9), "p99": at(0.99), "n": len(values)}


def note(case, column, values, unit="ms"):
    found = results.setdefault(case, {})[column] = dict(spread(values), unit=unit)
    print(f"{case:32} {column:8} {found['median']:10.2f} {unit:5} [{found['p10']:.2f}–{found['p90']:.2f}], {found['n']} runs", flush=True)
    return found["median"]


def run(command):
    """The milliseconds of one run, and its peak of memory in MiB."""
    start = time.perf_counter()
    done = subprocess.run(
        ["/usr/bin/time", "-q", "-f", "%M"] + command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL)
    wall = (time.perf_counter() - start) * 1000
    return wall, int(done.stderr.split()[-1]) / 1024


def compare(case, commands, times):
    """Times the commands in turn; the time of `true` is taken off."""
    walls, peaks = {name: [] for name in commands}, {name: [] for name in commands}
    for turn in range(times + 1):
        for name, command in commands.items():
            wall, peak = run(command)
            if turn:
                walls[name].append(max(0.01, wall - floor))
                peaks[name].append(peak)
    for name in commands:
        note(case, name, walls[name])
        note(case + ", peak memory", name, peaks[name], "MiB")


def path(name, kind="gouji"):
    return os.path.join(folder, f"{name}.{kind}")


def lint(files, jobs=1):
    return [program, "lint", "--no-config", "--jobs", str(jobs)] + files


floor = statistics.median(run(["true"])[0] for _ in range(30))
note("floor (true)", "true", [floor])
rumdl, ruff = peer("rumdl"), peer("ruff")
check = [rumdl, "check", "--no-cache", "--no-config"] if rumdl else None


def both(name):
    commands = {"gouji": lint([path(name)])}
    if check:
        commands["rumdl"] = check + [path(name, "md")]
    return commands


sizes = [("65k", rounds * 4), ("650k", rounds), ("6400k", 1 if options.quick else 3)]


def measure_reports():
    compare("start-up, ten lines", both("ten"), rounds * 3)
    compare("one report, 65 kB", both("65k"), rounds * 2)
    commands = {"gouji": lint([os.path.join(folder, "reports")], 2)}
    if check:
        commands["rumdl"] = check + [os.path.join(folder, "markdown")]
    compare("1,000 reports, 58 MB, two cores", commands, 1 if options.quick else 3)


def measure_sizes():
    print("\nsize and cost of lint:")
    for name in ["10k", "65k", "650k", "6400k"] + ([] if options.quick else ["30m", "100m"]):
        size = os.path.getsize(path(name))
        commands = both(name) if name in ("65k", "650k", "6400k", "30m") else {"gouji": lint([path(name)])}
        compare(f"size {name}", commands, 1 if size > 5_000_000 else rounds)
        case = results[f"size {name}"]["gouji"]["median"]
        memory = results[f"size {name}, peak memory"]["gouji"]["median"]
        print(f"    {case * 1e6 / size:.0f} ns a byte, {memory * 2**20 / size:.1f} bytes of memory a byte")


def measure_process():
    print("\nkeystroke to diagnostics, in process:")
    for name, times in sizes:
        done = subprocess.run([options.bench, "keystrokes", path(name), str(times)], stdout=subprocess.PIPE, check=True)
        for kind, values in json.loads(done.stdout).items():
            note(f"in process, {name}, {kind}", "gouji", [value / 1000 for value in values])


def measure_server():
    print("\nkeystroke to diagnostics, over stdio (an insert at a line's end, and its deletion):")
    servers = {"gouji": ([program, "server"], "gouji", "gouji")}
    if rumdl:
        servers["rumdl"] = ([rumdl, "server"], "markdown", "md")
    for name, times in sizes:
        for server, (command, language, kind) in servers.items():
            with Server(command, path(name, kind), language) as client:
                note(f"stdio, {name}, edit", server, client.edits(times * 2))
                if name != "6400k":
                    note(f"stdio, {name}, burst of 100", server, [client.burst(100)])
                    results[f"stdio, {name}, burst of 100"][server]["publishes"] = client.published
                if server == "gouji":
                    full, delta = client.tokens(5)
                    note(f"semantic tokens, {name}, full", server, full)
                    note(f"semantic tokens, {name}, delta", server, delta)
                note(f"stdio, {name}, memory", server, [client.memory()], "MiB")
    if ruff:
        source = os.path.join(folder, "65k.py")
        with open(source, "w", encoding="utf-8") as file:
            for number in range(900):
                file.write(f"def total_{number}(amounts, budget={number}):\n    share = sum(amounts) / budget\n    return share\n\n\n")
        with Server([ruff, "server"], source, "python") as client:
            note("stdio, 65k, edit", "ruff", client.edits(sizes[0][1] * 2))


def measure_memory():
    edits = 1_000 if options.quick else 10_000
    with Server([program, "server"], path("65k"), "gouji") as client:
        client.edits(500)
        note("memory after 500 edits", "gouji", [client.memory()], "MiB")
        client.edits(edits - 500, wait=False)
        note(f"memory after {edits} edits", "gouji", [client.memory()], "MiB")


measures = {
    "reports": measure_reports, "sizes": measure_sizes, "process": measure_process, "server": measure_server, "memory": measure_memory}
for part in options.parts.split(","):
    if part not in measures:
        parser.error(f"no part {part}: {', '.join(PARTS)}")
    measures[part]()

print("\nratios:")
for case, columns in results.items():
    if "gouji" in columns:
        for other in columns:
            if other != "gouji":
                print(f"{case:44} gouji / {other}: {columns['gouji']['median'] / max(columns[other]['median'], 1e-9):.2f}"
                      f" (p99 {columns['gouji']['p99'] / max(columns[other]['p99'], 1e-9):.2f})")
if options.json:
    with open(options.json, "w", encoding="utf-8") as file:
        json.dump(results, file, ensure_ascii=False, indent=1)

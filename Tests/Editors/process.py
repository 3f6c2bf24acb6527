#!/usr/bin/env python3
"""The server as a process, with clients that behave badly: process.py PROGRAM [REPORT]

It must end when its input ends (even while busy, even in the middle of a message), when its parent dies, and on exit; stay alive
through broken frames; print nothing but messages; and keep its memory bounded through 10,000 edits."""
import os
import random
import subprocess
import sys
import time

from language_client import Client, frame

program = os.path.abspath(sys.argv[1])
report = sys.argv[2] if len(sys.argv) > 2 else os.path.join(os.path.dirname(__file__), "..", "Samples", "report.gouji")
TEXT = open(report, encoding="utf-8", newline="").read()
URI = "file:///nowhere/report.gouji"
failed = False
random.seed(1)


def expect(name, condition, detail=""):
    global failed
    failed = failed or not condition
    print(("ok " if condition else "not ok ") + name + (f" ({detail})" if detail != "" else ""), flush=True)


class Server(Client):
    def __init__(self, initialize=True, parent=None):
        super().__init__(program)
        if initialize:
            self.request("initialize", {"processId": parent or os.getpid(), "capabilities": {
                "textDocument": {"publishDiagnostics": {"versionSupport": True}}}})
            self.notify("initialized", {})

    def open(self, text=TEXT):
        self.notify("textDocument/didOpen", {"textDocument": {"uri": URI, "languageId": "gouji", "version": 1, "text": text}})

    def is_alive(self):
        return "result" in self.request("textDocument/documentSymbol", {"textDocument": {"uri": URI}})

    def ends(self, seconds=5):
        try:
            return self.process.wait(seconds)
        except subprocess.TimeoutExpired:
            self.process.kill()
            return None

    def memory(self, what="VmRSS"):
        try:
            with open(f"/proc/{self.process.pid}/status") as status:
                return next(int(line.split()[1]) for line in status if line.startswith(what)) / 1024
        except OSError:
            return 0.0


# Ends.
server = Server()
server.open()
expect("shutdown", server.request("shutdown", None)["result"] is None)
server.notify("exit", None)
expect("exit after shutdown is 0", server.ends() == 0)
server = Server()
server.notify("exit", None)
expect("exit without shutdown is 1", server.ends() == 1)
server = Server(initialize=False)
server.process.stdin.close()
expect("end of input before initialize", server.ends() == 1)
server = Server()
server.open(TEXT * 40)
server.process.stdin.close()
start = time.time()
expect("end of input while busy", server.ends() is not None, f"{time.time() - start:.2f} s")
server = Server()
server.write(b"Content-Length: 1000\r\n\r\n{\"jsonrpc\"")
server.process.stdin.close()
expect("end of input in the middle of a message", server.ends() is not None)
server = Server()
server.open()
server.process.stdout.close()
for number in range(50):
    try:
        server.notify("textDocument/didChange", {"textDocument": {"uri": URI, "version": number + 2}, "contentChanges": [{"text": "x"}]})
        time.sleep(0.02)
    except OSError:
        break
expect("a client that does not read", server.ends() is not None)
parent = subprocess.Popen(["sleep", "1000"])
server = Server(parent=parent.pid)
parent.kill()
parent.wait()
expect("the parent is gone", server.ends(8) == 1)

# Broken frames.
server = Server()
server.open()
for data in [b"\r\n\r\n", b"hello\r\n\r\n", b"Content-Length: nope\r\n\r\n", b"Content-Length: 5\r\n\r\n{\"a\":", b"Content-Length: 2\r\n\r\n[]",
             b"Content-Length: -1\r\n\r\n", b"Content-Length: 4\r\n\r\n\xff\xfe\xfd\xfc", random.randbytes(4096), b"Content-Length: 3\r\n\r\n{\"jsonrpc\": 1}"]:
    server.write(data + b"\r\n")
expect("broken frames", server.is_alive())
server.write(frame({"jsonrpc": "2.0", "method": "no/such", "params": "表" * (64 << 20 >> 2)}))
expect("a message of 64 MB", server.is_alive(), f"{server.memory():.0f} MiB")
server.process.stdin.close()
server.ends()

# The storm.
server = Server()
server.open()
lines, version, started = TEXT.split("\n"), 1, time.time()
early = 0.0
for number in range(10_000):
    version += 1
    row = random.randrange(len(lines))
    column = random.randrange(len(lines[row]) + 1)
    new = random.choice(["1", "，", "表", "😀", ""])
    cut = random.randrange(2) if column < len(lines[row]) else 0
    units = [len(lines[row][:c].encode("utf-16-le")) // 2 for c in (column, column + cut)]
    lines[row] = lines[row][:column] + new + lines[row][column + cut:]
    server.notify("textDocument/didChange", {"textDocument": {"uri": URI, "version": version}, "contentChanges": [
        {"range": {"start": {"line": row, "character": units[0]}, "end": {"line": row, "character": units[1]}}, "text": new}]})
    if number == 1_000:
        early = server.memory()
published = []
while not published or published[-1]["version"] != version:
    message = server.read()
    if message.get("method") == "textDocument/publishDiagnostics":
        published.append(message["params"])
seconds = time.time() - started
versions = [p["version"] for p in published]
fresh = Server()
fresh.open("\n".join(lines))
while True:
    message = fresh.read()
    if message.get("method") == "textDocument/publishDiagnostics":
        break
expect("10,000 edits end as if opened anew", message["params"]["diagnostics"] == published[-1]["diagnostics"])
expect("nothing stale in a storm", versions == sorted(set(versions)), f"{len(versions)} published in {seconds:.1f} s")
late, peak = server.memory(), server.memory("VmHWM")
expect("memory is bounded", late < early + 64, f"{early:.0f} MiB after 1,000 edits, {late:.0f} after 10,000, peak {peak:.0f}")
for each in (server, fresh):
    each.process.stdin.close()
    each.ends()
sys.exit(1 if failed else 0)

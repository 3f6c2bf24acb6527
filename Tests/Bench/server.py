"""A client of a language server over pipes, that times what it answers."""
import json
import os
import re
import subprocess
import time
from urllib.parse import quote


class Server:
    def __init__(self, command, path, language):
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        self.uri = "file://" + quote(path)
        self.number = self.published = self.turn = 0
        self.version = 1
        with open(path, encoding="utf-8", newline="") as file:
            text = file.read()
        self.widths = [len(line.encode("utf-16-le")) // 2 for line in text.split("\n")]
        self.request("initialize", {
            "processId": os.getpid(), "rootUri": None, "capabilities": {
                "textDocument": {
                    "publishDiagnostics": {"versionSupport": True},
                    "semanticTokens": {"requests": {"full": {"delta": True}}, "formats": ["relative"], "tokenTypes": [], "tokenModifiers": []}},
                "general": {"positionEncodings": ["utf-16"]}}})
        self.notify("initialized", {})
        self.notify("textDocument/didOpen", {
            "textDocument": {"uri": self.uri, "languageId": language, "version": 1, "text": text}})
        self.wait()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.kill()
        self.process.wait()

    def write(self, message):
        body = json.dumps(dict(message, jsonrpc="2.0"), ensure_ascii=False).encode()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self.process.stdin.flush()

    def notify(self, method, params):
        self.write({"method": method, "params": params})

    def read(self):
        """The next message, and when it came; a large publication is not parsed: that time is the client's."""
        length = 0
        while True:
            line = self.process.stdout.readline()
            if not line:
                raise EOFError("the server ended")
            if not line.strip():
                break
            if line.lower().startswith(b"content-length:"):
                length = int(line.split(b":")[1])
        body = self.process.stdout.read(length)
        came = time.perf_counter()
        if length > 1 << 15 and b"textDocument/publishDiagnostics" in body[:300] + body[-300:]:
            found = re.search(rb'"version": *(\d+)', body[:400]) or re.search(rb'"version": *(\d+)[^{[]*$', body[-400:])
            return {"method": "textDocument/publishDiagnostics", "params": {"version": int(found[1]) if found else None}}, came
        message = json.loads(body)
        if "id" in message and "method" in message:
            asked = message["params"].get("items", []) if message["method"] == "workspace/configuration" else None
            self.write({"id": message["id"], "result": asked and [None] * len(asked)})
        return message, came

    def request(self, method, params):
        self.number += 1
        self.write({"id": self.number, "method": method, "params": params})
        while True:
            message, came = self.read()
            if message.get("id") == self.number and "method" not in message:
                return message.get("result"), came

    def wait(self):
        """When the diagnostics of the last version came."""
        while True:
            message, came = self.read()
            if message.get("method") == "textDocument/publishDiagnostics":
                self.published += 1
                if message["params"].get("version") in (None, self.version):
                    return came

    def edit(self):
        """Types a character at the end of a line, or takes it back."""
        line = self.turn // 2 * 7919 % len(self.widths)
        width = self.widths[line]
        start, end, text = (width, width, "x") if self.turn % 2 == 0 else (width - 1, width, "")
        self.widths[line] += 1 if self.turn % 2 == 0 else -1
        self.turn += 1
        self.version += 1
        self.notify("textDocument/didChange", {
            "textDocument": {"uri": self.uri, "version": self.version},
            "contentChanges": [{"range": {"start": {"line": line, "character": start}, "end": {"line": line, "character": end}}, "text": text}]})

    def edits(self, count, wait=True):
        """The milliseconds of `count` edits, each to the diagnostics of its version; without `wait` only the last is waited for."""
        times = []
        for _ in range(count):
            start = time.perf_counter()
            self.edit()
            if wait:
                times.append((self.wait() - start) * 1000)
                time.sleep(0.002)
        if not wait:
            self.wait()
        return times

    def burst(self, count):
        """The milliseconds of `count` edits sent at once."""
        self.published = 0
        start = time.perf_counter()
        for _ in range(count):
            self.edit()
        return (self.wait() - start) * 1000

    def tokens(self, count):
        """The milliseconds of the tokens of the whole document, and of those that an edit changes."""
        document, full, delta = {"textDocument": {"uri": self.uri}}, [], []
        for _ in range(count):
            start = time.perf_counter()
            result, came = self.request("textDocument/semanticTokens/full", document)
            full.append((came - start) * 1000)
            self.edit()
            self.wait()
            start = time.perf_counter()
            _, came = self.request("textDocument/semanticTokens/full/delta", dict(document, previousResultId=(result or {}).get("resultId", "")))
            delta.append((came - start) * 1000)
        return full, delta

    def memory(self):
        with open(f"/proc/{self.process.pid}/status") as status:
            return next(int(line.split()[1]) for line in status if line.startswith("VmRSS")) / 1024

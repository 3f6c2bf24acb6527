"""The semantic tokens that the language server gives a text: (line, start, end, kind), in characters, both from 0."""
import json
import subprocess


class Server:
    """A server as a process, with a client that counts characters as Python does."""

    def __init__(self, program):
        self.process = subprocess.Popen([program, "server"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.number = 0
        result = self.ask("initialize", {"processId": None, "rootUri": None, "capabilities": {
            "general": {"positionEncodings": ["utf-32"]}}})
        if result["capabilities"]["positionEncoding"] != "utf-32":
            raise RuntimeError("the server does not count in utf-32")
        self.kinds = result["capabilities"]["semanticTokensProvider"]["legend"]["tokenTypes"]
        self.tell("initialized", {})

    def send(self, message):
        body = json.dumps({"jsonrpc": "2.0", **message}, ensure_ascii=False).encode()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self.process.stdin.flush()

    def tell(self, method, params):
        self.send({"method": method, "params": params})

    def ask(self, method, params):
        self.number += 1
        self.send({"id": self.number, "method": method, "params": params})
        while True:
            length = 0
            while line := self.process.stdout.readline().strip():
                length = int(line.split(b":")[1])
            message = json.loads(self.process.stdout.read(length))
            if message.get("id") == self.number and "method" not in message:
                return message["result"]

    def tokens(self, text):
        document = {"uri": f"file:///nowhere/{self.number}.gouji"}
        self.tell("textDocument/didOpen", {"textDocument": {**document, "languageId": "gouji", "version": 1, "text": text}})
        data = self.ask("textDocument/semanticTokens/full", {"textDocument": document})["data"]
        self.tell("textDocument/didClose", {"textDocument": document})
        line = start = 0
        for lines, columns, length, kind, _ in zip(*[iter(data)] * 5):
            line, start = line + lines, columns if lines else start + columns
            yield line, start, start + length, self.kinds[kind]

    def close(self):
        self.process.stdin.close()
        self.process.wait(10)

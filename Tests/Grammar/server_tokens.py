"""The semantic tokens that the language server gives a text: (line, start, end, kind), in characters, both from 0."""
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "Editors"))
from language_client import Client  # noqa: E402


class Server(Client):
    """A client that counts characters as Python does."""

    def __init__(self, program):
        super().__init__(program)
        result = self.ask("initialize", {"processId": None, "rootUri": None, "capabilities": {
            "general": {"positionEncodings": ["utf-32"]}}})
        if result["capabilities"]["positionEncoding"] != "utf-32":
            raise RuntimeError("the server does not count in utf-32")
        self.kinds = result["capabilities"]["semanticTokensProvider"]["legend"]["tokenTypes"]
        self.notify("initialized", {})

    def ask(self, method, params):
        return self.request(method, params)["result"]

    def tokens(self, text):
        document = {"uri": f"file:///nowhere/{self.number}.gouji"}
        self.notify("textDocument/didOpen", {"textDocument": {**document, "languageId": "gouji", "version": 1, "text": text}})
        data = self.ask("textDocument/semanticTokens/full", {"textDocument": document})["data"]
        self.notify("textDocument/didClose", {"textDocument": document})
        line = start = 0
        for lines, columns, length, kind, _ in zip(*[iter(data)] * 5):
            line, start = line + lines, columns if lines else start + columns
            yield line, start, start + length, self.kinds[kind]

    def close(self):
        self.process.stdin.close()
        self.process.wait(10)

"""Cases of files.py: the limits that the README lists, each at the limit and one beyond it."""
import json
import os
import queue
import subprocess
import threading

from cases import PROGRAM, case, gouji

TABLE = "支出决算表\n单位：%s\n项目\t本年支出合计\t基本支出\t项目支出\n合计\t%s\t%s\t%s\n"


class Server:
    """The language server as a process; `folder` is its workspace."""

    def __init__(self, folder=None):
        self.process = subprocess.Popen([PROGRAM, "server"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.messages, self.id = queue.Queue(), 0
        threading.Thread(target=self.read, daemon=True).start()
        folders = [{"uri": "file://" + str(folder), "name": "w"}] if folder else None
        self.ask("initialize", {"processId": None, "rootUri": None, "workspaceFolders": folders, "capabilities": {}})
        self.tell("initialized", {})

    def read(self):
        output = self.process.stdout
        while (line := output.readline()).startswith(b"Content-Length:"):
            output.readline()
            self.messages.put(json.loads(output.read(int(line.split(b":")[1]))))

    def write(self, body):
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self.process.stdin.flush()

    def tell(self, method, params, **more):
        self.write(json.dumps({"jsonrpc": "2.0", "method": method, "params": params, **more}).encode())

    def open(self, name, text):
        self.tell("textDocument/didOpen", {"textDocument": {"uri": "file:///nowhere/" + name, "languageId": "gouji", "version": 1, "text": text}})

    def find(self, fits):
        while not fits(message := self.messages.get(timeout=60)):
            pass
        return message

    def ask(self, method, params):
        self.id += 1
        self.tell(method, params, id=self.id)
        return self.find(lambda message: message.get("id") == self.id and "method" not in message)

    def symbols(self, query):
        return [symbol["name"] for symbol in self.ask("workspace/symbol", {"query": query})["result"]]

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.stdin.close()
        self.process.wait(60)


def write(name, text):
    with open(name, "w", newline="") as file:
        file.write(text)


def checked(unit, *cells):
    """Whether the one row of a table is checked."""
    write("n.gouji", TABLE % (unit, *cells))
    result = gouji("lint", "--no-config", "--format", "json", "n.gouji", code=0)
    return json.loads(result.stdout)["files"][0]["cells"]["witnessed"] == 3


@case("limit: a message to the server, 256 MiB; headers, 64 KiB")
def _(folder):
    with Server() as server:
        around = len(b'{"jsonrpc":"2.0","method":"no/such","params":""}')
        server.write(b'{"jsonrpc":"2.0","method":"no/such","params":"' + b"x" * ((256 << 20) - around) + b'"}')
        assert server.symbols("") == [], "a message of 256 MiB is not taken"
        server.write(b'{"jsonrpc":"2.0","method":"no/such","params":"' + b"x" * ((256 << 20) - around + 1) + b'"}')
        error = server.find(lambda message: "error" in message)["error"]
        assert "a message of %d bytes is too long" % ((256 << 20) + 1) in error["message"], error
        assert server.symbols("") == [], "the next message is not read"
        server.process.stdin.write(b"Content-Length: 2\r\n" + b"X: y\r\n" * 12_000 + b"\r\n{}")
        assert "headers" in server.find(lambda message: "error" in message)["error"]["message"]
        assert server.symbols("") == [], "the next message is not read"


@case("limit: what a client leaves unread, 512 MiB")
def _(folder):
    process = subprocess.Popen([PROGRAM, "server"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def send(number, method, params):
        body = json.dumps({"jsonrpc": "2.0", "id": number, "method": method, "params": params}).encode()
        process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        process.stdin.flush()
    text = "".join("一、%s%d\n\n" % ("情况" * 8, number) for number in range(100_000))
    try:
        send(1, "initialize", {"capabilities": {}})
        send(None, "textDocument/didOpen", {"textDocument": {"uri": "file:///a.gouji", "languageId": "gouji", "version": 1, "text": text}})
        # Each answer has some 35 MB.
        for number in range(2, 40):
            send(number, "textDocument/documentSymbol", {"textDocument": {"uri": "file:///a.gouji"}})
    except BrokenPipeError:
        pass
    try:
        code = process.wait(120)
        assert code > 0, "exit code %d" % code
    finally:
        process.kill()
        process.stdout.close()


@case("limit: nesting of JSON, 128")
def _(folder):
    with Server() as server:
        server.write(b'{"jsonrpc":"2.0","method":"no/such","params":' + b"[" * 127 + b"]" * 127 + b"}")
        assert server.symbols("") == []
        server.write(b'{"jsonrpc":"2.0","method":"no/such","params":' + b"[" * 128 + b"]" * 128 + b"}")
        message = server.find(lambda message: "error" in message)["error"]["message"]
        assert "nested more than 128 deep" in message, message
    write("a.gouji", "支出1万元。\n")
    write("gouji.json", '{"rules": ' + "[" * 128 + "]" * 128 + "}")
    gouji("lint", "a.gouji", code=2, says="gouji.json:1:138: 不是有效的 JSON：嵌套超过128层")


@case("limit: nesting of folders, 256")
def _(folder):
    deepest = os.path.join(*["d"] * 256)
    os.makedirs(deepest)
    write(os.path.join(deepest, "a.gouji"), TABLE % ("元", "9.00", "1.00", "1.00"))
    result = gouji("lint", ".", code=1)
    assert b"a.gouji:4:4" in result.stdout, "what lies 256 deep is not found"
    os.mkdir(os.path.join(deepest, "d"))
    write(os.path.join(deepest, "d", "b.gouji"), TABLE % ("元", "9.00", "1.00", "1.00"))
    result = gouji("lint", ".", code=2, says="文件夹层次太深")
    assert b"a.gouji:4:4" in result.stdout and b"b.gouji:4:4" not in result.stdout


@case("limit: an ignore file, 16 MiB")
def _(folder):
    write("a.gouji", TABLE % ("元", "9.00", "1.00", "1.00"))
    write(".goujiignore", "a.gouji\n" + "#" * ((16 << 20) - 8))
    gouji("lint", ".", code=0)
    write(".goujiignore", "a.gouji\n" + "#" * ((16 << 20) - 7))
    result = gouji("lint", ".", code=2, says=".goujiignore: 忽略文件超过16 MiB，没有理会")
    assert b"a.gouji:4:4" in result.stdout


@case("limit: brackets in a formula, 63; a reference, 2,000 bytes")
def _(folder):
    def rules(formula):
        write("f.gouji", TABLE % ("万元", "2.00", "1.00", "1.00") + "\n本年支出合计2.00万元{=" + formula + "}。\n")
        found = json.loads(gouji("lint", "--no-config", "--format", "json", "f.gouji").stdout)["files"][0]["findings"]
        return [finding["rule"] for finding in found]
    cell = "支出决算表!合计!本年支出合计"
    assert rules("(" * 63 + cell + ")" * 63) == []
    assert rules("(" * 64 + cell + ")" * 64) == ["malformed-reference"]
    # The mark and the braces are counted too.
    long = 2_000 - len("{=}") - len(cell.encode())
    assert rules(cell + " " * long) == []
    assert rules(cell + " " * (long + 3)) == ["malformed-reference"]


@case("limit: a number, 18 decimals, 30 digits, 1.7 × 10²⁹ 元")
def _(folder):
    for unit in ("元", "万元", "亿元"):
        for decimals in range(2, 25):
            zeros = "0" * (decimals - 1)
            assert checked(unit, "1.0" + zeros, "0.4" + zeros, "0.6" + zeros) == (decimals <= 18), "%d decimals in %s" % (decimals, unit)
    zeros = "0" * 28
    assert checked("元", "17" + zeros, "16" + zeros, "1" + zeros)
    assert not checked("元", "18" + zeros, "17" + zeros, "1" + zeros)
    digits = "9" * 12 + "." + "0" * 18
    assert checked("元", digits, digits, "0.00")
    assert not checked("元", "1" + digits, "1" + digits, "0.00")


@case("limit: files of an editor's workspace, 2,000; symbols of a search, 1,000; diagnostics, 500")
def _(folder):
    for number in range(10_000, 12_003):
        write("%d.gouji" % number, "一、第%d号\n" % number)
    with Server(folder) as server:
        assert server.symbols("第11999号") == ["第11999号"]
        assert server.symbols("第12000号") == []
        assert len(server.symbols("号")) == 1_000
        server.open("many.gouji", "支出100万元{=没有的表!合计!合计}。\n" * 700)
        published = server.find(lambda message: message.get("method") == "textDocument/publishDiagnostics")
        diagnostics = published["params"]["diagnostics"]
        assert len(diagnostics) == 500 and "201" in diagnostics[-1]["message"], len(diagnostics)

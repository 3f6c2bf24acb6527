"""A client of the language server as a process: frames, notifications, requests."""
import json
import re
import subprocess


def frame(message):
    """A message as it goes over the pipe."""
    body = json.dumps(message, ensure_ascii=False).encode()
    return b"Content-Length: %d\r\n\r\n" % len(body) + body


class Client:
    """Speaks with a server of its own; what it writes may be anything."""

    def __init__(self, program):
        self.process = subprocess.Popen([program, "server"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        self.number = 0

    def write(self, data):
        self.process.stdin.write(data)
        self.process.stdin.flush()

    def notify(self, method, params):
        self.write(frame({"jsonrpc": "2.0", "method": method, "params": params}))

    def read(self):
        """The next message; nothing may stand between messages."""
        length = 0
        while True:
            line = self.process.stdout.readline()
            if not line:
                raise EOFError
            if not line.strip():
                break
            length = int(re.fullmatch(rb"Content-Length: (\d+)\r\n", line)[1])
        return json.loads(self.process.stdout.read(length))

    def request(self, method, params):
        """The answer to a request; what comes before it is passed over."""
        self.number += 1
        self.write(frame({"jsonrpc": "2.0", "id": self.number, "method": method, "params": params}))
        while True:
            message = self.read()
            if message.get("id") == self.number and "method" not in message:
                return message

#!/usr/bin/env python3
"""Stands between an editor and the server, and keeps what each says: record.py PREFIX -- SERVER ARGUMENTS…

PREFIX.in is what the editor sent, PREFIX.out what the server answered; later sessions are added behind earlier ones."""
import os
import subprocess
import sys
import threading

prefix, cut = sys.argv[1], sys.argv.index("--")
server = subprocess.Popen(sys.argv[cut + 1:], stdin=subprocess.PIPE, stdout=subprocess.PIPE)


def copy(source, target, name, closes):
    with open(f"{prefix}.{name}", "ab", buffering=0) as log:
        while True:
            try:
                data = os.read(source, 1 << 16)
            except OSError:
                data = b""
            if not data:
                break
            log.write(data)
            try:
                view = memoryview(data)
                while view:
                    view = view[os.write(target, view):]
            except OSError:
                break
    if closes:
        os.close(target)


threading.Thread(target=copy, args=(0, server.stdin.fileno(), "in", True), daemon=True).start()
copy(server.stdout.fileno(), 1, "out", False)
sys.exit(server.wait())

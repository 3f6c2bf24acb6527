#!/usr/bin/env python3
"""Holds recorded sessions to the types of the protocol: check_messages.py PREFIX…  (PREFIX.in and PREFIX.out of record.py)

Needs lsprotocol. Every message of ours must have the protocol's shape, and every request of the editor exactly one answer; only where
a session ends without `shutdown` (the program was killed) the last requests may lack one. What the editor itself gets wrong is only
counted."""
import json
import re
import sys

from lsprotocol import converters, types

CONVERTER = converters.get_converter()


def messages(path):
    data, index = open(path, "rb").read(), 0
    while index < len(data):
        header = re.compile(rb"(?:[!-9;-~]+: *[^\r\n]*\r\n)+\r\n").match(data, index)
        if not header:
            raise ValueError(f"{path}: no header at byte {index}: {data[index:index + 40]!r}")
        length = int(re.search(rb"(?i)content-length: *(\d+)", header[0])[1])
        body = data[header.end():header.end() + length]
        if len(body) < length:
            return  # cut off when the editor ended
        yield json.loads(body)
        index = header.end() + length


def reason(error):
    while error.__cause__ is not None:
        error = error.__cause__
    inner = getattr(error, "exceptions", None)
    return "; ".join(reason(e) for e in inner)[:300] if inner else f"{type(error).__name__}: {error}"


class Session:
    """What one run of the server was asked, in order, and how often each was answered."""

    def __init__(self):
        self.asked, self.answered = {}, {}

    def take(self, message):
        yield from [f"asked twice with the id {message['id']}"] if message["id"] in self.asked else []
        self.asked[message["id"]] = message["method"]

    def unanswered(self):
        """The requests with another number of answers than one."""
        numbers = list(self.asked)
        if not any(self.asked[number] == "shutdown" and number in self.answered for number in numbers):
            while numbers and numbers[-1] not in self.answered:
                numbers.pop()  # killed while they were worked on
        for number in numbers:
            if self.answered.get(number, 0) != 1:
                yield f"{self.answered.get(number, 0)} answers to {self.asked[number]} ({number})"


def problems(prefix):
    sessions, count, theirs = [], 0, 0
    for message in messages(prefix + ".in"):
        count += 1
        if message.get("method") == "initialize":
            sessions.append(Session())
        if "method" in message and message.get("id") is not None:
            yield from sessions[-1].take(message)
        try:
            if message.get("method") in types.METHOD_TO_TYPES:
                CONVERTER.structure(message, types.METHOD_TO_TYPES[message["method"]][0])
        except Exception:
            theirs += 1
    current = -1
    for message in messages(prefix + ".out"):
        count += 1
        method = message.get("method")
        if message.get("jsonrpc") != "2.0":
            yield f"no jsonrpc: {message}"
        result = message.get("result")
        if not method and isinstance(result, dict) and "capabilities" in result:
            current += 1
            if current == len(sessions):
                yield "more sessions answered than begun"
                return
        session = sessions[max(current, 0)] if sessions else Session()
        try:
            if method:
                if method not in types.METHOD_TO_TYPES:
                    yield f"unknown method {method}"
                else:
                    CONVERTER.structure(message, types.METHOD_TO_TYPES[method][0])
                continue
            number = message["id"]
            session.answered[number] = session.answered.get(number, 0) + 1
            name = session.asked.get(number)
            if "result" in message and name in types.METHOD_TO_TYPES and types.METHOD_TO_TYPES[name][1]:
                CONVERTER.structure(message, types.METHOD_TO_TYPES[name][1])
            if number is not None and name is None:
                yield f"an answer to nothing: {number}"
        except Exception as error:
            yield f"{method or session.asked.get(message.get('id'))}: {reason(error)}"
    if current + 1 != len(sessions) or not sessions:
        yield f"{current + 1} of {len(sessions)} sessions answered"
    for session in sessions:
        yield from session.unanswered()
    requests = sum(len(session.asked) for session in sessions)
    print(f"{prefix}: {count} messages, {requests} requests in {len(sessions)} sessions, {theirs} of the editor's own off")


bad = 0
for prefix in sys.argv[1:]:
    for problem in problems(prefix):
        bad += 1
        print(f"{prefix}: {problem}")
sys.exit(1 if bad else 0)

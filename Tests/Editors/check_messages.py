#!/usr/bin/env python3
"""Holds recorded sessions to the types of the protocol: check_messages.py PREFIX…  (PREFIX.in and PREFIX.out of record.py)

Needs lsprotocol. Every message of ours must have the protocol's shape, and every request of the editor exactly one answer
before the stream ends; what the editor itself gets wrong is only counted."""
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


def problems(prefix):
    asked, answered, count, theirs = {}, {}, 0, 0
    for message in messages(prefix + ".in"):
        count += 1
        if "method" in message and message.get("id") is not None:
            asked.setdefault(message["id"], []).append(message["method"])
        try:
            if message.get("method") in types.METHOD_TO_TYPES:
                CONVERTER.structure(message, types.METHOD_TO_TYPES[message["method"]][0])
        except Exception:
            theirs += 1
    for message in messages(prefix + ".out"):
        count += 1
        method = message.get("method")
        if message.get("jsonrpc") != "2.0":
            yield f"no jsonrpc: {message}"
        try:
            if method:
                if method not in types.METHOD_TO_TYPES:
                    yield f"unknown method {method}"
                else:
                    CONVERTER.structure(message, types.METHOD_TO_TYPES[method][0])
            else:
                answered[message["id"]] = answered.get(message["id"], 0) + 1
                for name in asked.get(message["id"], [])[:1]:
                    if "result" in message and name in types.METHOD_TO_TYPES and types.METHOD_TO_TYPES[name][1]:
                        CONVERTER.structure(message, types.METHOD_TO_TYPES[name][1])
                if message["id"] is not None and message["id"] not in asked:
                    yield f"an answer to nothing: {message['id']}"
        except Exception as error:
            yield f"{method or asked.get(message.get('id'))}: {reason(error)}"
    for number, times in answered.items():
        if number is not None and number in asked and times != len(asked[number]):
            yield f"{times} answers to {asked[number]} ({number})"
    if not answered:
        yield "no answer at all"
    print(f"{prefix}: {count} messages, {theirs} of the editor's own off")


bad = 0
for prefix in sys.argv[1:]:
    for problem in problems(prefix):
        bad += 1
        print(f"{prefix}: {problem}")
sys.exit(1 if bad else 0)

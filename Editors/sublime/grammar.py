#!/usr/bin/env python3
"""Writes the TextMate grammar as a property list, for Sublime Text: grammar.py FILE"""
import json
import pathlib
import plistlib
import sys

grammar = json.loads((pathlib.Path(__file__).resolve().parents[2] / "Grammar" / "gouji.tmLanguage.json").read_text(encoding="utf-8"))
with open(sys.argv[1], "wb") as file:
    plistlib.dump(grammar, file)

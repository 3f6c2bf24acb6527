#!/usr/bin/env python3
"""Writes the TextMate grammar, the Kate definition and the Vim syntax file: generate.py [--check]

With --check nothing is written, and a file that is not as generated fails."""

import pathlib
import sys

import kate
import textmate
import vim

ROOT = pathlib.Path(__file__).resolve().parents[2]
FILES = {
    "Grammar/gouji.tmLanguage.json": textmate.TEXT,
    "Editors/kate/gouji.xml": kate.TEXT,
    "Editors/vim/syntax/gouji.vim": vim.TEXT,
}
stale = [name for name, text in FILES.items() if (ROOT / name).read_text(encoding="utf-8") != text]
if "--check" in sys.argv:
    print(
        *[f"not ok {name} is not as Grammar/highlighters generates it" for name in stale] or ["ok highlighters are as generated"],
        sep="\n",
    )
    sys.exit(1 if stale else 0)
for name in stale:
    (ROOT / name).write_text(FILES[name], encoding="utf-8")
    print(name)

"""The words of Grammar/gouji.ebnf."""

import pathlib
import re

EBNF = pathlib.Path(__file__).resolve().parents[1] / "gouji.ebnf"


def words(name):
    """The words in quotes of a production; of one in question marks, those behind its colon."""
    text = EBNF.read_text(encoding="utf-8")
    body = re.search(rf"^{name} +=(.*?) ;\n", text, re.DOTALL | re.MULTILINE)[1]
    body = re.sub(r"\(\*.*?\*\)", "", body, flags=re.DOTALL)
    listed = re.search(r"\? .*?: (.*) \?", body, re.DOTALL)
    return listed[1].split() if listed else re.findall(r'"([^"]+)"', body)


def alternatives(listed):
    """A regular expression for any of the words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(dict.fromkeys(listed), key=len, reverse=True))

"""A report made of the words of Grammar/gouji.ebnf: every unit behind a number, every directive, every comparison sign."""
import pathlib
import sys

sys.path.append(str(pathlib.Path(__file__).resolve().parents[2] / "Grammar" / "highlighters"))
from ebnf import words  # noqa: E402

UNITS = [
    word for name in ("amount unit", "percent unit", "points unit", "score unit", "multiple unit", "measure word")
    for word in words(name) if word != "/"]
COUNTED = words("count word")
DIRECTIVES = [word for word in words("directive rest")]
SIGNS = ["=", "≈", "≤", "≥", "<=", ">=", "<", ">"]


assert "".join(words("comparison sign")) == "".join(SIGNS), "the comparison signs of the grammar have changed"


def text():
    """The report, and for each of its lines what the server must find in it: (text, kind)."""
    lines, wanted = [], []
    for word in UNITS:
        lines.append(f"本年共计12{word}。")
        wanted.append((word, "decorator"))
    for word in COUNTED:
        lines.append(f"本年共计十二{word}。")
        wanted.append((word, "decorator"))
    for word in DIRECTIVES:
        lines += [f"@{word} 甲乙: 丙" if word == "忽略" else f"@{word} 甲乙 = 丙", ""]
        wanted += [(f"@{word}", "keyword"), None]
    for sign in SIGNS:
        lines.append(f"@勾稽 甲!乙 {sign} 丙!丁")
        wanted.append((sign[:1], "operator"))
    return "\n".join(lines) + "\n", wanted


def missing(source, wanted, tokens):
    """The words of the grammar that the server does not know."""
    lines = source.split("\n")
    found = {(line, lines[line][start:end], kind) for line, start, end, kind in tokens}
    for line, (word, kind) in [(line, each) for line, each in enumerate(wanted) if each]:
        if (line, word, kind) not in found:
            yield f"gouji.ebnf: “{word}” is no {kind} in “{lines[line]}”"

#!/usr/bin/env python3
"""Holds the highlighters to the language server: check.py [--record] GOUJI textmate|vim|kate|emacs …

Each engine tokenises the sample reports, the profiles, the file with every construct, the words of the EBNF, and every example of the
specification. Every character of every semantic token must lie in a class that Grammar/highlighting.json has for its kind, and what
a highlighter takes for a figure, a unit or a name must be one for the server. The pieces of the constructs, and in TextMate and Vim of the
sample report, are recorded in snapshots/, and a stale one fails; --record writes them anew."""
import importlib
import json
import pathlib
import re
import sys

import ebnf_words
from server_tokens import Server

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]
TABLE = json.loads((ROOT / "Grammar" / "highlighting.json").read_text(encoding="utf-8"))
ENGINES = {"textmate": "textmate_engine", "vim": "vim_syntax", "kate": "kate_syntax", "emacs": "emacs_faces"}
CONSTRUCTS, REPORT = HERE / "constructs.gouji", ROOT / "Tests" / "Samples" / "report.gouji"
FENCE = re.compile(r"^`{16} example (\w+)\n(.*?)^`{16}$", re.DOTALL | re.MULTILINE)


def examples():
    """The inputs of the specification's examples, with the line of each."""
    text = (ROOT / "Grammar" / "specification.md").read_text(encoding="utf-8")
    for match in FENCE.finditer(text):
        source = match[2].split("\n.\n")[0].replace("→", "\t")
        for part in re.split(r"^=== .*\n", source, flags=re.MULTILINE):
            if part.strip():
                yield f"specification.md:{text.count(chr(10), 0, match.start()) + 1}", part.rstrip("\n") + "\n"


def files():
    paths = [CONSTRUCTS, *sorted((ROOT / "Tests" / "Samples").rglob("*.gouji"))]
    paths += sorted((ROOT / "Sources").rglob("*.gouji"))
    for path in paths:
        yield str(path.relative_to(ROOT)), path.read_text(encoding="utf-8")


def lies_in(found, listed):
    return any(name == each or name.startswith(each + ".") for name in found for each in listed)


def kinds_of(engine, found):
    """The kinds that must be tokens of the server where these classes stand."""
    return [kind for kind in TABLE["only"] if found and lies_in(found[-1:], TABLE["kinds"][kind][engine])]


def compare(name, text, tokens, engine, classes):
    """What disagrees: characters of a token without its class, and figures, units and names that are none."""
    lines, covered = text.split("\n"), {}
    for line, start, end, kind in tokens:
        missing = [c for c in range(start, end) if not lines[line][c].isspace()
                   and not lies_in(classes.get((line, c), []), TABLE["kinds"][kind][engine])]
        covered.update({(line, c): kind for c in range(start, end)})
        if missing:
            at = missing[0]
            yield f"{name}:{line + 1}:{at + 1}: {kind} “{lines[line][start:end]}” is {classes.get((line, at), [])} in {engine}"
    for line, content in enumerate(lines):
        for column, character in enumerate(content):
            found = classes.get((line, column), [])
            wanted = kinds_of(engine, found)
            if not wanted or character.isspace() or lies_in(found, TABLE["formulas"][engine]):
                continue
            kind = covered.get((line, column))
            if kind not in wanted and kind not in TABLE["within"]["kinds"]:
                yield f"{name}:{line + 1}:{column + 1}: “{character}” is {found[-1]} in {engine}, and {kind or 'nothing'} for the server"


def pieces(text, classes):
    """The snapshot: each run of characters with the same classes, in order."""
    for line, content in enumerate(text.split("\n")):
        start = 0
        while start < len(content):
            found, end = classes.get((line, start)), start + 1
            while end < len(content) and classes.get((line, end)) == found:
                end += 1
            if found:
                yield f"{line + 1}:{start}-{end}\t{' '.join(found)}\t{content[start:end]}"
            start = end


def main(arguments):
    record = "--record" in arguments
    program, *engines = [a for a in arguments if a != "--record"]
    server = Server(program)
    words, wanted = ebnf_words.text()
    texts = [(name, text, list(server.tokens(text))) for name, text in [("gouji.ebnf", words), *files(), *examples()]]
    server.close()
    unknown = list(ebnf_words.missing(words, wanted, texts[0][2]))
    print(*unknown, f"{'not ok' if unknown else 'ok'} server: {len(wanted)} words of the grammar", sep="\n")
    bad = len(unknown)
    for engine in engines:
        classes_of = importlib.import_module(ENGINES[engine]).classes
        count, problems = 0, []
        for name, text, tokens in texts:
            count += len(tokens)
            problems += compare(name, text, tokens, engine, classes_of(text))
        for path in [CONSTRUCTS, REPORT] if engine in ("textmate", "vim") else [CONSTRUCTS]:
            text = path.read_text(encoding="utf-8")
            new = "\n".join(pieces(text, classes_of(text))) + "\n"
            golden = HERE / "snapshots" / f"{path.stem}.{engine}.tsv"
            if record:
                golden.parent.mkdir(exist_ok=True)
                golden.write_text(new, encoding="utf-8")
            elif not golden.exists() or golden.read_text(encoding="utf-8") != new:
                old = golden.read_text(encoding="utf-8").splitlines() if golden.exists() else []
                changed = [line for line in new.splitlines() if line not in set(old)][:5]
                problems.append(f"{golden.relative_to(ROOT)} is stale, --record writes it anew: {changed}")
        for problem in problems[:40]:
            print(problem)
        failed = len(problems)
        bad += failed
        print(f"{'not ok' if failed else 'ok'} {engine}: {count} tokens of {len(texts)} texts, {failed} disagreements", flush=True)
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""A real TextMate engine (babi's, over Oniguruma) with the grammar of this repository."""
import json
import pathlib
import shutil
import tempfile

from babi.highlight import Grammars, highlight_line

GRAMMAR = pathlib.Path(__file__).resolve().parents[2] / "Grammar" / "gouji.tmLanguage.json"


def tokens(text):
    """Each line's pieces with their scopes from the outermost inward: (line, start, end, scopes)."""
    with tempfile.TemporaryDirectory() as folder:
        scope = json.loads(GRAMMAR.read_text(encoding="utf-8"))["scopeName"]
        shutil.copy(GRAMMAR, f"{folder}/{scope}.json")
        compiler = Grammars(folder).compiler_for_scope(scope)
        state = compiler.root_state
        for number, line in enumerate(text.split("\n")):
            state, regions = highlight_line(compiler, state, line + "\n", first_line=number == 0)
            for region in regions:
                end = min(region.end, len(line))
                if region.start < end:
                    yield number, region.start, end, region.scope


def classes(text):
    """For each character its scopes behind the root, without the language's name at their end: {(line, column): [scope]}"""
    found = {}
    for line, start, end, scopes in tokens(text):
        for column in range(start, end):
            found[line, column] = [scope.removesuffix(".gouji") for scope in scopes[1:]]
    return found

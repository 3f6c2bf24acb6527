"""A real KSyntaxHighlighting engine (kate-syntax-highlighter) with the definition of this repository.

It writes HTML with colours and no names, so each of the definition's attributes gets a colour of its own before."""
import html
import os
import pathlib
import re
import subprocess
import tempfile
import xml.etree.ElementTree as ElementTree

DEFINITION = pathlib.Path(__file__).resolve().parents[2] / "Editors" / "kate" / "gouji.xml"
SPAN = re.compile(r'<span style="([^"]*)">|</span>|([^<]+)')


def classes(text):
    """For each character the name of its attribute: {(line, column): [attribute]}"""
    tree = ElementTree.parse(DEFINITION)
    names = {}
    for index, item in enumerate(tree.iter("itemData")):
        colour = f"#{index + 1:02x}a5c3"
        item.attrib.update(color=colour, bold="false", italic="false")
        names[colour] = item.attrib["name"]
    with tempfile.TemporaryDirectory() as folder:
        syntax = pathlib.Path(folder, "org.kde.syntax-highlighting", "syntax")
        syntax.mkdir(parents=True)
        tree.write(syntax / "gouji.xml", encoding="UTF-8", xml_declaration=True)
        source = pathlib.Path(folder, "text.gouji")
        source.write_text(text, encoding="utf-8", newline="")
        run = subprocess.run(
            ["kate-syntax-highlighter", "-s", "Gouji", str(source)], capture_output=True, timeout=120,
            env={**os.environ, "XDG_DATA_HOME": folder, "LC_ALL": "C.UTF-8", "QT_QPA_PLATFORM": "offscreen"})
    # What the engine says of a definition (an unknown context, a regular expression that is none) goes to standard error.
    if run.returncode or run.stderr.strip():
        raise RuntimeError(run.stderr.decode())
    body = re.search(r"<pre[^>]*>\n?(.*)</pre>", run.stdout.decode(), re.DOTALL)[1].split("\n")
    found = {}
    for line, (content, markup) in enumerate(zip(text.split("\n"), body)):
        style, column = "", 1 if line == 0 and text.startswith("\ufeff") else 0
        for match in SPAN.finditer(markup):
            if match[2] is None:
                style = match[1] or ""
                continue
            colour = re.search(r"(?<![-\w])color:(#\w+)", style)
            for character in html.unescape(match[2]):
                if colour and colour[1] in names and names[colour[1]] != "Normal":
                    found[line, column] = [names[colour[1]]]
                column += 1
        if column != len(content):
            raise RuntimeError(f"line {line + 1}: {column} characters of {len(content)} came back: {markup[:200]}")
    return found

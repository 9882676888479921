"""Reads exported CSV with Python's `csv`, and imports it again. See scripts/validate-csv."""

import csv
import io
import json
import pathlib
import re
import subprocess
import sys
import tempfile

TODAY = "2026-11-21"
FORMULAS = tuple("=+-@\t\r＝＋－＠")
HOSTILE = [
    "=HYPERLINK(\"http://x.example\")", "+1", "-1", "@SUM(1)", " =1", "'=1", "''=1", "'t Hooft",
    "a;=1", "a,b\"c\"", "\"=1", "＝1", "x\u2028=1", "Öl & Gas", "李娜", "👩‍👩‍👧‍👦", "1,5", "; \"=1",
]


def run(program, *arguments, status=0):
    done = subprocess.run([program, *arguments, "--today", TODAY], capture_output=True)
    assert done.returncode == status, (arguments, done.returncode, done.stderr.decode())
    return done.stdout


def duties(program, journal):
    read = json.loads(run(program, "agenda", "--format", "json", "--all", "--journal", journal))
    for duty in read["duties"]:
        del duty["line"]
    return read["duties"], read["quiet"], read["applications"]


def make_hostile(journal):
    for number, text in enumerate(HOSTILE):
        value = json.dumps(text, ensure_ascii=False)
        item = re.sub(r"([\\`*_\[\]<&~])", r"\\\1", text)
        (journal / f"{number}.md").write_text(
            f"---\ncompany: {value}\nrole: {value}\nlocation: {value}\ntags: [{value}, {value}]\n"
            f"source: {value}\n---\n\n## Log\n\n- 2026-11-20 Heard: {item}\n"
            f"- 2026-11-20 Promised: {item} by 2026-11-30\n", encoding="utf-8")


def check(program, journal, scratch):
    """Compares what Python reads with what the program says in JSON."""
    raw = run(program, "export", "csv", "--journal", journal)
    assert raw.startswith(b"\xef\xbb\xbf"), "no byte order mark"
    text = raw.decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    assert all(len(row) == len(rows[0]) for row in rows), "rows of different length"
    outside = re.sub(r'"[^"]*"', "", text)
    assert outside.count("\r\n") == outside.count("\n") == len(rows), "other line ends than CRLF"
    for row in rows:
        for cell in row:
            for piece in re.split("[;\t\r\n]", cell):
                assert not piece.lstrip("\" \u00a0\u2028").startswith(FORMULAS), repr(cell)
    before, quiet, applications = duties(program, journal)
    read = [dict(zip(rows[0], row)) for row in rows[1:]]

    def plain(cell):
        return re.sub(r"(^|[;\t\n])'(?=['\"\s]*[=+\-@＝＋－＠])", r"\1", cell)

    for application, row in zip(applications, read, strict=True):
        for key in ("file", "company", "role", "status"):
            assert plain(row[key]) == (application[key] or ""), (key, row[key], application[key])

    (scratch / "export.csv").write_bytes(raw)
    copy = scratch / "copy"
    copy.mkdir()
    for name in ("jobjournal.yml", "holidays"):
        if (pathlib.Path(journal) / name).exists():
            subprocess.run(["cp", "-r", pathlib.Path(journal) / name, copy], check=True)
    run(program, "import", scratch / "export.csv", "--write", "--journal", copy)
    again = run(program, "export", "csv", "--journal", copy)
    assert again == raw, "another export after import"
    after, quiet_after, applications_after = duties(program, copy)
    assert applications_after == applications, "other applications after import"
    assert quiet_after == quiet, "another quiet after import"
    for duty, other in zip(before, after, strict=True):
        assert duty == other, (duty, other)
    return len(read), len(before)


def main():
    program = str(pathlib.Path(sys.argv[1]).resolve())
    top = pathlib.Path(__file__).resolve().parent.parent
    with tempfile.TemporaryDirectory() as path:
        scratch = pathlib.Path(path)
        hostile, generated = scratch / "hostile", scratch / "generated"
        hostile.mkdir()
        (hostile / "jobjournal.yml").touch()
        make_hostile(hostile)
        subprocess.run(
            [sys.executable, top / "Benchmarks/generate.py", generated, "--applications", "300"],
            check=True, stdout=subprocess.DEVNULL)
        for journal in (top / "samples", generated, hostile):
            place = scratch / f"of-{journal.name}"
            place.mkdir()
            count, duty_count = check(program, journal, place)
            print(f"{journal.name}: {count} rows read as meant, {duty_count} duties as before.")


main()
